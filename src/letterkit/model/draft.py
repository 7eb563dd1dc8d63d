"""A draft of a letter, as a word processor's file or a text has it.

Its body is the tree that letters are made of (`letters/nodes.py`). What a letter cannot hold is no
part of it, and stands in `unkept` with its place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from letterkit.model.manuscript import Child


class Role(StrEnum):
    """What a paragraph of a .docx is, beside those of the body; the value names its style."""

    TITLE = "Title"
    DATED = "Letterkit Place and Date"
    TO = "Letterkit Addressee"
    SALUTATION = "Letterkit Salutation"
    ISSUER = "Letterkit Issuer"


# The style of what stands for a picture, and that of a line across the page.
PICTURE, RULE = "Letterkit Picture", "Letterkit Rule"
# What the names of all styles begin with that have no look of their own to be read.
OWN_STYLES = "letterkit "
# The style of a paragraph of the body in a .docx of letterkit, which numbers it.
NUMBERED = "Letterkit Paragraph"
# The styles of further paragraphs in an item of a list, by its depth from 1; Word has these names.
CONTINUED = tuple(f"List Continue {n}".removesuffix(" 1") for n in range(1, 10))
# The names of properties by which a .docx says of which text it is a copy.
SLUG, LANGUAGE, SHA256 = "letterkit letter", "letterkit language", "letterkit sha256"
PLACE, DATE = "letterkit place", "letterkit date"


@dataclass(frozen=True, slots=True)
class Unkept:
    """What a letter cannot hold, or what is not settled: `what` says what became of it.

    `tracked` says that it is a change that somebody proposes, and nobody has accepted.
    """

    place: str
    what: str
    tracked: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


@dataclass(frozen=True, slots=True)
class CopyOf:
    """Of which text a .docx is a copy: letter and language, and the SHA-256 of the text.

    `place` and `date` are those of the letter, which the text shows in one line.
    """

    slug: str
    lang: str
    sha256: str
    place: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """`dated`, `to`, `salutations` and `issuer` are there only in a copy that letterkit made."""

    title: str
    body: tuple[Child, ...]
    unkept: Sequence[Unkept] = ()
    dated: str = ""
    to: tuple[str, ...] = ()
    salutations: tuple[str, ...] = ()
    issuer: str = ""
    copy_of: CopyOf | None = None
