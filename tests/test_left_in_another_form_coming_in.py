"""Withdrawals that do not match the list to the letter: they count if certain, or `add` stops."""

import io
import re

import openpyxl
import pytest

from desk import Desk

LISTED = (
    "Name,Org,Email\nAda Example,Example U,a@example.org\n"
    "Bo Sample,Sample U,b@example.org\nCy Specimen,Specimen U,c@example.org\n"
)
FORMS = [
    ("withdrawn.csv", "Name,Org\nCy A. Specimen,Specimen U\n"),
    ("withdrawn.csv", "Name\nC. Specimen\n"),
    ("withdrawn.csv", "Name\nCy S.\n"),
    ("withdrawn.csv", "Name\nC.S.\n"),
    ("withdrawn.csv", "Name\nSpecimen\n"),
    ("withdrawn.csv", "Name\nCy Specimne\n"),
    ("withdrawn.csv", "Name\nProf. C. Specimen\n"),
    ("withdrawn.csv", "Name\nЦ. Спецымен\nCy\n"),
    ("withdrawn.csv", "Name,Email\nNightjar,c@example.org\n"),
    ("remove.csv", "Name\nC. Specimen\n"),
    ("withdrawn.txt", "C. Specimen\nZo Nobody\n"),
    ("отозванные.txt", "C. Specimen\nZo Nobody\n"),
    ("wycofane.txt", "Specimen C.\nZo Nobody\n"),
    ("zurückgezogen.txt", "C. Specimen\nZo Nobody\n"),
    ("l.md", "## Withdrawn\n\n- C. Specimen\n- Zo Nobody\n"),
    ("l.json", '{"withdrawn": [{"name": "C. Specimen"}], "signed": [{"name": "Di Muster"}]}'),
]
CERTAIN = [
    ("withdrawn.csv", "Name,Org\nDr Cy Specimen,Specimen U\n"),
    ("withdrawn.csv", "Name,Org\nProf. Dr. Cy Specimen,\n"),
    ("withdrawn.csv", 'Name,Org\n"Cy Specimen, Specimen U",\n'),
    ("withdrawn.csv", 'Name\n"Specimen, Cy"\n'),
    ("withdrawn.txt", "c@example.org\n"),
    ("withdrawn.txt", "<c@example.org>\n"),
    ("withdrawn.txt", "Cy Specimen <c@example.org>\nZo Nobody\n"),
    ("withdrawn.csv", "Email\nc@example.org\n"),
    ("withdrawn.csv", "Name\nC@Example.org\n"),
]


@pytest.fixture
def desk(tmp_path):
    found = Desk(tmp_path)
    assert found.add("l.csv", LISTED) == 0, found.said
    return found


def book(sheets):
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


@pytest.mark.parametrize(("name", "content"), FORMS)
def test_a_withdrawal_in_another_form_stops_and_its_hint_works(desk, name, content):
    assert desk.add(name, content) == 2, desk.said
    assert "under another form of the name (signatories/parks.csv:4)" in desk.said
    assert desk.column("consent") == ["yes"] * 3
    command = re.search(r"letterkit (withdraw parks --id \w+)", desk.said)[1].split()
    assert desk.run(*command, "--yes") == 0, desk.said
    assert desk.add(name, content) == 0, desk.said
    assert "Cy Specimen" not in desk.column("name")
    assert "nothing else is to do" not in desk.said


@pytest.mark.parametrize(("name", "content"), CERTAIN)
def test_a_withdrawal_of_exactly_one_entry_counts(desk, name, content):
    assert desk.add(name, content) == 0, desk.said
    assert desk.column("consent") == ["yes", "yes", "no"]
    assert "their signature is taken back" in desk.said
    assert "Cy Specimen" not in desk.printed()
    assert desk.add(name, content) == 0, desk.said
    assert "off the list already" in desk.said


def test_of_two_entries_that_fit_neither_is_chosen(desk):
    assert desk.add("m.csv", "Name,Org\nCy Specimen,Other U\n") == 0
    assert desk.add("withdrawn.csv", "Name\nC. Specimen\n") == 2
    assert "signatories/parks.csv:4, signatories/parks.csv:5" in desk.said
    assert desk.said.count("letterkit withdraw parks --id") == 2


@pytest.mark.parametrize("name", ["Zo Nobody", "Ada Specimen", "Bo Example", "Z. Sample"])
def test_who_is_on_no_list_is_said_plainly(desk, name):
    assert desk.add("withdrawn.csv", f"Name\n{name}\n") == 0, desk.said
    warning = "letterkit: warning: withdrawn.csv:2: not on the list, so nobody was taken off"
    assert warning in desk.said
    assert "nothing else is to do" not in desk.said
    assert desk.column("consent") == ["yes"] * 3


def test_a_number_is_looked_up_and_never_dismissed(tmp_path):
    desk = Desk(tmp_path)
    assert desk.add("l.csv", "No,Name\n1,Ada Example\n2,Bo Sample\n3,Cy Specimen\n") == 0
    assert desk.add("withdrawn.txt", "No. 2\nZo Nobody\n") == 2
    assert "signatories/parks.csv:3" in desk.said
    assert desk.add("withdrawn.txt", "#3\nZo Nobody\n") == 2, desk.said
    assert "signatories/parks.csv:4" in desk.said
    assert desk.add("withdrawn.txt", "Nr. 9\n") == 2
    assert "a withdrawal with a number only: Nr. 9" in desk.said


SIGNED = [["Name", "Org"], ["Ada Example", "A"], ["Bo Sample", "B"], ["Cy Specimen", "C"]]


@pytest.mark.parametrize("cell", ["Bo S.", "B. Sample", "Sample"])
def test_a_sheet_beside_those_who_signed_is_asked_about(tmp_path, cell):
    desk = Desk(tmp_path)
    left = [["Cy Specimen"], [cell]]
    assert desk.add("l.xlsx", book({"Signed": SIGNED, "Withdrawn": left})) == 2
    assert "(l.xlsx/Signed:3)" in desk.said
    left = [["Cy Specimen"], ["Bo Sample"]]
    assert desk.add("l.xlsx", book({"Signed": SIGNED, "Withdrawn": left})) == 0, desk.said
    assert "Bo Sample" not in desk.printed()


def test_items_below_a_heading_are_asked_about(tmp_path):
    desk = Desk(tmp_path)
    listed = "## Signatories\n\n- Ada Example, A\n- Bo Sample, B\n\n## Withdrawn\n\n- {}\n"
    assert desk.add("l.md", listed.format("Bo S.")) == 2
    assert desk.add("l.md", listed.format("Dr. Bo Sample")) == 0, desk.said
    assert "Bo Sample" not in desk.printed()


def test_a_hidden_row_is_no_withdrawal_of_somebody_else(tmp_path):
    desk = Desk(tmp_path)
    rows = [*SIGNED, ["C. Specimen", "C"]]
    workbook = openpyxl.load_workbook(io.BytesIO(book({"Signed": rows})))
    workbook["Signed"].row_dimensions[5].hidden = True
    data = io.BytesIO()
    workbook.save(data)
    assert desk.add("l.xlsx", data.getvalue()) == 0, desk.said
    assert "nobody was taken off" not in desk.said
    assert desk.column("consent") == ["yes"] * 3


def test_who_refused_to_sign_is_nobody_of_the_list(desk):
    table = "Name,Signed?\nDi Muster,yes\nC. Specimen,no\n"
    assert desk.add("m.csv", table) == 0, desk.said
    assert desk.column("consent") == ["yes"] * 4


def test_a_list_without_ids_and_two_files_at_once_have_hints_that_work(tmp_path):
    desk = Desk(tmp_path)
    listed = desk.write("signatories/parks.csv", "name,consent\nBo Sample,yes\n")
    assert desk.add("withdrawn.csv", "Name\nB. Sample\n") == 2
    assert "write no in the column “consent” of signatories/parks.csv:2" in desk.said
    listed.write_text("name,consent\nBo Sample,no\n", "utf-8")
    assert desk.add("withdrawn.csv", "Name\nB. Sample\n") == 0, desk.said
    first = desk.write("x.csv", "Name\nDi Muster\n")
    left = desk.write("gone/removed.csv", "Name\nD. Muster\n")
    options = ("--to", "parks", "--yes", "--consent", "yes")
    assert desk.run("add", first, left, *options) == 2
    assert "(x.csv:2)" in desk.said
    assert "write the name in removed.csv:2 as it is in x.csv:2" in desk.said
    left.write_text("Name\nDi Muster\n", "utf-8")
    assert desk.run("add", first, left, *options) == 0, desk.said
    assert "no" in {row["consent"] for row in desk.rows if row["name"] == "Di Muster"}
