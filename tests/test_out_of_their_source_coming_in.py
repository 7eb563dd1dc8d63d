"""Who does not stand any more in the very file that they came from is not named any more.

A draft or an answer that is not confirmed takes nobody else off the list.
"""

import pytest
from tests.test_same_person_twice import is_named

FRONT = "---\nname: {}\n{}---\n"


def _folder(desk, more=""):
    desk.write("signed/ada.md", FRONT.format("Ada Example", ""))
    desk.write("signed/bo.md", FRONT.format("Bo Sample", more))
    return desk.run("add", desk.folder / "signed", "--to", "parks", "--yes", "--consent", "yes")


def test_a_file_of_a_folder_that_becomes_a_draft(desk):
    assert _folder(desk) == 0, desk.said
    assert _folder(desk, "draft: true\n") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]
    assert "the file leaves them out now" in desk.said
    assert "letterkit withdraw parks --id" in desk.said
    assert "not in this one" not in desk.said
    assert not is_named(desk, "Bo Sample")


@pytest.mark.parametrize(
    ("title", "before", "after"),
    [
        ("Status", "confirmed", "pending"),
        ("Status", "confirmed", "unconfirmed"),
        ("Статус", "подтверждено", "не подтверждено"),
        ("Status", "bestätigt", "unbestätigt"),
        ("Statut", "confirmé", "non confirmé"),
    ],
)
def test_a_row_that_is_not_confirmed_any_more(desk, title, before, after):
    table = f"Name,{title}\nAda Example,{before}\nBo Sample,{{}}\n"
    assert desk.add("x.csv", table.format(before)) == 0, desk.said
    assert desk.add("x.csv", table.format(after)) == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]
    assert not is_named(desk, "Bo Sample")


def test_who_waits_in_another_file_or_another_row_stays(desk):
    table = "Name,Status\nAda Example,confirmed\nBo Sample,confirmed\n"
    assert desk.add("x.csv", table) == 0
    assert desk.add("y.csv", "Name,Status\nCy Specimen,confirmed\nBo Sample,pending\n") == 0
    assert desk.add("x.csv", f"{table}Bo Sample,pending\n") == 0
    assert desk.column("consent") == ["yes", "yes", "yes"]
    assert is_named(desk, "Bo Sample")


FORM = "Name,Email,Publish my name\n{},s@example.org,{}\n"
FORMS = [
    ("Siarhei Uzor", "Сергей Узор"),
    ("Сяргей Узор", "Serhii Uzor"),
    ("Yuliya Uzor", "Юлія Узор"),
    ("王小明", "Wang Xiaoming"),
    ("Wang Xiaoming", "王小明"),
    ("山田 花子", "Yamada Hanako"),
]


@pytest.mark.parametrize(("first", "second"), FORMS)
@pytest.mark.parametrize("name", ["x.csv", "y.csv"])
def test_a_later_no_in_another_script_at_one_address_counts(desk, first, second, name):
    assert desk.add("x.csv", FORM.format(first, "Yes")) == 0, desk.said
    if desk.add(name, FORM.format(second, "No")) == 2:
        assert "--same-person" in desk.said
        return
    assert "yes" not in desk.column("consent")


@pytest.mark.parametrize(("first", "second"), FORMS)
def test_so_it_does_within_one_file(desk, first, second):
    rows = FORM.format(first, "Yes") + f"{second},s@example.org,No\n"
    assert desk.add("x.csv", rows) == 0, desk.said
    assert "yes" not in desk.column("consent")
    assert "may be one person" in desk.said


@pytest.mark.parametrize(("first", "second"), [("Bo Sample", "Ада Примерова"), ("Bo", "Cy")])
def test_two_people_at_one_address_keep_their_own_answers(desk, first, second):
    assert desk.add("x.csv", FORM.format(first, "Yes") + f"{second},s@example.org,No\n") == 0
    assert desk.column("consent") == ["yes", "no"]


@pytest.mark.parametrize("second", ["Robert Sample", "Ada Example"])
def test_one_address_with_a_yes_and_a_no_is_said(desk, second):
    assert desk.add("x.csv", FORM.format("Bo Sample", "Yes")) == 0
    assert desk.add("y.csv", FORM.format(second, "No")) == 0, desk.said
    said = "signatories/parks.csv:2 and y.csv:2 have one address, and only the first is to be named"
    assert said in desk.said
    assert desk.add("z.csv", FORM.format("Ed Probe", "Yes").replace("s@", "e@")) == 0
    assert "one address" not in desk.said
