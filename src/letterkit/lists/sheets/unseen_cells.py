"""Cells of a spreadsheet whose words cannot be seen: a whole column of them, or half a cell."""

from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, field_of
from letterkit.lists.own_columns import column
from letterkit.lists.records import Row
from letterkit.lists.sheets.blocks import Block
from letterkit.lists.sheets.marks import Marks
from letterkit.lists.sheets.title_rows import header_of
from letterkit.private.excerpts import excerpt

NAMES = frozenset({"name", FIRST, MIDDLE, LAST})


def hide_unseen_columns(marks: Marks, blocks: Sequence[Block]) -> None:
    """Count a column that nobody sees as hidden; names are left out one by one instead."""
    if not marks.unseen:
        return
    named: set[int] = set()
    lines: dict[int, list[int]] = {}
    for block in blocks:
        header = header_of(block.rows)
        named |= _columns_of_names(block, header)
        for row in block.rows[header + 1 :]:
            for number, cell in enumerate(row.cells, block.column + 1):
                if cell:
                    lines.setdefault(number, []).append(row.line)
    for place, found in lines.items():
        unseen = all(place in marks.unseen.get(line, ()) for line in found)
        # One cell may be a slip of the hand: its row is left out, and that is said.
        if unseen and len(found) > 1 and place not in named:
            marks.hidden_columns.add(place)
            for line in found:
                marks.unseen[line] = {each for each in marks.unseen[line] if each != place}


def _columns_of_names(block: Block, header: int) -> set[int]:
    titles = enumerate(block.rows[header].cells, block.column + 1)
    return {number for number, title in titles if (field_of(title) or column(title)) in NAMES}


def refuse_half(rows: Sequence[Row], marks: Marks, file: str) -> None:
    """Refuse a cell of which a part is crossed out or unseen: one of two names, a former one."""
    for cell in marks.partly:
        raise LetterkitError(
            f"{file}:{cell.row}: only a part of {cell} is crossed out: {_text(rows, *cell)}",
            hint="delete the words that no longer count, or cross out all of the cell if who"
            " is in the row does not sign; then save the file",
        )
    for cell in marks.half_seen:
        raise LetterkitError(
            f"{file}:{cell.row}: a part of {cell} cannot be seen: {_text(rows, *cell)}",
            hint="delete the words in the colour of their cell, or give them a colour that can be"
            " seen; then save the file",
        )


def _text(rows: Sequence[Row], line: int, place: int) -> str:
    cells = next((row.cells for row in rows if row.line == line), [])
    return excerpt(cells[place - 1] if place <= len(cells) else "")
