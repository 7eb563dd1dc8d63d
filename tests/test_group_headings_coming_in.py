"""Headings that are easily misread: first signatories are not initials, a place is not a kind."""

import pytest

from letterkit.lists.documents.group_words import kind_of_group
from letterkit.lists.said.wishes import wish_of_heading


@pytest.mark.parametrize(
    "title",
    [
        "Initial signatories",
        "Initial signatures (41)",
        "Initial signatory",
        "Initial supporters",
        "Initial co-signatories",
        "Signataires initiaux",
        "Firmantes iniciales",
        "Signatários iniciais",
    ],
)
def test_first_signatories_ask_for_nothing(title):
    assert not wish_of_heading(title)


@pytest.mark.parametrize(
    "title",
    ["Initials only", "Signed with initials", "Initial only", "Solo iniciales", "Firmas iniciales"],
)
def test_initials_stay_a_wish(title):
    assert wish_of_heading(title) == "initials"


@pytest.mark.parametrize(
    "title",
    [
        "Signatories from outside academia",
        "Signatories from industry",
        "Supporters within the media",
        "Unterzeichnende aus der Zivilgesellschaft",
        "Unterschriften von außerhalb der Universitäten",
        "Signataires issus de la société civile",
        "Signataires hors du monde universitaire",
        "Подписи из университетов",
    ],
)
def test_where_people_come_from_makes_them_no_organisations(title):
    assert kind_of_group(title) != "organisation"


@pytest.mark.parametrize(
    "title",
    [
        "Organisations from Belarus",
        "Organisations in exile",
        "Universities in Germany",
        "Signatures from organisations",
        "Podpisy z organizacji",
        "Организации из Беларуси",
        "Organisationen aus Deutschland",
        "Civil society",
    ],
)
def test_organisations_stay_organisations_wherever_they_are(title):
    assert kind_of_group(title) == "organisation"
