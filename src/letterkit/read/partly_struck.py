"""A name of which only some words are crossed out: it may be a former one, or another person's.

- ~~Bo Sample~~ Bo Specimen           who signs?
- Ada Example, ~~Uni A~~ Uni B        her affiliation changed
"""

import re

from letterkit.errors import LetterkitError
from letterkit.read.values import excerpt

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
