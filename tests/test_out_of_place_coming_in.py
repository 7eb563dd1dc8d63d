"""Texts that are no number, day or place, and answers on which it hangs whether somebody is named.

All people are invented.
"""

import io

import pytest

# A column with its usual texts, and one of Bo's that is for a person to read, or stops at once.
OUT_OF_PLACE = (
    ("Signed", "2026-11-01", "2026-11-02 (mum is the word)"),
    ("Signed", "2026-11-01", "2026-11-02 (hush hush)"),
    ("Phone", "+375 29 000 00 01", "keep out"),
    ("Telefon", "+49 30 000001", "ich tauche unter"),
    ("Телефон", "+375 29 000 00 01", "я прячусь"),
    ("Téléphone", "+33 1 00 00 00 01", "pas avant le 1 mai"),
    ("Teléfono", "+34 600 00 00 01", "fuera de aquí"),
    ("الهاتف", "+20 100 000 0001", "أنا مختبئ"),
    ("City", "Minsk", "skip me on the website"),
    ("City", "Minsk", "off record"),
    ("City", "Minsk", "under wraps"),
    ("Stadt", "Berlin", "nicht auf die Website"),
    ("Город", "Минск", "только без меня"),
    ("Ville", "Paris", "pas sur le site"),
)
ORDINARY = (
    (
        "Signed",
        "2026-11-01 10:00 (CET)",
        "Sun Nov 01 2026 10:00:00 GMT+0100 (Central Standard Time)",
    ),
    ("Signed", "2026-11-01", "2026-11-02 (Mon)"),
    ("Phone", "+375 29 000 00 01 (mobile)", "030 1234567 ext. 12"),
    ("Phone", "n/a", "none"),
    ("City", "Minsk", "frankfurt am main"),
    ("City", "New York", "new york"),
    ("City", "MINSK", "minsk"),
    ("Website", "https://ada.example.org", "Twitter: @bosample"),
)


def _table(title, *texts):
    names = ("Ada Example", "Bo Sample", "Cy Muster")
    rows = [f'{name},"{text}"' for name, text in zip(names, texts, strict=False)]
    return "\n".join([f'Name,"{title}"', *rows, ""])


def _named(desk):
    path = desk.folder / "signatories" / "parks.csv"
    rows = desk.rows if path.exists() else []
    return [row["name"] for row in rows if row.get("shown", "") in ("", "named")]


@pytest.mark.parametrize(("title", "ada", "bo"), OUT_OF_PLACE)
def test_what_is_no_number_day_or_place_is_read_by_a_person(desk, title, ada, bo):
    assert desk.add("f.csv", _table(title, ada, bo, ada), read=False) == 2
    assert bo in desk.said
    assert _named(desk) == []


@pytest.mark.parametrize(("title", "ada", "bo"), ORDINARY)
def test_ordinary_numbers_days_and_places_ask_nothing(desk, title, ada, bo):
    assert desk.add("f.csv", _table(title, ada, bo), read=False) == 0, desk.said
    assert _named(desk) == ["Ada Example", "Bo Sample"]


def test_a_plain_wish_behind_a_day_counts_and_the_day_stays(desk):
    table = _table("Signed", "2026-11-01", "2026-11-02 (not public)")
    assert desk.add("f.csv", table, read=False) == 0, desk.said
    assert desk.column("shown") == ["", "unnamed"]
    assert desk.column("signed") == ["2026-11-01", "2026-11-02"]


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("Are you 18 or older?", "Yes", "No"),
        ("I confirm that I am at least 16 years old", "Yes", ""),
        ("Ich bin volljährig", "Ja", "Nein"),
        ("Мне есть 18 лет", "Да", "Нет"),
        ("Мені вже є 18 років", "Так", "Ні"),
        ("Ці споўнілася вам 18 гадоў?", "Так", "Не"),
        ("Êtes-vous majeur·e ?", "Oui", "Non"),
        ("Oświadczam, że mam ukończone 18 lat", "TAK", "NIE"),
        ("¿Es usted mayor de edad?", "Sí", "No"),
        ("هل عمرك 18 سنة أو أكثر؟", "نعم", "لا"),
        ("Are you a minor?", "No", "Yes"),
        ("Under 18", "no", "yes"),
        ("Is Deceased", "No", "Yes"),
        ("adult", "true", "false"),
    ],
)
def test_a_no_to_the_condition_of_age_stops(desk, title, yes, no):
    assert desk.add("f.csv", _table(title, yes, no, yes)) == 2
    assert "not clear whether they sign" in desk.said
    said = no or "(no answer)"
    meant = ("--map", f"{title}: {said}=out")
    assert desk.add("f.csv", _table(title, yes, no, yes), *meant) == 0, desk.said
    assert _named(desk) == ["Ada Example", "Cy Muster"]


@pytest.mark.parametrize(
    "title", ["Adult education teacher", "Member for 18 years", "Have you lived here for 18 years?"]
)
def test_other_adults_and_years_are_no_condition(desk, title):
    desk.add("f.csv", _table(title, "Yes", "No", "Yes"))
    assert "not clear whether they sign" not in desk.said


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("Чи готові ви підписатися відкрито?", "Так", "Ні"),
        ("Готовы ли вы подписаться открыто?", "Да", "Нет"),
    ],
)
def test_to_sign_openly_is_to_be_named(desk, title, yes, no):
    assert desk.add("f.csv", _table(title, yes, no), read=False) == 0, desk.said
    assert desk.column("shown") == ["named", "unnamed"]


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        ("Ja", "Nein, aus Angst um meine Stelle"),
        ("Да", "Нет, боюсь за родных"),
        ("Oui", "Non – j’ai peur"),
        ("Sí", "No: mi familia"),
    ],
)
def test_a_no_with_its_reason_is_an_answer(desk, yes, no):
    assert desk.add("f.csv", _table("XYZ", yes, no, yes)) == 2
    assert no in desk.said
    assert _named(desk) == []


def test_a_day_of_consent_that_is_to_come_stops(desk):
    table = _table("Consent given on", "2025-11-20", "2099-05-01", "2025-11-22")
    assert desk.add("f.csv", table) == 2
    assert "in the future: 2099-05-01" in desk.said
    meant = ("--map", "Consent given on: 2099-05-01=no")
    assert desk.add("f.csv", table, *meant) == 0, desk.said
    assert desk.column("consent") == ["yes", "no", "yes"]
    table = "name,consent,consent_date\nDi Prova,yes,2099-05-01\n"
    assert desk.add("g.csv", table) == 2


@pytest.mark.parametrize(
    ("name", "takes_back"),
    [
        ("right to be forgotten", True),
        ("Löschanträge DSGVO", True),
        ("GDPR erasure requests", True),
        ("droit à l’oubli", True),
        ("derecho al olvido", True),
        ("право на забвение", True),
        ("право на забуття", True),
        ("complaints", False),
        ("RODO", False),
        ("minors", False),
        ("publish after 1 May", False),
        ("ab Mai veröffentlichen", False),
        ("опубликовать после 1 мая", False),
    ],
)
def test_a_file_of_those_who_are_to_go_or_to_wait_names_nobody(desk, name, takes_back):
    assert desk.add("form.csv", "Name\nAda Example\nBo Sample\n") == 0, desk.said
    code = desk.add(f"{name}.csv", "Name\nBo Sample\n", read=False)
    assert code == (0 if takes_back else 2), desk.said
    if takes_back:
        assert desk.column("consent") == ["yes", "no"]


@pytest.mark.parametrize(
    "name", ["signatures 2026-11-01", "signatories from 1 May", "export 5 May"]
)
def test_a_file_with_a_day_in_its_name_is_read(desk, name):
    assert desk.add(f"{name}.csv", "Name\nBo Sample\n", read=False) == 0, desk.said


def _book(sheets, hidden=()):
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title in hidden:
            sheet.sheet_state = "veryHidden"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_hidden_sheet_of_wishes_counts(desk):
    people = [["Name", "Role"], ["Ada Example", "Reader"], ["Bo Sample", "Reader"]]
    wishes = [["Bo Sample", "anonymous please"]]
    book = _book({"Signatories": people, "Wishes": wishes}, hidden=["Wishes"])
    code = desk.add("f.xlsx", book, read=False)
    assert code == 2 or _named(desk) == ["Ada Example"], desk.said


@pytest.mark.parametrize("title", ["Publish name", "May we?"])
def test_a_formula_without_a_value_is_no_answer(desk, title):
    people = [["Name", title], ["Ada Example", "=TRUE()"], ["Bo Sample", "=FALSE()"]]
    assert desk.add("f.xlsx", _book({"S": people})) == 2
    assert "without a saved value" in desk.said


@pytest.mark.parametrize(
    ("title", "text"),
    [("Affiliation", "off record"), ("Role", "не објављивати име")],
)
def test_an_answer_in_the_place_of_a_role_is_settled_by_its_hint(desk, title, text):
    table = _table(title, text, "Lab A", "Lab B")
    assert desk.add("f.csv", table) == 2
    option = f"{title}: {text}=unnamed"
    assert option in desk.said
    assert desk.add("f.csv", table, "--map", option) == 0, desk.said
    assert _named(desk) == ["Bo Sample", "Cy Muster"]


def test_who_signs_on_a_condition_is_not_named_by_the_word_that_they_sign(desk):
    text = "on condition of anonymity"
    table = _table("Signed", "yes", text, "yes")
    assert desk.add("f.csv", table) == 2
    assert desk.add("f.csv", table, "--map", f"Signed: {text}=in") == 2
    assert f"Signed: {text}=unnamed" in desk.said
    assert desk.add("f.csv", table, "--map", f"Signed: {text}=unnamed") == 0, desk.said
    assert desk.column("shown") == ["", "unnamed", ""]


def test_a_file_of_addresses_alone_is_about_people_on_the_list(desk):
    assert desk.add("form.csv", "Name,Email\nBo Sample,bo@example.org\n") == 0, desk.said
    table = "Email,Publish?\nbo@example.org,No\n"
    assert desk.add("upd.csv", table) == 2
    assert "known by their address: --map Email=name" in desk.said
    assert desk.add("upd.csv", table, "--map", "Email=name") == 0, desk.said
    assert desk.column("shown") == ["unnamed"]


def test_a_text_to_read_is_shown_with_the_name_beside_it(desk):
    table = _table("Notes", "", "asked me to keep her out", "")
    assert desk.add("f.csv", table, read=False) == 2
    assert "“asked me to keep her out” (Bo Sample)" in desk.said
