"""What a coordinator says of a text in the place of a name counts; what is garbled has no mark.

All people are invented.
"""

import pytest

RUNNING_TITLE = (
    (
        "Name",
        "l.csv",
        "Name,Organisation\nAda Example,X U\nOpen letter on the archives,\nBo Sample,Lab\n",
    ),
    ("name", "l.txt", "Ada Example\n\nOpen letter on the archives\n\nBo Sample\n"),
    (
        "name",
        "l.md",
        "## Signatories\n\n- Ada Example\n- Open letter on the archives\n- Bo Sample\n",
    ),
)


@pytest.mark.parametrize(("title", "file", "text"), RUNNING_TITLE)
def test_what_is_neither_a_name_nor_a_heading_is_left_out(desk, title, file, text):
    out = f"{title}: Open letter on the archives=out"
    assert desk.add(file, text, "--map", out) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "1 left out: does not sign, as you said" in desk.said


def test_the_question_about_a_lone_line_says_how_to_leave_it_out(desk):
    assert desk.add(*RUNNING_TITLE[0][1:]) == 2
    assert "--map 'Name: Open letter on the archives=named' (or =out:" in desk.said


def test_a_wish_that_is_said_of_a_name_counts(desk):
    table = "Name,Role\nAda Example,Nurse\nBo Sample,Nurse\nCy Trial,Nurse\nDi Muster,Nurse\n"
    said = ("Name: Ada Example=unnamed", "Name: Bo Sample=initials", "Name: Cy Trial=no")
    maps = [part for each in said for part in ("--map", each)]
    assert desk.add("l.csv", table, *maps) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "initials", "", ""]
    assert desk.column("consent") == ["yes", "yes", "no", "yes"]
    printed = desk.printed()
    assert "Example" not in printed
    assert "Sample" not in printed
    assert "Trial" not in printed
    assert "Di Muster" in printed


def test_a_letter_that_looks_like_a_mark_may_be_part_of_the_name(desk):
    table = "Name,Role\nX Ae A-12 Muster,Nurse\nBo Sample,Nurse\n"
    assert desk.add("l.csv", table) == 2
    said = "Name: X Ae A-12 Muster=named"
    assert f"--map '{said}'" in desk.said
    assert desk.add("l.csv", table, "--map", said) == 0, desk.said
    assert desk.column("name") == ["X Ae A-12 Muster", "Bo Sample"]


def test_half_a_letter_of_a_garbled_name_is_no_mark(desk):
    western = "Иван Примеров".encode().decode("cp1252")
    cyrillic = "Яна Образцова".encode().decode("cp1251")
    assert western.endswith("²")
    assert cyrillic.endswith("°")
    assert desk.add("l.csv", f"Имя\n{western}\n{cyrillic}\nАнна Образцова\n") == 0, desk.said
    assert desk.column("name") == [western, cyrillic, "Анна Образцова"]
    assert "look garbled" in desk.said
    assert desk.add("m.csv", "Имя\nИван Примеров²\nАнна Образцова\n") == 2
    assert "a mark that nothing in the file explains: ²" in desk.said
