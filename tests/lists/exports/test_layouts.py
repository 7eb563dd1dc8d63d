"""Who signs in a table: people or organisations, one or several in a row, and who is no one."""

from datetime import date

import pytest

from letterkit.errors import LetterkitError
from letterkit.lists.exports.choices import Choices, WhichName
from letterkit.lists.exports.exports import read_file


@pytest.fixture
def read(tmp_path):
    def read(text, name="x.csv", **said):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        return read_file(path, name, Choices(date(2026, 11, 27), **said))

    return read


def people(found):
    return [
        (each.values["name"], each.values.get("kind", ""))
        for export in found.exports
        for each in export.incoming
    ]


def left(found):
    return [(each.line, each.reason) for each in found.all_left_out]


@pytest.mark.parametrize(
    "titles",
    [
        "Public name,Organisation",
        "Who signs,Company",
        "Assinante,Entidade",
        "Pasirašė,Įstaiga",
        "签名人,单位",
    ],
)
def test_b1_a_title_for_who_signs_is_known(read, titles):
    found = read(f"{titles}\nAda Example,Example Lab\nBo Sample,Sample Union\n")
    assert people(found) == [("Ada Example", ""), ("Bo Sample", "")]


@pytest.mark.parametrize(
    ("titles", "first"),
    [
        ("Attendee,Company", "Ada Example"),
        ("@handle,Organization", "@ada"),
        ("Nick,Организация", "ada"),
        ("GitHub,Institution", "ada42"),
    ],
)
def test_b1_an_employer_never_signs_for_somebody_in_an_unknown_column(read, titles, first):
    text = f"{titles}\n{first},Example Lab\nbo,Sample Union\n"
    [question] = read(text).questions
    assert isinstance(question, WhichName)
    assert "--kind organisation" in question.error().hint
    said = read(text, kind="organisation")
    assert people(said)[0] == ("Example Lab", "organisation")


def test_b1_organisations_beside_choices_and_places_sign(read):
    found = read(
        "Organisation,City,Sector\nExample Lab,New York,Civil Society\n"
        "Sample Union,San Marino,Civil Society\n"
    )
    assert [kind for _, kind in people(found)] == ["organisation"] * 2


@pytest.mark.parametrize("title", ["Remarks", "Notes", "Opmerkingen", "Bemerkung", "Примечание"])
def test_b4_a_remark_of_the_coordinator_is_private(read, title):
    found = read(f"Name,{title}\nAda Example,call her\n")
    assert found.exports[0].columns[1].field in ("private", "notes")


def test_b5_a_country_is_no_calling_code_and_not_where_somebody_was_born(read):
    found = read("Name,Country code,Home country,Country\nAda Example,+375,France,Belgium\n")
    assert [use.field for use in found.exports[0].columns[1:]] == ["private", "private", "country"]


def test_b5_a_person_who_signs_on_behalf_is_no_organisation_without_a_look(read):
    found = read(
        "Name,Kind\nAda Example,signs for the organisation\nExample Union,for the organisation\n"
    )
    assert people(found) == [("Ada Example", ""), ("Example Union", "organisation")]
    assert any("for an organisation" in each for each in found.exports[0].notes)


def test_c1_totals_and_headings_in_a_table_do_not_sign(read):
    found = read(
        "Name,Affiliation\nAda Example,Lab\nMathematicians,\nBo Sample,Lab\nTotal: 2,\n"
        "Razem,Party\n... and 27 others,\n[your name here],\n"
    )
    assert people(found) == [("Ada Example", ""), ("Bo Sample", "person"), ("Razem", "person")]
    assert [line for line, _ in left(found)] == [3, 5, 7, 8]


def test_c1_a_list_of_one_column_loses_nobody(read):
    found = read("Name\nAda\nBo\nMathematicians\n")
    assert len(people(found)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Name,Name2\nAda Example,Bo Sample\n",
        "Name 1,Name 2,Name 3\nAda Example,Bo Sample,\n",
        "Name,Co-signatory\nAda Example,Bo Sample\n",
        "Имя и фамилия 1,Имя и фамилия 2\nАда Прыклад,Бо Прыклад\n",
    ],
)
def test_d1_several_signatories_in_a_row_are_refused(read, text):
    with pytest.raises(LetterkitError, match=r"x\.csv:2: more than one signatory"):
        read(text)


def test_d1_two_titles_for_one_name_are_no_two_signatories(read):
    assert people(read("Name,Full name\nAda Example,Ada Maria Example\n"))[0][0] == "Ada Example"


@pytest.mark.parametrize(
    "cell", ['"Ada Example\nBo Sample"', '"Ada Example, Bo Sample, Cy Demo"', "Ada Sample; Bo Demo"]
)
def test_d2_a_cell_with_several_people_is_left_out(read, cell):
    found = read(f"Name,Role\nDi Test,x\n{cell},x\n")
    assert people(found) == [("Di Test", "")]
    assert left(found) == [(3, "several people in one cell; give each a row")]


def test_d2_two_names_with_a_comma_are_said_and_a_turned_name_is_not(read):
    found = read('Name,Role\n"Ada Example, Bo Sample",x\n"Example, Ada",x\n')
    assert len(people(found)) == 2
    assert [each for each in found.exports[0].notes if each.startswith("x.csv:2: may be two")]


def test_d3_a_whole_name_counts_in_a_row_without_its_parts(read):
    text = '[{"name":"Ada Example"},{"first_name":"Di","last_name":"Test"}]'
    assert people(read(text, "x.json")) == [("Ada Example", ""), ("Di Test", "")]
    text = "- Ada Example\n- first_name: Di\n  last_name: Test\n"
    assert people(read(text, "x.yaml")) == [("Ada Example", ""), ("Di Test", "")]


def test_d5_organisations_beside_signatories_sign_as_well(read):
    text = '{"signatories":[{"name":"Ada Example"}],"organisations":[{"name":"Example Union"}]}'
    assert people(read(text, "x.json")) == [("Ada Example", ""), ("Example Union", "organisation")]


def test_c7_a_yes_or_a_number_is_no_name(read):
    found = read('[{"name":true},{"name":123},{"name":"Ada Example"}]', "x.json")
    assert people(found) == [("Ada Example", "")]
    assert len(left(found)) == 2


def test_e1_a_first_row_of_a_person_is_no_row_of_titles(read):
    text = "Anna Example;Example University\nBo Sample;Sample Lab\n"
    [question] = read(text).questions
    assert "no row of titles" in str(question.error())
    assert list(question.titles) == ["column 1", "column 2"]
    found = read(text, maps=("column 1=name",))
    assert [name for name, _ in people(found)] == ["Anna Example", "Bo Sample"]


def test_e9_an_unknown_separator_is_refused(read):
    with pytest.raises(LetterkitError, match="separated by"):
        read("Name^Organisation\nAda Example^Example Lab\n")
