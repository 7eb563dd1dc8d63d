"""A mark, a shorter form or another name in the place of somebody, in a later export of the same.

Nobody is printed under both: the keys of a form decide, or `add` asks and takes an answer.
"""

import re
import shlex

import pytest
from tests.test_left_in_another_form_coming_in import book

NAMES = ["Ada Example", "Bo Sample", "Cy Specimen", "Di Muster"]
MARKS = ["███████", "[redacted]", "Anonymous (formerly Bo Sample)", "Name withheld", "Anonyme"]
SHORTER = ["B. Sample", "Bo S.", "B. S.", "B.", "Sample", "Bo A. Sample", "S., Bo"]


def _items(names):
    return "## Signatories\n\n" + "".join(f"- {name}\n" for name in names)


SHAPES = [
    ("x.md", _items),
    ("x.csv", lambda names: "Name\n" + "".join(f'"{name}"\n' for name in names)),
    ("x.xlsx", lambda names: book({"Signed": [["Name"], *([name] for name in names)]})),
    (
        "x.html",
        lambda names: (
            "<h2>Signatories</h2>\n<ul>\n"
            + "".join(f"<li>{name}</li>\n" for name in names)
            + "</ul>"
        ),
    ),
    ("x.json", lambda names: "[" + ",\n".join(f'{{"name": "{name}"}}' for name in names) + "]"),
    ("x.yaml", lambda names: "".join(f'- name: "{name}"\n' for name in names)),
]


def _later(new):
    return [new if name == "Bo Sample" else name for name in NAMES]


def _answer(desk, option):
    return shlex.split(re.search(rf"{option} \S+", desk.said)[0].rstrip(","))


@pytest.mark.parametrize(("name", "make"), SHAPES)
@pytest.mark.parametrize("new", ["[redacted]", "B. Sample"])
def test_in_every_shape_it_is_asked_and_either_answer_works(desk, name, make, new):
    assert desk.add(name, make(NAMES)) == 0, desk.said
    assert desk.add(name, make(_later(new))) == 2, desk.said
    assert "signatories/parks.csv:3, which this file no longer has" in desk.said
    assert desk.column("name") == NAMES
    answer = _answer(desk, "--same-person")
    assert desk.add(name, make(_later(new)), *answer) == 0, desk.said
    assert len(desk.rows) == len(NAMES)
    assert "Bo Sample" not in desk.printed()
    assert desk.add(name, make(_later(new))) == 0, desk.said
    assert len(desk.rows) == len(NAMES)


@pytest.mark.parametrize("new", [*MARKS, *SHORTER])
def test_each_mark_and_form_is_asked_about(desk, new):
    assert desk.add("x.md", _items(NAMES)) == 0
    # One word alone may be a heading, so that is asked first.
    said = ("--map", "name: Sample=named") if new == "Sample" else ()
    assert desk.add("x.md", _items(_later(new)), *said) == 2, desk.said
    assert desk.add("x.md", _items(_later(new)), *said, *_answer(desk, "--other-person")) == 0
    assert len(desk.rows) == len(NAMES) + 1
    assert desk.add("x.md", _items(_later(new))) == 0, desk.said


def test_to_remove_who_is_missing_asks_nothing(desk):
    assert desk.add("x.md", _items(NAMES)) == 0
    assert desk.add("x.md", _items(_later("B. Sample")), "--remove-missing") == 0, desk.said
    assert "Bo Sample" not in desk.column("name")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Somebody left, and somebody else signed.
        ("", "Timestamp,Name,Email\n2026-11-19 10:00:00,Anonymous,z@example.org\n"),
        ("", "Timestamp,Name,Email\n2026-11-19 10:00:00,B. Sample,z@example.org\n"),
    ],
)
def test_who_has_another_address_is_somebody_else(desk, before, after):
    head = "Timestamp,Name,Email\n"
    rows = [
        f"2026-11-1{n} 10:00:00,{name},{name[:2].lower()}@example.org\n"
        for n, name in enumerate(NAMES)
    ]
    assert desk.add("x.csv", head + "".join(rows)) == 0, desk.said
    del rows[1]
    assert desk.add("x.csv", head + "".join(rows) + after.removeprefix(head)) == 0, desk.said
    assert len(desk.rows) == len(NAMES) + 1


def test_another_file_and_another_name_ask_nothing(desk):
    assert desk.add("x.md", _items(NAMES)) == 0
    assert desk.add("y.md", _items(["B. Sample", "[redacted]"])) == 0, desk.said
    assert desk.add("x.md", _items([*_later("Ed Probe"), "Fi Vzor"])) == 0, desk.said


IDS = [
    ("x.json", lambda rows: str([{"id": i, "name": n} for i, n in rows]).replace("'", '"')),
    ("x.csv", lambda rows: "Response ID,Name\n" + "".join(f"{i}x,{n}\n" for i, n in rows)),
    ("x.csv", lambda rows: "No,Name\n" + "".join(f"{ord(i) - 96},{n}\n" for i, n in rows)),
]


@pytest.mark.parametrize(("name", "make"), IDS)
@pytest.mark.parametrize("shorten", [1, 2, 3])
def test_keys_are_believed_where_names_are_shortened(desk, name, make, shorten):
    rows = list(zip("abc", NAMES, strict=False))
    short = [
        (i, f"{n[0]}. {n.split()[1][0]}." if k < shorten else n) for k, (i, n) in enumerate(rows)
    ]
    assert desk.add(name, make(rows)) == 0, desk.said
    assert desk.add(name, make(short)) == 0, desk.said
    assert desk.column("name") == [n for _, n in short]


@pytest.mark.parametrize(("name", "make"), IDS[:2])
def test_other_names_under_the_same_keys_are_asked_about(desk, name, make):
    rows = list(zip("abc", NAMES, strict=False))
    assert desk.add(name, make(rows)) == 0, desk.said
    later = [rows[0], ("b", "Nightjar"), ("c", "Ed Probe")]
    assert desk.add(name, make(later)) == 2, desk.said
    assert "another name under the number of" in desk.said
    assert len(desk.rows) == len(rows)


def test_who_has_no_name_under_their_key_is_counted_once(desk):
    rows = '{{"signatories":[{{"id":"a","name":"Ada Example"}},{},{}]}}'
    first = rows.format(
        '{"id":"b","name":"Bo Sample","org":"B"}', '{"id":"c","name":"Cy Specimen"}'
    )
    later = rows.format('{"id":"b","org":"B","redacted":true}', '{"id":"c","name":"C.S."}')
    assert desk.add("x.json", first) == 0, desk.said
    assert desk.add("x.json", later) == 0, desk.said
    assert len(desk.rows) == 3
    printed = desk.printed()
    assert "Bo Sample" not in printed
    assert "Cy Specimen" not in printed


def test_rows_that_are_counted_anew_ask_nothing(desk):
    assert desk.add("x.csv", "No,Name\n1,Ada Example\n2,Bo Sample\n3,Cy Specimen\n") == 0
    assert desk.add("x.csv", "No,Name\n1,Cy Specimen\n2,Di Muster\n") == 0, desk.said


DRAWN = ("---,---", "***,***", "=====,", '"- - -",———', "___,___,", "──────,")
NOT_DRAWN = ("—,Minsk", "-,", "---,Minsk")


def test_a_row_that_draws_a_line_is_no_data(desk):
    text = "Name,Town,Note\nAda Example,Bonn,\n{},\nBo Sample,Kiel,\n"
    failed = []
    for row in DRAWN:
        desk.add("x.csv", text.format(row))
        if desk.column("name") != ["Ada Example", "Bo Sample"] or "a line between" not in desk.said:
            failed.append((row, desk.said))
    assert failed == []


def test_a_dash_in_the_place_of_a_name_is_somebody(desk):
    text = "Name,Town,Note\nAda Example,Bonn,\n{},\nBo Sample,Kiel,\n"
    lost = [row for row in NOT_DRAWN if desk.add("x.csv", text.format(row)) or len(desk.rows) < 3]
    assert lost == []


AGES = (
    *("born 1980", "geb. 1980", "Jg. 1980", "Jahrgang 1980", "née en 1980", "nacida en 1980"),
    *("ur. 1980", "род. в 1980", "1980 г.р.", "нар. 1980", "مواليد 1980", "*1980", "aged 46"),
)


def test_an_age_or_a_year_of_birth_is_private(desk):
    rows = [f'Ada {chr(65 + n)}lmost,"{each}"' for n, each in enumerate(AGES)]
    rows += [f'"Bo {chr(65 + n)}lmost, {each}","Lab, {each}"' for n, each in enumerate(AGES)]
    rows += ["Cy Sample (b. 1980),Teaches those born in 1980"]
    assert desk.add("x.csv", "\n".join(["Name,Affiliation", *rows]) + "\n") == 0, desk.said
    names, beside = desk.column("name"), desk.column("affiliation")
    size = len(AGES)
    assert beside == [""] * size + ["Lab"] * size + ["Teaches those born in 1980"]
    assert [name for name in names if any(map(str.isdigit, name)) or "," in name] == []
    assert desk.column("age")[:size] == list(AGES)
