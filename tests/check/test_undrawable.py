"""Characters that no font can draw are found before a build; what fonts have is given here."""

from dataclasses import replace
from datetime import date

import pytest

from letterkit.check.checks import run
from letterkit.check.roll import Terms
from letterkit.check.undrawable import cannot_draw

MISSING = {"🇧": "fonts-emoji", "🇾": "fonts-emoji", "𠮷": "fonts-han", "\u0378": ""}


def fonts(characters):
    return {each: MISSING[each] for each in characters if each in MISSING}


TERMS = Terms(date(2026, 12, 1), undrawable=fonts)


def found(signatories, terms=TERMS):
    return [(each.place.line, each.message) for each in run(signatories, terms, (cannot_draw,))]


def test_case_19_an_entry_is_named_with_its_characters_and_the_package(people):
    assert found(people("Bo Example", "Ada Example 🇧🇾", "𠮷例 花子")) == [
        (
            3,
            "Ada Example 🇧🇾: no font here can draw 🇧 U+1F1E7, 🇾 U+1F1FE; install the font package "
            "fonts-emoji",
        ),
        (4, "𠮷例 花子: no font here can draw 𠮷 U+20BB7; install the font package fonts-han"),
    ]


def test_case_19_a_character_without_a_package_is_said_to_have_none(people):
    ((_, message),) = found(people("Ada \u0378"))
    assert message.endswith(
        "no font package known to letterkit draws them; write the entry without"
    )


@pytest.mark.parametrize("column", ["role", "affiliation", "country"])
def test_case_19_what_stands_beside_the_name_counts_too(people, column):
    ((line, message),) = found(people({"name": "Ada Example", column: "Nurse 𠮷"}))
    assert line == 2
    assert message.startswith("Ada Example: no font here can draw 𠮷 U+20BB7")


@pytest.mark.parametrize(
    "fields",
    [
        {"shown": "unnamed"},
        {"shown": "role", "role": "Nurse"},
        {"shown": "initials"},
        {"consent": None},
        {"consent": False},
    ],
)
def test_case_19_what_is_never_drawn_is_not_found(people, fields):
    assert found(people({"name": "Ada E🇧 Example"} | fields)) == []


def test_case_19_initials_are_drawn(people):
    ((_, message),) = found(people({"name": "𠮷例 花子", "shown": "initials"}))
    assert message.startswith("a signatory: no font here can draw 𠮷 U+20BB7")


def test_case_19_columns_that_no_output_has_are_not_looked_at(people):
    assert found(people({"name": "Ada Example", "notes": "🇧", "email": "🇧@example.org"})) == []


def test_case_19_many_entries_are_one_finding(people):
    ((_, message),) = found(people(*(f"Ada {number} 🇧" for number in range(25))))
    assert message == (
        "25 entries have characters that no font here can draw: 🇧 U+1F1E7; "
        "install the font package fonts-emoji"
    )


def test_case_19_where_no_pdf_is_made_nothing_is_asked(people):
    assert found(people("Ada 🇧"), replace(TERMS, undrawable=None)) == []


def test_case_19_fonts_are_asked_once_for_all_characters_of_a_list(people):
    asked = []

    def once(characters):
        asked.append(list(characters))
        return {}

    found(people("Ąda", "Ąda", "Żo", "Bo"), replace(TERMS, undrawable=once))
    assert asked == [sorted({*"Ąda", *"Żo"})]


def test_case_19_a_list_in_ascii_asks_for_nothing(people):
    asked = []
    found(people("Ada", "Bo"), replace(TERMS, undrawable=lambda it: asked.append(it) or {}))
    assert asked in ([], [[]])
