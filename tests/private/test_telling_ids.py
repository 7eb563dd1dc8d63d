import hashlib
from itertools import chain, repeat

import pytest

from letterkit.private.telling_ids import fresh_id, tells

ADA = ("Ada Example", "ada.sample@example.org")


@pytest.mark.parametrize(
    ("identifier", "name", "email"),
    [
        ("ada-example", *ADA),
        ("ADA7", *ADA),
        ("x7ampq2", *ADA),
        ("sample22", *ADA),
        ("2026-xam-1", *ADA),
        ("a-d-a.7", *ADA),
        ("zoe1", "Zoë Müller", ""),
        ("muller", "Zoë Müller", ""),
        ("vera", "Вера Прыклад", ""),
        ("pryklad-2", "Вера Прыклад", ""),
        ("sergei", "Сергей Пример", ""),
        ("giorgi3", "გიორგი მაგალითი", ""),
        ("liwu", "Li Wu", ""),
        ("wuli8", "Li Wu", ""),
        (hashlib.sha1(ADA[1].encode()).hexdigest(), *ADA),  # noqa: S324
        (hashlib.sha256(ADA[1].encode()).hexdigest()[:12], *ADA),
    ],
)
def test_an_id_that_holds_letters_of_a_name_or_an_address_tells(identifier, name, email):
    assert tells(identifier, name, email)
    assert tells(identifier.upper(), name, email)


@pytest.mark.parametrize(
    ("identifier", "name", "email"),
    [
        ("k7f2m9x4q2", *ADA),
        ("ad-7-ax", *ADA),
        ("", *ADA),
        ("zz9", "", ""),
        ("k7f2", "Вера Прыклад", ""),
        ("deadbeef", *ADA),
        ("w7l", "Li Wu", ""),
    ],
)
def test_another_id_does_not(identifier, name, email):
    assert not tells(identifier, name, email)


def test_a_new_id_that_would_tell_by_accident_is_drawn_again():
    drawn = chain(["xada7f2m9k", "k7example2"], repeat("k7f2m9x4q2"))
    assert fresh_id(lambda: next(drawn), *ADA) == "k7f2m9x4q2"


@pytest.mark.parametrize(
    ("name", "by_accident"),
    [("אדה דוגמה", "yzjgmhremg"), ("李明", "x2mingk7f9"), ("やまだ", "k7yamad2f9")],
)
def test_a_new_id_does_not_hold_letters_of_a_name_in_any_script(name, by_accident):
    pytest.importorskip("icu")
    drawn = chain([by_accident], repeat("k7f2m9x4q2"))
    assert fresh_id(lambda: next(drawn), name, "") == "k7f2m9x4q2"
