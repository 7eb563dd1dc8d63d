"""Tables of a letter whose words leave no room on the page are marked: there, words may break.

Elsewhere a table's words stay whole. If they could break in every table, columns of short words
would shrink to make room for those of long ones. Where not even single letters leave room, the
table is `dense` too: smaller letters, and smaller gaps.
"""

import re
from html import unescape
from itertools import zip_longest

from wcwidth import wcswidth

# Columns of a terminal, for the words of a row and the gaps between them: fewer than a line holds.
ALONE, BESIDE = 64, 28
GAP = 3
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr[ >].*?</tr>", re.DOTALL)
_CELL = re.compile(r"<t[dh][ >].*?</t[dh]>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def wide_marked(body: str, room: int) -> str:
    """The HTML of a body with the class `wide` on each table that needs more than `room`."""

    def marked(found: re.Match[str]) -> str:
        table = found[0]
        is_nested = "<table" in table[1:]
        columns = _columns(table)
        if (1 + GAP) * len(columns) > room:
            return table.replace("<table>", '<table class="wide dense">')
        if is_nested or sum(columns) + GAP * len(columns) > room:
            return table.replace("<table>", '<table class="wide">')
        return table

    return _TABLE.sub(marked, body)


def _columns(table: str) -> list[int]:
    """Of each column of a table, how long its longest word is."""
    rows = [[_longest(cell) for cell in _CELL.findall(row)] for row in _ROW.findall(table)]
    return [max(column) for column in zip_longest(*rows, fillvalue=0)]


def _longest(cell: str) -> int:
    words = unescape(_TAG.sub(" ", cell)).split()
    return max((max(wcswidth(word), 0) for word in words), default=0)
