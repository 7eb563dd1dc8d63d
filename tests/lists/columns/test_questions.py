import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.columns.questions import field_of, understood
from rows import failing

# Titles by language: `title = field`, separated by `|`.
TITLES = {
    "en": """
        Full name = name|Name(s) = name|displayName = name|First name = first_name
        Given name(s) = first_name|Middle name = middle_name|Last Name = last_name
        Surname = last_name|org = affiliation|affil = affiliation|Affil. = affiliation
        Firm = affiliation|Place of work = affiliation|Where do you work? = affiliation
        Organisation (if any) = affiliation|Name of your organisation = affiliation
        Company name = affiliation|Organisation or group = affiliation|Name of group = affiliation
        University/Institution = affiliation|Job title = role|Title = role
        What is your profession? = role|Country of residence = country|Country/Region = country
        Region = private|Date (DD.MM.YYYY) = signed|Printed name = name|Website = link
        Comment = comment|statement = comment|quote = comment|Why are you signing? = comment
        E-mail address = email|Phone number = phone|Date signed = signed|Date of signature = signed
        Signature date = signed|Timestamp = signed|Type = kind|Signatory type = kind
        You are signing as… = kind|Sign as = kind|Contact person = representative
        Name of contact person = representative|Authorised by = authorised_by
        Who authorised this signature? = authorised_by|Date of authorisation = authorised_on
        Department = department|City = private|Address = private|Pronouns = private|ORCID = private
        Twitter handle = private|sortName = sort|Language = lang""",
    "be": """
        Імя = first_name|Прозвішча = last_name|Імя па бацьку = middle_name|Імя і прозвішча = name
        Поўнае імя = name|Арганізацыя = affiliation|Месца працы = affiliation
        Універсітэт = affiliation|Назва арганізацыі = affiliation|Пасада = role|Прафесія = role
        Краіна = country|Горад = private|Адрас = private|Сайт = link|Каментар = comment
        Дата подпісу = signed|Электронная пошта = email|Тэлефон = phone
        Кантактная асоба = representative|Тып = kind|Вы падпісваеце як = kind
        Факультэт = department|Арганізацыя (калі ёсць) = affiliation""",
    "ru": """
        Имя = first_name|Фамилия = last_name|Отчество = middle_name|ФИО = name|Ф. И. О. = name
        Ваше имя и фамилия = name|Университет = affiliation|ВУЗ = affiliation
        Место работы/учёбы = affiliation|Организация (при наличии) = affiliation
        Название организации = affiliation|Имя организации/человека = name|Должность = role
        Профессия = role|Род занятий = role|Страна = country|Страна проживания = country
        Город = private|Сайт = link|Комментарий = comment|Дата подписи = signed
        Дата подписания = signed|Эл. почта = email|Телефон = phone|Контактное лицо = representative
        Представитель = representative|Тип подписанта = kind|Вы подписываете как: = kind
        Кафедра = department|Кем уполномочено = authorised_by""",
    "uk": """
        Ім'я = first_name|Прізвище = last_name|По батькові = middle_name|ПІБ = name
        Прізвище та ім’я = name|Організація = affiliation|Місце роботи = affiliation
        Назва організації = affiliation|Заклад освіти = affiliation|Посада = role|Професія = role
        Країна = country|Місто = private|Сайт = link|Коментар = comment|Дата підпису = signed
        Електронна пошта = email|Телефон = phone|Контактна особа = representative|Тип = kind""",
    "pl": """
        Imię = first_name|Nazwisko = last_name|Imię i nazwisko = name|Uczelnia = affiliation
        Instytucja = affiliation|Organizacja = affiliation|Miejsce pracy = affiliation
        Nazwa organizacji = affiliation|Stanowisko = role|Zawód = role|Kraj = country
        Miasto = private|Strona internetowa = link|Komentarz = comment|Data podpisu = signed
        Adres e-mail = email|Telefon = phone|Osoba kontaktowa = representative
        Podpisuję jako = kind|Wydział = department|Upoważniony przez = authorised_by""",
    "de": """
        Vorname = first_name|Nachname = last_name|Familienname = last_name|Name = name
        Vor- und Nachname = name|Name, Vorname = name|Einrichtung = affiliation
        Institution = affiliation|Verein = affiliation|Arbeitgeber = affiliation
        Name der Organisation = affiliation|Tätigkeit = role|Beruf = role|Funktion = role
        Land = country|Ort = private|Straße = private|Titel = role|Webseite = link
        Kommentar = comment|Datum der Unterschrift = signed|Datum = signed|E-Mail-Adresse = email
        Telefonnummer = phone|Ansprechpartner = representative|Sie unterzeichnen als = kind
        Fachbereich = department|Genehmigt durch = authorised_by""",
    "fr": """
        Prénom = first_name|Nom de famille = last_name|Nom = name|Nom et prénom = name
        Nom de l'organisation = affiliation|Organisme = affiliation|Université = affiliation
        Établissement = affiliation|Lieu de travail = affiliation|Qualité = role|Fonction = role
        Métier = role|Pays = country|Ville = private|Civilité = private|Site web = link
        Commentaire = comment|Citation = comment|Date de signature = signed|Courriel = email
        Téléphone = phone|Personne de contact = representative|Type de signataire = kind
        Autorisé par = authorised_by""",
    "es": """
        Nombre = first_name|Apellidos = last_name|Nombre y apellidos = name
        Universidad = affiliation|Institución = affiliation|Organización = affiliation
        Nombre de la organización = affiliation|Lugar de trabajo = affiliation
        Departamento = department|Cargo = role|Profesión = role|País = country|Ciudad = private
        Sitio web = link|Comentario = comment|Fecha de firma = signed|Correo electrónico = email
        Teléfono = phone|Persona de contacto = representative|Firma como = kind
        Autorizado por = authorised_by""",
    "ar": """
        الاسم = name|الاسم الكامل = name|الاسم الأول = first_name|اسم العائلة = last_name
        المؤسسة = affiliation|الجامعة = affiliation|اسم المنظمة = affiliation
        جهة العمل = affiliation|المهنة = role|الوظيفة = role|المنصب = role|الدولة = country
        البلد = country|المدينة = private|الموقع الإلكتروني = link|تعليق = comment
        تاريخ التوقيع = signed|البريد الإلكتروني = email|رقم الهاتف = phone|نوع الموقع = kind
        اسم الممثل = representative""",
    "cs": """
        Jméno = first_name|Příjmení = last_name|Jméno a příjmení = name|INSTITUCE = affiliation
        Organizace = affiliation|Název organizace = affiliation|Pracoviště = affiliation
        Povolání = role|Funkce = role|Země = country|Město = private|Komentář = comment
        Datum podpisu = signed|E-mail = email|Telefon = phone|Kontaktní osoba = representative
        Fakulta = department""",
    "ro": """
        Prenume = first_name|Nume de familie = last_name|Nume și prenume = name
        Organizație = affiliation|Instituția = affiliation|Denumirea organizației = affiliation
        Universitatea = affiliation|Funcția = role|Profesie = role|Țara = country|Oraș = private
        Comentariu = comment|Data semnării = signed|Adresă de e-mail = email|Telefon = phone
        Persoană de contact = representative""",
    "it": """
        Nome = first_name|Cognome = last_name|Nome e cognome = name|Organizzazione = affiliation
        Ente = affiliation|Università = affiliation|Nome dell'organizzazione = affiliation
        Professione = role|Ruolo = role|Qualifica = role|Paese = country|Città = private
        Commento = comment|Data della firma = signed|Indirizzo e-mail = email|Telefono = phone
        Persona di contatto = representative""",
    "pt": """
        Nome completo = name|Sobrenome = last_name|Apelido = last_name|Nome = first_name
        Organização = affiliation|Instituição = affiliation|Universidade = affiliation
        Nome da organização = affiliation|Profissão = role|Cargo = role|País = country
        Cidade = private|Comentário = comment|Data da assinatura = signed|E-mail = email
        Telefone = phone|Pessoa de contato = representative""",
    "nl": """
        Naam = name|Voornaam = first_name|Achternaam = last_name|Voor- en achternaam = name
        Organisatie = affiliation|Instelling = affiliation|Werkgever = affiliation
        Naam van de organisatie = affiliation|Functie = role|Beroep = role|Land = country
        Woonplaats = private|Opmerking = private|Datum van ondertekening = signed
        E-mailadres = email|Telefoonnummer = phone|Contactpersoon = representative""",
    "lt": """
        Vardas = first_name|Pavardė = last_name|Vardas, pavardė = name|Vardas ir pavardė = name
        Organizacija = affiliation|Įmonė = affiliation|Organizacijos pavadinimas = affiliation
        Darbovietė = affiliation|Pareigos = role|Profesija = role|Šalis = country|Miestas = private
        Komentaras = comment|Pasirašymo data = signed|El. paštas = email|Telefonas = phone
        Kontaktinis asmuo = representative""",
    "ja": """
        氏名 = name|お名前 = name|お名前(必須) = name|姓 = last_name|名 = first_name
        所属 = affiliation|ご所属 = affiliation|所属機関 = affiliation|団体名 = affiliation
        会社名 = affiliation|職業 = role|肩書き = role|国 = country|住所 = private
        フリガナ = private|コメント = comment|署名日 = signed|メールアドレス = email
        電話番号 = phone|担当者名 = representative""",
    "zh": """
        姓名 = name|您的姓名 = name|姓 = last_name|名 = first_name|单位 = affiliation
        工作单位 = affiliation|机构名称 = affiliation|公司 = affiliation|职业 = role|职务 = role
        国家 = country|城市 = private|网站 = link|留言 = comment|签名日期 = signed|电子邮箱 = email
        电话 = phone|联系人 = representative|类型 = kind""",
    "ko": """
        이름 = name|성명 = name|성함 = name|소속 = affiliation|소속기관 = affiliation
        단체명 = affiliation|회사명 = affiliation|직업 = role|직위 = role|국가 = country
        도시 = private|의견 = comment|서명일 = signed|이메일 = email|전화번호 = phone
        담당자 = representative|유형 = kind""",
    "two languages": """
        Name / Імя / Имя = name|First name / Имя = first_name|Country / Страна = country
        Organisation / Арганізацыя = affiliation|Role|Должность = role|Дата / Date = signed
        Name, position, organisation = name|Name/Organisation = name|Name or organisation = name
        Organisation / individual = name""",
}  # fmt: skip

# Words that are like those above, and questions that have them in passing: never a public column.
LOOK_ALIKES = """
Island|Confirm|Firmware|Associate|Association dues|Landline|Unit|Party size|Organiser
Organizer's name|Companion|Quote number|Link clicks|Position in list|Role model|Roles|Country music
Why do you work at your company?|Do you represent an organisation?
How many people work at your organisation?|Are you a member of a union?
How did you hear about this letter?|Organisation type|Company size|Group|Age group|Party|Last login
First visit|Company address|Name of your dog|Name of witness|Mother's maiden name
Emergency contact name|Name of event|File name|Username|User name|Nickname|Name public
Company registration number|Name ID|Name (not shown)|Date of birth|Statement of purpose
Message to the organisers|Message ID|Comments for us|Postal address of organisation|City, country
Nationality|Signature|Title page|Website password|Contact|Contact address|Contact person's role
Имя пользователя|Имя питомца|Город|Подпись|Почему вы работаете в компании?
Представляете ли вы организацию?|Адрес организации|Дата рождения|Название мероприятия|Кличка
Гражданство|Стаж работы|Імя карыстальніка|Імя сабакі|Подпіс|Адрас арганізацыі|Ім'я користувача
Підпис|Місто|Дата народження|Nazwa wydarzenia|Nazwa użytkownika|Adres firmy|Podpis|Imię psa
Data urodzenia|Benutzername|Dateiname|Mädchenname der Mutter|Warum arbeiten Sie?|Landkreis
Rollenspiel|Unterschrift|Geburtsdatum|Firmenadresse|Nom d'utilisateur|Nom du chien|Ville
Fonctionnalité|Signature|Date de naissance|Nombre de usuario|Nombre de tu perro|Cargo adicional
Ciudad|Fecha de nacimiento|Dirección de la empresa|اسم المستخدم|المدينة|التوقيع|تاريخ الميلاد
عنوان الشركة|郵便番号|フリガナ|ペットの名前|用户名|宠物名字|비밀번호|강아지 이름
"""
PUBLIC = {
    "name",
    "role",
    "affiliation",
    "country",
    "link",
    "comment",
    "first_name",
    "last_name",
    "middle_name",
    "department",
}


def pairs(table):
    for line in table.strip().splitlines():
        for entry in line.strip().split("|"):
            title, _, field = entry.rpartition("=")
            if title:
                yield title.strip(), field.strip()


ALL = {lang: [*pairs(table)] for lang, table in TITLES.items()}


@pytest.mark.parametrize(
    "title",
    [
        *("Message", "Your message", "Messages", "Message (optional)", "Сообщение", "Nachricht"),
        *("Mensaje", "Wiadomość", "Повідомлення", "Паведамленне", "رسالة", "メッセージ", "메시지"),
        *("Messaggio", "Mensagem", "Zpráva", "Žinutė", "Bericht", "Mesaj", "Personal message"),
    ],
)
def test_a_message_is_not_published(title):
    assert understood(title) == "private"


@pytest.mark.parametrize(
    "title",
    [
        *("Public message", "Message (public)", "Your message (will be published)"),
        *("Message to be published", "Öffentliche Nachricht", "Message public"),
        *("Nachricht (wird veröffentlicht)", "Mensaje público", "Public comment"),
    ],
)
def test_a_message_is_a_comment_where_its_question_says_that_it_is_public(title):
    assert understood(title) == "comment"


@pytest.mark.parametrize("title", ["Message (not public)", "Message (will not be published)"])
def test_a_message_that_is_said_to_be_private_stays_so(title):
    assert field_of(title) in ("", "private")


def test_there_are_enough_titles_of_each_language():
    assert len(TITLES) == 19
    assert all(len(list(pairs(table))) >= 12 for lang, table in TITLES.items() if len(lang) == 2)


@pytest.mark.parametrize("lang", ALL)
def test_case_13_an_everyday_title_is_known(lang):
    def is_known(title, field):
        assert field_of(title) == field

    assert failing(ALL[lang], is_known) == []


@pytest.mark.parametrize("lang", ALL)
def test_case_13_capitals_numbers_and_marks_make_no_difference(lang):
    def is_the_same(title, field):
        if title not in ("displayName", "sortName"):
            assert field_of(title.upper()) == field
        assert field_of(f"3. {title} *:") == field

    assert failing(ALL[lang], is_the_same) == []


@pytest.mark.parametrize("title", LOOK_ALIKES.strip().replace("\n", "|").split("|"))
def test_a_title_that_is_only_like_a_public_column_is_private(title):
    assert field_of(title) not in PUBLIC


@pytest.mark.parametrize(
    "title", ["E-mail of the contact person", "Your e-mail (we never share it)"]
)
def test_an_address_stays_one_beside_words_that_are_not_known(title):
    assert field_of(title) == "email"


@given(st.text(max_size=80))
def test_any_title_has_a_field_or_none(title):
    assert isinstance(field_of(title), str)
