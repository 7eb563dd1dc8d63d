"""Ages, accounts, cases, rooms and purses are found in any order of words, in nine languages."""

import pytest

from letterkit.private.private_data import may_hold_private, private_in
from private.private_in_any_order import PRIVATE, PUBLIC
from private.private_texts import lines
from rows import failing


@pytest.mark.parametrize("kind", PRIVATE)
def test_what_is_private_is_found(kind):
    def is_found(text):
        assert may_hold_private(text)
        assert kind in {str(each.kind) for each in private_in(text)}
        assert private_in(f"Ada Example ({text})")

    assert failing(lines(PRIVATE[kind]), is_found) == []


def test_an_ordinary_text_is_let_be():
    def is_let_be(text):
        assert list(private_in(text, "affiliation")) == []

    assert failing(lines(PUBLIC), is_let_be) == []


def test_an_age_keeps_nobody_out():
    def keeps_nobody_out(text):
        assert list(private_in(text, "comment")) == []
        assert list(private_in(text, "role")) == []

    assert failing(lines(PRIVATE["age"]), keeps_nobody_out) == []


def test_an_account_on_a_link_is_what_a_link_is_for():
    assert private_in("@ada_example on Mastodon", "affiliation")
    assert not private_in("@ada_example on Mastodon", "link")
