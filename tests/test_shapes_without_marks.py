"""Lists whose shape nothing marks: wishes between lines, cards, halves side by side, legends."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from tests.test_withdrawn_in_lists import workbook

from letterkit.errors import LetterkitError
from letterkit.lists.pages.html_lists import html_text_contents
from letterkit.lists.sheets.code_legends import codes_in
from letterkit.lists.texts.plain_lists import plain_text_contents

PAGE = "<h2>Signatories</h2>\n{}"
PEOPLE = (("Ada Example", "БГУ"), ("Bo Sample", "Lab Y"), ("Cy Third", "Institute Z"))
NAMES = [name for name, _ in PEOPLE]


def shown(desk):
    return {row["name"]: row.get("shown", "") for row in desk.rows}


@pytest.mark.parametrize("head", ["Signatories:\n", ""])
@pytest.mark.parametrize(
    "wish",
    [
        "withdrew on 3 November",
        "отозвала подпись 3 ноября",
        "адклікала подпіс",
        "відкликала підпис 3 листопада",
        "wycofała podpis 3 listopada",
        "hat die Unterschrift zurückgezogen",
        "a retiré sa signature le 3 novembre",
        "ha retirado su firma",
        "سحبت توقيعها",
    ],
)
def test_a_line_of_who_withdrew_between_names_loses_nobody(desk, head, wish):
    text = f"{head}Ada Example\nDi Example — {wish}\nBo Sample\nCy Third\n"
    if desk.add("x.txt", text):
        assert "Di Example" in desk.said or "x.txt:" in desk.said
        return
    assert desk.column("name") == NAMES


@pytest.mark.parametrize(
    "line",
    [
        "Di Example: please do not name", "Di Example (do not name)",
        "Di Example — просит не публиковать имя", "Di Example — möchte anonym bleiben",
        "Di Example — souhaite rester anonyme", "Di Example — chce pozostać anonimowa",
    ],
)  # fmt: skip
def test_a_line_with_a_wish_between_names_is_a_person(desk, line):
    text = f"Signatories:\nAda Example\n{line}\nBo Sample\n"
    if desk.add("x.txt", text) == 0:
        found = shown(desk)
        assert found.pop("Di Example", "unnamed") == "unnamed"
        assert set(found) - {""} == {"Ada Example", "Bo Sample"}
        assert "Di Example" not in desk.printed()


@pytest.mark.parametrize("line", ["signed on 3 November", "3 November 2026", "03.11.2026"])
def test_a_day_behind_a_name_makes_it_no_part_of_another_person(desk, line):
    assert desk.add("x.txt", f"Signatories:\nAda Example\nDi Example, {line}\nBo Sample\n") == 0
    assert len(desk.rows) == 3


def test_a_wish_alone_between_names_stops(desk):
    text = "Ada Example\nDi Example\nwithdrew on 3 November\nBo Sample\nCy Third\n"
    assert desk.add("x.txt", text) == 2
    assert "x.txt:3: whose signature is this line about?" in desk.said
    mended = "Ada Example\nDi Example (withdrew on 3 November)\nBo Sample\nCy Third\n"
    assert desk.add("x.txt", mended) == 0, desk.said
    assert desk.column("name") == NAMES


def test_paragraphs_of_several_lines_are_one_person_each_with_or_without_a_wish(desk):
    text = (
        "Signatories:\nAda Example\nEditor\nExample News\n\n"
        "Di Example — withdrew on 3 November\nEditor\nExample News\n\n"
        "Bo Sample\nTeacher\nExample School\nwithdrew in May\n\nCy Third\nCook\nExample School\n"
    )
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Third"]
    assert desk.column("affiliation") == ["Example News", "Example School"]


@pytest.mark.parametrize("end", ["anonym", "WITHDRAWN"])
def test_a_wish_behind_a_name_without_a_mark_stops(desk, end):
    assert desk.add("x.csv", f"Name\nAda Example\nDi Example {end}\n") == 2
    assert f"Di Example {end}" in desk.said


@given(st.lists(st.sampled_from(["Ada Example", "Bo Sample — withdrew", "(do not name)", "Cook"])))
def test_every_name_of_a_plain_list_is_read_left_out_or_asked_about(lines):
    text = "\n".join(["Signatories:", *lines])
    try:
        found = plain_text_contents(text, "x.txt")
    except LetterkitError:
        return
    rows = [" ".join(row.cells) for part in found.parts for row in part.rows[1:]]
    held = " ".join(rows)
    for name in ("Ada Example", "Bo Sample"):
        there = sum(line.startswith(name) for line in lines)
        left = len(found.left_out)
        assert held.count(name) + left >= there


@pytest.mark.parametrize(
    "card",
    [
        "<div><b>{}</b><br>{}</div>", "<p>{}<br>{}</p>", "<div><p>{}</p><p>{}</p></div>",
        "<div><h3>{}</h3>{}</div>", "<div><b>{}</b><span>{}</span></div>",
        "<div><b>{}</b> {}</div>", "<li><b>{}</b> {}</li>", "<b>{}</b><br>{}<br><br>",
        "<div><div><p>{}</p><p>{}</p></div></div>", "<article><p><b>{}</b></p><p>{}</p></article>",
        "<div><div>{}</div><div>{}</div></div>", "<div><b>{}</b><p>{}</p></div>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n", ""])
def test_cards_without_a_class_keep_their_second_line(desk, card, between):
    page = PAGE.format(between.join(card.format(*each) for each in PEOPLE))
    assert desk.add("x.html", page) == 0, desk.said
    assert desk.column("name") == NAMES
    assert desk.column("affiliation") == [body for _, body in PEOPLE]
    assert "3 rows, all read" in desk.said


def test_names_and_bodies_by_turns_stop(desk):
    page = PAGE.format("".join(f"<p>{name}</p><p>{body}</p>" for name, body in PEOPLE))
    assert desk.add("x.html", page) == 2
    assert "does it belong to the one above?" in desk.said


def test_a_name_of_two_parts_stays_whole(desk):
    page = PAGE.format("<div><b>Ada Maria</b> Example</div><div><b>Bo Di</b> Sample</div>")
    assert desk.add("x.html", page) == 0, desk.said
    assert desk.column("name") == ["Ada Maria Example", "Bo Di Sample"]


@pytest.mark.parametrize("heading", ["Signed anonymously", "Withdrawn"])
def test_a_heading_between_cards_speaks_for_those_below_it(desk, heading):
    card = '<div class="card"><h4>{}</h4><p class="org">{}</p></div>'
    cards = [card.format(*each) for each in PEOPLE]
    page = PAGE.format("".join(cards[:2]) + f"<h2>{heading}</h2>" + cards[2])
    assert desk.add("x.html", page) == 0, desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Cy Third" not in printed


PAIRS = [
    ("Ada Example", "Minsk", "Bo Sample", "Brest"),
    ("Cy Third", "Minsk", "Di Fourth", "Brest"),
]
TITLES = ("Name", "City", "Name", "City")
ALL = ["Ada Example", "Bo Sample", "Cy Third", "Di Fourth"]


def html_table(rows):
    cells = "".join(f"<tr>{''.join(f'<td>{each}</td>' for each in row)}</tr>" for row in rows)
    return PAGE.format(f"<table>{cells}</table>")


def side_by_side(rows):
    yield "x.xlsx", workbook({"List": rows})
    yield "x.csv", "".join(",".join(row) + "\n" for row in rows)
    yield "x.txt", "".join("\t".join(row) + "\n" for row in rows)
    yield "x.html", html_table(rows)
    lines = [f"|{'|'.join(row)}|" for row in rows]
    yield "x.md", "\n".join(["# Signatories", "", lines[0], "|--|--|--|--|", *lines[1:]])


@pytest.mark.parametrize("which", range(5))
def test_both_halves_of_a_table_side_by_side_are_read(desk, which):
    file, content = list(side_by_side([TITLES, *PAIRS]))[which]
    assert desk.add(file, content) == 0, desk.said
    assert sorted(desk.column("name")) == ALL
    assert "4 rows, all read" in desk.said


@pytest.mark.parametrize("which", range(4))
def test_halves_without_titles_stop_with_a_hint_that_loses_nobody(desk, which):
    file, content = list(side_by_side(PAIRS))[which]
    assert desk.add(file, content) == 2
    assert "several columns seem to hold names: “column 1”, “column 3”" in desk.said
    assert "such as Name, City, Name, City" in desk.said
    assert desk.add(file, content, "--map", "column 1=name") == 2
    assert desk.add(file, content, "--map", "column 1=name", "--map", "column 3=private") == 0


def test_a_table_with_an_affiliation_beside_the_name_is_no_pair(desk):
    text = "Ada Example,Example University\nBo Sample,Sample Institute\n"
    assert desk.add("x.csv", text, "--map", "column 1=name") == 0, desk.said


def test_errors_and_notes_of_one_line_name_the_person(desk):
    page = PAGE.format("<ul><li>Ada Example<li>Bo Sample (do not name)<li>Cy Third (withdrew)</ul>")
    assert desk.add("x.html", page) == 0, desk.said
    assert "x.html:2, item 2: what stands beside the name is a wish" in desk.said
    assert "(x.html:2, item 3)" in desk.said
    assert desk.add("x.html", page.replace("do not name", "first name only")) == 2
    assert "Bo Sample (first name only)" in desk.said


def test_an_answer_below_a_name_over_two_rows_says_whose(desk):
    table = (
        "<tr><td>Name<td>City<td>Public?<tr><td rowspan=2>Ada Example<td>M<td>yes<tr><td>K<td>no"
    )
    assert desk.add("x.html", PAGE.format(f"<table>{table}</table>")) == 2
    assert "in a later row: Ada Example" in desk.said


LEGEND = "1 = named, 2 = initials, 3 = hidden"
CODED = [("Name", "Show"), ("Ada Example", "1"), ("Bo Sample", "2"), ("Cy Third", "3")]
TEXT = "Name,Show\nAda Example,1\nBo Sample,2\nCy Third,3\n"


def with_comment():
    book = openpyxl.Workbook()
    for row in CODED:
        book.active.append(row)
    book.active["B1"].comment = Comment(LEGEND, "Ed")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def legends():
    meanings = [("1", "named"), ("2", "initials"), ("3", "hidden")]
    table = "".join(f"<tr><td>{name}<td>{code}" for name, code in CODED)
    yield "x.csv", f'"{LEGEND}",\n{TEXT}'
    yield "x.csv", f"# {LEGEND}\n{TEXT}"
    yield "x.csv", f"1 = named,\n2 = initials,\n3 = hidden,\n\n{TEXT}"
    yield "x.csv", f'{TEXT}\n"{LEGEND}",\n'
    yield "x.csv", f'{TEXT.replace("Show", "Code")}\n"{LEGEND}",\n'
    yield "x.xlsx", workbook({"List": [(LEGEND, ""), *CODED]})
    yield "x.xlsx", workbook({"List": CODED, "Legend": [(LEGEND,)]})
    yield "x.xlsx", workbook({"List": CODED, "Legend": meanings})
    yield "x.xlsx", workbook({"List": CODED, "Legend": [("Code", "Meaning"), *meanings]})
    yield "x.xlsx", with_comment()
    yield "x.html", PAGE.format(f"<p>{LEGEND}</p><table>{table}</table>")


@pytest.mark.parametrize("which", range(11))
def test_a_legend_of_a_coded_column_is_applied_wherever_it_stands(desk, which):
    file, content = list(legends())[which]
    assert desk.add(file, content) == 0, desk.said
    assert shown(desk) == {"Ada Example": "named", "Bo Sample": "initials", "Cy Third": "unnamed"}
    assert "read as what" in desk.said


@pytest.mark.parametrize(
    "text",
    [
        'Name,Show,Other\nAda Example,1,1\nBo Sample,2,2\n\n"1 = named, 2 = hidden",,\n',
        'Name,Code\nAda Example,1\nBo Sample,9\n\n"1 = named, 2 = hidden",\n',
        'Name,Code,shown\nAda Example,1,named\nBo Sample,2,named\n\n"1 = named, 2 = hidden",,\n',
    ],
)
def test_a_legend_that_is_about_no_one_column_stops(desk, text):
    assert desk.add("x.csv", text) == 2
    assert "a legend, and not one column that it is plainly about" in desk.said
    # The hint works as it stands.
    assert desk.add("x.csv", "Name,Code,shown\nAda Example,1,named\nBo Sample,2,unnamed\n") == 0
    assert shown(desk) == {"Ada Example": "named", "Bo Sample": "unnamed"}


def test_a_meaning_that_is_not_clear_is_asked_about_with_an_option_that_works(desk):
    text = 'Name,Code\nAda Example,1\nBo Sample,2\n\n"1 = named, 2 = ask me first",\n'
    assert desk.add("x.csv", text) == 2
    assert "--map 'shown: ask me first=MEANING'" in desk.said
    assert desk.add("x.csv", text, "--map", "shown: ask me first=unnamed") == 0, desk.said
    assert shown(desk)["Bo Sample"] == "unnamed"


def test_a_legend_about_something_else_changes_nothing(desk):
    text = 'Name,Code\nAda Example,1\nBo Sample,2\n\n"1 = student, 2 = teacher",\n'
    assert desk.add("x.csv", text) == 2
    assert desk.add("x.csv", text, "--map", "Code=private") == 0, desk.said
    assert set(shown(desk).values()) == {""}


@given(st.text(max_size=200))
def test_any_text_is_a_legend_or_none(text):
    found = codes_in(text)
    assert not found or len(found) > 1


@given(st.lists(st.sampled_from(["<p>", "</p>", "<b>", "</b>", "<br>", "Ada Example", "Lab"])))
def test_any_page_is_read_or_refused(pieces):
    try:
        html_text_contents(f"<h2>Signatories</h2>{''.join(pieces)}", "x.html")
    except LetterkitError:
        return


STROKES = "Ada Example | Professor | Uni A\nBo Sample | Editor | Example News\n"


def test_texts_with_strokes_between_them_are_no_names(desk):
    assert desk.add("x.txt", STROKES) == 2
    assert "“Name | Role | Affiliation”" in desk.said
    assert desk.add("x.txt", f"Name | Role | Affiliation\n{STROKES}") == 0, desk.said
    assert desk.column("role") == ["Professor", "Editor"]


def test_texts_with_strokes_that_can_be_told_apart_are_split(desk):
    lines = "Ada Example | Editor, Example News\nBo Sample | Cook, Example University\n"
    assert desk.add("x.txt", f"{lines}Cy Third | Nurse, Example Clinic\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Third"]


@pytest.mark.parametrize("mark", ["// ", "//", "-- ", "x ", "#", "## ", "✓ "])
def test_a_sign_before_a_name_that_nothing_explains_stops(desk, mark):
    assert desk.add("x.csv", f"Name,City\nAda Example,X\n{mark}Bo Sample,Z\n") == 2
    assert f"a mark that nothing in the file explains: {mark.strip()}" in desk.said


def test_an_organisation_called_after_a_sign_is_a_name(desk):
    assert desk.add("x.csv", "Name,City\n#Example,X\nX Example,Y\nDi Fourth,Z\n") == 0, desk.said
    assert len(desk.rows) == 3


def test_a_second_column_of_names_is_not_swallowed(desk):
    table = "Names,,Names (anonymous)\nAda Example,,Cy Third\nBo Sample,,\n"
    assert desk.add("x.csv", table) == 2
    assert "more than one signatory in a row" in desk.said
    assert desk.add("x.csv", "Name,Name (Latin)\nАда Прыклад,Ada Example\n") == 0, desk.said


def test_two_explanations_of_one_mark_stop(desk):
    text = (
        "## Signatories\n\n- Ada Example[^1]\n- Cy Third¹\n\n¹ not to be named\n\n[^1]: withdrew\n"
    )
    assert desk.add("x.md", text) == 2
    assert "explains in another way" in desk.said


@pytest.mark.parametrize(
    "said", ["prosi o niepublikowanie nazwiska", "bitte um Nichtnennung", "прошу о неразглашении"]
)
def test_a_wish_in_a_noun_behind_a_name_is_heard(desk, said):
    assert desk.add("x.csv", f'Name,City\nAda Example,X\n"Bo Sample, {said}",Z\n') == 2
