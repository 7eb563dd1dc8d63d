"""What a letter is about makes no organisation of a person; a heading for a group does."""

import openpyxl
import pytest

from letterkit.lists.documents.group_words import kind_of_group

TITLES = [
    "Letter on universities",
    "An open letter to NGOs",
    "Support our schools!",
    "Письмо в защиту университетов",
    "Ліст у абарону бібліятэк",
    "Лист на захист бібліотек",
    "List otwarty w obronie bibliotek",
    "Offener Brief an die Hochschulen",
    "Lettre aux associations",
    "Carta a las universidades",
    "رسالة الى الجامعات",
]
PEOPLE = ["Ada Example", "Bo Sample"]


def _workbook(path, sheet, rows):
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    book.save(path)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("x.md", "# {}\n\n## Signatories\n\n- Ada Example\n- Bo Sample\n"),
        (
            "x.md",
            "# {}\n\n## Signatories\n\n| Name |\n|-|\n| Ada Example |\n| Bo Sample |\n",
        ),
        (
            "x.html",
            "<h1>{}</h1><h2>Signatories</h2><ul><li>Ada Example</li><li>Bo Sample</li></ul>",
        ),
        ("x.csv", "{},\nName,Affiliation\nAda Example,A\nBo Sample,B\n"),
        ("x.txt", "{}\n\nSigned:\n\nAda Example\nBo Sample\n"),
        (
            "x.json",
            '{{"{}": {{"signatories": [{{"name": "Ada Example"}}, {{"name": "Bo Sample"}}]}}}}',
        ),
    ],
)
def test_the_title_of_the_letter_makes_nobody_an_organisation(desk, title, file, text):
    assert desk.add(file, text.format(title)) == 0, desk.said
    assert desk.column("name") == PEOPLE
    assert "organisation" not in desk.column("kind")


def test_a_sheet_called_for_its_letter_makes_nobody_an_organisation(desk):
    path = desk.folder / "x.xlsx"
    _workbook(
        path, "Libraries letter", [["Name", "Affiliation"], [PEOPLE[0], "A"], [PEOPLE[1], ""]]
    )
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes") == 0, desk.said
    assert "organisation" not in desk.column("kind")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("x.md", "# Letter on parks\n\n## Organisations\n\n- Example Verein\n- Sample Union\n"),
        ("x.md", "# Signatories\n\n## Signing organisations\n\n### Germany\n\n- Example Verein\n"),
        ("x.csv", "Organisations,\nName,Country\nExample Verein,DE\nSample Union,UK\n"),
    ],
)
def test_a_heading_for_a_group_does_and_add_says_so(desk, file, text):
    assert desk.add(file, text) == 0, desk.said
    assert set(desk.column("kind")) == {"organisation"}
    assert "read as organisations, by the heading above" in desk.said
    assert desk.run("add", desk.folder / file, "--to", "parks", "--kind", "person", "--yes") == 0


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Signatories: NGOs", "organisation"),
        ("Signed by organisations", "organisation"),
        ("Universities", "organisation"),
        ("NGOs for peace", "organisation"),
        ("Open letter signed by universities", "organisation"),
        ("Letter to universities", ""),
        ("Save our libraries", ""),
        ("Members of NGOs", "person"),
    ],
)
def test_a_title_has_a_kind_only_if_it_names_a_group(title, kind):
    assert kind_of_group(title) == kind
