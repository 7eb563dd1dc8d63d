"""Several people, a heading or a title in the place of one name stop an import.

All people are invented.
"""

import pytest

from letterkit.lists.people.people_in_one import seem_several

SEVERAL = (
    "1. Ada Example 2. Bo Sample 3. Cy Muster",
    "1.Ada Example 2.Bo Sample",
    "Ada Example 2) Bo Sample 3) Cy Muster",
    "(1) Ada Example (2) Bo Sample",
    "1 Ada Example 2 Bo Sample",
    "① Ada Example ② Bo Sample",
    "1. Ada Example, Lab 2. Bo Sample, Union",
    "1. Ада Прыклад 2. Бо Узор",
    "1. Ада Пример 2. Бо Образец",
    "1. Ада Приклад 2. Бо Зразок",
    "1. Ada Przykład 2. Bo Wzór",
    "١. آدا مثال ٢. بو نموذج",
    "Ada Example (Example U) Bo Sample",
    "Ada Beispiel (Universität Muster) Bo Sample (Verein Muster)",
    "Ada Example – Bo Sample – Cy Muster",
    "Ada Example, Example U. Bo Sample, Lab. Cy Muster, Inst.",
    'Ada Example <ada@example.org>; "Muster, Cy" <cy@example.org>',
)
ONE = (
    "Ada (Bo) Example",
    "Ada Maria (Mimi) Example Sample",
    "Ada Example (Example University)",
    "Ada Example (HRC), Minsk",
    "Ada M. Example",
    "J. R. Example",
    "Prof. Dr. Ada Example",
    "Ada Example, St. John Church, York",
    "Ada Example – Editor",
    "Ada Example, 2. Division",
    "Verein 1. FC Muster",
    "Centre (HRC) Minsk",
    "Ada Example Jr. PhD",
)


@pytest.mark.parametrize("name", SEVERAL)
def test_several_people_in_one_name_stop(desk, name):
    text = f"Fay Example\n{name}\nGil Trial\n"
    assert desk.add("list.txt", text) == 2
    assert "list.txt:2" in desk.said
    assert seem_several(name)


@pytest.mark.parametrize("name", ONE)
def test_one_name_stops_nothing(name):
    assert not seem_several(name)


def test_a_table_and_an_item_stop_too(desk):
    row = '"1. Ada Example 2. Bo Sample"'
    assert desk.add("list.csv", f"Name,Country\nFay Example,Peru\n{row},Kenya\n") == 2
    assert "several people" in desk.said
    item = "- Ada Example (Example U) Bo Sample"
    assert desk.add("list.md", f"## Signatories\n\n- Fay Example\n{item}\n") == 2
    assert "several people" in desk.said


def test_three_in_a_cell_are_left_out_with_their_line(desk):
    table = 'Name\n"Ada Example, Bo Sample and Cy Muster"\nFay Example\nGil Trial\n'
    assert desk.add("list.csv", table) == 0, desk.said
    assert "several people in one cell; give each a row (list.csv:2)" in desk.said
    assert desk.column("name") == ["Fay Example", "Gil Trial"]


def test_a_bracket_inside_a_name_stays_where_it_is(desk):
    text = "## Signatories\n\n- Ada (Bobby) Example\n- Bo Sample (Example University)\n"
    assert desk.add("list.md", text) == 0, desk.said
    assert desk.column("name") == ["Ada (Bobby) Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("list.txt", "על החתום:\nדנה דוגמה\nיוסי לדוגמה\n"),
        ("list.txt", "امضا کنندگان نامه:\n\nآدا نمونه\nبهرام مثال\n"),
        ("list.csv", "Name\nDana Prova\nAda Example:\nBo Sample\n"),
        ("list.json", '["Dana Prova", "Ada Example："]'),
    ],
)
def test_a_text_that_ends_in_a_colon_is_no_name(desk, file, content):
    assert desk.add(file, content) == 2
    assert "heading" in desk.said


@pytest.mark.parametrize(
    "table",
    [
        "Name,Ada Example,Bo Sample\nAffiliation,Example U,Lab\nCountry,UK,Peru\n",
        "Name;Ada Muster;Bo Beispiel\nBeruf;Lehrerin;Arzt\nOrt;Köln;Bonn\n",
        "Name,Ada Example\nRole,Professor\nCountry,UK\n",
        "Имя,Ада Пример,Бо Образец\nДолжность,врач,юрист\nСтрана,Чили,Перу\n",
        "Nom,Ada Exemple,Bo Modèle\nProfession,médecin,avocate\nPays,Chili,Pérou\n",
        "Organisation,Example Watch,Sample Union\nCountry,Kenya,Ghana\n",
    ],
)
def test_a_table_on_its_side_stops(desk, table):
    assert desk.add("list.csv", table) == 2
    assert "Transpose" in desk.said
    shown = "".join(f"| {line.replace(',', ' | ')} |\n" for line in table.split("\n") if line)
    head, _, rest = shown.partition("\n")
    bars = "|---" * (head.count("|") - 1)
    assert desk.add("list.md", f"## Signatories\n\n{head}\n{bars}|\n{rest}") == 2


def test_titles_that_stand_there_again_are_no_table_on_its_side(desk):
    table = "Name,Country\nAda Example,Peru\nName,Country\nBo Sample,Kenya\n"
    assert desk.add("list.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_a_dash_ends_the_name_of_an_item_before_a_comma_does(desk, dash):
    items = [
        f"Ada Example {dash} Example Watch, Kenya",
        f"Bo Sample {dash} Lawyer, Ghana",
        f"Cy Muster {dash} Muster Trust",
        "Di Prova",
    ]
    text = "## Signatories\n\n" + "".join(f"- {item}\n" for item in items)
    page = "<h2>Signatories</h2><ul>" + "".join(f"<li>{item}" for item in items) + "</ul>"
    assert desk.add("list.md", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster", "Di Prova"]
    assert desk.column("affiliation") == ["Example Watch, Kenya", "Ghana", "Muster Trust", ""]
    assert desk.column("kind") == ["", "", "", ""]
    assert desk.add("list.html", page) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster", "Di Prova"]


def test_people_with_more_behind_them_are_no_organisations(desk):
    assert desk.add("list.txt", "Ada Example (Example U)\nBo Sample (X Lab)\n") == 0, desk.said
    assert desk.column("kind") == ["", ""]
