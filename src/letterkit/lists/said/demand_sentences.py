"""Sentences that say what a letter asks for: they say nothing of those who sign it.

    is_demand("We ask the government to withdraw the law.")    True
    is_demand("The decree must be revoked.")                   True
    is_demand("We ask you not to publish the names below.")    False
    is_demand("We ask for discretion.")                        False
    is_demand("We, Ada and Bo, ask to remove the fence")       True

Such a sentence has a word for asking, and one for somebody or something public, and none for
people, names, lists or signatures. The words are in `demand_sentences.toml`.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.lists.people.beside_names import is_role, is_whole_organisation
from letterkit.lists.rows.name_shapes import is_name
from letterkit.text.names import fold
from letterkit.text.phrases import begins_word

_FEWEST_WORDS = 4
_MOST_OF_OBJECT = 3  # words
_SHORT = 3  # letters
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=4096)
def is_demand(text: str) -> bool:
    """Whether a text is a sentence about what the letter asks for, and about nothing else."""
    plain = text.strip()
    if plain.endswith((":", "：", "?", "؟")) or len(plain.split()) < _FEWEST_WORDS:
        return False
    if is_whole_organisation(plain) and is_name(plain):
        return False  # "Stop the War Coalition"
    folded = fold(plain)
    if not _has("asks", folded) or _has("listed", folded):
        return False
    return _has("public", folded) or without_other_objects(plain) != plain


@lru_cache(maxsize=4096)
def without_other_objects(text: str) -> str:
    """A text without what it says of removing things: "before you" of "before you remove it all".

    Whatever may be a person, a name, a list or a signature stays.
    """
    words = list(_WORD.finditer(text))
    for place, word in enumerate(words):
        if not _has("removes", fold(word[0])):
            continue
        first, last = _object_of(text, words, place)
        if first != last:
            rest = text[: words[first].start()] + text[words[last].end() :]
            return without_other_objects(rest)
    return text


def names_somebody(text: str) -> bool:
    """Whether a word of a text is one for people, names, lists or signatures."""
    return _has("listed", fold(text))


def _object_of(text: str, words: Sequence[re.Match[str]], place: int) -> tuple[int, int]:
    """The first and the last word of a verb with its object; twice the verb if it has none."""
    given = [word[0] for word in words]
    for start in (place + 1, place - 1):
        if 0 <= start < len(given) and _has("things", fold(given[start])):
            return min(place, start), max(place, start)
    behind = place + 1
    if behind < len(given) - 1 and _has("articles", fold(given[behind])):
        end = _noun_from(given, behind + 1)
        if end and not _goes_on(text, words, end):
            return place, end
    if behind < len(given) and _is_bare(given[behind]):
        end = _noun_from(given, behind)
        if end and not _goes_on(text, words, end):
            return place, end
    before = place - 2 if place and given[place - 1] == "zu" else place - 1
    if before > 0 and _has("articles", fold(given[before - 1])) and _is_thing(given[before]):
        return before - 1, place
    return place, place


def _noun_from(given: Sequence[str], start: int) -> int:
    """The place of the last word of what is removed, or 0."""
    end = 0
    for place in range(start, min(start + _MOST_OF_OBJECT, len(given))):
        if not _is_thing(given[place]):
            return 0
        end = place
        if given[place][0].isupper() or place + 1 == len(given):
            break
        if _has("how", fold(given[place + 1])):
            break
        if given[place + 1][0].isupper():
            break
    return end


def _is_thing(word: str) -> bool:
    """Whether a word names no person, no list and no signature, and is no way to do something."""
    folded = fold(word)
    return not (_has("listed", folded) or _has("how", folded) or is_role(word))


def _is_bare(word: str) -> bool:
    """Whether a Slavic or Arabic word, which has no article, may be a thing."""
    return len(word) > _SHORT and not word.isascii() and not word[0].isupper() and _is_thing(word)


def _goes_on(text: str, words: Sequence[re.Match[str]], end: int) -> bool:
    """Whether a name follows what looked like an object: "remove the late Bo Sample"."""
    rest = text[words[end].end() :].lstrip(' ,:;–—-"“”„«»(')
    return rest[:1].isupper()


def _has(kind: str, folded: str) -> bool:
    return begins_word("letterkit.lists.said", "demand_sentences.toml", kind, folded)
