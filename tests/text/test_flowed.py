import doctest
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from letterkit.text import flowed as module
from letterkit.text.flowed import format_flowed, grapheme_breaks, needs_delsp, parse_flowed
from text.texts import TEXTS, rfc3676


@given(TEXTS, st.booleans(), st.booleans(), st.integers(10, 80))
@example("-- " + "a" * 72 + "\n", True, False, 72)
@example("a" * 70 + " -- b\n", False, True, 72)
@example("-" * 200 + "\n", True, False, 10)
def test_undoing_the_flow_gives_back_the_text(text, delsp, hang, width):
    flowed = format_flowed(text, width=width, delsp=delsp, hang=hang)
    assert parse_flowed(flowed, delsp=delsp) == text
    assert rfc3676(flowed, delsp=delsp) == text


@given(TEXTS)
def test_no_line_is_too_long_for_a_reader_or_for_mail(text):
    delsp = needs_delsp(text)
    for line in format_flowed(text, delsp=delsp).split("\n"):
        assert len(line.encode()) <= 998
        assert wcswidth(line) <= 72 or is_one_word(line.strip(" "), delsp)


def is_one_word(line: str, delsp: bool) -> bool:
    """A word that cannot be cut, with the mark of its item or its indent."""
    return " " not in re.sub(r"^(\d+[.)]|[-–—•>]+|--) ", "", line)


@given(TEXTS, st.booleans())
def test_no_line_looks_like_a_quote_a_mailbox_or_a_signature(text, delsp):
    for line in format_flowed(text, delsp=delsp).split("\n"):
        assert not line.startswith((">", "From "))
        assert line.lstrip(" ") != "-- "


@given(st.text(), st.booleans())
def test_any_text_has_a_reading(text, delsp):
    assert "\n".join(parse_flowed(text, delsp=delsp).split("\n")).count("\n") <= text.count("\n")


def test_a_paragraph_is_cut_at_spaces_that_stay_at_the_end_of_the_line():
    assert format_flowed("one two three four\n", width=9, delsp=False) == "one two \nthree \nfour\n"


def test_the_space_of_a_soft_break_is_within_the_width():
    assert format_flowed("aaaa bbbb cc\n", width=9, delsp=False) == "aaaa \nbbbb cc\n"


@pytest.mark.parametrize(
    ("line", "flowed"),
    [
        ("1. one two three", "1. one two \n three"),
        ("12) one two three", "12) one \n two three"),
        ("- one two three", "- one two \n three"),
        ("– one two three", "– one two \n three"),
        ("• one two three", "• one two \n three"),
        ("   - one two three", "    - one \n two three"),
        ("-one two three", "-one two \nthree"),
        ("٣. واحد اثنان ثلاثة", "٣. واحد \n اثنان \n ثلاثة"),
    ],
)
def test_the_lines_of_a_list_item_hang_by_one_column(line, flowed):
    assert format_flowed(line, width=11, delsp=False) == flowed
    assert parse_flowed(flowed, delsp=False) == line


def test_nothing_hangs_where_a_space_would_stand_inside_a_word():
    assert format_flowed("- one two", width=8, delsp=True, hang=True) == "- one  \ntwo"


def test_names_hang_when_asked_for():
    assert format_flowed("Ada Example", width=8, delsp=False, hang=True) == "Ada \n Example"


@pytest.mark.parametrize("line", [">quote", "> quote", "From here", " indented"])
def test_a_line_that_mail_would_misread_is_stuffed(line):
    assert format_flowed(line, delsp=False) == " " + line


def test_wide_characters_count_two_columns_and_combining_ones_none():
    assert format_flowed("字字字 字字", width=8, delsp=False) == "字字字 \n字字"
    assert format_flowed("e\u0323\u0301 e\u0323\u0301 ee", width=7, delsp=False) == (
        "e\u0323\u0301 e\u0323\u0301 ee"
    )


def test_a_script_without_spaces_is_cut_but_not_before_a_closing_mark():
    flowed = format_flowed("首都将举办一个论坛，自称是", width=20, delsp=True)
    assert flowed == "首都将举办一个论 \n坛，自称是"


def test_thai_is_cut_between_words():
    flowed = format_flowed("ภาษาไทยไม่มีช่องว่าง", width=12, delsp=True)
    assert flowed == "ภาษาไทยไม่มี \nช่องว่าง"


def test_an_address_stays_whole_beside_a_script_without_spaces():
    flowed = format_flowed("见https://example.org/a/b/c。", width=12, delsp=True)
    assert flowed == "见 \nhttps://example.org/a/b/c。"


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("论坛，自「互联」网", ["论", "坛，", "自", "「互", "联」", "网"]),
        ("スーっと", ["スーっ", "と"]),
        ("👨‍👩‍👧e\u0301", ["👨‍👩‍👧", "e\u0301"]),
    ],
)
def test_without_icu_a_word_is_cut_between_graphemes(word, parts):
    ends = grapheme_breaks(word)
    assert [word[a:b] for a, b in zip([0, *ends], ends, strict=False)] == parts


@pytest.mark.parametrize(
    ("text", "needed"),
    [
        ("Plain words, and a name: 美咲 王\n", False),
        ("https://example.org/" + "a" * 500, False),
        ("首都将举办一个论坛，自称是全国最大的、开放的互联网讨论平台。", True),
        ("ภาษาไทยไม่มีช่องว่างระหว่างคำและประโยคยาวมากกว่าครึ่งบรรทัด", True),
        ("https://example.org/" + "a" * 1000, True),
        ("Ад улад\u00a0" * 8, False),
    ],
)
def test_delsp_is_for_words_too_long_for_a_line(text, needed):
    assert needs_delsp(text) is needed


def test_the_example_of_the_format_holds():
    assert doctest.testmod(module) == (0, 2)
