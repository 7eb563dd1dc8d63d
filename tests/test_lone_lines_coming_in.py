"""One line alone among names, with people below it: a heading or a signatory, and never unasked."""

import io
import re
import shlex

import openpyxl
import pytest

from spreadsheets import ods

ABOVE = [("Ada Example", "Teacher"), ("Cy Muster", "Editor")]
BELOW = [("Bo Sample", "Nurse"), ("Di Exemple", "Cook")]
PEOPLE = [name for name, _ in (*ABOVE, *BELOW)]

NAMELESS = [
    "Without names",
    "Nameless",
    "Undisclosed",
    "Без імёнаў",
    "Без имён",
    "Без імен",
    "Bez nazwisk",
    "Ohne Namen",
    "Sans nom",
    "Sin nombre",
    "بدون أسماء",
    "Senza nome",
]
ANYTHING = [
    "Only paper",
    "At risk",
    "Later",
    "Out",
    "Phase 2",
    "After 1 March",
    "In the background",
    "First names only",
    "Cautious ones",
    "Ціха",
    "Потом",
    "На паперы",
    "Після виїзду",
    "Po cichu",
    "Bedenkzeit",
    "Nur auf Papier",
    "Sans publication",
    "Se bajaron",
    "لاحقا",
    "Visszaléptek",
    "Peruneet",
]


def _lines(text):
    return "\n".join([", ".join(each) for each in ABOVE] + [text] + [", ".join(e) for e in BELOW])


def _names(text, between="\n"):
    above, below = (between.join(name for name, _ in group) for group in (ABOVE, BELOW))
    return f"{above}\n\n{text}\n\n{below}\n"


def _table(text):
    rows = [*ABOVE, (text, ""), *BELOW]
    return "Name,Role\n" + "".join(f"{','.join(row)}\n" for row in rows)


def _workbook(text, *, bold=False):
    book = openpyxl.Workbook()
    for row in [("Name", "Role"), *ABOVE, (text, None), *BELOW]:
        book.active.append(row)
    if bold:
        book.active.cell(4, 1).font = openpyxl.styles.Font(bold=True)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _sheet(text):
    return ods(dict(enumerate([["Name", "Role"], *map(list, ABOVE), [text], *map(list, BELOW)], 1)))


def _items(text):
    return "# Signatories\n\n" + "".join(f"- {each}\n" for each in [*PEOPLE[:2], text, *PEOPLE[2:]])


def _page(text):
    items = "".join(f"<li>{each}</li>" for each in [*PEOPLE[:2], text, *PEOPLE[2:]])
    return f"<h2>Signatories</h2><ul>{items}</ul>"


SHAPES = [
    ("lines.txt", _lines),
    ("names.txt", _names),
    ("one-a-paragraph.txt", lambda text: _names(text, "\n\n")),
    ("table.csv", _table),
    ("column.csv", lambda text: "Name\n" + "\n".join([*PEOPLE[:2], text, *PEOPLE[2:]]) + "\n"),
    ("book.xlsx", _workbook),
    ("bold.xlsx", lambda text: _workbook(text, bold=True)),
    ("sheet.ods", _sheet),
    ("items.md", _items),
    ("paragraphs.md", lambda text: "# Signatories\n\n" + _names(text, "\n\n")),
    ("page.html", _page),
]


def _are_not_named(desk, code):
    """Whether `add` stopped, or took the line for a heading and counts those below it unnamed."""
    if code == 2:
        return True
    rows = {row["name"].partition(",")[0]: row for row in desk.rows}
    return len(rows) == 4 and all(rows[name]["shown"] == "unnamed" for name, _ in BELOW)


@pytest.mark.parametrize(("name", "make"), SHAPES)
@pytest.mark.parametrize("text", [NAMELESS[0], NAMELESS[7], NAMELESS[10]])
def test_below_a_word_for_nameless_people_nobody_is_named_unasked(desk, name, make, text):
    assert _are_not_named(desk, desk.add(name, make(text))), desk.said


@pytest.mark.parametrize("text", NAMELESS)
def test_it_is_so_in_every_language(desk, text):
    assert desk.add("table.csv", _table(text)) == 2, desk.said
    assert text in desk.said
    assert desk.add("column.csv", f"Name\n{PEOPLE[0]}\n{text}\n{PEOPLE[2]}\n") == 2, desk.said


@pytest.mark.parametrize("text", ["Anonymous", "Incognito", "Sans nom", "Anonym bitte"])
def test_between_blank_lines_it_is_a_heading(desk, text):
    assert desk.add("names.txt", _names(text)) == 0, desk.said
    assert desk.column("shown")[2:] == ["unnamed", "unnamed"]
    assert len(desk.rows) == 4


@pytest.mark.parametrize("text", ["Anonymous", "Incognito", "Anonym"])
def test_in_a_workbook_it_may_be_bold(desk, text):
    assert desk.add("bold.xlsx", _workbook(text, bold=True)) == 2, desk.said
    assert desk.add("sheet.ods", _sheet(text)) == 2, desk.said


@pytest.mark.parametrize(("name", "make"), SHAPES)
@pytest.mark.parametrize("text", [ANYTHING[0], ANYTHING[4], ANYTHING[12]])
def test_what_is_not_like_the_names_around_it_asks(desk, name, make, text):
    assert desk.add(name, make(text)) == 2, desk.said


@pytest.mark.parametrize("text", ANYTHING)
def test_that_needs_no_list_of_words(desk, text):
    assert desk.add("names.txt", _names(text)) == 2, desk.said
    assert desk.add("table.csv", _table(text)) == 2, desk.said


@pytest.mark.parametrize("title", ["## {}", "**{}**", "{}:", "{}"])
@pytest.mark.parametrize("text", ["First names only", "Nur Vornamen", "Только имена", "Only paper"])
def test_as_a_title_in_markdown_it_asks(desk, title, text):
    lists = ["".join(f"- {name}\n" for name, _ in group) for group in (ABOVE, BELOW)]
    file = f"# Signatories\n\n{lists[0]}\n{title.format(text)}\n\n{lists[1]}"
    assert desk.add("x.md", file) == 2, desk.said


@pytest.mark.parametrize("text", ["First names only", "Out", "Only paper", "Phase 2"])
def test_with_a_colon_it_asks_in_a_text(desk, text):
    assert desk.add("x.txt", _names(f"{text}:")) == 2, desk.said


@pytest.mark.parametrize(("name", "make"), SHAPES)
@pytest.mark.parametrize("text", ["Sukarno", "Мадонна"])
def test_a_name_of_one_word_is_said_to_be_one(desk, name, make, text):
    if name == "lines.txt":
        return  # a line alone among lines with a role is asked about as such
    assert desk.add(name, make(text)) == 2, desk.said
    option = re.search(r"--map '[^']*'", desk.said)
    assert option, desk.said
    assert desk.add(name, make(text), *shlex.split(option[0])) == 0, desk.said
    assert text in desk.column("name")
    assert set(desk.column("shown")) <= {"", "named"}
    assert len(desk.rows) == 5
    # It is remembered for the next export.
    assert desk.add(name, make(text)) == 0, desk.said


def test_one_without_a_name_is_said_to_be_one(desk):
    assert desk.add("x.csv", _table("Nameless")) == 2, desk.said
    option = re.search(r"--map '[^']*'", desk.said)
    assert desk.add("x.csv", _table("Nameless"), *shlex.split(option[0])) == 0, desk.said
    assert [row["name"] for row in desk.rows if row["shown"] == "unnamed"] == [""]
    assert len(desk.rows) == 5


def test_a_colon_makes_a_heading_of_it(desk):
    assert desk.add("x.csv", _table("Without names:")) == 0, desk.said
    assert desk.column("shown")[2:] == ["unnamed", "unnamed"]
    assert len(desk.rows) == 4


ORDINARY = [
    ["Ada Example", "Ludwig van Beispiel", "Bo Sample"],
    ["Ada Example", "Ana María de los Ángeles García López", "Bo Sample"],
    ["Ada Example", "J. R. Muster", "Bo Sample"],
    ["Ada Example", "Bo Sample (Minsk)", "Cy Muster"],
    ["Ada Example", "Anonymous", "Cy Muster"],
    ["Ada Example", "N.N.", "—", "Cy Muster"],
    ["Ada Example", "Anonymous", "Anonymous", "Cy Muster"],
    ["Ada", "Bo", "Cy", "Di"],
    ["Sukarno", "Suharto", "Ada Example"],
    ["Ада Прыклад", "Бо Приклад", "Вера Образец"],
    ["محمد مثال", "أحمد مثال", "ليلى مثال"],
    ["田中一郎", "鈴木花子", "佐藤次郎"],
    ["Ada Example", "Bo Sample", "Sukarno"],
]


NOT_IN_LINES = [ORDINARY[1], ORDINARY[5], ORDINARY[7], ORDINARY[8]]


@pytest.mark.parametrize("names", ORDINARY)
@pytest.mark.parametrize("shape", ["x.csv", "x.txt", "x.md"])
def test_ordinary_lists_ask_nothing(desk, names, shape):
    if shape == "x.txt" and names in NOT_IN_LINES:
        return  # lines of such texts may belong together, or are no lines of names
    made = {
        "x.csv": "Name\n" + "\n".join(names) + "\n",
        "x.txt": "\n".join(names) + "\n",
        "x.md": "# Signatories\n\n" + "".join(f"- {name}\n" for name in names),
    }
    assert desk.add(shape, made[shape]) == 0, desk.said
    assert len(desk.rows) == len(names)


def test_organisations_of_one_word_ask_nothing(desk):
    text = "Name\nExample Union\nMustergruppe\nSample Institute\n"
    assert desk.add("x.csv", text, "--kind", "organisation") == 0, desk.said
    assert len(desk.rows) == 3
