"""Whether an e-mail is plainly friendly: thanks, a greeting, a question about an event, an absence.

Such an e-mail takes no signature back. It is found by its words alone: every one of them, and
every mark, must be known to be harmless (`friendly.toml`). One word more, and a person decides.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from letterkit.answers.subjects import subject_says_more
from letterkit.text.quoting import folded, words_of
from letterkit.text.signed_off import GLAD_SIGNS, is_signature
from letterkit.wishes.less_shown import asks_for_less

_SMILES = re.compile(r"[:;]-?\)+")
_MARKS = frozenset(".,!?¿¡؟،:'’\"“”„«»-–—\n ")
# Dots that leave something unsaid, and marks that shout a doubt.
_UNSAID = re.compile(r"\.{2,}|[?؟]{2,}|!\?|\?!|…")
_NUMBER = re.compile(r"\d{1,4}(?:st|nd|rd|th|h|am|pm)?")
_MOST = 1000  # characters; a longer e-mail is for a person to read


def is_friendly(text: str, entry: Iterable[str] = ()) -> bool:
    """Whether a text says nothing but friendly words, and at least one of them.

    `entry` are the texts of the person's entry, which their signature may repeat.
    """
    if len(text) > _MOST or _UNSAID.search(text):
        return False
    entry = tuple(entry)
    lines = [line for line in folded(text).split("\n") if not is_signature(line, entry)]
    said = _SMILES.sub(" ", "\n".join(lines))
    if asks_for_less(said) or not all(map(_is_harmless_mark, said)):
        return False
    # Each language by itself: "I" is a person in English, and "and" in Polish.
    known = any(_is_known(said, language) for language in _tables()["words"])
    # Thanks alone are a signature's closing, and friendly all the same.
    return known and bool(words_of(text) or GLAD_SIGNS & set(text))


def is_friendly_subject(subject: str, invited: Iterable[str]) -> bool:
    """Whether a subject has nothing but prefixes, one of these subjects, and friendly words."""
    said = folded(subject).strip()
    for each in invited:
        said = said.removesuffix(folded(each).strip()).strip()
    pieces = [each.strip() for each in said.split(":")]
    return all(
        not each or not subject_says_more(f"{each}:", ()) or is_friendly(each) for each in pieces
    )


def _is_known(said: str, language: str) -> bool:
    """Whether each word is one of this language, or of a phrase of it, or a number."""
    rest = _phrases(language).sub(" ", said)
    words = _words(language)
    return all(_NUMBER.fullmatch(word) or words.fullmatch(word) for word in words_of(rest))


def _is_harmless_mark(character: str) -> bool:
    return character.isalnum() or character in _MARKS or character in GLAD_SIGNS


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    source = (resources.files("letterkit.answers") / "friendly.toml").read_text("utf-8")
    return dict(tomllib.loads(source))


@lru_cache(maxsize=16)
def _words(language: str) -> re.Pattern[str]:
    words = _tables()["words"]
    return re.compile(_any_of([*words[language], *words["dates"]]))


@lru_cache(maxsize=16)
def _phrases(language: str) -> re.Pattern[str]:
    phrases = _tables()["phrases"].get(language, [])
    return re.compile(rf"(?<!\w)(?:{_any_of(phrases)})(?!\w)" if phrases else r"(?!)")


def _any_of(texts: Iterable[str]) -> str:
    """A pattern of all these words or phrases, the longest first."""
    longest_first = sorted(map(folded, texts), key=lambda each: (-len(each), each))
    ready = (re.escape(each).replace(r"\*", r"\w*") for each in longest_first)
    return "|".join(each.replace(r"\ ", r"\s+") for each in ready)
