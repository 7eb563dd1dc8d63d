import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.text.line import check_line


@pytest.mark.parametrize(
    "text",
    ["", "Ada Example", "Пётр Пример", "עדה", "آدا", "李小龙", "a  b", "a\u200db", "é", "👩‍🔬"],
)
def test_what_people_are_called_is_a_line(text):
    assert check_line(text) == text


@pytest.mark.parametrize(
    "text",
    [
        " a",
        "a ",
        "\u00a0a",
        "a\n",
        "a\nb",
        "a\rb",
        "a\tb",
        "a\0b",
        "a\x7fb",
        "a\x85b",
        "a\u2028b",
        "a\u2029b",
        "a\ud800b",
        *(f"a{chr(point)}b" for point in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
        "e\u0301",  # not NFC
        "\u212b",
    ],
    ids=ascii,
)
def test_what_does_not_look_like_what_it_is_is_refused(text):
    with pytest.raises(LetterkitError) as caught:
        check_line(text)
    assert str(caught.value) == "not one line of visible text"


@given(st.text())
def test_a_line_comes_back_as_it_went_in_or_not_at_all(text):
    try:
        assert check_line(text) == text == unicodedata.normalize("NFC", text).strip()
    except LetterkitError:
        return
