"""The rows of a table on a page, with the cells that go over several columns or rows."""

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

from letterkit.lists.documents.documents import TableRow, Words
from letterkit.lists.pages.entry_marks import Mark, together
from letterkit.lists.pages.html_marks import entry_mark
from letterkit.lists.pages.html_text import cell_words, flat_text, is_hidden
from letterkit.lists.sheets.merged import GOES_ON, is_name_column, refuse_answers

_MOST_COLUMNS = 50


def rows_of_table(
    table: ET.Element, above: Mark, line_of: Callable[[ET.Element], int], name: str
) -> Iterator[TableRow]:
    """The rows; a cell over several of them counts for each, and a name over several is one person.

    `above` is what the elements around the table say of everybody in it.
    """
    titles: list[str] = []
    going_on: dict[int, tuple[int, Words]] = {}
    for row in table.iter("tr"):
        cells, own, below = _cells(row, going_on)
        titles = titles or [cell.text for cell in cells]
        named = next(
            (
                words.text
                for n, (_, words) in going_on.items()
                if n < len(titles) and is_name_column(titles[n]) and words.text != titles[n]
            ),
            "",
        )
        going_on = {n: (left - 1, words) for n, (left, words) in going_on.items() if left > 1}
        going_on |= below
        across = _goes_across(row, len(cells))
        mark = together([above, entry_mark(row)])
        reason = "it is hidden on the page" if is_hidden(row) else mark.out
        line = line_of(row)
        if named and not reason:
            refuse_answers(f"{name}:{line}", own, named)
            reason = GOES_ON
        yield TableRow(line, cells, reason, across, mark.shown)


def _cells(
    row: ET.Element, going_on: dict[int, tuple[int, Words]]
) -> tuple[list[Words], list[str], dict[int, tuple[int, Words]]]:
    """All cells of a row, the texts of its own, and the cells that go on below it."""
    cells: list[Words] = []
    own: list[str] = []
    below: dict[int, tuple[int, Words]] = {}
    for cell in row:
        if cell.tag not in ("td", "th"):
            continue
        while len(cells) in going_on:
            cells.append(going_on[len(cells)][1])
        start = len(cells)
        words = cell_words(cell)
        own.append(words.text)
        cells.append(words)
        cells += [Words("")] * min(_span(cell, "colspan") - 1, _MOST_COLUMNS)
        if (rows := _span(cell, "rowspan") - 1) > 0:
            for number in range(start, len(cells)):
                below[number] = (rows, cells[number])
    while len(cells) in going_on:
        cells.append(going_on[len(cells)][1])
    return cells, own, below


def _span(cell: ET.Element, which: str) -> int:
    said = cell.get(which, "1")
    return max(int(said), 1) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _goes_across(row: ET.Element, width: int) -> bool:
    """Whether the only text of a row is in a cell that goes over several columns."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if width < 2:
        return False
    given = [cell for cell in cells if flat_text(cell)]
    if len(given) != 1:
        return False
    return _span(given[0], "colspan") > 1
