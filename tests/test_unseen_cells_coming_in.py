"""Rows and cells of a spreadsheet that nobody sees: white on white, `;;;`, no height, no width."""

import io

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill

import spreadsheets
from letterkit.lists.sheets.number_formats import hides_numbers, hides_words

ROWS = [
    ["Name", "Affiliation", "Remarks"],
    ["Ada Example", "Club A", "a"],
    ["Bo Sample", "Club B", "b"],
    ["Cy Test", "Club C", "c"],
]


def book(change):
    made = openpyxl.Workbook()
    sheet = made.active
    for row in ROWS:
        sheet.append(row)
    change(sheet)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def looks(*, font=None, fill=None, code=None, cells=("A3",)):
    """A workbook in which some cells have a font, a fill or a number format."""

    def change(sheet):
        for place in cells:
            if font:
                sheet[place].font = font
            if fill:
                sheet[place].fill = fill
            if code is not None:
                sheet[place].number_format = code

    return book(change)


def solid(colour):
    return PatternFill("solid", fgColor=colour)


WHITE, NAVY = Color(rgb="FFFFFFFF"), Color(rgb="FF1F3864")

UNSEEN = {
    "the format ;;;": {"code": ";;;"},
    "a word instead": {"code": ';;;"x"'},
    "stars instead": {"code": ";;;**"},
    "white": {"font": Font(color=WHITE)},
    "a transparent white": {"font": Font(color="00FFFFFF")},
    "the theme's white": {"font": Font(color=Color(theme=0))},
    "the theme's white, a little darker": {"font": Font(color=Color(theme=0, tint=-0.05))},
    "white by number": {"font": Font(color=Color(indexed=9))},
    "white by its format": {"code": "[White]@"},
    "the colour of its cell": {"font": Font(color=NAVY), "fill": solid(NAVY)},
    "blacked out": {"fill": solid("FF000000")},
    "the theme's colour of its cell": {
        "font": Font(color=Color(theme=4, tint=0.6)),
        "fill": solid(Color(theme=4, tint=0.6)),
    },
    "too small": {"font": Font(size=1)},
}


@pytest.mark.parametrize("how", UNSEEN)
def test_a_name_that_nobody_sees_is_left_out_and_said(desk, how):
    assert desk.add("x.xlsx", looks(**UNSEEN[how])) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Test"]
    assert "1 left out: in letters that cannot be seen in column A (x.xlsx:3)" in desk.said


@pytest.mark.parametrize(
    ("code", "one", "zero"),
    [
        ('"yes";;"no"', "yes", "no"),
        ('"no";;"yes"', "no", "yes"),
        ('"Yes";"Yes";"No"', "yes", "no"),
        ('[=1]"Ja";[=0]"Nein";General', "yes", "no"),
        ('[>=2]"nein";[=0]"nein";"ja"', "yes", "no"),
        ('[Green]"✓";;[Red]"✗"', "yes", "no"),
        # a number that is seen counts as it stands
        ('0" yes"', "yes", "no"),
        ("0;;0", "yes", "no"),
    ],
)
def test_a_number_counts_as_the_words_that_its_format_shows(desk, code, one, zero):
    def change(sheet):
        for row, value in enumerate(("Publish my name", 1, 0, 1), 1):
            sheet[f"D{row}"] = value
            sheet[f"D{row}"].number_format = code

    assert desk.add("x.xlsx", book(change)) == 0, desk.said
    assert desk.column("consent") == [one, zero, one]
    assert "hidden" not in desk.said


SEEN = {
    "white on dark": {"font": Font(color=WHITE), "fill": solid(NAVY)},
    "the theme's white on its blue": {
        "font": Font(color=Color(theme=0)),
        "fill": solid(Color(theme=4)),
    },
    "a dark shade of the theme's white": {"font": Font(color=Color(theme=0, tint=-0.5))},
    "grey": {"font": Font(color="FF808080")},
    "yellow": {"font": Font(color="FFFFFF00")},
    "black on yellow": {"fill": solid("FFFFFF00")},
    "red": {"font": Font(color=Color(rgb="FFFF0000"))},
    "zeros hidden": {"code": "0;-0;;@"},
    "numbers hidden": {"code": ";;;@"},
    "a plain format": {"code": "@"},
    "a grid of dots": {"fill": PatternFill("gray125")},
}


@pytest.mark.parametrize("how", SEEN)
def test_what_can_be_seen_raises_no_alarm(desk, how):
    cells = [f"{letter}{row}" for letter in "ABC" for row in (1, 2, 3, 4)]
    assert desk.add("x.xlsx", looks(**SEEN[how], cells=cells)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Test"]
    assert desk.column("affiliation") == ["Club A", "Club B", "Club C"]
    assert "3 rows, all read" in desk.said


def test_a_row_that_nobody_sees_is_left_out_whole(desk):
    data = looks(font=Font(color=WHITE), cells=("A3", "B3", "C3"))
    assert desk.add("x.xlsx", data) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Test"]
    assert "in letters that cannot be seen (x.xlsx:3)" in desk.said


def test_a_detail_that_nobody_sees_goes_without_the_person(desk):
    assert desk.add("x.xlsx", looks(font=Font(color=WHITE), cells=("B3",))) == 0, desk.said
    assert desk.column("affiliation") == ["Club A", "", "Club C"]
    assert "B3: in letters that cannot be seen, so the cell is empty" in desk.said


def test_a_column_that_nobody_sees_is_a_hidden_one(desk):
    data = looks(code=";;;", cells=("B2", "B3", "B4"))
    assert desk.add("x.xlsx", data) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Test"]
    assert desk.column("affiliation") == ["", "", ""]
    assert "column B: hidden in the spreadsheet, so it is not published" in desk.said


def test_titles_in_white_are_titles(desk):
    data = looks(font=Font(color=WHITE), cells=("A1", "B1", "C1"))
    assert desk.add("x.xlsx", data) == 0, desk.said
    assert desk.column("affiliation") == ["Club A", "Club B", "Club C"]


@pytest.mark.parametrize("height", [0.01, 0.75])
def test_a_row_without_height_is_hidden(desk, height):
    def flat(sheet):
        sheet.row_dimensions[3].height = height

    assert desk.add("x.xlsx", book(flat)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Test"]
    assert "hidden in the spreadsheet (x.xlsx:3)" in desk.said


def test_an_ordinary_height_and_width_hide_nothing(desk):
    def low(sheet):
        sheet.row_dimensions[3].height = 10
        sheet.column_dimensions["B"].width = 1.5

    assert desk.add("x.xlsx", book(low)) == 0, desk.said
    assert desk.column("affiliation") == ["Club A", "Club B", "Club C"]


def test_a_column_without_width_is_hidden(desk):
    data = book(lambda sheet: None).replace(b"", b"")
    made = openpyxl.load_workbook(io.BytesIO(data))
    made.active.column_dimensions["B"].width = 0.1
    out = io.BytesIO()
    made.save(out)
    assert desk.add("x.xlsx", out.getvalue()) == 0, desk.said
    assert desk.column("affiliation") == ["", "", ""]


@pytest.mark.parametrize("shared", [True, False])
def test_half_a_cell_that_nobody_sees_stops(desk, shared):
    plain, white = InlineFont(color="FF000000"), InlineFont(color="FFFFFFFF")
    parts = [TextBlock(plain, "Bo Sample"), TextBlock(white, " (not public)")]

    def half(sheet):
        sheet["A3"] = CellRichText(*parts) if shared else CellRichText("Bo Sample", parts[1])

    assert desk.add("x.xlsx", book(half)) == 2
    assert "x.xlsx:3: a part of A3 cannot be seen: Bo Sample (not public)" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


def test_a_text_of_white_runs_is_not_seen(desk):
    def white(sheet):
        run = InlineFont(color="FFFFFFFF")
        sheet["A3"] = CellRichText(TextBlock(run, "Bo "), TextBlock(run, "Sample"))

    assert desk.add("x.xlsx", book(white)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Test"]


def test_a_text_of_red_runs_in_a_white_font_is_seen(desk):
    def red(sheet):
        sheet["A3"] = CellRichText(TextBlock(InlineFont(color="FFFF0000"), "Bo Sample"))
        sheet["A3"].font = Font(color=WHITE)

    assert desk.add("x.xlsx", book(red)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Test"]


def test_a_list_kept_as_a_sheet_is_refused_with_a_name_that_nobody_sees(desk):
    made = openpyxl.Workbook()
    for row in (["name", "consent"], ["Ada Example", "yes"], ["Bo Sample", "yes"]):
        made.active.append(row)
    made.active["A3"].font = Font(color=WHITE)
    out = io.BytesIO()
    made.save(out)
    desk.write("signatories/parks.xlsx", out.getvalue())
    assert desk.run("check", "parks") == 2
    assert "parks.xlsx:3: in letters that cannot be seen in column A" in desk.said
    assert "show it in a colour that can be seen" in desk.said


@pytest.mark.parametrize(
    ("code", "words", "numbers"),
    [
        (";;;", True, True),
        ("; ; ; ", True, True),
        ('"";"";"";""', True, True),
        ('";";0', False, False),
        (";;;@", False, True),
        (";;", False, True),
        ("0;-0;;@", False, False),
        ("General", False, False),
        ("", False, False),
        ("dd/mm/yyyy;@", False, False),
        ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', False, False),
        ("[Red]0;[Blue]-0;0;[White]@", False, False),
    ],
)
def test_which_formats_hide(code, words, numbers):
    assert hides_words(code) is words
    assert hides_numbers(code) is numbers


FO = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
NUMBER = 'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"'


def style(inner, *, family="table-cell", more=""):
    return f'<style:style style:name="s" style:family="{family}" {more} {FO}>{inner}</style:style>'


def letters(said):
    return f"<style:text-properties {said}/>"


def ground(said):
    return f"<style:table-cell-properties {said}/>"


def ods(styles, *, cell="", row="", column="", table="", words="<text:p>Bo Sample</text:p>"):
    """A sheet of three people, where the second one's cell, row or column has a style."""

    def line(name, looks="", around=""):
        of_name = f"<text:p>{name}</text:p>" if name != "Bo Sample" else words
        return (
            f"<table:table-row {around}><table:table-cell"
            f' office:value-type="string" {looks}>{of_name}</table:table-cell>'
            '<table:table-cell office:value-type="string"><text:p>Club</text:p></table:table-cell>'
            "</table:table-row>"
        )

    rows = [
        line("Name"),
        line("Ada Example"),
        line("Bo Sample", cell, row),
        line("Cy Test"),
    ]
    rows[0] = rows[0].replace("Club", "Affiliation")
    columns = f"<table:table-column/><table:table-column {column}/>"
    sheet = f'<table:table table:name="S" {table}>{columns}{"".join(rows)}</table:table>'
    return spreadsheets.ods_document(sheet, styles)


STYLED = 'table:style-name="s"'
WORDLESS = f'<number:text-style style:name="n" {NUMBER}/>'
UNSEEN_ODS = {
    "white": ods(style(letters('fo:color="#ffffff"')), cell=STYLED),
    "the colour of its cell": ods(
        style(ground('fo:background-color="#202060"') + letters('fo:color="#202060"')), cell=STYLED
    ),
    "built on a white one": ods(
        style(letters('fo:color="#ffffff"'))
        + '<style:style style:name="t" style:family="table-cell" style:parent-style-name="s"/>',
        cell='table:style-name="t"',
    ),
    "a format without words": ods(
        WORDLESS + style("", more='style:data-style-name="n"'), cell=STYLED
    ),
    "hidden letters": ods(style(letters('text:display="none"')), cell=STYLED),
    "too small": ods(style(letters('fo:font-size="1pt"')), cell=STYLED),
    "white words": ods(
        style(letters('fo:color="#ffffff"'), family="text"),
        words='<text:p><text:span text:style-name="s">Bo Sample</text:span></text:p>',
    ),
    "hidden and locked": ods(
        style(ground('style:cell-protect="hidden-and-protected"')),
        cell=STYLED,
        table='table:protected="true"',
    ),
    "a row of no height": ods(
        style('<style:table-row-properties style:row-height="0cm"/>', family="table-row"),
        row=STYLED,
    ),
}


@pytest.mark.parametrize("how", UNSEEN_ODS)
def test_a_name_that_nobody_sees_in_an_ods_is_left_out_and_said(desk, how):
    assert desk.add("x.ods", UNSEEN_ODS[how]) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Test"]
    assert "1 left out" in desk.said


SEEN_ODS = {
    "white on dark": ods(
        style(ground('fo:background-color="#202060"') + letters('fo:color="#ffffff"')), cell=STYLED
    ),
    "no colour on black": ods(style(ground('fo:background-color="#000000"')), cell=STYLED),
    "the colour of the window": ods(
        style(letters('fo:color="#ffffff" style:use-window-font-color="true"')), cell=STYLED
    ),
    "red": ods(style(letters('fo:color="#ff0000"')), cell=STYLED),
    "a format for words": ods(
        WORDLESS.replace("/>", "><number:text-content/></number:text-style>")
        + style("", more='style:data-style-name="n"'),
        cell=STYLED,
    ),
    "not locked": ods(style(ground('style:cell-protect="hidden-and-protected"')), cell=STYLED),
    "a white style of rows": ods(style(letters('fo:color="#ffffff"'), family="text"), cell=STYLED),
    "a usual height": ods(
        style('<style:table-row-properties style:row-height="0.45cm"/>', family="table-row"),
        row=STYLED,
    ),
}


@pytest.mark.parametrize("how", SEEN_ODS)
def test_what_can_be_seen_in_an_ods_raises_no_alarm(desk, how):
    assert desk.add("x.ods", SEEN_ODS[how]) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Test"]


def test_a_column_of_no_width_in_an_ods_is_hidden(desk):
    flat = '<style:table-column-properties style:column-width="0cm"/>'
    data = ods(style(flat, family="table-column"), column=STYLED)
    assert desk.add("x.ods", data) == 0, desk.said
    assert desk.column("affiliation") == ["", "", ""]
    assert "column B: hidden in the spreadsheet" in desk.said


def test_half_a_cell_that_nobody_sees_in_an_ods_stops(desk):
    words = '<text:p>Bo Sample<text:span text:style-name="s"> (not public)</text:span></text:p>'
    data = ods(style(letters('fo:color="#ffffff"'), family="text"), words=words)
    assert desk.add("x.ods", data) == 2
    assert "a part of A3 cannot be seen" in desk.said
