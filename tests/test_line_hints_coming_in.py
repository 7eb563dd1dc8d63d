"""One person a line is read as that, and what a hint says works as it stands."""

import pytest


@pytest.mark.parametrize(
    ("name", "text", "count"),
    [
        (
            "l.html",
            "<h2>First signatories</h2><p>Ada Example, Professor, Example University<br>"
            "Bo Sample, Writer<br>Cy Specimen, Specimen College (UK)</p>",
            3,
        ),
        (
            "l.txt",
            "Подписали:\n\nАда Примерова — д. ф. н., профессор, МГУ\nБогдан Образец — журналист\n"
            "Союз «Пример» — общественная организация\n",
            3,
        ),
        ("l.txt", "署名者一覧\n\n例子太郎（例大学教授）\n見本花子（作家）\n他12名\n", 2),
        ("l.txt", "Signed:\n\nAda Example (Professor)\nBo Sample (writer)\n", 2),
    ],
)
def test_lists_with_a_person_a_line_are_not_asked_about(desk, name, text, count):
    assert desk.add(name, text) == 0, desk.said
    assert len(desk.rows) == count


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "Signed:\n\nAda Example — Professor\nExample University — Oslo\n"
            "Bo Sample — Writer\nSample College — Paris\n",
            "Example University — Oslo",
        ),
        (
            "Signed:\n\nAda Example, Professor\nBerlin, Germany\n"
            "Bo Sample, Writer\nParis, France\n",
            "Berlin, Germany",
        ),
        (
            "Signed:\n\nAda Example, Professor of\nLaw, Example University\nBo Sample, Writer\n",
            "Law, Example University",
        ),
    ],
)
def test_a_line_that_may_go_on_is_asked_about_and_shown(desk, text, line):
    assert desk.add("l.txt", text) == 2, desk.said
    assert f"does it belong to the one above? {line}" in desk.said


def test_an_address_is_not_shown_in_the_question(desk):
    text = "Signed:\n\nAda Example, Professor of\nLaw ada@example.org\nBo Sample, Writer\n"
    assert desk.add("l.txt", text) == 2, desk.said
    assert "ada@example.org" not in desk.said


@pytest.mark.parametrize(
    ("name", "text", "mended"),
    [
        ("l.md", "## Signatories\n\n- Di Sample | Sample College\n", (" |", ",")),
        ("l.html", "<h2>Signatories</h2><ul><li>Di Sample | Sample College</ul>", (" |", ",")),
        (
            "l.txt",
            "Signatories\n\nDi Sample | Sample College\n",
            ("Di Sample", "Name | Affiliation\nDi Sample"),
        ),
    ],
)
def test_the_hint_about_strokes_works_as_it_stands(desk, name, text, mended):
    assert desk.add(name, text) == 2, desk.said
    said = "line of titles" if name == "l.txt" else "commas in place of the strokes"
    assert said in desk.said
    assert desk.add(name, text.replace(*mended, 1)) == 0, desk.said
    assert desk.column("name") == ["Di Sample"]
    assert desk.column("affiliation") == ["Sample College"]


def test_names_behind_signed_below_a_letter_are_several_people(desk):
    names = "Ada Example (Example University), Bo Sample (Sample College), Cy Specimen (Spec L)"
    letter = "Dear all,\n\nWe ask you to stop.\n\n"
    assert desk.add("l.txt", f"{letter}Signed: {names}\n") == 2
    assert "several people" in desk.said
    lines = "".join(f"- {each})\n" for each in names.strip(")").split("), "))
    assert desk.add("l.txt", f"{letter}Signed:\n{lines}") == 0, desk.said
    assert len(desk.rows) == 3


@pytest.mark.parametrize(
    "given",
    [
        "Anna Example, teacher, Oslo",
        "Ada Beispiel, Berlin",
        "Анна Примерова, учительница, г. Образцов",
        "Beispiel, Ada (Berlin)",
        "Богдан Образец — журналист",
        "Bo Sample (Example U)",
        "Ada Example, Germany",
    ],
)
@pytest.mark.parametrize("name", ["l.csv", "l.json"])
def test_more_than_a_name_in_a_name_is_said(desk, given, name):
    text = f'Name,Country\n"{given}",NO\nCy Specimen,NO\nDi Muster,KE\n'
    if name == "l.json":
        text = f'["{given}", "Cy Specimen", "Di Muster"]'
    assert desk.add(name, text) == 0, desk.said
    assert "name, which is printed" in desk.said or "a name with a role" in desk.said


@pytest.mark.parametrize(
    "given",
    [
        "Beispiel, Ada",
        "Ada Example, PhD",
        "Ada Example, MD",
        "Dr. Ada Example (she/her)",
        "Ada Example",
    ],
)
def test_a_name_alone_has_no_such_line(desk, given):
    text = f'Name,Country\n"{given}",NO\nCy Specimen,NO\nDi Muster,KE\n'
    assert desk.add("l.csv", text) == 0, desk.said
    assert "more than a name" not in desk.said


@pytest.mark.parametrize(
    ("titles", "rows"),
    [
        ("نام,شهر", "آدا نمونه,تهران\nبو مثال,شیراز\n"),
    ],
)
def test_a_first_line_that_may_hold_titles_is_not_taken_for_a_person(desk, titles, rows):
    assert desk.add("l.csv", f"{titles}\n{rows}") == 2
    name, _, other = titles.partition(",")
    assert f"if the first line holds titles: --map '{name}=name'" in desk.said
    meant = ("--map", f"{name}=name", "--map", f"{other}=private")
    assert desk.add("l.csv", f"{titles}\n{rows}", *meant) == 0, desk.said
    assert len(desk.rows) == 2
    assert name not in desk.column("name")


def test_a_sentence_may_be_about_the_line_that_it_stands_on(desk):
    text = "Ada Example\nBo Sample\nCy Trial, c/o Bo, do not print\n"
    assert desk.add("signed.txt", text) == 2
    assert "it may be about signed.txt:3, signed.txt:2" in desk.said
