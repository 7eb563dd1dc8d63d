"""Which columns beside the one for the name hold a name as well."""

from collections import Counter
from collections.abc import Mapping, Sequence

from letterkit.lists.columns.headers import Header, claimed
from letterkit.lists.columns.questions import FIRST, LAST, PRIVATE, field_of
from letterkit.lists.rows.contents import ExportRow, Part

_ENOUGH = 0.8  # of the texts of a column


def cell_of(row: ExportRow, number: int) -> str:
    """A cell, empty where the row is too short to have it."""
    return row.cells[number] if number < len(row.cells) else ""


def other_names(
    part: Part,
    header: Header,
    fields: Sequence[str],
    body: Sequence[ExportRow],
    said: Mapping[str, str],
) -> list[int]:
    """Columns that name those missing from the column for the name: `fullName`, `name`.

    Only objects that have one key or the other: an empty cell below "Name" may be a wish.
    """
    if "name" not in fields:
        return []
    first = fields.index("name")
    found = []
    for number, title in enumerate(header.titles):
        asks = field_of(title) == "name" and fields[number] == PRIVATE and title not in said
        if not asks or not {title, header.titles[first]} <= part.sparse:
            continue
        if not any(cell_of(row, first).strip() and cell_of(row, number).strip() for row in body):
            found.append(number)
    return found


def whole_name(header: Header, fields: Sequence[str], mapping: Mapping[str, str]) -> int | None:
    """The column for whole names beside those for their parts, if there is one."""
    if not {FIRST, LAST} & set(fields):
        return None
    for number, title in enumerate(header.titles):
        asks = claimed(header, number, mapping) or field_of(title)
        if asks == "name" and fields[number] == PRIVATE:
            return number
    return None


def are_names(texts: Counter[str]) -> bool:
    """Whether the texts of a column look like names of people: two to four words, all different."""
    plausible = [text for text in texts if 2 <= len(text.split()) <= 4 and not _has_signs(text)]
    return len(texts) > 1 and len(plausible) >= _ENOUGH * len(texts)


def _has_signs(text: str) -> bool:
    return any(c.isdigit() or c in "@?!:/" for c in text)
