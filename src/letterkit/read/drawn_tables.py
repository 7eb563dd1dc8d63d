"""Tables that are drawn in a text, with lines of `+---+` or with blanks between their columns.

They are refused: where a cell of theirs ends is only to be seen, and lines of them are no names.
"""

import re
from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.read.platforms.questions import FIRST, LAST, field_of

_NAMES = frozenset({"name", FIRST, LAST})
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
