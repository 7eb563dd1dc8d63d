import pytest

from letterkit.check.authority import missing_authority


def body(name, **private):
    return {"name": name, "kind": "organisation", "private": private}


def found(roll, *entries):
    return [
        (each.code, str(each.severity), each.message, [place.line for place in each.entries])
        for each in missing_authority(roll(*entries))
    ]


def test_case_09_an_organisation_is_asked_who_authorised_its_signature(roll):
    assert found(roll, "Ada Example", body("Example Union"), body("Example Press")) == [
        (
            "missing-authority",
            "note",
            f"nothing says who authorised the signature of {name}",
            [line],
        )
        for name, line in (("Example Union", 3), ("Example Press", 4))
    ]


@pytest.mark.parametrize("title", ["authorised_by", "Authorized by", "authorised by"])
def test_someone_who_authorised_it_may_stand_under_any_spelling_of_the_column(roll, title):
    assert found(roll, body("Example Union", **{title: "its board"})) == []


@pytest.mark.parametrize("title", ["representative", "authorised_on", "authorised by email"])
def test_another_column_does_not_say_who_authorised_it(roll, title):
    assert len(found(roll, body("Example Union", **{title: "its board"}))) == 1


def test_an_empty_cell_says_nothing(roll):
    assert len(found(roll, body("Example Union", authorised_by=" "))) == 1


def test_people_and_organisations_without_consent_are_not_asked(roll):
    silent = {**body("Example Union"), "consent": None}
    assert found(roll, "Ada Example", silent) == []


def test_more_than_twenty_are_one_note(roll):
    [(_, _, message, lines)] = found(roll, *(body(f"Example {n}") for n in range(21)))
    assert message == "nothing says who authorised the signatures of 21 organisations"
    assert lines == list(range(2, 23))
    assert len(found(roll, *(body(f"Example {n}") for n in range(20)))) == 20
