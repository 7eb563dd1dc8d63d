"""How an output names its edition, in one line: number, size, root and key id.

>>> parse_stamp("Edition 2 · 14 · BLCRQ2UGA6HB · 7abe3c8d")
Stamp(edition=2, size=14, root='BLCRQ2UGA6HB', key_id='7abe3c8d', address='')

The words around the number are those of the letter's language. It tells which edition to look for,
and proves nothing.
"""

import re
from dataclasses import dataclass, field

from letterkit.text.scripts import LEFT_TO_RIGHT, in_order

_NUMBER = "[1-9][0-9]{0,18}"
_BETWEEN = " · "
_FORM = re.compile(
    rf"\D*({_NUMBER})\D* · {LEFT_TO_RIGHT}?({_NUMBER}) · ([A-Z2-7]{{12}}) · ([0-9a-f]{{8}})"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells the edition of a published register: its number, size, root and key, in short.

    `code` is a QR code of `address` as SVG; both are empty where the register's origin is none, and
    where the line was read from a file.
    """

    edition: int
    size: int
    root: str
    key_id: str
    address: str = ""
    code: bytes = field(default=b"", repr=False)


def format_stamp(stamp: Stamp, phrase: str) -> str:
    """`phrase` is "Edition {n}" in the letter's language."""
    number = phrase.format(n=stamp.edition)
    return _BETWEEN.join((number, str(stamp.size), stamp.root, stamp.key_id))


def format_stamp_in_order(stamp: Stamp, phrase: str) -> str:
    """The line where it is shown: what is to be compared keeps its order behind the phrase."""
    number, codes = stamp_apart(stamp, phrase)
    return f"{number}{_BETWEEN}{in_order(codes, number)}"


def stamp_apart(stamp: Stamp, phrase: str) -> tuple[str, str]:
    """The number of the edition in words, and the codes as they are to be compared."""
    number, codes = format_stamp(stamp, phrase).split(_BETWEEN, 1)
    return number, codes


def parse_stamp(line: str) -> Stamp | None:
    """The edition that a line names, or None if it names none."""
    found = _FORM.fullmatch(line)
    return Stamp(int(found[1]), int(found[2]), found[3], found[4]) if found else None
