"""Decoded structures with their lines: what JSON, YAML and scripts have in common.

A text stays as it is written and a number is a `Number`, the text of it. A container knows the line
it begins on, a list also the lines of its items.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from letterkit.text.item_lines import ItemLine

MAX_DEPTH = 20


class Number(str):
    """A number as it is written in the file; no digit of it is lost."""

    __slots__ = ()


@dataclass(slots=True)
class Fields:
    """An object or mapping; `line` is where it begins."""

    line: int
    values: dict[str, "Value"]


@dataclass(slots=True)
class Items:
    """A list; `lines` are those of its values."""

    line: int
    values: list["Value"]
    lines: list[int]

    def numbered(self) -> Iterator[tuple[int, "Value"]]:
        """Each value with its line."""
        return zip(self.lines, self.values, strict=True)


def with_items(value: "Value") -> "Value":
    """The value with the number of each item beside its line, in lists with several on a line."""
    match value:
        case Fields():
            for key, each in value.values.items():
                if isinstance(each, Fields | Items):
                    value.values[key] = with_items(each)
        case Items():
            there = Counter(value.lines)
            for number, each in enumerate(value.values):
                line = value.lines[number]
                if there[line] > 1:
                    value.lines[number] = ItemLine(line, number + 1)
                if isinstance(each, Fields) and each.line == line:
                    each.line = value.lines[number]
                if isinstance(each, Fields | Items):
                    with_items(each)
    return value


Scalar: TypeAlias = str | bool | None
Value: TypeAlias = Scalar | Fields | Items


def is_text(value: Value) -> bool:
    """Whether it is a text with anything in it, not a number."""
    return isinstance(value, str) and not isinstance(value, Number) and bool(value.strip())


def scalar_text(value: Scalar) -> str:
    """The text of a cell: `true` and `false` as they are, for null among them is neither."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
    return str(value)
