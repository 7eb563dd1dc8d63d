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
        ("Организация,Страна,Члены", "Итого: 2 организации,,"),
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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.txt", "•\tAda Example\n•\tBo Sample\n"),
        ("l.txt", "–\tAda Example\n–\tBo Sample\n"),
        ("l.csv", "Name (please print),Postcode\nAda Example,12345\nBo Sample,12346\n"),
        ("l.csv", "Name\n\u200fAda Example\u200f\nBo Sample\u200e\n"),
        ("l.txt", "Signed:\n\nAda Example\nBo Sample\n\nContact: press@example.org\n"),
    ],
)
def test_lists_as_word_and_paper_have_them_ask_nothing(desk, name, text):
    assert desk.add(name, text, read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize("words", ["Share this:", "Partager", "Compartir", "Teilen", "Поделиться"])
def test_what_a_page_offers_to_share_is_nobody(desk, words):
    page = f"<h2>Signatories</h2><ul><li>Ada Example<li>Bo Sample</ul><h3>{words}</h3><ul><li>Chat"
    assert desk.add("l.html", f"{page}<li>Mail</ul>", read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_json_with_a_comment_says_what_json_has_not(desk):
    assert desk.add("l.json", '[\n  // first\n  {"name": "Ada Example"}\n]\n') == 2
    assert "JSON has no comments" in desk.said


def test_a_heading_is_to_be_read_once(desk):
    assert desk.add("l.txt", "Υπογράφουν:\nΑντα Παραδειγμα\nΜπο Δειγμα\n", read=False) == 2
    assert "1 text is for you to read" in desk.said


def test_several_people_behind_a_label_are_to_be_written_one_a_line(desk):
    line = "Signed by: Ada Example; Bo Sample; Cy Trial."
    assert desk.add("l.txt", f"{line}\n") == 2
    assert "l.txt:1: several people on one line" in desk.said
    assert "one person a line" in desk.said


@pytest.mark.parametrize(
    ("state", "code"),
    [("NRW", 0), ("Bavaria", 0), ("Île-de-France", 0), ("ok", 2), ("NO", 2), ("hush", 2)],
)
def test_the_state_of_an_address_is_nobodys_state(desk, state, code):
    titles = "Name,City,State,Postal Code,Country,Signed On"
    rows = f"Ada Example,Köln,{state},50667,DE,2026-11-01\nBo Sample,Bonn,,53111,DE,2026-11-02\n"
    assert desk.add("l.csv", f"{titles}\n{rows}", read=False) == code, desk.said
    if state == "NRW":  # without a town beside it, it may be anybody's note
        bare = f"Name,State\nAda Example,{state}\nBo Sample,\n"
        assert desk.add("other.csv", bare, read=False) == 2


@pytest.mark.parametrize("title", ["Union", "Gewerkschaft / Betriebsrat", "Syndicat", "Профсоюз"])
def test_a_union_is_no_choice(desk, title):
    table = f"Name,{title}\nAda Example,EVG\nBo Sample,GDL\nCy Trial,\n"
    assert desk.add("l.csv", table, read=False) == 0, desk.said
