"""Where a click on a cell of a spreadsheet leads: to an address, which is private, or to a page.

    Ada Example → mailto:ada@example.org      a column "E-mail", which is private
    Ada Example → https://example.org/ada     a column "Link", for it is her page
    Minsk       → https://example.org/minsk   not read, and a note says so

What stands in the row itself counts before what is behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, field_of
from letterkit.lists.documents.item_texts import mail_address
from letterkit.lists.rows.contents import ExportRow, Part, shown_title
from letterkit.lists.sheets.blocks import Block
from letterkit.lists.sheets.marks import Cell
from letterkit.lists.sheets.title_rows import header_of
from letterkit.private.excerpts import some_lines

_NAMES = frozenset({"name", FIRST, MIDDLE, LAST})
_TITLES = {"email": "E-mail", "link": "Link"}
_WHAT = {
    "email": "e-mail addresses behind cells are kept privately",
    "link": "links behind names are read as pages of these people",
}
_WEB = ("http://", "https://")


@dataclass(slots=True)
class _Found:
    """What is behind the cells of a table: texts by field and row, and cells that are not read."""

    texts: dict[str, dict[int, str]] = field(default_factory=lambda: {each: {} for each in _TITLES})
    unread: list[Cell] = field(default_factory=list)


def with_links(
    part: Part, block: Block, links: Sequence[tuple[Cell, str]]
) -> tuple[Part, list[str]]:
    """A part with what is behind its cells in columns, and notes on that."""
    if not links or not part.rows:
        return part, []
    header = block.rows[header_of(block.rows)].line
    at = next((number for number, row in enumerate(part.rows) if row.line == header), 0)
    fields = [field_of(shown_title(title)) for title in part.rows[at].cells]
    found = _found(part.rows[at + 1 :], fields, block.column, links)
    notes = []
    for what, texts in found.texts.items():
        if texts:
            part, fields = _with_column(part, at, fields, what, texts)
            notes.append(f"{_WHAT[what]}: {_rows(list(texts))}")
    if found.unread:
        cells = some_lines([str(each) for each in found.unread])
        notes.append(f"links behind cells are not read: {cells}")
    return part, notes


def _found(
    rows: Sequence[ExportRow],
    fields: Sequence[str],
    before: int,
    links: Sequence[tuple[Cell, str]],
) -> _Found:
    """What is behind the cells of rows, the first of which is that behind column `before`."""
    found = _Found()
    by_line = {row.line: row for row in rows}
    for cell, target in links:
        number = cell.column - before - 1
        row = by_line.get(cell.row)
        if not row or not 0 <= number < len(row.cells) or _stands_there(target, row):
            continue
        named = number < len(fields) and fields[number] in _NAMES
        what, text = _kind(target, named=named)
        free = bool(what) and not _given(row, fields, what)
        if not free or found.texts[what].setdefault(cell.row, text) != text:
            found.unread.append(cell)
    return found


def _kind(target: str, *, named: bool) -> tuple[str, str]:
    """The field that a target is for, and its text there; `named` says that a name leads to it."""
    if mail := mail_address(target):
        return "email", mail
    if named and target.casefold().startswith(_WEB):
        return "link", target
    return "", ""


def _stands_there(target: str, row: ExportRow) -> bool:
    """Whether a cell of the row says what is behind one: spreadsheets make links of addresses.

    A place in the workbook says nothing of anybody.
    """
    if target.startswith("#"):
        return True
    plain = (mail_address(target) or target.partition("://")[2] or target).casefold().strip("/ ")
    return any(plain in cell.casefold() for cell in row.cells)


def _given(row: ExportRow, fields: Sequence[str], what: str) -> bool:
    """Whether a row has another address, or another page, of its own."""
    pairs = zip(row.cells, fields, strict=False)
    return any(cell.strip() for cell, each in pairs if each == what)


def _with_column(
    part: Part, at: int, fields: Sequence[str], what: str, texts: Mapping[int, str]
) -> tuple[Part, list[str]]:
    """The part with texts, by row, in a column of their own or in the one that there is."""
    width = max(len(row.cells) for row in part.rows)
    known = [*fields, *[""] * (width - len(fields))]
    number = known.index(what) if what in known else width
    if number == width:
        known.append(what)
    rows = []
    for place, row in enumerate(part.rows):
        cells = [*row.cells, *[""] * (number + 1 - len(row.cells))]
        if place == at and number == width:
            cells[number] = _TITLES[what]
        elif place > at and row.line in texts:
            cells[number] = texts[row.line]
        rows.append(row._replace(cells=cells))
    return replace(part, rows=rows), known


def _rows(lines: Sequence[int]) -> str:
    return f"{'row' if len(lines) == 1 else 'rows'} {some_lines([str(line) for line in lines])}"
