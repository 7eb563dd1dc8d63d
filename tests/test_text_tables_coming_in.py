"""Tables in plain text with titles of the list above them; countries that share a name."""

import pytest

from letterkit.text.countries import countries_called, country_code


@pytest.mark.parametrize("above", ["", "Open letter on parks\nList of signatories\n\n"])
@pytest.mark.parametrize(
    "table",
    [
        "Name\tOrganisation\nAda Example\tUni X\nBo Sample\tLab Y\n",
        "Name | Organisation\nAda Example | Uni X\nBo Sample | Lab Y\n",
        "Name; Organisation\nAda Example; Uni X\nBo Sample; Lab Y\n",
        "Name              Organisation\nAda Example       Uni X\nBo Sample         Lab Y\n",
        "Имя               Организация\nAda Example       Uni X\nBo Sample         Lab Y\n",
    ],
)
def test_a_table_below_titles_is_read_and_its_titles_are_nobody(desk, above, table):
    assert desk.add("x.txt", above + table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["Uni X", "Lab Y"]
    assert "2 rows, all read" in desk.said


def test_a_line_that_does_not_fit_the_columns_stops(desk):
    table = "Name        Organisation\nAda Example-Longname Uni X\n"
    assert desk.add("x.txt", table) == 2
    assert "x.txt:2: a line that does not fit the columns" in desk.said


@pytest.mark.parametrize(
    "name", ["Georgia", "Géorgie", "Jersey", "Congo", "Korea", "Guinea", "Гвинея", "Niger/Nigeria"]
)
def test_a_country_of_which_there_are_several_stays_as_it_is_written(desk, name):
    assert country_code(name) == name
    assert len(countries_called(name)) > 1
    assert desk.add("x.csv", f"Name,Country\nAda Example,{name}\n") == 0
    assert desk.column("country") == [name]
    assert "a country of which there are several" in desk.said


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Georgien", "GE"), ("Gruzja", "GE"), ("Грузия", "GE"), ("Niger", "NE"), ("Nigeria", "NG"),
        ("Papua New Guinea", "PG"), ("Guinea-Bissau", "GW"), ("New Jersey", "New Jersey"),
    ],
)  # fmt: skip
def test_other_countries_have_their_code(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("people", "body"),
    [("people", "organisation"), ("person", "organisation"), ("people", "organisations")],
)
def test_organisations_beside_people_in_toml_sign_too(desk, people, body):
    text = f'[[{people}]]\nname = "Ada Example"\n[[{body}]]\nname = "Example Centre"\n'
    assert desk.add("x.toml", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Example Centre"]
    assert desk.column("kind")[1] == "organisation"
