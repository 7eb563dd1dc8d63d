"""What stands around the names of a letter: who can be written to, closings, place and date.

Nobody signs by them, and nobody becomes the role of somebody else.
"""

import pytest

from letterkit.lists.people.no_names import names_no_signatory

BESIDE = [
    "Press contact: Cy Specimen",
    "Cc: Cy Specimen",
    "Пресс-служба: Cy Specimen",
    "Для прэсы: Cy Specimen",
    "Контактна особа: Cy Specimen",
    "Kontakt dla prasy: Cy Specimen",
    "Pressekontakt: Cy Specimen, +49 30 1234567",
    "Contact presse : Cy Specimen",
    "Persona de contacto: Cy Specimen",
    "للتواصل: Cy Specimen",
]
CLOSINGS = [
    "Yours faithfully,",
    "Kind regards",
    "С уважением,",
    "З павагай,",
    "З повагою,",
    "Z poważaniem",
    "Mit freundlichen Grüßen",
    "Cordialement,",
    "Atentamente,",
    "مع فائق الاحترام",
]


@pytest.mark.parametrize("line", BESIDE)
@pytest.mark.parametrize(
    ("file", "around"),
    [
        ("x.txt", "Signed:\n\nAda Example\nBo Sample\n{}\n"),
        ("x.txt", "Ada Example\nBo Sample\n\n{}\n"),
        ("x.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n- {}\n"),
        ("x.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n\n{}\n"),
        ("x.csv", 'Name,Affiliation\nAda Example,A\nBo Sample,B\n"{}",\n'),
        (
            "x.html",
            "<h2>Signatories</h2><ul><li>Ada Example</li><li>Bo Sample</li><li>{}</li></ul>",
        ),
    ],
)
def test_who_can_be_written_to_does_not_sign_and_never_comes_out(desk, line, file, around):
    assert desk.add(file, around.format(line)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "Cy" not in desk.printed()


@pytest.mark.parametrize("closing", CLOSINGS)
def test_the_end_of_the_letter_is_a_heading_and_no_name(desk, closing):
    letter = "Dear Minister,\n\nWe ask you to keep all of the parks. They are good.\n"
    assert desk.add("x.txt", f"{letter}\n{closing}\n\nAda Example\nBo Sample\n") == 0, desk.said
    assert desk.add("y.txt", f"{closing}\n\nCy Specimen\nDi Muster\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen", "Di Muster"]


@pytest.mark.parametrize(
    "line",
    [
        "Minsk, 3 November 2026",
        "Berlin, den 3. November 2026",
        "Варшава, 3 ноября 2026 г.",
        "Fait à Paris, le 3 novembre 2026",
        "Madrid, 3 de noviembre de 2026",
    ],
)
def test_place_and_date_are_no_name(desk, line):
    assert desk.add("x.txt", f"{line}\n\nAda Example\nBo Sample\n") == 0, desk.said
    assert desk.add("x.csv", f'Name,Affiliation\nCy Specimen,C\n"{line}",\n') == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen"]


def test_people_with_the_day_that_each_signed_on_are_kept(desk):
    text = "Ada, 3 November 2026\nBo, 4 November 2026\nCy, 5 November 2026\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert len(desk.rows) == 3


@pytest.mark.parametrize("name", ["Press Contact", "Regard Example", "Copy Sample", "Yours Cy"])
def test_a_name_with_such_a_word_is_a_name(name):
    assert not names_no_signatory(name)


@pytest.mark.parametrize(
    "text",
    [
        "Signed:\n\nAda Example\nBo Sample\nEditor\n",
        "Signed:\n\nAda Example\nProfessor\nBo Sample\n",
        "Signed:\n\nAda Example\nBo Sample\n\nCy Specimen\nEditor\n\nDi Muster\nProfessor\n",
        "Signed:\n\nAda Example\nBo Sample\nEditor: Cy Specimen\n",
    ],
)
def test_a_second_name_in_a_block_is_never_the_role_of_the_first(desk, text):
    assert desk.add("x.txt", text) == 2, desk.rows
    assert "is this line a person, or does it belong to the one above?" in desk.said


def test_blocks_of_one_person_each_are_read(desk):
    text = "Signed:\n\nAda Example\nProfessor\nExample U\n\nBo Sample\nEditor\nSample Times\n"
    assert desk.add("x.txt", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["Example U", "Sample Times"]
