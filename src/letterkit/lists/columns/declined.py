"""Personal questions that somebody declined: "Prefer not to say" below "Pronouns" or "Gender".

    is_declined("Gender", "Prefer not to say")                     True
    is_declined("Name for the list", "Prefer not to say")          False
    is_declined("Gender", "Please do not show my name")            False
    is_declined("Where did you hear of us?", "No answer")          True

Such an answer says nothing of the name. The words are in `declined.toml`.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, understood
from letterkit.lists.consent.consents import Ask, ask_of, hints
from letterkit.wishes.orders import pattern_of, plain_words

# What is written in these may be meant for what is published.
_OF_PERSON = frozenset({
    *("name", FIRST, MIDDLE, LAST, "role", "affiliation", "comment", "notes", "kind", "shown"),
    *("consent", "anonymous"),
})  # fmt: skip
_ASKS = ("?", "؟", "？", "¿")
_MOST_WORDS = 12  # of an answer


@lru_cache(maxsize=65_536)
def is_declined(title: str, text: str) -> bool:
    """Whether a personal question was declined, and no more was said."""
    said = plain_words(text)
    if len(said.split()) > _MOST_WORDS or not _is_personal(title):
        return False
    rest, count = _pattern("answers").subn(" ", said)
    return count > 0 and not _pattern("small").sub(" ", rest).strip()


@lru_cache(maxsize=4096)
def _is_personal(title: str) -> bool:
    """Whether a title is about what somebody is, and not about their name."""
    said = plain_words(title)
    said = _pattern("answers").sub(" ", said)  # an option: "Gender [Prefer not to say]"
    if _pattern("shown").search(said):
        return False
    return bool(_pattern("questions").search(said)) or _is_of_something_else(title, said)


def _is_of_something_else(title: str, said: str) -> bool:
    """Whether a question is about neither the person nor their name: "Where did you hear of us?".

    What is said in a role or in a comment may be about the name.
    """
    asks = any(sign in title for sign in _ASKS) or _pattern("asking").match(said) is not None
    if not (asks or _pattern("matters").search(said)) or hints(title):
        return False
    return ask_of(title) in (None, Ask.OTHER) and understood(title) not in _OF_PERSON


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    source = resources.files("letterkit.lists.columns") / "declined.toml"
    words = " ".join(tomllib.loads(source.read_text("utf-8"))[kind].values())
    return re.compile(rf"(?<!\w)(?:{pattern_of(words)})(?!\w)")
