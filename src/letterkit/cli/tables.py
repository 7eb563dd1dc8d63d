"""Columns of words and numbers that fit the terminal; in a pipe they are as wide as their words.

No word is ever cut, so a name, an id or a path stays whole: cells are broken at blanks only, and
what stands between backticks, a command to copy, is not broken at all. Where even that leaves no
room for columns, each row becomes a few lines of its own.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from letterkit.cli.output import note, plain, show
from letterkit.cli.terminal import Line, Tone, Toned, parts, width_of

_GAP = "  "
_UNBROKEN = re.compile(r"(?:`[^`]*`|\S)+")
LABEL = 14  # columns of what stands before a text, in a verdict

Cell = str | Toned


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under heads, if there are any; `right` are the columns of numbers.

    `indent` is how many blanks stand before each line, and `below` has a line under a row.
    """

    rows: Sequence[Sequence[Cell]]
    heads: Sequence[str] = ()
    right: Sequence[int] = field(default=())
    indent: int = 0
    below: Mapping[int, str] = field(default_factory=dict)


def show_table(table: Table) -> None:
    """Print a table that another program may read."""
    show(*_lines(table, width_of(sys.stdout)))


def note_table(table: Table) -> None:
    """Print a table for the person at the terminal."""
    note(*_lines(table, width_of(sys.stderr)))


def labelled(label: Cell, text: str, stream: TextIO, wide: int = LABEL) -> Iterator[Line]:
    """A label of so many columns and its text, whose further lines stand below its first one."""
    blank = " " * max(wide - columns_of(text_of(label)), 1)
    width = width_of(stream)
    first, *more = wrapped(text, width - wide) if width else [text]
    yield label, f"{blank}{first}"
    for each in more:
        yield f"{'':{wide}}{each}"


def hanging(line: Line, stream: TextIO, indent: int = 4) -> Iterator[Line]:
    """A sentence in the lines of a terminal: its further ones stand behind so many blanks."""
    width = width_of(stream)
    text = "".join(map(text_of, parts(line)))
    words = [each.span() for each in _UNBROKEN.finditer(text)]
    if not width or columns_of(text) <= width or not words:
        yield line
        return
    begin, end = 0, words[0][1]
    blank = ""
    for start, stop in words[1:]:
        if columns_of(blank + text[begin:stop]) > width:
            yield blank, *_part_of(line, begin, end)
            begin, blank = start, " " * indent
        end = stop
    yield blank, *_part_of(line, begin, end)


def _part_of(line: Line, begin: int, end: int) -> Iterator[Cell]:
    """The characters of a line from one to another, as they were toned."""
    at = 0
    for each in parts(line):
        text = text_of(each)
        yield _toned(each, text[max(begin - at, 0) : max(end - at, 0)])
        at += len(text)


def columns_of(text: str) -> int:
    """How many columns a terminal needs for a text."""
    from wcwidth import wcswidth

    shown = plain(text)
    found = wcswidth(shown)
    return found if found >= 0 else len(shown)


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most so many columns, as far as its words allow."""
    lines = [""]
    for word in _UNBROKEN.findall(text):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and columns_of(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _lines(table: Table, width: int) -> list[Line]:
    heads = [Toned(each, Tone.STRONG) for each in table.heads]
    rows: list[Sequence[Cell]] = [heads, *table.rows] if heads else [*table.rows]
    if not rows:
        return []
    widths = _widths(rows, width - table.indent if width else 0)
    if widths is None:
        return list(_stacked(table, width - table.indent))
    lines = list(_in_columns(heads, widths, table)) if heads else []
    for number, row in enumerate(table.rows):
        lines += _in_columns(row, widths, table)
        if number in table.below:
            lines.append(table.below[number])
    return lines


def _widths(rows: Sequence[Sequence[Cell]], width: int) -> list[int] | None:
    """The columns of each cell, or None if words are too long for so many side by side.

    The widest gives way first, but never below its longest word.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(columns_of(text_of(cell)) for cell in column) for column in columns]
    if not width:
        return widths
    least = [max(_longest_word(text_of(cell)) for cell in column) for column in columns]
    spare = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while spare > 0:
        free = [number for number, each in enumerate(widths) if each > least[number]]
        if not free:
            return None
        widest = max(free, key=lambda number: widths[number])
        widths[widest] -= 1
        spare -= 1
    return widths


def _longest_word(text: str) -> int:
    return max((columns_of(each) for each in _UNBROKEN.findall(text)), default=0)


def _in_columns(row: Sequence[Cell], widths: Sequence[int], table: Table) -> Iterator[Line]:
    """The lines of a row, in which the cells stand side by side."""
    cells = [_broken(text_of(cell), width) for cell, width in zip(row, widths, strict=True)]
    for number in range(max(map(len, cells))):
        line: list[Cell] = [" " * table.indent]
        for column, lines in enumerate(cells):
            text = lines[number] if number < len(lines) else ""
            blank = " " * (widths[column] - columns_of(text))
            before = _GAP if column else ""
            is_right = column in table.right
            line.append(before + blank if is_right else before)
            line.append(_toned(row[column], text))
            line.append("" if is_right else blank)
        yield _without_end(line)


def _broken(text: str, width: int) -> list[str]:
    """The lines of a cell; one that fits stays as it is."""
    return [text] if columns_of(text) <= width else wrapped(text, width)


def _stacked(table: Table, width: int) -> Iterator[Line]:
    """Each row by itself: its first cell, and below it the others, each behind its head."""
    blank = " " * table.indent
    if table.heads:
        yield blank, Toned(table.heads[0], Tone.STRONG)
    for place, row in enumerate(table.rows):
        for line in wrapped(text_of(row[0]), width):
            yield blank, _toned(row[0], line)
        others = [
            f"{table.heads[number]} {text_of(cell)}" if table.heads else text_of(cell)
            for number, cell in enumerate(row)
            if number and text_of(cell)
        ]
        for line in _side_by_side(others, width - 2):
            yield f"{blank}  {line}"
        if place in table.below:
            yield table.below[place]


def _side_by_side(texts: Sequence[str], width: int) -> Iterator[str]:
    """As many texts on a line as fit there; each is broken only if it needs more than a line."""
    line = ""
    for each in texts:
        longer = f"{line}{_GAP}{each}" if line else each
        if line and columns_of(longer) > width:
            yield from _broken(line, width)
            line = each
        else:
            line = longer
    if line:
        yield from _broken(line, width)


def _without_end(line: list[Cell]) -> Line:
    """The parts without blanks at the end of the line."""
    while line and not text_of(line[-1]).strip():
        line.pop()
    if line:
        line[-1] = _toned(line[-1], text_of(line[-1]).rstrip())
    return tuple(line)


def text_of(cell: Cell) -> str:
    """The words of a cell."""
    return cell if isinstance(cell, str) else cell.text


def _toned(cell: Cell, text: str) -> Cell:
    return text if isinstance(cell, str) else Toned(text, cell.tone)
