"""Headings that say a state of signatures, and those that only part a list.

    is_state("Expected")       True: not yet, or perhaps, among those who signed
    is_state("B-list")         True
    is_state("Second wave")    True
    is_ordinary("Berlin")      True: a place, a field, an institution, a letter, who signed
    is_ordinary("Physics")     True
    is_ordinary("Chez nous")   False: it may say anything

A text is a state only if each of its words is known. The words are in `heading_states.toml`.
"""

import re
from functools import cache, lru_cache
from zoneinfo import available_timezones

from letterkit.lists.columns.questions import DEPARTMENT, field_of
from letterkit.lists.documents.group_words import kind_of_group, says_who_signed
from letterkit.lists.people.beside_names import is_country, is_organisation, is_role
from letterkit.text.countries import country_code
from letterkit.text.names import fold
from letterkit.text.phrases import begins_word

_WORD = re.compile(r"\w+")
_PARTS = re.compile(r"[,;:/|()،؛]|\s[-–—]\s")
_SIGNS = re.compile(r"[^\w]+")
_ORDINARY = ("places", "towns", "fields", "plain")
_KIND = re.compile(r"(?:ists|ians)$")  # "Reservists", "Comedians"
_SHORT = 5
_MOST_WORDS = 6
_FEW_WORDS = 4
_LANGUAGES = ("be", "ru", "uk", "pl", "de", "fr", "es", "ar")
_FIRST = frozenset("aаا")


@lru_cache(maxsize=16_384)
def is_state(text: str) -> bool:
    """Whether a text is of words for those who may sign, and of small words, and no more."""
    words = _words(text)
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if _is_later_list(words):
        return True
    states = [word for word in words if _has("state", word)]
    known = all(_has("state", word) or _has("small", word) for word in words)
    to_be = words[:2] == ["to", "be"] and len(words) <= _FEW_WORDS
    return (bool(states) and known) or to_be


@lru_cache(maxsize=16_384)
def has_state(text: str) -> bool:
    """Whether a text, or a part of it between commas and the like, is a state."""
    return is_state(text) or any(map(is_state, _PARTS.split(text)))


@lru_cache(maxsize=16_384)
def is_ordinary(text: str) -> bool:
    """Whether a heading is known to part a list of those who signed, and to say no more."""
    if says_who_signed(text) or kind_of_group(text) or is_organisation(text) or is_role(text):
        return True
    if is_country(text) or country_code(text) != text or _is_city(text):
        return True
    words = _words(text)
    if not words or all(len(word) == 1 or word.isdigit() for word in words):
        return True
    if field_of(words[0]) == DEPARTMENT or _is_short_name(text) or _KIND.search(words[-1]):
        return True
    return any(_has(kind, word) for word in words for kind in _ORDINARY)


def _is_short_name(text: str) -> bool:
    """ "MIT", "CNRS": an institution by its letters."""
    return text.isupper() and text.isalpha() and len(text) <= _SHORT


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(_SIGNS.sub(" ", text)))


def _is_later_list(words: list[str]) -> bool:
    """Whether it is a list or a wave behind the first one: "B-list", "wave 2", "next round"."""
    named = [word for word in words if _has("lists", word) or _has("waves", word)]
    rest = [word for word in words if word not in named]
    if len(named) != 1 or not 0 < len(rest) <= 2:
        return False
    wave = _has("waves", named[0])
    return all(_is_later(word, wave=wave) or _has("small", word) for word in rest) and any(
        _is_later(word, wave=wave) for word in rest
    )


def _is_later(word: str, *, wave: bool) -> bool:
    if len(word) == 1 and word.isalpha():
        return word not in _FIRST
    if wave and word.isdigit():
        return int(word) > 1
    return _has("later", word)


@cache
def _cities() -> frozenset[str]:
    """The towns that time zones are called after, in the languages that are read."""
    from babel import Locale

    names = {zone.rpartition("/")[2] for zone in available_timezones() if "/" in zone}
    for language in _LANGUAGES:
        zones = Locale.parse(language).time_zones.values()
        names.update(str(zone["city"]) for zone in zones if "city" in zone)
    return frozenset(fold(name.replace("_", " ")) for name in names)


def _is_city(text: str) -> bool:
    return fold(text) in _cities()


def is_place(word: str) -> bool:
    """Whether a word is a known town, a country, or a word for a place, a field or a time."""
    if is_country(word) or _is_city(word):
        return True
    return any(_has(kind, fold(word)) for kind in _ORDINARY)


def _has(kind: str, word: str) -> bool:
    return begins_word("letterkit.lists.said", "heading_states.toml", kind, word)
