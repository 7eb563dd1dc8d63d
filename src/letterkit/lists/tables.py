"""Tables: rows of cells under a header row, as delimited text.

RFC 4180 with comma, semicolon, tab or `|`, whichever the header row shows. A line that begins
with `# ` is a comment, `sep=;` on the first line is Excel's; both are passed over.
"""

import csv
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import text_lines
from letterkit.lists.columns.questions import field_of
from letterkit.lists.own_columns import COLUMNS, column, columns
from letterkit.lists.pages.entry_marks import refused_comment, said
from letterkit.lists.records import Record, Row
from letterkit.lists.rows.contents import APART, Contents, ExportRow, LeftOut, Part
from letterkit.lists.sheets.blocks import blocks_of_text, lines_apart
from letterkit.lists.sheets.broken_rows import refuse_broken
from letterkit.lists.sheets.code_legends import codes_in
from letterkit.lists.structures.commented_out import COMMENTED_OUT, row_commented_out
from letterkit.text.list_text import MAX_CELL

DELIMITERS = (",", ";", "\t", "|")
_OTHER_SEPARATORS = ("^", "~", "¦", "§", ":", "/", "\\", "\x1f")
MAX_COLUMNS = 16_384  # as in spreadsheets
MAX_ROWS = 1_000_000
# What spreadsheets write for a formula that fails, and for a name that they took for one.
ERRORS = frozenset({
    "#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
    "#ССЫЛКА!", "#Н/Д", "#ИМЯ?", "#ЗНАЧ!", "#ДЕЛ/0!", "#ЧИСЛО!", "#ПУСТО!", "#ПЕРЕНОС!",
    "#ПОСИЛАННЯ!", "#ІМ'Я?", "#ЗНАЧЕННЯ!", "#ADR!", "#N/D!", "#NAZWA?", "#ARG!", "#DZIEL/0!",
    "#LICZBA!", "#ZERO!", "#BEZUG!", "#NV", "#WERT!", "#ZAHL!", "#NOM?", "#VALEUR!", "#NOMBRE!",
    "#NUL!", "#¡REF!", "#N/D", "#¿NOMBRE?", "#¡VALOR!", "#¡DIV/0!", "#¡NUM!", "#¡NULO!",
    *(f"Err:{number}" for number in range(501, 541)),
})  # fmt: skip
_HEADER_LINES = 100


def delimited_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    return records(delimited_rows(path, name, encoding), name)


def records(rows: Iterator[Row], name: str) -> Iterator[Record]:
    """Rows under the columns of the first one."""
    header = next(rows, None)
    if header is None:
        raise LetterkitError(
            f"{name}: the list is empty",
            hint=f"its first line must name its columns, such as {', '.join(COLUMNS[:6])}",
        )
    names = columns(_without_empty_end(header.cells), f"{name}:{header.line}")
    width = len(names)
    for line, cells in rows:
        if len(cells) != width:
            _fit(cells, width, f"{name}:{line}")
        if not ERRORS.isdisjoint(cells):
            raise LetterkitError(
                f"{name}:{line}: an error of a spreadsheet stands in a cell, such as #REF!",
                hint="write there what it should say",
            )
        yield Record(name, line, dict(zip(names, cells, strict=True)))


def delimited_rows(path: Path, name: str, encoding: str = "") -> Iterator[Row]:
    """The rows that are neither comments nor empty, with the line on which each begins."""
    for row in _all_rows(path, name, encoding, {}):
        if any(row.cells):
            yield row


def table_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """The tables in delimited text; each row has the cells that its line has, no more, no less."""
    comments: dict[int, str] = {}
    rows: list[Row] = []
    fresh: set[int] = set()
    wrong: list[int] = []
    blank = False
    for row in _all_rows(path, name, encoding, comments):
        if not any(cell.strip() for cell in row.cells):
            blank = True
            continue
        if blank:
            fresh.add(row.line)
        blank = False
        if not ERRORS.isdisjoint(row.cells):
            wrong.append(row.line)
            row = Row(row.line, ["" if cell in ERRORS else cell for cell in row.cells])
        rows.append(row)
    for line, text in comments.items():
        if said(text) and not codes_in(text):
            raise refused_comment(name, line, text)
    refuse_unknown_separator([row.cells[0] for row in rows if len(row.cells) == 1], rows, name)
    parts: list[Part] = []
    left_out: list[LeftOut] = []
    blocks = blocks_of_text(rows, fresh)
    headed = any(block.headings for block in blocks)
    apart = lines_apart(rows, fresh)
    for block in blocks:
        refuse_broken(block, name)
        title = block.place if len(blocks) > 1 else ""
        rows_read = [
            ExportRow(name, *row, APART if row.line in apart else "") for row in block.rows
        ]
        above = [block.title] if block.title else []
        parts.append(Part(title, rows_read, block.kind, headed, above=above))
        left_out += [LeftOut(name, row.line, "a heading") for row in block.headings]
    taken_out = _commented_out(comments, rows)
    left_out += [LeftOut(name, line, COMMENTED_OUT) for line in taken_out]
    others = [line for line in comments if line not in taken_out]
    notes = [
        *_note(name, others, "a comment, for it begins with #"),
        *_note(name, wrong, "an error of a spreadsheet, such as #REF!, so the cell is empty"),
    ]
    beside = [(line, text.lstrip("# ").strip()) for line, text in comments.items()]
    return Contents(parts, left_out, notes, beside)


def _commented_out(comments: Mapping[int, str], rows: Sequence[Row]) -> list[int]:
    """The lines of comments that are rows of the table."""
    width = len(rows[0].cells) if rows else 0
    return [
        line
        for line, text in comments.items()
        if any(row_commented_out(text, width, each) for each in DELIMITERS)
    ]


def refuse_unknown_separator(lines: Sequence[str], rows: Sequence[Row], name: str) -> None:
    """Refuse one column of texts such as `Name^Organisation`, which are several columns."""
    if len(lines) < 2 or len(lines) < len(rows):
        return
    for mark in _OTHER_SEPARATORS:
        parts = [part.strip() for part in lines[0].split(mark)]
        titled = len(parts) > 1 and all(field_of(part) or column(part) in COLUMNS for part in parts)
        if titled and all(mark in line for line in lines):
            raise LetterkitError(
                f"{name}: its columns are separated by {mark}, which is not known",
                hint="save it with commas, semicolons or tabs between the columns",
            )


def _note(name: str, lines: Sequence[int], what: str) -> list[str]:
    """What is so on some lines, if there are any."""
    if not lines:
        return []
    shown = ", ".join(map(str, lines[:10])) + (" and more" if len(lines) > 10 else "")
    return [f"{name}:{shown}: {what}"]


def ragged(rows: Sequence[ExportRow], width: int) -> list[tuple[ExportRow, str]]:
    """The rows that are longer or shorter than their header, and by how much: `2 cells more`.

    Empty cells at the end of a row are none too many.
    """
    found = []
    for row in rows:
        count = len(row.cells)
        while count > width and not row.cells[count - 1].strip():
            count -= 1
        if count != width:
            found.append((row, _difference(count - width)))
    return found


def _difference(more: int) -> str:
    cells = "cell" if abs(more) == 1 else "cells"
    return f"{abs(more)} {cells} {'more' if more > 0 else 'less'}"


def _all_rows(path: Path, name: str, encoding: str, comments: dict[int, str]) -> Iterator[Row]:
    """Every row, blank ones as well; the lines of comments are added to `comments`."""
    csv.field_size_limit(MAX_CELL)
    lines = text_lines(path, name, encoding)
    first = list(itertools.islice(lines, _HEADER_LINES))
    delimiter = delimiter_of(first)
    source = _Lines(itertools.chain(first, lines), comments)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    for number in itertools.count(1):
        if number > MAX_ROWS:
            raise LetterkitError(
                f"{name}:{source.number}: more than {MAX_ROWS:,} rows",
                hint="keep them in several files, one list each",
            )
        source.between = True
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _malformed(f"{name}:{source.begins}", str(error)) from error
        if cells is None:
            return
        if len(cells) > MAX_COLUMNS:
            raise LetterkitError(
                f"{name}:{source.begins}: {len(cells):,} cells, where {MAX_COLUMNS:,} are the most",
                hint="is it the right file?",
            )
        yield Row(source.begins, cells)


@dataclass(slots=True)
class _Lines:
    """Feeds a CSV reader: counts lines, and leaves comments out where no cell is open."""

    lines: Iterator[str]
    comments: dict[int, str] = field(default_factory=dict)
    number: int = 0
    begins: int = 0
    between: bool = True

    def __iter__(self) -> Iterator[str]:
        for line in self.lines:
            self.number += 1
            if self.between:
                if _is_comment(line):
                    self.comments[self.number] = line
                    continue
                if self.number == 1 and _is_separator(line):
                    continue
                self.begins = self.number
                self.between = False
            yield line


def _is_comment(line: str) -> bool:
    """An organisation may be called #Example, so a comment needs its blank."""
    return line[:1] == "#" and (line[1:2] == " " or line.rstrip() == "#")


def _is_separator(line: str) -> bool:
    return line.strip('"\r\n').lower() in {f"sep={delimiter}" for delimiter in DELIMITERS}


def delimiter_of(lines: Iterable[str]) -> str:
    """The one under which the header row has most columns that we know, then most rows agree."""

    def columns_under(delimiter: str) -> tuple[int, int, int]:
        reader = csv.reader(_Lines(iter(lines), {}), delimiter=delimiter)
        rows: list[list[str]] = []
        with suppress(csv.Error):  # a cell that is too long: another delimiter, or a later error
            rows += (cells for cells in itertools.islice(reader, _HEADER_LINES) if any(cells))
        titles = rows[0] if rows else []
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
        [(width, agreeing)] = widths.most_common(1) or [(0, 0)]
        return sum(column(title) in COLUMNS for title in titles), agreeing, width

    return max(DELIMITERS, key=columns_under)


def _without_empty_end(titles: list[str]) -> list[str]:
    """A trailing comma in the header row makes no column."""
    width = len(titles)
    while width and not titles[width - 1].strip():
        width -= 1
    return titles[:width]


def _fit(cells: list[str], width: int, place: str) -> None:
    """Take empty cells off the end of a row that is too long; refuse what does not fit then."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) != width:
        raise LetterkitError(
            f"{place}: {len(cells)} cells, where the first line has {width}",
            hint="a value that holds the separator needs double quotes around it",
        )


def _malformed(place: str, problem: str) -> LetterkitError:
    if "field larger" in problem:
        return LetterkitError(
            f"{place}: a cell of over {MAX_CELL:,} characters, or one that is never closed",
            hint='close its double quote, or write "" for a quote inside a quoted cell',
        )
    if "unexpected end" in problem:
        return LetterkitError(
            f"{place}: a double quote opens a cell and is never closed",
            hint='close it, or write "" for a quote inside a quoted cell',
        )
    return LetterkitError(
        f"{place}: text after the closing quote of a cell",
        hint='write "" for a quote inside a quoted cell',
    )
