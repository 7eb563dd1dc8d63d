"""Tables in plain text: the header row below titles of the list, and columns set apart by blanks.

Open letter on parks

Name              Organisation
Ada Example       University of Example
"""

import csv
import re
from collections.abc import Sequence
from itertools import pairwise

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.group_words import says_who_signed
from letterkit.lists.own_columns import COLUMNS, DROPPED, column
from letterkit.lists.rows.not_names import without_box
from letterkit.lists.texts.line_titles import LIST_MARK

_SEPARATORS = ("\t", ";", "|", ",")
_NAMES = frozenset({"name", FIRST, LAST})
_LONGEST_TITLE = 100
_LINES_ABOVE = 12
_TABBED_DASH = re.compile(r"[ \t]*\t[ \t]*([-–—])[ \t]*\t[ \t]*|[ \t]*\t[ \t]*([-–—])[ \t]+")
_GAP = re.compile(r"\S(?: ?\S)*")
_WIDE = re.compile(r"\S {2,}\S")
_SLIP = 2  # blanks
_TABBED_MARK = re.compile(r"\s*([•·▪◦‣*–—-])\t+([^\t]*)")


def separator_of(line: str) -> str:
    """What parts the titles of a header row; nothing if the line is none."""
    for separator in _SEPARATORS:
        cells = split(line, separator)
        if is_header(cells):
            return separator
    return ""


def is_header(cells: Sequence[str]) -> bool:
    """Whether these are titles of columns, one of them for a name."""
    fields = {field_of_title(cell) for cell in cells} - {""}
    named = fields & _NAMES or "affiliation" in fields
    short = all(len(cell) <= _LONGEST_TITLE for cell in cells)
    return len(cells) > 1 and short and bool(named) and _knows_most(cells, len(fields))


def _knows_most(cells: Sequence[str], known: int) -> bool:
    """Two known titles make a header row; a person's line has hardly two by chance."""
    exact = sum(column(cell) in COLUMNS for cell in cells)
    return (known > 1 and 2 * known >= len([cell for cell in cells if cell])) or exact > 1


def field_of_title(title: str) -> str:
    """The field that a title is for, by a list's own words or by anybody's."""
    known = column(title)
    if known == DROPPED or known in COLUMNS:
        return known
    return field_of(title) if len(title) <= _LONGEST_TITLE else ""


def split(line: str, separator: str) -> list[str]:
    """The cells of a line."""
    try:
        rows = list(csv.reader([line], delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return []
    return [cell.strip() for cell in rows[0]] if rows else []


def header_below(lines: Sequence[str]) -> tuple[int, str]:
    """The line of a header row below a few titles, and its separator; 0 where there is none.

    The row below it must have as many cells, and no line above it more than one.
    """
    given = [number for number, line in enumerate(lines, 1) if line.strip()]
    for place, number in enumerate(given[:_LINES_ABOVE]):
        separator = separator_of(lines[number - 1])
        if not separator or place + 1 >= len(given):
            continue
        width = len(split(lines[number - 1], separator))
        below = split(lines[given[place + 1] - 1], separator)
        above = [split(lines[each - 1], separator) for each in given[:place]]
        if len(below) == width and all(len(cells) < 2 or separator == "," for cells in above):
            return number, separator
    return 0, ""


def with_tabs(lines: Sequence[str], name: str) -> list[str]:
    """The lines with tabs between columns that blanks set apart below a header row.

    Lines without such a header row stay as they are.
    """
    for number, line in enumerate(lines[: _LINES_ABOVE * 2]):
        cells = [match[0] for match in _GAP.finditer(line)]
        if "\t" in line or not _WIDE.search(line) or not is_header(cells):
            continue
        starts = [match.start() for match in _GAP.finditer(line)]
        rows = [
            _cut(row, starts, f"{name}:{n}") for n, row in enumerate(lines[number:], number + 1)
        ]
        return [*lines[:number], *rows]
    return list(lines)


def _cut(line: str, starts: Sequence[int], place: str) -> str:
    """A line in the columns that begin at these places."""
    if not line.strip():
        return line
    found = list(_GAP.finditer(line))
    pieces = [match[0] for match in found]
    if len(pieces) == len(starts) and not _may_have_slip(found, starts):
        return "\t".join(pieces)
    # A cell is empty: then each of the others must stand below its title.
    if any(line[start - 2 : start].strip() for start in starts[1:]):
        raise LetterkitError(
            f"{place}: a line that does not fit the columns, which blanks set apart",
            hint="put a tab between the columns of each line, or save the table as .csv",
        )
    ends = [*starts[1:], len(line)]
    return "\t".join(line[a:b].strip() for a, b in zip([0, *starts[1:]], ends, strict=True))


def _may_have_slip(pieces: Sequence[re.Match[str]], starts: Sequence[int]) -> bool:
    """Whether two blanks may stand within a name, as in "Ada  Example", and a cell be empty."""
    return any(
        second.start() - first.end() == _SLIP
        and " " not in first[0]
        and second.start() not in starts
        for first, second in pairwise(pieces)
    )


def is_header_of_one(line: str) -> bool:
    """`Name` or `Full name` above names."""
    text = line.strip().rstrip(":")
    words = text.split()
    if says_who_signed(text):
        return False
    asks = field_of_title(text)
    return (asks == "name" and len(words) <= 3) or (asks in _NAMES and len(words) == 1)


def columns_by_tabs(lines: Sequence[str]) -> list[str]:
    """The cells of the first line, if nearly all lines are parted by as many tabs."""
    given = [with_plain_dashes(line) for line in lines if line.strip()]
    counts = [line.count("\t") for line in given]
    alike = sum(count == counts[0] for count in counts)
    if not counts[0] or alike < 0.8 * len(counts):
        return []
    return given[0].split("\t")


def without_tabs_behind_marks(lines: Sequence[str]) -> list[str]:
    """Lines of a list whose only tabs stand behind its marks, as copied from Word: `•<Tab>Ada`."""
    tabbed = [line for line in lines if "\t" in line.strip()]
    if not tabbed or not all(_TABBED_MARK.fullmatch(line) for line in tabbed):
        return list(lines)
    return [_TABBED_MARK.sub(r"\1 \2", line) for line in lines]


def with_plain_dashes(line: str) -> str:
    """A dash between tabs, as copied from a page, is one between blanks."""
    return _TABBED_DASH.sub(lambda match: f" {match[1] or match[2]} ", line)


_DRAWN = re.compile(r"[+┌├└╔╠╚][-=+─┬┼┴┐┤┘═╦╬╩╗╣╝┌├└]{3,}")
_BLANKS = re.compile(r"[ ]{2,}")


def refuse_drawn(lines: Sequence[str], name: str) -> None:
    """Refuse a table that is drawn with marks or blanks: where a cell ends is only to be seen."""
    given = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    drawn = next((number for number, line in given if _DRAWN.fullmatch(line)), 0)
    if not drawn and given:
        number, line = given[0]
        titles = [field_of(cell) for cell in _BLANKS.split(line)]
        drawn = number if len(titles) > 1 and all(titles) and _NAMES & {*titles} else 0
    if drawn:
        raise LetterkitError(
            f"{name}:{drawn}: a table that is drawn with lines or blanks",
            hint="save it as .csv, or put a tab between its cells and take the lines away",
        )


def with_blank_mark(text: str) -> str:
    """A line with blanks in the place of a list mark and a ticked box, so that columns stay."""
    plain = with_plain_dashes(text)
    mark = LIST_MARK.match(plain)
    blank = " " * mark.end() + plain[mark.end() :] if mark else plain
    rest = without_box(blank)
    return " " * (len(blank) - len(rest)) + rest
