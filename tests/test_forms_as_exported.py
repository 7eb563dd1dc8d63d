"""Exports of forms as platforms write them: boxes nobody ticked, answers never sent, accounts.

All people are invented. What decides who is named is never guessed.
"""

import io
import json
import shlex

import openpyxl
import pytest

from letterkit.text.shell import quoted

TICKS = """\
Timestamp,Name,{}
2026-11-13 10:00:00,Ada Example,"{}"
2026-11-13 10:01:00,Bo Example,
2026-11-13 10:02:00,Cy Example,{}
"""


def shown(desk):
    """How each person is shown, by the beginning of their name."""
    return {row["name"].split()[0]: row.get("shown") or "named" for row in desk.rows}


@pytest.mark.parametrize(
    ("title", "both", "one"),
    [
        ('"Which of these may we publish? (tick all that apply)"', "My name, My city", "My city"),
        ("What may be shown publicly?", "Name, Affiliation", "Affiliation"),
        ("Show on the public list", "Name; Affiliation", "Affiliation"),
        ("Which of these may we publish?", "My name, My affiliation", "None of these"),
        ("Was dürfen wir veröffentlichen?", "Name, Funktion", "Funktion"),
        ("Was dürfen wir veröffentlichen?", "Name, Funktion", "Nichts davon"),
        ("Que pouvons-nous publier ?", "Mon nom, Ma fonction", "Rien"),
        ("¿Qué podemos publicar?", "Nombre, Cargo", "Cargo"),
        ("Co możemy opublikować?", "Imię i nazwisko, Funkcja", "Funkcja"),
        ("Что можно опубликовать?", "Имя, Должность", "Ничего из этого"),
        ("Што можна апублікаваць?", "Імя, Пасада", "Пасада"),
        ("Що можна опублікувати?", "Ім'я, Посада", "Посада"),
        ("ماذا يمكننا نشره؟", "الاسم, الوظيفة", "الوظيفة"),
    ],
)
def test_someone_who_ticked_nothing_that_may_be_shown_is_not_named(desk, title, both, one):
    assert desk.add("form.csv", TICKS.format(title, both, one)) == 0, desk.said
    assert shown(desk) == {"Ada": "named", "Bo": "unnamed", "Cy": "unnamed"}
    assert "ignored when deciding" not in desk.said
    assert "detail: " not in desk.said


@pytest.mark.parametrize("ending", ["json", "jsonl", "yaml"])
def test_an_empty_list_of_what_may_be_shown_shows_nothing(desk, ending):
    people = [
        {"name": "Ada Example", "show": ["name", "role"]},
        {"name": "Bo Example", "show": []},
        {"name": "Cy Example", "show": ["role"]},
    ]
    text = json.dumps(people)
    if ending == "jsonl":
        text = "\n".join(map(json.dumps, people))
    assert desk.add(f"list.{ending}", text) == 0, desk.said
    assert shown(desk) == {"Ada": "named", "Bo": "unnamed", "Cy": "unnamed"}


@pytest.mark.parametrize("field", ["consent", "shown"])
def test_an_empty_box_stays_one_whatever_the_column_is_mapped_to(desk, field):
    """Options that no rule knows stop, and no answer names people who ticked none."""
    text = TICKS.format("Tick what may appear", "My name, My cat", "My cat")
    assert desk.add("form.csv", text) == 2
    given = [
        f"Tick what may appear={field}",
        "Tick what may appear: My name, My cat=named",
        "Tick what may appear: My cat=unnamed",
    ]
    maps = [each for text in given for each in ("--map", text)]
    assert desk.add("form.csv", text, *maps) == 0, desk.said
    assert shown(desk) == {"Ada": "named", "Bo": "unnamed", "Cy": "unnamed"}


def test_an_answer_beside_a_yes_is_no_box(desk):
    text = TICKS.format("May we publish your name?", "Yes, my name", "No")
    assert desk.add("form.csv", text) == 0, desk.said
    assert desk.column("consent") == ["yes", "yes", "no"]


def test_a_column_is_mapped_by_the_title_that_its_file_has(desk):
    title = "Which of these may we publish?"
    text = TICKS.format(title, "My name, My city", "My city")
    assert desk.add("form.csv", text, "--map", f"{title}=private") == 0, desk.said
    assert desk.add("form.csv", text, "--map", "Nothing=private") == 2
    assert title in desk.said
    assert "detail: " not in desk.said


LIMESURVEY = """\
"{}","{}","{}","{}","Seed","Your name","May we publish your name?"
"1","2026-11-13 10:00:00","2","en","55","Ada Example","Yes"
"2","","1","en","56","Bo Example","Yes"
"""


@pytest.mark.parametrize(
    "titles",
    [
        ("Response ID", "Date submitted", "Last page", "Start language"),
        ("Antwort ID", "Datum Abgeschickt", "Letzte Seite", "Start-Sprache"),
        ("ID de la réponse", "Date de soumission", "Dernière page", "Langue de départ"),
        ("ID odpowiedzi", "Data zakończenia", "Ostatnia strona", "Język początkowy"),
        ("ID ответа", "Дата отправки", "Последняя страница", "Начальный язык"),
        ("ID de respuesta", "Fecha de envío", "Última página", "Lenguaje inicial"),
        ("id. Response ID", "submitdate. Date submitted", "lastpage. Last page", "startlanguage"),
    ],
)
def test_an_answer_that_was_never_sent_off_is_no_signature(desk, titles):
    assert desk.add("results.csv", LIMESURVEY.format(*titles)) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert desk.column("signed") == ["2026-11-13"]
    assert "never sent off" in desk.said


def test_tally_without_a_day_was_not_sent_off(desk):
    text = (
        "Submission ID,Respondent ID,Submitted at,Name,Publish my name\n"
        "a,b,2026-11-13 10:00:00,Ada Example,Yes\nc,d,,Bo Example,Yes\n"
    )
    assert desk.add("tally.csv", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize(
    "title",
    [
        "Date submitted", "submitted_at", "Eingereicht am", "Date d'envoi", "Fecha de envío",
        "Data wysłania", "Дата отправки", "Дата надсилання", "Дата адпраўкі", "تاريخ الإرسال",
    ],
)  # fmt: skip
def test_answers_without_a_day_of_sending_among_others_stop_and_the_hint_works(desk, title):
    text = f"Name,{title},Publish my name\nAda Example,2026-11-13,Yes\nBo Example,,Yes\n"
    assert desk.add("form.csv", text) == 2
    assert title in desk.said
    assert "it is not clear whether they sign" in desk.said
    out = f"{title}: (no answer)=out"
    assert quoted(out) in desk.said
    assert desk.add("form.csv", text, "--map", out) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert desk.add("form.csv", text, "--map", f"{title}: (no answer)=in") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Example"]


def test_a_day_of_sending_that_all_or_none_have_asks_nothing(desk):
    assert desk.add("a.csv", "Name,Submitted at\nAda Example,2026-11-13\n") == 0, desk.said
    assert desk.add("b.csv", "Name,Submitted at\nBo Example,\nCy Example,\n") == 0, desk.said
    assert desk.add("c.csv", "Name,Signed on\nDi Example,2026-11-13\n") == 0


def test_one_round_settles_all_columns(desk):
    text = (
        "Name,Tick what may appear,Submitted at\n"
        'Ada Example,"My name, My cat",2026-11-13\nBo Example,My cat,\n'
    )
    assert desk.add("form.csv", text) == 2
    hint = desk.said.partition("hint: ")[2]
    assert "Submitted at: (no answer)=out" in hint
    assert "Tick what may appear=consent" in hint


@pytest.mark.parametrize("text", ["Doesn't matter=unnamed", "a b", "it's $5", "plain", 'say "x"'])
def test_what_is_to_be_typed_is_what_a_shell_reads(text):
    assert shlex.split(quoted(text)) == [text]


def test_an_apostrophe_stands_in_double_quotes():
    assert quoted("Doesn't matter=unnamed") == '"Doesn\'t matter=unnamed"'


def workbook(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "titles",
    [
        ("ID", "Start time", "Completion time", "Email", "Name", "Your name"),
        ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Ihr Name"),
        ("ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
         "Votre nom complet"),
        ("Identyfikator", "Godzina rozpoczęcia", "Godzina ukończenia", "Adres e-mail", "Nazwa",
         "Imię i nazwisko"),
        ("ИД", "Время начала", "Время выполнения", "Адрес электронной почты", "Имя",
         "Ваше полное имя"),
        ("Id", "Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre",
         "Nombre completo"),
        # In a language that nothing here knows.
        ("ID", "Starttijd", "Tijd van voltooien", "E-mail", "x", "Your name"),
    ],
)  # fmt: skip
def test_the_account_of_an_answer_is_no_wish(desk, titles):
    rows = [(*titles, "May we publish your name?")]
    for number, (name, said) in enumerate((("Ada Example", "Yes"), ("Bo Example", "No")), 1):
        days = (f"2026-11-0{number} 10:00", f"2026-11-0{number} 10:01")
        rows.append((number, *days, "anonymous", None, name, said))
    assert desk.add("answers.xlsx", workbook(*rows)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Example"]
    assert desk.column("consent") == ["yes", "no"]
    assert "unnamed" not in desk.column("shown")


@pytest.mark.parametrize(
    ("title", "account"),
    [
        ("User display name", "Anonymous user"),
        ("Benutzeranzeigename", "Anonyme Antwort"),
        ("Submitted by: Title", "Anonymous"),
        ("Nom d'utilisateur", "Anonyme"),
        ("Имя пользователя", "Аноним"),
        ("Nazwa użytkownika", "Anonimowy"),
    ],
)
def test_a_word_for_nobody_in_the_column_of_accounts_is_no_wish(desk, title, account):
    text = (
        f"Date,{title},Your name,May we publish your name?\n"
        f"2026-11-13,{account},Ada Example,Yes\n2026-11-13,{account},Bo Example,No\n"
    )
    assert desk.add("form.csv", text) == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]
    assert "unnamed" not in desk.column("shown")


@pytest.mark.parametrize("wish", ["please do not publish my name", "anonymous"])
def test_a_wish_typed_where_an_address_goes_stays_one(desk, wish):
    text = f"Name,Email\nAda Example,ada@example.org\nBo Example,{wish}\n"
    code = desk.add("list.csv", text)
    if code:
        assert "these may be wishes" in desk.said
        assert desk.add("list.csv", text, "--map", f"Email: {wish}=unnamed") == 0, desk.said
    assert shown(desk) == {"Ada": "named", "Bo": "unnamed"}


def test_one_row_with_a_word_for_nobody_as_its_address_is_asked_about(desk):
    text = "Name,Email\nBo Example,anonymous\n"
    assert desk.add("list.csv", text) == 2
    assert desk.add("list.csv", text, "--map", "Email: anonymous=named") == 0, desk.said
    assert shown(desk) == {"Bo": "named"}


MONKEY = "Respondent ID,Collector ID,Start Date,End Date,First Name,Last Name"


def surveymonkey(titles, options, *rows):
    lines = [f"{MONKEY},{titles}", f",,,,,,{options}"]
    for number, row in enumerate(rows, 1):
        lines.append(f"{number},7,11/13/2026 10:00,11/13/2026 10:01,,,{row}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("titles", "options", "rows"),
    [
        ("What is your name?,May we publish your name?", "Open-Ended Response,Response",
         ("Ada Example,Yes", "Bo Example,No")),
        ("Your name,May we publish your name?,", "Open-Ended Response,Yes,No",
         ("Ada Example,Yes,", "Bo Example,,No")),
        ("Please give your details,,May we publish your name?", "Name,Company,Response",
         ("Ada Example,Lab,Yes", "Bo Example,,No")),
        ("Ihr Name,Dürfen wir Ihren Namen veröffentlichen?", "Freitext,Antwort",
         ("Ada Example,Ja", "Bo Example,Nein")),
        ("Ваше имя,Можно опубликовать ваше имя?,", "Открытый ответ,Да,Нет",
         ("Ada Example,Да,", "Bo Example,,Нет")),
    ],
)  # fmt: skip
def test_the_second_row_of_titles_is_nobody_and_says_what_each_column_is(
    desk, titles, options, rows
):
    assert desk.add("survey.csv", surveymonkey(titles, options, *rows)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Example"]
    assert desk.column("consent") == ["yes", "no"]
    assert "2 rows, all read" in desk.said


def test_no_below_no_is_no_choice_where_each_option_is_answered_with_yes_or_no(desk):
    text = (
        "Name,May we publish your name? [Yes],May we publish your name? [No]\n"
        "Ada Example,Yes,No\nBo Example,No,Yes\n"
    )
    assert desk.add("form.csv", text) == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


def test_a_row_without_a_key_is_a_person_where_no_second_row_of_titles_is(desk):
    text = "ID,Name,Publish my name?\n,Ada Example,Yes\n2,Bo Example,Yes\n"
    assert desk.add("list.csv", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Example"]


CODED = """\
"id","submitdate","lastpage","startlanguage","seed","name","{0}[{1}1]","{0}[{1}2]"
"1","2026-11-13 10:00:00","1","en","7","Ada Example","Y",""
"2","2026-11-13 10:00:00","1","en","8","Bo Example","","Y"
"3","2026-11-13 10:00:00","1","en","9","Cy Example","",""
"""


@pytest.mark.parametrize(
    ("question", "code"), [("publish", "SQ00"), ("show_name", "A"), ("G01Q02", "SQ00"), ("q", "")]
)
def test_options_under_codes_are_asked_about(desk, question, code):
    text = CODED.format(question, code)
    assert desk.add("results.csv", text) == 2
    maps = [f"{question}[{code}1]: Y=named", f"{question}[{code}2]: Y=unnamed"]
    assert f"{question}[{code}1]: Y=unnamed" in desk.said
    given = [each for one in maps for each in ("--map", one)]
    assert desk.add("results.csv", text, *given) == 0, desk.said
    people = {row["name"]: (row["consent"], row["shown"]) for row in desk.rows}
    assert people["Ada Example"] == ("yes", "named")
    assert people["Bo Example"] == ("yes", "unnamed")
    assert people["Cy Example"][1] == "unnamed"


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("Do you agree to our privacy policy?", ("I agree", "I agree")),
        ("Do you agree to the terms and conditions?", ("I agree", "I accept")),
        ("Согласие на обработку персональных данных", ("Согласен", "Согласна")),
        ("Згода на обробку персональних даних", ("Згоден", "Згодна")),
        ("Згода на апрацоўку персанальных даных", ("Згодны", "Згодная")),
        ("Zgoda na przetwarzanie danych osobowych", ("Wyrażam zgodę", "Zgadzam się")),
        ("Zustimmung zur Datenschutzerklärung", ("Ich stimme zu", "Einverstanden")),
        ("Acceptez-vous la politique de confidentialité ?", ("J'accepte", "J'accepte")),
        ("¿Acepta la política de privacidad?", ("Acepto", "Acepto")),
        ("هل توافق على سياسة الخصوصية؟", ("أوافق", "أوافق")),
        ("No Bulk Emails (User Opt Out)", ("Yes", "No")),
    ],
)
def test_leave_for_something_else_is_no_answer_about_the_name(desk, title, answers):
    text = (
        f'Timestamp,Name,"{title}",May we publish your name?\n'
        f"2026-11-13,Ada Example,{answers[0]},Yes\n2026-11-13,Bo Example,{answers[1]},No\n"
    )
    assert desk.add("form.csv", text, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


def test_a_wish_beside_leave_for_something_else_is_heard(desk):
    text = "Name,Согласие на обработку персональных данных\nAda,Согласна\nBo,Да но без имени\n"
    assert desk.add("form.csv", text) == 0, desk.said
    assert shown(desk) == {"Ada": "named", "Bo": "unnamed"}


def test_leave_for_data_and_for_publishing_them_stops(desk):
    title = "Согласие на обработку и публикацию персональных данных"
    assert desk.add("form.csv", f"Name,{title}\nAda,Согласна\nBo,Согласен\n") == 2


def test_boxes_about_letters_of_known_programs_are_not_about_the_name(desk):
    text = (
        "Name,Email,Do Not Email,Do Not Phone,Do Not Trade,No Bulk Emails (User Opt Out)\n"
        "Ada Example,ada@example.org,No,No,No,Yes\nBo Example,bo@example.org,Yes,No,No,No\n"
    )
    assert desk.add("people.csv", text) == 0, desk.said
    assert shown(desk) == {"Ada": "named", "Bo": "named"}
    text = "Name,Opt in,Anonymise\nCy Example,0,0\nDi Example,1,1\n"
    assert desk.add("signed.csv", text) == 0, desk.said
    assert shown(desk) == {"Ada": "named", "Bo": "named", "Cy": "named", "Di": "unnamed"}


KOBO = "name;{0};{0}/{1};{0}/{2};_uuid;_submission_time\n{3}\n"


def test_the_sum_of_options_beside_them_is_passed_over(desk):
    rows = (
        "Ada Example;publish_name newsletter;1;1;a;2026-11-13\n"
        "Bo Example;newsletter;0;1;b;2026-11-13\nCy Example;;0;0;c;2026-11-13"
    )
    text = KOBO.format("consent", "publish_name", "newsletter", rows)
    assert desk.add("kobo.csv", text) == 0, desk.said
    assert desk.column("consent") == ["yes", "no", "no"]
    rows = "Di Example;Full name;1;0;d;2026-11-13\nEd Example;Initials;0;1;e;2026-11-13"
    text = KOBO.format("How to be shown", "Full name", "Initials", rows)
    assert desk.add("other.csv", text) == 0, desk.said
    assert shown(desk)["Ed"] == "initials"


def test_where_a_sum_says_something_else_than_its_options_the_no_counts(desk):
    rows = "Ada Example;publish_name;1;0;a;2026-11-13\nBo Example;publish_name;0;1;b;2026-11-13"
    text = KOBO.format("consent", "publish_name", "newsletter", rows)
    assert desk.add("kobo.csv", text) == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


SHEET = (
    "<table><thead><tr><th></th><th>A</th><th>B</th></tr></thead><tbody>"
    "<tr><th>1</th><td>Full name</td><td>May we publish your name?</td></tr>"
    "<tr><th></th><td></td><td></td></tr>"
    "<tr><th>2</th><td>Ada Example</td><td>Yes</td></tr>"
    "<tr><th>3</th><td>Bo Example</td><td>No</td></tr></tbody></table>"
)


def test_a_spreadsheet_saved_as_a_page_has_a_frame_that_says_nothing(desk):
    assert desk.add("sheet.html", f"<html><body>{SHEET}</body></html>") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Example"]
    assert desk.column("consent") == ["yes", "no"]


def test_a_table_of_letters_without_numbers_keeps_its_titles(desk):
    page = SHEET.replace("<th>2</th>", "<th>x</th>")
    assert desk.add("sheet.html", f"<html><body>{page}</body></html>") == 2
    assert "“A”" in desk.said


def test_someone_who_says_no_to_signing_takes_nothing_back(desk):
    text = "Name,Do you sign this letter?\nAda Example,Yes\nBo Example,No\n"
    assert desk.add("form.csv", text) == 0, desk.said
    assert "takes back" not in desk.said
    assert "did not sign, or not yet" in desk.said
    assert desk.add("form.csv", text.replace("Ada Example,Yes", "Ada Example,No")) == 0
    assert desk.column("consent") == ["no"]
