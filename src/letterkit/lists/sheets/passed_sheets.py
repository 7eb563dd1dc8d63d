"""The rows of sheets that are passed over, with whose signature each of them may take back."""

from collections.abc import Sequence

from letterkit.lists.records import Row
from letterkit.lists.rows.contents import ExportRow, LeftOut, Part
from letterkit.lists.said.leaving import HIDDEN_SHEET, all_of, who_below
from letterkit.lists.said.said_above import judged
from letterkit.lists.sheets.title_rows import header_of
from letterkit.lists.sheets.untitled_sheets import names_at

NOT_SIGNED = "its sheet is not called for those who signed"


def rows_not_signed(title: str, rows: Sequence[Row], file: str) -> list[LeftOut]:
    """The rows of a sheet that is left out, with whose signature they take back."""
    if not judged(title).back:
        return [LeftOut(file, row.line, NOT_SIGNED) for row in rows]
    column = names_at(rows)
    if column is not None:
        # No row of titles: the first row is of somebody as well.
        return [
            LeftOut(file, row.line, NOT_SIGNED, who_below([], row.cells[column : column + 1])[0])
            for row in rows
        ]
    header = header_of(rows)
    left_out = [LeftOut(file, row.line, NOT_SIGNED) for row in rows[: header + 1]]
    below = [ExportRow(file, row.line, row.cells) for row in rows[header:]]
    return left_out + list(all_of(Part(title, below), NOT_SIGNED))


def rows_hidden(rows: Sequence[Row], file: str) -> list[LeftOut]:
    """The rows of a hidden sheet below their titles, with whose signature each may take back."""
    titles, *people = rows[header_of(rows) :]
    if names_at(rows) is not None:
        titles, people = Row(0, []), list(rows)
    return [
        LeftOut(file, row.line, HIDDEN_SHEET, *who_below(titles.cells, row.cells)) for row in people
    ]
