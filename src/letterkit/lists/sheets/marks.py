"""What a sheet shows beside its values: rows hidden or struck through, merged cells, comments."""

from collections.abc import Set
from dataclasses import dataclass, field
from typing import NamedTuple

from letterkit.lists.sheets.colours import Colour, Letters


class Cell(NamedTuple):
    """A place in a sheet; both numbers count from 1."""

    row: int
    column: int

    def __str__(self) -> str:
        return f"{letters_of(self.column)}{self.row}"


class Range(NamedTuple):
    """Cells that are merged into one, by its corners."""

    first: Cell
    last: Cell

    def __str__(self) -> str:
        return f"{self.first}:{self.last}"


@dataclass(slots=True)
class Marks:
    """The marks of one sheet; `struck` are columns by row, and only of cells with a text.

    `wrong` are cells with an error such as #REF!, `unknown` those with a formula whose value
    was not saved, `noted` those with a comment, of which `said` has the texts. `ruled` says
    that a conditional format strikes cells through: which, only a spreadsheet program can work
    out. `partly` are struck cells of which some words have no line through them. `unseen` are
    columns by row, of cells with a text in the colour of their cell or hidden by their format;
    of those in `half_seen` some words can be seen. `grounds` are the colours of cells that are not
    white, by row and column, `letters` those of words that are not plain, with whether they are in
    italics. `links` are cells with where a click on them leads. `instead` are words that a format
    shows in the place of numbers, by row and column. `margins` are texts above and below its pages
    and properties of the document that may be about who can be named.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck: dict[int, Set[int]] = field(default_factory=dict)
    partly: list[Cell] = field(default_factory=list)
    unseen: dict[int, Set[int]] = field(default_factory=dict)
    half_seen: list[Cell] = field(default_factory=list)
    merged: list[Range] = field(default_factory=list)
    wrong: list[Cell] = field(default_factory=list)
    unknown: list[Cell] = field(default_factory=list)
    noted: list[Cell] = field(default_factory=list)
    said: list[tuple[Cell, str]] = field(default_factory=list)
    ruled: bool = False
    grounds: dict[int, dict[int, Colour]] = field(default_factory=dict)
    letters: dict[int, dict[int, Letters]] = field(default_factory=dict)
    links: list[tuple[Cell, str]] = field(default_factory=list)
    instead: dict[int, dict[int, str]] = field(default_factory=dict)
    margins: list[str] = field(default_factory=list)


def letters_of(column: int) -> str:
    """A column as spreadsheets call it: 1 is A, 27 is AA."""
    found = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        found = chr(65 + letter) + found
    return found


def column_of(letters: str) -> int:
    """The number of a column that a spreadsheet calls by letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number
