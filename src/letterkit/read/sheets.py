"""Spreadsheets, .xlsx and .ods: the rows of the first sheet that is shown and not empty."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from typing import TypeAlias

from letterkit.errors import LetterkitError
from letterkit.read.encoding import whole_bytes
from letterkit.read.records import Record
from letterkit.read.sheet_size import refuse_bomb
from letterkit.read.tables import Row, records

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
)
Cell: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


def sheet_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    """The records of a sheet; an encoding has no meaning in these formats."""
    return records(sheet_rows(path, name), name)


def sheet_rows(path: Path, name: str) -> Iterator[Row]:
    """The rows that are not empty, by their number in the sheet."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

    data = whole_bytes(path, name)
    _measured(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        for number, sheet in enumerate(book.sheets_metadata):
            rows = book.get_sheet_by_index(number)
            if sheet.visible == SheetVisibleEnum.Visible and rows.start is not None:
                for line, cells in enumerate(rows.iter_rows(), 1):
                    texts = [_text(cell) for cell in cells]
                    if any(texts):
                        yield Row(line, texts)
                return
    except PasswordError as error:
        raise LetterkitError(
            f"{name}: locked by a password", hint="save a copy without the password"
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable(name) from error


def _measured(data: bytes, name: str) -> None:
    if data.startswith(_OLE):
        raise LetterkitError(
            f"{name}: locked by a password, or an old .xls",
            hint="save a copy as .xlsx without a password",
        )
    try:
        refuse_bomb(data, name)
    except _ZIP_ERRORS as error:
        raise _unreadable(name) from error


def _unreadable(name: str) -> LetterkitError:
    return LetterkitError(
        f"{name}: not a spreadsheet that can be read",
        hint="open it in a spreadsheet program and save it again, as .xlsx, .ods or UTF-8 .csv",
    )


def _text(cell: Cell) -> str:
    """What the cell shows, but dates as ISO 8601 whatever their format."""
    match cell:
        case str():
            return cell
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
    return str(cell)
