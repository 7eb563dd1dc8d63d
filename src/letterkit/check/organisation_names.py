"""When two names are one organisation: legal forms, abbreviations, translations."""

import re
from functools import lru_cache

from letterkit.check.words import beginnings, folded
from letterkit.text.names import fold, sound_key

_BRACKETED = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*$")


@lru_cache(maxsize=65_536)
def organisation_key(name: str) -> str:
    """Equal for one organisation with and without legal form, article or abbreviation behind it."""
    bare = _BRACKETED.sub("", name)
    words = _without_legal_forms(fold(bare if fold(bare) else name).split())
    kept = [word for word in words if word not in folded("articles")]
    return " ".join(kept or words)


@lru_cache(maxsize=65_536)
def meaning_key(name: str) -> str:
    """Equal for translations of a name as far as the table above goes, in any order of words.

    What the table does not know goes by its sound, so that proper names meet across scripts. Empty
    if nothing but the table's ideas is left, for `Human Rights Centre` names many.
    """
    words = organisation_key(name).split()
    general = {word: _meaning(word, "ideas") for word in words}
    if all(general.values()):
        return ""
    return " ".join(
        sorted(general[word] or _meaning(word, "proper") or sound_key(word) for word in words)
    )


def abbreviations(name: str) -> set[str]:
    """What the name may be shortened to: its initials, and what stands in brackets behind it."""
    found = set()
    if bracketed := _BRACKETED.search(name):
        found.add(fold(bracketed[1]))
    bare = fold(_BRACKETED.sub("", name)).split()
    for words in (bare, organisation_key(name).split()):
        if len(words) >= 3:
            found.add("".join(word[0] for word in words))
    return {short for short in found if len(short) >= 3 and " " not in short}


def _meaning(word: str, table: str) -> str:
    found = (meant for start, meant in beginnings(table) if word.startswith(start))
    return f"*{next(found, '')}".rstrip("*")


def _without_legal_forms(words: list[str]) -> list[str]:
    for form in _legal_forms():
        if len(words) > len(form) and words[-len(form) :] == form:
            return _without_legal_forms(words[: -len(form)])
        # In front only what cannot be a word: `AS Example` may be the name.
        if len(words) > len(form) and len(form[0]) > 2 and words[: len(form)] == form:
            return _without_legal_forms(words[len(form) :])
    return words


@lru_cache(maxsize=1)
def _legal_forms() -> list[list[str]]:
    """The longest first; written with and without dots, which are gone when names are folded."""
    return sorted(
        (form.split() for form in folded("legal_forms")), key=lambda form: (-len(form), form)
    )
