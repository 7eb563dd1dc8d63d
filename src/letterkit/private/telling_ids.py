"""Whether an id tells whose it is. Ids are public, also of people whose names are not.

It tells if it holds three letters in a row of the name or the address, in any script that one is
written in, or is the beginning of a digest of the address: anyone who guesses the person can check
it.
"""

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache

from letterkit.private.private_data import private_in
from letterkit.text.names import fold
from letterkit.text.transliteration import latinised, spells

LETTERS = 3  # in a row
_RUN = re.compile(r"[a-z]{3,}")
_JOINING = re.compile(r"[._-]")
_DIGEST = re.compile(r"[0-9a-f]{8,64}")
_DIGESTS = ("md5", "sha1", "sha256")


def tells(identifier: str, name: str, email: str) -> bool:
    """Whether an id holds letters of a name or an address, or is a digest of the address.

    >>> tells("k7f2m9x4q2", "Ada Example", "ada@example.org"), tells("ada-7", "Ada Example", "")
    (False, True)
    """
    lowered = identifier.lower()
    letters = lowered if lowered.isalnum() else _JOINING.sub("", lowered)
    runs = _RUN.findall(letters)
    if runs and _holds_letters(runs, name, email.lower()):
        return True
    return bool(email) and _DIGEST.fullmatch(lowered) is not None and _is_digest(lowered, email)


# Nearly nothing but digits; what is random has more letters, or is a UUID.
_DIGITS = re.compile(r"[+(]?[a-z]{0,3}[\d._+()\-/]{6,24}[a-z]?")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(
    rf"(?:19|20)\d\d([._\-/]?){_MONTH}\1{_DAY}|{_DAY}([._\-/]?){_MONTH}\2(?:19|20)\d\d"
)


# `1234567`, `2026-000123`: as lists and platforms count their entries.
_RUNNING = re.compile(r"\d{1,8}|(?:19|20)\d\d[._\-]\d{1,6}")


def is_private(identifier: str, phone: str = "") -> bool:
    """Whether an id is a date, a telephone number or the number of a paper.

    >>> is_private("029-123-45-67"), is_private("1990-01-01"), is_private("k7f2m9x4q2")
    (True, True, False)
    """
    lowered = identifier.lower()
    if not _DIGITS.fullmatch(lowered):
        return False
    if _DATE.fullmatch(lowered):
        return True
    digits = re.sub(r"\D", "", lowered)
    if len(digits) >= _FEWEST and digits in re.sub(r"\D", "", phone):
        return True
    if _RUNNING.fullmatch(lowered):
        return False
    return bool(private_in(identifier.upper()) or private_in(identifier.replace("_", "-")))


_FEWEST = 6  # digits of a number that is somebody's


def fresh_id(new_id: Callable[[], str], name: str, email: str) -> str:
    """A random id that does not tell by accident."""
    while tells(identifier := new_id(), name, email) or is_private(identifier):
        pass
    return identifier


def _holds_letters(runs: list[str], name: str, email: str) -> bool:
    folded = fold(name)
    words = folded.split()
    texts = [folded, email]
    if not folded.isascii():
        texts.append(fold(_latin(name)))
        texts.append(" ".join(map(latinised, words)))
        if any(_spells(run, word) for run in runs for word in words):
            return True
    # Two short words, such as "Li Wu", may stand in it as one.
    texts += ["".join(words), "".join(reversed(words))] if _are_short(words) else []
    for run in runs:
        for at in range(len(run) - LETTERS + 1):
            part = run[at : at + LETTERS]
            if any(part in text for text in texts):
                return True
    return False


@lru_cache(maxsize=1)
def _to_latin() -> Callable[[str], str] | None:
    try:
        from icu import Transliterator
    except ImportError:
        return None
    rules = "Any-Latin; Latin-ASCII; Lower"
    return Transliterator.createInstance(rules).transliterate  # type: ignore[no-any-return]


def _latin(name: str) -> str:
    """One way to write a name of any script in Latin letters, where ICU is there."""
    transliterate = _to_latin()
    return transliterate(name) if transliterate else ""


def _spells(run: str, word: str) -> bool:
    """Latin letters are seldom fewer than those of another script, so most are not tried."""
    return not word.isascii() and len(run) >= len(word) and spells(run, word)


def _are_short(words: list[str]) -> bool:
    return len(words) > 1 and all(len(word) < LETTERS for word in words)


def _is_digest(identifier: str, email: str) -> bool:
    address = email.strip().lower().encode()
    made = (hashlib.new(each, address, usedforsecurity=False).hexdigest() for each in _DIGESTS)
    return any(each.startswith(identifier) for each in made)
