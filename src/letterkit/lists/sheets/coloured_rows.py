"""Rows of a spreadsheet that look other than the rest: which ones, for a note.

Somebody coloured them, or wrote them in red or in italics, for a reason, and looks are not read.
Stripes, where every other row has one, are of the table; so is what all rows of a column share.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from letterkit.lists.sheets.colours import PLAIN, WHITE
from letterkit.lists.sheets.marks import Marks
from letterkit.private.excerpts import some_lines

_FEWEST_STRIPED = 4  # rows
_Look = TypeVar("_Look", bound=Hashable)


def standing_out(
    rows: Sequence[int], looks: Mapping[int, Mapping[int, _Look]], plain: _Look
) -> list[int]:
    """Those of the rows below the titles in which a cell has another look than most of it.

    `looks` are those of cells that are not `plain`, by row and column.
    """
    columns = {column for row in rows for column in looks.get(row, ())}
    found: set[int] = set()
    for column in columns:
        seen = {row: looks.get(row, {}).get(column, plain) for row in rows}
        counts = Counter(seen.values())
        most = max(counts.values())
        usual = plain if counts[plain] == most else max(counts, key=lambda each: counts[each])
        if not _are_stripes([seen[row] for row in rows]):
            found.update(row for row, look in seen.items() if look != usual)
    return sorted(found)


def _are_stripes(looks: Sequence[Hashable]) -> bool:
    """Whether looks take turns from row to row."""
    if len(looks) < _FEWEST_STRIPED or len({*looks}) != 2:
        return False
    return all(look == looks[number % 2] for number, look in enumerate(looks))


def notes_on_looks(rows: Sequence[int], marks: Marks) -> Iterator[str]:
    """What to say of rows in other colours, or in other letters."""
    if found := standing_out(rows, marks.grounds, WHITE):
        yield f"{_are(found)} another colour than the rest; colours are not read"
    # An empty cell has no letters: beside red ones it says nothing.
    found = standing_out(rows, marks.letters, PLAIN)
    if found := [row for row in found if row in marks.letters]:
        yield f"{_are(found)} letters of another colour, or in italics; letterforms are not read"


def _are(rows: Sequence[int]) -> str:
    """ "rows 3, 6 have"."""
    which, have = ("row", "has") if len(rows) == 1 else ("rows", "have")
    return f"{which} {some_lines([str(row) for row in rows])} {have}"
