"""The smallest spreadsheets there can be, written by hand: rows by their number, from 1."""

import io
import zipfile
from xml.sax.saxutils import escape

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def xlsx(rows, hidden=False):
    sheets = ['<sheet name="S" sheetId="1" r:id="r1"/>']
    parts = {"xl/worksheets/sheet1.xml": _worksheet(rows)}
    if hidden:
        sheets.insert(0, '<sheet name="H" sheetId="2" state="hidden" r:id="r2"/>')
        parts["xl/worksheets/sheet2.xml"] = _worksheet({1: ["hidden"]})
    types = "".join(
        f'<Override PartName="/{part}" ContentType="{_SHEET_TYPE}.worksheet+xml"/>'
        for part in parts
    )
    return _zip(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPE}.sheet.main+xml"/>'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
            "_rels/.rels": _relations({"r0": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f"{''.join(sheets)}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _relations(
                {f"r{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in (1, 2)[: len(parts)]}
            ),
            **parts,
        }
    )


def ods(rows):
    content = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, rows.get(number, [''])))}</table:table-row>"
        for number in range(1, max(rows) + 1)
    )
    return ods_document(f'<table:table table:name="S">{content}</table:table>')


def ods_document(tables, styles=""):
    """An .ods file of tables and automatic styles that are given as XML."""
    return _zip(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f'<office:document-content xmlns:office="{_ODF}:office:1.0" '
            f'xmlns:table="{_ODF}:table:1.0" xmlns:text="{_ODF}:text:1.0" '
            f'xmlns:style="{_ODF}:style:1.0">'
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0"/>',
        }
    )


def _worksheet(rows):
    lines = "".join(
        f'<row r="{number}">{"".join(_xlsx_cell(n, number, each) for n, each in enumerate(cells))}'
        "</row>"
        for number, cells in rows.items()
    )
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'


def _xlsx_cell(column, row, value):
    place = f"{chr(65 + column)}{row}"
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def _ods_cell(value):
    if not value:
        return "<table:table-cell/>"
    kind = 'office:value-type="string"'
    if value[:1].isdigit():
        kind = f'office:value-type="date" office:date-value="{value}"'
    return f"<table:table-cell {kind}><text:p>{escape(value)}</text:p></table:table-cell>"


def _relations(targets):
    each = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _zip(parts):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text if name == "mimetype" else f'<?xml version="1.0"?>{text}')
    return data.getvalue()
