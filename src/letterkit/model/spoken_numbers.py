"""Digits in words: `zero two nine, one two three, four five six seven`."""

import re
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

_FEWEST = 7


@lru_cache(maxsize=1)
def number_words() -> frozenset[str]:
    """The words of `spoken_numbers.toml` beside this file."""
    file = resources.files("letterkit.model") / "spoken_numbers.toml"
    lines: list[str] = tomllib.loads(file.read_text("utf-8"))["words"]
    return frozenset(word for line in lines for word in line.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BETWEEN = re.compile(r"[\s,.;\-–—/()]{1,4}")


def spoken_numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of each row of so many words for numbers that a number is dictated."""
    words = number_words()
    row: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        if match[0].lower() not in words:
            yield from _long_enough(row)
            row = []
            continue
        if row and not _BETWEEN.fullmatch(text, row[-1][1], match.start()):
            yield from _long_enough(row)
            row = []
        row.append(match.span())
    yield from _long_enough(row)


def _long_enough(row: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(row) >= _FEWEST:
        yield row[0][0], row[-1][1]
