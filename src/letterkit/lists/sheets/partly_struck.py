"""A name of which only some words are crossed out: it may be a former one, or another person's.

- ~~Bo Sample~~ Bo Specimen           who signs?
- Ada Example, ~~Uni A~~ Uni B        her affiliation changed

A line that is crossed out as a whole takes somebody off the list, wherever else their name stands.
"""

import re

from letterkit.errors import LetterkitError
from letterkit.lists.documents.documents import Line
from letterkit.lists.rows.contents import LeftOut
from letterkit.lists.rows.not_names import CROSSED
from letterkit.lists.said.leaving import name_in
from letterkit.lists.texts.several_people import several_in
from letterkit.private.excerpts import excerpt

_AFTER_NAME = re.compile(r"[,،;|(\[:]|\s[-–—]+\s")
_LETTER = re.compile(r"[^\W\d_]")


def is_partly_struck(text: str, crossed: str, before: str) -> bool:
    """Whether words of a name are crossed out beside others that are not.

    `text` are the words that stand, `crossed` those that do not, and `before` what stands before
    the first of those.
    """
    if not (_LETTER.search(text) and _LETTER.search(crossed)):
        return False
    return not _AFTER_NAME.search(before)


def refused_partly(place: str, text: str) -> LetterkitError:
    """The refusal of a line or a cell with such a name."""
    return LetterkitError(
        f"{place}: only a part of the name is crossed out, beside: {excerpt(text)}",
        hint="delete the words that no longer count, or cross out all of it if they do not sign;"
        " then save the file",
    )


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
