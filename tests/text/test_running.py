import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.running import CUT, MOST, format_range, shortened, width


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ("Ada Example", "Bo Example", "\u2068Ada Example\u2069 – \u2068Bo Example\u2069"),
        ("Ada Example", "Ada Example", "\u2068Ada Example\u2069"),
        ("Ada 🇧🇾", "Bo 👩🏽\u200d⚕️ Sample", "\u2068Ada\u2069 – \u2068Bo Sample\u2069"),
        ("🌻", "1 ☕", "\u20681\u2069"),
        ("X" * 50, "Bo", f"\u2068{'X' * MOST}…\u2069 – \u2068Bo\u2069"),
    ],
)
def test_a_page_has_the_first_and_the_last_of_its_names(first, last, shown):
    assert format_range(first, last) == shown


def test_a_long_name_is_cut_between_words():
    name = "Association of the Friends of All Libraries"
    assert shortened(name, MOST) == "Association of the Friends of All…"


@given(st.text(), st.integers(1, 60))
def test_what_is_shortened_fits_and_begins_as_the_text(text, most):
    short = shortened(text, most)
    assert width(short) <= most + 1
    assert short == text or text.startswith(short.removesuffix(CUT))
