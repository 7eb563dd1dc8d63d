"""Words that tell of an illness, a hiding place or a room: no form is sure, so a person looks.

>>> personal_words_in("teacher, HIV positive")
<Personal.ILLNESS: 'illness'>
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import Any


class Personal(StrEnum):
    """What the words of a text may tell of somebody."""

    ILLNESS = "illness"
    HIDING = "hiding"
    ROOM = "room"


_ENDS = re.compile(r"[,;.|·()\[\]\n،؛]|\s[–—-]\s|\s(?:and|und|et|y|i|и|і|و)\s")
# These say all that a part of a text does; an illness may be said in a longer one.
_WHOLE = frozenset({Personal.HIDING, Personal.ROOM})


def personal_words_in(text: str) -> Personal | None:
    """What a text plainly says of the person it is about; None for nearly all texts."""
    lowered = text.lower()
    if not any(sign in lowered for sign in _signs()):
        return None
    for part in map(str.strip, _ENDS.split(text)):
        for kind, form in _forms().items():
            if form.fullmatch(part) if kind in _WHOLE else form.match(part):
                return kind
    return None


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    """`personal_words.toml` beside this file."""
    file = resources.files("letterkit.private") / "personal_words.toml"
    return tomllib.loads(file.read_text("utf-8"))


@lru_cache(maxsize=1)
def _signs() -> tuple[str, ...]:
    return tuple(_file()["signs"])


@lru_cache(maxsize=1)
def _forms() -> Mapping[Personal, re.Pattern[str]]:
    forms: dict[str, list[str]] = _file()["forms"]
    joined = {kind: "|".join(f"(?:{each})" for each in texts) for kind, texts in forms.items()}
    return {Personal(kind): re.compile(text, re.IGNORECASE) for kind, text in joined.items()}
