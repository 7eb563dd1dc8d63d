"""Numbers before names, in any digits: `١- أحمد مثال`, `１．例子太郎`, `1- Ada Example`.

A list that is typed by hand is numbered in the letters of its language, and no list mark of a
format is like that. They are taken off where they count the rows of a column one by one, or stand
alone in digits that no name has, with a note.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from letterkit.read.contents import Contents, ExportRow, Part
from letterkit.read.name_shapes import is_name

_NUMBER = re.compile(
    r"[\s\u200e\u200f\u2066-\u2069]*[(（]?(\d{1,4})\s*"
    r"(?:[.)．、）:：][-–—]?|[-–—](?=\s|[^\W\d_])|\s[-–—](?=\s))\s*(?=[^\W\d_])"
)
_ASCII_DASH = re.compile(r"\s*\d+[-–—]\S")  # "1-Example" may be what somebody is called


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
    said = f"{first.file}: a number before the name in {rows}, taken off"
    return replace(contents, parts=parts, notes=[*contents.notes, said])


def _unnumbered(part: Part) -> Part:
    columns = [n for n in range(_width(part.rows)) if _counts(part.rows, n)]
    if not columns:
        return part
    return replace(part, rows=[_row(row, columns) for row in part.rows])


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


def _row(row: ExportRow, columns: Sequence[int]) -> ExportRow:
    cells = list(row.cells)
    for column in columns:
        if column < len(cells):
            cells[column] = _NUMBER.sub("", cells[column], count=1)
    return row if cells == list(row.cells) else row._replace(cells=cells)
