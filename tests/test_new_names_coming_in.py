"""Another name at the address of somebody on the list: one person or two is asked, not decided."""

import shlex

import openpyxl
import pytest

TITLES = "Timestamp,Email Address,Name,May we publish your name?\n"
ADA = "2026-11-13 10:00:00,ada@example.org,Ada Example,Yes\n"
BO = "2026-11-13 10:00:00,bo@example.org,Bo Sample,Yes\n"
NEW = ["Nightjar", "B. Ortega", "Соловей", "Ночной Козодой", "هدهد", "Zieselmaus", "Ms Reader"]


def options(said, option):
    """The option of a hint, as a shell reads it."""
    return shlex.split(f"{option} {said.split(option + ' ')[1].split(',')[0]}")


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize("when", ["2026-11-13 10:00:00", "2026-11-20 09:00:00"])
@pytest.mark.parametrize("answer", ["Yes", "No"])
def test_a_wholly_different_name_is_asked_about_and_both_answers_work(desk, name, when, answer):
    later = TITLES + ADA + f"{when},bo@example.org,{name},{answer}\n"
    assert desk.add("x.csv", TITLES + ADA + BO) == 0, desk.said
    if desk.add("x.csv", later) == 0:
        # The time of an answer tells as well that it is the same one.
        assert "Bo Sample" not in desk.printed()
        return
    assert "x.csv:3: another name at the address of signatories/parks.csv:3" in desk.said
    assert "bo@example.org" not in desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    asked = desk.said
    assert desk.add("x.csv", later, *options(asked, "--other-person"), "--dry-run") == 0, desk.said
    assert "1 added" in desk.said
    assert desk.add("x.csv", later, *options(asked, "--same-person")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", name]
    assert desk.column("consent") == ["yes", answer.lower()]
    assert "Bo Sample" not in desk.printed()
    # Someone who was asked about once is not asked about again.
    assert desk.add("x.csv", later) == 0, desk.said
    assert len(desk.rows) == 2


def test_who_is_somebody_else_is_on_the_list_as_well(desk):
    assert desk.add("x.csv", TITLES + ADA + BO) == 0, desk.said
    later = TITLES + ADA + BO.replace("Bo Sample", "Nightjar")
    assert desk.add("x.csv", later) == 2
    assert desk.add("x.csv", later, *options(desk.said, "--other-person")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Nightjar"]
    assert desk.add("x.csv", later) == 0, desk.said
    assert len(desk.rows) == 3


def test_a_name_that_was_corrected_by_hand_gives_way_as_well(desk):
    assert desk.add("x.csv", TITLES + ADA + BO) == 0, desk.said
    path = desk.folder / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace("Bo Sample", "Robert Sample"), "utf-8")
    later = TITLES + ADA + BO.replace("Bo Sample", "Nightjar")
    assert desk.add("x.csv", later, "--same-person", "x.csv:3") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Nightjar"]


@pytest.mark.parametrize("saved", ["x.csv", "x (1).csv", "x 2026-11-20.csv"])
def test_a_later_download_of_the_same_form_asks_too(desk, saved):
    assert desk.add("x.csv", "Name,Email\nBo Sample,bo@example.org\n") == 0, desk.said
    assert desk.add(saved, "Name,Email\nNightjar,bo@example.org\n") == 2
    assert "another name" in desk.said
    assert desk.add(saved, "Name,Email\nNightjar,bo@example.org\n",
                    *options(desk.said, "--same-person")) == 0, desk.said  # fmt: skip
    assert desk.column("name") == ["Nightjar"]


def test_a_workbook_asks_too(desk):
    def book(name):
        made = openpyxl.Workbook()
        for row in (["Name", "Email"], ["Ada Example", "ada@example.org"], [name, "b@example.org"]):
            made.active.append(row)
        path = desk.folder / "x.xlsx"
        made.save(path)
        return path.read_bytes()

    assert desk.add("x.xlsx", book("Bo Sample")) == 0, desk.said
    assert desk.add("x.xlsx", book("Nightjar")) == 2
    assert "another name" in desk.said


def test_of_several_at_one_address_the_hint_says_which(desk):
    rows = "Name,Email\nBo Sample,home@example.org\nCy Third,home@example.org\n"
    assert desk.add("x.csv", rows) == 0, desk.said
    later = "Name,Email\nNightjar,home@example.org\n"
    assert desk.add("x.csv", later) == 2
    assert "signatories/parks.csv:2, signatories/parks.csv:3" in desk.said
    key = desk.rows[1]["id"]
    assert f"--same-person x.csv:2={key}" in desk.said
    # Without the id it is not known who of the two it is.
    assert desk.add("x.csv", later, "--same-person", "x.csv:2") == 2
    assert desk.add("x.csv", later, "--same-person", f"x.csv:2={key}") == 0, desk.said
    assert desk.column("name") == ["Bo Sample", "Nightjar"]


@pytest.mark.parametrize("people", [2, 3, 12])
def test_a_household_or_an_office_in_one_file_is_never_asked_about(desk, people):
    names = ["Ada", "Bo", "Cy", "Di", "Ed", "Fay", "Gil", "Hal", "Ivy", "Jo", "Kim", "Lou"]
    rows = [f"{name} {name}son,office@example.org\n" for name in names[:people]]
    assert desk.add("x.csv", "Name,Email\n" + "".join(rows)) == 0, desk.said
    assert desk.add("x.csv", "Name,Email\n" + "".join(reversed(rows))) == 0, desk.said
    more = "Name,Email\n" + "".join(rows) + "Max New,office@example.org\n"
    assert desk.add("x.csv", more) == 0, desk.said
    assert len(desk.rows) == people + 1


@pytest.mark.parametrize(
    ("name", "later"),
    [
        ("y.csv", "Name,Email\nNightjar,bo@example.org\n"),
        ("x.csv", "Name,Email\nNightjar,other@example.org\n"),
        ("x.csv", "Name,Email\nNightjar,\n"),
        ("x.csv", "Name,Email\nBo Sample,bo@example.org\nNightjar,bo@example.org\n"),
    ],
)
def test_another_form_another_address_or_somebody_beside_asks_nothing(desk, name, later):
    assert desk.add("x.csv", "Name,Email\nBo Sample,bo@example.org\n") == 0, desk.said
    assert desk.add(name, later) == 0, desk.said
    assert desk.column("name") == ["Bo Sample", "Nightjar"]


def test_nothing_of_this_goes_with_agreeing(desk):
    path = desk.write("x.csv", "Name,Email\nBo Sample,bo@example.org\n")
    for option in ("--same-person", "--other-person"):
        assert desk.run("add", path, "--to", "parks", "--agree", option, "x.csv:2") == 2
        assert option in desk.said


def test_a_like_name_at_one_address_in_another_file_is_asked_about(desk):
    table = "Name,Email\nPetra Muster,p@example.org\nAda Example,ada@example.org\n"
    assert desk.add("form.csv", table + "Bo Sample,home@example.org\n") == 0, desk.said
    later = "Name,Email\nPetra Sample,p@example.org\nExample Ada,Ada@Example.org\n"
    later += "Cy Sample,home@example.org\n"  # a couple's address, and two people
    assert desk.add("new.csv", later) == 2
    for line, listed in ((2, 2), (3, 3)):
        assert f"new.csv:{line}: perhaps another form of the name" in desk.said
        assert f"of signatories/parks.csv:{listed}" in desk.said
    assert "new.csv:4" not in desk.said
    assert len(desk.rows) == 3
    said = ("--same-person", "new.csv:2", "--other-person", "new.csv:3")
    assert desk.add("new.csv", later, *said) == 0, desk.said
    names = ["Petra Sample", "Ada Example", "Bo Sample", "Example Ada", "Cy Sample"]
    assert desk.column("name") == names
    assert desk.add("new.csv", later) == 0, desk.said
    assert desk.column("name") == names


def test_two_people_at_one_address_whom_a_file_has_both_are_two(desk):
    assert desk.add("form.csv", "Name,Email\nPetra Muster,p@example.org\n") == 0, desk.said
    both = "Name,Email\nPetra Muster,p@example.org\nPetra Sample,p@example.org\n"
    assert desk.add("new.csv", both) == 0, desk.said
    assert desk.column("name") == ["Petra Muster", "Petra Sample"]
