"""Spreadsheets, .xlsx and .ods: every sheet that is shown, and what is left out of them."""

import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO
from itertools import pairwise
from lzma import LZMAError
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_bytes
from letterkit.lists.documents.group_words import kind_of_table
from letterkit.lists.records import Record, Row
from letterkit.lists.rows.contents import Contents, LeftOut, Part
from letterkit.lists.rows.doubts import may_be_wish
from letterkit.lists.said.said_above import judged
from letterkit.lists.sheets.blocks import Block, blocks_of, lines_apart
from letterkit.lists.sheets.cell_comments import (
    comment_refused,
    strict_comment,
    unheard_comments,
    with_comments,
)
from letterkit.lists.sheets.cell_links import with_links
from letterkit.lists.sheets.coloured_rows import notes_on_looks
from letterkit.lists.sheets.marks import Marks
from letterkit.lists.sheets.ods_marks import ods_marks
from letterkit.lists.sheets.passed_sheets import rows_hidden, rows_not_signed
from letterkit.lists.sheets.sheet_blocks import (
    UNSEEN,
    is_prose,
    notes_of,
    reason_against,
    refuse_unknown_names,
    sorted_rows,
    without_repeated,
)
from letterkit.lists.sheets.sheet_margins import of_ods_pages, of_properties
from letterkit.lists.sheets.sheet_size import refuse_bomb
from letterkit.lists.sheets.title_rows import header_of
from letterkit.lists.sheets.unseen_cells import hide_unseen_columns, refuse_half
from letterkit.lists.sheets.untitled_sheets import ALONE, is_alone, refuse_of_gone, titled
from letterkit.lists.sheets.which_sheets import refuse_other_people, refuse_unplaced
from letterkit.lists.sheets.xlsx_marks import xlsx_marks
from letterkit.lists.tables import records
from letterkit.private.excerpts import excerpt

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_SAVE_AGAIN = "open it in a spreadsheet program and save it again, as .xlsx, .ods or UTF-8 .csv"
_SHOWN = 60  # characters of a sheet of text
_OLE = b"\xd0\xcf\x11\xe0"
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    LZMAError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    KeyError,
)
CellValue: TypeAlias = int | float | str | bool | time | date | datetime | timedelta

TEXT = "text, not a table"
_NOTE = 2  # cells of a row that says something of somebody: "Bo", "anonymous please"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows that are not empty; a chart has none."""

    title: str
    shown: bool
    chart: bool
    rows: Sequence[Row]
    marks: Marks


def sheet_contents(path: Path, name: str, sheets: Sequence[str] = ()) -> Contents:
    """The tables on all sheets that are shown, or on those that `sheets` names.

    Rows that are hidden or struck through are left out, and so are a sheet of sentences and one
    called “To contact”, unless it is chosen. One called “Withdrawn” takes signatures back. Where
    more than one sheet has rows, a row is in the file `x.xlsx/Sheet`.
    """
    every = read_sheets(path, name)
    chosen = _chosen(every, name, sheets)
    notes = [_passed_over(sheet) for sheet in every if sheet not in chosen]
    tables = [sheet for sheet in chosen if sheet.rows]
    prose = [] if sheets else _prose(tables)
    several = sum(sheet.shown and bool(sheet.rows) for sheet in every) > 1
    parts, left_out, alone = list[Part](), list[LeftOut](), list[Sheet]()
    if not sheets:
        refuse_other_people([(each.title, each.rows) for each in tables if each not in prose], name)
    written: list[tuple[str, str]] = []
    for sheet in every:
        if sheet not in chosen:
            left_out += _passed_rows(sheet, f"{name}/{sheet.title}", any_chosen=bool(sheets))
    for sheet in tables:
        file = f"{name}/{sheet.title}" if several else name
        if sheet in prose:
            said = excerpt(next(cell for cell in sheet.rows[0].cells if cell), _SHOWN)
            notes.append(f"sheet “{sheet.title}”: {TEXT}; {_rows(sheet)} left out: “{said}”")
            left_out += [LeftOut(file, row.line, TEXT) for row in sheet.rows]
            written += _lines(sheet, file)
            continue
        # Anyone who chooses a sheet of those who left means that they left.
        said_of_all = judged(sheet.title)
        if said_of_all.back or (said_of_all.out and not sheets):
            notes.append(f"sheet “{sheet.title}”: not those who signed; {_rows(sheet)} left out")
            left_out += rows_not_signed(sheet.title, sheet.rows, file)
            continue
        if not sheets:
            refuse_unplaced(sheet.title, [each.title for each in tables], name)
        refuse_half(sheet.rows, sheet.marks, file)
        if several and not sheets:
            sheet = replace(sheet, rows=titled(sheet.title, sheet.rows))
        if several and is_alone(sheet.rows):
            notes.append(_row_alone(sheet, file, any_chosen=bool(sheets)))
            left_out.append(LeftOut(file, sheet.rows[0].line, ALONE))
            alone.append(sheet)
            written += _lines(sheet, file)
            continue
        written += unheard_comments(sheet.marks.said, file)
        sheet = replace(sheet, rows=without_repeated(sheet.rows, sheet.marks, file, left_out))
        blocks = blocks_of(sheet.rows)
        hide_unseen_columns(sheet.marks, blocks)
        linked: list[str] = []
        parts += _parts_of(sheet, blocks, file, left_out, linked)
        refuse_unknown_names(sheet.marks, blocks, file)
        seen = notes_of(sheet.marks, blocks)
        below = [row.line for b in blocks for row in b.rows[header_of(b.rows) + 1 :]]
        seen += [*notes_on_looks(below, sheet.marks), *linked]
        notes += [f"sheet “{sheet.title}”: {each}" for each in seen]
    margins = dict.fromkeys(text for sheet in every for text in sheet.marks.margins)
    written += [(f"{name} (pages or properties)", text) for text in margins]
    beside = [
        (row.line, cell)
        for sheet in every
        if sheet not in tables or sheet in prose or sheet in alone
        for row in sheet.rows
        for cell in row.cells
        if cell
    ]
    beside += [
        (row.line, ": ".join(given))
        for sheet in every
        if sheet not in chosen and not sheet.chart
        for row in sheet.rows
        if len(given := [cell for cell in row.cells if cell.strip()]) == _NOTE
    ]
    beside += [(cell.row, text) for sheet in tables for cell, text in sheet.marks.said]
    return Contents(parts, left_out, notes, beside, written)


def _parts_of(
    sheet: Sheet, blocks: Sequence[Block], file: str, left_out: list[LeftOut], linked: list[str]
) -> Iterator[Part]:
    """The tables of a sheet; rows that are hidden or crossed out are added to `left_out`.

    `linked` gets notes on what is behind the cells.
    """
    apart = _apart(sheet.rows)
    headed = any(block.headings for block in blocks)
    for block in blocks:
        title = sheet.title if len(blocks) == 1 else f"{sheet.title}, {block.place}"
        titles = block.rows[header_of(block.rows)].cells
        kind = block.kind or kind_of_table(sheet.title, titles)
        part, without = sorted_rows(block, sheet.marks, file, title, kind, apart)
        part = with_comments(part, block, sheet.marks.said, file)
        part, said = with_links(part, block, sheet.marks.links)
        linked += said
        left_out += without
        yield replace(part, headed=headed)


def _row_alone(sheet: Sheet, file: str, *, any_chosen: bool) -> str:
    """What to say of the only row of a sheet, unless it may take back a signature."""
    if not any_chosen:
        refuse_of_gone(file, sheet.title, sheet.rows[0])
    said = excerpt(" ".join(filter(None, sheet.rows[0].cells)), _SHOWN)
    return f"sheet “{sheet.title}”: {ALONE}, so 1 row is left out: “{said}”"


def _passed_rows(sheet: Sheet, file: str, *, any_chosen: bool) -> Sequence[LeftOut]:
    """The rows of a sheet that is passed over, if anybody's signature may depend on them."""
    if sheet.chart or not sheet.rows:
        return ()
    if judged(sheet.title).back:
        # Anyone who left stays away, even if the sheet that says so is hidden.
        return rows_not_signed(sheet.title, sheet.rows, file)
    return () if sheet.shown or any_chosen else rows_hidden(sheet.rows, file)


def _lines(sheet: Sheet, file: str) -> Iterator[tuple[str, str]]:
    """Place and text of each row of a sheet that is no table."""
    for row in sheet.rows:
        yield f"{file}:{row.line}", " ".join(filter(None, row.cells))


def _apart(rows: Sequence[Row]) -> set[int]:
    fresh = {row.line for above, row in pairwise(rows) if row.line > above.line + 1}
    return lines_apart(rows, fresh)


def sheet_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    """The records of a list that is kept as a sheet; an encoding has no meaning there."""
    return records(sheet_rows(path, name), name)


def sheet_rows(path: Path, name: str) -> Iterator[Row]:
    """The rows of a list: those of the one sheet that is shown and has a table.

    A list publishes everyone in it, so it may hold nothing that is not clear to see.
    """
    shown = [sheet for sheet in read_sheets(path, name) if sheet.shown and sheet.rows]
    prose = _prose(shown)
    tables = [sheet for sheet in shown if sheet not in prose]
    if len(tables) > 1:
        titles = ", ".join(f"“{excerpt(sheet.title)}”" for sheet in tables)
        raise LetterkitError(
            f"{name}: more than one sheet has rows: {titles}",
            hint="a list is one sheet: hide or delete the others, or `letterkit add` the file",
        )
    for sheet in tables:
        _refuse_unclear(sheet, name)
        yield from sheet.rows


def _refuse_unclear(sheet: Sheet, name: str) -> None:
    """Refuse what is hidden or struck through, has no value, or is one cell for several people."""
    block = Block(sheet.rows)
    header = header_of(sheet.rows)
    hide_unseen_columns(sheet.marks, [block])
    refuse_half(sheet.rows, sheet.marks, name)
    for row in sheet.rows[header + 1 :]:
        if reason := reason_against(row, block, sheet.marks):
            seen = "in a colour that can be seen"
            how = seen if UNSEEN in reason else "without a line through it"
            raise LetterkitError(
                f"{name}:{row.line}: {reason}",
                hint=f"delete the row, or show it {how}, for a list publishes all of its rows",
            )
    for cell, text in sheet.marks.said:
        if strict_comment(text) or may_be_wish(text):
            raise comment_refused(f"{name}:{cell.row}", cell, text)
    for cell in (*sheet.marks.wrong, *sheet.marks.unknown):
        raise LetterkitError(
            f"{name}:{cell.row}: no value in {cell}, but an error or a formula",
            hint="write there what it should say; if it is a formula, save the file once more in a "
            "spreadsheet program",
        )
    for merged in sheet.marks.merged:
        if merged.first.row > sheet.rows[header].line and merged.last.row > merged.first.row:
            raise LetterkitError(
                f"{name}:{merged.first.row}: one cell for several rows: {merged}",
                hint="unmerge it, and write its text into each row that it is for",
            )


def read_sheets(path: Path, name: str) -> list[Sheet]:
    """Every sheet of the file, hidden ones and charts as well."""
    data = whole_bytes(path, name)
    return taken_apart(partial(_sheets, data, name), name, len(data), hint=_SAVE_AGAIN)


def _sheets(data: bytes, name: str) -> list[Sheet]:
    """A spreadsheet can make the library abort, so this runs in a process of its own."""
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    marks = _marks_of(data, name)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        found = []
        for number, said in enumerate(book.sheets_metadata):
            marked = marks[number] if number < len(marks) else Marks()
            rows = list(_rows_of(book.get_sheet_by_index(number), marked.instead))
            shown = said.visible == SheetVisibleEnum.Visible
            chart = said.typ != SheetTypeEnum.WorkSheet
            found.append(Sheet(said.name, shown, chart, rows, marked))
        return found
    except PasswordError as error:
        raise LetterkitError(
            f"{name}: locked by a password", hint="save a copy without the password"
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable(name) from error


def _rows_of(sheet: "CalamineSheet", instead: Mapping[int, Mapping[int, str]]) -> Iterator[Row]:
    """The rows that are not empty, by their number in the sheet, with the words that it shows."""
    for line, cells in enumerate(sheet.iter_rows(), 1):
        words = instead.get(line, {})
        texts = [words.get(column) or _text(cell) for column, cell in enumerate(cells, 1)]
        if any(texts):
            yield Row(line, texts)


def _marks_of(data: bytes, name: str) -> list[Marks]:
    """The marks of each sheet, once it is clear that the file fits into memory."""
    if data.startswith(_OLE):
        raise LetterkitError(
            f"{name}: locked by a password, or an old .xls",
            hint="save a copy as .xlsx without a password",
        )
    try:
        refuse_bomb(data, name)
        with zipfile.ZipFile(BytesIO(data)) as parts:
            is_ods = "content.xml" in parts.namelist()
            marks = ods_marks(parts) if is_ods else xlsx_marks(parts)
            whole = of_properties(parts) + (of_ods_pages(parts) if is_ods else [])
            if whole:
                marks = marks or [Marks()]
                marks[0].margins += whole
            return marks
    except _ZIP_ERRORS as error:
        raise _unreadable(name) from error


def _chosen(every: Sequence[Sheet], name: str, wanted: Sequence[str]) -> list[Sheet]:
    """The sheets that are shown, or those that are wanted, hidden ones as well."""
    if not wanted:
        return [sheet for sheet in every if sheet.shown and not sheet.chart]
    by_title = {_plain(sheet.title): sheet for sheet in every if not sheet.chart}
    for title in wanted:
        if _plain(title) not in by_title:
            there = ", ".join(
                f"“{excerpt(sheet.title)}”" + ("" if sheet.shown else " (hidden)")
                for sheet in by_title.values()
            )
            raise LetterkitError(
                f"{name}: no sheet is called {excerpt(title)}", hint=f"its sheets are {there}"
            )
    titles = {_plain(title) for title in wanted}
    return [sheet for title, sheet in by_title.items() if title in titles]


def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())


def _prose(tables: Sequence[Sheet]) -> list[Sheet]:
    """Sheets of sentences, if another one is left: the only sheet is for the user to judge."""
    found = [sheet for sheet in tables if is_prose(sheet.rows)]
    return found if len(found) < len(tables) else []


def _passed_over(sheet: Sheet) -> str:
    if sheet.chart:
        return f"sheet “{sheet.title}”: a chart, not read"
    if not sheet.rows:
        return f"sheet “{sheet.title}”: empty"
    why = "not chosen" if sheet.shown else "hidden"
    return f"sheet “{sheet.title}”: {why}, {_rows(sheet)} not read"


def _rows(sheet: Sheet) -> str:
    return "1 row" if len(sheet.rows) == 1 else f"{len(sheet.rows):,} rows"


def _unreadable(name: str) -> LetterkitError:
    return LetterkitError(f"{name}: not a spreadsheet that can be read", hint=_SAVE_AGAIN)


def _text(cell: CellValue) -> str:
    """What the cell shows, but dates as ISO 8601 whatever their format."""
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime() | date() | time():
            return cell.isoformat()
    return str(cell)
