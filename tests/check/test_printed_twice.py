"""What the facts of a letter say, and its text once more."""

import pytest

from letterkit.check.printed_twice import printed_twice
from letterkit.files.workspace import find_workspace
from letterkit.letters.letter import read_letter

FACTS = """---
title: Тримайте бібліотеку відкритою
date: 2026-11-28
place: Example City
lang: {lang}
issuer: Example Union
to:
  - name: Ada Example
    role: Mayor
    salutation: Dear Ms Example,
{more}---
"""


def found(folder, text, lang="uk", more=""):
    path = folder / "letters" / "t" / "letter.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(FACTS.format(lang=lang, more=more) + text, "utf-8")
    (letter,) = read_letter(find_workspace(folder), "t")
    lines = path.read_text("utf-8").split("\n")
    for each in printed_twice(letter):
        assert lines[each.place.line - 1].strip()
        yield each.message.split(" stands")[0].removeprefix("the ")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("# Тримайте бібліотеку відкритою", "title"),
        ("**тримайте  бібліотеку відкритою!**", "title"),
        ("Example City, 28 November 2026", "place and date"),
        ("*Example City, 28.11.2026*", "place and date"),
        ("Ada Example, Mayor", "addressee"),
        ("Ada Example", "addressee"),
        ("Dear Ms Example,", "salutation"),
        ("DEAR MS EXAMPLE!", "salutation"),
    ],
)
def test_a_line_above_that_is_printed_anyway_is_found(tmp_path, line, what):
    assert list(found(tmp_path, f"\n{line}\n\nPlease keep it open.\n")) == [what]


@pytest.mark.parametrize("line", ["Example Union", "**Example Union**", "— Example Union"])
def test_an_issuer_below_is_found(tmp_path, line):
    assert list(found(tmp_path, f"Please keep it open.\n\n{line}\n")) == ["issuer"]


def test_a_salutation_of_the_template_is_found(tmp_path):
    more = "template: petition\nsalutation: Dear Ms Example,\n"
    assert list(found(tmp_path, "", more=more)) == ["salutation"]
    more = "template: petition\nsalutation: Dear readers,\n"
    assert list(found(tmp_path, "", more=more)) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dear Ada Example,\n\nPlease.\n",
        "In Example City the library has closed in 2026, and nobody was asked before it did so.\n",
        "Keep it open, says Example Union.\n",
        "One.\n\nExample Union\n\nTwo.\n\nThree.\n\nFour.\n",
        "".join(f"Line {number}.\n\n" for number in range(9)) + "Dear Ms Example,\n\nMore.\n",
    ],
)
def test_other_words_are_not(tmp_path, text):
    assert list(found(tmp_path, text)) == []
