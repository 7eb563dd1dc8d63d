"""Headings that say who signed, and something more that no rule knows.

    says_more("Signed in Berlin by e-mail")        False: a place and known words
    says_more("Signatories as of 3 November")      False
    says_more("Signed by mistake")                 True
    says_more("Подписали под давлением")           True

What more it says may be anything: why they signed, which letter, or that it does not count. So a
person reads it. The small words that change nothing are in `signed_headings.toml`.
"""

import re
from functools import cache, lru_cache

from letterkit.lists.documents.group_words import (
    beside_groups,
    kind_of_group,
    plain_words,
    says_who_signed,
)
from letterkit.lists.people.no_names import is_closing
from letterkit.lists.said.furniture import all_of, furniture
from letterkit.lists.said.heading_states import is_place
from letterkit.text.phrases import tables_of
from letterkit.wishes.lexicon import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")
# Behind these a word with a capital is the name of a place or a body, but not in German.
_OF_PLACE = frozenset({
    *("of", "from", "at", "in", "de", "du", "des", "del", "en", "à"),
    *("из", "в", "во", "от", "у", "з", "са", "ад", "із", "від", "z", "ze", "w", "we"),
})  # fmt: skip
_GERMAN = re.compile(r"(?:unter(?:zeichn|schr|schrieb|stütz)|mitunter|erstunter)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def says_more(text: str) -> bool:
    """Whether a heading says who signed, and has a word beside it that is not known."""
    if not says_who_signed(text) or is_closing(text):
        return False
    unknown = beside_groups(text)
    words = _WORD.findall(text)
    return any(
        not unknown.isdisjoint(plain_words(word)) and not _is_known(words, number)
        for number, word in enumerate(words)
    )


def _is_known(words: list[str], number: int) -> bool:
    word = words[number]
    if fold(word) in _small_words() or is_place(word) or kind_of_group(word):
        return True
    if len(word) == 1 or any(map(_GERMAN.match, words)) or not word[0].isupper():
        return len(word) == 1
    first = number
    while first and (words[first][0].isupper() or words[first] == "the"):
        first -= 1
    return words[first] in _OF_PLACE


@cache
def _small_words() -> frozenset[str]:
    known = all_of(tables_of("letterkit.lists.said", "signed_headings.toml")["known"])
    return furniture() | {fold(word) for word in known}
