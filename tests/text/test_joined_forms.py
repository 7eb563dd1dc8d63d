"""Forms that are tried only where a word begins one find what all of them would."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.joined_forms import Forms, starts_of

FORMS = [
    r"(?<!\w)(?:passports?|id[ -]?card|c\.\s?i\.)\s\d{2}",
    r"\d{2}-\d{2}|(?<!\w)b\.\s?\d",
    r"(?<!\w)(?i:Flat)\s\d|(?<!\w)x{2}\d",
    r"(?<!\w)colou?r[(|)]\d",
]
PIECES = ["passport", "passports", "id card", "ID", "c. i.", "b.", "FLAT", "flat", "xx1", "12"]
PIECES += ["12-34", "color(1", "colour|2", " ", "é", "ſ", "1", "pass"]
PLAIN = "|".join(f"(?:{form})" for form in FORMS)


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_the_same_is_found(flags, text):
    found = Forms.of(FORMS, flags).finditer(text, starts_of(text))
    assert [each.span() for each in found] == [
        each.span() for each in re.finditer(PLAIN, text, flags)
    ]


def test_a_form_whose_word_is_not_there_is_not_tried():
    forms = Forms.of([FORMS[0]])
    assert list(forms.finditer("", starts_of("a comment"))) == []
    assert forms.compiled == {}
