import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.text.plain import (
    RULE,
    THIN_RULE,
    PlainGroup,
    PlainLine,
    PlainList,
    PlainParts,
    format_plain,
    parse_plain,
)
from letterkit.text.text import CanonicalText
from text.texts import TEXTS, WORDS, rfc3676

ODD = st.sampled_from(
    ("---", RULE, THIN_RULE, "— x", "… x", "- x", ">x", "From x", "a — b", "--", "—", "…")
)
STRINGS = (
    (WORDS | ODD)
    .map(lambda text: " ".join(text.split()))
    .map(lambda text: CanonicalText.of(text).content.strip())
    .filter(bool)
)
LINES = st.builds(PlainLine, STRINGS, STRINGS | st.just("")) | st.builds(
    PlainLine, st.just(""), STRINGS
)
GROUPS = st.builds(
    PlainGroup, STRINGS | st.just(""), st.lists(LINES, min_size=1, max_size=4).map(tuple)
)
LISTS = st.builds(
    PlainList,
    STRINGS,
    st.lists(STRINGS, max_size=2).map(tuple),
    st.lists(GROUPS, max_size=3).map(tuple),
    STRINGS | st.just(""),
)
PARTS = st.builds(
    PlainParts,
    (TEXTS | ODD).map(lambda text: CanonicalText.of(text).content.strip("\n")),
    (TEXTS | ODD).map(lambda text: CanonicalText.of(text).content),
    LISTS | st.none(),
    st.lists(STRINGS, min_size=1, max_size=3).map(tuple),
    st.just("6f55" * 16),
)
SMALL = PlainParts(
    note="An invented letter.",
    text="A title\n\nA paragraph.\n",
    signatories=PlainList(
        "Signatories",
        ("1 organisation · 2 people",),
        (
            PlainGroup("Organisations", (PlainLine("Fundacja Przykład", "Poland"),)),
            PlainGroup("People", (PlainLine("Ada Example"), PlainLine("", "nurse, Lithuania"))),
        ),
        "and 2 signatories whose names are withheld",
    ),
    closing=("Run letterkit verify on this file.", "SHA-256 of the text:"),
    sha256="0123456789abcdef" * 4,
)
WRITTEN = """\
An invented letter.
------------------------------------------------------------------------
A title

A paragraph.
========================================================================
Signatories
1 organisation · 2 people

Organisations
-------------
Fundacja Przykład\u00a0—\u00a0Poland

People
------
Ada Example
—\u00a0nurse, Lithuania

…\u00a0and 2 signatories whose names are withheld
========================================================================
Run letterkit verify on this file.
SHA-256 of the text:
0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
"""


def test_the_file_has_its_parts_in_order():
    assert format_plain(SMALL) == WRITTEN
    assert parse_plain(WRITTEN) == SMALL


@given(PARTS)
def test_reading_undoes_writing(parts):
    assert parse_plain(format_plain(parts)) == parts


@given(PARTS)
def test_the_whole_file_is_flowed_and_its_last_line_is_the_hash(parts):
    written = format_plain(parts)
    assert rfc3676(written, delsp=parts.delsp).endswith("\n" + parts.sha256 + "\n")
    assert ("\nformat=flowed; delsp=yes\n" in written) is parts.delsp


@given(st.text() | st.text("=-\n a").map(lambda text: f"{RULE}\n{text}\n{RULE}\n{'0' * 64}\n"))
def test_any_text_has_parts_or_one_error(text):
    with contextlib.suppress(LetterkitError):
        assert isinstance(parse_plain(text), PlainParts)


@pytest.mark.parametrize("length", range(0, len(WRITTEN) - 1, 7))
def test_a_text_cut_short_is_refused(length):
    with pytest.raises(LetterkitError, match=r"^not a text that letterkit wrote$"):
        parse_plain(WRITTEN[:length])


def test_a_text_that_holds_the_rule_of_the_file_is_read_back():
    text = f"{THIN_RULE}\n{RULE}\n\nSignatories\n"
    parts = PlainParts("", text, None, ("SHA-256 of the text:",), "0" * 64)
    assert parse_plain(format_plain(parts)) == parts


def test_an_altered_letter_is_read_as_it_stands():
    altered = parse_plain(WRITTEN.replace("paragraph", "paragrafh"))
    assert altered.text == "A title\n\nA paragrafh.\n"
    assert altered.sha256 == SMALL.sha256


def test_windows_line_ends_and_a_mark_in_front_change_nothing():
    assert parse_plain("\ufeff" + WRITTEN.replace("\n", "\r\n")) == SMALL
