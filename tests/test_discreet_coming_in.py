"""Headings, sheets and groups of people who signed in silence, or for some readers only.

Such a heading names nobody without a question. All people are invented.
"""

import io
import json

import openpyxl
import pytest

from letterkit.lists.consent.discreet import is_discreet
from letterkit.lists.said.said_above import judged

DISCREET = (
    "Silent supporters",
    "Only for the ministry",
    "Shown to the minister only",
    "Signed off-list",
    "Ministry only",
    "Толькі для арганізатараў",
    "Ціхія прыхільнікі",
    "Только для внутреннего",
    "Тихие сторонники",
    "Лише для міністра",
    "Мовчазні підписанти",
    "Tylko do wiadomości organizatorów",
    "Cisi sygnatariusze",
    "Nur für das Ministerium",
    "Stille Unterstützer",
    "Soutiens discrets",
    "Uniquement pour le ministre",
    "Solo para el ministro",
    "Firmantes silenciosos",
    "للوزير فقط",
    "داعمون صامتون",
)
PLAIN = (
    "Internal medicine",
    "Quiet Places Trust",
    "Ada Silent",
    "Teachers only",
    "Signatories (first 100 only)",
    "For identification only",
    "Nur Organisationen",
    "Министерство внутренних дел",
    "Internationale Unterstützer",
)


@pytest.mark.parametrize("text", DISCREET)
def test_a_heading_for_some_readers_is_not_taken_for_plain(text):
    assert judged(text).unclear or judged(text).shown == "unnamed"


@pytest.mark.parametrize("text", PLAIN)
def test_an_ordinary_heading_is_not_discreet(text):
    assert not judged(text).unclear
    assert not judged(text).shown


def test_a_name_is_not_discreet():
    assert not is_discreet("Ada Silent")


@pytest.mark.parametrize("text", DISCREET)
def test_below_such_a_heading_nobody_is_named(desk, text):
    page = f"## Signatories\n\n- Ada Example\n- Bo Sample\n\n### {text}\n\n- Cy Specimen\n"
    assert desk.add("list.md", page) == 2
    assert text in desk.said


def test_a_sheet_for_some_readers_is_asked_about(desk):
    book = openpyxl.Workbook()
    book.active.title = "Signed"
    other = book.create_sheet("Ministry only")
    for sheet, name in ((book.active, "Ada Example"), (other, "Cy Specimen")):
        sheet.append(["Name", "Org"])
        sheet.append([name, "Example U"])
    kept = io.BytesIO()
    book.save(kept)
    assert desk.add("list.xlsx", kept.getvalue()) == 2
    assert "Ministry only" in desk.said
    assert desk.add("list.xlsx", kept.getvalue(), "--sheet", "Signed") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


def test_a_column_of_groups_is_asked_about(desk):
    table = "Name,Org,Group\nAda Example,A,open\nBo Sample,B,silent\n"
    assert desk.add("list.csv", table) == 2
    assert "“silent” (1)" in desk.said


@pytest.mark.parametrize("key", ["silent_supporters", "ministry_only", "offList"])
def test_a_group_of_a_data_file_is_asked_about(desk, key):
    data = {"signatories": [{"name": "Ada Example"}], key: [{"name": "Cy Specimen"}]}
    asked = desk.add("list.json", json.dumps(data)) == 2
    assert asked or "Cy Specimen" not in desk.column("name")
    anonymous = json.dumps(data).replace(key, "anonymous")
    assert desk.add("list.json", anonymous) == 0, desk.said
    assert "Cy Specimen" not in desk.printed()
