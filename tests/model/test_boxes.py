import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.boxes import boxed_text, format_boxes, parse_boxes

CHARACTERS = st.characters(min_codepoint=0x80, exclude_categories=("Cs",))


@given(st.lists(CHARACTERS, min_size=1, max_size=30, unique=True))
def test_what_is_stated_is_read_again(characters):
    assert parse_boxes(format_boxes("".join(characters))) == "".join(characters)


@given(st.text())
def test_any_text_gives_characters_or_none(text):
    assert isinstance(parse_boxes(text), str)


@pytest.mark.parametrize(
    "stated",
    ["", " ", "D800", "110000", "1f600", "41,42", "41  42", "41 ", "FFFFFFF", "41 " * 9999],
)
def test_what_letterkit_does_not_write_names_no_character(stated):
    assert parse_boxes(stated) == ""


def test_a_box_takes_the_place_of_each():
    assert boxed_text("Ada 🇧🇾", "🇧🇾") == "Ada □□"
    assert boxed_text("Ada 🇧🇾", "") == "Ada 🇧🇾"
