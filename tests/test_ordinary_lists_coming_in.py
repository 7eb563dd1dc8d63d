"""Ordinary lists: firms with commas, numbers of members, titles above a table.

All people are invented.
"""

import io

import openpyxl
import pytest

FIRMS = (
    ("Prova, Muster & Co., Peru", "Prova, Muster & Co.", "Peru"),
    ("Prova, Trial, Muster & Partners, Peru", "Prova, Trial, Muster & Partners", "Peru"),
    ("Prova, Muster und Söhne, Berlin", "Prova, Muster und Söhne", "Berlin"),
    ("Prova, Muster et Fils, Lyon", "Prova, Muster et Fils", "Lyon"),
    ("Prova, Muster y Asociados, Lima", "Prova, Muster y Asociados", "Lima"),
    ("Prova, Muster i Wspólnicy, Lublin", "Prova, Muster i Wspólnicy", "Lublin"),
    ("Прова, Мустер и партнёры, Примерск", "Прова, Мустер и партнёры", "Примерск"),
    ("Example Watch, Inc., Kenya", "Example Watch, Inc.", "Kenya"),
    ("Beispiel Verein, e.V., Köln", "Beispiel Verein, e.V.", "Köln"),
    # A person and where they work, or what they do.
    ("Ada Example, Muster & Co.", "Ada Example", "Muster & Co."),
    ("Ada Example, CO", "Ada Example", "CO"),
    ("Ada, Singer and Actress", "Ada", "Singer and Actress"),
)


@pytest.mark.parametrize(
    "form", ["## Signatories\n\n- {}\n", "<h2>Signatories</h2><ul><li>{}</ul>"]
)
def test_a_firm_with_commas_in_its_name_is_not_torn(desk, form):
    items = ("\n- " if "-" in form else "<li>").join(text for text, _, _ in FIRMS)
    name = "l.md" if "-" in form else "l.html"
    assert desk.add(name, form.format(items)) == 0, desk.said
    assert desk.column("name") == [firm for _, firm, _ in FIRMS]
    kept = [row["role"] or row["affiliation"] for row in desk.rows]
    assert kept == [place for _, _, place in FIRMS]


@pytest.mark.parametrize(
    ("titles", "total"),
    [
        ("Organisation,Country,Members", "Grand total: 2 organisations,,"),
        ("Organisation,Land,Mitglieder", "Gesamt: 2 Organisationen,,"),
        ("Организация,Страна,Участники", "Итого: 2 организации,,"),
        ("Organisation,Pays,Membres", "Total : 2 organisations,,"),
        ("Organización,País,Miembros", "Total: 2 organizaciones,,"),
        ("Organizacja,Kraj,Członkowie", "Razem: 2 organizacje,,"),
    ],
)
def test_a_number_of_members_is_nobody(desk, titles, total):
    table = f"{titles}\nExample Watch,Kenya,120\nSample Union,Ghana,80\nTOTAL,,200\n{total}\n"
    assert desk.add("l.csv", table) == 0, desk.said
    assert desk.column("name") == ["Example Watch", "Sample Union"]
    assert "2 left out: a total (l.csv:4, 5)" in desk.said


def test_a_total_below_organisations_and_persons_is_no_question(desk):
    table = "Organisation,Individual\nExample Watch,\n,Bo Sample\nTOTAL: 2,\n"
    assert desk.add("l.csv", table) == 0, desk.said
    assert desk.column("name") == ["Example Watch", "Bo Sample"]


def test_a_list_with_a_full_name_and_an_institution_is_of_no_platform(desk):
    book = openpyxl.Workbook()
    for row in (
        ["OPEN LETTER – LIST OF SIGNATORIES"],
        ["as of 3 March 2026"],
        [],
        ["No.", "Full name", "Institution"],
        [1, "Ada Example", "Example Lab"],
        [2, "Bo Sample", "Sample Lab"],
    ):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    assert desk.add("l.xlsx", out.getvalue(), read=False) == 0, desk.said
    assert "eff-action-center" not in desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
