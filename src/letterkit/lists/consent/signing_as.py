"""Questions about how somebody wants to sign: "How do you want to be signed?", "Sign as".

"Initials" and "Anonymous" are plain answers to them, whatever the others are.
"""

import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from letterkit.lists.columns.title_notes import plain
from letterkit.lists.consent.consents import is_turned
from letterkit.lists.consent.meanings import is_display_choice, shown_of
from letterkit.model import Shown
from letterkit.wishes.lexicon import fold, words_of

_LESS = frozenset({Shown.UNNAMED, Shown.INITIALS})


@cache
def _words(which: str) -> tuple[str, ...]:
    source = resources.files("letterkit.lists.consent") / "signing_as.toml"
    return tuple(fold(each) for each in tomllib.loads(source.read_text("utf-8"))[which])


def asks_how_to_sign(title: str, answers: Sequence[str]) -> bool:
    """Whether a title asks how to sign, and an answer chooses to show less than the name.

    Each answer counts by its own words then, and what is not clear is asked about.
    """
    return _is_of_signing(title) and any(map(_shows_less, answers))


@lru_cache(maxsize=4096)
def _is_of_signing(title: str) -> bool:
    words = [word for word in words_of(plain(title)) if word[0].isalnum()]
    signs = any(word.startswith(_words("stems")) for word in words)
    asks = not set(words).isdisjoint(_words("how"))
    return signs and asks and not is_turned(title)


def _shows_less(answer: str) -> bool:
    return is_display_choice(answer) and shown_of(answer) in _LESS
