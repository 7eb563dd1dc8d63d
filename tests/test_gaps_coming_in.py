"""Columns that only blanks set apart, and names with a blank too many, from `add` to the list."""

import pytest

from letterkit.errors import LetterkitError
from letterkit.lists.texts.gaps import columns_by_gaps

STOPS = "blanks may part a name from what follows it"
PASTED = """\
Ada Example       Professor      University of Example
Bo Sample         Lecturer       Sample College
Cy Muster                        Muster Institute
"""


@pytest.mark.parametrize("above", ["", "Signatories:\n\n", "Подписали:\n\n", "الموقعون:\n\n"])
def test_columns_that_line_up_are_read_as_columns(desk, above):
    assert desk.add("x.txt", above + PASTED) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]
    assert desk.column("role") == ["Professor", "Lecturer", ""]
    assert desk.column("affiliation")[2] == "Muster Institute"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "## Signatories\n\n{}"),
        ("x.html", "<h2>Signatories</h2><pre>\n{}</pre>"),
        ("x.md", "---\ntitle: Signatories\n---\n\n{}"),
    ],
)
def test_columns_are_read_in_pages_too(desk, name, text):
    assert desk.add(name, text.format(PASTED)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]
    assert desk.column("role") == ["Professor", "Lecturer", ""]


@pytest.mark.parametrize(
    "lines",
    [
        ("Ада Пример      профессор", "Бо Образец      редактор"),
        ("Ада Прыклад     прафесар", "Бо Узор         рэдактар"),
        ("Ada Przykład    profesorka", "Bo Wzór         redaktor"),
        ("Ada Beispiel    Professorin", "Bo Muster       Redakteur"),
        ("Ada Exemple     professeure", "Bo Modèle       journaliste"),
        ("Ada Ejemplo     profesora", "Bo Muestra      periodista"),
        ("1. Ada Example    Editor", "10. Bo Sample     Teacher"),
        ("Ada Example\t\tEditor", "Bo Sample\tTeacher"),
        ("Ada Example\u3000\u3000Editor", "Bo Sample\u3000\u3000\u3000Teacher"),
    ],
)
def test_a_role_behind_a_gap_is_no_part_of_the_name(desk, lines):
    assert desk.add("x.txt", "\n".join(lines) + "\n") == 0, desk.said
    assert all(len(name.split()) == 2 for name in desk.column("name"))
    assert all(desk.column("role"))


def test_titles_above_the_columns_name_them(desk):
    titles = "Name              Position       Organisation\n"
    assert desk.add("x.txt", titles + PASTED) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]


def test_two_blanks_in_a_name_move_nothing_to_the_next_column(desk):
    rows = "Name              Position       Organisation\nAda  Example      Professor\n"
    assert desk.add("x.txt", rows + "Bo Sample         Lecturer       Sample College\n") == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("role") == ["Professor", "Lecturer"]


@pytest.mark.parametrize(
    "text",
    [
        "Ada  Example\nBo Sample\nCy Muster\n",
        "Ada  Example\nEva  Sample\nCy  Muster\n",
        "Ada Maria  Example\nBo Sample\n",
        "Ада  Пример\nБо Образец\n",
        "1.  Ada Example\n2.  Bo Sample\n",
        "-   Ada Example\n-   Bo Sample\n",
        "山田\u3000太郎\n鈴木\u3000花子\n",
        "Ada Example   - Editor\nBo Sample - Editor\n",
        "Ada Example,  Editor\nBo Sample, Editor\n",
        "Ada Example   (Example Club)\nBo Sample (Example Club)\n",
        "Ada Example     ada@example.org\nBo Sample bo@example.org\n",
    ],
)
def test_a_blank_too_many_is_no_column(desk, text):
    assert desk.add("x.txt", text) == 0, desk.said
    assert "column 2" not in desk.said


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example       Professor      Example U\n",
        "Ada Example     Professor\nBo Sample   Lecturer\nCy Muster       Dean\n",
        "Ada Example  Minsk\nBo Sample  Brest\n",
        "Ada Example       Professor of long\n                  things\nBo Sample         Dean\n",
        "Ada Example\nBo Sample\nCy Muster        Editor\n",
        "山田\u3000太郎\u3000教授\n鈴木\u3000花子\u3000講師\n",
    ],
)
def test_gaps_that_make_no_columns_stop(desk, text):
    assert desk.add("x.txt", text) == 2
    assert STOPS in desk.said


def test_the_hint_for_a_text_works(desk):
    assert desk.add("x.txt", "Ada Example     Professor\nBo Sample   Lecturer\n") == 2
    assert "put a tab in the place of each gap" in desk.said
    assert desk.add("x.txt", "Signed:\n\nAda Example\tProfessor\nBo Sample\tLecturer\n") == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_the_hint_for_a_page_works(desk):
    assert desk.add("x.md", "## Signatories\n\n- Ada Example     Professor\n- Bo Sample\n") == 2
    assert "put a comma in the place of each gap" in desk.said
    assert desk.add("x.md", "## Signatories\n\n- Ada Example, Professor\n- Bo Sample\n") == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.csv", "Name,City\nAda Example       Professor,Brest\nBo Sample,Minsk\n"),
        ("x.json", '["Ada Example       Professor", "Bo Sample"]'),
        ("x.yaml", "- Ada Example       Professor\n- Bo Sample\n"),
        ("x.toml", '[[signatories]]\nname = "Ada Example\\tProfessor"\n'),
    ],
)
def test_a_wide_gap_in_any_name_stops(desk, name, content):
    assert desk.add(name, content) == 2
    assert STOPS in desk.said
    assert "a column of its own" in desk.said


def test_first_and_last_name_far_apart_are_a_name_in_a_cell(desk):
    assert desk.add("x.csv", "Name,City\nAda     Example,Brest\nBo  Sample,Minsk\n") == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_several_columns_of_names_are_asked_about(desk):
    text = "Ada Example        Bo Sample\nDi Muster          Ed Specimen\n"
    assert desk.add("x.txt", text) == 2
    assert "several columns seem to hold names" in desk.said


def test_organisations_keep_their_blanks(desk):
    text = "Organisations:\n\nUnion  of Examples\nSample Club\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("name") == ["Union of Examples", "Sample Club"]


def test_a_wish_in_a_column_still_counts(desk):
    text = "Ada Example       Professor      do not publish my name\n"
    text += "Bo Sample         Lecturer       please call me\n"
    assert desk.add("x.txt", text) in (0, 2)
    if (desk.folder / "signatories" / "parks.csv").exists():
        assert desk.column("shown")[0] == "unnamed"


def test_a_block_of_code_with_names_is_named_and_the_hint_works(desk):
    assert desk.add("x.md", "## Signatories\n\n    Ada Example\n    Bo Sample\n") == 2
    assert "x.md:3: a block of code, which is not read" in desk.said
    assert desk.add("x.md", "## Signatories\n\nAda Example\n\nBo Sample\n") == 0, desk.said


def test_rows_are_as_many_as_lines():
    lines = [(n, f"Ada{n} Example".ljust(20) + "Editor") for n in range(1, 30)]
    rows = columns_by_gaps(lines, "x.txt")
    assert [row.line for row in rows[1:]] == [n for n, _ in lines]
    with pytest.raises(LetterkitError):
        columns_by_gaps([*lines, (30, "Bo Example     Editor")], "x.txt")
