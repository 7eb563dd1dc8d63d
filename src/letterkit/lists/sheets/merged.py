"""Cells that go over several rows, in sheets and on pages: their text counts for every row.

A name over several rows is one person: the rows below the first only go on, and are left out. One
of them with an answer of its own could be of somebody else, so that the user says which it is.
"""

from collections.abc import Iterator, Mapping, Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.own_columns import column
from letterkit.lists.rows.doubts import may_be_wish

GOES_ON = "it goes on with the person of the row above, whose name is one cell over both"
_NAMES = frozenset({"name", FIRST, LAST})
_MOST_ROWS = 1_048_576
_LONGEST = 100


def is_name_column(title: str) -> bool:
    """Whether a cell over several rows below this title is one person's name."""
    return (field_of(title) or column(title)) in _NAMES


def spread(
    rows: Mapping[int, list[str]], ranges: Sequence[tuple[int, int, int]], titles: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Write the text of each merged cell into every row that it covers.

    `rows` are cells by line, `ranges` the first line, the last, and the column from 0 of a cell.
    Yields the lines of the rows that only go on with a name, and that name.
    """
    for first, last, number in ranges:
        above = rows.get(first)
        if above is None or number >= len(above) or not above[number].strip():
            continue
        named = number < len(titles) and is_name_column(titles[number])
        for line in range(first + 1, min(last, first + _MOST_ROWS) + 1):
            cells = rows.get(line)
            if cells is None:
                continue
            if named:
                yield line, above[number]
            elif number < len(cells) and not cells[number].strip():
                cells[number] = above[number]


def refuse_answers(place: str, cells: Sequence[str], who: str) -> None:
    """Refuse a row that goes on with a name, and has an answer or a wish in a cell of its own.

    `who` is the name above it.
    """
    if any(is_yes_or_no(cell) or may_be_wish(cell) for cell in cells if cell.strip()):
        raise LetterkitError(
            f"{place}: a name over several rows, and what may be an answer in a later row:"
            f" {who[:_LONGEST]}",
            hint="write one row for each person, with its answers, and no name over several rows",
        )
