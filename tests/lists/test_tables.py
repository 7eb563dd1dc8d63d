import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.tables import delimited_records, delimited_rows, ragged, table_contents
from thorough import tries


@pytest.fixture
def read(tmp_path):
    def write(text, name="x.csv"):
        (tmp_path / name).write_bytes(text.encode())
        return table_contents(tmp_path / name, name)

    return write


def cells(contents):
    return [[row.cells for row in part.rows] for part in contents.parts]


def differences(contents, width):
    return [(row.line, words) for row, words in ragged(contents.parts[0].rows, width)]


def test_case_14_a_row_of_another_length_than_the_header_is_named(read):
    text = "Name,Affiliation\nAda,University of Example, Dept of Maths\nBo,Ex\nCy\nDi,Ex,,\n"
    contents = read(text)
    assert cells(contents)[0][1] == ["Ada", "University of Example", " Dept of Maths"]
    assert differences(contents, 2) == [(2, "1 cell more"), (4, "1 cell less")]


def test_case_14_a_row_with_blanks_for_tabs_is_one_cell(read):
    text = "Name\tInstitute\tCountry\nAda\tA\tPL\nBo  Institute  DE\nCy\tC\tFR\n"
    assert differences(read(text, "x.tsv"), 3) == [(3, "2 cells less")]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("said", [False, True])
def test_the_mark_between_cells_is_found_or_said(read, mark, said):
    text = (
        f"Имя{mark}Адрес\nАда{mark}a, b; c\n" if mark not in ",;" else f"Имя{mark}Адрес\nА{mark}b\n"
    )
    assert len(cells(read(f"sep={mark}\n" * said + text))[0][1]) == 2


def test_comments_are_no_rows_and_are_named(read):
    contents = read("# from the hall\nName\nAda\n# 2 is missing\n#OurFuture\n")
    assert cells(contents) == [[["Name"], ["Ada"], ["#OurFuture"]]]
    assert contents.notes == ["x.csv:1, 4: a comment, for it begins with #"]


def test_tables_below_each_other_are_parts(read):
    text = "Individuals,\nName,City\nAda,Minsk\n,\nOrganisations,\nName,City\nClub,Riga\n"
    contents = read(text)
    assert [(part.title, part.kind) for part in contents.parts] == [
        ("Individuals", "person"),
        ("Organisations", "organisation"),
    ]
    assert [row.line for part in contents.parts for row in part.rows] == [1, 2, 3, 5, 6, 7]


def test_header_rows_of_files_put_together_stay_where_they_are(read):
    text = "Name,City\nAda,Minsk\nName,City\nBo,Riga\n"
    assert cells(read(text)) == [
        [["Name", "City"], ["Ada", "Minsk"], ["Name", "City"], ["Bo", "Riga"]]
    ]


def test_a_blank_line_within_a_table_changes_nothing(read):
    assert len(cells(read("Name,City\n\nAda,Minsk\n\n\nBo,Riga\n"))[0]) == 3


def test_a_quote_that_is_never_closed_is_an_error_with_its_line(read):
    with pytest.raises(
        LetterkitError, match=r"^x\.csv:3: a double quote opens a cell and is never"
    ):
        read('Name,City\nAda,Minsk\n"Bo,Riga\nCy,Oslo\n')


def test_tables_side_by_side_are_parts_with_all_of_their_cells(read):
    contents = read("Name,Org,,Name,Org\nAda,A,,Bo,B\nCy,C,,Di,D,more\n")
    assert cells(contents) == [
        [["Name", "Org"], ["Ada", "A"], ["Cy", "C"]],
        [["Name", "Org"], ["Bo", "B"], ["Di", "D", "more"]],
    ]


@pytest.mark.parametrize("error", ["#NAME?", "#ССЫЛКА!", "#NV", "Err:508"])
def test_an_error_of_a_spreadsheet_is_nobodys_name(tmp_path, read, error):
    contents = read(f"name,affiliation\nAda,{error}\n#REFUGEES,x\n")
    assert cells(contents) == [[["name", "affiliation"], ["Ada", ""], ["#REFUGEES", "x"]]]
    assert contents.notes == [
        "x.csv:2: an error of a spreadsheet, such as #REF!, so the cell is empty"
    ]
    with pytest.raises(LetterkitError, match=r"^x\.csv:2: an error of a spreadsheet stands in a"):
        list(delimited_records(tmp_path / "x.csv", "x.csv"))


@settings(max_examples=tries(100, 300), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.lists(
            st.text(alphabet='aЖ ,;|\t"#\n', max_size=6)
            | st.sampled_from(["Name", "City", "Organisations", "Organisation"]),
            min_size=1,
            max_size=4,
        ),
        max_size=10,
    )
)
def test_every_row_is_read_or_left_out_or_refused(tmp_path, read, rows):
    import csv
    import io

    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    try:
        contents = read(out.getvalue())
    except LetterkitError:
        return
    there = [
        row.line
        for row in delimited_rows(tmp_path / "x.csv", "x.csv")
        if "".join(row.cells).strip()
    ]
    read_lines = {row.line for part in contents.parts for row in part.rows}
    assert read_lines | {each.line for each in contents.left_out} == set(there)
