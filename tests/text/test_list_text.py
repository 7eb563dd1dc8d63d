import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.text.list_text import (
    appended,
    changed,
    format_list,
    new_list,
    parse_list,
    row_of,
    with_columns,
    with_rows,
)

HEADED = st.text(alphabet='ab,;"\n\r# \t=', max_size=80).map(lambda text: "name,x\n" + text)


@given(HEADED)
def test_an_untouched_list_is_written_back_byte_for_byte(text):
    assert format_list(parse_list(text, ",", tuple)) == text


CURATED = (
    'sep=;\r\n# who signs; by hand\r\nname;"role";x\r\n\r\n\'Ada\';"Editor";1\r\n'
    '# later, "perhaps\r\n"Bo ""B"" Example";;2'
)


def test_only_a_changed_row_is_written_anew():
    listed = parse_list(CURATED, ";", tuple)
    row = changed(listed, listed.rows[4], {"role": "a;b"})
    assert format_list(with_rows(listed, {4: row})) == CURATED.replace('"Editor"', '"a;b"')


def test_new_columns_stand_at_the_end_and_new_rows_after_a_line_end():
    listed = with_columns(parse_list(CURATED, ";", tuple), ["id", "say; so"])
    listed = appended(listed, [row_of(listed, {"name": "Cy", "id": "c"})])
    assert format_list(listed) == (
        'sep=;\r\n# who signs; by hand\r\nname;role;x;id;"say; so"\r\n\r\n\'Ada\';"Editor";1;;\r\n'
        '# later, "perhaps\r\n"Bo ""B"" Example";;2;;\r\nCy;;;c;\r\n'
    )
    assert listed.columns == ("name", "role", "x", "id", "say; so")


def test_a_list_of_nobody_has_its_columns_alone():
    assert format_list(new_list(["id", "name"])) == "id,name\n"


@given(st.lists(st.text(max_size=8), min_size=2, max_size=2))
def test_a_written_row_is_read_back_whatever_is_in_it(cells):
    listed = new_list(["name", "x"])
    values = dict(zip(("name", "x"), cells, strict=True))
    text = format_list(appended(listed, [row_of(listed, values)]))
    if any("\0" in cell for cell in cells):
        return
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[1:] == [cells]
    assert format_list(parse_list(text, ",", tuple)) == text


def test_a_name_that_looks_like_a_comment_is_quoted():
    listed = new_list(["name", "x"])
    text = format_list(appended(listed, [row_of(listed, {"name": "# Example"})]))
    assert [row.cells for row in parse_list(text, ",", tuple).rows] == [
        ("name", "x"),
        ("# Example", ""),
    ]


@pytest.mark.parametrize("text", ["", "# only a comment\n", "\n\n"])
def test_a_list_without_a_header_is_refused(text):
    with pytest.raises(Exception, match="no header row"):
        parse_list(text, ",", tuple)
