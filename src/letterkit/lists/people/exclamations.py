"""Short exclamations in the place of a name: "Great letter!", "I agree", "Hello from Minsk".

    is_exclamation("Yes of course")      True
    is_exclamation("Bravo Example")      False: one word of it is not known
    is_exclamation("Bravo Claro")        False: two family names
    is_exclamation("Bravo")              False: a single word may be somebody's name
    is_exclamation("Thanks!")            True

The reader leaves them out, with their line. The words are in `exclamations.toml`.
"""

import re
from functools import cache, lru_cache

from letterkit.text.names import fold
from letterkit.text.phrases import tables_of, without_elisions

EXCLAMATION = "an exclamation, not a name"
_SIGNS = re.compile(r"[^\w]+")
_LOUD = re.compile(r"[!¡]")
_MOST_WORDS = 8


@lru_cache(maxsize=65_536)
def is_exclamation(text: str) -> bool:
    """Whether a text says no more than that somebody agrees, thanks or greets."""
    words = fold(_SIGNS.sub(" ", without_elisions(text))).split()
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    if len(words) > 2 and " ".join(words[:2]) in _greetings():
        return True
    said = any(word in _words("said") for word in words)
    # "Bravo Claro" may be somebody: a small word or a "!" is needed where letters have cases.
    small = any(not word[0].isupper() for word in _SIGNS.sub(" ", text).split())
    if not (small or _LOUD.search(text)):
        return False
    known = all(word in _words("said") or word in _words("small") for word in words)
    return said and known and (len(words) > 1 or bool(_LOUD.search(text)))


@cache
def _words(kind: str) -> frozenset[str]:
    text = str(tables_of("letterkit.lists.people", "exclamations.toml")[kind])
    return frozenset(fold(word) for word in text.split())


@cache
def _greetings() -> frozenset[str]:
    text = str(tables_of("letterkit.lists.people", "exclamations.toml")["greetings"])
    return frozenset(fold(phrase.replace("_", " ")) for phrase in text.split())
