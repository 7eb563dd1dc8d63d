"""What glyphs read as: the characters of their cluster, whatever the order on paper."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.render.reading import SILENT, Codes, Stated, read_run


class Font:
    """What `Codes` uses of a font of WeasyPrint."""

    def __init__(self, glyph_count=100):
        self.glyph_count = glyph_count
        self.missing, self.widths, self.to_unicode = {}, {}, {}


def read(text, starts, widths=None, *, rtl=False, **more):
    """What the glyphs read as, in the order of drawing; `starts` count characters."""
    places = [len(text[:start].encode()) for start in starts]
    found = read_run(places, widths or [1] * len(starts), text.encode(), rtl=rtl, **more)
    return [found.texts.get(place) for place in range(len(starts))], found.stated


@pytest.mark.parametrize(
    ("text", "starts", "reads"),
    [
        ("Ada", [0, 1, 2], ["A", "d", "a"]),
        ("ffi", [0], ["ffi"]),
        ("ကေ", [0, 0], ["က", "ေ"]),  # drawn: the vowel, the letter
        ("က္ကေ", [0, 0], ["က", "\u1039ကေ"]),
        ("কো", [0, 0, 0], ["ক", "ে", "া"]),  # one character, drawn on both sides
        ("é", [0, 0], ["e", "\u0301"]),
        ("a\u200db", [0, 2], ["a\u200d", "b"]),
        ("a\u00adb", [0, 2], ["a", "b"]),
    ],
)
def test_glyphs_read_as_the_characters_one_by_one(text, starts, reads):
    assert read(text, starts)[0] == reads


def test_right_to_left_glyphs_read_from_the_right():
    assert read("דּג", [2, 0, 0], rtl=True)[0] == ["ג", "ּ", "ד"]


def test_a_joiner_that_is_not_drawn_is_read_with_the_letter_before_it():
    assert read("a\u200cb", [0, 1, 2], [5, None, 5])[0] == ["a\u200c", None, "b"]


def test_the_narrowest_glyphs_read_as_nothing_and_their_text_is_stated():
    reads, stated = read("ទើ", [0, 0, 0, 0], [3, 9, 8, 2])
    assert reads == [SILENT, "ទ", "ើ", SILENT]
    assert stated == [Stated([0, 1, 2, 3], "ទើ")]


def test_case_20_glyphs_without_ink_read_as_nothing_and_their_text_is_stated():
    """Devanagari's "rti": the glyph of "ti" is moved, and leaves one without ink in its place."""
    reads, stated = read("र्ति", [0, 0, 0], [3, 6, 0], blank={2})
    assert reads == ["र", "्ति", SILENT]
    assert stated == [Stated([0, 1, 2], "र्ति")]


def test_a_word_with_joined_letters_is_stated_as_a_whole_and_plain_words_are_not():
    assert read("ma កេម ab", [0, 1, 2, 3, 3, 5, 6, 7, 8])[1] == [Stated([3, 4, 5], "កេម")]
    assert read("ma ab", [0, 1, 2, 3, 4])[1] == []


def test_a_long_line_without_blanks_is_stated_in_parts_that_begin_at_a_plain_letter():
    text = "កេ" + "ក" * 40 + "កេ"
    starts = [0, 0, *range(2, 42), 42, 42]
    parts = read(text, starts)[1]
    assert [each.text for each in parts] == [text[:25], text[25:]]
    assert [place for each in parts for place in each.places] == list(range(len(starts)))


def test_case_20_a_word_that_programs_turn_around_is_stated_as_it_stands_on_paper_too():
    assert read("שׁל", [2, 1, 0], rtl=True)[1] == [Stated([2, 1, 0], "שׁל", "לׁש")]
    assert read("لاب", [2, 0], rtl=True)[1] == [Stated([1, 0], "لاب", "بال")]
    assert read("אב", [1, 0], rtl=True)[1] == []


def test_case_20_a_sign_behind_the_last_letter_stays_with_its_word():
    """Poppler counts it with what stands to the left, unless a mark of direction is there."""
    assert read("לָ", [1, 0], rtl=True)[1] == [Stated([1, 0], "לָ", "\u200f" + "ָל")]
    assert read("ל)", [1, 0], rtl=True)[1] == [Stated([1, 0], "ל)", "\u200f)ל")]


def test_a_phrase_that_few_programs_turn_around_is_stated_as_a_whole():
    assert read("𞤑𞤵 𞤤", [3, 2, 1, 0], rtl=True)[1] == [Stated([3, 2, 1, 0], "𞤑𞤵 𞤤")]


def test_letters_above_ffff_are_stated_only_where_signs_are_far_from_the_line():
    """PDFium leaves them out of what is stated; Poppler takes such a sign for another line."""
    assert read("𑄟𑄳", [0, 1])[1] == []
    assert read("𑄟𑄳", [0, 1], moved={1})[1] == [Stated([0, 1], "𑄟𑄳")]


def test_punctuation_between_right_to_left_words_is_not_stated():
    assert read(").", [1, 0], rtl=True) == ([".", ")"], [])


@given(st.text("aé\u0301ককোेদּ\u200c 𞤑", min_size=1, max_size=8), st.data(), st.booleans())
def test_whatever_the_clusters_the_glyphs_read_as_the_text(text, data, rtl):
    starts = sorted(data.draw(st.lists(st.integers(0, len(text) - 1), min_size=1, max_size=9)))
    starts[0] = 0
    if rtl:
        starts.reverse()
    blank = data.draw(st.sets(st.integers(0, len(starts) - 1)))
    reads, stated = read(text, starts, rtl=rtl, blank=blank)
    spoken = "".join(reversed(reads) if rtl else reads).replace(SILENT, "")
    assert unicodedata.normalize("NFD", spoken) == unicodedata.normalize("NFD", text)
    silent = {place for place, each in enumerate(reads) if each == SILENT}
    assert silent <= {place for each in stated for place in each.places}
    places = [place for each in stated for place in each.places]
    assert len(places) == len(set(places))
    for each in stated:  # each is one piece of the line
        assert max(each.places) - min(each.places) + 1 == len(each.places)


def test_a_glyph_that_reads_as_two_things_has_two_codes():
    font = Font()
    codes = Codes(font)
    first, second = codes.code(7, "a", 500), codes.code(7, "b", 500)
    assert (first, codes.code(7, "a", 500), codes.code(7, "b", 500)) == (7, 7, second)
    assert second > font.glyph_count
    assert font.to_unicode == {7: "a", second: "b"}
    assert font.widths == {7: 500, second: 500}
    assert codes.glyphs == {second: 7}


def test_what_reads_as_nothing_has_never_the_number_of_its_glyph():
    assert Codes(Font()).code(7, SILENT, 0) != 7


def test_a_font_without_free_numbers_keeps_the_glyph():
    font = Font(glyph_count=65535)
    codes = Codes(font)
    assert [codes.code(7, each, 500) for each in ("a", "b", SILENT)] == [7, 7, 7]
    assert font.to_unicode == {7: "a"}
