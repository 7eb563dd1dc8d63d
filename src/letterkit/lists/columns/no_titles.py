"""Tables whose first row is of a signatory, not of titles: `Anna Example;Example University`."""

import re
from collections.abc import Mapping, Sequence

from letterkit.lists.columns.headers import Header, claimed
from letterkit.lists.columns.questions import asks_for, field_of
from letterkit.lists.consent.consents import ask_of
from letterkit.lists.exports.known import OTHER
from letterkit.lists.people.beside_names import is_like_person, is_whole_organisation
from letterkit.lists.rows.days import read_day
from letterkit.lists.rows.name_shapes import EMAIL
from letterkit.lists.said.leaving_titles import is_of_leaving

_ASKING = ("?", "؟", ";", "\u037e", "՞", "？")  # a Greek one looks like a semicolon
_READ = re.compile("[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0600-\u06ff]")
_FEW_ANSWERS = 4
_FEW_WORDS = 3
_LOOKED_AT = 200
_HALF = 0.5  # of the cells below


def with_titles(
    header: Header, rows: Sequence[Sequence[str]], mapping: Mapping[str, str]
) -> Header:
    """The header, or one of `column 1`, `column 2` and so on where the first row is of somebody.

    That is so where no cell of it is a title that is known, and one is a name or an address in a
    column of such. Anyone who says what one of its cells is has said that it is a title.
    """
    if header.platform is not OTHER or header.begins != 1 or len(rows) < 2:
        return header
    known = any(_is_title(header, number, mapping) for number in range(len(header.titles)))
    if known or _is_of_titles(rows) or not _is_of_somebody(rows):
        return header
    width = max(len(cells) for cells in rows)
    titles = tuple(f"column {number}" for number in range(1, width + 1))
    return Header(OTHER, titles, titles, 0)


def _is_title(header: Header, number: int, mapping: Mapping[str, str]) -> bool:
    title = header.titles[number]
    if title == f"column {number + 1}":
        return False  # an empty cell
    known = claimed(header, number, mapping) or field_of(title)
    if is_of_leaving(title):
        return True
    return (bool(known) and not EMAIL.search(title)) or ask_of(title) is not None


def _is_of_titles(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row asks something, or has words above days, numbers or addresses alone.

    That shows titles in any language, also in one that is not read.
    """
    first, below = rows[0], rows[1:_LOOKED_AT]
    if any(cell.rstrip().endswith(_ASKING) for cell in first):
        return True
    for number, cell in enumerate(first):
        if not any(map(str.isalpha, cell)) or _is_value(cell):
            continue
        same = [cells[number] for cells in below if number < len(cells) and cells[number].strip()]
        if len(same) > 1 and all(map(_is_value, same)):
            return True
    return False


def _is_value(text: str) -> bool:
    """A day, a number or an address, which no title is."""
    text = text.strip()
    if EMAIL.fullmatch(text) or read_day(text) is not None:
        return True
    return any(map(str.isdigit, text)) and not any(map(str.isalpha, text))


def is_foreign_question(title: str, answers: Sequence[str]) -> bool:
    """Whether a title asks something in a script that is not read, and has few short answers."""
    if not title.rstrip().endswith(_ASKING) or not 0 < len(answers) <= _FEW_ANSWERS:
        return False
    letters = [letter for letter in title if letter.isalpha()]
    foreign = [letter for letter in letters if not _READ.match(letter)]
    short = all(len(answer.split()) <= _FEW_WORDS for answer in answers)
    return short and 2 * len(foreign) > len(letters)


def _is_of_somebody(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a cell of the first row is a name or address, as most of those below it are."""
    first, below = rows[0], rows[1:_LOOKED_AT]
    for number, cell in enumerate(first):
        same = [cells[number] for cells in below if number < len(cells) and cells[number].strip()]
        if EMAIL.fullmatch(cell.strip()):
            alike = [bool(EMAIL.fullmatch(each.strip())) for each in same]
        elif not asks_for(cell) and _is_somebody(cell):
            alike = [_is_somebody(each) for each in same]
        else:
            continue
        if same and sum(alike) >= _HALF * len(same):
            return True
    return False


def _is_somebody(text: str) -> bool:
    return is_like_person(text.strip()) or is_whole_organisation(text)
