"""Signs of a wrong encoding that no real name has, and which encodings they tell.

A sign is a short sequence: a letter where its language never has it ("Dvoøák", "Nuńez"), one of
another script within a word ("Jцrg"), a small letter before capitals ("сЕПЦЕИ"). Anyone who has
found one tries the encodings beside it, and takes what no longer has any sign. The signs are in
`garbled_signs.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Sign:
    """A sequence, and pairs of encodings: the one that it was read as, and what it really is."""

    form: re.Pattern[str]
    pairs: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _signs() -> tuple[Sign, ...]:
    file = resources.files("letterkit.text") / "garbled_signs.toml"
    tables = tomllib.loads(file.read_text("utf-8"))["signs"]
    found = []
    for table in tables:
        pairs = [pair.partition(">") for pair in table["encodings"].split()]
        form = re.compile("|".join(table["forms"]))
        found.append(Sign(form, tuple((read_as, really) for read_as, _, really in pairs)))
    return tuple(found)


@lru_cache(maxsize=1)
def _any_sign() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each.form.pattern})" for each in _signs()))


def has_sign(text: str) -> bool:
    """Whether a text has any of the signs."""
    return not text.isascii() and _any_sign().search(text) is not None


def forms_by_sign(text: str) -> Iterator[tuple[str, str]]:
    """What a text says in each encoding that its signs tell, with that encoding; without signs."""
    for sign in _signs():
        if not sign.form.search(text):
            continue
        for read_as, really in sign.pairs:
            try:
                other = text.encode(read_as).decode(really)
            except UnicodeError:
                continue
            if other != text and other.isprintable() and not has_sign(other):
                yield other, really
