"""Numbers and other marks of a list before names: `١- أحمد مثال`, `１．例子太郎`, `1- Ada Example`.

A list that is typed by hand is numbered in the letters of its language, and no list mark of a
format is like that. They are taken off where they count the rows of a column one by one, or stand
alone in digits that no name has, with a note. `1 Ada Example` is numbered if the count begins at 1,
and in a column where every name has a mark (`1. Ada Example`, `• Bo Sample`) none is of a name.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from letterkit.lists.columns.questions import field_of
from letterkit.lists.rows.contents import Contents, ExportRow, Part
from letterkit.lists.rows.name_shapes import is_name

_NUMBER = re.compile(
    r"[\s\u200e\u200f\u2066-\u2069]*[(（]?(\d{1,4})\s*"
    r"(?:[.)．、）:：][-–—]?|[-–—](?=\s|[^\W\d_])|\s[-–—](?=\s))\s*(?=[^\W\d_])"
)
_ASCII_DASH = re.compile(r"\s*\d+[-–—]\S")  # "1-Example" may be what somebody is called

_NAMES = ("name", "affiliation")
_FEWEST = 2  # names in a column of which a mark is that of a list
_BARE = re.compile(r"\s*(\d{1,4})\s+(?=[^\W\d_])")
# What has a meaning in other lists (`*`, `+`, `●`) is not among these.
_MARKS = re.compile(r"\s*(?:[-–—•‣◦·▪]\s+|\(?\d{1,4}[.)]\s*)(?=[^\W\d_])")


def without_numbers(contents: Contents) -> Contents:
    """The contents without numbers that count the entries."""
    parts = [_unnumbered(part) for part in contents.parts]
    lines = sum(
        before is not after
        for part, kept in zip(contents.parts, parts, strict=True)
        for before, after in zip(part.rows, kept.rows, strict=True)
    )
    if not lines:
        return contents
    first = next(part for part in contents.parts if part.rows).rows[0]
    rows = "1 row" if lines == 1 else f"{lines:,} rows"
    said = f"{first.file}: a number or the mark of a list before the name in {rows}, taken off"
    return replace(contents, parts=parts, notes=[*contents.notes, said])


def _unnumbered(part: Part) -> Part:
    found = [(n, _marks_in(part.rows, n)) for n in range(_width(part.rows))]
    marks = {number: mark for number, mark in found if mark}
    if not marks:
        return part
    return replace(part, rows=[_row(row, marks) for row in part.rows])


def _marks_in(rows: Sequence[ExportRow], column: int) -> re.Pattern[str] | None:
    """The marks before all names of a column that are no part of them."""
    if _counts(rows, column):
        return _NUMBER
    texts = [row.cells[column] for row in rows[1:] if column < len(row.cells)]
    given = [text for text in texts if text.strip()]
    title = rows[0].cells[column] if rows and column < len(rows[0].cells) else ""
    named = field_of(title) in _NAMES or _width(rows) == 1
    if len(given) < _FEWEST or not named:
        return None  # "1. yes" is an answer, and "1 Main Street" an address
    bare = [_BARE.match(text) for text in given]
    counted = [int(match[1]) for match in bare if match] == list(range(1, len(given) + 1))
    if counted and _are_names(_BARE, given):
        return _BARE
    marked = all(_MARKS.match(text) for text in given)
    return _MARKS if marked and _are_names(_MARKS, given) else None


def _are_names(mark: re.Pattern[str], texts: Sequence[str]) -> bool:
    return all(is_name(mark.sub("", text, count=1)) for text in texts)


def _width(rows: Sequence[ExportRow]) -> int:
    return max((len(row.cells) for row in rows), default=0)


def _counts(rows: Sequence[ExportRow], column: int) -> bool:
    """Whether numbers before the texts of a column count its rows; the first may be a title."""
    texts = [row.cells[column] for row in rows[1:] if column < len(row.cells)]
    found = [_NUMBER.match(text) for text in texts if text.strip()]
    numbers = [int(match[1]) for match in found if match]
    if not numbers or len(numbers) < len(found):
        return False
    names = sum(is_name(_NUMBER.sub("", text, count=1)) for text in texts)
    if 2 * names < len(numbers):
        return False  # "1. yes"
    if len(numbers) == 1:
        return not numbers_are_ascii(texts)
    counted = all(after == before + 1 for before, after in pairwise(numbers))
    return counted and not any(_ASCII_DASH.match(text) for text in texts)


def numbers_are_ascii(texts: Sequence[str]) -> bool:
    """Whether the digits before all texts are those of ASCII, which names may have."""
    return all(match[1].isascii() for text in texts if (match := _NUMBER.match(text)))


def _row(row: ExportRow, marks: Mapping[int, re.Pattern[str]]) -> ExportRow:
    cells = list(row.cells)
    for column, mark in marks.items():
        if column < len(cells):
            cells[column] = mark.sub("", cells[column], count=1)
    return row if cells == list(row.cells) else row._replace(cells=cells)
