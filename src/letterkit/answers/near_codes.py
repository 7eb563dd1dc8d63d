"""Codes that somebody typed wrong, by one or two characters. Pure."""

import re

from letterkit.text.quoting import folded

_NEAR = 2
_MOST_WORDS = 4  # a code may be typed in so many pieces
_LENGTHS = range(8, 13)  # of ten characters, less or more two


def mistyped(text: str, code: str) -> int | None:
    """In how many characters the likeliest code in a text differs from this one; None if in more.

    A character too many, or one that is missing, counts as one that differs.
    """
    words = re.findall(r"[^\W_]+", folded(text))
    nearest = _NEAR + 1
    for first in range(len(words)):
        typed = ""
        for word in words[first : first + _MOST_WORDS]:
            typed += word
            if len(typed) > _LENGTHS[-1]:
                break
            if len(typed) in _LENGTHS:
                nearest = min(nearest, _distance(typed, code))
    return nearest if nearest <= _NEAR else None


def _distance(one: str, other: str) -> int:
    """How many characters to change, add or leave out to make one text of the other."""
    row = list(range(len(other) + 1))
    for at, left in enumerate(one, 1):
        above = row
        row = [at]
        for place, right in enumerate(other, 1):
            changed = above[place - 1] + (left != right)
            row.append(min(changed, above[place] + 1, row[-1] + 1))
    return row[-1]
