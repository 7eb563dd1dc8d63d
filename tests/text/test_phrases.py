import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.phrases import MARK, Phrases

PHRASES = Phrases({
    "name": {"en": "name full_name", "ja": "名 氏名", "ar": "اسم"},
    "work": "organi* place_of_work université l'atelier",
    "filler": "your お の",
})  # fmt: skip


def labels(text):
    return [(piece.text, piece.label) for piece in PHRASES.pieces(text)]


@pytest.mark.parametrize(
    "text, found",
    [
        ("Your FULL name", [("your", "filler"), ("full name", "name")]),
        ("fullName", [("full name", "name")]),
        ("organisations", [("organisations", "work")]),
        ("place of work", [("place of work", "work")]),
        ("place of rest", [("place", ""), ("of", ""), ("rest", "")]),
        ("l’Université", [("l", ""), ("universite", "work")]),
        ("l'atelier", [("l atelier", "work")]),
        ("name(s)", [("name", "name")]),
        ("名", [("名", "name")]),
        ("お氏名", [("お", "filler"), ("氏名", "name")]),
        ("氏名不明", [("氏名不明", "")]),
        ("الاسم", [("الاسم", "name")]),
        ("", []),
        ("?!", []),
    ],
)
def test_words_and_phrases_are_found(text, found):
    assert labels(text) == found


@pytest.mark.parametrize("text", ["name / your", "name, your", "name & your", "name — your"])
def test_what_joins_two_things_is_a_mark(text):
    assert labels(text)[1] == (",", MARK)


def test_a_hyphen_within_a_word_joins_nothing():
    assert labels("full-name") == [("full name", "name")]


@given(st.text(max_size=60))
def test_any_text_is_cut_into_pieces(text):
    assert all(piece.text for piece in PHRASES.pieces(text))
