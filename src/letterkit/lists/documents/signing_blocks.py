"""Blocks of a document that can be of people: lists, tables with names, and paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.documents import ItemList, Line, Paragraph, Table, items_in
from letterkit.lists.own_columns import column
from letterkit.lists.rows.name_shapes import is_name

_NAMES = frozenset({"name", FIRST, LAST})
_ROW = re.compile(r"\s*\|.*\|.*\|\s*")
ENOUGH = 0.6  # of the items of a list below a heading that says nothing


@dataclass(frozen=True, slots=True)
class People:
    """Paragraphs below a heading that says who signed, which may be one person each."""

    paragraphs: list[Sequence[Line]]

    @property
    def line(self) -> int:
        return self.paragraphs[0][0].line

    @property
    def lines(self) -> list[Line]:
        return [line for paragraph in self.paragraphs for line in paragraph]


@dataclass(frozen=True, slots=True)
class Section:
    """A list, a table or paragraphs that stand together, and what is said above them.

    `place` is a number of the heading above; sections below one heading share it. `against` if one
    of the headings says that they left, or are not to be named. `doubt` if the heading is a line in
    bold that may be a signatory.
    """

    block: ItemList | Table | People
    says: str
    title: str
    kind: str
    place: int
    against: bool = False
    doubt: bool = False

    @property
    def size(self) -> int:
        match self.block:
            case ItemList():
                return sum(1 for _ in items_in(self.block))
            case Table():
                return len(self.block.rows)
            case People():
                return len(self.block.lines)


def has_names(table: Table) -> bool:
    """Whether a column of a table is called after names."""
    fields = {_field(cell.text) for cell in table.header}
    return bool(fields & _NAMES) or "affiliation" in fields


def _field(title: str) -> str:
    known = column(title)
    return known if known in ("name", "affiliation") else field_of(title)


def look_like_names(block: ItemList) -> bool:
    """Whether most items of a list are names."""
    texts = [item.text for item in items_in(block)]
    return sum(is_name(text) for text in texts) >= ENOUGH * len(texts)


def hold_names(block: ItemList | Table | People) -> bool:
    """Whether a block can be of people."""
    match block:
        case ItemList():
            return look_like_names(block)
        case Table():
            return has_names(block) or not block.header
        case People():
            texts = [line.words.text for line in block.lines]
            return sum(map(is_name, texts)) >= ENOUGH * len(texts)


def loose_rows(paragraph: Paragraph) -> list[int]:
    """The lines of a paragraph that is nothing but rows of a Markdown table, which stand in none.

    Something parts them from their table, such as a blank line, or the table has no `|---|`.
    """
    if not all(_ROW.fullmatch(line.words.text) for line in paragraph.lines):
        return []
    return [line.line for line in paragraph.lines]


def texts_of(block: ItemList | Table | People) -> list[str]:
    """The texts of items and lines; a table has columns that say more of its rows."""
    match block:
        case ItemList():
            return [item.text for item in items_in(block)]
        case People():
            return [line.words.text for line in block.lines]
        case Table():
            return []
