"""What a value beside a list says of those on it: `public: false`, `note: ask first`.

    said_beside("note", "do not publish")        UNNAMED, as a line above the titles says
    said_beside("status", "draft")               STOPS: they may not sign, or not by name
    said_beside("public", "false")               READ: by a person, once
    said_beside("generated", "2026-11-03")       nothing: the day of a file

A value is passed over if it is plainly of the file: a number, a day, an address, a code, or what
stands under a key that files have for themselves (`values_beside.toml`). Any other one is read.
"""

import re
from functools import cache, lru_cache

from letterkit.lists.documents.group_words import names_a_letter, says_who_signed
from letterkit.lists.rows.days import iso_day
from letterkit.lists.said.furniture import all_of, is_furniture
from letterkit.lists.said.said_above import judged_title
from letterkit.lists.said.signed_headings import says_more
from letterkit.text.phrases import tables_of
from letterkit.wishes.lexicon import fold
from letterkit.wishes.not_yet import is_note_title
from letterkit.wishes.possible_wishes import may_be_wish, speaks_of_less, speaks_of_signing

READ, STOPS, UNNAMED, NOTHING = "read", "stops", "unnamed", ""

_CAMEL = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")
_MARKS = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
# An address, a path, a file, a version, a code: one piece with a digit or a mark of addresses.
_CODE = re.compile(
    r"(?:https?:|mailto:|www\.)\S+|\S+@\S+\.\S+|[./~#]\S*|\S*[/\\]\S*|[\w-]+\.[a-z]{2,5}|\S*\d\S*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[+-]?\d[\d.,\s]*")
_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\S+|\d[\d.:/ -]*(?:am|pm|UTC|GMT|Z)?", re.IGNORECASE)
_YES = frozenset({"true", "yes", "on", "ja", "oui", "si", "tak", "да", "так", "نعم"})
_NO = frozenset({"false", "no", "off", "nein", "non", "nie", "нет", "не", "ні", "لا"})
_SENTENCE = 8  # words; a longer text is of the letter, unless it may be a wish


@lru_cache(maxsize=4096)
def said_beside(key: str, text: str) -> str:
    """What a text under a key beside a list says of everybody on it: one of the four."""
    words = " ".join(_MARKS.sub(" ", _CAMEL.sub(" ", key)).split())
    plain = " ".join(text.split())
    if fold(plain) in _YES | _NO:
        return _answered(words, yes=fold(plain) in _YES)
    if not plain or _NUMBER.fullmatch(plain):
        return NOTHING
    if _hides(words):
        return READ  # "embargo: 1 May"
    if fold(plain) in _words("fine"):
        return NOTHING
    if not _LETTER.search(plain) or iso_day(plain, "") or _TIME.fullmatch(plain):
        return NOTHING
    said = judged_title(plain)
    if said.out or said.unclear:
        # The letter itself may be about withdrawing something.
        return READ if fold(words) in _words("title") else STOPS
    if said.shown:
        return UNNAMED if said.shown == UNNAMED else STOPS
    return NOTHING if _is_of_file(words, plain) else READ


def _answered(words: str, *, yes: bool) -> str:
    """A yes to a word for hiding is read, and a no to one for publishing or for being sure."""
    hides = _hides(words)
    if yes or hides:
        return READ if yes and hides else NOTHING
    sure = any(fold(word) in _words("sure") for word in words.split())
    return READ if sure or speaks_of_signing(words) else NOTHING


def _hides(words: str) -> bool:
    """Whether a key has a word for hiding, or for not signing: `confidential`, `embargo`."""
    if any(fold(word) in _words("parts") for word in words.split()):
        return False  # "hideFooter"
    said = judged_title(words)
    return said.out or said.unclear or bool(said.shown) or speaks_of_less(words)


def _is_of_file(words: str, text: str) -> bool:
    """Whether a text is plainly about the file or the letter, and about nobody on the list."""
    if says_more(text) or is_furniture(text):
        return is_furniture(text) and not says_more(text)
    if is_note_title(words) and fold(words) not in _words("file"):
        return bool(_CODE.fullmatch(text))
    if speaks_of_less(text):
        return False
    if fold(words) in _words("file") or _CODE.fullmatch(text):
        return True
    if speaks_of_signing(words):
        return False  # "published: by the board"
    if fold(words.split()[-1]) in _words("file"):
        return True  # "endCursor", "bodyClass"
    if len(text.split()) > _SENTENCE:
        return not may_be_wish(text)
    return names_a_letter(text) or says_who_signed(text)


@cache
def _words(table: str) -> frozenset[str]:
    tables = tables_of("letterkit.lists.said", "values_beside.toml")
    return frozenset(fold(word.replace("_", " ")) for word in all_of(tables[table]))
