import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.stamp import Stamp, format_stamp, format_stamp_in_order, parse_stamp

PHRASES = {
    each.name: tomllib.loads(each.read_text("utf-8"))["words"]["edition"]
    for each in (files("letterkit.letters") / "words").iterdir()
    if each.name.endswith(".toml")
}
STAMP = Stamp(12, 1_000_003, "BLCRQ2UGA6HB", "7abe3c8d")


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_a_stamp_is_read_back_in_every_language(language):
    assert parse_stamp(format_stamp(STAMP, PHRASES[language])) == STAMP


@pytest.mark.parametrize(
    ("phrase", "marks"), [("Edition {n}", 0), ("{n}", 0), ("الإصدار {n}", 1), ("מהדורה {n}", 1)]
)
def test_its_codes_keep_their_order_behind_words_from_right_to_left(phrase, marks):
    line = format_stamp_in_order(STAMP, phrase)
    assert line.count("\u200e") == marks
    assert line.replace("\u200e", "") == format_stamp(STAMP, phrase)
    assert parse_stamp(line) == STAMP


@pytest.mark.parametrize("phrase", ["第 {n} 版", "{n}. painos"])
def test_a_number_may_stand_anywhere_in_its_phrase(phrase):
    assert parse_stamp(format_stamp(STAMP, phrase)) == STAMP


REFUSED = [
    "",
    "Edition 1",
    "Edition 1 · 13 · BLCRQ2UGA6HB",
    "Edition 01 · 13 · BLCRQ2UGA6HB · 7abe3c8d",
    "Edition 0 · 13 · BLCRQ2UGA6HB · 7abe3c8d",
    "Edition 1 2 · 13 · BLCRQ2UGA6HB · 7abe3c8d",
    "Edition 1 · 13 · BLCRQ2UGA6H1 · 7abe3c8d",
    "Edition 1 · 13 · BLCRQ2UGA6HB · 7ABE3C8D",
    "Edition 1 · 13 · BLCRQ2UGA6HB · 7abe3c8d.",
    "Edition 1 · 13 · BLCRQ2UGA6HB · 7abe3c8d\n",
    "Edition ١ · 13 · BLCRQ2UGA6HB · 7abe3c8d",
    "Edition · 13 · BLCRQ2UGA6HB · 7abe3c8d",
]


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_written_otherwise_names_no_edition(line):
    assert parse_stamp(line) is None


@given(st.text(max_size=60))
def test_any_line_names_an_edition_or_none(line):
    found = parse_stamp(line)
    assert found is None or line.endswith(f" · {found.key_id}")
