"""Whole answers that are a plain yes or no where leave to publish a name is asked for.

    plain_answer("Given")              "yes"
    plain_answer("No autorizo")        "no"
    plain_answer("Não, não autorizo")  "no"
    plain_answer("pending")            ""

They are in `plain_answers.toml`. Anything beside one is for other rules, or for a person.
"""

import tomllib
from collections.abc import Mapping, Set
from functools import cache, lru_cache
from importlib import resources

from letterkit.wishes.lexicon import fold, words_of

_BEFORE = {
    "yes": frozenset(
        {"yes", "да", "так", "tak", "ja", "oui", "si", "sim", "ano", "da", "taip", "نعم"}
    ),
    "no": frozenset(
        {"no", "нет", "не", "ні", "nie", "nein", "non", "nao", "ne", "nee", "nu", "لا"}
    ),
}


@cache
def _answers() -> Mapping[str, Set[str]]:
    source = resources.files("letterkit.lists.consent") / "plain_answers.toml"
    tables: dict[str, dict[str, list[str]]] = tomllib.loads(source.read_text("utf-8"))
    return {
        said: frozenset(_plain(text) for texts in table.values() for text in texts)
        for said, table in tables.items()
    }


def _plain(text: str) -> str:
    return " ".join(word for word in words_of(fold(text)) if word[0].isalnum())


@lru_cache(maxsize=4096)
def plain_answer(answer: str) -> str:
    """`yes` or `no` if an answer is that and nothing more, or nothing."""
    text = _plain(answer)
    if "?" in answer or "؟" in answer:
        return ""
    for said, known in _answers().items():
        first, _, rest = text.partition(" ")
        if text in known or (first in _BEFORE[said] and rest in known):
            return said
    return ""
