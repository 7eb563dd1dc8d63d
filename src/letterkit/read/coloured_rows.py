"""Rows of a spreadsheet that have another colour than the others: which ones, for a note.

Somebody coloured them for a reason, and colours are not read. Stripes, where every other row has
one, are of the table; so is a colour that all rows of a column share.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from letterkit.read.colours import WHITE, Colour
from letterkit.read.values import some_lines

_FEWEST_STRIPED = 4  # rows


def coloured(rows: Sequence[int], grounds: Mapping[int, Mapping[int, Colour]]) -> list[int]:
    """Those of the rows below the titles in which a cell has another colour than most of it.

    `grounds` are the colours of cells that are not white, by row and column.
    """
    columns = {column for row in rows for column in grounds.get(row, ())}
    found: set[int] = set()
    for column in columns:
        looks = {row: grounds.get(row, {}).get(column, WHITE) for row in rows}
        counts = Counter(looks.values())
        most = max(counts.values())
        usual = WHITE if counts[WHITE] == most else max(counts, key=lambda each: counts[each])
        if not _are_stripes([looks[row] for row in rows]):
            found.update(row for row, look in looks.items() if look != usual)
    return sorted(found)


def _are_stripes(looks: Sequence[Colour]) -> bool:
    """Whether colours take turns from row to row."""
    if len(looks) < _FEWEST_STRIPED or len({*looks}) != 2:
        return False
    return all(look == looks[number % 2] for number, look in enumerate(looks))


def note_on_colours(rows: Sequence[int], grounds: Mapping[int, Mapping[int, Colour]]) -> str:
    """What to say of coloured rows, or nothing."""
    found = coloured(rows, grounds)
    if not found:
        return ""
    which = "row" if len(found) == 1 else "rows"
    are = "has" if len(found) == 1 else "have"
    places = some_lines([str(row) for row in found])
    return f"{which} {places} {are} another colour than the rest; colours are not read"
