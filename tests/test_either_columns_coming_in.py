"""Lists with a column for organisations and one for persons, of which each row has one.

All people and organisations are invented.
"""

import json

import pytest


@pytest.mark.parametrize(
    ("organisation", "person"),
    [
        ("Organisation", "Individual"),
        ("Арганізацыя", "Асоба"),
        ("Организация", "Частное лицо"),
        ("Організація", "Фізична особа"),
        ("Organizacja", "Osoba prywatna"),
        ("Organisation", "Einzelperson"),
        ("Organisation", "Particulier"),
        ("Organización", "Persona"),
        ("منظمة", "فرد"),
    ],
)
def test_the_column_that_is_filled_has_the_name_and_sets_the_kind(desk, organisation, person):
    table = f"{organisation},{person},Logo\nExample Union,,a.png\n,Bo Sample,\nSample Trust,,\n"
    assert desk.add("list.csv", table) == 0, desk.said
    assert desk.column("name") == ["Example Union", "Bo Sample", "Sample Trust"]
    assert desk.column("kind") == ["organisation", "person", "organisation"]
    printed = desk.printed()
    assert "Example Union" in printed
    assert "Bo Sample" in printed


@pytest.mark.parametrize("suffix", ["json", "html"])
def test_other_formats_are_read_so_too(desk, suffix):
    rows = "<tr><th>Organisation</th><th>Individual</th></tr><tr><td>Example Union</td><td></td>"
    content = {
        "json": json.dumps([{"organisation": "Example Union"}, {"individual": "Bo Sample"}]),
        "html": f"<table>{rows}</tr><tr><td></td><td>Bo Sample</td></tr></table>",
    }[suffix]
    assert desk.add(f"list.{suffix}", content) == 0, desk.said
    assert desk.column("kind") == ["organisation", "person"]


def test_where_some_rows_have_both_it_is_asked_and_the_hint_works(desk):
    table = "Organisation,Individual\nUni A,Bo Sample\nExample Union,\nUni B,\n"
    assert desk.add("list.csv", table) == 2
    assert "list.csv:3: did “Organisation” sign" in desk.said
    table = "Organisation,Individual,kind\nUni A,Bo Sample,\n,Example Union,organisation\n"
    assert desk.add("list.csv", table + "Uni B,anonymous,\n") == 0, desk.said
    assert desk.column("name") == ["Bo Sample", "Example Union", ""]
    assert desk.column("kind")[1] == "organisation"


def test_people_beside_their_affiliations_stay_people(desk):
    table = "Organisation,Individual\nUni A,Bo Sample\n,Cy Specimen\n"
    assert desk.add("list.csv", table) == 0, desk.said
    assert desk.column("name") == ["Bo Sample", "Cy Specimen"]
    assert "organisation" not in desk.column("kind")


def test_a_person_without_a_name_is_no_organisation(desk):
    assert desk.add("list.csv", "Organisation,Name\nUni A,\n,Cy Specimen\n") == 0, desk.said
    assert "organisation" not in desk.column("kind")
    assert desk.column("shown")[0] == "unnamed"


@pytest.mark.parametrize("title", ["expert", "student", "teacher"])
def test_what_somebody_is_decides_nothing(desk, title):
    rows = [{"name": "Ada Example", title: False}, {"name": "Bo Sample", title: True}]
    assert desk.add("list.js", f"let individuals = {json.dumps(rows)};\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize("title", ["anonymous", "hidden", "flag"])
def test_what_may_hide_somebody_still_decides(desk, title):
    rows = [{"name": "Ada Example", title: False}, {"name": "Bo Sample", title: True}]
    result = desk.add("list.js", f"let individuals = {json.dumps(rows)};\n")
    assert result == 2 or "Bo Sample" not in desk.printed()
