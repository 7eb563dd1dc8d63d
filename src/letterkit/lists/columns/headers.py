"""Header rows: where a table begins, whose it is, and which field each column is."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.lists.columns.detail_questions import SHOWS
from letterkit.lists.columns.questions import (
    FIRST,
    LAST,
    MIDDLE,
    PRIVATE,
    SECOND_LAST,
    field_of,
    is_of_degrees,
)
from letterkit.lists.exports.known import (
    LIMESURVEY,
    OTHER,
    Platform,
    limesurvey_code,
    plain_title,
    platform_of,
)
from letterkit.lists.own_columns import COLUMNS, DROPPED, column
from letterkit.lists.people.public_names import PUBLIC, REAL
from letterkit.lists.rows.contents import DETAIL, FILE_KEY, ExportRow, shown_title
from letterkit.lists.said.standing import SIGNS, STANDINGS, STATUS, WITHDRAWN
from letterkit.lists.sheets.title_rows import is_header
from letterkit.private.excerpts import excerpt

KEY = "(key)"
ANONYMOUS = "anonymous"  # a question whose yes hides the name
UNDECIDED = "(undecided)"  # about consent or being shown, but what a yes means is unknown
# Any number of columns may ask these; what they say is taken together.
ASKS = frozenset({"consent", "shown", ANONYMOUS})
# Evidence is not a matter of what a table claims, and ids are given here.
_OURS = frozenset(COLUMNS) - {"id", "source", "text", "level", "evidence"}
FIELDS = (
    *(each for each in COLUMNS if each in _OURS),
    *(ANONYMOUS, FIRST, MIDDLE, LAST, SECOND_LAST, PUBLIC, REAL, SIGNS, WITHDRAWN, STATUS, PRIVATE),
    *SHOWS,
)
_LIME = frozenset({"submitdate", "lastpage", "startlanguage"})
_INTERNAL = re.compile(r"question-id-\d+")
_HEADER_ROWS = 5
_LINES_ABOVE = 20
_MAX_TITLE = 300


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table; its responses begin with row `begins`.

    `codes` are the platform's own names of the columns; mostly they are the titles. `heads` is a
    row with questions whose answers are titles of the row below it.
    """

    platform: Platform
    titles: tuple[str, ...]
    codes: tuple[str, ...]
    begins: int
    heads: int | None = None

    def lines_above(self, rows: Sequence[ExportRow]) -> list[int]:
        """The lines with a text above the titles; a platform's own rows say nothing of anybody."""
        if self.platform is not OTHER:
            return []
        above = enumerate(rows[: max(self.begins - 1, 0)])
        return [row.line for number, row in above if any(row.cells) and number != self.heads]

    def asks_above(self, text: str) -> bool:
        """Whether a text above the titles is a question that they are read with."""
        asked = f"{one_line(text)} ["
        return self.heads is not None and any(title.startswith(asked) for title in self.titles)


def header_of(rows: Sequence[Sequence[str]]) -> Header:
    """The header row among the first rows; a table that nobody knows begins with its first."""
    for number, cells in enumerate(rows[:_HEADER_ROWS]):
        platform = platform_of(cells)
        if platform is not OTHER:
            return _known(platform, rows, number)
    return _header(OTHER, _likeliest(rows), rows)


def _known(platform: Platform, rows: Sequence[Sequence[str]], number: int) -> Header:
    """Nextcloud writes a row of its own names under the translated titles."""
    if number and _is_internal(rows[number]):
        return _header(platform, number - 1, rows, codes=number)
    if number + 1 < len(rows) and _is_internal(rows[number + 1]):
        return _header(platform, number, rows, codes=number + 1)
    return _header(platform, number, rows)


def _is_internal(cells: Sequence[str]) -> bool:
    return any(_INTERNAL.fullmatch(cell) for cell in cells)


def _likeliest(rows: Sequence[Sequence[str]]) -> int:
    """A later row is the header if the rows before it are half empty and it names two fields.

    So is one that can only be of titles, below lines with fewer cells than it: the title of the
    letter, a day.
    """
    for number, cells in enumerate(rows[:_LINES_ABOVE]):
        widest = max((_given(above) for above in rows[:number]), default=0)
        if is_header(cells) and widest < _given(cells):
            return number
    for number, cells in enumerate(rows[:_HEADER_ROWS]):
        given = _given(cells)
        if 2 * given > len(cells) or len(cells) == 1:
            known = {_known_field(cell, OTHER) or field_of(cell) for cell in cells}
            known -= {"", PRIVATE}
            return number if not number or (len(known) > 1 and known & {"name", FIRST}) else 0
    return 0


def _given(cells: Sequence[str]) -> int:
    return sum(bool(cell.strip()) for cell in cells)


def _header(
    platform: Platform, number: int, rows: Sequence[Sequence[str]], codes: int | None = None
) -> Header:
    titles = [one_line(cell) for cell in rows[number]]
    own = rows[number] if codes is None else rows[codes]
    return Header(
        platform,
        told_apart([title or f"column {n}" for n, title in enumerate(titles, 1)]),
        tuple(_codes([*own, *titles[len(own) :]][: len(titles)], platform)),
        (number if codes is None else codes) + 1,
    )


def _codes(own: Sequence[str], platform: Platform) -> list[str]:
    """The platform's own names of columns, which LimeSurvey may write in words."""
    if platform.name != LIMESURVEY:
        return list(own)
    return [limesurvey_code(each) if limesurvey_code(each) in _LIME else each for each in own]


def told_apart(titles: Sequence[str]) -> tuple[str, ...]:
    """Titles of which no two are the same: of two columns `Name` the second is `Name #2`.

    What is said of a column, now and later, is said of its title.
    """
    there = set(titles)
    found: dict[str, None] = {}
    counts: Counter[str] = Counter()
    for title in titles:
        counts[title] += 1
        name = title
        while name in found or (name != title and name in there):
            name = f"{title} #{max(counts[title], 2)}"
            counts[title] += name in found or name in there
        found[name] = None
    return tuple(found)


def one_line(cell: str) -> str:
    """A title in one line, as `column` compares it."""
    kept = cell.encode("utf-8", "ignore").decode().replace("\ufeff", "").replace("\0", "")
    return unicodedata.normalize("NFC", " ".join(kept.split()))[:_MAX_TITLE].strip()


def claimed(header: Header, number: int, mapping: Mapping[str, str]) -> str:
    """The field that the user, the platform or a column of our own gives a column, or none."""
    title, code = header.titles[number], header.codes[number]
    if said := mapping.get(title, ""):
        return said
    return _known_field(code, header.platform) or _known_field(title, OTHER)


def fields_of(
    header: Header, filled: Sequence[int], mapping: Mapping[str, str], asked: Mapping[int, str]
) -> list[str]:
    """A field for each column: what was said, then what is known, then what the title asks.

    Of two columns for one field the one that is `filled` more often has it; the rest is private.
    `asked` are the fields of questions about consent and being shown, by the number of the column;
    they are never private, for what they all say counts.
    """
    wanted: list[tuple[int, str]] = []
    for number, title in enumerate(header.titles):
        found = asked.get(number) or claimed(header, number, mapping) or field_of(title)
        least = found == "role" and is_of_degrees(title)
        wanted.append((2 if title in mapping else 0 if least else 1, found or PRIVATE))
    best: dict[str, int] = {}
    for number in sorted(range(len(wanted)), key=lambda n: (-wanted[n][0], -filled[n], n)):
        best.setdefault(wanted[number][1], number)
    fields = [
        name if name in _SHARED or best[name] == number else PRIVATE
        for number, (_, name) in enumerate(wanted)
    ]
    return _name_parts(fields)


_SHARED = frozenset({DROPPED, PRIVATE, UNDECIDED, REAL}) | ASKS | STANDINGS | SHOWS.keys()


def _known_field(title: str, platform: Platform) -> str:
    if title.startswith(DETAIL):
        return PRIVATE
    if title == FILE_KEY:
        return DROPPED  # the row says which file it is of
    plain = plain_title(title)
    code = limesurvey_code(title) if platform.name == LIMESURVEY else plain
    if platform.key and code == platform.key:
        return KEY
    if code in platform.fields:
        return platform.fields[code] or PRIVATE
    known = column(title)
    if known == DROPPED or column(code) == DROPPED:
        return DROPPED
    return known if known in _OURS else ""


def _name_parts(fields: list[str]) -> list[str]:
    """Of a whole name and its parts, what makes one name."""
    there = set(fields)
    become: dict[str, str] = {}
    if {FIRST, LAST} <= there:
        become = {"name": PRIVATE}
    elif FIRST in there:
        become = {"name": LAST} if "name" in there else {FIRST: "name"}
    elif LAST in there:
        become = {"name": FIRST} if "name" in there else {LAST: "name"}
    return [become.get(name, name) for name in fields]


def refuse_unknown_field(name: str) -> None:
    """Refuse a mapping to a field that no column can be."""
    if name not in (*FIELDS, DROPPED, KEY, UNDECIDED):
        raise LetterkitError(
            f"--map: unknown field: {excerpt(name)}", hint=f"it is one of {', '.join(FIELDS)}"
        )


def refuse_unknown_title(title: str, titles: Sequence[str], file: str) -> None:
    """Refuse a mapping of a column that none of the titles is."""
    if title not in titles:
        listed = "; ".join(f"“{shown_title(each)}”" for each in dict.fromkeys(titles))
        raise LetterkitError(
            f"{file}: no column to map: {excerpt(title)}", hint=f"its columns are {listed}"
        )
