import pytest

from letterkit.read.platforms.organisations import signing


@pytest.mark.parametrize(
    "fields, settled",
    [
        (["affiliation", "country"], ["name", "country"]),
        (["country", "affiliation", "email", "consent"], ["country", "name", "email", "consent"]),
        (
            ["affiliation", "representative", "role", "email"],
            ["name", "representative", "private", "email"],
        ),
        (["kind", "affiliation", "authorised_by"], ["kind", "name", "authorised_by"]),
        (["affiliation", "department"], ["name", "private"]),
    ],
)
def test_case_09_a_list_without_names_of_people_is_one_of_organisations(fields, settled):
    found = signing(fields)
    assert (found.fields, found.kind) == (settled, "organisation")


@pytest.mark.parametrize(
    "fields",
    [
        ["name", "affiliation", "country"],
        ["first_name", "last_name", "affiliation"],
        ["last_name", "affiliation"],
        ["name", "representative", "affiliation"],
        ["email", "country"],
        [],
    ],
)
def test_a_list_with_names_is_one_of_people(fields):
    found = signing(fields)
    assert (found.fields, found.kind) == (fields, "")


def test_roles_and_affiliations_without_names_may_be_those_of_people_who_stay_unnamed():
    found = signing(["role", "affiliation", "country"])
    assert (found.fields, found.kind) == (["role", "affiliation", "country"], "")


def test_a_faculty_is_an_affiliation_only_where_there_is_no_other():
    assert signing(["name", "department"]).fields == ["name", "affiliation"]
    both = ["name", "affiliation", "department"]
    assert signing(both).fields == ["name", "affiliation", "private"]
    assert signing(["department", "email"]).kind == ""
