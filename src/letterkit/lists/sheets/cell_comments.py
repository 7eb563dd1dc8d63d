"""Comments on the cells of a sheet that are about a signature: "asked not to be named".

What one plainly says counts for the row of its cell. One that may say a wish stops the import with
its text, and so does one with a wish on a title, which would be about everybody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.lists.pages.entry_marks import Mark
from letterkit.lists.rows.contents import ExportRow, Part
from letterkit.lists.rows.doubts import may_be_wish, strict
from letterkit.lists.said.wishes import least
from letterkit.lists.sheets.blocks import Block
from letterkit.lists.sheets.code_legends import codes_in
from letterkit.lists.sheets.marks import Cell
from letterkit.lists.sheets.title_rows import header_of
from letterkit.wishes.possible_wishes import may_be_wish as may_be_own_wish
from letterkit.wishes.possible_wishes import may_keep_off

# Who wrote it, which Excel puts above a comment; and its words above a thread.
_AUTHOR = re.compile(r"^[^\n:]{1,60}:\s*")
_THREAD = re.compile(r"^\[[^\]]+\].*?(?:\n\s*\n|\n)\s*(?:[^\n:]{1,40}:)?\s*", re.DOTALL)
_SHOWN = 120


def strict_comment(text: str) -> Mark:
    """What a comment plainly says of a signature, with or without its author."""
    found = strict(text)
    return found or strict(_AUTHOR.sub("", _THREAD.sub("", text)))


def with_comments(part: Part, block: Block, said: Sequence[tuple[Cell, str]], file: str) -> Part:
    """A part whose rows are shown as the comments on their cells say."""
    if not said or not block.rows:
        return part
    header = block.rows[header_of(block.rows)]
    end = block.column + max(len(row.cells) for row in block.rows)
    marks: dict[int, list[Mark]] = {}
    for cell, text in said:
        if not block.column < cell.column <= end:
            continue
        mark = strict_comment(text)
        plain = _AUTHOR.sub("", _THREAD.sub("", text))
        if cell.row <= header.line and codes_in(text):
            continue  # a legend of the column, which is read with those that stand elsewhere
        doubted = not mark and _may_ask(text, plain)
        if doubted or (mark and cell.row <= header.line):
            raise comment_refused(f"{file}:{cell.row}", cell, text)
        if mark:
            marks.setdefault(cell.row, []).append(mark)
    rows = [_marked(row, marks.get(row.line, ())) for row in part.rows]
    return replace(part, rows=rows)


def unheard_comments(said: Sequence[tuple[Cell, str]], file: str) -> Iterator[tuple[str, str]]:
    """Place and words of comments that say nothing a rule understands, without their authors."""
    for cell, text in said:
        if not strict_comment(text) and not codes_in(text):
            plain = _AUTHOR.sub("", _THREAD.sub("", text))
            yield f"{file}:{cell.row}", " ".join(plain.split())


def _may_ask(text: str, plain: str) -> bool:
    """Whether a comment, with or without its author, may ask not to name somebody."""
    if may_be_wish(text) or may_be_wish(plain):
        return True
    return may_be_own_wish(plain) or may_keep_off(plain)


def _marked(row: ExportRow, marks: Sequence[Mark]) -> ExportRow:
    if not marks:
        return row
    out = next((mark.out for mark in marks if mark.out), "")
    shown = least([row.shown, *(mark.shown for mark in marks)])
    return row._replace(shown=shown, out=row.out or out)


def comment_refused(place: str, cell: Cell, text: str) -> LetterkitError:
    """The error for a comment on a cell that may ask not to name people."""
    shown = " ".join(text.split())[:_SHOWN]
    return LetterkitError(
        f"{place}: a comment on {cell} may ask not to name people: {shown}",
        hint="delete the comment; if it is a wish, write it behind the name as “(do not name)”,"
        " “(initials only)” or “(withdrawn)”",
    )
