"""Comments between the rows of a table, and rows that stand in no table: said as they are."""

import pytest

TABLE = "## Signatories\n\n| Name | Lab |\n|---|---|\n| Ada Example | X |\n{}\n| Bo Sample | Y |\n"


@pytest.mark.parametrize(
    "comment",
    [
        *(
            "<!-- some comment -->",
            "<!--\nseveral\nlines\n-->",
            "  <!-- праверыць -->",
            "<!-- żółw -->",
        ),
        "<!-- add yours below -->",
    ],
)
def test_rows_behind_a_comment_are_read(desk, comment):
    assert desk.add("x.md", TABLE.format(comment)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "not among those who signed" not in desk.said


def test_a_row_in_a_comment_is_commented_out(desk):
    assert desk.add("x.md", TABLE.format("<!-- | Cy Muster | Z | -->")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "1 left out: it is commented out (x.md:6)" in desk.said


@pytest.mark.parametrize(
    "comment", ["<!-- anonymous -->", "<!-- withdrawn -->", "<!-- анонимно -->"]
)
def test_a_comment_that_may_be_a_wish_stops(desk, comment):
    assert desk.add("x.md", TABLE.format(comment)) == 2
    assert "x.md:6: a comment that may ask not to name people" in desk.said


@pytest.mark.parametrize("between", ["", "# Poland", "### Польшча\n"])
def test_rows_that_stand_in_no_table_are_said_to(desk, between):
    assert desk.add("x.md", TABLE.format(between)) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert "1 left out: a row of no table" in desk.said
    assert "text of the letter" not in desk.said


def test_a_table_without_its_line_stops_and_the_hint_works(desk):
    rows = "| Name | Lab |\n| Ada Example | X |\n| Bo Sample | Y |\n"
    assert desk.add("x.md", f"## Signatories\n\n{rows}") == 2
    assert "put a line |---|---| below the titles of the table" in desk.said
    fixed = rows.replace("Lab |\n", "Lab |\n|---|---|\n")
    assert desk.add("x.md", f"## Signatories\n\n{fixed}") == 0, desk.said


@pytest.mark.parametrize("name", ["x.csv", "x.txt"])
def test_comments_in_a_table_of_text_are_no_rows(desk, name):
    rows = "Name;Org\nAda Example;X\n# a comment\nBo Sample;Y\n# Cy Muster;Z\n"
    assert desk.add(name, rows) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "it is commented out" in desk.said
    assert f"{name}:3" in desk.said


def test_a_list_of_ones_own_loses_no_row(desk):
    letter = desk.folder / "letters" / "parks" / "letter.md"
    letter.write_text(letter.read_text().replace("lang: en", "lang: en\nsignatories: [mine.md]"))
    desk.write("signatories/mine.md", TABLE.format("").replace("Lab", "affiliation"))
    assert desk.run("check", "parks") == 2
    assert "a row of no table" in desk.said
