"""Lines that are crossed out in the text beside a list: `~~Bo Sample~~` takes Bo off the list.

Such a line is no item, so nobody is read from it; but somebody crossed out there does not sign,
wherever else in the file their name stands.
"""

import re

from letterkit.errors import LetterkitError
from letterkit.read.contents import LeftOut
from letterkit.read.documents import Line
from letterkit.read.not_names import CROSSED
from letterkit.read.platforms.leaving import name_in
from letterkit.read.several_people import several_in
from letterkit.read.values import excerpt

_LETTER = re.compile(r"[^\W\d_]")


def crossed_below(line: Line, name: str) -> LeftOut | None:
    """Whose signature a line takes back that is crossed out as a whole; None if it is not."""
    crossed = line.words.crossed.strip()
    if not crossed or _LETTER.search(line.words.text):
        return None
    if several_in(crossed) > 1 or line.words.text.strip(" .,;"):
        raise _several(f"{name}:{line.line}", crossed)
    return LeftOut(name, line.line, CROSSED, name_in(crossed))


def _several(place: str, text: str) -> LetterkitError:
    return LetterkitError(
        f"{place}: several names on one line are crossed out: {excerpt(text)}",
        hint="write each of them on a line of its own, with a blank line between",
    )
