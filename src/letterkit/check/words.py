"""The words that checks know: `words.toml` and `disposable.txt` beside this file."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from letterkit.text.names import fold


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:  # what TOML holds, which our own file fixes
    return tomllib.loads((resources.files("letterkit.check") / "words.toml").read_text("utf-8"))


@lru_cache(maxsize=32)
def words(table: str) -> frozenset[str]:
    """The words of a table as they are written there."""
    return frozenset(str(_tables()[table]).split())


@lru_cache(maxsize=32)
def folded(table: str) -> frozenset[str]:
    """The words of a table folded; `_` joins those of one phrase."""
    return frozenset(fold(word.replace("_", " ")) for word in words(table))


def given_names() -> list[list[str]]:
    """The forms of each given name, as written: accents matter to how they are transliterated."""
    return [line.split() for line in str(_tables()["given_names"]).strip().splitlines()]


@lru_cache(maxsize=2)
def beginnings(table: str) -> tuple[tuple[str, str], ...]:
    """The beginning of a word and what it stands for, the longest beginnings first."""
    entries: Mapping[str, str] = _tables()[table]
    found = ((fold(start), idea) for idea, text in entries.items() for start in text.split())
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=1)
def disposable_domains() -> frozenset[str]:
    file = resources.files("letterkit.check") / "disposable.txt"
    return frozenset(file.read_text("utf-8").split())
