"""A name or an affiliation that a mail program or a PDF breaks over two lines is one person."""

import pytest

CY = "Cy Muster, Muster Club"
BROKEN = {
    "a name": f"Ada Maria\nExample, Example University\n\nBo Sample, Sample Club\n\n{CY}\n",
    "an affiliation": f"Ada Example, Institute\nTechnology\n\nBo Sample, Sample Club\n\n{CY}\n",
    "behind of": f"Ada Example, Institute of\nTechnology\n\nBo Sample, Sample Club\n\n{CY}\n",
    "without blank lines": f"Ada Maria\nExample, Example Club\nBo Sample, Sample Club\n{CY}\n",
    "without affiliations": "Ada Example\nBo Sample\nCy\nMuster\nDi Probe\nEd Muster\n",
    "a paragraph of names": "Ada Example, Bo Sample, Cy\nMuster, Di Li, Ed Maria\nMuster, Flo Li\n",
    "in Cyrillic": "Ада Марыя\nПрыклад, Клуб\n\nБо Узор, Клуб\n\nЦы Мустэр, Клуб\n",
    "behind von": "Ada Example, Verein für\nTechnik\n\nBo Sample, Club\n\nCy Muster, Verein\n",
}


@pytest.mark.parametrize("how", BROKEN)
@pytest.mark.parametrize("file", ["x.txt", "x.md"])
def test_a_broken_line_is_no_second_signatory(desk, file, how):
    head = "# Signatories\n\n" if file == "x.md" else "Signatories:\n\n"
    assert desk.add(file, head + BROKEN[how]) == 2, desk.said
    assert "hint: write one person a line" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


def test_the_hint_works(desk):
    text = "Signatories:\n\n- Ada Maria Example, Example University\n- Bo Sample, Sample Club\n"
    assert desk.add("x.txt", f"{text}- {CY}\n") == 0, desk.said
    assert len(desk.rows) == 3


def test_a_break_of_a_page_is_a_blank(desk):
    page = "<h2>Signatories</h2><p>Ada Maria\nExample, Club</p><p>Bo Sample, Union</p>"
    assert desk.add("x.html", page + "<p>Cy Muster, Club</p>") == 0, desk.said
    assert desk.column("name") == ["Ada Maria Example", "Bo Sample", "Cy Muster"]


ORDINARY = {
    "names": "Ada Example\nBo Sample\nCy Muster\n",
    "first names": "Ada\nBo\nCy\nDi\nEd\nFlo\n",
    "first names and more": "Ada, Club\nBo, Union\nCy, Club\n",
    "affiliations": "Ada Example, Club\nBo Sample, Union\nCy Muster, Club\n",
    "without names": "Ada Example\nAnonymous\nBo Sample\nCy Muster\n",
    "commas behind": "Ada Example,\nBo Sample,\nCy Muster\n",
    "a name a paragraph": "Ada Example\n\nBo Sample\n\nFlo Vzor\n\nCy Muster\n",
    "two-word affiliations": "Ada Example, Green Field\nBo Sample, Blue Lake\nCy Li, Red Hill\n",
}


@pytest.mark.parametrize("how", ORDINARY)
def test_ordinary_lines_are_a_person_each(desk, how):
    assert desk.add("x.txt", f"Signatories:\n\n{ORDINARY[how]}") == 0, desk.said
    lines = [line for line in ORDINARY[how].splitlines() if line]
    assert len(desk.rows) == len(lines)
