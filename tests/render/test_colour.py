import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.render.colour import contrast, on_dark, on_light

LIGHT, DARK = ("#ffffff", "#f4f6f7"), ("#12171b", "#1a2127")
colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


def test_contrast_is_that_of_the_standard():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


def test_a_legible_colour_stays_as_it_is():
    assert on_light("#0b5563", *LIGHT) == "#0b5563"


def test_too_pale_a_colour_is_darkened_and_keeps_its_hue():
    assert on_light("#ffff00", *LIGHT) == "#747400"


@given(colours)
def test_any_theme_is_legible_on_light_and_on_dark_paper(theme):
    assert all(contrast(on_light(theme, *LIGHT), paper) >= 4.5 for paper in LIGHT)
    assert all(contrast(on_dark(theme, *DARK), paper) >= 7 for paper in DARK)


def test_three_digits_are_six():
    assert on_light("#055", "#ffffff") == on_light("#005555", "#ffffff")


@pytest.mark.parametrize("theme", ["teal", "#0b55", "#0b5563ff", "", "0b5563", "#0b556g"])
def test_what_is_no_colour_is_an_error(theme):
    with pytest.raises(LetterkitError, match=f"^not a colour: {theme}$"):
        on_light(theme, "#ffffff")
