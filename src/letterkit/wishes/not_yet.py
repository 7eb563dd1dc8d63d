"""What a coordinator notes about people who have not agreed yet: "TBC", "still thinking".

    is_note_title("Status")                  True
    says_not_yet("not confirmed yet")        True
    says_not_yet("will sign if we cut it")   True
    says_not_yet("confirmed by phone")       False
    says_not_yet("not paid yet")             False

Such a text is shown to a person, who says what it means; it decides nothing by itself. The words
are in `not_yet.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from letterkit.wishes.orders import pattern_of, plain_words

_MOST_WORDS = 16  # of a note; a longer text is prose
_MOST_OF_ALONE = 8
_MOST_OF_TITLE = 3
_NEAR = 4  # words between "not" and "confirmed"
_BESIDE = 2  # words beside it that say what it is about
_ASKS = ("?", "؟", "¿")


@lru_cache(maxsize=4096)
def is_note_title(title: str) -> bool:
    """Whether a column is one in which a coordinator notes something about people.

    A question is none: below it people write themselves.
    """
    said = plain_words(title)
    if any(sign in title for sign in _ASKS) or len(said.split()) > _MOST_OF_TITLE:
        return False
    found = _pattern("titles").match(said)
    return found is not None and found.end() == len(said)


@lru_cache(maxsize=65_536)
def says_not_yet(text: str) -> bool:
    """Whether a note may say that somebody has not agreed yet, or agrees on a condition."""
    if says_later(text):
        return True
    said = plain_words(text)
    if not 0 < len(said.split()) <= _MOST_WORDS:
        return False
    if any(_are_near(*ideas).search(said) for ideas in (("wait", "leave"), ("whether", "signing"))):
        return True
    return any(not _is_of_things(said, found) for found in _refusals(said))


@lru_cache(maxsize=65_536)
def says_later(text: str) -> bool:
    """Whether a note, or a heading, is of who may sign later: "Will sign if …", "Under review"."""
    said = plain_words(text)
    words = said.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    return (len(words) <= _MOST_OF_ALONE and _is_alone(said)) or _has("strong", said)


def _refusals(said: str) -> Iterator[re.Match[str]]:
    """Where a "not" stands before an agreement."""
    return _are_near("neg", "agreement").finditer(said)


def _is_of_things(said: str, found: re.Match[str]) -> bool:
    """ "Address not confirmed", "no reply needed": nobody's agreement."""
    before, behind = said[: found.start()].split()[-_BESIDE:], said[found.end() :].split()[:_BESIDE]
    return any(_has("things", each) for each in before) or any(
        _has("needless", each) for each in behind
    )


def _is_alone(said: str) -> bool:
    """Whether words such as "TBC" are there, and small words, and no more."""
    if not _has("alone", said):
        return False
    rest = _pattern("alone").sub(" ", said)
    return not _pattern("small").sub(" ", rest).strip()


def _has(kind: str, said: str) -> bool:
    return _pattern(kind).search(said) is not None


@cache
def _tables() -> dict[str, dict[str, str]]:
    source = resources.files("letterkit.wishes") / "not_yet.toml"
    return dict(tomllib.loads(source.read_text("utf-8")))


def _entries(kind: str) -> str:
    return pattern_of(" ".join(_tables()[kind].values()))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_entries(kind)})(?!\w)")


@cache
def _are_near(one: str, other: str) -> re.Pattern[str]:
    """The first idea, and the other one within a few words behind it."""
    gap = rf"(?:\s\w+){{0,{_NEAR}}}\s"
    return re.compile(rf"(?<!\w)(?:{_entries(one)}){gap}(?:{_entries(other)})(?!\w)")
