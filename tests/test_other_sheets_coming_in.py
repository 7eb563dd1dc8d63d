"""Workbooks in which other people stand on a sheet of their own: nobody signs unasked.

All people are invented.
"""

import io

import openpyxl
import pytest

from letterkit.lists.sheets.which_sheets import is_harmless

TITLES = ["Name", "Affiliation"]
ADA, BO = ["Ada Example", "Uni A"], ["Bo Sample", "Uni B"]
ASKED = [
    *("Contacts", "Press contacts", "Mailing list", "Donors", "Team", "Coordinators", "Kontakte"),
    *("out", "later", "phase 2", "at risk", "careful", "problem cases", "to check", "bin"),
    *("Papierkorb", "Spender", "Доноры", "Корзина", "Сметніца", "Кошик", "Kosz", "Corbeille"),
    *("Papelera", "سلة المهملات", "visszalépett"),
]
HARMLESS = [
    *("Sheet1", "Tabelle 2", "Лист1", "Аркуш1", "Arkusz1", "Feuil1", "Hoja1", "ورقة1", "Germany"),
    *("Deutschland", "English", "Русский", "March", "2026-11", "A-M", "Signatures", "Signed"),
    *("Form responses 1", "Ответы на форму (1)", "Réponses au formulaire 1", "Organisations"),
    *("People", "Teachers", "Academics", "Paper", "Papier", "Online", "University of Example"),
    *("Teachers, March 2026", "Nauczyciele", "Berlin", "Минск", "More", "B"),
]


def book(sheets):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    kept = io.BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("title", ASKED)
def test_a_sheet_whose_name_does_not_say_that_they_signed_is_asked_about(desk, title):
    content = book({"Signatories": [TITLES, ADA], title: [TITLES, BO]})
    assert desk.add("x.xlsx", content) == 2, desk.said
    assert title in desk.said
    assert '--sheet "Signatories"' in desk.said


def test_the_hints_work(desk):
    content = book({"Signatories": [TITLES, ADA], "Contacts": [TITLES, BO]})
    assert desk.add("x.xlsx", content, "--sheet", "Signatories") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    both = ("--sheet", "Signatories", "--sheet", "Contacts")
    assert desk.add("x.xlsx", content, *both) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize("title", HARMLESS)
def test_a_name_of_a_harmless_kind_asks_nothing(desk, title):
    content = book({"Signatories": [TITLES, ADA], title: [TITLES, BO]})
    # Bo is no organisation by his name, which is another question.
    kind = ("--kind", "person") if title == "Organisations" else ()
    assert desk.add("x.xlsx", content, *kind) == 0, desk.said
    assert len(desk.rows) == 2


def test_a_sheet_without_people_asks_nothing(desk):
    rows = [["Country", "Count"], ["Germany", 4], ["Kenya", 3]]
    assert desk.add("x.xlsx", book({"Signatories": [TITLES, ADA], "Dashboard": rows})) == 0


def test_the_only_sheet_asks_nothing_by_its_name(desk):
    assert desk.add("x.xlsx", book({"Team": [TITLES, ADA]})) == 0, desk.said


def test_what_is_harmless():
    assert is_harmless("Form responses 1")
    assert not is_harmless("Contacts")
