import pytest

from letterkit.lists.people.organisations import signing, type_of_affiliations


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


NAMED = ["name", "kind", "affiliation"]


@pytest.mark.parametrize(
    "rows, number",
    [
        ([["Ada Example", "University", "Example University"], ["Bo", "Company", "Example"]], 1),
        ([["Ada Example", "University", "Example University"], ["Bo", "individual", ""]], None),
        ([["Example Union", "NGO", ""], ["Example House", "NGO", "Example Network"]], None),
        ([["Example Union", "organization", "Ada Example, President"]], None),
        ([["Ada Example", "", "Example University"]], None),
        ([["Ada Example"]], None),
    ],
)
def test_a_type_may_be_that_of_the_affiliation(rows, number):
    assert type_of_affiliations(NAMED, rows) == number


def test_without_names_or_affiliations_a_type_is_that_of_who_signs():
    assert type_of_affiliations(["kind", "affiliation"], [["NGO", "Example Union"]]) is None
    assert type_of_affiliations(["kind", "name"], [["NGO", "Example Union"]]) is None
