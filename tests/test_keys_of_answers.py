"""The number of an answer holds a person together from one export to the next."""

import json

import pytest

FIRST = "{0},Name,Affiliation\n1,Ada Example,Uni A\n2,Bo Sample,Uni B\n3,Cy Specimen,Uni C\n"
SECOND = "{0},Name,Affiliation\n1,Ada Sample-Example,Uni Z\n2,Anonymous,\n3,Cy Specimen,Uni C\n"
TITLES = [
    *("Response ID", "id", "No", "№", "Nr.", "submission id", "_id", "uuid", "token", "#"),
    *("Нумар адказу", "№ п/п", "Номер ответа", "Номер відповіді", "Lp.", "Nr odpowiedzi"),
    *("Antwort-ID", "Lfd. Nr.", "Identifiant de réponse", "N°", "ID de respuesta", "Núm."),
    *("رقم الرد", "الرقم", "معرف"),
]


@pytest.mark.parametrize("title", TITLES)
def test_someone_who_becomes_anonymous_under_a_number_is_not_named(desk, title):
    assert desk.add("x.csv", FIRST.format(title)) == 0, desk.said
    assert desk.add("x.csv", SECOND.format(title)) == 0, desk.said
    assert len(desk.rows) == 3
    printed = desk.printed()
    assert "Bo Sample" not in printed
    assert "Ada Sample-Example" in printed
    assert "Uni A" not in printed


@pytest.mark.parametrize("key", ["_id", "uuid", "id", "submission_id"])
def test_the_key_of_an_object_holds_too(desk, key):
    first = [{key: "a1", "name": "Ada Example"}, {key: "b2", "name": "Bo Sample"}]
    second = [{key: "a1", "name": "Ada Example"}, {key: "b2", "name": "Anonymous"}]
    assert desk.add("x.json", json.dumps(first)) == 0, desk.said
    assert desk.add("x.json", json.dumps(second)) == 0, desk.said
    assert len(desk.rows) == 2
    assert "Bo Sample" not in desk.printed()


def test_a_number_of_another_file_is_another_person(desk):
    assert desk.add("one.csv", FIRST.format("id")) == 0
    assert desk.add("two.csv", "id,Name,Affiliation\n1,Di Muster,X\n2,Anonymous,\n") == 0
    assert len(desk.rows) == 5
    assert "Bo Sample" in desk.printed()


def test_another_form_under_the_name_of_the_first_renames_nobody(desk):
    assert desk.add("x.csv", FIRST.format("id")) == 0
    other = "id,Name,Affiliation\n1,Di Muster,X\n2,Ed Muster,Y\n3,Anonymous,\n"
    assert desk.add("x.csv", other) == 0
    names = desk.column("name")
    assert {"Ada Example", "Bo Sample", "Cy Specimen", "Di Muster", "Ed Muster"} <= set(names)
    assert len(names) == 6


def test_rows_that_are_counted_anew_stay_with_their_people(desk):
    assert desk.add("x.csv", FIRST.format("No")) == 0
    later = "No,Name,Affiliation\n1,Ada Example,Uni A\n2,Cy Specimen,Uni C\n3,Di Muster,X\n"
    assert desk.add("x.csv", later) == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen", "Di Muster"]
    assert desk.column("affiliation") == ["Uni A", "Uni B", "Uni C", "X"]


def test_a_new_person_in_a_counted_row_is_nobody_else(desk):
    assert desk.add("x.csv", FIRST.format("No")) == 0
    assert desk.add("x.csv", FIRST.format("No").replace("Bo Sample,Uni B", "Di Muster,X")) == 0
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen", "Di Muster"]


@pytest.mark.parametrize("keys", [("1", "1", "2"), ("1", "", "2")])
def test_a_number_that_two_have_or_one_has_not_is_no_key(desk, keys):
    for name, done in (("Bo Sample,Uni B", 0), ("Anonymous,", 2)):
        table = FIRST.format("id").replace("Bo Sample,Uni B", name)
        for old, new in zip(("\n1", "\n2", "\n3"), keys, strict=True):
            table = table.replace(old, f"\n{new}.")
        table = table.replace(".", "")
        assert desk.add("x.csv", table) == done, desk.said
    # Without a number that is theirs, a person says whose place it is.
    assert "Bo Sample" in desk.column("name")


def test_one_of_many_without_a_name_is_not_taken_for_the_other(desk):
    first = "id,Name\n1,Anonymous\n2,Bo Sample\n3,Cy Specimen\n"
    assert desk.add("x.csv", first) == 0
    assert desk.add("x.csv", "id,Name\n2,Anonymous\n3,Cy Specimen\n") == 0
    assert "Bo Sample" not in desk.printed()
