"""What stands above, beside or around people: it counts, or `add` asks; nothing is passed over.

All people are invented. A heading that says that they left, are not confirmed, were only asked or
are not to be named is understood in the nine languages, in every format that has headings.
"""

import io
import json

import openpyxl
import pytest

from desk import Desk
from letterkit.lists.said.said_above import Above, asks, is_plain_line, judged, judged_title

WITHDRAWN = (
    "Withdrawn",
    "Withdrawn signatures",
    "The following people have withdrawn",
    "Отозвали подпись",
    "Сняли подпись",
    "Снялі подпіс",
    "Адклікалі подпіс",
    "Відкликали підпис",
    "Wycofane",
    "Zurückgezogen",
    "Ont retiré leur signature",
    "Retirées depuis",
    "Retiradas",
    "منسحبون",
)
WAITING = (
    "Not yet confirmed",
    "Still to confirm",
    "We are still waiting for",
    "No reply",
    "Ещё не подписали",
    "Яшчэ не падпісалі",
    "Ще не підписали",
    "Jeszcze nie potwierdzone",
    "Noch nicht bestätigt",
    "Pas encore confirmé",
    "Todavía no confirmada",
    "بانتظار",
)
UNCLEAR = (
    "Left",
    "Snuck out, no longer with us",
    "Perhaps",
    "Снялі",
    "Пока думают, возможно",
    "Можливо",
    "Może",
    "Angefragt",
    "Invités",
    "Invitados",
    "ربما لاحقا",
)
PLAIN = (
    "Berlin",
    "Organisations",
    "Former students",
    "Teachers and librarians",
    "A",
    "3 November 2026",
    "University of Example",
    "Faculty of Arts (12)",
    "Confirmed signatories",
    "Sheet1",
    "Ответы на форму (1)",
    "Journalistes",
    "Lehrkräfte",
)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path / "first")


@pytest.fixture
def fresh(tmp_path):
    """Another workspace with each call, for nothing is remembered there."""
    made = []

    def one():
        made.append(Desk(tmp_path / f"fresh{len(made)}"))
        return made[-1]

    return one


def book(**sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title.strip("_"))
        if title.startswith("_"):
            sheet.sheet_state = "hidden"
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


ADA, BO, CY = ["Ada Example", "Uni A"], ["Bo Sample", "Uni B"], ["Cy Specimen", "Uni C"]
TITLES = ["Name", "Affiliation"]


def csv(*rows):
    return "\n".join(",".join(row) for row in rows) + "\n"


def printed(desk, name, content):
    assert desk.add(name, content) == 0, desk.said
    return desk.printed()


@pytest.mark.parametrize("text", WITHDRAWN)
def test_who_left_is_understood(text):
    for each in (text, f"{text}:", f"{text} (3)", f"## {text}".strip("# ")):
        assert judged(each).out, each
        assert judged(each).back, each


@pytest.mark.parametrize("text", WAITING)
def test_who_does_not_sign_yet_is_understood(text):
    assert judged(text).out
    assert not judged(text).back


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_may_say_so_is_asked_about(text):
    assert judged(text).unclear or judged(text).out


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_heading_asks_nothing(text):
    assert judged(text) in (Above(), Above(signs=True))
    assert is_plain_line(text)


@pytest.mark.parametrize(
    "title",
    [
        "Open letter on anonymous shell companies in the city of Example",
        "Save the park",
        "We ask the city not to cut down the trees",
        "Open letter: signatures online",
        "Not a penny more for roads: a petition",
    ],
)
def test_the_title_of_a_letter_names_no_wish(title):
    said = judged_title(title)
    assert said in (Above(), Above(signs=True), Above(unclear=True))
    assert not said.unclear or "anonymous" in title


@pytest.mark.parametrize("text", ["To be removed, write to us", "If you want to leave, click here"])
def test_a_sentence_to_the_reader_asks_nothing(text):
    assert not asks(text)


@pytest.mark.parametrize("heading", [*WITHDRAWN, *WAITING])
@pytest.mark.parametrize("format_", ["csv", "xlsx"])
def test_a_second_table_below_a_heading_names_nobody_in_it(desk, heading, format_):
    rows = [TITLES, ADA, [], [heading], TITLES, BO, CY]
    content = csv(*rows) if format_ == "csv" else book(List=rows)
    text = printed(desk, f"x.{format_}", content)
    assert "Ada Example" in text
    assert "Bo" not in text
    assert "Cy" not in text


@pytest.mark.parametrize("blank", [True, False])
@pytest.mark.parametrize("more", [[], ["(as of today)"]])
def test_a_heading_counts_with_or_without_a_blank_row_above(desk, blank, more):
    rows = [TITLES, ADA, *([[]] if blank else []), ["Withdrawn"], *([more] if more else [])]
    done = desk.add("x.csv", csv(*rows, TITLES, BO))
    assert done == 0, desk.said
    assert "Bo" not in desk.printed()


def test_a_table_of_one_column_is_cut_the_same_way(desk):
    text = printed(desk, "x.csv", "Name\nAda Example\n\nWithdrawn\nName\nBo Sample\n")
    assert "Ada Example" in text
    assert "Bo" not in text


def test_who_moves_below_withdrawn_is_taken_off(desk):
    assert desk.add("x.csv", csv(TITLES, ADA, BO)) == 0
    assert desk.add("x.csv", csv(TITLES, ADA, [], ["Withdrawn"], TITLES, BO)) == 0
    assert desk.column("consent") == ["yes", "no"]


def test_reasons_below_declined_are_no_comments(desk):
    rows = [TITLES, ADA, [], ["Declined"], ["Name", "Reason"], ["Bo Sample", "too busy"]]
    text = printed(desk, "x.xlsx", book(List=rows))
    assert "busy" not in text
    assert "Bo" not in text


@pytest.mark.parametrize("heading", ["Withdrawn", "Zurückgezogen", "Not yet confirmed"])
def test_a_table_beside_another_has_its_own_heading(desk, heading):
    rows = [
        ["Signed", None, None, None, heading, None],
        [*TITLES, None, None, "Name", "Date"],
        [*ADA, None, None, "Cy Specimen", "2026-11-03"],
        [*BO, None, None, "Di Muster", "2026-11-04"],
    ]
    text = printed(desk, "x.xlsx", book(List=rows))
    assert "Bo Sample" in text
    assert "Cy" not in text
    assert "Di" not in text
    assert "2026-11-03" not in desk.column("signed")


@pytest.mark.parametrize("title", [*WITHDRAWN, *WAITING])
def test_a_title_line_that_says_so_names_nobody_below(desk, title):
    desk.add("x.csv", csv([title, ""], TITLES, BO, CY))
    path = desk.folder / "signatories" / "parks.csv"
    assert not path.exists() or not desk.rows


@pytest.mark.parametrize("title", ["Do not publish these names", "Anonymous", "Не публиковать"])
def test_a_title_line_that_asks_not_to_name_hides_all_below(desk, title):
    assert "Bo" not in printed(desk, "x.csv", csv([title, ""], TITLES, BO))
    assert desk.column("shown") == ["unnamed"]


def test_a_title_line_that_may_say_so_stops_and_the_hint_works(desk, fresh):
    rows = (TITLES, BO)
    assert desk.add("x.csv", csv(["People who left", ""], *rows)) == 2
    assert "did those below sign, and are they to be named: People who left?" in desk.said
    assert "Bo" not in printed(fresh(), "x.csv", csv(["Anonymous:", ""], *rows))
    assert "Bo Sample" in printed(fresh(), "x.csv", csv(["Signed:", ""], *rows))
    for out in ("Withdrawn:", "Not signed:"):
        assert fresh().add("x.csv", csv([out, ""], *rows)) == 0


@pytest.mark.parametrize("title", ["Save the park", "Open letter: signatures", "Uni A, 3 November"])
def test_an_ordinary_title_line_hides_nobody(desk, title):
    assert "Bo Sample" in printed(desk, "x.csv", csv([f'"{title}"', ""], TITLES, BO))


DOCUMENTS = {
    "md": ("## Signatories\n\n- Ada Example\n\n", "{}\n\n- {}\n\n"),
    "html": ("<h2>Signatories</h2><ul><li>Ada Example</li></ul>", "<p>{}</p><ul><li>{}</li></ul>"),
}
TABLES = {
    "md": (
        "## Signatories\n\n| Name | Uni |\n|-|-|\n| Ada Example | A |\n\n",
        "{}\n\n| Name | Uni |\n|-|-|\n| {} | B |\n\n",
    ),
    "html": (
        "<table><tr><th>Name<th>Uni<tr><td>Ada Example<td>A</table>",
        "<p>{}</p><table><tr><th>Name<th>Uni<tr><td>{}<td>B</table>",
    ),
}


@pytest.mark.parametrize("heading", [*WITHDRAWN, *WAITING])
@pytest.mark.parametrize("shape", [DOCUMENTS, TABLES])
@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_paragraph_between_lists_or_tables_counts(desk, format_, shape, heading):
    above, group = shape[format_]
    content = above + group.format(f"{heading}:", "Bo Sample")
    text = printed(desk, f"x.{format_}", content)
    assert "Ada Example" in text
    assert "Bo" not in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_several_paragraphs_count_for_what_is_below_each(desk, format_):
    above, group = DOCUMENTS[format_]
    content = above + group.format("The following people have withdrawn:", "Bo Sample")
    content += group.format("Signed later:", "Di Muster")
    content += group.format("We are still waiting for:", "Cy Specimen")
    text = printed(desk, f"x.{format_}", content)
    assert "Di Muster" in text
    assert "Bo" not in text
    assert "Cy" not in text


@pytest.mark.parametrize("shape", [DOCUMENTS, TABLES])
@pytest.mark.parametrize("format_", ["md", "html"])
@pytest.mark.parametrize("line", ["Left", "Angefragt", "They talked with us again in spring:"])
def test_a_line_between_people_that_may_say_so_stops(desk, fresh, format_, shape, line):
    above, group = shape[format_]
    assert desk.add(f"x.{format_}", above + group.format(line, "Bo Sample")) == 2
    assert "did those below sign" in desk.said
    for hint, shows in (("Signed:", True), ("Anonymous:", False), ("Withdrawn:", False)):
        text = printed(fresh(), f"x.{format_}", above + group.format(hint, "Bo Sample"))
        assert ("Bo" in text) == shows, hint


@pytest.mark.parametrize("format_", ["md", "html"])
@pytest.mark.parametrize(
    "line", ["Berlin:", "University of Example:", "Students:", "And also signed:"]
)
def test_an_ordinary_line_between_people_hides_nobody(desk, format_, line):
    above, group = DOCUMENTS[format_]
    assert "Bo Sample" in printed(desk, f"x.{format_}", above + group.format(line, "Bo Sample"))


def test_a_text_below_withdrawn_does_not_end_it(desk):
    content = "## Signatories\n\n- Ada Example\n\nWithdrawn:\n\nAs of 3 November they are off.\n\n"
    text = printed(desk, "x.md", content + "- Bo Sample\n")
    assert "Bo" not in text


@pytest.mark.parametrize("heading", ["Anonymous", "Anonym", "Анонимно", "Do not publish"])
def test_a_group_of_the_anonymous_is_counted_at_any_level(desk, heading):
    text = f"## Signatories\n\n- Ada Example\n\n## {heading}\n\n- Bo Sample\n"
    assert "Bo" not in printed(desk, "x.md", text)
    assert desk.column("shown") == ["", "unnamed"]


def test_a_key_of_the_anonymous_is_a_group(desk):
    text = printed(desk, "x.yaml", "people:\n  - Ada Example\nanonymous:\n  - Cy Specimen\n")
    assert "1 person · 1 name withheld" in text
    kept = {"signatories": [{"name": "Ada Muster"}], "anonymous": [{"name": "Di Muster"}]}
    text = printed(desk, "y.json", json.dumps(kept))
    assert "2 people · 2 names withheld" in text


MARKDOWN_ROWS = (
    "## Signatories\n\n| # | Name | Uni |\n|-|-|-|\n| 1 | Ada Example | A |\n| 2 | {} | B |\n"
)
PAGE_ROWS = "<h2>Signatories</h2><table><tr><th>No<th>Name<tr><td>1<td>Ada Example<tr><td>2<td>{}"
THROUGH = '<span style="text-decoration: line-through">{}</span>'


@pytest.mark.parametrize(
    ("name", "content", "mark"),
    [
        ("x.md", MARKDOWN_ROWS, "~~{}~~"),
        ("x.html", PAGE_ROWS + "</table>", "<s>{}</s>"),
        ("x.html", PAGE_ROWS + "</table>", THROUGH),
    ],
)
def test_crossing_out_counts_in_the_cell_of_the_name(desk, fresh, name, content, mark):
    crossed = content.format(mark.format("Bo Sample"))
    text = printed(fresh(), name, crossed)
    assert "1 person" in text
    assert "withheld" not in text
    assert "Bo Sample" in printed(desk, name, content.format("Bo Sample"))
    assert "Bo" not in printed(desk, name, crossed)
    assert desk.column("consent") == ["yes", "no"]


@pytest.mark.parametrize("heading", ["Not yet confirmed", "Still to confirm", "Left", "Возможно"])
@pytest.mark.parametrize("wide", [True, False])
def test_a_row_between_people_that_may_be_a_heading_stops(desk, fresh, heading, wide):
    rows = [TITLES, ADA, [], [heading], BO]
    rows = rows if wide else [row[:1] for row in rows]
    if desk.add("x.csv", csv(*rows)) == 0:
        assert "Bo" not in desk.printed()  # between blank rows it is a heading
    for said in ("Not signed:", "Withdrawn:"):
        rows[3] = [said]
        assert "Bo" not in printed(fresh(), "x.csv", csv(*rows))
    rows[3] = ["Signed:"]
    assert "Bo Sample" in printed(fresh(), "x.csv", csv(*rows))


def test_a_lone_name_with_a_dash_beside_it_is_a_name(desk):
    table = "Name,Affiliation\nAda Example,Uni A\nNo Left,{}\nBo Sample,Uni B\nWithout Land,\n"
    assert desk.add("x.csv", table.format("-")) == 0, desk.said


@pytest.mark.parametrize("title", ["No reply", "maybe", "Not yet confirmed", "Withdrawn"])
def test_a_sheet_for_those_who_do_not_sign_names_nobody(desk, title):
    text = printed(desk, "x.xlsx", book(Signed=[TITLES, ADA], **{title: [TITLES, BO]}))
    assert "Bo" not in text
    assert "Ada Example" in text


@pytest.mark.parametrize("title", ["Left", "Angefragt", "Возможно позже"])
def test_a_sheet_whose_name_may_say_so_stops_until_it_is_chosen(desk, title):
    content = book(Signed=[TITLES, ADA], **{title: [TITLES, BO]})
    desk.add("x.xlsx", content)
    if (desk.folder / "signatories" / "parks.csv").exists():
        assert "Bo" not in desk.printed()
        return
    assert f"did those on the sheet “{title}” sign?" in desk.said
    assert desk.add("x.xlsx", content, "--sheet", "Signed") == 0
    assert "Bo" not in desk.printed()


def test_rows_that_moved_to_a_hidden_sheet_leave_the_list(desk):
    assert desk.add("x.xlsx", book(Signed=[TITLES, ADA, BO])) == 0
    assert desk.add("x.xlsx", book(Signed=[TITLES, ADA], _Moved=[TITLES, BO])) == 0, desk.said
    assert "2 rows: 1 read, 1 left out" in desk.said
    assert desk.column("consent") == ["yes", "no"]


def test_a_hidden_sheet_with_the_same_people_takes_nobody_back(desk):
    assert desk.add("x.xlsx", book(Signed=[TITLES, ADA, BO], _Raw=[TITLES, ADA, BO])) == 0
    assert desk.column("consent") == ["yes", "yes"]
    assert "4 rows: 2 read, 2 left out" in desk.said


@pytest.mark.parametrize(
    "row", ["| <!-- Bo Sample | B --> |", "| <!-- Bo Sample | B |\n| Cy Specimen | C --> |"]
)
def test_a_row_of_a_table_in_a_comment_is_nobody(desk, row):
    text = "## Signatories\n\n| Name | Uni |\n|-|-|\n| Ada Example | A |\n"
    said = printed(desk, "x.md", f"{text}{row}\n| Di Muster | D |\n")
    assert "2 people" in said
    assert "Bo" not in said
    assert "Cy" not in said


def test_the_name_of_a_file_says_who_left(desk):
    names = (
        "ada.yaml",
        "withdrawn-mo.yaml",
        "ed.removed",
        "fay.yaml.withdrawn",
        "declined_gus.yaml",
    )
    for name in names:
        person = name.replace("withdrawn", "").replace("declined", "").strip("-_.")[:3].strip(".")
        desk.write(f"in/{name}", f"name: {person.title()} Example\n")
    assert desk.run("add", desk.folder / "in", "--to", "parks", "--yes", "--consent", "yes") == 0
    assert desk.column("name") == ["Ada Example"]
    assert "5 rows: 1 read, 4 left out" in desk.said


@pytest.mark.parametrize(
    ("rules", "mark"),
    [
        (".x { text-decoration: line-through }", 'class="x"'),
        (".h{display:none}", 'class="a h"'),
        ("ul li.h , p { color: red; visibility: hidden; }", 'class="h"'),
        ("/* gone */ #bo{text-decoration:line-through}", 'id="bo"'),
        ("@media screen { .x { display: none } }", 'class="x"'),
    ],
)
@pytest.mark.parametrize("place", ["head", "body"])
def test_the_style_sheet_of_a_page_counts(desk, rules, mark, place):
    style = f"<style>{rules}</style>"
    page = f"{style if place == 'head' else ''}<body>{style if place == 'body' else ''}"
    page += f"<h2>Signatories</h2><ul><li>Ada Example</li><li {mark}>Bo Sample</li></ul>"
    text = printed(desk, "x.html", page)
    assert "Ada Example" in text
    assert "Bo" not in text


@pytest.mark.parametrize(
    "rules",
    [
        "@media print { .x { display: none } }",
        ".x:hover { text-decoration: line-through }",
        ".y { display: none }",
        "nav .x { display: none }",
    ],
)
def test_a_style_sheet_about_something_else_hides_nobody(desk, rules):
    page = f"<style>{rules}</style><h2>Signatories</h2><ul><li>Ada Example</li>"
    assert "Bo Sample" in printed(desk, "x.html", f"{page}<li class=x>Bo Sample</li></ul>")


@pytest.mark.parametrize(
    "said", [{"left": True}, {"state": "gone"}, {"gone": "2026-11-03"}, {"has_left": True}]
)
def test_a_key_that_says_that_somebody_left_counts(desk, said):
    kept = [{"name": "Ada Example"}, {"name": "Bo Sample", **said}]
    assert "Bo" not in printed(desk, "x.json", json.dumps(kept))


def test_a_yes_that_only_some_have_is_asked_about(desk):
    kept = json.dumps([{"name": "Ada Example"}, {"name": "Bo Sample", "featured": True}])
    assert desk.add("x.json", kept) == 2
    assert "“featured”: it is not clear whether they sign: “true” (1)" in desk.said
    assert desk.add("x.json", kept, "--map", "featured=private") == 0
    assert "Bo Sample" in desk.printed()
