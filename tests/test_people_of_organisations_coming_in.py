"""A list of organisations that gained a column of names: who signs is asked."""

import pytest

BEFORE = "{0},Country\nExample Rights,BE\nSample Union,KE\n"
AFTER = "{0},Country,{1}\nExample Rights,BE,Ada Example\nSample Union,KE,Bo Sample\n"
TITLES = [("Organisation", "Name"), ("Организация", "Имя"), ("Organizacja", "Imię i nazwisko")]
TITLES += [("Арганізацыя", "Імя"), ("Організація", "Ім'я"), ("Organización", "Nombre")]
TITLES += [("Verein", "Name"), ("Association", "Nom"), ("المنظمة", "الاسم")]


@pytest.mark.parametrize("titles", TITLES)
def test_people_in_the_place_of_organisations_stop(desk, titles):
    assert desk.add("l.csv", BEFORE.format(*titles)) == 0, desk.said
    assert desk.add("l.csv", AFTER.format(*titles)) == 2, desk.said
    assert "who signs?" in desk.said
    assert desk.column("name") == ["Example Rights", "Sample Union"]


def test_both_hints_work(desk):
    assert desk.add("l.csv", BEFORE.format("Organisation")) == 0, desk.said
    after = AFTER.format("Organisation", "Name")
    assert desk.add("l.csv", after) == 2
    bodies = ("--map", "Organisation=name", "--map", "Name=private", "--kind", "organisation")
    for option in bodies:
        assert option in desk.said
    assert desk.add("l.csv", after, *bodies) == 0, desk.said
    assert desk.column("name") == ["Example Rights", "Sample Union"]


def test_people_can_be_said_to_sign(desk):
    assert desk.add("l.csv", BEFORE.format("Organisation")) == 0, desk.said
    after = AFTER.format("Organisation", "Name")
    assert desk.add("l.csv", after, "--map", "Name=name") == 0, desk.said
    assert desk.column("name")[2:] == ["Ada Example", "Bo Sample"]


def test_an_organisation_that_is_still_there_asks_nothing(desk):
    both = "Name,Affiliation\nExample Rights,\n"
    assert desk.add("l.csv", both) == 0, desk.said
    assert desk.add("l.csv", both + "Ada Example,Example Rights\n") == 0, desk.said
