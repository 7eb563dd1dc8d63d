"""Legends as people write them, from `add` to what `build` prints: most of them ask nothing."""

import pytest

from letterkit.wishes.harmless_legends import is_harmless_legend

HARMLESS = [
    "Affiliation for identification purposes only.",
    "Titles for identification only",
    "Affiliations are listed for identification only and do not imply endorsement.",
    "Место работы указано для идентификации",
    "Месца працы пазначана толькі для ідэнтыфікацыі",
    "Місце роботи вказано лише для ідентифікації",
    "Afiliacja podana wyłącznie w celach identyfikacyjnych",
    "Institutionelle Zugehörigkeit dient nur der Identifikation",
    "Affiliations données à titre indicatif",
    "Afiliación únicamente a efectos de identificación",
    "الانتماء لأغراض التعريف فقط",
]


@pytest.mark.parametrize("legend", HARMLESS)
@pytest.mark.parametrize("mark", ["*", "* ", "\\*", "\\* ", "†"])
def test_a_legend_about_affiliations_takes_its_mark_off_and_asks_nothing(desk, legend, mark):
    sign = mark.strip("\\ ")
    people = f"- Ada Example, Example U\n- Bo Sample, Sample U{sign}"
    text = f"## Signatories\n\n{people}\n\n{mark}{legend}\n"
    assert desk.add("list.md", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "Sample U\n" in desk.printed()


@pytest.mark.parametrize("legend", HARMLESS)
def test_a_legend_glued_to_its_mark_is_read_in_a_text_and_a_table(desk, legend):
    text = f"Signed:\n\nAda Example\nBo Sample*\n\n*{legend}\n"
    assert desk.add("list.txt", text) == 0, desk.said
    table = f'Name,Affiliation\nCy Specimen,C*\nDi Muster,D\n"*{legend}",\n'
    assert desk.add("list.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen", "Di Muster"]


@pytest.mark.parametrize(
    "legend",
    [
        "For identification only; do not publish my name",
        "Withdrawn; affiliation for identification only",
        "Names are for identification by the committee only",
        "Имя только для идентификации",
        "Initials only",
    ],
)
def test_a_legend_that_asks_for_more_is_not_harmless(legend):
    assert not is_harmless_legend(legend)


NOTES = "[1] In a personal capacity.\n[2] Signature withdrawn on 3 November.\n"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("x.txt", f"Ada Example [1]\nBo Sample [2]\nCy Specimen\n\n{NOTES}"),
        ("x.txt", f"Ada Example [1]\nBo Sample [2]\nCy Specimen\n{NOTES}"),
        ("x.md", f"## Signatories\n\n- Ada Example [1]\n- Bo Sample [2]\n- Cy Specimen\n\n{NOTES}"),
        ("x.csv", f'Name,Org\nAda Example [1],A\nBo Sample [2],B\nCy Specimen,C\n"{NOTES}",\n'),
    ],
)
def test_footnotes_on_adjacent_lines_are_two(desk, file, text):
    assert desk.add(file, text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Specimen"]


def test_every_footnote_is_about_the_names_with_its_own_mark(desk):
    notes = "¹ Professor emerita\n² Name not to be published\n† Deceased\n‡ Organising committee\n"
    people = "Ada Example¹\nBo Sample²\nCy Specimen†\nDi Muster‡\n"
    assert desk.add("x.txt", f"{people}\n{notes}") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen", "Di Muster"]
    assert desk.column("shown") == ["", "unnamed", "", ""]


@pytest.mark.parametrize("line", ["† Bo Sample, Professor", "† Prof. Bo Sample", "* Bo Sample"])
def test_a_person_behind_a_mark_is_no_footnote(desk, line):
    text = f"Ada Example†\nCy Specimen*\n{line}\n\n† deceased\n* = organiser\n"
    stops = desk.add("x.txt", text) == 2
    assert stops or "Bo Sample" in str(desk.rows)
