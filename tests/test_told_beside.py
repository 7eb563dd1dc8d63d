"""Sentences on another sheet about somebody on the list; rows that are shorter than the header."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

PEOPLE = [("Ada Example", "Uni A"), ("Bo Sample", "Uni B"), ("Cy Specimen", "Uni C")]


def book(*notes):
    made = openpyxl.Workbook()
    sheet = made.active
    for row in (("Name", "Affiliation"), *PEOPLE):
        sheet.append(row)
    beside = made.create_sheet("Notes")
    for note in notes:
        beside.append([note])
    data = BytesIO()
    made.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    "said",
    [
        *("Bo Sample asked us on Tuesday to be taken off", "Bo Sample no longer wants to sign"),
        *("Please take Bo Sample off", "3.11. Bo Sample: withdrawn", "Cross out Bo Sample please"),
        *("Bo Sample does not want to sign", "Bo Sample больше не хочет подписывать"),
        *("Бо Сэмпл (Bo Sample) просила убрать подпись", "Bo Sample прасіла прыбраць подпіс"),
        *("Bo Sample просила прибрати підпис", "Bo Sample prosi o usunięcie podpisu"),
        *("Bo Sample nie chce już podpisać", "Bitte Bo Sample von der Liste streichen"),
        *("Bo Sample möchte nicht mehr unterschreiben", "Bo Sample demande de retirer son nom"),
        *("Bo Sample ne veut plus signer", "Bo Sample pide quitar su firma"),
        *("Bo Sample ya no quiere firmar", "طلبت Bo Sample حذف اسم من القائمة"),
    ],
)
@pytest.mark.parametrize("more", [(), ("Printer: call on Monday",)])
def test_who_may_have_left_as_a_sheet_of_notes_says_is_not_named(desk, said, more):
    if desk.add("x.xlsx", book(said, *more)) == 0:
        assert "Bo Sample" not in desk.column("name")
        assert "Bo Sample" not in desk.printed()
    else:
        assert "Bo Sample" in desk.said
        assert "hint" in desk.said


@pytest.mark.parametrize(
    "said",
    [
        "Bo Sample brought cake on Tuesday",
        "Printer: call Bo Sample on Monday",
        "Take the train off",
    ],
)
def test_other_notes_stop_nothing(desk, said):
    assert desk.add("x.xlsx", book(said, "Printer: call on Monday")) == 0, desk.said
    assert len(desk.rows) == 3


SHORT = "Name,Affiliation,{}\nAda Example,Uni A,{}\nBo Sample\nCy Specimen,Uni C,{}\n"


@pytest.mark.parametrize(
    ("title", "yes"),
    [
        *(("Public", "yes"), ("May we publish your name?", "Yes"), ("Опубликовать имя?", "Да")),
        *(("Опублікувати ім'я?", "Так"), ("Name veröffentlichen?", "Ja"), ("Comment", "Good")),
    ],
)
def test_a_row_without_its_last_cells_is_read_with_empty_ones(desk, title, yes):
    table = SHORT.format(title, yes, yes)
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen"]
    assert "x.csv:3: 1 cell, the header 3; those at the end are read as empty" in desk.said


def test_a_short_row_gives_no_consent_by_itself(desk):
    assert desk.add("x.csv", SHORT.format("consent", "yes", "yes"), consent="no") == 0, desk.said
    assert desk.column("consent")[1] != "yes"
    assert "Bo Sample" not in desk.printed()


def test_a_row_without_the_cell_that_says_who_signed_is_left_out(desk):
    assert desk.add("x.csv", SHORT.format("Signed?", "yes", "yes")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Specimen"]


def test_a_cell_of_which_a_part_is_crossed_out_stops(desk):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["Name", "Affiliation"])
    sheet.append(["Ada Example", "Uni A"])
    struck = TextBlock(InlineFont(strike=True), "Bo Sample")
    sheet.append([CellRichText(struck, " Bo Specimen"), "Uni B"])
    data = BytesIO()
    made.save(data)
    assert desk.add("x.xlsx", data.getvalue()) == 2
    assert "x.xlsx:3: only a part of A3 is crossed out: Bo Sample Bo Specimen" in desk.said
    sheet["A3"] = CellRichText(struck)
    data = BytesIO()
    made.save(data)
    assert desk.add("x.xlsx", data.getvalue()) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
