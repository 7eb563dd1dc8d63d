import pytest

from letterkit.check.checks import KEEPING_OUT, run
from letterkit.check.ids import telling
from letterkit.check.roll import Terms
from letterkit.model.finding import Severity

from .conftest import TODAY

NUMBER = "is the number of the line"
LETTERS = "holds letters of the name or the address"


def found(people, *entries):
    return telling(people(*entries))


def with_ids(*ids):
    return [{"name": f"Person {n}", "id": each} for n, each in zip("QWXZJVUY", ids, strict=False)]


@pytest.mark.parametrize(
    "ids",
    [
        ("1", "2"),
        ("001", "002"),
        ("2", "3"),
        ("No.1", "no_02"),
        tuple(f"row-{n}" for n in range(8)),
        ("101", "102", "103"),
    ],
)
def test_an_id_that_is_the_number_of_its_line_tells(people, ids):
    assert found(people, *with_ids(*ids)) == dict.fromkeys(range(len(ids)), NUMBER)


@pytest.mark.parametrize(
    "ids",
    [
        ("7", "4"),
        ("k7", "k2", "k9", "k1", "k5", "k3"),
        ("k1", "k2", "k3"),
        ("k1", "x2", "b3"),
        ("k7f2m9", "q3x8t4", "zz88h2"),
    ],
)
def test_other_numbers_do_not(people, ids):
    assert found(people, *with_ids(*ids)) == {}


@pytest.mark.parametrize(("identifier", "name"), [("wang-7", "王小明"), ("ahmd9", "أحمد")])
def test_a_name_in_any_script_is_known_in_latin_letters(people, identifier, name):
    assert found(people, {"name": name, "id": identifier}) == {0: LETTERS}


def test_it_keeps_an_entry_out_until_it_is_public(people):
    signatories = people({"name": "Ada Example", "id": "ada-7"}, {"name": "Bo Sample", "id": "q3"})
    (finding,) = run(signatories, Terms(TODAY), KEEPING_OUT)
    assert (finding.code, finding.severity) == ("telling-id", Severity.ERROR)
    assert finding.message == f"the id {LETTERS}; letterkit check --fix ids replaces it"
    (finding,) = run(signatories, Terms(TODAY, public_ids=frozenset({"ada-7"})), KEEPING_OUT)
    assert (finding.severity, finding.message) == (
        Severity.NOTE,
        f"the id {LETTERS}; it is public already",
    )


PRIVATE = "may be a date, a telephone number or the number of a paper"


@pytest.mark.parametrize(
    "identifier",
    ["375291234567", "029-123-45-67", "MP1234567", "1990-01-01", "01.01.1990", "19900101"],
)
def test_an_id_that_is_private_itself_tells(people, identifier):
    assert found(people, {"name": "Q", "id": identifier}) == {0: PRIVATE}


def test_an_id_that_is_the_telephone_number_of_the_person_tells(people):
    entry = {"name": "Q", "id": "1234567", "phone": "+375 29 123-45-67"}
    assert found(people, entry) == {0: PRIVATE}


@pytest.mark.parametrize("identifier", ["7654321", "2026-000123", "k7f2m9x4q2", "8c-41-f0"])
def test_an_id_that_is_no_number_of_a_person_does_not(people, identifier):
    assert found(people, {"name": "Q", "id": identifier}) == {}
