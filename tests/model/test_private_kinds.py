"""What is private is found in each language, and ordinary texts are let be."""

import pytest

from letterkit.model.private_data import may_hold_private, private_in, without_private
from model import more_private_texts
from model.private_texts import PRIVATE, PUBLIC, lines

_BLOCKS = [*PRIVATE.items(), *more_private_texts.PRIVATE.items()]
EACH = [(kind, text) for kind, block in _BLOCKS for text in lines(block)]
ORDINARY = lines(PUBLIC) + lines(more_private_texts.PUBLIC)


def test_there_are_enough_texts_of_both():
    assert len(EACH) > 900
    assert len(ORDINARY) > 500


@pytest.mark.parametrize(("kind", "text"), EACH)
def test_what_is_private_is_found(kind, text):
    assert may_hold_private(text)
    assert kind in {str(each.kind) for each in private_in(text, "comment")}


@pytest.mark.parametrize(("kind", "text"), EACH)
def test_it_is_found_beside_other_words(kind, text):
    for around in (f"Ada Example ({text})", f"teacher, {text}", f"I sign this.\n{text}"):
        assert private_in(around, "comment"), around


@pytest.mark.parametrize(("kind", "text"), EACH)
def test_it_is_taken_out_whole_or_left_for_a_person(kind, text):
    given = f"teacher, {text}"
    taken = without_private("role", given)
    assert taken.plain or taken.text == given
    assert not (taken.plain and private_in(taken.text, "role"))


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_text_is_let_be(text):
    assert list(private_in(text, "affiliation")) == []
    assert list(private_in(f"teacher, {text}", "role")) == []
