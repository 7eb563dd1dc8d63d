"""Whether what stands below "Public name?" is a name, or an answer to a question.

An answer must never be printed as somebody's name. What resembles the private name is a name; below
a title that asks yes or no everything else is an answer, and below any other title what holds a
word of answers, or is not written as names are.
"""

from collections.abc import Iterable
from functools import lru_cache

from letterkit.lists.exports.known import plain_title
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.wishes.lexicon import Word, fold, languages, tokens_in, words_of

_MARKS = "?؟¿"
# Words with which a question begins that is answered with yes or no.
_WHETHER = frozenset({
    *("is", "are", "may", "can", "could", "do", "does", "should", "shall", "will", "would"),
    *("можно", "можна", "ли", "ці", "чи", "czy", "ist", "darf", "durfen", "soll", "sollen"),
    *("kann", "wird", "est", "peut", "peux", "doit", "puede", "podemos", "debe", "هل"),
})  # fmt: skip
# Words of a question that is answered with a name.
_WHICH = frozenset({
    *("what", "which", "how", "under", "какое", "каким", "как", "под", "якое", "як", "якім", "пад"),
    *("яке", "яким", "під", "jak", "jakie", "jakim", "pod", "welcher", "welchen", "welchem", "wie"),
    *("unter", "quel", "comment", "sous", "que", "cual", "como", "con", "bajo", "ما", "كيف", "اي"),
})  # fmt: skip
_PEN = (
    *("pen", "stage", "artist", "alias", "pseudo", "псевд", "псеуд", "kunstler", "seudon"),
    *("plume", "مستعار", "spitzname", "nick"),
)
_ANSWERING = frozenset({
    Word.YES, Word.NO, Word.NEG, Word.AGREE, Word.SHOW, Word.PUBLISH, Word.HIDE, Word.ANON,
    Word.WITHOUT, Word.FLIP, Word.FINE, Word.UNCLEAR, Word.IF, Word.BUT, Word.ONLY,
})  # fmt: skip
_BETWEEN = frozenset({"the", "of", "de", "la", "von", "van", "der", "di", "da", "du", "del", "al"})


def asks_yes_or_no(title: str) -> bool:
    """Whether a title about a name is a question whose answer is no name."""
    words = [fold(word) for word in plain_title(title).split()]
    if not words or _WHICH & set(words[:3]) or any(word.startswith(_PEN) for word in words):
        return False
    return any(mark in title for mark in _MARKS) or words[0] in _WHETHER


def are_answers(title: str, pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether a title asks yes or no, and a text below it does not resemble the private name.

    `pairs` are a text and the private name in its row.
    """
    if not asks_yes_or_no(title):
        return False
    given = [(text, name) for text, name in pairs if text.strip() and not hidden_name(text)]
    return any(not resembles(text, name) for text, name in given)


def may_be_names(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether a text may be a name, or resembles the private name beside it."""
    return any(
        not may_be_answer(text) or resembles(text, name) for text, name in pairs if text.strip()
    )


def resembles(text: str, name: str) -> bool:
    """Whether a text has a word of a name, or is made of its initials: "Ada E.", "A. E."."""
    words = [word for word in words_of(text) if word[0].isalnum()]
    parts = [word for word in words_of(name) if word[0].isalnum()]
    if any(len(word) > 1 and word in parts for word in words):
        return True
    initials = [part[0] for part in parts]
    return bool(words) and all(len(word) == 1 and word in initials for word in words)


@lru_cache(maxsize=65_536)
def may_be_answer(text: str) -> bool:
    """Whether a text is not plainly a name: "Rather Not", "Hm hm", "sure"."""
    words = text.split()
    if not words or hidden_name(text):
        return False
    named = [word for word in words if word.casefold() not in _BETWEEN]
    if not named or any(word.islower() for word in named):
        return True
    plain = [word for word in words_of(text) if word[0].isalnum()]
    return any(
        token.kind in _ANSWERING and len(token.text) > 1
        for language in languages()
        for token in tokens_in(language, plain)
    )
