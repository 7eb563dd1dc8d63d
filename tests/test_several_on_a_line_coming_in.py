"""Several people on one line, a line that goes on with the one above, marks of signatures.

All people are invented.
"""

import json

import pytest

FOUR = "Ada Example {0} Bo Sample {0} Cy Specimen {0} Di Muster"
MARKS = ["•", "|", "·", ";", "▪", "◦"]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.txt", "{}\n"),
        ("list.md", "## Signatories\n\n{}\n"),
        ("list.md", "## Signatories\n\n- {}\n"),
        ("list.html", "<h2>Signatories</h2><p>{}</p>"),
        ("list.csv", "Name,Org\n{},A\n"),
        ("list.json", '["{}"]'),
    ],
)
def test_several_people_between_marks_are_not_printed_as_one(desk, mark, name, content):
    result = desk.add(name, content.format(FOUR.format(mark)))
    assert result == 2 or "several people in one cell" in desk.said
    if (desk.folder / "signatories" / "parks.csv").exists():
        assert not desk.rows


def test_a_person_and_more_between_bullets_is_asked_about_and_the_hint_works(desk):
    assert desk.add("list.txt", "Ada Example • Professor\nBo Sample • Librarian\n") == 2
    assert "several texts with bullets between them" in desk.said
    assert desk.add("list.txt", "Ada Example, Professor\nBo Sample, Librarian\n") == 0, desk.said
    assert len(desk.rows) == 2


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("Bo Sample, Librarian, Sample", "Library, Sampleton"),
        ("Bo Sample, Bibliothekar, Muster", "Bibliothek, Musterstadt"),
        ("Bo Sample, Professor, University of", "Sampleton, Germany"),
        ("Bo Sample, Writer, the city of Sampleton", "Germany"),
    ],
)
def test_the_second_half_of_a_broken_line_does_not_sign(desk, line, after):
    lines = (
        f"Signed:\n\nAda Example, Professor, Example University\n{line}\n{after}\nDi Muster, Writer"
    )
    assert desk.add("list.txt", lines + "\n") == 2
    assert "is this line a person, or does it belong to the one above" in desk.said


def test_a_person_with_one_name_signs(desk):
    lines = "Signed:\n\nAda Example, Writer\nMadonna, Singer\nDi Muster, Writer\n"
    assert desk.add("list.txt", lines) == 0, desk.said
    assert len(desk.rows) == 3


@pytest.mark.parametrize("mark", ["/s/", "s/", "sgd.", "gez.", "/-/", "Fdo."])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.txt", "Respectfully submitted,\n\n{0} Ada Example\n{0} Bo Sample\n"),
        ("list.csv", "Name,Org\n{0} Ada Example,A\n{0} Bo Sample,B\n"),
        ("list.md", "## Signatories\n\n- {0} Ada Example\n- {0} Bo Sample\n"),
        ("list.json", json.dumps(["{0} Ada Example", "{0} Bo Sample"], ensure_ascii=False)),
    ],
)
def test_the_mark_of_a_signature_is_no_part_of_the_name(desk, mark, name, content):
    assert desk.add(name, content.format(mark)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "the mark of a signature before the name, taken off" in desk.said
    assert "may be two people" not in desk.said


def test_a_name_that_begins_like_a_mark_stays(desk):
    assert desk.add("list.csv", "Name\nGez Example\nSgd Union e.V.\n") == 0, desk.said
    assert desk.column("name") == ["Gez Example", "Sgd Union e.V."]
