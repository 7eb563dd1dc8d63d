import zipfile
from datetime import datetime, timedelta
from io import BytesIO

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font

import spreadsheets
from letterkit.errors import LetterkitError
from letterkit.lists.said.leaving import HIDDEN_SHEET
from letterkit.lists.sheets.sheets import sheet_contents
from letterkit.lists.signatories import read_signatories
from thorough import tries

HEADER = ["Name", "Organisation"]
ADA, BO, CY = ["Ada Example", "Example U"], ["Bo Example", "Example Club"], ["Cy Example", ""]
STRUCK = Font(strike=True)


@pytest.fixture
def book():
    """A workbook to fill; `sheet("A", rows)` adds a sheet."""
    made = openpyxl.Workbook()
    made.remove(made.active)

    def sheet(title, rows):
        added = made.create_sheet(title)
        for row in rows:
            added.append([cell or None for cell in row])
        return added

    made.sheet = sheet
    return made


@pytest.fixture
def read(tmp_path):
    def write(made, sheets=(), name="x.xlsx"):
        data = made
        if not isinstance(made, bytes):
            out = BytesIO()
            made.save(out)
            data = out.getvalue()
        (tmp_path / name).write_bytes(data)
        return sheet_contents(tmp_path / name, name, sheets)

    return write


def parts(contents):
    return {part.title: [row.cells for row in part.rows] for part in contents.parts}


def left_out(contents):
    return [(each.file, each.line, each.reason) for each in contents.left_out]


def test_case_12_every_sheet_that_is_shown_is_read(book, read):
    book.sheet("Online", [HEADER, ADA])
    book.sheet("Paper", [HEADER, BO, CY])
    contents = read(book)
    assert parts(contents) == {"Online": [HEADER, ADA], "Paper": [HEADER, BO, CY]}
    rows = [row for part in contents.parts for row in part.rows]
    assert [(row.file, row.line) for row in rows] == [
        ("x.xlsx/Online", 1),
        ("x.xlsx/Online", 2),
        ("x.xlsx/Paper", 1),
        ("x.xlsx/Paper", 2),
        ("x.xlsx/Paper", 3),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ["How to use this sheet", "Please add names on the next tab"],
        ["Инструкция по заполнению таблицы", "Пожалуйста, впишите имена на следующем листе"],
        ["So wird diese Liste ausgefüllt", "Bitte tragen Sie die Namen auf dem nächsten Blatt ein"],
        ["يرجى كتابة أسماء الموقعين في الورقة التالية من هذا الملف"],
    ],
)
def test_case_12_a_sheet_of_instructions_is_left_out_and_counted(book, read, texts):
    book.sheet("Read me", [[text] for text in texts])
    book.sheet("Signatures", [HEADER, ADA])
    contents = read(book)
    assert parts(contents) == {"Signatures": [HEADER, ADA]}
    assert left_out(contents) == [
        ("x.xlsx/Read me", line, "text, not a table") for line in range(1, len(texts) + 1)
    ]


def test_a_sheet_that_explains_the_columns_is_left_out_and_counted(book, read):
    words = [
        ["Column", "Meaning"],
        ["Name", "Your full name"],
        ["Organisation", "Who you are with"],
    ]
    book.sheet("Help", words)
    book.sheet("Signatures", [HEADER, ADA])
    contents = read(book)
    assert parts(contents) == {"Signatures": [HEADER, ADA]}
    assert [line for _, line, _ in left_out(contents)] == [1, 2, 3]


@pytest.mark.parametrize(
    "names",
    [
        ["Name", "Ada Example", "Bo Example"],
        ["Ada Example", "Bo Example"],
        ["Prof. Ada Example, University of Example", "Bo van der Example, Editor of Examples"],
        ["اسم المثال الأول", "اسم المثال الثاني"],
    ],
)
def test_a_sheet_of_names_is_no_sheet_of_sentences(book, read, names):
    book.sheet("Names", [[name] for name in names])
    book.sheet("Signatures", [HEADER, ADA])
    assert parts(read(book))["Names"] == [[name] for name in names]


def test_the_only_sheet_is_read_whatever_it_holds(book, read):
    text = ["Please add your name to this list of people"]
    book.sheet("Read me", [text])
    assert parts(read(book)) == {"Read me": [text]}


def test_case_12_two_tables_side_by_side_are_two(book, read):
    header = ["No.", "Name", "Org"]
    rows = [[*header, "", *header]]
    rows += [["1", "Ada", "A", "", "3", "Cy", "C"], ["2", "Bo", "B", "", "", "", ""]]
    book.sheet("S", rows)
    assert parts(read(book)) == {
        "S, from A1": [header, ["1", "Ada", "A"], ["2", "Bo", "B"]],
        "S, from E1": [header, ["3", "Cy", "C"]],
    }


def test_tables_whose_titles_begin_anew_are_two_without_a_gap(book, read):
    book.sheet("S", [[*HEADER, *HEADER], [*ADA, *BO]])
    assert parts(read(book)) == {"S, from A1": [HEADER, ADA], "S, from C1": [HEADER, BO]}


@pytest.mark.parametrize(
    "header",
    [["Name", "", "Consent", "Comment"], ["Name", "Email", "", "Contact email"], ["", "Name", ""]],
)
def test_an_empty_column_within_a_table_changes_nothing(book, read, header):
    row = [f"x{number}" if title else "" for number, title in enumerate(header)]
    sheet = book.sheet("S", [header, row])
    sheet.cell(3, 1).value = "y"
    rows = parts(read(book))["S"]
    assert len(rows) == 3
    assert [cell for cell in rows[1] if cell] == [cell for cell in row if cell]


def test_a_table_below_another_is_one_of_its_own(book, read):
    header = ["Organisation", "Country"]
    rows = [["Individuals"], HEADER, ADA, [], ["Organisations"], header, ["Example Club", "Poland"]]
    book.sheet("S", rows)
    contents = read(book)
    assert [(part.title, part.kind, len(part.rows)) for part in contents.parts] == [
        ("S, Individuals", "person", 3),
        ("S, Organisations", "organisation", 3),
    ]
    assert contents.left_out == []


def test_a_heading_within_a_table_says_what_stands_below_it(book, read):
    book.sheet("S", [HEADER, ADA, ["Организации"], ["Example Club", "Minsk"]])
    contents = read(book)
    assert [(part.kind, [row.cells for row in part.rows]) for part in contents.parts] == [
        ("", [HEADER, ADA]),
        ("organisation", [HEADER, ["Example Club", "Minsk"]]),
    ]
    assert left_out(contents) == [("x.xlsx", 3, "a heading")]


def test_a_table_of_people_above_one_of_organisations_explains_no_columns(book, read):
    book.sheet(
        "Both", [["Name", "City"], ["Ada", "Minsk"], [], ["Organisation", "City"], ["A", "B"]]
    )
    book.sheet("Signatures", [HEADER, ADA])
    assert len(read(book).parts) == 3


@pytest.mark.parametrize(
    "row",
    [
        ["Ada Example", "Full name"],
        ["Example Club", "Organisation"],
        ["University of Example", "Organisation"],
        ["Union of Companies", ""],
        ["Name Institute", "Country House Museum"],
    ],
)
def test_a_person_below_a_blank_row_is_no_header(book, read, row):
    book.sheet("S", [HEADER, ADA, [], row, BO])
    assert parts(read(book)) == {"S": [HEADER, ADA, row, BO]}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_sheet_that_is_hidden_is_named_with_its_rows_and_read_if_chosen(book, read, state):
    book.sheet("Old", [HEADER, BO, CY]).sheet_state = state
    book.sheet("New", [HEADER, ADA])
    book.sheet("Nothing", [])
    book.create_chartsheet("Chart")
    contents = read(book)
    assert parts(contents) == {"New": [HEADER, ADA]}
    assert contents.notes == [
        "sheet “Old”: hidden, 3 rows not read",
        "sheet “Chart”: a chart, not read",
    ] or set(contents.notes) == {
        "sheet “Old”: hidden, 3 rows not read",
        "sheet “Nothing”: empty",
        "sheet “Chart”: a chart, not read",
    }
    chosen = read(book, ["OLD"])
    assert parts(chosen) == {"Old": [HEADER, BO, CY]}
    assert "sheet “New”: not chosen, 2 rows not read" in chosen.notes


def test_a_sheet_that_is_not_there_is_an_error_with_those_that_are(book, read):
    book.sheet("New", [HEADER, ADA])
    book.sheet("Old", [HEADER, BO]).sheet_state = "hidden"
    with pytest.raises(LetterkitError) as caught:
        read(book, ["new", "Paper"])
    assert (str(caught.value), caught.value.hint) == (
        "x.xlsx: no sheet is called Paper",
        "its sheets are “New”, “Old” (hidden)",
    )


def test_a_row_that_is_struck_through_is_left_out(book, read):
    sheet = book.sheet("S", [HEADER, ADA, BO, CY, ["Di Example", "Example U"]])
    for cell in sheet[2]:
        cell.font = STRUCK
    sheet["A3"].font = STRUCK
    sheet["B5"].font = STRUCK
    sheet["B4"].font = STRUCK  # an empty cell, which says nothing
    contents = read(book)
    assert parts(contents) == {"S": [HEADER, CY, ["Di Example", ""]]}
    assert left_out(contents) == [
        ("x.xlsx", 2, "struck through"),
        ("x.xlsx", 3, "struck through in column A"),
    ]
    assert contents.notes == ["sheet “S”: B5: struck through, so the cell is empty"]


def test_a_name_of_which_a_part_is_struck_through_stops(book, read):
    sheet = book.sheet("S", [HEADER, ADA, BO])
    old = TextBlock(InlineFont(strike=True), "Adda Example")
    sheet["A2"] = CellRichText(old, " Ada Example")
    with pytest.raises(LetterkitError, match="only a part of A2 is crossed out"):
        read(book)


def test_a_column_that_is_struck_through_is_empty_and_named(book, read):
    sheet = book.sheet("S", [HEADER, ADA, BO])
    for cell in sheet["B"]:
        cell.font = STRUCK
    contents = read(book)
    assert parts(contents) == {"S": [["Name", ""], ["Ada Example", ""], ["Bo Example", ""]]}
    assert contents.notes == ["sheet “S”: column B: struck through, so it is empty"]


def test_rows_that_are_hidden_or_filtered_are_left_out(book, read):
    sheet = book.sheet("S", [HEADER, ADA, BO, CY])
    sheet.row_dimensions[1].hidden = True  # titles stay titles
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].hidden = True
    contents = read(book)
    assert parts(contents) == {"S": [HEADER, ADA]}
    assert left_out(contents) == [
        ("x.xlsx", 3, "hidden in the spreadsheet"),
        ("x.xlsx", 4, "hidden in the spreadsheet"),
    ]


def rewritten(data, changes):
    """A workbook with other XML in its first sheet."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            text = archive.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                for old, new in changes:
                    assert old in text
                    text = text.replace(old, new)
            copy.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    "changes",
    [
        [('<row r="2">', '<row r="2" ht="0" customHeight="1">')],
        [('<row r="2">', "<row hidden = 'true' r='2'>")],
        [
            ('<row r="1">', "<row>"),
            ('<row r="2">', '<row hidden="1">'),
            (' r="A1"', ""),
            (' r="A2"', ""),
        ],
        [
            ("<row", "<x:row"),
            ("</row", "</x:row"),
            ("sheetData", "x:sheetData"),
            ("worksheet xmlns", "worksheet xmlns:x"),
            ("<worksheet", "<x:worksheet"),
            ("</worksheet", "</x:worksheet"),
            ("<c ", "<x:c "),
            ("</c>", "</x:c>"),
            ("<is>", "<x:is>"),
            ("</is>", "</x:is>"),
            ("<t>", "<x:t>"),
            ("</t>", "</x:t>"),
            ('<x:row r="2">', '<x:row r="2" hidden="1">'),
        ],
    ],
)
def test_a_hidden_row_is_seen_however_its_xml_is_written(read, changes):
    plain = spreadsheets.xlsx({1: ["Name"], 2: ["Ada"], 3: ["Bo"]})
    contents = read(rewritten(plain, changes))
    assert parts(contents) == {"S": [["Name"], ["Bo"]]}
    assert left_out(contents) == [("x.xlsx", 2, "hidden in the spreadsheet")]


def test_what_a_sheet_shows_beside_its_values_is_named(book, read):
    sheet = book.sheet("S", [HEADER, ADA, BO, CY])
    sheet.merge_cells("B2:B3")
    sheet.column_dimensions["B"].hidden = True
    sheet["C1"], sheet["C2"], sheet["C3"] = "Country", "=A2&B2", "#REF!"
    sheet["A4"].comment = Comment("met at the fair", "x")
    contents = read(book)
    assert contents.notes == [
        "sheet “S”: B2:B3: the text of merged cells counts for their first column, in all rows",
        "sheet “S”: C3: an error of the spreadsheet, so the cell is empty",
        "sheet “S”: C2: a formula whose value was not saved, so the cell is empty",
        "sheet “S”: A4: a comment on the cell; its words are not imported",
        "sheet “S”: column B: hidden in the spreadsheet, so it is not published",
    ]
    assert parts(contents)["S"][1:] == [
        ["Ada Example", "Example U", ""],
        ["Bo Example", "Example U", ""],
        ["Cy Example", "", ""],
    ]


def test_numbers_dates_and_truths_are_written_out(book, read):
    day = datetime(2026, 11, 3)
    book.sheet("S", [HEADER]).append([375291234567, 4.8e11, 0.5, True, day, timedelta(hours=30)])
    assert parts(read(book))["S"][1] == [
        "375291234567",
        "480000000000",
        "0.5",
        "true",
        "2026-11-03",
        "1 day, 6:00:00",
    ]


def cell(text, style="", more=""):
    named = f' table:style-name="{style}"' if style else ""
    return f'<table:table-cell{named} office:value-type="string"{more}>{text}</table:table-cell>'


def ods_row(cells, more=""):
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def p(text):
    return f"<text:p>{text}</text:p>"


STYLES = (
    '<style:style style:name="off" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="child" style:family="table-cell" style:parent-style-name="off"/>'
    '<style:style style:name="plain" style:family="table-cell"><style:text-properties '
    'style:text-line-through-style="none"/></style:style>'
)


def test_rows_of_open_document_are_left_out_alike(read):
    rows = [
        ods_row([cell(p("Name")), cell(p("Organisation"))]),
        ods_row([cell(p("Ada"), "off"), cell(p("A"), "child")]),
        ods_row([cell(p("Bo"), "plain"), cell(p("B"))]),
        ods_row([cell(p('<text:span text:style-name="off">Cy</text:span>')), cell(p("C"))]),
        ods_row([cell(p("Ed")), cell(p("E"))], ' table:visibility="collapse"'),
        ods_row([cell(p("Flo")), cell(p("F"))], ' table:visibility="filter"'),
        '<table:table-row-group table:display="false">',
        ods_row([cell(p("Gus")), cell(p("G"))], ' table:number-rows-repeated="2"'),
        "</table:table-row-group>",
        ods_row([cell(p("Hal")), cell(p("H"), "", ' table:number-rows-spanned="2"')]),
        ods_row(
            [
                cell("<office:annotation><text:p>a friend</text:p></office:annotation>" + p("Ivy")),
                "<table:covered-table-cell/>",
            ]
        ),
    ]
    table = f'<table:table table:name="S">{"".join(rows)}</table:table>'
    contents = read(spreadsheets.ods_document(table, STYLES), name="x.ods")
    names = [row[0] for row in parts(contents)["S"]]
    assert names == ["Name", "Bo", "Hal", "Ivy"]
    assert left_out(contents) == [
        ("x.ods", 2, "struck through"),
        ("x.ods", 4, "struck through in column A"),
        ("x.ods", 5, "hidden in the spreadsheet"),
        ("x.ods", 6, "hidden in the spreadsheet"),
        ("x.ods", 7, "hidden in the spreadsheet"),
        ("x.ods", 8, "hidden in the spreadsheet"),
    ]
    assert contents.notes == [
        "sheet “S”: B9:B10: the text of merged cells counts for their first column, in all rows",
        "sheet “S”: A10: a comment on the cell; its words are not imported",
    ]


@pytest.mark.parametrize(
    "mark, message",
    [
        ("struck", "x.xlsx:3: struck through in column A"),
        ("hidden", "x.xlsx:3: hidden in the spreadsheet"),
        ("merged", "x.xlsx:2: one cell for several rows: B2:B3"),
        ("formula", "x.xlsx:3: no value in B3, but an error or a formula"),
        ("second", "x.xlsx: more than one sheet has rows: “S”, “Paper”"),
    ],
)
def test_a_list_that_is_kept_as_a_sheet_holds_nothing_that_is_not_clear_to_see(
    book, tmp_path, mark, message
):
    header = ["name", "affiliation"]
    sheet = book.sheet("S", [header, ADA, BO])
    if mark == "struck":
        sheet["A3"].font = STRUCK
    elif mark == "hidden":
        sheet.row_dimensions[3].hidden = True
    elif mark == "formula":
        sheet["B3"] = "=A3"
    elif mark == "merged":
        sheet.merge_cells("B2:B3")
    else:
        book.sheet("Paper", [header, CY])
    book.save(tmp_path / "x.xlsx")
    with pytest.raises(LetterkitError) as caught:
        read_signatories(tmp_path / "x.xlsx", "x.xlsx")
    assert str(caught.value) == message


TEXTS = st.sampled_from(["", "", "Name", "Organisation", "Ada Example", "Organisations", "Bo", "x"])
ROWS = st.lists(st.lists(TEXTS, min_size=1, max_size=5), max_size=12)
SHEET = st.fixed_dictionaries(
    {
        "rows": ROWS,
        "state": st.sampled_from(["visible", "visible", "hidden", "veryHidden"]),
        "hidden": st.sets(st.integers(1, 12), max_size=3),
        "struck": st.sets(st.tuples(st.integers(1, 12), st.integers(1, 5)), max_size=4),
    }
)


@settings(max_examples=tries(80, 200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sheets=st.lists(SHEET, min_size=1, max_size=3))
def test_every_cell_of_every_sheet_that_is_shown_is_read_or_left_out(read, sheets):
    book = openpyxl.Workbook()
    book.active.title = "first"
    expected = set()
    for number, said in enumerate(sheets):
        sheet = book.create_sheet(f"s{number}")
        sheet.sheet_state = said["state"]
        for row in said["rows"]:
            sheet.append([text or None for text in row])
        for line in said["hidden"]:
            sheet.row_dimensions[line].hidden = True
        for line, column in said["struck"]:
            sheet.cell(line, column).font = STRUCK
        if said["state"] == "visible":
            filled = [n for n, row in enumerate(said["rows"], 1) if any(row)]
            expected |= {(f"s{number}", line) for line in filled}
    contents = read(book)
    left_out = [each for each in contents.left_out if each.reason != HIDDEN_SHEET]
    unseen = {each.file.rpartition("/")[2] for each in contents.left_out} - {
        each.file.rpartition("/")[2] for each in left_out
    }
    assert unseen.isdisjoint(sheet for sheet, _ in expected)
    only = {sheet for sheet, _ in expected}

    def place(each):
        sheet = each.file.rpartition("/")[2]
        return (next(iter(only)) if sheet == "x.xlsx" else sheet, each.line)

    there = {place(row) for part in contents.parts for row in part.rows}
    there |= {place(each) for each in left_out}
    assert there == expected
