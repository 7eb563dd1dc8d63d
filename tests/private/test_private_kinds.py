"""What is private is found in each language, and ordinary texts are let be."""

import pytest

from letterkit.private.private_data import may_hold_private, private_in, without_private
from private import more_private_texts
from private.private_texts import PRIVATE, PUBLIC, lines
from rows import failing

KINDS = sorted({*PRIVATE, *more_private_texts.PRIVATE})
EACH = {
    kind: [
        text
        for table in (PRIVATE, more_private_texts.PRIVATE)
        for text in lines(table.get(kind, ""))
    ]
    for kind in KINDS
}
ORDINARY = lines(PUBLIC) + lines(more_private_texts.PUBLIC)


def test_there_are_enough_texts_of_both():
    assert sum(map(len, EACH.values())) > 900
    assert len(ORDINARY) > 500


@pytest.mark.parametrize("kind", EACH)
def test_what_is_private_is_found(kind):
    def is_found(text):
        assert may_hold_private(text)
        assert kind in {str(each.kind) for each in private_in(text, "comment")}

    assert failing(EACH[kind], is_found) == []


@pytest.mark.parametrize("kind", EACH)
def test_it_is_found_beside_other_words(kind):
    def is_found(text):
        for around in (f"Ada Example ({text})", f"teacher, {text}", f"I sign this.\n{text}"):
            assert private_in(around, "comment"), around

    assert failing(EACH[kind], is_found) == []


@pytest.mark.parametrize("kind", EACH)
def test_it_is_taken_out_whole_or_left_for_a_person(kind):
    def is_taken_out_or_left(text):
        given = f"teacher, {text}"
        taken = without_private("role", given)
        assert taken.plain or taken.text == given
        assert not (taken.plain and private_in(taken.text, "role"))

    assert failing(EACH[kind], is_taken_out_or_left) == []


def test_an_ordinary_text_is_let_be():
    def is_let_be(text):
        assert list(private_in(text, "affiliation")) == []
        assert list(private_in(f"teacher, {text}", "role")) == []

    assert failing(ORDINARY, is_let_be) == []
