from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exports import EXPORTS
from letterkit.errors import LetterkitError
from letterkit.lists.exports.choices import Choices
from letterkit.lists.exports.exports import read_file
from letterkit.model.imports import Mapped, OfFile

TODAY = date(2026, 11, 23)


def whole(path, name, choices):
    """All parts of a file together, or the error of what it leaves open."""
    file = read_file(path, name, choices)
    if file.questions:
        raise file.questions[0].error()
    for export in file.exports:
        assert len(export.incoming) + len(export.left_out) == export.rows
    first = file.exports[0]
    incoming = tuple(each for export in file.exports for each in export.incoming)
    notes = (*file.notes, *(note for export in file.exports for note in export.notes))
    return replace(first, incoming=incoming, notes=notes, left_out=file.all_left_out)


@pytest.fixture
def read(tmp_path):
    def write(name, content, **choices):
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(data)
        return whole(tmp_path / name, name, Choices(TODAY, **choices))

    return write


def people(export):
    return [dict(each.values) for each in export.incoming]


def test_there_are_enough_exports():
    assert len(EXPORTS) >= 50


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_recognised_and_its_people_read(read, name):
    content, platform, expected = EXPORTS[name]
    export = read(name, content)
    found = [{key: each[key] for key in each if key != "sort"} for each in people(export)]
    assert (export.platform, found) == (platform, expected)


@pytest.mark.parametrize("name", EXPORTS)
def test_addresses_of_machines_and_places_are_in_nothing_that_is_kept(read, name):
    export = read(name, EXPORTS[name][0])
    kept = [
        text for each in export.incoming for text in (*each.values.values(), *each.private.values())
    ]
    assert not {"1.2.3.4", "53.9", "27.5", "n1", "https://example.org/x"} & set(kept)


def test_what_a_list_has_no_column_for_stays_private_under_its_title(read):
    export = read("x.csv", "Name,Shoe size,Roles,ID,Text,Level\nAda,38,a,7,t,key\n")
    assert [dict(each.private) for each in export.incoming] == [
        {
            "Shoe size": "38",
            "answer: Roles": "a",
            "answer: ID": "7",
            "answer: Text": "t",
            "answer: Level": "key",
        }
    ]


def test_the_response_and_the_line_are_the_source(read):
    content = EXPORTS["microsoft.csv"][0]
    assert [each.source for each in read("microsoft.csv", content).incoming] == [
        "microsoft-forms microsoft.csv:2 #1",
        "microsoft-forms microsoft.csv:3 #2",
    ]


def test_a_folder_of_files_is_a_letter_on_a_repository(tmp_path):
    folder = tmp_path / "people"
    folder.mkdir()
    (folder / "ada.yml").write_text("name: Ada Example\nlink: https://example.org\n")
    (folder / "bo.yaml").write_text("name: Bo Example\n")
    (folder / "README.md").write_text("- nobody\n")
    export = whole(folder, "people", Choices(TODAY))
    assert [(each.source, each.values["name"]) for each in export.incoming] == [
        ("repository people/ada.yml:1", "Ada Example"),
        ("repository people/bo.yaml:1", "Bo Example"),
    ]


@pytest.mark.parametrize(
    "name, note",
    [
        (
            "brackets.csv",
            "4 of 5 names are split as “Name (Affiliation)”; the other one stays whole",
        ),
        ("organisation-person.csv", "3 of 3 names are split as “Affiliation (Name)”"),
        (
            "months.csv",
            "dates are taken as month-day, for 10/14/2026 is no date the other way round",
        ),
        ("days.csv", "dates are taken as day-month, for 14/10/2026 is no date the other way round"),
        (
            "future.csv",
            "dates are taken as month-day, for the other way round some are in the future",
        ),
        ("dots.csv", "dates are taken as day-month, for they are written with dots"),
    ],
)
def test_what_was_done_and_why_is_told(read, name, note):
    assert note in read(name, EXPORTS[name][0]).notes


@pytest.mark.parametrize(
    ("name", "line", "reason"),
    [
        ("total.csv", 4, "a total"),
        ("unfilled.csv", 3, "nobody is named"),
        ("put-together.csv", 3, "the header row once more"),
        ("limesurvey.csv", 3, "never sent off or confirmed"),
        ("pytition.csv", 3, "never sent off or confirmed"),
    ],
)
def test_what_is_left_out_has_its_line_and_reason(read, name, line, reason):
    [left] = read(name, EXPORTS[name][0]).left_out
    assert (left.file, left.line, left.reason) == (name, line, reason)


def test_family_names_of_a_form_are_what_orders_by_family_names(read):
    [ada] = people(read("x.csv", "First name,Last name\nAda,Ejemplo López\n"))
    assert ada == {"name": "Ada Ejemplo López", "sort": "Ejemplo López"}
    [hana] = people(read("x.csv", "名,姓\n花子,山田\n"))
    assert (hana["name"], hana["sort"]) == ("山田花子", "山田")


def test_a_date_that_could_be_either_is_asked_about_and_never_guessed(read):
    content = "Name,Date\nAda,01/10/2026\nBo,02/10/2026\n"
    with pytest.raises(LetterkitError) as caught:
        read("x.csv", content)
    assert (str(caught.value), caught.value.hint) == (
        "x.csv: is 01/10/2026 day-month or month-day? every one of them could be either",
        "say it with --dates day-month or --dates month-day",
    )
    assert people(read("x.csv", content, dates="month-day"))[0]["signed"] == "2026-01-10"


def test_a_column_is_what_the_user_says_it_is(read):
    content = "What shall we call you?,Where from?\nAda Example,Example News\n"
    with pytest.raises(LetterkitError, match=r"^x\.csv: no column is recognised as the name$"):
        read("x.csv", content)
    mapping = {"What shall we call you?": "name", "Where from?": "affiliation"}
    assert people(read("x.csv", content, mapping=mapping)) == [
        {"name": "Ada Example", "affiliation": "Example News"}
    ]


def test_a_mapping_is_remembered_by_the_titles_of_the_columns(read):
    content = "What shall we call you?,Date\nAda Example,01/10/2026\n"
    first = read("x.csv", content, mapping={"What shall we call you?": "name"}, dates="month-day")
    again = read("y.csv", content, remembered={first.digest: first.mapped("yes")})
    assert people(again) == people(first)
    assert first.mapped("yes") == Mapped(
        "list",
        {"What shall we call you?": "name", "Date": "signed"},
        "month-day",
        "yes",
        files={"x.csv": OfFile("yes", {"What shall we call you?": "name"})},
    )


def test_splitting_can_be_turned_off(read):
    assert people(read("brackets.csv", EXPORTS["brackets.csv"][0], split=False))[0] == {
        "name": "Ada Example (Example News)"
    }


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(sorted(EXPORTS)),
    place=st.integers(0, 400),
    junk=st.text(max_size=10) | st.sampled_from(['"', "\n", ",", ";", "\x00", "{", "- ", "|"]),
)
def test_any_damage_to_an_export_gives_people_or_one_error(read, name, place, junk):
    content = EXPORTS[name][0]
    text = content if isinstance(content, str) else content.decode("utf-16")
    try:
        read(name, text[:place] + junk + text[place:])
    except LetterkitError as error:
        assert len(str(error)) < 300  # noqa: PT017
