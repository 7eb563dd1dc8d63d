"""Whether a JSON text holds many more values than any text of ours of its length, or a key twice.

A value takes some hundred bytes of memory, and two bytes of a file: `[],`. So what a stranger hands
in is counted before it is read. What we write has names and texts in it, and few signs between.
"""

import re
from typing import TypeVar

_Value = TypeVar("_Value")
_FEW = 2000  # signs, which any text may have
# Characters for each further one: the shortest entry of a register has 5.7, a leaf 70.
_DENSE = 5.5
_KEYS = 40  # of an object, at most, if all have as many
_SIGNS = "[{:,"
_STRING_OR_SIGN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{:,]', re.DOTALL)


def refuse_crowded_json(text: str) -> None:
    """Raise ValueError if reading it would take more memory than it deserves."""
    most = _FEW + int(len(text) / _DENSE)
    if sum(map(text.count, _SIGNS)) <= most and text.count(":") <= _most_keys(text.count("{")):
        return
    # Signs within strings are no values, and anybody may write them into a comment.
    objects = keys = 0
    for found in _STRING_OR_SIGN.finditer(text):
        sign = found[0][0]
        most -= sign != '"'
        objects += sign == "{"
        keys += sign == ":"
        if most < 0:
            raise ValueError("more values than a text of this length has")
    if keys > _most_keys(objects):
        raise ValueError("more names of values than a text of ours has")


def _most_keys(objects: int) -> int:
    return _FEW + objects * _KEYS


def no_duplicates(pairs: list[tuple[str, _Value]]) -> dict[str, _Value]:
    """The members of an object, for `json.loads`; ValueError if a key stands there twice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key occurs twice")
    return found
