"""Ages, accounts, cases, rooms and purses are found in any order of words, in nine languages."""

import pytest

from letterkit.model.private_data import may_hold_private, private_in
from model.private_in_any_order import PRIVATE, PUBLIC
from model.private_texts import lines

EACH = [(kind, text) for kind, block in PRIVATE.items() for text in lines(block)]


@pytest.mark.parametrize(("kind", "text"), EACH)
def test_what_is_private_is_found(kind, text):
    assert may_hold_private(text)
    assert kind in {str(each.kind) for each in private_in(text)}
    assert private_in(f"Ada Example ({text})")


@pytest.mark.parametrize("text", lines(PUBLIC))
def test_an_ordinary_text_is_let_be(text):
    assert list(private_in(text, "affiliation")) == []


@pytest.mark.parametrize("text", lines(PRIVATE["age"]))
def test_an_age_keeps_nobody_out(text):
    assert list(private_in(text, "comment")) == []
    assert list(private_in(text, "role")) == []


def test_an_account_on_a_link_is_what_a_link_is_for():
    assert private_in("@ada_example on Mastodon", "affiliation")
    assert not private_in("@ada_example on Mastodon", "link")
