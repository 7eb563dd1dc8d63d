"""Answers about the name and what is printed beside it: "Name only", "Initials and affiliation"."""

from collections import Counter
from functools import lru_cache

from letterkit.model import Shown
from letterkit.wishes.lexicon import Word, languages, may_know, tokens_in, words_of

# In these the word for a name alone is as likely the first name.
_FIRST_NAMES = frozenset({"be", "ru", "uk", "pl", "es"})
_MOST_WORDS = 8
_BESIDE = frozenset({Word.DETAIL, Word.ROLE})


@lru_cache(maxsize=4096)
def is_name_alone(answer: str) -> bool:
    """Whether somebody wants their name printed and nothing beside it."""
    for language, kinds in _kinds(answer):
        least = 2 if language in _FIRST_NAMES and not kinds[Word.FULL] else 1
        named = kinds[Word.NAME] >= least
        there = set(kinds) - {Word.NAME, Word.FULL, Word.FILLER}
        alone = there == {Word.ONLY}
        without = Word.WITHOUT in there and there <= {Word.WITHOUT, *_BESIDE} and there & _BESIDE
        if named and (alone or without):
            return True
    return False


def shown_by(answer: str) -> str:
    """How somebody is shown by such an answer, or nothing."""
    if is_name_alone(answer):
        return Shown.NAMED.value
    for _, kinds in _kinds(answer):
        there = set(kinds) - {Word.FILLER}
        if Word.INITIALS in there and there & _BESIDE and there <= {Word.INITIALS, *_BESIDE}:
            return Shown.INITIALS.value
    return ""


def _kinds(answer: str) -> list[tuple[str, Counter[Word]]]:
    """The kinds of words of a short answer, by language; marks have none."""
    words = [word for word in words_of(answer) if word[0].isalnum()]
    if not 0 < len(words) <= _MOST_WORDS or len(words) < len(words_of(answer)):
        return []
    # A word that a language does not know settles it there, so most texts need no closer look.
    known_in = (each for each in languages() if may_know(each, words))
    return [(each, Counter(token.kind for token in tokens_in(each, words))) for each in known_in]
