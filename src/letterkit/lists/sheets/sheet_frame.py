"""The frame around a spreadsheet that was saved as a web page: letters above it, numbers beside it.

      A            B
1     Name         May we publish your name?
2     Ada Example  Yes
"""

from collections.abc import Sequence
from dataclasses import replace

from letterkit.lists.documents.documents import TableRow

_FEWEST = 2


def without_frame(rows: Sequence[TableRow]) -> list[TableRow]:
    """The rows inside of the frame, from the first with a text on; none if there is no frame."""
    if len(rows) <= _FEWEST:
        return []
    letters = [cell.text.strip() for cell in rows[0].cells]
    if len(letters) < _FEWEST or letters[0] or letters[1:] != _letters(len(letters) - 1):
        return []
    numbers = [row.cells[0].text.strip() if row.cells else "" for row in rows[1:]]
    given = [text for text in numbers if text]
    if not given or not all(text.isascii() and text.isdigit() for text in given):
        return []
    if sorted({int(text) for text in given}) != [int(text) for text in given]:
        return []
    inner = [replace(row, cells=row.cells[1:]) for row in rows[1:]]
    while inner and not any(cell.text.strip() for cell in inner[0].cells):
        del inner[0]
    return inner


def _letters(count: int) -> list[str]:
    """The names of columns: A to Z, AA, AB and so on."""
    found = []
    for number in range(1, count + 1):
        name = ""
        while number:
            number, rest = divmod(number - 1, 26)
            name = chr(ord("A") + rest) + name
        found.append(name)
    return found
