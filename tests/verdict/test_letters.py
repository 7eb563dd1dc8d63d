import pytest

from letterkit.verdict.letters import drawn_alike, letters, same


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Ofﬁce — Cafe\u0301\u00ad ", "Office—Café"),
        ("10\u00a0000\n people\u200b", "10000people"),
        ("well\u2011known", "well-known"),
        ("", ""),
    ],
)
def test_blanks_and_forms_of_a_letter_are_not_compared(text: str, compared: str) -> None:
    assert letters(text) == compared


@pytest.mark.parametrize(
    ("shown", "carried", "lang", "one"),
    [
        ("abc", "abc", "en", True),
        ("<b>", ">b<", "en", False),
        (">b<", "<b>", "ar", True),
        (".1", "1.", "he", True),
        ("1", "1.", "he", False),
        ("ba", "ab", "ar", False),
    ],
)
def test_in_a_right_to_left_letter_marks_may_change_sides(
    shown: str, carried: str, lang: str, one: bool
) -> None:
    assert same(shown, carried, lang) is one


@pytest.mark.parametrize(
    ("text", "drawn", "alike"),
    [
        ("platform", "plat-form", True),
        ("form", "from", False),
        ("سلام", "مالس", True),
        ("سلام", "مالم", False),
        ("(سلام", ")مالس", True),
        ("(form", ")form", False),
    ],
)
def test_glyphs_of_right_to_left_scripts_are_a_heap(text: str, drawn: str, alike: bool) -> None:
    assert drawn_alike(text, drawn) is alike


def test_signs_of_india_may_not_change_places() -> None:
    assert not drawn_alike("কেন", "েকন")
