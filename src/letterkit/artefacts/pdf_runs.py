"""Names on the pages of a PDF, in the form that letterkit writes, taken apart without a parser.

A page of names is thousands of operators, and a parser of PDFs makes an object of each operand.
Names stand in blocks of one form (`render/compact.py`), so those that have exactly this form, down
to the blanks, are read by it; all else goes to the parser, piece by piece:

    /Span<</MCID 12>>BDC 0.08 0.09 0.11 rg
    BT 1 0 0 -1 105.83 120.50 Tm /abcdef 10.93 Tf [<00240047>12<0044>]TJ ET
    EMC

What stands between the blocks must be whole: plain tokens, closed, and an operator at the end. So
no string, array or operand can begin before a block and end behind it. Where that is not so, the
whole page is for the parser.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_NUMBER = rb"-?\d{1,9}(?:\.\d{1,9})?"
_ARRAY = rb"\[(?:<(?:[0-9a-f]{4})++>|-?\d{1,6}(?=[<\]]))*+\]TJ "
_TEXT = re.compile(
    rb"BT 1 0 0 -1 (%b) (%b) Tm (/[A-Za-z0-9]+) (%b) Tf ((?:%b)++)ET\n"
    % (_NUMBER, _NUMBER, _NUMBER, _ARRAY)
)
_BLOCK = re.compile(
    rb"^/Span<</MCID (\d{1,7})>>BDC (%b) (%b) (%b) rg\n((?:%b)*+)EMC$"
    % (_NUMBER, _NUMBER, _NUMBER, re.sub(rb"\((?!\?)", rb"(?:", _TEXT.pattern)),
    re.MULTILINE,
)
_CODES = re.compile(rb"<([0-9a-f]+)>")
_MOVES = re.compile(rb"[>\[](-?\d+)")
_TOKEN = re.compile(
    rb"\s*+(?:(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<value>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\s<>\[\]/]|$)|/[A-Za-z0-9_.+-]+|<[0-9a-fA-F]*>)"
    rb"|(?P<operator>[A-Za-z]{1,3}\*?(?=\s|$)))"
)
_PAIRS = {b"<<": b">>", b"[": b"]"}
_OF_IMAGES = (b"BI", b"ID", b"EI")


class Run(NamedTuple):
    """Words in one font: their place, and for each operator its codes and moves, in thousandths."""

    x: float
    y: float
    font: str
    size: float
    shown: list[tuple[list[bytes], list[int]]]


class Block(NamedTuple):
    """A marked content: its number, the colour of its words, and the words."""

    mcid: int
    colour: tuple[float, float, float]
    runs: list[Run]
    written: bytes


def blocks_in(content: bytes) -> list[Block | bytes] | None:
    """The blocks, and what is between them; None for a page that is for the parser."""
    found: list[Block | bytes] = []
    end = 0
    for match in _BLOCK.finditer(content):
        between = content[end : match.start()]
        if not _is_whole(between):
            return None
        if not between.isspace():
            found.append(between)
        mcid, red, green, blue, runs = match.groups()
        colour = (float(red), float(green), float(blue))
        found.append(Block(int(mcid), colour, list(_runs(runs)), match[0]))
        end = match.end()
    if not end or not _is_whole(content[end:]):
        return None
    return [*found, content[end:]]


def _runs(written: bytes) -> Iterator[Run]:
    for x, y, font, size, arrays in _TEXT.findall(written):
        shown = []
        for array in arrays.split(b"TJ ")[:-1]:
            codes = [bytes.fromhex(each.decode()) for each in _CODES.findall(array)]
            shown.append((codes, [int(each) for each in _MOVES.findall(array)]))
        yield Run(float(x), float(y), font.decode(), float(size), shown)


def _is_whole(content: bytes) -> bool:
    """Whether this is plain tokens, closed within, of which the last is an operator."""
    at, opened, ends = 0, list[bytes](), True
    stripped = content.rstrip()
    while at < len(stripped):
        token = _TOKEN.match(stripped, at)
        if token is None:
            return False
        at, ends = token.end(), token["operator"] is not None
        if token["open"]:
            opened.append(_PAIRS[token["open"]])
        elif token["close"]:
            if not opened or opened.pop() != token["close"]:
                return False
        elif ends and (opened or token["operator"] in _OF_IMAGES):
            return False
    return ends and not opened
