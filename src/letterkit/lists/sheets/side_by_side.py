"""Tables with the same titles several times in one row: `Name | City | Name | City`.

Each repetition is a table of its own, so that nobody in the second is taken for more about the
first. Columns without a title and without a text part nothing and hold nothing.
"""

from collections.abc import Sequence
from dataclasses import replace

from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.documents import Table, Words
from letterkit.lists.exports.known import plain_title
from letterkit.lists.rows.contents import ExportRow

_NAMES = ("name", FIRST, LAST)


def repeated(titles: Sequence[str], used: Sequence[bool]) -> list[tuple[int, int]]:
    """First column and end of each repetition; nothing where the titles do not repeat."""
    columns = [number for number in range(len(titles)) if titles[number].strip() or used[number]]
    plain = [plain_title(titles[number]) for number in columns]
    if "" in plain or not any(field_of(title) in _NAMES for title in plain):
        return []
    for width in range(2, len(plain) // 2 + 1):
        if len(plain) % width == 0 and plain == plain[:width] * (len(plain) // width):
            starts = [columns[place] for place in range(0, len(plain), width)]
            return list(zip(starts, [*starts[1:], len(titles)], strict=True))
    return []


def tables_beside(table: Table) -> list[Table]:
    """A table of a document as several, if its titles repeat; else as it is."""
    titles = [cell.text for cell in table.header]
    used = [
        any(number < len(row.cells) and row.cells[number].text.strip() for row in table.rows)
        for number in range(len(titles))
    ]
    pieces = repeated(titles, used)
    if not pieces:
        return [table]
    found = []
    for number, (start, end) in enumerate(pieces):
        # What goes beyond the titles stays with the last of them, a line across with the first.
        until = None if number == len(pieces) - 1 else end
        rows = []
        for row in table.rows:
            cells = row.cells[start:until]
            kept = number == 0 if row.across else _is_given(cells)
            if kept or (number == 0 and not _is_given(row.cells)):
                rows.append(replace(row, cells=cells))
        found.append(replace(table, header=table.header[start:end], rows=rows))
    return found


def _is_given(cells: Sequence[Words]) -> bool:
    return any(cell.text.strip() or cell.struck for cell in cells)


def rows_beside(rows: Sequence[ExportRow]) -> list[list[ExportRow]]:
    """The rows of a table in text, the first with the titles, as several tables if they repeat."""
    titles = rows[0].cells
    used = [
        any(number < len(row.cells) and row.cells[number].strip() for row in rows[1:])
        for number in range(len(titles))
    ]
    pieces = repeated(titles, used)
    if not pieces:
        return [list(rows)]
    found = []
    for start, end in pieces:
        until = None if end == len(titles) else end
        kept = [row._replace(cells=row.cells[start:until]) for row in rows[1:]]
        header = rows[0]._replace(cells=titles[start:end])
        found.append([header, *(row for row in kept if any(cell.strip() for cell in row.cells))])
    return found
