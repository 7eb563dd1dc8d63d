"""The line of an entry that shares it with others, as in a file of JSON on one line.

f"f.json:{ItemLine(1, 3)}"    f.json:1, item 3
"""

import re

_TEXT = re.compile(r"(\d+)(?:, item (\d+))?")


class ItemLine(int):
    """A line with the number of an item on it, or in the list that stands there, from 1 on.

    It is read and sorted as its line, and is another place than the line alone.
    """

    item: int

    def __new__(cls, line: int, item: int) -> "ItemLine":
        found = super().__new__(cls, line)
        found.item = item
        return found

    def __reduce__(self) -> tuple[type["ItemLine"], tuple[int, int]]:
        return ItemLine, (int(self), self.item)

    def __str__(self) -> str:
        return f"{int(self)}, item {self.item}"

    def __format__(self, how: str) -> str:
        return format(str(self), how)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, ItemLine):
            return int(self) == int(other) and self.item == other.item
        return False if isinstance(other, int) else NotImplemented

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((int(self), self.item))


def line_of(text: str) -> int:
    """The line that a place ends with: `7`, or `1, item 3`."""
    match = _TEXT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return ItemLine(int(match[1]), int(match[2])) if match[2] else int(match[1])
