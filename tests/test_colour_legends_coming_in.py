"""Legends of colours on a sheet of their own, and comments on cells in everyday words.

Colours are not read, so what a legend says of one of them is asked. All people are invented.
"""

import io

import openpyxl
import pytest
from openpyxl.comments import Comment

SIGNED = [["Name", "Org"], ["Ada Example", "Example U"], ["Bo Sample", "Sample U"]]


def book(*, said="", hidden=(), **sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
        if title in hidden:
            sheet.sheet_state = "hidden"
    if said:
        made.worksheets[0]["A3"].comment = Comment(said, "Office")
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "legend",
    [
        [["Green", "confirmed"], ["Red", "does not want to be named"]],
        [["Colour", "Meaning"], ["Red", "anonymous"], ["White", "named"]],
        [["anonymous", "red"], ["named", "green"]],
        [["Farbe", "Bedeutung"], ["rot", "nicht nennen"], ["grün", "bestätigt"]],
        [["красный", "не публиковать"], ["зелёный", "подтверждено"]],
        [["чырвоны", "ананімна"], ["зялёны", "так"]],
        [["червоний", "анонімно"], ["зелений", "так"]],
        [["czerwony", "anonimowo"], ["zielony", "tak"]],
        [["rouge", "anonyme"], ["vert", "oui"]],
        [["rojo", "anónimo"], ["verde", "sí"]],
        [["أحمر", "مجهول"], ["أخضر", "نعم"]],
        [["light red", "withdrawn"], ["bold", "first signatories"]],
    ],
)
def test_a_legend_of_colours_in_two_columns_is_asked_about(desk, legend):
    assert desk.add("list.xlsx", book(Signed=SIGNED, Legend=legend)) == 2
    assert "a legend about colours" in desk.said
    assert desk.add("hidden.xlsx", book(Signed=SIGNED, Legend=legend, hidden=["Legend"])) == 2


def test_a_legend_of_colours_that_says_nothing_of_names_stops_nobody(desk):
    legend = [["Green", "paper form"], ["Blue", "web form"]]
    assert desk.add("list.xlsx", book(Signed=SIGNED, Legend=legend)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(
    "legend",
    [
        ["grey", "withdrawn"],
        ["Red:", "no name!"],
        ["anonymous", "yellow"],
        ["серый", "отозвали"],
        ["шэры", "ананімна"],
        ["сірий", "анонімно"],
        ["szary", "wycofane"],
        ["grau", "nicht nennen"],
        ["gris", "anonyme"],
        ["rojo", "retirado"],
        ["أحمر", "مجهول"],
    ],
)
def test_a_legend_below_the_people_is_asked_about(desk, legend):
    assert desk.add("list.xlsx", book(Signed=[*SIGNED, [], legend])) == 2, desk.said
    assert desk.add("list.xlsx", book(Signed=[*SIGNED, legend])) == 2, desk.said


def test_people_whose_names_are_colours_are_no_legend(desk):
    rows = [["Name", "Note"], ["Rosa Schwarz", "anonymous"], ["Blanca Grey", ""]]
    assert desk.add("list.xlsx", book(Signed=rows)) == 0, desk.said
    assert "Rosa Schwarz" not in desk.printed()
    assert "Blanca Grey" in desk.printed()


@pytest.mark.parametrize(
    "said",
    [
        "pls keep me off the website",
        "keep Bo off the list",
        "plz dont put me on the site",
        "not on the web pls",
        "pls leave me off",
        "убери меня с сайта плз",
        "прыбраць з сайта",
        "не на сайт",
        "nie na stronę",
        "bitte weg von der Liste",
        "hors du site svp",
        "fuera de la web por favor",
        "ليس على الموقع",
    ],
)
def test_a_comment_on_a_cell_in_everyday_words_is_asked_about(desk, said):
    result = desk.add("list.xlsx", book(said=said, Signed=SIGNED))
    assert result == 2 or "Bo Sample" not in desk.printed()


@pytest.mark.parametrize("said", ["met at the conference", "Website checked", "called on Monday"])
def test_an_ordinary_comment_on_a_cell_stops_nobody(desk, said):
    assert desk.add("list.xlsx", book(said=said, Signed=SIGNED)) == 0, desk.said
    assert "Bo Sample" in desk.printed()
