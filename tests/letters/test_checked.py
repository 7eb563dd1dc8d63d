import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.actions.text_anew import every_language
from letterkit.letters.checked import how_checked
from letterkit.letters.words import words_for
from letterkit.model import Entry, Kind, Level, Register, Shown

EN = words_for("en")
LEVELS = [each.value for each in Level]


def listed(named, unnamed=None):
    """A register with so many named and unnamed signatories of each level."""
    entries = tuple(
        Entry("", f"Ada {level} {n}", Kind.PERSON, Shown.NAMED, level=Level(level))
        for level, number in named.items()
        for n in range(number)
    )
    unnamed = unnamed or {}
    return Register("x", "X", {"en": ""}, entries, sum(unnamed.values()), unnamed)


def test_each_way_to_sign_has_a_line():
    found = listed({"listed": 1200, "code": 2, "dkim": 1, "key": 4, "pdf": 1}, {"code": 3})
    assert how_checked(found, 1, EN) == (
        "Put on the list by the organisers: 1,200 signatories",
        "Confirmed by the signatories themselves, by e-mail: 6 signatories",
        "Signed by the signatories themselves, with a key or a certificate of their own: "
        "5 signatories",
    )


@pytest.mark.parametrize(("hidden", "lines"), [(0, 3), (1, 2), (2, 2), (3, 3)])
def test_how_one_hidden_person_signed_is_not_said_where_no_least_group_is_set(hidden, lines):
    found = listed({"listed": 9, "code": 9, "key": 9}, {"key": hidden} if hidden else {})
    assert len(how_checked(found, 1, EN)) == lines


def test_where_nobody_confirmed_this_is_said():
    assert how_checked(listed({"listed": 1}), 1, EN) == (
        "Put on the list by the organisers: 1 signatory",
        "None of them confirmed it themselves.",
    )
    assert how_checked(listed({}), 1, EN) == ()


def test_where_everybody_confirmed_nobody_was_put_on_the_list():
    assert how_checked(listed({"dkim": 2}), 1, EN) == (
        "Confirmed by the signatories themselves, by e-mail: 2 signatories",
    )


@pytest.mark.parametrize(
    ("named", "unnamed", "told"),
    [
        ({"listed": 5, "code": 5, "key": 1}, {}, ["how_listed 5", "how_own 6"]),
        ({"listed": 5, "code": 5, "key": 5}, {"key": 1}, ["how_mixed"]),
        ({"code": 5, "key": 5}, {"key": 3}, ["how_mail 5", "how_key 8"]),
        ({"code": 5, "key": 5}, {"key": 2, "code": 1}, ["how_own 13"]),
        ({"listed": 5, "code": 2}, {}, ["how_mixed"]),
        ({"listed": 2, "code": 5}, {}, ["how_mixed"]),
        ({"listed": 5, "code": 5}, {"listed": 1}, ["how_mixed"]),
    ],
)
def test_small_groups_are_put_together_or_not_counted(named, unnamed, told):
    expected = []
    for each in told:
        phrase, _, number = each.partition(" ")
        expected.append(EN[phrase].format(signatories=f"{number} signatories"))
    assert how_checked(listed(named, unnamed), 3, EN) == tuple(expected)


@given(
    st.dictionaries(st.sampled_from(LEVELS), st.integers(0, 6)),
    st.dictionaries(st.sampled_from(LEVELS), st.integers(1, 6)),
    st.integers(1, 6),
)
def test_beside_another_number_none_is_smaller_than_the_least_group(named, unnamed, least):
    lines = how_checked(listed(named, unnamed), least, EN)
    numbers = [int(each) for line in lines for each in re.findall(r"\d+", line)]
    assert len(numbers) < 2 or min(numbers) >= least
    assert sum(numbers) in (0, sum(named.values()) + sum(unnamed.values()))


@pytest.mark.parametrize("words", list(every_language()), ids=lambda words: words.lang)
@pytest.mark.parametrize("number", [1, 2, 3, 5, 11, 21, 22])
def test_every_language_counts_in_its_own_forms(words, number):
    lines = how_checked(listed({"listed": number, "code": number, "pdf": number}), 1, words)
    assert len(lines) == 3
    assert all(line.endswith(f": {words.count('signatories', number)}") for line in lines)
