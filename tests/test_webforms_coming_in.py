"""Exports of Drupal's webforms and of Framaforms, with three rows above the answers."""

import csv
import io
from xml.sax.saxutils import escape

import pytest

import spreadsheets

FRENCH = (
    ["Lettre ouverte"],
    ["Détails de la soumission", *[""] * 9, "Pouvons-nous publier votre nom ?"],
    [
        *("Numéro de série", "SID", "Heure", "Brouillon", "Adresse IP", "UID"),
        *("Nom d’utilisateur", "Prénom et nom", "Courriel", "Organisation"),
        *("Avec mon nom", "Avec mes initiales", "Non"),
    ],
)
ENGLISH = (
    ["Open letter"],
    ["Submission Details", *[""] * 9, "May we publish your name?"],
    [
        *("Serial", "SID", "Time", "Draft", "IP Address", "UID"),
        *("Username", "Full name", "E-mail", "Organisation"),
        *("With my name", "With my initials", "No"),
    ],
)
PEOPLE = [
    ("101", "0", "Ada Exemple", "Labo", "X", "", ""),
    ("102", "0", "Bo Modèle", "Club", "", "X", ""),
    ("103", "0", "Cy Patron", "Club", "", "", "X"),
    ("104", "1", "Di Brouillon", "Club", "X", "", ""),
]


def rows_of(above):
    rows = [list(each) for each in above]
    for sid, draft, name, organisation, *ticks in PEOPLE:
        address = f"{name[:2].strip().lower()}@example.org"
        details = [sid[-1], sid, "2026-03-01 10:00:00", draft, "192.0.2.1", "0", ""]
        rows.append([*details, name, address, organisation, *ticks])
    return [[*row, *[""] * (13 - len(row))] for row in rows]


def as_text(rows, separator):
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\n").writerows(rows)
    return file.getvalue()


def as_ods(rows):
    lines = "".join(
        f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows
    )
    return spreadsheets.ods_document(f'<table:table table:name="S">{lines}</table:table>')


def _cell(text):
    if not text:
        return "<table:table-cell/>"
    kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(text)}</text:p></table:table-cell>"


@pytest.mark.parametrize("above", [FRENCH, ENGLISH])
@pytest.mark.parametrize("name", ["x.csv", "x.tsv", "x.xlsx", "x.ods"])
def test_three_rows_of_titles_are_read(desk, above, name):
    rows = rows_of(above)
    if name == "x.ods":
        content = as_ods(rows)
    elif name == "x.xlsx":
        content = as_xlsx(rows)
    else:
        content = as_text(rows, "," if name == "x.csv" else "\t")
    assert desk.add(name, content, consent=None) == 0, desk.said
    assert desk.column("name") == ["Ada Exemple", "Bo Modèle", "Cy Patron"]
    assert desk.column("consent") == ["yes", "yes", "no"]
    assert desk.column("shown")[:2] == ["named", "initials"]
    assert desk.column("signed")[0] == "2026-03-01"
    assert "4 rows: 3 read, 1 left out" in desk.said
    assert "never sent off or confirmed" in desk.said
    printed = desk.printed()
    assert "Ada Exemple" in printed
    assert "Modèle" not in printed
    assert "Patron" not in printed


def as_xlsx(rows):
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
