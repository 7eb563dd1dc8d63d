"""Whoever changes their name in the same form is one person, and is named as they said last."""

import pytest
from tests.test_coming_in import Desk

TITLES = "Timestamp,Email Address,Name,May we publish your name?\n"
ADA = "2026-11-13 10:00:00,ada@example.org,Ada Example,Yes\n"


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.mark.parametrize("name", ["B.", "B. S.", "Bo", "Bo S."])
def test_a_shorter_name_takes_the_place_of_the_first(desk, name):
    first = f"{TITLES}{ADA}2026-11-13 10:00:00,bo@example.org,Bo Sample,Yes\n"
    later = f"{TITLES}{ADA}2026-11-14 10:05:00,bo@example.org,{name},Yes\n"
    assert desk.add("x.csv", first) == 0, desk.said
    assert desk.add("x.csv", later) == 0, desk.said
    assert desk.column("name") == ["Ada Example", name]
    assert name in desk.said
    assert "Bo Sample" not in desk.printed()


def test_two_people_of_one_address_stay_two(desk):
    both = "2026-11-13 10:00:00,bo@example.org,Bo Sample,Yes\n"
    both += "2026-11-13 10:00:00,bo@example.org,Cy Muster,Yes\n"
    assert desk.add("x.csv", TITLES + both) == 0, desk.said
    assert desk.add("x.csv", TITLES + both) == 0, desk.said
    assert desk.column("name") == ["Bo Sample", "Cy Muster"]


def test_another_form_is_no_later_export(desk):
    one = "2026-11-13 10:00:00,bo@example.org,Bo Sample,Yes\n"
    other = "2026-11-14 10:00:00,bo@example.org,Cy Muster,Yes\n"
    assert desk.add("x.csv", TITLES + one) == 0, desk.said
    assert desk.add("y.csv", TITLES + other) == 0, desk.said
    assert desk.column("name") == ["Bo Sample", "Cy Muster"]
