"""Initials, for those who chose to show no more of their name.

A word of one letter is shown whole by its initial. Where a name has no other words, its initials
would be the name, so they show nothing: the entry is counted without a name.
"""

import re
import unicodedata
from dataclasses import replace

from letterkit.model.signatory import Shown, Signatory


def initials(name: str) -> str:
    """`Ada Example-Byron` is `A. E.-B.`; a script without capitals gives its first letter too.

    Empty where they would show the name itself: `O`, `A B`, `李 四`.

    >>> initials("Ada Example-Byron"), initials("李 四")
    ('A. E.-B.', '')
    """
    if _would_be_the_name(name):
        return ""
    words = [word for word in name.split() if _letters(word)]
    return " ".join("-".join(_initial(part) for part in word.split("-") if part) for word in words)


def as_shown(signatory: Signatory) -> Signatory:
    """The signatory, counted without a name if their initials would be the whole of it."""
    if signatory.shown is Shown.INITIALS and not initials(signatory.name):
        return replace(signatory, shown=Shown.UNNAMED)
    return signatory


def _would_be_the_name(name: str) -> bool:
    words = map(_letters, re.split(r"[\s\-]+", name))
    return all(len(letters) == 1 for letters in words if letters)


def _letters(word: str) -> str:
    """The letters of a word; marks that stand on a letter are none of their own."""
    return "".join(c for c in unicodedata.normalize("NFC", word) if c.isalpha())


def _initial(word: str) -> str:
    letters = _letters(word)
    return f"{letters[:1].upper()}." if letters else ""
