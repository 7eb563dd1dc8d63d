"""Marks before a name that stand for a signature written by hand: `/s/ Ada Example`.

Copies of letters have them: `/s/` and `sgd.` in English, `gez.` in German, `/-/` in Polish, `Fdo.`
in Spanish, `п/п` in Russian. They are no part of the name, so they are taken off, with a note.
"""

import re
from dataclasses import replace

from letterkit.lists.rows.contents import Contents, ExportRow, Part
from letterkit.lists.rows.name_shapes import is_name

_MARK = re.compile(
    r"(?:/s/|/s|s/|\(s\)|/ss/|\(?sgd\.?\)?|\(?gez\.\)?|/[-–—]/|\([-–—]\)|\(?fdo\.\)?|п/п|\(п/п\)|/п/|signé\b|"
    r"podp\.|подп\.|падп\.|підп\.)\s*:?\s*(?=\S)",
    re.IGNORECASE,
)
_END = re.compile(r"[,;(|\t]|\s[-–—]\s")
_FILES = 10  # lines that a note names


def is_signing_mark(text: str) -> bool:
    """Whether a text is such a mark and nothing more."""
    found = _MARK.match(f"{text.strip()} x")
    return found is not None and found.end() == len(text.strip()) + 1


def without_signing_marks(contents: Contents) -> Contents:
    """The contents without the marks of signatures before names."""
    parts: list[Part] = []
    places: list[str] = []
    for part in contents.parts:
        rows = [_unmarked(row) for row in part.rows]
        for before, after in zip(part.rows, rows, strict=True):
            if after is not before:
                places.append(f"{after.file}:{after.line}")
        parts.append(replace(part, rows=rows))
    if not places:
        return contents
    more = f" and {len(places) - _FILES:,} more" if len(places) > _FILES else ""
    said = f"{', '.join(places[:_FILES])}{more}: the mark of a signature before the name, taken off"
    return replace(contents, parts=parts, notes=[*contents.notes, said])


def _unmarked(row: ExportRow) -> ExportRow:
    if not any(_MARK.match(cell.lstrip()) for cell in row.cells):
        return row
    cells = [_without(cell) for cell in row.cells]
    return row if cells == list(row.cells) else row._replace(cells=cells)


def _without(cell: str) -> str:
    match = _MARK.match(cell.lstrip())
    if match is None:
        return cell
    rest = cell.lstrip()[match.end() :]
    return rest if is_name(_END.split(rest, maxsplit=1)[0].strip()) else cell
