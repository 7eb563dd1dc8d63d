"""How large a spreadsheet will be in memory, before it is taken there.

A file of two kilobytes can claim a cell in the last row and column, or repeat one row a million
times, and readers then make room for all that lies between. What a part of it says of its own size
may be a lie, so it is counted while it is unpacked. What gets past this meets the bounds of the
process in which spreadsheets are read.
"""

import re
import zipfile
from io import BytesIO

from letterkit.errors import LetterkitError
from letterkit.lists.sheets.marks import column_of

MAX_CELLS = 30_000_000
MAX_UNPACKED = 400 * 2**20  # bytes; 100,000 rows of 15 cells have some 100 MB
MAX_PARTS = 10_000
_BLOCK = 2**20
_SAVE_AS_CSV = "delete the empty rows and columns at its end, or save it as UTF-8 .csv"
_XLSX_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_XLSX_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{0,3})([0-9]{1,7})[\"']")
_ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell)\b([^>]*)>")
_ODS_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated\s*=\s*[\"']([0-9]{1,9})[\"']")


def refuse_bomb(data: bytes, name: str) -> None:
    """Raise if the sheets of an .xlsx or .ods file would not fit into memory."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        if len(parts.infolist()) > MAX_PARTS:
            raise LetterkitError(f"{name}: more than {MAX_PARTS:,} parts in it", hint=_SAVE_AS_CSV)
        _refuse_too_much(parts, name)
        for part in parts.namelist():
            if _XLSX_SHEET.fullmatch(part):
                cells = _xlsx_cells(parts.read(part))
            else:
                cells = _ods_cells(parts.read(part)) if part == "content.xml" else 0
            if cells > MAX_CELLS:
                raise _too_large(name)


def _refuse_too_much(parts: zipfile.ZipFile, name: str) -> None:
    """Unpack every part, and raise once all of them together are more than a spreadsheet has."""
    unpacked = 0
    for each in parts.infolist():
        with parts.open(each) as part:
            while block := part.read(_BLOCK):
                unpacked += len(block)
                if unpacked > MAX_UNPACKED:
                    raise LetterkitError(
                        f"{name}: it unpacks to more than {MAX_UNPACKED // 2**20} MB",
                        hint=_SAVE_AS_CSV,
                    )


def _xlsx_cells(sheet: bytes) -> int:
    """The area up to the last row and the last column that the sheet names."""
    last = 0
    columns: set[bytes] = set()
    for found in _XLSX_PLACE.finditer(sheet):
        columns.add(found[1])
        row = int(found[2])
        if row > last:
            last = row
    return last * max((column_of(letters.decode()) for letters in columns), default=0)


def _ods_cells(content: bytes) -> int:
    """The cells of all rows, each up to its last one with a value, repeated as they say."""
    total, repeats, column, used = 0, 0, 0, 0
    for tag, attributes in _ODS_TAG.findall(content):
        times = _ODS_REPEATED.search(attributes)
        count = int(times[1]) if times else 1
        if tag == b"table-row":
            total += repeats * used
            repeats, column, used = count, 0, 0
        else:
            column += count
            used = column if b"value" in attributes or not attributes.endswith(b"/") else used
    return total + repeats * used


def _too_large(name: str) -> LetterkitError:
    return LetterkitError(
        f"{name}: a spreadsheet of over {MAX_CELLS:,} cells",
        hint=_SAVE_AS_CSV,
    )
