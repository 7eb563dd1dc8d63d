"""Headings that part a list, sentences of the letter in it, names half crossed out, who left.

All people are invented. A heading that may say that those below it did not sign stops `add`, in
every format; one that is known to part a list does not.
"""

import io
import json
import zipfile

import openpyxl
import pytest
from tests.test_two_title_rows import book

from letterkit.lists.merging.taken_back import Unmatched, unmatched
from letterkit.lists.said.demand_sentences import is_demand
from letterkit.lists.said.heading_states import is_ordinary, is_state
from letterkit.lists.said.said_above import Above, judged, judged_title
from letterkit.lists.sheets.partly_struck import is_partly_struck

STATES = (
    "Expected",
    "B-list",
    "Possible",
    "Second wave",
    "Wave 2",
    "Wish list",
    "Чакаем",
    "Спіс Б",
    "Ожидаем",
    "Список Б",
    "Вторая волна",
    "Очікуємо",
    "Друга хвиля",
    "Oczekiwani",
    "Do potwierdzenia",
    "Druga fala",
    "Erwartet",
    "Liste B",
    "Zweite Welle",
    "Attendus",
    "À confirmer",
    "Deuxième vague",
    "Esperados",
    "Por confirmar",
    "Segunda ola",
    "متوقعون",
    "الموجة الثانية",
)
ORDINARY = (
    "Berlin",
    "Минск",
    "Paris",
    "Germany",
    "Physics",
    "Фізіка",
    "Médecine",
    "A",
    "A–C",
    "2026",
    "Uni B",
    "Faculty of Arts",
    "Organisations",
    "Academics",
    "First signatories",
    "Additional signatories",
    "North region",
    "Others",
)
PARTED = ("Group", "List", "Wave", "Категория", "Gruppe", "Catégorie")
NAMES = ("Ada Example", "Hope", "Greenpeace", "Second Street Press", "List of signatories")


@pytest.mark.parametrize("text", STATES)
def test_a_heading_of_a_state_asks_whatever_is_put_round_it(text):
    for each in (text, f"{text}:", f"{text} (3)"):
        said = judged(each)
        assert said.unclear or said.out, each
        assert judged_title(each).unclear or judged_title(each).out, each


@pytest.mark.parametrize("text", ORDINARY)
def test_a_heading_that_parts_a_list_asks_nothing(text):
    assert is_ordinary(text)
    assert not is_state(text)
    assert judged(text) in (Above(), Above(signs=True))


@pytest.mark.parametrize("text", NAMES)
def test_a_name_is_no_state(text):
    assert not is_state(text)


def formats(heading):
    people = [["Name", "Uni"], ["Ada Example", "A"], [heading, ""], ["Bo Sample", "B"]]
    rows = "".join(f"{','.join(row)}\n" for row in people)
    cells = "<tr><td>Ada Example<td>A<tr><td colspan=2>{}<tr><td>Bo Sample<td>B"
    lists = "<h2>Signatories</h2><ul><li>Ada Example</ul>{}<ul><li>Bo Sample</ul>"
    bulleted = f"## Signatories\n\n- Ada Example\n\n{{}}{heading}{{}}\n\n- Bo Sample\n"
    return {
        "colon.csv": rows.replace(f"{heading},", f"{heading}:,"),
        "across.xlsx": book(people, "A3:B3"),
        "below.md": bulleted.format("### ", ""),
        "bold.md": bulleted.format("**", "**"),
        "heading.html": lists.format(f"<h3>{heading}</h3>"),
        "across.html": f"<table><tr><th>Name<th>Uni{cells.format(heading)}</table>",
        "colon.txt": f"Signed:\nAda Example\nDi Muster\n\n{heading}:\nBo Sample\nCy Specimen\n",
    }


@pytest.mark.parametrize("name", formats(""))
@pytest.mark.parametrize("heading", ["Expected", "Вторая волна", "Liste B", "Chez nous"])
def test_a_heading_that_may_say_so_stops_in_every_format(desk, heading, name):
    assert desk.add(name, formats(heading)[name]) == 2
    assert "did those below sign, and are they to be named" in desk.said
    assert heading in desk.said


@pytest.mark.parametrize("name", formats(""))
@pytest.mark.parametrize("heading", ["Berlin", "Physics", "Individuals", "Академики"])
def test_a_heading_that_is_known_stops_nothing(desk, heading, name):
    assert desk.add(name, formats(heading)[name]) == 0, desk.said
    printed = desk.printed()
    assert "Bo Sample" in printed
    assert heading not in printed.replace("Organisations\n", "")


# Among rows "Anonymous" is not offered, for it could stand in the place of a name.
OFFERED = [
    (name, hint)
    for name in formats("")
    for hint in ("Signed", "Not signed", "Withdrawn", "Anonymous")
    if (name, hint) != ("colon.csv", "Anonymous")
]


@pytest.mark.parametrize(("name", "hint"), OFFERED)
def test_what_the_hint_offers_works(desk, name, hint):
    assert desk.add(name, formats(hint)[name]) == 0, desk.said
    assert ("Bo Sample" in desk.printed()) == (hint == "Signed")


@pytest.mark.parametrize("name", ["x.csv", "x.txt"])
@pytest.mark.parametrize("heading", ["Expected", "Second wave", "Ожидаем", "B-list"])
def test_a_state_alone_in_a_line_is_never_a_name(desk, heading, name):
    lines = ["Name", "Ada Example", "Di Muster", "", heading, "Bo Sample"]
    assert desk.add(name, "\n".join(lines[name == "x.txt" :])) == 2
    assert heading in desk.said


def test_parts_that_are_all_called_something_ask_nothing(desk):
    text = "## Signatories\n\n### Chez nous\n\n- Ada Example\n\n### Ailleurs\n\n- Bo Sample\n"
    assert desk.add("x.md", text) == 0, desk.said
    assert "Bo Sample" in desk.printed()


@pytest.mark.parametrize("value", ["Expected", "Second wave", "Ожидаем", "Liste B"])
@pytest.mark.parametrize("title", PARTED)
def test_a_part_that_a_column_names_asks_as_a_heading_does(desk, title, value):
    table = f"Name,{title}\nAda Example,Signed\nBo Sample,{value}\n"
    assert desk.add("x.csv", table) == 2
    assert value in desk.said


@pytest.mark.parametrize("value", ["Berlin", "Academics", "A"])
def test_a_column_of_ordinary_parts_asks_nothing(desk, value):
    table = f"Name,Group\nAda Example,North\nBo Sample,{value}\nCy Specimen,{value}\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert "Bo Sample" in desk.printed()


DEMANDS = (
    "We ask the government to withdraw the law.",
    "The law must be withdrawn.",
    "Withdraw the law now!",
    "Мы просим правительство отозвать закон.",
    "Мы патрабуем ад урада адклікаць закон.",
    "Ми вимагаємо від уряду відкликати закон.",
    "Żądamy, by rząd wycofał ustawę.",
    "Wir fordern die Regierung auf, das Gesetz zurückzuziehen.",
    "Nous demandons au gouvernement de retirer la loi.",
    "Pedimos al gobierno que retire la ley.",
    "نطالب الحكومة بسحب القانون.",
)
WISHES = (
    "We ask you not to publish the names below.",
    "We ask the council not to name these people.",
    "The following ask to be withdrawn.",
    "Мы просим вас не публиковать эти имена.",
    "Wir bitten darum, nicht genannt zu werden.",
    "Nous demandons de ne pas publier ces noms.",
    "Prosimy państwa o niepublikowanie nazwisk.",
)


@pytest.mark.parametrize("text", DEMANDS)
def test_a_demand_says_nothing_of_who_signs(desk, text):
    assert is_demand(text)
    assert judged(text) == judged_title(text) == Above()
    document = f"## Signatories\n\n- Ada Example\n\n{text}\n\n- Bo Sample\n"
    assert desk.add("x.md", document) == 0, desk.said
    assert "Bo Sample" in desk.printed()


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_of_those_who_sign_is_no_demand(desk, text):
    assert not is_demand(text)
    assert judged(text).unclear or judged(text).out or judged(text).shown
    document = f"## Signatories\n\n- Ada Example\n\n{text}\n\n- Bo Sample\n"
    if desk.add("x.md", document) == 0:
        assert "Bo" not in desk.printed()


def test_a_demand_in_a_row_of_its_own_is_nobody(desk):
    rows = f"Name,Uni\nAda Example,A\n{DEMANDS[0]},\nBo Sample,B\n"
    assert desk.add("x.csv", rows) == 0, desk.said
    assert "a sentence of the letter, not a name (x.csv:3)" in desk.said
    assert "government" not in desk.printed()


def ods(cell):
    spaces = {
        each: f"urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"
        for each in ("office", "style", "text", "table")
    }
    declared = " ".join(f'xmlns:{name}="{uri}"' for name, uri in spaces.items())
    style = (
        '<office:automatic-styles><style:style style:name="T1" style:family="text">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
        "</office:automatic-styles>"
    )
    texts = [["Name", "Uni"], [cell, "A"], ["Di Muster", "B"]]
    rows = ""
    for row in texts:
        cells = (
            f'<table:table-cell office:value-type="string"><text:p>{each}</text:p>'
            "</table:table-cell>"
            for each in row
        )
        rows += f"<table:table-row>{''.join(cells)}</table:table-row>"
    content = (
        f'<office:document-content {declared} office:version="1.3">{style}<office:body>'
        f'<office:spreadsheet><table:table table:name="S">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr("mimetype", kind)
        parts.writestr("content.xml", content)
        parts.writestr("META-INF/manifest.xml", manifest)
    return kept.getvalue()


def struck_in(name):
    """A list whose first name is written with {} for words that are crossed out."""
    return {
        "x.ods": lambda text: ods(text),
        "items.md": lambda text: f"## Signatories\n\n- {text}\n- Di Muster\n",
        "lines.md": lambda text: f"## Signatories\n\n{text}\n\nDi Muster\n",
        "table.md": lambda text: f"| Name | Uni |\n|-|-|\n| {text} | A |\n| Di Muster | B |\n",
        "items.html": lambda text: f"<h2>Signatories</h2><ul><li>{text}<li>Di Muster</ul>",
        "lines.html": lambda text: f"<h2>Signatories</h2><p>{text}</p><p>Di Muster</p>",
        "table.html": lambda text: f"<table><tr><th>Name<tr><td>{text}<tr><td>Di Muster</table>",
    }[name]


MARKS = {
    "x.ods": '<text:span text:style-name="T1">{}</text:span>',
    "items.md": "~~{}~~",
    "lines.md": "~~{}~~",
    "table.md": "~~{}~~",
    "items.html": "<del>{}</del>",
    "lines.html": "<s>{}</s>",
    "table.html": '<span style="text-decoration: line-through">{}</span>',
}


@pytest.mark.parametrize("name", MARKS)
@pytest.mark.parametrize(("before", "struck", "after"), [("", "Bo", " Sample"), ("Bo ", "Ex", "")])
def test_a_name_that_is_half_crossed_out_stops(desk, name, before, struck, after):
    text = f"{before}{MARKS[name].format(struck)}{after}"
    assert desk.add(name, struck_in(name)(text)) == 2
    assert "only a part of" in desk.said
    assert "crossed out" in desk.said


@pytest.mark.parametrize("name", MARKS)
def test_a_name_that_is_crossed_out_is_left_out(desk, name):
    assert desk.add(name, struck_in(name)(MARKS[name].format("Bo Sample"))) == 0, desk.said
    assert "Bo" not in desk.printed()


@pytest.mark.parametrize("name", ["items.md", "lines.md", "items.html", "lines.html"])
def test_a_new_affiliation_behind_one_that_is_crossed_out_counts(desk, name):
    text = f"Ada Example, {MARKS[name].format('Uni A')} Uni B"
    assert desk.add(name, struck_in(name)(text)) == 0, desk.said
    assert desk.column("affiliation") == ["Uni B", ""]


@pytest.mark.parametrize(
    ("text", "crossed", "before", "partly"),
    [
        ("Bo Specimen", "Bo Sample", "", True),
        ("Bo", "Sample", "Bo ", True),
        ("Bo Sample", "1.", "", False),
        ("", "Bo Sample", "", False),
        ("Ada Example, Uni B", "Uni A", "Ada Example, ", False),
    ],
)
def test_words_crossed_out_count_where_a_name_stands(text, crossed, before, partly):
    assert is_partly_struck(text, crossed, before) == partly


TWO = "Name,Uni\nAda Example,A\nBo Sample,B\n"
ONLY_LEFT = {
    "w.csv": "Withdrawn,\nName,Uni\n{},B\n",
    "withdrawn.csv": "Name\n{}\n",
    "w.md": "## Withdrawn\n\n- {}\n",
    "w.html": "<h2>Withdrawn</h2><ul><li>{}</ul>",
    "w.txt": "Withdrawn:\n{}\n",
    "w.json": '{{"withdrawn": ["{}"]}}',
    "w.yaml": "withdrawn:\n  - {}\n",
}


@pytest.mark.parametrize("name", ONLY_LEFT)
def test_a_file_that_only_says_who_left_takes_them_off(desk, name):
    assert desk.add("list.csv", TWO) == 0
    assert desk.add(name, ONLY_LEFT[name].format("Bo Sample"), consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]
    assert "off the list already" not in desk.said
    assert desk.add(name, ONLY_LEFT[name].format("Bo Sample"), consent="") == 0, desk.said
    assert "withdrawn, and off the list already" in desk.said


@pytest.mark.parametrize("name", ONLY_LEFT)
def test_a_withdrawal_of_nobody_on_the_list_is_said(desk, name):
    assert desk.add("list.csv", TWO) == 0
    assert desk.add(name, ONLY_LEFT[name].format("Cy Specimen"), consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "yes"]
    said = "not on the list, so nobody was taken off"
    assert said in desk.said
    assert f"{name}:" in desk.said


def test_lines_that_take_back_nothing_are_in_the_json(desk):
    assert desk.add("list.csv", TWO) == 0
    assert desk.add("withdrawn.csv", "Name\nCy Specimen\n", "--json", consent="") == 0
    found = json.loads(desk.said[desk.said.index("{") : desk.said.rindex("}") + 1])
    assert found["not_on_list"] == ["withdrawn.csv:2"]
    assert found["left_already"] == []


def test_nothing_taken_back_matches_nothing():
    assert unmatched([], [{"name": "Ada Example"}], [], lambda _: True) == Unmatched()


def test_the_line_above_the_titles_is_quoted_without_what_is_private(desk):
    table = "Parks for all,\nWrite to ada@example.org,\nName,Uni\nAda Example,A\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert "x.csv:1, 2: above the titles of the columns, not read: “Parks for all”" in desk.said
    assert "ada@example.org" not in desk.said


def test_a_sheet_of_text_is_quoted(desk):
    made = openpyxl.load_workbook(io.BytesIO(book([["Name", "Uni"], ["Ada Example", "A"]])))
    made.create_sheet("Info").append(["please send all of it to the office before we print it"])
    kept = io.BytesIO()
    made.save(kept)
    assert desk.add("x.xlsx", kept.getvalue()) == 0, desk.said
    assert "text, not a table; 1 row left out: “please send all of it" in desk.said


def test_private_beside_a_question_says_what_it_means(desk):
    table = "Name,Publish my name?\nAda Example,Yes\nBo Sample,Yes\n"
    assert desk.add("x.csv", table, "--map", "Publish my name?=private") == 0, desk.said
    assert "its answers are ignored when deciding who is named" in desk.said
