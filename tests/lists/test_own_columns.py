import pytest

from letterkit.errors import LetterkitError
from letterkit.lists.own_columns import COLUMNS, DROPPED, column, columns


@pytest.mark.parametrize(
    "title, name",
    [
        ("Name", "name"),
        ("\ufeffname", "name"),
        ("Consent date", "consent_date"),
        ("CONSENT-DATE", "consent_date"),
        ("E-mail of\n the  person", "E-mail of the person"),
        ("IP Address", DROPPED),
        ("ipaddr. IP address", DROPPED),
        ("OPTIN_IP", DROPPED),
        ("Latitude", DROPPED),
        ("User-Agent", DROPPED),
        ("shipping", "shipping"),
        ("zip", "zip"),
    ],
)
def test_a_title_is_ours_or_dropped_or_as_given(title, name):
    assert column(title) == name


def test_every_column_is_known_by_its_own_name():
    assert [column(name) for name in COLUMNS] == list(COLUMNS)


def test_untitled_columns_have_numbers_and_repeated_ones_are_counted():
    assert columns(["name", "", "x", "x", "ip", "ip"], "x:1") == [
        *("name", "column 2", "x", "x (2)", DROPPED, DROPPED)
    ]


@pytest.mark.parametrize(
    "title, meant", [("Nme", "name"), ("consnt", "consent"), ("affilation", "affiliation")]
)
def test_a_misspelt_column_is_not_taken_for_a_private_one(title, meant):
    with pytest.raises(LetterkitError) as caught:
        columns([*{"name", "x"} - {meant}, title], "x.csv:1")
    assert str(caught.value) == f"x.csv:1: unknown column: {title}; did you mean {meant}?"


def test_a_title_that_is_an_address_is_not_repeated():
    with pytest.raises(LetterkitError) as caught:
        columns(["emai@l"], "x.csv:1")
    assert "(an e-mail address)" in str(caught.value)


@pytest.mark.parametrize("title", ["authorised_by", "authorised_on", "Authorized by", "no_mail"])
def test_who_decided_that_an_organisation_signs_is_no_question_about_names(title):
    assert columns(["name", "representative", title], "x:1") == ["name", "representative", title]


@pytest.mark.parametrize(
    "title", ["authorised", "Authorise us to publish your name?", "Publish my name"]
)
def test_a_question_about_names_is_refused(title):
    with pytest.raises(LetterkitError, match="asks who wants to be named"):
        columns(["name", title], "x:1")
