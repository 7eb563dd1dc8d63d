"""Someone who changes their name in the same form is one person, and is named as they said last."""

import pytest

TITLES = "Timestamp,Email Address,Name,May we publish your name?\n"
ADA = "2026-11-13 10:00:00,ada@example.org,Ada Example,Yes\n"


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


WORK = "Name,Email,Affiliation\nAda Example,ada@example.org,Harbour\n{},bo@example.org,{}\n"


def test_the_summary_says_that_a_shorter_name_shows_less(desk):
    assert desk.add("x.csv", WORK.format("Bo Sample", "Harbour")) == 0, desk.said
    assert desk.add("x.csv", WORK.format("B.", "The Harbour")) == 0, desk.said
    assert "Bo Sample is called B. by the source, with less of the name; changed" in desk.said
    assert desk.column("name") == ["Ada Example", "B."]


@pytest.mark.parametrize("name", ["B.", "Bo", "Bo S."])
def test_a_shorter_name_with_another_affiliation_may_be_somebody_else(desk, name):
    later = WORK.format(name, "Lighthouse Union")
    assert desk.add("x.csv", WORK.format("Bo Sample", "Harbour")) == 0, desk.said
    assert desk.add("x.csv", later) == 2
    assert "another name at the address of signatories/parks.csv:3" in desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.add("x.csv", later, "--same-person", "x.csv:3") == 0, desk.said
    assert desk.column("name") == ["Ada Example", name]
    assert desk.column("affiliation") == ["Harbour", "Lighthouse Union"]


def test_a_shorter_name_of_somebody_else_is_beside_the_first(desk):
    assert desk.add("x.csv", WORK.format("Bo Sample", "Harbour")) == 0, desk.said
    later = WORK.format("B.", "Lighthouse Union")
    assert desk.add("x.csv", later, "--other-person", "x.csv:3") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "B."]


def test_someone_who_changes_only_the_affiliation_is_not_asked_about(desk):
    assert desk.add("x.csv", WORK.format("Bo Sample", "Harbour")) == 0, desk.said
    assert desk.add("x.csv", WORK.format("Bo Sample", "Lighthouse Union")) == 0, desk.said
    assert desk.column("affiliation") == ["Harbour", "Lighthouse Union"]
