"""Orders and remarks about people who signed: notes, sheets, lines between and below the names.

All people are invented.
"""

import io

import openpyxl
import pytest
from tests.test_coming_in import Desk

NOTES = [
    "took her name back", "took his name back", "no longer supports it", "regrets signing", "wants out",
    "has second thoughts", "stepped back", "do not put online", "only offline", "no FB please",
    "fears for her job", "pulled out", "changed his mind", "не размещать на сайте", "передумала",
    "убрать", "отозвала подпись", "сняць подпіс", "прыбраць", "перадумала", "прибрати ім’я",
    "передумав", "usunąć", "wycofała się", "zmieniła zdanie", "bitte streichen", "zieht zurück",
    "keine Veröffentlichung", "à supprimer", "s’est retirée", "a changé d’avis", "quitar",
    "se retiró", "ya no firma", "احذفوا", "انسحبت", "تراجعت",
]  # fmt: skip
PLAIN_NOTES = [
    "paid", "called on Monday", "member since 2019", "speaks French", "no phone", "not paid yet",
    "back on Monday", "sent twice", "signed online only", "signed on paper",
    "left Example U in 2020",
    "print shop", "press officer", "позвонить", "член правления", "нет телефона",
    "zadzwonić", "bez adresu", "spricht Deutsch", "Mitglied seit 2019", "membre du bureau", "llamar el lunes",
    "متطوعة",
]  # fmt: skip


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def book(**sheets):
    """A workbook of these sheets, each given as rows."""
    found = openpyxl.Workbook()
    found.remove(found.active)
    for title, rows in sheets.items():
        sheet = found.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    found.save(file)
    return file.getvalue()


def shown(desk):
    """How each of the list is shown: `named`, `unnamed`, `initials`, or `out`."""
    found = {}
    for row in desk.rows:
        out = row.get("consent") == "no"
        found[row["name"]] = "out" if out else row.get("shown") or "named"
    return found


def noted(note):
    return f'Name,Org,Note\nAda Example,A,\nBo Sample,B,"{note}"\n'


@pytest.mark.parametrize("note", NOTES)
def test_a_note_that_may_be_a_wish_is_asked_about_or_counts(desk, note):
    code = desk.add("l.csv", noted(note))
    if code == 0:
        assert shown(desk).get("Bo Sample", "out") != "named", desk.said
    else:
        assert note in desk.said
        assert desk.add("l.csv", noted(note), "--map", f"Note: {note}=unnamed") == 0, desk.said
        assert shown(desk)["Bo Sample"] == "unnamed"


@pytest.mark.parametrize("note", PLAIN_NOTES)
def test_an_ordinary_note_asks_nothing(desk, note):
    assert desk.add("l.csv", noted(note)) == 0, desk.said
    assert shown(desk) == {"Ada Example": "named", "Bo Sample": "named"}
