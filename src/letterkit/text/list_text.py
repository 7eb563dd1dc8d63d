"""A list as delimited text, kept so that what nobody changed is written back byte for byte.

RFC 4180 with comma, semicolon or tab. A line that begins with `# ` is a comment. `format_list` of
`parse_list` gives the same text, whatever its comments, blank lines, quotes and line ends are.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.errors import LetterkitError

MAX_CELL = 1_000_000  # characters


@dataclass(frozen=True, slots=True)
class ListRow:
    """A record as it stands in the text; `cells` are none for a comment or a blank line."""

    raw: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListText:
    """`rows` hold everything, the header row (`rows[header]`) included.

    `columns` are what the titles mean, one for each cell of the header row.
    """

    delimiter: str
    end: str
    header: int
    rows: tuple[ListRow, ...]
    columns: tuple[str, ...]

    def values(self, row: ListRow) -> dict[str, str]:
        """What a row says, by column."""
        return dict(zip(self.columns, row.cells, strict=False))


def new_list(columns: Sequence[str]) -> ListText:
    """A list of nobody."""
    return parse_list(f"{','.join(columns)}\n", ",", tuple)


def parse_list(
    text: str, delimiter: str, meaning: Callable[[Sequence[str]], Sequence[str]]
) -> ListText:
    """The rows of a list; `meaning` gives the columns that the titles of its header row mean."""
    csv.field_size_limit(MAX_CELL)
    try:
        rows = tuple(_rows(text, delimiter))
    except csv.Error as error:
        raise LetterkitError(f"not a table: {error}") from error
    header = next((number for number, row in enumerate(rows) if row.cells), None)
    if header is None:
        raise LetterkitError("the list has no header row")
    end = "\r\n" if rows[header].raw.endswith("\r\n") else "\n"
    return ListText(delimiter, end, header, rows, tuple(meaning(rows[header].cells)))


def format_list(listed: ListText) -> str:
    return "".join(row.raw for row in listed.rows)


def _rows(text: str, delimiter: str) -> Iterator[ListRow]:
    # Lines as a file opened with `newline=""` gives them.
    feed = _Feed(list(io.StringIO(text, newline="")))
    reader = csv.reader(feed, delimiter=delimiter)
    while feed.at < len(feed.lines):
        begins = feed.at
        line = feed.lines[begins]
        if line.startswith("# ") or not line.strip() or line.strip() == "#" or _is_excels(line):
            feed.at += 1
            yield ListRow(line)
        else:
            cells = next(reader, [])
            yield ListRow("".join(feed.lines[begins : feed.at]), tuple(cells))


@dataclass(slots=True)
class _Feed:
    """Gives lines to a CSV reader, which takes one whole record at a time."""

    lines: list[str]
    at: int = 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _is_excels(line: str) -> bool:
    return line.strip('"\r\n').lower() in ("sep=,", "sep=;", "sep=\t", "sep=|")


def row_of(listed: ListText, values: Mapping[str, str]) -> ListRow:
    """A row with these values, by column."""
    return _written(listed, [values.get(name, "") for name in listed.columns])


def changed(listed: ListText, row: ListRow, values: Mapping[str, str]) -> ListRow:
    """The row with other values in some columns."""
    cells = [*row.cells, *[""] * (len(listed.columns) - len(row.cells))]
    for name, text in values.items():
        cells[listed.columns.index(name)] = text
    return _written(listed, cells)


def with_cell(listed: ListText, row: ListRow, column: str, text: str) -> ListRow:
    """The row with another text in one cell, and all else of it byte for byte as it was."""
    place = listed.columns.index(column)
    wanted = [*row.cells[:place], text, *row.cells[place + 1 :]]
    old = row.cells[place]
    at = row.raw.find(old)
    while at >= 0 and old:
        raw = row.raw[:at] + text + row.raw[at + len(old) :]
        lines = list(io.StringIO(raw, newline=""))
        if next(csv.reader(lines, delimiter=listed.delimiter), []) == wanted:
            return ListRow(raw, tuple(wanted))
        at = row.raw.find(old, at + 1)
    return changed(listed, row, {column: text})


def with_columns(listed: ListText, more: Sequence[str]) -> ListText:
    """The list with more columns at its end; every row keeps its text and gains empty cells."""
    if not more:
        return listed
    rows = []
    for number, row in enumerate(listed.rows):
        titles = more if number == listed.header else [""] * len(more)
        cells = [*row.cells, *[""] * (len(listed.columns) - len(row.cells)), *titles]
        if not row.cells:
            rows.append(row)
        elif number == listed.header or len(row.cells) != len(listed.columns):
            rows.append(_written(listed, cells))
        else:
            body = row.raw.rstrip("\r\n")
            end = row.raw[len(body) :]
            rows.append(ListRow(body + listed.delimiter * len(more) + end, tuple(cells)))
    return replace(listed, rows=tuple(rows), columns=(*listed.columns, *more))


def appended(listed: ListText, rows: Sequence[ListRow]) -> ListText:
    """The list with more rows at its end, which then has a line end before them."""
    *before, last = listed.rows
    if rows and not last.raw.endswith(("\n", "\r")):
        last = replace(last, raw=last.raw + listed.end)
    return replace(listed, rows=(*before, last, *rows))


def _written(listed: ListText, cells: Sequence[str]) -> ListRow:
    text = io.StringIO(newline="")
    # A line end of two makes the writer quote either, also where the list has another.
    csv.writer(text, delimiter=listed.delimiter, lineterminator="\r\n").writerow(cells)
    raw = text.getvalue().removesuffix("\r\n") + listed.end
    if raw.startswith("# ") or raw.strip() == "#":
        raw = f'"{cells[0]}"{raw[len(cells[0]) :]}'
    return ListRow(raw, tuple(cells))


def with_rows(listed: ListText, rows: Mapping[int, ListRow]) -> ListText:
    """The list with other rows in some places."""
    every = (rows.get(number, row) for number, row in enumerate(listed.rows))
    return replace(listed, rows=tuple(every)) if rows else listed


def without_row(listed: ListText, number: int) -> ListText:
    """The list without one row, the others byte for byte as they were."""
    return replace(listed, rows=(*listed.rows[:number], *listed.rows[number + 1 :]))
