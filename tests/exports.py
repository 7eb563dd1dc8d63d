"""Exports as platforms write them, small: file, content, platform, and who is in it.

Everybody is invented. Each person is given by what a list keeps of them.
"""

BOM = "\ufeff"


def p(name, /, **values):
    return {"name": name, **values}


PLATFORM_EXPORTS = {
    "google-en.csv": (
        'Timestamp,Email Address,What is your full name?,"Organisation\n(if any)",May we publish'
        " your name?\n"
        "2026/10/14 6:12:05 PM GMT+3,ada@example.org,Ada Example,Example News,Yes\n"
        "2026/10/15 6:12:05 PM GMT+3,bo@example.org,Bo Example,,No\n",
        "google-forms",
        [
            p("Ada Example", email="ada@example.org", affiliation="Example News", consent="yes",
              signed="2026-10-14"),
            p("Bo Example", email="bo@example.org", consent="no", signed="2026-10-15"),
        ],
    ),
    "google-fr.csv": (
        "Horodateur,Adresse e-mail,Nom et prénom,Fonction,Pays,J'accepte que mon nom soit publié\n"
        "14/10/2026 18:12:05,zoe@example.org,Zoé Exemple,Avocate,Belgique,Oui\n",
        "google-forms",
        [p("Zoé Exemple", email="zoe@example.org", role="Avocate", country="Belgique",
           consent="yes", signed="2026-10-14")],
    ),
    "google-es.csv": (
        "Marca temporal,Dirección de correo electrónico,Nombre y apellidos,¿Autoriza publicar su"
        " nombre?\n14/10/2026 9:01:00,ines@example.org,Inés Ejemplo,Sí\n",
        "google-forms",
        [p("Inés Ejemplo", email="ines@example.org", consent="yes", signed="2026-10-14")],
    ),
    "google-ru.csv": (
        "Отметка времени,Адрес электронной почты,Ваше имя и фамилия,Место работы,Согласны ли вы на"
        " публикацию имени?\n14.10.2026 18:12:05,an@example.org,Анна Примерова,Пример,"
        '"Да, согласна"\n',
        "google-forms",
        [p("Анна Примерова", email="an@example.org", affiliation="Пример", consent="yes",
           signed="2026-10-14")],
    ),
    "google-be.csv": (
        "Пазнака часу,Імя і прозвішча,Арганізацыя,Краіна,Ці згодныя вы на публікацыю?\n"
        "14.10.2026 18:12:05,Алена Прыклад,Праваабарончы цэнтр,Літва,Так\n",
        "google-forms",
        [p("Алена Прыклад", affiliation="Праваабарончы цэнтр", country="Літва", consent="yes",
           signed="2026-10-14")],
    ),
    "google-uk.csv": (
        "Позначка часу,Електронна пошта,Прізвище та ім'я,Посада,Чи даєте ви згоду на публікацію?\n"
        "14.10.2026 18:12:05,ok@example.org,Приклад Оксана,Юристка,Ні\n",
        "google-forms",
        [p("Приклад Оксана", email="ok@example.org", role="Юристка", consent="no",
           signed="2026-10-14")],
    ),
    "google-pl.csv": (
        "Sygnatura czasowa,Adres e-mail,Imię i nazwisko,Stanowisko,Kraj,Czy wyrażasz zgodę na"
        " publikację?\n14.10.2026 18:12:05,ola@example.org,Ola Przykład,Prawniczka,Polska,Tak\n",
        "google-forms",
        [p("Ola Przykład", email="ola@example.org", role="Prawniczka", country="Polska",
           consent="yes", signed="2026-10-14")],
    ),
    "google-de.csv": (
        "Zeitstempel,E-Mail-Adresse,Vor- und Nachname,Beruf,Einrichtung,Darf Ihr Name"
        " veröffentlicht werden?\n"
        "14.10.2026 18:12:05,jo@example.org,Jörg Beispiel,Lehrer,Beispiel e. V.,Ja\n",
        "google-forms",
        [p("Jörg Beispiel", email="jo@example.org", role="Lehrer", affiliation="Beispiel e. V.",
           consent="yes", signed="2026-10-14")],
    ),
    "google-ar.csv": (
        "طابع زمني,البريد الإلكتروني,الاسم الكامل,الدولة,هل توافق على نشر اسمك؟\n"
        "2026/10/14 18:12:05,layla@example.org,ليلى مثال,مصر,نعم\n",
        "google-forms",
        [p("ليلى مثال", email="layla@example.org", country="مصر", consent="yes",
           signed="2026-10-14")],
    ),
    "google-shown.csv": (
        "Timestamp,Full name,How should your name be shown?,Consent\n"
        "2026-10-14 18:12,Ada Example,With my full name,yes\n"
        "2026-10-14 18:13,Bo Example,Initials only,yes\n"
        "2026-10-14 18:14,Cy Example,Only my role,yes\n"
        "2026-10-14 18:15,Di Example,Anonymously,yes\n"
        "2026-10-14 18:16,Ed Example,Do not show my name,yes\n",
        "google-forms",
        [
            p(f"{name} Example", shown=shown, consent="yes", signed="2026-10-14")
            for name, shown in (("Ada", "named"), ("Bo", "initials"), ("Cy", "role"),
                                ("Di", "unnamed"), ("Ed", "unnamed"))
        ],
    ),
    "google-twice.csv": (
        "Timestamp,Name,Name,Comment,Comment\n2026-10-14,Ada Example,,Good,Bad\n",
        "google-forms",
        [p("Ada Example", comment="Good", signed="2026-10-14")],
    ),
    "microsoft.csv": (
        "ID,Start time,Completion time,Email,Name,What is your name?,Organization,Do you agree?\n"
        "1,9/9/26 17:59,9/9/26 18:01,anonymous,Anonymous,Ada Example,Example News,Yes\n"
        "2,9/9/26 18:59,9/9/26 19:01,anonymous,Anonymous,Bo Example,,Yes\n",
        "microsoft-forms",
        [
            p("Ada Example", affiliation="Example News", consent="yes", signed="2026-09-09"),
            p("Bo Example", consent="yes", signed="2026-09-09"),
        ],
    ),
    "microsoft-old.csv": (
        "Id,Start time,Completion time,Email,Name,Last modified time,Role\n"
        "1,10/14/26 17:59,10/14/26 18:01,ada@example.org,Ada Example,,Editor\n",
        "microsoft-forms",
        [p("Ada Example", email="ada@example.org", role="Editor", signed="2026-10-14")],
    ),
    "typeform.csv": (
        "#,<strong>What is your name?</strong>,Your email,Response Type,Start Date (UTC),"
        "Stage Date (UTC),Submit Date (UTC),Network ID,Tags\n"
        "a1,Ada Example,ada@example.org,completed,2026-10-14 18:10:00,,2026-10-14 18:12:00,n1,\n"
        "a2,Bo Example,,partial,2026-10-14 18:10:00,,,n2,\n",
        "typeform",
        [p("Ada Example", email="ada@example.org", signed="2026-10-14")],
    ),
    "tally.csv": (
        "Submission ID,Respondent ID,Submitted at,First name,Last name,Email\n"
        "s1,r1,2026-10-14 18:12:00,Ada,Example,ada@example.org\n",
        "tally",
        [p("Ada Example", email="ada@example.org", signed="2026-10-14")],
    ),
    "kobo.csv": (
        '"Full name";"Country";"_id";"_uuid";"_submission_time";"_validation_status";"_notes";'
        '"_status";"_submitted_by";"_tags";"_index"\r\n'
        '"Ada Example";"BY";"7";"u-1";"2026-10-14T18:12:05";"";"";"sent";"";"";"1"\r\n',
        "kobotoolbox",
        [p("Ada Example", country="BY", signed="2026-10-14")],
    ),
    "limesurvey.csv": (
        '"id. Response ID","submitdate. Date submitted","lastpage. Last page",'
        '"startlanguage. Start language","seed. Seed","startdate. Date started",'
        '"datestamp. Date last action","ipaddr. IP address","refurl. Referrer URL",'
        '"q1. What is your full name?","q2. Your e-mail"\n'
        '"1","2026-10-14 18:12:05","2","be","5","2026-10-14 18:01:00","2026-10-14 18:12:05",'
        '"1.2.3.4","https://example.org/x","Ada Example","ada@example.org"\n'
        '"2","","1","be","6","2026-10-14 18:01:00","2026-10-14 18:12:05","1.2.3.4","","Bo",""\n',
        "limesurvey",
        [p("Ada Example", email="ada@example.org", lang="be", signed="2026-10-14")],
    ),
    "limesurvey-codes.csv": (
        "id,submitdate,lastpage,startlanguage,seed,ipaddr,refurl,name,email\n"
        "1,2026-10-14 18:12:05,2,uk,5,1.2.3.4,,Оксана Приклад,ok@example.org\n",
        "limesurvey",
        [p("Оксана Приклад", email="ok@example.org", lang="uk", signed="2026-10-14")],
    ),
    "nextcloud.csv": (
        BOM + '"Submission ID","User ID","User display name","Timestamp","Full name","Phone"\n'
        '"submission_id","user_id","user_display_name","timestamp","question-id-12",'
        '"question-id-13"\n'
        '"5","ada","ada","2026-10-14T18:12:05+02:00","Ada Example","\'+375 29 000"\n',
        "nextcloud-forms",
        [p("Ada Example", phone="+375 29 000", signed="2026-10-14")],
    ),
    "nextcloud-de.csv": (
        BOM + '"Einsendungs-ID","Benutzer-ID","Anzeigename","Zeitstempel","Name","Organisation"\n'
        '"submission_id","user_id","user_display_name","timestamp","question-id-12",'
        '"question-id-13"\n"5","","Anonym","2026-10-14T18:12:05+02:00","Jörg Beispiel","X"\n',
        "nextcloud-forms",
        [p("Jörg Beispiel", affiliation="X", signed="2026-10-14")],
    ),
    "cryptpad.json": (
        '{"questions": {"q1": "Full name", "q2": "Your organisation"}, "responses": '
        '[{"_time": 1791966725000, "_name": "guest", "q1": "Ada Example", "q2": "Example News"}]}',
        "cryptpad-forms",
        [p("Ada Example", affiliation="Example News", signed="2026-10-14")],
    ),
    "mailchimp.csv": (
        "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,"
        "CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,LAST_CHANGED,LEID,EUID,"
        "NOTES,TAGS\nada@example.org,Ada,Example,2,2026-10-14 18:00:00,1.2.3.4,2026-10-14 18:12:05,"
        "1.2.3.4,53.9,27.5,3,3,Europe/Minsk,BY,HM,2026-10-14,12,ab3,,\n",
        "mailchimp",
        [p("Ada Example", email="ada@example.org", country="BY", signed="2026-10-14")],
    ),
    "action-network.csv": (
        "uuid,first_name,last_name,email,zip_code,can2_user_city,can2_user_state,can2_user_tags,"
        "can2_subscription_status,can2_sms_status,can2_phone\n"
        "u1,Ada,Example,ada@example.org,10115,Berlin,,,subscribed,,\n",
        "action-network",
        [p("Ada Example", email="ada@example.org")],
    ),
    "proca.csv": (
        "campaignName,actionPageName,actionType,contact.first_name,contact.last_name,"
        "contact.email,contact.phone,contact.postcode,contact.country,created,id,optIn\n"
        "housing,p,petition,Ada,Example,ada@example.org,,10115,DE,2026-10-14T18:12:05Z,9,true\n",
        "proca",
        [p("Ada Example", email="ada@example.org", country="DE", signed="2026-10-14")],
    ),
    "pytition.csv": (
        "first_name,last_name,phone,email,subscribed_to_mailinglist,confirmed\n"
        "Ada,Example,,ada@example.org,False,True\nBo,Example,,bo@example.org,False,False\n",
        "pytition",
        [p("Ada Example", email="ada@example.org")],
    ),
    "eff.csv": (
        "first_name,last_name,email,zipcode,country_code,created_at\n"
        "Ada,Example,ada@example.org,94109,US,2026-10-14 18:12:05 UTC\n",
        "eff-action-center",
        [p("Ada Example", email="ada@example.org", country="US", signed="2026-10-14")],
    ),
    "eff-stray-comma.csv": (
        '"full_name,","institution,",email\nAda Example,Example News,ada@example.org\n',
        "eff-action-center",
        [p("Ada Example", affiliation="Example News", email="ada@example.org")],
    ),
    "webform.csv": (
        'Submission Details,,,,,,Answers,\n,,,,,,,\n'
        "Serial,SID,Time,Draft,IP Address,UID,Your full name,Your e-mail\n"
        "1,11,2026-10-14 18:12,0,1.2.3.4,0,Ada Example,ada@example.org\n"
        "2,12,2026-10-14 18:13,1,1.2.3.4,0,Bo Example,\n",
        "drupal-webform",
        [p("Ada Example", email="ada@example.org", signed="2026-10-14")],
    ),
    "jotform.csv": (
        "Submission Date,Full Name,E-mail\n2026-10-14 18:12:05,Ada Example,ada@example.org\n",
        "jotform",
        [p("Ada Example", email="ada@example.org", signed="2026-10-14")],
    ),
    "change.csv": (
        "name,city,state_province,country_code,country_name,signed_at\n"
        "Ada Example,Minsk,,BY,Belarus,2026-10-14\n",
        "change-org",
        [p("Ada Example", country="BY", signed="2026-10-14")],
    ),
}  # fmt: skip
LIST_EXPORTS = {
    "people.md": (
        "# Letter\n\n### Organizations\n- [Example Centre](https://example.org)\n\n"
        "### Individuals\n1. Ada Example (University of Example)\n"
        "2. Bo  Example ([@bo](https://example.org/bo)), Editor at Example News\n",
        "repository",
        [
            p("Example Centre", kind="organisation", link="https://example.org"),
            p("Ada Example", kind="person", affiliation="University of Example"),
            p("Bo Example", kind="person", role="Editor", affiliation="Example News",
              link="https://example.org/bo"),
        ],
    ),
    "people.yaml": (
        '- name: "Example: the body"\n  link: example.org\n- name: Ada\tExample\n',
        "list",
        [p("Example: the body", link="https://example.org"), p("Ada Example")],
    ),
    "family-first.txt": (
        "Example Ada | Editor, Example News\nExample Bo | Lawyer\nПример Анна | Инженер, Пример\n",
        "list",
        [
            p("Example Ada", role="Editor", affiliation="Example News"),
            p("Example Bo", role="Lawyer"),
            p("Пример Анна", role="Инженер", affiliation="Пример"),
        ],
    ),
    "addresses.txt": (
        "- Ada Example <ada@example.org>\n- Bo Example <bo@example.org>\n",
        "list",
        [p("Ada Example", email="ada@example.org"), p("Bo Example", email="bo@example.org")],
    ),
    "brackets.csv": (
        "Name\nAda Example (Example News)\nBo Example (Example Centre)\nCy Example (Example)\n"
        "Di Example (X)\nEd Example\n",
        "list",
        [
            p("Ada Example", affiliation="Example News"),
            p("Bo Example", affiliation="Example Centre"),
            p("Cy Example", affiliation="Example"),
            p("Di Example", affiliation="X"),
            p("Ed Example"),
        ],
    ),
    "some-brackets.csv": (
        "Name\nAda Example (Jr.)\nBo Example\nCy Example\n",
        "list",
        [p("Ada Example (Jr.)"), p("Bo Example"), p("Cy Example")],
    ),
    "roles.txt": (
        "Ada Example, Editor at Example News\nBo Example, Lawyer at Example Centre\n"
        "Cy Example, Teacher at Example School\n",
        "list",
        [
            p("Ada Example", role="Editor", affiliation="Example News"),
            p("Bo Example", role="Lawyer", affiliation="Example Centre"),
            p("Cy Example", role="Teacher", affiliation="Example School"),
        ],
    ),
    "organisation-person.csv": (
        "Organisation,Country\nExample Centre (Ada Example),PL\nExample News (Bo Example),LT\n"
        "Example (Cy Example),UA\n",
        "list",
        [
            p("Ada Example", affiliation="Example Centre", country="PL"),
            p("Bo Example", affiliation="Example News", country="LT"),
            p("Cy Example", affiliation="Example", country="UA"),
        ],
    ),
    "semicolons.csv": (
        "Фамилия;Имя;Отчество;Должность\nПримерова;Анна;Петровна;Учитель, 1-я школа\n",
        "list",
        [p("Анна Петровна Примерова", role="Учитель, 1-я школа")],
    ),
    "tabs.tsv": ("Name\tEmail\nAda Example\tada@example.org\n", "list",
                 [p("Ada Example", email="ada@example.org")]),
    "utf-16.csv": ("Name\tCountry\r\nЁжи Прыклад\tBY\r\n".encode("utf-16"), "list",
                   [p("Ёжи Прыклад", country="BY")]),
    "put-together.csv": (
        BOM + "name,email\nAda Example,ada@example.org\n" + BOM + "name,email\n"
        + BOM + "Bo Example,bo@example.org\n",
        "list",
        [p("Ada Example", email="ada@example.org"), p("Bo Example", email="bo@example.org")],
    ),
    "total.csv": (
        "Name,Country\nAda Example,BY\nBo Example,PL\nTotal:,2\n",
        "list",
        [p("Ada Example", country="BY"), p("Bo Example", country="PL")],
    ),
    "two-headers.csv": (
        "Signatories of the letter,,,\nFull name,Email,Country,\nAda Example,ada@example.org,BY,\n",
        "list",
        [p("Ada Example", email="ada@example.org", country="BY")],
    ),
    "empty-columns.csv": (
        "Name,,Email,\nAda Example,,ada@example.org,\n,,,\nBo Example,a hat,,\n",
        "list",
        [p("Ada Example", email="ada@example.org"), p("Bo Example")],
    ),
    "line-breaks.csv": (
        'Name,Organisation,Comment\n"Ada\nExample","Example\r\nNews","one\ntwo"\n',
        "list",
        [p("Ada Example", affiliation="Example News", comment="one\ntwo")],
    ),
    "masked.csv": ("Name\nAda\u202e Exa\x07mple\n", "list", [p("Ada Example")]),
    "formula.csv": ("Name,Phone\n'=cmd(),'+375 29\n", "list", [p("'=cmd()", phone="+375 29")]),
    "titles.csv": (
        "Name\nDr. Ada EXAMPLE\nProf. Bo Example\nПРИМЕРОВА Анна\n",
        "list",
        [p("Dr. Ada EXAMPLE"), p("Prof. Bo Example"), p("ПРИМЕРОВА Анна")],
    ),
    "unfilled.csv": ("Name,City\nAda Example,Minsk\n,Minsk\n", "list", [p("Ada Example")]),
    "months.csv": (
        "Name,Date\nAda Example,10/01/2026\nBo Example,10/14/2026\n",
        "list",
        [p("Ada Example", signed="2026-10-01"), p("Bo Example", signed="2026-10-14")],
    ),
    "days.csv": (
        "Name,Date\nAda Example,01/10/2026\nBo Example,14/10/2026\n",
        "list",
        [p("Ada Example", signed="2026-10-01"), p("Bo Example", signed="2026-10-14")],
    ),
    "dots.csv": (
        "Name,Date\nAda Example,01.10.2026\nBo Example,02.10.2026\n",
        "list",
        [p("Ada Example", signed="2026-10-01"), p("Bo Example", signed="2026-10-02")],
    ),
    "future.csv": (
        "Name,Date\nAda Example,01/12/2026\nBo Example,02/11/2026\n",
        "list",
        [p("Ada Example", signed="2026-01-12"), p("Bo Example", signed="2026-02-11")],
    ),
}  # fmt: skip
EXPORTS = PLATFORM_EXPORTS | LIST_EXPORTS
