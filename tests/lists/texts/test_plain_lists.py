from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.texts.plain_lists import plain_contents, plain_text_contents


def shown(contents):
    return [(part.title, part.kind, [row.cells for row in part.rows]) for part in contents.parts]


def names(text):
    found = plain_text_contents(text, "x.txt")
    return [row.cells[0] for part in found.parts for row in part.rows[1:]]


def out(text):
    return [(each.line, each.reason) for each in plain_text_contents(text, "x.txt").left_out]


def test_case_04_a_dash_inside_a_line_stays():
    text = "Ada Example - Professor\nBo Example – Doctor\nCy Example -- Editor\nDi, room 3. Floor\n"
    assert names(text) == text.splitlines()


@pytest.mark.parametrize(
    "mark",
    ["- ", "* ", "+ ", "• ", "– ", "— ", "1. ", "12) ", "(3) ", "№ 1 ", "№ 2. ", "  - ", "١. "],
)
def test_case_04_a_list_mark_goes_only_at_the_start_of_a_line(mark):
    assert names(f"{mark}Ada 1. Example - Poet\n{mark}Bo Example\n") == [
        "Ada 1. Example - Poet",
        "Bo Example",
    ]


@pytest.mark.parametrize("name", ["1984 Club", "-Ada", "3D Example", "2.0 Example"])
def test_what_is_no_list_mark_stays(name):
    assert names(f"{name}\nBo Example\n") == [name, "Bo Example"]


def test_names_pasted_from_a_page_with_tabs_around_their_dashes():
    assert names("Example Ada\t-\t\tPoet\nExample Bo\t-\tDoctor\n") == [
        "Example Ada - Poet",
        "Example Bo - Doctor",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_case_05_a_table_in_tabs_is_read_as_the_table_it_is(tmp_path, encoding):
    path = tmp_path / "x.txt"
    text = 'Name\tOrganisation\tConsent\t\r\nAda\t"Club ""A"""\tyes\t\r\n\r\nBo\tUnion\tno\r\n'
    path.write_bytes(text.encode(encoding))
    found = plain_contents(path, "x.txt")
    assert shown(found) == [
        ("", "", [
            ["Name", "Organisation", "Consent", ""],
            ["Ada", 'Club "A"', "yes", ""],
            ["Bo", "Union", "no"],
        ])
    ]  # fmt: skip
    assert [row.line for row in found.parts[0].rows] == [1, 2, 4]


def test_case_05_a_table_in_commas_with_blanks_is_read_as_the_table_it_is():
    text = "ID, ORCID, Name, Affiliation, Anonymous\n1, 0000, Ada Example, Club, True\n"
    assert shown(plain_text_contents(text, "x.txt")) == [
        ("", "", [
            ["ID", "ORCID", "Name", "Affiliation", "Anonymous"],
            ["1", "0000", "Ada Example", "Club", "True"],
        ])
    ]  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        *("Name;E-mail", "name|organisation", "Имя\tОрганизация", "Імя,Арганізацыя"),
        *("Nazwisko;Imię", "Name, Consent", "Nom\tPays", "Nombre;Correo", "الاسم\tالبلد"),
    ],
)
def test_a_header_row_is_never_a_signatory(header):
    separator = next(each for each in "\t;|," if each in header)
    assert names(f"# comment\n{header}\nAda{separator}x\n") == ["Ada"]


@pytest.mark.parametrize("text", ["Ada Example, Editor\nBo", "Ada, University\nBo, Club", "Ada;Bo"])
def test_a_line_of_people_is_no_header_row(text):
    assert names(text) == text.split("\n")


@pytest.mark.parametrize("title", ["Name", "Full name:", "Имя", "Imię i nazwisko", "الاسم"])
def test_the_title_of_the_only_column_is_no_person(title):
    assert names(f"{title}\nAda Example\nBo\n") == ["Ada Example", "Bo"]
    assert out(f"{title}\nAda Example\nBo\n") == [(1, "the title of the column")]


def test_a_table_without_a_header_row_is_not_glued_into_names():
    found = plain_text_contents("Ada\tClub\tyes\nBo\tUnion\tno\n", "x.txt")
    assert shown(found)[0][2] == [
        ["column 1", "column 2", "column 3"],
        ["Ada", "Club", "yes"],
        ["Bo", "Union", "no"],
    ]


LETTER = "Dear office,\n\nWe ask you to open the gates and to repair the lamps.\n\n{}\n{}"


@pytest.mark.parametrize(
    "signed",
    [
        *("Signed:", "Signatories", "Подписали:", "Падпісаліся:", "Підписали:", "Podpisali:"),
        *("Unterzeichnende:", "Ont signé :", "Firmantes:", "الموقعون:", "Yours sincerely,"),
    ],
)
def test_below_a_letter_only_the_names_after_signed_are_read(signed):
    found = plain_text_contents(LETTER.format(signed, "1. Ada Example\n2. Bo\n"), "x.txt")
    assert [row.cells for row in found.parts[0].rows[1:]] == [["Ada Example"], ["Bo"]]
    assert [(each.line, each.reason) for each in found.left_out] == [(5, "it is a heading")]
    assert found.notes == ["x.txt:1-3: text of the letter, passed over"]


def test_a_letter_that_does_not_say_where_the_names_begin_is_refused():
    with pytest.raises(LetterkitError, match="a letter, and no line says where the names begin"):
        names(LETTER.format("", "Ada Example\nBo Example\n"))


def test_groups_and_other_lines_are_no_people():
    text = (
        "Signatories:\n- Ada Example\n-\n# a comment\n\nOrganisations:\n* Club\n----\n"
        "How to sign:\n1. Write to us\n"
    )
    found = plain_text_contents(text, "x.txt")
    assert shown(found) == [
        ("Signatories", "", [["name"], ["Ada Example"]]),
        ("Organisations", "organisation", [["name"], ["Club"]]),
    ]
    assert out(text) == [
        (1, "it is a heading"),
        (3, "it is empty but for its mark"),
        (6, "it is a heading"),
        (8, "it is a line between others"),
        (9, "it is a heading"),
        (10, "it stands below “How to sign”, not among those who signed"),
    ]
    assert found.notes == ["x.txt:4: 1 line of comments, passed over"]


def test_a_sentence_among_names_is_left_out_and_said():
    text = "Ada Example\nThis text was sent to the office in May.\nBo Example\nCy\nDi\nEve\n"
    assert names(text) == ["Ada Example", "Bo Example", "Cy", "Di", "Eve"]
    assert out(text) == [(2, "it is a sentence, not a name")]


def test_one_person_a_paragraph_if_all_of_the_text_is_so():
    text = "Ada Example\nProfessor\nUniversity of Example\n\nBo Example\nEditor\nExample News\n"
    assert shown(plain_text_contents(text, "x.txt"))[0][2] == [
        ["name", "role", "affiliation"],
        ["Ada Example", "Professor", "University of Example"],
        ["Bo Example", "Editor", "Example News"],
    ]


def test_names_in_unequal_groups_are_a_person_a_line():
    assert names("Ada Example\nBo Example\nCy Example\n\nDi Example\nEve Example\n") == [
        *("Ada Example", "Bo Example", "Cy Example", "Di Example", "Eve Example"),
    ]


def test_pairs_of_lines_that_can_be_one_person_or_two_are_asked_about():
    with pytest.raises(LetterkitError) as error:
        names("Ada Example\nBo Example\n\nCy Example\nDi Example\n")
    assert str(error.value) == (
        "x.txt:2: is this line a person, or does it belong to the one above? Bo Example"
    )


LINES = st.lists(
    st.sampled_from(["Ada Example", "- Bo", "1. Cy - Poet", "Бо Прыклад", "-", "", "----", "آدا"])
)


@given(LINES)
def test_each_line_is_read_or_left_out(lines):
    try:
        found = plain_text_contents("\n".join(lines), "x.txt")
    except LetterkitError:
        return
    read = [row.line for part in found.parts for row in part.rows[1:]]
    left = [each.line for each in found.left_out]
    assert sorted(read + left) == [n for n, line in enumerate(lines, 1) if line.strip()]


@given(
    st.sampled_from("\t;|"),
    st.lists(st.lists(st.sampled_from(["Ada", "x", "", '"a"']), min_size=1, max_size=4)),
)
def test_each_row_of_a_table_is_read_or_left_out(separator, rows):
    lines = [f"Name{separator}Organisation", *(separator.join(row) for row in rows)]
    found = plain_text_contents("\n".join(lines), "x.txt")
    read = [row.line for part in found.parts for row in part.rows[1:]]
    left = [each.line for each in found.left_out]
    assert sorted(read + left) == [n for n, line in enumerate(lines[1:], 2) if line]


@given(st.text(st.sampled_from('Aa -*•1.)\n\t;,|:"#№@<>') | st.characters()))
def test_any_text_gives_contents_or_an_error(text):
    with suppress(LetterkitError):
        contents = plain_text_contents(text, "x.txt")
        assert contents.parts or contents.left_out


@pytest.mark.parametrize("text", ["+---+---+\n| Name | Org |\n", "+-----+-----+\n|Name|Org|\n"])
def test_a_table_that_is_drawn_is_refused(text):
    with pytest.raises(LetterkitError, match="a table that is drawn"):
        names(text)


def test_what_stands_below_the_names_does_not_sign():
    text = "Signed:\nAda Example\n\nand 27 others\n\nContact: di@example.org\n"
    assert names(text) == ["Ada Example"]
    assert [line for line, _ in out(text)] == [1, 4, 6]


def test_a_country_with_a_line_below_it_is_a_heading_and_a_name_is_asked_about():
    assert names("Poland\n------\nAda Example\nBo Sample\n") == ["Ada Example", "Bo Sample"]
    with pytest.raises(LetterkitError, match="is this line a heading or a person"):
        names("Ada Example\n-----------\nBo Sample\nCy Demo\n")
