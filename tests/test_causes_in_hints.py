"""Hints that name the cause: footnotes beside each other, a chosen sheet, a wrong encoding.

All people are invented.
"""

import io

import openpyxl
import pytest


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("name", ["list.txt", "list.md"])
def test_a_footnote_beside_a_plain_one_is_a_footnote(desk, name, between):
    notes = f"(1) Chair of the board{between}(2) Please do not print\n"
    mark = "- " if name.endswith(".md") else ""
    people = "".join(f"{mark}{each}\n" for each in ("Ada Example (1)", "Bo Sample (2)", "Cy Third"))
    assert desk.add(name, f"## Signatories\n\n{people}\n{notes}") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Third"]
    printed = desk.printed()
    assert "Bo Sample" not in printed
    assert "Ada Example" in printed


def test_people_with_numbers_before_them_are_no_footnotes(desk):
    assert desk.add("list.txt", "Signed:\n\n(1) Ada Example\n(2) Bo Sample\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_a_chosen_sheet_of_who_left_takes_them_back_and_adds_nobody(desk):
    book = openpyxl.Workbook()
    book.active.title = "Signed"
    for row in (["Name", "Org"], ["Ada Example", "A"], ["Bo Sample", "B"]):
        book.active.append(row)
    book.create_sheet("Withdrawn").append(["Bo Sample"])
    kept = io.BytesIO()
    book.save(kept)
    assert desk.add("first.csv", "Name,Org\nAda Example,A\nBo Sample,B\n") == 0, desk.said
    assert desk.add("list.xlsx", kept.getvalue(), "--sheet", "Withdrawn") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


RUSSIAN = "Имя,Организация\nАнна Примерова,Союз\nБорис Образцов,Школа\n"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (RUSSIAN.encode("cp1251"), "cp866"),
        (RUSSIAN.encode("cp1251"), "latin-1"),
        (RUSSIAN.encode().decode("latin-1").encode(), ""),
    ],
)
def test_garbled_titles_name_the_encoding_and_offer_no_title(desk, content, encoding):
    options = ("--encoding", encoding) if encoding else ()
    assert desk.add("list.csv", content, *options) == 2
    assert "is the encoding wrong?" in desk.said
    assert "--map" not in desk.said.split("hint:")[1]
    if encoding:
        assert desk.add("list.csv", content, "--encoding", "cp1251") == 0, desk.said
        assert desk.column("name") == ["Анна Примерова", "Борис Образцов"]


def test_a_garbled_answer_names_the_encoding(desk):
    table = "Name,May we publish your name?\nAda Example,Sim\nBo Sample,NÃ£o\n"
    assert desk.add("list.csv", table) == 2
    assert "“NÃ£o” was probably “Não”" in desk.said


def test_an_ordinary_question_says_nothing_of_encodings(desk):
    table = "Name,May we publish your name?\nAda Example,Sim\nBo Sample,Façam como quiserem\n"
    assert desk.add("list.csv", table) == 2
    assert "encoding" not in desk.said
