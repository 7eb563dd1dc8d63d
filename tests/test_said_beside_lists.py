"""What a file says beside its rows: of one person, of somebody on our list only, of a day."""

import pytest
from tests.test_withdrawn_in_lists import workbook

from letterkit.lists.documents.said_apart import dated, hides_all_but, said_of_one
from letterkit.lists.structures.commented_out import COMMENTED_OUT

TABLE = "<table>{}<tr><th>Name<tr><td>Ada Example<tr><td>Bo Sample<tr><td>Cy Third</table>"
ONE = "All signed in public, except for Cy Third, who signs anonymously"
ROWS = [("Name", "City"), ("Ada Example", "X"), ("Bo Sample", "Y"), ("Cy Third", "Z")]


def shown(desk):
    return {row["name"]: row.get("shown", "") for row in desk.rows}


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("x.html", f"<h2>Signatories</h2>{TABLE.format(f'<caption>{ONE}</caption>')}"),
        ("x.html", f"<h2>Signatories</h2><p><b>{ONE}</b></p>{TABLE.format('')}"),
        ("x.html", f"<h2>Signatories</h2><p>{ONE}</p>{TABLE.format('')}"),
        ("x.html", f"<h2>Signatories, except for Cy Third, anonymous</h2>{TABLE.format('')}"),
        ("x.md", "# Signatories, except for Cy Third, who signs anonymously\n\n- Ada Example\n"
                 "- Bo Sample\n- Cy Third\n"),
        ("x.txt", "Signatories (except for Cy Third, who signs anonymously):\n- Ada Example\n"
                  "- Bo Sample\n- Cy Third\n"),
        ("x.xlsx", workbook({"Cy Third signs anonymously": ROWS})),
    ],
)  # fmt: skip
def test_a_heading_that_speaks_of_one_person_hides_that_person(desk, file, content):
    assert desk.add(file, content) == 0, desk.said
    assert shown(desk) == {"Ada Example": "", "Bo Sample": "", "Cy Third": "unnamed"}


@pytest.mark.parametrize(
    "above",
    [
        "<p>All sign anonymously, except for Ada Example.</p>",
        "<p>All of them sign anonymously.</p>",
        "<p>Все подписали анонимно, кроме Ada Example.</p>",
        "<p>Alle unterzeichnen anonym, außer Ada Example.</p>",
    ],
)
def test_who_is_excepted_from_a_wish_of_all_makes_nobody_else_named(desk, above):
    code = desk.add("x.html", f"<h2>Signatories</h2>{above}{TABLE.format('')}")
    assert code == 2 or not {"Bo Sample", "Cy Third"} & {
        name for name, how in shown(desk).items() if how != "unnamed"
    }


@pytest.mark.parametrize("heading", ["Signed anonymously", "Anonymous"])
def test_a_heading_about_all_still_hides_all(desk, heading):
    page = f"<h2>Signatories</h2><h3>{heading}</h3>{TABLE.format('')}"
    assert desk.add("x.html", page) == 0, desk.said
    assert set(shown(desk).values()) == {"unnamed"}


@pytest.mark.parametrize(
    ("text", "one", "others"),
    [
        (ONE, True, False),
        ("Anonymous, except for Cy Third", False, True),
        ("Alle öffentlich, außer Cy Third, der anonym bleibt", True, False),
        ("Все публично, кроме Cy Third, который анонимно", True, False),
        ("Anonymes, sauf Cy Third", False, True),
        ("Signed anonymously", False, False),
    ],
)
def test_what_an_exception_is_from(text, one, others):
    assert (said_of_one(text), hides_all_but(text)) == (one, others)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("x.csv", "Name,City\nAda Example,X\n# Please remove Bo Sample\n"),
        ("x.md", "# Signatories\n\nBo Sample asked to be removed\n\n- Ada Example\n"),
        ("x.txt", "Signatories:\n- Ada Example\n# Please remove Bo Sample\n"),
        ("x.html", "<h2>Signatories</h2><ul><li>Ada Example</ul><p>Please remove Bo Sample.</p>"),
        ("x.json", '{"note": "Please remove Bo Sample", "signatories": ["Ada Example"]}'),
        ("x.xlsx", workbook({"List": ROWS[:2], "Notes": [("Please remove Bo Sample",)]})),
    ],
)  # fmt: skip
def test_a_sentence_about_somebody_on_our_list_only_stops_by_the_row_of_the_list(
    desk, file, content
):
    assert desk.add("first.csv", "Name,City\nBo Sample,X\nEd Fifth,Y\n") == 0
    assert desk.add(file, content) == 2
    assert "signatories/parks.csv:2" in desk.said
    entry = desk.rows[0]["id"]
    # Each hint works as it stands.
    assert f"letterkit withdraw parks --id {entry}" in desk.said
    assert desk.run("withdraw", "parks", "--id", entry, "--yes") == 0, desk.said
    assert desk.add(file, content) == 0, desk.said
    assert "Bo Sample" not in desk.column("name")


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("x.csv", 'Name,City\nAda Example,X\n\n"Please remove Bo Sample",\n'),
        ("x.txt", "Signatories:\n- Ada Example\n\nBo Sample withdrew on 3 March.\n"),
    ],
)
def test_a_sentence_in_the_place_of_a_name_is_nobody(desk, file, content):
    assert desk.add(file, content) == 2
    assert "Bo Sample" in desk.said


def test_a_sentence_about_nobody_of_ours_and_about_who_is_hidden_passes(desk):
    assert desk.add("first.csv", "Name,Public?\nBo Sample,no\nEd Fifth,yes\n") == 0
    text = "Name,City\nAda Example,X\n# Please remove Bo Sample\n# Please remove Di Fourth\n"
    assert desk.add("x.csv", text) == 0, desk.said


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("x.csv", "Name,City\nAda Example,X\n# Di Fourth,Z\n"),
        ("x.csv", "Name;City\nAda Example;X\n# Di Fourth;Z\n"),
        ("x.txt", "Signatories:\n- Ada Example\n# Di Fourth\n"),
        ("x.yaml", "- name: Ada Example\n# - name: Di Fourth\n"),
        ("x.toml", "[[signatories]]\nname = 'Ada Example'\n# name = 'Di Fourth'\n"),
        ("x.html", "<h2>Signatories</h2><ul><li>Ada Example</li><!-- <li>Di Fourth</li> --></ul>"),
        ("x.md", "# Signatories\n\n- Ada Example\n<!-- - Di Fourth -->\n"),
        ("x.js", "export default [\n  {name: 'Ada Example'},\n  // {name: 'Di Fourth'},\n];\n"),
    ],
)  # fmt: skip
def test_people_who_are_commented_out_are_left_out_with_their_line(desk, file, content):
    assert desk.add(file, content) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert COMMENTED_OUT in desk.said


@pytest.mark.parametrize("comment", ["exported by Ada Example", "Name,City", "last change: May"])
def test_a_comment_in_words_is_nobody(desk, comment):
    assert desk.add("x.csv", f"# {comment}\nName,City\nAda Example,X\n") == 0, desk.said
    assert COMMENTED_OUT not in desk.said


@pytest.mark.parametrize(
    "text",
    [
        "All signed on 3 March", "Все подписали 3 марта", "Усе падпісалі 3 сакавіка",
        "Усі підписали 3 березня", "Wszyscy podpisali 3 marca",
        "Alle haben am 3. März unterschrieben", "Tous ont signé le 3 mars",
        "Todos firmaron el 3 de marzo", "All signed on 03.03.2026",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", range(5))
def test_a_day_beside_the_rows_is_said(desk, text, place):
    file, content = [
        ("x.csv", f'Name,City\nAda Example,X\nBo Sample,Y\n\n"{text}",\n'),
        ("x.txt", f"Signatories:\n- Ada Example\n- Bo Sample\n\n{text}\n"),
        ("x.html", f"<h2>Signatories</h2><p>{text}</p><ul><li>Ada Example<li>Bo Sample</ul>"),
        ("x.json", f'{{"note": "{text}", "signatories": ["Ada Example", "Bo Sample"]}}'),
        ("x.xlsx", workbook({"List": ROWS[:3], "Notes": [(text,)]})),
    ][place]
    assert desk.add(file, content) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert f"a day beside the rows, which is not read: “{text}" in desk.said


@pytest.mark.parametrize("text", ["On 3 March the government answered", "We meet on 3 March"])
def test_another_day_is_not(text):
    assert not dated(text)
