"""People who left a list: crossed out, hidden, on a sheet or below a heading that says so.

At a second import of the same list they are on ours already; then the list says `consent: no` for
them and the report says why. Nobody stays named without a word.
"""

import io

import openpyxl
import pytest
from openpyxl.styles import Font

NAMES = ("Ada Example", "Bo Sample", "Cy Third")
FIRST = {
    "x.csv": "Name,City\nAda Example,X\nBo Sample,Y\nCy Third,Z\n",
    "x.md": "# Signatories\n\n- Ada Example\n- Bo Sample\n- Cy Third\n",
    "x.html": "<h2>Signatories</h2><ul><li>Ada Example</li><li>Bo Sample</li>"
    "<li>Cy Third</li></ul>",
    "x.txt": "Signatories:\nAda Example\nBo Sample\nCy Third\n",
    "x.yaml": "signatories:\n- Ada Example\n- Bo Sample\n- Cy Third\n",
}
CROSSED = "".join(f"{letter}\u0336" for letter in "Cy Third")
# One word for each language that is read.
TITLES = (
    *("Withdrawn", "Removed", "Отозвали", "Снялися", "Відкликали", "Wycofane", "Zurückgezogen"),
    *("Retirés", "Désistements", "Retirados", "Bajas", "المنسحبون", "Ausgetreten", "Удалены"),
)


def workbook(sheets, change=None):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def strike(book):
    for cell in book.worksheets[0][4]:
        cell.font = Font(strike=True)


def hide(book):
    book.worksheets[0].row_dimensions[4].hidden = True


def assert_left(desk, name="Cy Third"):
    """They asked to leave: said, in no output, and the others stay."""
    assert "their signature is taken back" in desk.said
    assert {row["name"]: row["consent"] for row in desk.rows} == {
        each: "no" if each == name else "yes" for each in NAMES
    }
    printed = desk.printed()
    assert name not in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize("change", [strike, hide])
def test_struck_or_hidden_rows_of_a_sheet_take_a_signature_back(desk, change):
    rows = {"List": [("Name", "City"), *((name, "X") for name in NAMES)]}
    assert desk.add("x.xlsx", workbook(rows)) == 0, desk.said
    assert desk.add("x.xlsx", workbook(rows, change)) == 0, desk.said
    assert_left(desk)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("x.csv", "Cy Third", "~~Cy Third~~"),
        ("x.csv", "Cy Third", CROSSED),
        ("x.csv", "Cy Third", "--Cy Third--"),
        ("x.md", "Cy Third", "~~Cy Third~~"),
        ("x.md", "Cy Third", "<del>Cy Third</del>"),
        ("x.md", "Cy Third", "Cy Third <!-- withdrawn -->"),
        ("x.html", "<li>Cy Third</li>", "<li><s>Cy Third</s></li>"),
        ("x.html", "<li>Cy Third", "<li style='text-decoration: line-through'>Cy Third"),
        ("x.html", "<li>Cy Third", "<li hidden>Cy Third"),
        ("x.html", "<li>Cy Third", "<li class='withdrawn'>Cy Third"),
        ("x.txt", "Cy Third", "~~Cy Third~~"),
        ("x.txt", "Cy Third", "-Cy Third-"),
        ("x.txt", "Cy Third", CROSSED),
        ("x.yaml", "Cy Third", "Cy Third  # withdrawn"),
    ],
)
def test_a_name_that_is_crossed_out_or_hidden_takes_a_signature_back(desk, file, old, new):
    assert desk.add(file, FIRST[file]) == 0, desk.said
    assert desk.add(file, FIRST[file].replace(old, new)) == 0, desk.said
    assert_left(desk)


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("hidden", [False, True])
def test_a_sheet_of_those_who_left_names_nobody(desk, title, hidden):
    def change(book):
        book[title].sheet_state = "hidden" if hidden else "visible"

    both = {
        "Signatories": [("Name",), *((name,) for name in NAMES)],
        title: [("Name", "City"), ("Cy Third", "Z")],
    }
    assert desk.add("x.xlsx", workbook(both, change)) == 0, desk.said
    assert "2 left out" in desk.said
    assert "Cy Third" not in desk.printed()


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("x.md", "# Signatories\n\n- Ada Example\n\n# {}\n\n- Cy Third\n"),
        (
            "x.html",
            "<h2>Signatories</h2><ul><li>Ada Example</li></ul><h2>{}</h2><ul><li>Cy Third</ul>",
        ),
        ("x.txt", "Signatories:\n\nAda Example\n\n{}:\n\nCy Third\n"),
        ("x.json", '{{"signatories": ["Ada Example"], "{}": ["Cy Third"]}}'),
        ("x.yaml", "signatories:\n- Ada Example\n{}:\n- Cy Third\n"),
        ("x.toml", 'signatories = ["Ada Example"]\n"{}" = ["Cy Third"]\n'),
        ("x.csv", "Name,City\nAda Example,X\nBo Sample,X\n\n{}:,\nCy Third,Z\n"),
    ],
)
def test_a_heading_or_a_group_of_those_who_left_names_nobody(desk, title, file, text):
    assert desk.add(file, text.format(title)) == 0, desk.said
    assert "Cy Third" not in desk.column("name")


@pytest.mark.parametrize(
    "title",
    [
        *("Withdrawn?", "Removed", "Removed on", "Retirée", "Retiré le", "Wycofane", "Usunięci"),
        *("Zurückgezogen", "Gelöscht am", "Eliminados", "Отозвана", "Удалено", "Видалено"),
        *("Адклікана", "Не подписали", "Not signed", "مسحوب"),
    ],
)
@pytest.mark.parametrize("answer", ["x", "yes", "2026-03-03"])
def test_a_column_of_those_who_left_leaves_them_out(desk, title, answer):
    table = f"Name,City,{title}\nAda Example,X,\nBo Sample,Y,\nCy Third,Z,{answer}\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "3 rows: 2 read, 1 left out" in desk.said


@pytest.mark.parametrize("title", ["Retired", "Emeritus", "Delegation", "Rémunérée"])
def test_a_column_about_something_else_leaves_nobody_out(desk, title):
    table = f"Name,{title}\nAda Example,\nBo Sample,\nCy Third,yes\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == list(NAMES)
