"""Legends that explain a mark and ask nothing: "* Affiliation for identification purposes only".

Only a legend that says nothing else is harmless: what may be a wish, beside it, is not passed over.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

from letterkit.wishes.lexicon import fold
from letterkit.wishes.possible_wishes import may_be_wish
from letterkit.wishes.wishes import is_wish

_WORD = re.compile(r"[^\W_]+")
_NAMES = re.compile(
    r"\b(?:(?:sur)?names?|(?:vor|nach|familien)?namen?|имя|имен\w*|имён|фамили\w*|імя|імён\w*"
    r"|прозвішч\w*|ім['’ʼ]я|імен\w*|прізвищ\w*|imię|imion\w*|nazwisk\w*|(?:pré)?noms?"
    r"|nombres?|apellidos?|(?:ال)?اسم|(?:ال)?أسماء)\b",
    re.IGNORECASE,
)
_LONGEST = 200
_GAP = ".."
_BETWEEN = r"(?: \w+){0,4}?"


@lru_cache(maxsize=4096)
def is_harmless_legend(text: str) -> bool:
    """Whether a legend says what an affiliation or a title is there for, and asks nothing.

    >>> is_harmless_legend("Affiliation for identification purposes only.")
    True
    >>> is_harmless_legend("For identification only; do not publish my name")
    False
    """
    if len(text) > _LONGEST or is_wish(text) or may_be_wish(text):
        return False
    # "Names are for identification by the committee only" is about the name.
    if _NAMES.search(text):
        return False
    plain = " ".join(_WORD.findall(fold(text)))
    return bool(_pattern().search(plain))


@cache
def _pattern() -> re.Pattern[str]:
    """Any of the phrases, as beginnings of words with one blank between."""
    file = resources.files("letterkit.wishes") / "harmless_legends.toml"
    languages: dict[str, str] = tomllib.loads(file.read_text("utf-8"))
    phrases = [_phrase(entry) for entries in languages.values() for entry in entries.split()]
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})")


def _phrase(entry: str) -> str:
    """One phrase: each word may be followed by more letters, and a gap by up to four words."""
    pattern = ""
    for piece in entry.split("_"):
        if piece == _GAP:
            pattern += _BETWEEN
        else:
            word = re.escape(fold(piece)) + r"\w*"
            pattern += f" {word}" if pattern else word
    return pattern
