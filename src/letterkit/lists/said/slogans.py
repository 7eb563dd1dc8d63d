"""Slogans among comments: a short exclamation that asks nothing of the signature.

    is_slogan("Свободу книгам!")    True
    is_slogan("I love trains")      True: so does what somebody says that they love
    is_slogan("Hands off the park!")  False: it says "off", so a person reads it
    is_slogan("Ask first!")         False
    is_slogan("Ne jamais !")        False: a "not" may be of the name

It is in a language that is read, and has no word that a wish or a warning is made of.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from letterkit.text.phrases import tables_of
from letterkit.wishes.lexicon import Word, fold, languages, tokens_in, words_of
from letterkit.wishes.not_yet import says_not_yet
from letterkit.wishes.possible_wishes import speaks_of_less, speaks_of_signing
from letterkit.wishes.tongues import is_unread

_WHOLE = re.compile(r"[\s¡]*[^.!?…;:()\[\]¡]+[!！]+\s*")
_LEAST, _MOST = 2, 6  # words
# What somebody likes, in a few words: "Wir lieben unseren Park".
_LIKED = re.compile(
    r"\s*(?:(?:i|we)\s+(?:really\s+|just\s+|all\s+)?(?:love|like|adore|enjoy)|ich\s+(?:liebe|mag)"
    r"|wir\s+(?:lieben|mögen)|j['’]\s?(?:aime|adore)|nous\s+(?:aimons|adorons)"
    r"|(?:me|nos)\s+(?:encantan?|gustan?)|amo|amamos|adoro|kocham|kochamy|lubię|lubimy|uwielbiam"
    r"|(?:(?:я|мы|ми)\s+)?(?:(?:очень|дуже|вельмі)\s+)?(?:люблю|любим|любимо|обожаю|кахаю|абажаю)"
    r"|أحب|نحب)\s+([^.!?…;:,()\[\]¡\d]+?)\s*[.!]*\s*",
    re.IGNORECASE,
)
# What a word can be in the languages that are read, and say nothing of a name or of leave.
_ASIDE = frozenset({Word.UNKNOWN, Word.FILLER, Word.PREP, Word.TOPIC, Word.THING, Word.DETAIL})


@lru_cache(maxsize=16_384)
def is_slogan(text: str) -> bool:
    """Whether a comment is an exclamation without a word of a wish, a refusal or a warning."""
    liked = _LIKED.fullmatch(text)
    words = [word for word in words_of(liked[1] if liked else text) if word[0].isalnum()]
    fewest = 1 if liked else _LEAST
    if not (liked or _WHOLE.fullmatch(text)) or is_unread(text):
        return False
    if not fewest <= len(words) <= _MOST:
        return False
    if not all(word.isalpha() for word in words):
        return False
    if speaks_of_signing(text) or speaks_of_less(text) or says_not_yet(text):
        return False
    return _says_nothing_of_leave(words) and not any(map(_is_warning, words))


def _says_nothing_of_leave(words: Sequence[str]) -> bool:
    """Whether no language that is read knows a word of consent, names or showing in it."""
    tokens = (token for each in languages() for token in tokens_in(each, words))
    return all(token.kind in _ASIDE for token in tokens)


def _is_warning(word: str) -> bool:
    return _warnings().fullmatch(fold(word)) is not None


@cache
def _warnings() -> re.Pattern[str]:
    tables = tables_of("letterkit.lists.said", "slogans.toml")
    entries = " ".join(str(text) for text in tables.values()).split()
    patterns = [
        re.escape(fold(entry.rstrip("*"))) + r"\w*" * entry.endswith("*") for entry in entries
    ]
    return re.compile("|".join(patterns))
