"""What is left of the example with which a new letter begins."""

import pytest

from letterkit.check.placeholders import EXAMPLE_ROW, example_row, example_text
from letterkit.read.letter import read_letter
from letterkit.read.skeletons import TEMPLATES, example_texts, languages, skeleton
from letterkit.read.workspace import find_workspace

VARIANTS = [("blank", "lt")] + [
    (each, lang) for each in TEMPLATES for lang in languages("petition")
]


def found(folder, text):
    path = folder / "letters" / "t" / "letter.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    (letter,) = read_letter(find_workspace(folder), "t")
    return list(example_text(letter, example_texts()))


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
title: Keep the library open
date: 2026-11-22
place: Example City
lang: en
issuer: Friends of the Example Library
demand: keep the library of Example City open on Sundays
situation: The library closes on Sundays since May.
---
"""


def test_a_letter_in_ones_own_words_has_none(tmp_path):
    assert found(tmp_path, WRITTEN) == []


def test_brackets_of_ones_own_are_no_example(tmp_path):
    own = WRITTEN.replace("Sundays since May", "[nearly all] Sundays since May, see [our page](x)")
    assert found(tmp_path, own) == []


def test_a_row_of_a_new_list_is_found_by_its_note(roll):
    example = {"name": "Ada Example", "notes": EXAMPLE_ROW}
    own = {"name": "Bo Example", "notes": "an example of courage"}
    (only,) = example_row(roll(example, own))
    assert (only.code, only.place.line) == ("example-row", 2)


def test_the_note_is_the_one_that_a_new_list_has():
    _, listed = skeleton("blank", "en", "2026-11-22", "t")
    rows = listed.splitlines()[1:]
    assert rows
    assert all(row.endswith(EXAMPLE_ROW) for row in rows)
