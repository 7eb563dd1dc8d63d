"""A title that names a kind of column is that column, whatever it says of publication."""

import pytest

EMAIL = [
    *("Email (will not be published)", "Email (to confirm your signature)"),
    *("Your e-mail - will not be published", "Email: for verification only"),
    *("E-Mail (wird nicht veröffentlicht)", "E-mail (do potwierdzenia podpisu)"),
    *("Эл. пошта (не публікуецца)", "Пошта (не публікується)"),
    *("Эл. почта (для подтверждения подписи)", "Courriel (ne sera pas publié)"),
    *("Correo (no se publicará)", "البريد الإلكتروني (لن ينشر)"),
]
PHONE = [
    *("Phone (will not be published)", "Telefon (nie będzie publikowany)"),
    *("Phone number (for verification only; never published)", "Телефон (не публикуется)"),
]
AFFILIATION = [
    *("Affiliation (will be published)", "Affiliation (public)"),
    *("Organisation (wird veröffentlicht)", "Организация (будет опубликована)"),
    *("Арганізацыя (будзе апублікавана)", "Організація (буде опублікована)"),
    *("Organizacja (zostanie opublikowana)", "Organisation (sera publiée)"),
    *("Organización (se publicará)", "المؤسسة (ستنشر)"),
]
ROLE = [
    "Role (public)",
    "Role (will be published)",
    "Funktion (öffentlich)",
    "Должность (публично)",
]


def table(title, one, other):
    rows = f"Ada Example,{one},Yes\nBo Sample,{other},Yes\n"
    return f'Name,"{title}",May we publish your name?\n{rows}'


CASES = [
    *((title, "email", "ada@example.org", "bo@example.org") for title in EMAIL),
    *((title, "phone", "+4930000000", "") for title in PHONE),
    *((title, "affiliation", "Example Lab", "Sample Club") for title in AFFILIATION),
    *((title, "role", "Prof", "Student") for title in ROLE),
]


@pytest.mark.parametrize(("title", "column", "one", "other"), CASES)
def test_the_column_is_what_its_title_names(desk, title, column, one, other):
    assert desk.add("x.csv", table(title, one, other)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column(column) == [one, other]
    assert [row.get("shown") or "" for row in desk.rows] == ["", ""]


@pytest.mark.parametrize(
    "title", ["Role (will not be published)", "Organisation (nicht öffentlich)"]
)
def test_what_is_not_for_the_public_stays_private(desk, title):
    assert desk.add("x.csv", table(title, "Prof", "Student")) == 0, desk.said
    assert "Student" not in desk.printed()


@pytest.mark.parametrize("title", ["Role (public)", "Affiliation (public)"])
def test_yes_and_no_below_such_a_title_are_printed_nowhere(desk, title):
    if desk.add("x.csv", f'Full name,"{title}"\nAda Example,yes\nBo Sample,no\n') == 0:
        assert {*desk.column("role"), *desk.column("affiliation")} == {""}
