"""What is left of the example with which a new letter begins."""

import pytest

from letterkit.check.placeholders import EXAMPLE_ROW, example_row, example_text
from letterkit.files.workspace import find_workspace
from letterkit.letters.letter import read_letter
from letterkit.letters.skeletons import TEMPLATES, examples, languages, skeleton

VARIANTS = [("blank", "lt")] + [
    (each, lang) for each in TEMPLATES for lang in languages("petition")
]


def found(folder, text):
    path = folder / "letters" / "t" / "letter.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    (letter,) = read_letter(find_workspace(folder), "t")
    return list(example_text(letter, examples()))


@pytest.mark.parametrize(("template", "lang"), VARIANTS)
def test_a_new_letter_has_text_to_replace_in_every_template_and_language(tmp_path, template, lang):
    letter, _ = skeleton(template, lang, "2026-11-22", "t")
    findings = found(tmp_path, letter)
    assert findings
    assert {each.code for each in findings} == {"example-text"}
    lines = letter.split("\n")
    for each in findings:
        assert each.place.file == "letters/t/letter.md"
        assert lines[each.place.line - 1].strip()
    english, _ = skeleton(template, "en", "2026-11-22", "t")
    assert [each.place.line for each in found(tmp_path, english)] == [
        each.place.line for each in findings
    ]


WRITTEN = """---
template: petition
title: Keep our library open
date: 2026-11-22
place: Lake City
lang: en
issuer: Friends of the Lake Library
to:
  - name: Cleo Sample
    role: Director
demand: keep the library of Example City open on Sundays
situation: The library closes on Sundays since May.
---
"""


def test_a_letter_in_ones_own_words_has_none(tmp_path):
    assert found(tmp_path, WRITTEN) == []


def test_brackets_of_ones_own_are_no_example(tmp_path):
    own = WRITTEN.replace("Sundays since May", "[nearly all] Sundays since May, see [our page](x)")
    assert found(tmp_path, own) == []


HEADS = """---
title: T
date: 2026-11-22
lang: en
to:
  - name: Bo Sample
  - name: Cleo Sample
FACTS
---
Words.
"""


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ("place: Example City", ["Example City"]),
        ("place:  Example  City", ["Example  City"]),
        ("place: Прыкладны горад", ["Прыкладны горад"]),  # of another language
        ("place: Friends of the Example Library", []),  # of another fact
        ("issuer: Friends of the Example Library", ["Friends of the Example Library"]),
        ("event_day: 2000-01-01", ["2000-01-01"]),
        ("event_day: 2026-11-30", []),
        ("salutation: …", ["…"]),
        ("principles: [open, inclusive, transparent]", ["open", "inclusive", "transparent"]),
        ("principles: [open, inclusive, fair]", []),
        (
            'asks: ["**hear** those who use the library before the next one.", "Mine."]',
            ["**hear** those who use the library before the next one."],
        ),
        ("edition: 5", []),
        ("layout: auto", []),
    ],
)
def test_a_fact_that_is_still_the_example_is_found(tmp_path, facts, left):
    findings = found(tmp_path, HEADS.replace("FACTS", facts))
    said = [each.message.partition(": ")[2] for each in findings]
    assert said == [" ".join(each.split()) for each in left]


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        ("place: Example City\nmeant: Example City", []),
        ("place:  Example  City\nmeant: [Example City]", []),
        ("place: Example City\nmeant: [Lake City]", ["Example City"]),
        ("place: Example City\nmeant: example city", ["Example City"]),
        ("place: Example City\nmeant:", ["Example City"]),
        (
            "place: Example City\nissuer: Friends of the Example Library\nmeant: Example City",
            ["Friends of the Example Library"],
        ),
        # What is still to be translated cannot be meant.
        ('place: "[translate] Lake City"\nmeant: "[translate] Lake City"', ["Lake City"]),
    ],
)
def test_words_that_are_meant_are_no_example(tmp_path, facts, left):
    findings = found(tmp_path, HEADS.replace("FACTS", facts))
    assert [each.message.partition(": ")[2] for each in findings] == left


def test_a_line_of_the_text_may_be_meant_too(tmp_path):
    line = next(each for each in examples()[""] if len(each.split()) > 9 and '"' not in each)
    text = HEADS.replace("FACTS\n", "").replace("Words.", line)
    assert len(found(tmp_path, text)) == 1
    quoted = line.replace("\\", "\\\\")
    assert found(tmp_path, text.replace("lang: en", f'lang: en\nmeant: ["{quoted}"]')) == []


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("name: Ada Example", True),
        ("role: Mayor of Example City", True),
        ("role: Director", False),  # a word by itself may be meant
        ("organisation: Example Institute", True),
        ("email: mayor@example.org", True),
        ("salutation: Dear Mayor,", True),
        ("salutation: Dear Bo,", False),
    ],
)
def test_every_field_of_an_addressee_is_found(tmp_path, line, left):
    name = "" if line.startswith("name") else "  - name: Bo Sample\n    "
    text = HEADS.replace("  - name: Bo Sample\n", f"{name or '  - '}{line}\n").replace(
        "FACTS\n", ""
    )
    assert bool(found(tmp_path, text)) == left


def test_a_row_of_a_new_list_is_found_by_its_note(roll):
    example = {"name": "Ada Example", "notes": EXAMPLE_ROW}
    own = {"name": "Bo Example", "notes": "an example of courage"}
    (only,) = example_row(roll(example, own))
    assert (only.code, only.place.line) == ("example-row", 2)


def test_rows_of_a_new_list_are_said_to_be_examples_and_no_note_is_made_on_them(desk):
    desk.run("new", "lakes")
    assert desk.run("check", "lakes", "--severity", "note") == 0
    lines = [each for each in desk.said.splitlines() if each.startswith("signatories/lakes.csv:")]
    assert [each.rpartition(" ")[2] for each in lines] == ["(example-row)", "(example-row)"]
    # What is an error stays one, and so does a note on somebody beside them.
    path = desk.folder / "signatories/lakes.csv"
    rows = path.read_text("utf-8").splitlines()
    signed = "zcbwzfvx4x,Bo Sample,person,,,BY,,,named,yes,2020-01-01,2020-01-01,,,"
    wrong = rows[2].replace(",yes,", ",,", 1)
    path.write_text("\n".join([*rows[:2], wrong, signed]) + "\n", "utf-8")
    desk.run("check", "lakes")
    assert "(before-date)" in desk.said
    assert "lakes.csv:3: error: " in desk.said


def test_the_note_is_the_one_that_a_new_list_has():
    _, listed = skeleton("blank", "en", "2026-11-22", "t")
    rows = listed.splitlines()[1:]
    assert rows
    assert all(row.endswith(EXAMPLE_ROW) for row in rows)
