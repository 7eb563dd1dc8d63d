"""What a spreadsheet says outside of its cells: headers, footers, properties, coloured rows.

All people are invented.
"""

import io
import zipfile

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Font, PatternFill

NAMES = ("Ada Example", "Bo Sample", "Cy Muster", "Di Probe", "Ed Model")
RED = PatternFill("solid", fgColor="FFFF9999")
BLUE = PatternFill("solid", fgColor="FFDDEEFF")
STYLES = """<?xml version="1.0"?><office:document-styles
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:master-styles>
<style:master-page><style:header><text:p>{}</text:p></style:header></style:master-page>
</office:master-styles></office:document-styles>"""
META = """<?xml version="1.0"?><office:document-meta
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta><dc:subject>{}</dc:subject></office:meta>
</office:document-meta>"""
CONTENT = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
<style:style style:name="r" style:family="table-cell">
<style:table-cell-properties fo:background-color="#ff9999"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="S">
{}</table:table></office:spreadsheet></office:body></office:document-content>"""


def book(fills=None, titles=False):
    """A workbook with five people, and one of them in each coloured row."""
    made = Workbook()
    sheet = made.active
    sheet.append(["Name", "Role"])
    for name in NAMES:
        sheet.append([name, "Teacher"])
    for row, fill in {**({1: BLUE} if titles else {}), **(fills or {})}.items():
        for cell in sheet[row]:
            cell.fill = fill
    return made, sheet


def saved(made):
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def ods(header="", subject="", coloured=(), content=CONTENT):
    """The same as .ods."""
    rows = []
    for number, name in enumerate(("Name", *NAMES), 1):
        style = ' table:style-name="r"' if number in coloured else ""
        cells = (
            f'<table:table-cell office:value-type="string"{style}><text:p>{text}</text:p>'
            "</table:table-cell>"
            for text in (name, "Role" if number == 1 else "Teacher")
        )
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", content.format("".join(rows)))
        parts.writestr("styles.xml", STYLES.format(header))
        parts.writestr("meta.xml", META.format(subject))
        parts.writestr(
            "META-INF/manifest.xml",
            '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return data.getvalue()


def test_a_header_a_footer_or_a_property_that_closes_a_list_is_shown(desk):
    texts = (
        "Do not publish",
        "Internal use only",
        "Confidential",
        "Nur für den internen Gebrauch",
        "Nicht veröffentlichen",
        "Не для публикации",
        "Для служебного пользования",
        "Не для друку",
        "Ne pas diffuser",
        "No publicar",
        "Nie publikować",
        "لا تنشر",
    )
    wrong = []
    for text in texts:
        below, sheet = book()
        sheet.oddFooter.center.text = text
        titled, _ = book()
        titled.properties.subject = text
        own, _ = book()
        own.custom_doc_props.append(StringProperty(name="Classification", value=text))
        files = [("a.xlsx", saved(each)) for each in (below, titled, own)]
        files += [("a.ods", ods(header=text)), ("a.ods", ods(subject=text))]
        for number, (name, data) in enumerate(files):
            if desk.add(name, data, read=False) != 2 or f"{text}”" not in desk.said:
                wrong.append((text, number, desk.said))
    assert wrong == []


def test_ordinary_pages_and_properties_say_nothing(desk):
    made, sheet = book(titles=True)
    sheet.oddHeader.center.text = "Open letter for the parks"
    sheet.oddFooter.right.text = "Page &P of &N"
    made.properties.title = "Signatories"
    made.properties.subject = "Open letter"
    made.properties.keywords = "parks; letter; 2026"
    assert desk.add("a.xlsx", saved(made), read=False) == 0, desk.said
    assert "colour" not in desk.said
    assert desk.column("name") == list(NAMES)


def test_rows_in_another_colour_are_named(desk):
    made, _ = book({3: RED, 6: RED}, titles=True)
    assert desk.add("a.xlsx", saved(made), read=False) == 0, desk.said
    assert "rows 3, 6 have another colour than the rest; colours are not read" in desk.said
    one, sheet = book()
    sheet["A4"].fill = RED
    assert desk.add("b.xlsx", saved(one), read=False) == 0, desk.said
    assert "row 4 has another colour than the rest; colours are not read" in desk.said
    assert desk.add("c.ods", ods(coloured=(3,)), read=False) == 0, desk.said
    assert "row 3 has another colour than the rest; colours are not read" in desk.said


def in_letters(fonts):
    """A workbook with rows in the given letters."""
    made, sheet = book()
    for row, font in fonts.items():
        for cell in sheet[row]:
            cell.font = font
    return saved(made)


def test_rows_in_other_letters_are_named(desk):
    red, italic, link = (
        Font(color="FFC00000"),
        Font(italic=True),
        Font(color="FF0563C1", u="single"),
    )
    said = "letters of another colour, or in italics; letterforms are not read"
    assert desk.add("a.xlsx", in_letters({3: red, 6: italic}), read=False) == 0, desk.said
    assert f"rows 3, 6 have {said}" in desk.said
    for number, looks in enumerate(({1: red}, {4: link}, {2: red, 3: red, 4: red, 5: red, 6: red})):
        assert desk.add(f"{number}.xlsx", in_letters(looks), read=False) == 0, desk.said
        assert "letters" not in desk.said
    slanted = CONTENT.replace('fo:background-color="#ff9999"', "").replace(
        "</style:style>", '<style:text-properties fo:font-style="italic"/></style:style>'
    )
    assert desk.add("c.ods", ods(coloured=(3,), content=slanted), read=False) == 0, desk.said
    assert f"row 3 has {said}" in desk.said


def linked(links):
    """A workbook with links on its cells."""
    made = Workbook()
    sheet = made.active
    sheet.append(["Name", "Town"])
    for name in NAMES:
        sheet.append([name, "Minsk"])
    for cell, target in links.items():
        sheet[cell].hyperlink = target
    return saved(made)


PAGES = {"A2": "https://example.org/ada", "A3": "mailto:bo@example.org?subject=Hi"}


def test_what_is_behind_cells_is_kept_or_said(desk):
    given = {**PAGES, "B4": "https://example.org/minsk", "B5": "mailto:di@example.org"}
    assert desk.add("a.xlsx", linked(given), read=False) == 0, desk.said
    assert desk.column("link") == ["https://example.org/ada", "", "", "", ""]
    assert desk.column("email") == ["", "bo@example.org", "", "di@example.org", ""]
    assert desk.column("name") == list(NAMES)
    assert "links behind cells are not read: B4" in desk.said
    assert "links behind names are read as pages of these people: row 2" in desk.said
    assert "bo@example.org" not in desk.printed()


def test_an_address_in_the_row_counts_before_one_behind_it(desk):
    made, sheet = book()
    sheet["C1"], sheet["C2"], sheet["C3"] = "E-mail", "ada@example.org", "bo@example.org"
    sheet["C2"].hyperlink, sheet["A3"].hyperlink = "mailto:ada@example.org", "mailto:b@example.com"
    sheet["A4"].hyperlink = "mailto:cy@example.org"
    assert desk.add("a.xlsx", saved(made), read=False) == 0, desk.said
    assert desk.column("email")[:3] == ["ada@example.org", "bo@example.org", "cy@example.org"]
    assert "links behind cells are not read: A3" in desk.said


def test_a_formula_that_links_is_read_too(desk):
    data = linked({})
    old = '<c r="A2" t="inlineStr"><is><t>Ada Example</t></is></c>'
    formula = "HYPERLINK(&quot;https://example.org/ada&quot;,&quot;Ada Example&quot;)"
    new = f'<c r="A2" t="str"><f>{formula}</f><v>Ada Example</v></c>'
    assert desk.add("a.xlsx", with_part(data, old, new), read=False) == 0, desk.said
    assert desk.column("link")[:2] == ["https://example.org/ada", ""]


def test_links_in_an_ods_are_read_too(desk):
    data = ods()
    link = '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{}">{}</text:a>'
    for name, target in zip(NAMES, PAGES.values(), strict=False):
        data = with_part(data, f"<text:p>{name}<", f"<text:p>{link.format(target, name)}<")
    assert desk.add("a.ods", data, read=False) == 0, desk.said
    assert desk.column("link")[:2] == ["https://example.org/ada", ""]
    assert desk.column("email")[:2] == ["", "bo@example.org"]


def with_part(data, old, new):
    """An .ods with another text in its content."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as parts, zipfile.ZipFile(out, "w") as copy:
        for part in parts.namelist():
            copy.writestr(part, parts.read(part).replace(old.encode(), new.encode()))
    return out.getvalue()


def test_stripes_and_coloured_columns_are_of_the_table(desk):
    striped, _ = book({2: BLUE, 4: BLUE, 6: BLUE}, titles=True)
    assert desk.add("a.xlsx", saved(striped), read=False) == 0, desk.said
    assert "colour" not in desk.said
    whole, sheet = book()
    for row in range(2, 7):
        sheet.cell(row, 2).fill = BLUE
    assert desk.add("b.xlsx", saved(whole), read=False) == 0, desk.said
    assert "colour" not in desk.said
