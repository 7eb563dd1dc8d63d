import pytest

from letterkit.check.organisations import also_organisation, same_organisation


def body(name, **more):
    return {"name": name, "kind": "organisation", **more}


def found(roll):
    return [
        (str(each.severity), each.message, [place.line for place in each.left_out])
        for each in same_organisation(roll)
    ]


def test_one_name_with_and_without_legal_form_is_an_error(roll):
    rows = [body("Verein Beispiel e. V."), body("Else"), body("VEREIN BEISPIEL")]
    assert found(roll(*rows)) == [("error", "Verein Beispiel e. V. is listed twice", [4])]


def test_one_name_in_two_countries_is_for_review(roll):
    rows = [body("Example Union", country="SE"), body("Example Union", country="PL")]
    assert found(roll(*rows)) == [
        ("review", "Example Union may be one organisation: the same name", [])
    ]


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "Вольная Прылада",
            "Volnaja Prylada",
            "the same name in another script or language",
        ),
        (
            "Праваабарончы цэнтр Прыклад",
            "Правозащитный центр Пример",
            "a translation of the name",
        ),
        ("Sample Digital Rights Trust", "SDRT", "an abbreviation of the name"),
        ("Lanternfish Rights Trust", "Lanternfihs Rights Trust", "names that differ by a letter"),
    ],
)
def test_likeness_is_for_review_and_says_which(roll, one, other, reason):
    assert found(roll(body(one), body("Else"), body(other))) == [
        ("review", f"{one} and {other} may be one organisation: {reason}", [])
    ]


def test_chapters_and_people_are_not_one_organisation(roll):
    rows = [body("Example Chapter East"), body("Example Chapter West"), "Example Chapter East"]
    assert found(roll(*rows)) == []


def test_people_of_an_organisation_that_signed_are_noted(roll):
    rows = [
        {"name": "Ada", "affiliation": "The Example Union"},
        body("Example Union e. V."),
        {"name": "Bo", "affiliation": "Else"},
    ]
    [finding] = also_organisation(roll(*rows))
    assert finding.message == "Example Union e. V. signed, and so did Ada of it"
    assert [place.line for place in finding.entries] == [2, 3]
    assert finding.severity == "note"
