"""Sheets without titles of columns: those of names alone, below which nothing is lost.

    Bo Sample
    Cy Specimen

On a sheet that is called "Withdrawn" or "Do not publish", the first row is of somebody too. What is
alone on a sheet is named in a note, and heard where it speaks of somebody.
"""

from collections.abc import Sequence

from letterkit.lists.columns.questions import field_of
from letterkit.lists.documents.group_words import kind_of_group, says_who_signed
from letterkit.lists.own_columns import COLUMNS, column
from letterkit.lists.people.beside_names import is_like_person, is_whole_organisation
from letterkit.lists.records import Row
from letterkit.lists.said.said_above import judged, unclear
from letterkit.lists.said.wishes import beside
from letterkit.lists.sheets.title_rows import is_header
from letterkit.wishes.tongues import is_unread

ALONE = "alone on its sheet, below no title"
_LOOKED_AT = 200
_TITLE = "Name"


def names_at(rows: Sequence[Row]) -> int | None:
    """The column with the names of a sheet whose first row is of somebody, or None."""
    if not rows or has_titles(rows[0].cells):
        return None
    width = max(len(row.cells) for row in rows)
    for number in range(width):
        cells = [row.cells[number] for row in rows[:_LOOKED_AT] if number < len(row.cells)]
        given = [cell for cell in cells if cell]
        first = rows[0].cells[number] if number < len(rows[0].cells) else ""
        somebody = [_is_somebody(cell) for cell in given]
        if first and _is_somebody(first) and 2 * sum(somebody) >= len(given):
            return number
    return None


def has_titles(cells: Sequence[str]) -> bool:
    """Whether a row has a title of a column that is known."""
    return is_header(cells) or any(
        cell and (bool(field_of(cell)) or column(cell) in COLUMNS) for cell in cells
    )


def titled(title: str, rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of a sheet below a title "Name", where its own name says what its names are.

    That is so of "Anonymous" and "Organisations", and not of "Log".
    """
    said = judged(title)
    speaks = said.shown or said.signs or kind_of_group(title) or says_who_signed(title)
    number = names_at(rows) if speaks else None
    if number is None:
        return rows
    cells = [_TITLE if each == number else "" for each in range(len(rows[0].cells))]
    return [Row(0, cells), *rows]


def is_alone(rows: Sequence[Row]) -> bool:
    """Whether a sheet has one row, which is not of titles."""
    return len(rows) == 1 and not has_titles(rows[0].cells)


def refuse_of_gone(file: str, title: str, row: Row) -> None:
    """Refuse the one row of a sheet that may be of somebody who left, by the sheet's name.

    In a language that is not read, any name may say so of a person.
    """
    people = any(cell and is_like_person(cell) for cell in row.cells)
    if judged(title).unclear or (people and is_unread(title)):
        raise unclear(f"{file}:{row.line}", title)


def _is_somebody(text: str) -> bool:
    name = beside(text).text
    return is_like_person(name) or is_whole_organisation(name)
