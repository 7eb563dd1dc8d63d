import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.actions.text_anew import every_language
from letterkit.letters.rests import (
    Rests,
    closes_phrases,
    format_closes,
    format_paper,
    format_rests,
    is_closes,
    parse_paper,
    parse_rests,
    rests_of,
)
from letterkit.letters.words import words_for
from letterkit.model import Entry, Kind, Level, Register, Shown

LANGUAGES = [words.lang for words in every_language()]
EN = words_for("en")


def test_a_total_says_what_it_rests_on():
    told = format_rests(Rests(2978, 0), EN)
    assert told == (
        "The organisers state: 2,978 put on the list by them; "
        "0 confirmed by the signatories themselves."
    )
    assert format_rests(Rests(0, 0), EN) == ""


def test_those_without_a_name_count():
    entry = Entry("", "Ada", Kind.PERSON, Shown.NAMED, level=Level.KEY)
    register = Register("x", "X", {"en": ""}, (entry,), 3, {"listed": 2, "code": 1})
    assert rests_of(register) == Rests(2, 2)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(listed=st.integers(0, 10**7), confirmed=st.integers(0, 10**7))
def test_what_is_written_is_read_back(lang, listed, confirmed):
    words = words_for(lang)
    line = format_rests(Rests(listed, confirmed), words)
    assert parse_rests(line, words) == (Rests(listed, confirmed) if line else None)
    assert parse_rests(line.replace(".", "!") + "1", words) is None


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_to_sign_is_known_in_every_language(lang, month):
    words = words_for(lang)
    line = format_closes(datetime.date(2027, month, 3), words)
    assert is_closes(line, words)
    assert not is_closes(f"{line} or later", words)
    assert not line.endswith("..")


@pytest.mark.parametrize("lang", LANGUAGES)
@given(number=st.integers(0, 10**9) | st.integers(0, 30))
def test_what_is_on_paper_is_read_back(lang, number):
    words = words_for(lang)
    line = format_paper(number, words)
    assert bool(line) == bool(number)
    assert parse_paper(line, words) == number
    assert parse_paper(f"{line}1", words) == 0
    assert parse_paper(format_rests(Rests(number, 1), words), words) == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("1 signature", "1,204 signatures")),
        ("ru", ("1 подпись", "3 подписи", "5 подписей", "21 подпись", "112 подписей")),
        ("be", ("1 подпіс", "3 подпісы", "5 подпісаў", "21 подпіс", "112 подпісаў")),
        ("uk", ("1 підпис", "3 підписи", "5 підписів", "21 підпис", "112 підписів")),
        ("pl", ("1 podpis", "3 podpisy", "5 podpisów", "21 podpisów", "112 podpisów")),
        ("lt", ("1 parašas", "3 parašai", "10 parašų", "21 parašas", "112 parašų")),
        ("ar", ("توقيع واحد", "توقيعان")),
    ],
)
def test_the_number_on_paper_has_the_plural_of_its_language(lang, said):
    words = words_for(lang)
    for each in said:
        number = int("".join(filter(str.isdecimal, each)) or 1 + said.index(each))
        line = format_paper(number, words)
        assert line.endswith(f": {each}"), line


def test_no_last_day_is_said_where_none_is_set():
    assert format_closes(None, EN) == ""
    assert len(set(closes_phrases(EN))) == 12


@given(st.text())
def test_any_line_is_read_or_is_none_of_ours(line):
    assert parse_rests(line, EN) is None
    assert not is_closes(line, EN)
