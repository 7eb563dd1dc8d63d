"""Rows of a table that are the end of a cell of the row above: a line end broke it in two.

    Name,Note
    Bo Sample,please keep me
    anonymous                      a person without a name, or the end of Bo's note?

Read as they stand, Bo would be named and somebody else counted. Such a row is asked about.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from letterkit.errors import LetterkitError
from letterkit.lists.people.beside_names import is_organisation
from letterkit.lists.records import Row
from letterkit.lists.rows.doubts import may_be_wish
from letterkit.lists.sheets.blocks import Block
from letterkit.lists.sheets.title_rows import header_of
from letterkit.private.excerpts import excerpt
from letterkit.wishes.possible_wishes import may_be_wish as may_be_own_wish

_FEWEST = 2  # words of a note that goes on
_HINT = (
    "if they are one row, join them on one line, with double quotes around the cell; if the second"
    " is somebody without a name, add the separators that it lacks"
)


def refuse_broken(block: Block, name: str) -> None:
    """Refuse a row of one text that may go on with the last cell of the row above it."""
    header = header_of(block.rows)
    width = len(block.rows[header].cells)
    if width < _FEWEST:
        return
    for above, row in pairwise(block.rows[header + 1 :]):
        text, before = _alone(row, width), _last(above, width)
        if text and before and row.line <= above.line + 1 and _goes_on(before, text):
            raise LetterkitError(
                f"{name}:{row.line}: does this line go on with the row above it: {excerpt(text)}?",
                hint=_HINT,
            )


def _alone(row: Row, width: int) -> str:
    """The text of a row that has no separator in it, unlike its header."""
    given = [cell.strip() for cell in row.cells]
    return given[0] if len(given) < width and not any(given[1:]) else ""


def _last(row: Row, width: int) -> str:
    """What stands in the last column of a row."""
    return row.cells[-1].strip() if len(row.cells) >= width else ""


def _goes_on(before: str, text: str) -> bool:
    if before.endswith("="):
        return True  # a break of quoted-printable, as in saved e-mails
    if is_organisation(before) or _is_proper(before):
        return False  # "Example University", and below it somebody called "anonymous"
    joined = f"{before} {text}"
    together = may_be_wish(joined) or may_be_own_wish(joined)
    if together and len(before.split()) >= _FEWEST:
        return True
    return text[0].islower()


def _is_proper(text: str) -> bool:
    """Whether the last word and each longer one begin with a capital, as in names."""
    words: Sequence[str] = re.findall(r"[^\W\d_]+", text)
    return all(word[0].isupper() for word in (*(w for w in words if len(w) > 3), *words[-1:]))
