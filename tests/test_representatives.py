"""Someone who speaks for an organisation is kept privately with it, and is printed nowhere."""

import pytest

from letterkit.lists.rows.representatives import ends_in_acronym, represented

LINES = [
    ("Example Verein (EV) – contact: Ada Example", "Example Verein (EV)"),
    ("Example Union, represented by Ada Example", "Example Union"),
    ("Example Union, represented by Ada Example, chair", "Example Union"),
    ("Example Press (Ada Example, director)", "Example Press"),
    ("Example Club, Ada Example, President", "Example Club"),
    ("Example Press e.V., vertreten durch Ada Example", "Example Press e.V."),
    ("Example Union (Ansprechpartnerin: Ada Example)", "Example Union"),
    ("Саюз прыкладаў, у асобе Ada Example", "Саюз прыкладаў"),
    ("Союз примеров, в лице Ada Example", "Союз примеров"),
    ("Союз примеров (контактное лицо: Ada Example)", "Союз примеров"),
    ("Спілка прикладів, представник: Ada Example", "Спілка прикладів"),
    ("Związek Przykładów, reprezentowany przez Ada Example", "Związek Przykładów"),
    ("Association Exemple, représentée par Ada Example", "Association Exemple"),
    ("Asociación Ejemplo, representada por Ada Example", "Asociación Ejemplo"),
    ("منظمة المثال، يمثلها Ada Example", "منظمة المثال"),
]


@pytest.mark.parametrize(("line", "name"), LINES)
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("x.md", "## Signatories\n\n- {}\n- Bo Sample\n- Example Library\n"),
        ("x.txt", "{}\nBo Sample\nExample Library\n"),
        ("x.csv", 'Name,Email\n"{}",\nBo Sample,\nExample Library,\n'),
        ("x.html", "<h2>Signatories</h2><ul><li>{}</li><li>Bo Sample</li></ul>"),
    ],
)
def test_who_speaks_for_an_organisation_is_private(desk, file, text, line, name):
    assert desk.add(file, text.format(line)) == 0, desk.said
    row = desk.rows[0]
    assert row["name"] == name
    assert row["kind"] == "organisation"
    assert "Ada Example" in row["representative"]
    printed = desk.printed()
    assert name in printed
    assert "Ada" not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize(
    "line",
    [
        *("Ada Example, Editor, Example News", "Ada Example (Example University)", "Ada Example"),
        *("Example Union", "Example Union, Minsk", "Human Rights Centre (HRC)"),
        *("Ada Example – Contact Lens Institute", "Ada Example, contact dermatologist"),
    ],
)
def test_an_ordinary_line_has_nobody_who_speaks_for_another(line):
    found = represented(line)
    assert found is None or not found.organisation


def test_an_acronym_stays_a_part_of_the_name(desk):
    organisations = "### Organisations\n\n- Human Rights Centre (HRC)\n- EXAMPLE NGO\n"
    text = f"## Signatories\n\n{organisations}\n### People\n\n- Ada Example (AE)\n"
    assert desk.add("x.md", text) == 0, desk.said
    assert desk.column("name") == ["Human Rights Centre (HRC)", "EXAMPLE NGO", "Ada Example"]
    assert ends_in_acronym("Ada Example (AE)") == 0


@pytest.mark.parametrize(
    "titles",
    [
        *("Organisation,Signed by,Position", "Організація,Підписав,Посада"),
        *("Организация,Подписал,Должность", "Арганізацыя,Падпісаў,Пасада"),
        *("Organizacja,Podpisał,Stanowisko", "Organisation,Unterzeichnet von,Funktion"),
        *("Organisation,Signé par,Fonction", "Organización,Firmado por,Cargo"),
    ],
)
def test_who_signed_for_an_organisation_is_asked(desk, titles):
    table = f"{titles}\nExample Verein,Ada Example,Chair\nExample Union,Bo Sample,Chair\n"
    assert desk.add("x.csv", table) == 2
    assert "--kind organisation" in desk.said
    assert desk.add("x.csv", table, "--kind", "organisation") == 0, desk.said
    assert desk.column("name") == ["Example Verein", "Example Union"]
    printed = desk.printed()
    assert "Ada" not in printed
    assert "Chair" not in printed


def test_people_with_their_employers_are_not_asked(desk):
    assert desk.add("x.csv", "Signed by,Organisation,Position\nAda Example,Uni A,Chair\n") == 0
    assert desk.column("name") == ["Ada Example"]
    table = "Organisation,Signed by,Position\nUni A,Bo Sample,Chair\n"
    assert desk.add("y.csv", table, "--kind", "person") == 0
    assert "Bo Sample" in desk.column("name")
