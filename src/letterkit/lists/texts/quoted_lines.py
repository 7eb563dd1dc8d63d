"""Lines of text with the marks of a quoted mail before them: `> Ada Example`.

    On 3 March 2026, Cy wrote:      says who wrote what is quoted, and names nobody who signs
    > Ada Example                   a line as any other, without its mark
    > > Bo Sample

The line above says who wrote it by its shape: a day or an address, and a colon. One that may speak
of those below stays where it is, for it is judged as a heading.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from letterkit.lists.documents.group_words import says_who_signed
from letterkit.lists.rows.contents import LeftOut
from letterkit.lists.said.said_above import judged
from letterkit.wishes.possible_wishes import speaks_of_less

WROTE = "it says who wrote what is quoted below, not a name"
_QUOTED = re.compile(r"\s*(?:[>›»]\s*)*>(?:[>›»]|\s)*(?=\S|$)")
_COLON = re.compile(r"[:：]\s*$")
_DAY_OR_ADDRESS = re.compile(r"\d|@")


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A text without the marks of a quotation, and what is said of those that were there."""

    text: str
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def unquoted(text: str, name: str) -> Unquoted:
    """A text without the marks of a quotation, and without who wrote what is quoted."""
    lines = text.split("\n")
    quoted = [n for n, line in enumerate(lines, 1) if line.strip() and _QUOTED.match(line)]
    if not quoted:
        return Unquoted(text)
    plain = [_QUOTED.sub("", line, count=1) for line in lines]
    above = [_line_above(number, lines) for number in quoted]
    wrote = {number for number in (*quoted, *above) if number and _says_who_wrote(plain, number)}
    for number in wrote:
        plain[number - 1] = ""
    what = "1 line" if len(quoted) == 1 else f"{len(quoted):,} lines"
    note = f"{name}:{quoted[0]}: the mark of a quotation before {what}, taken off"
    return Unquoted("\n".join(plain), [LeftOut(name, each, WROTE) for each in wrote], [note])


def _line_above(number: int, lines: Sequence[str]) -> int:
    """The line with a text above another one, if it is not quoted itself."""
    above = [n for n in range(1, number) if lines[n - 1].strip()]
    return above[-1] if above and not _QUOTED.match(lines[above[-1] - 1]) else 0


def _says_who_wrote(lines: Sequence[str], number: int) -> bool:
    text = lines[number - 1]
    if not (_COLON.search(text) and _DAY_OR_ADDRESS.search(text)):
        return False
    said = judged(text)
    about_them = said.out or said.shown or said.unclear or says_who_signed(text)
    return not (about_them or speaks_of_less(text))
