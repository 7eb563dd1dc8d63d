"""Cells become values: cleaned, limited, and refused where nobody can have meant them.

Text is kept as given but for NFC, blanks at its ends, and runs of blanks in what is one line.
"""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from letterkit.errors import LetterkitError
from letterkit.lists.rows.days import DAY_FIRST, ORDERS, Numbers, read_day
from letterkit.lists.rows.kinds import kind_of as kind_of
from letterkit.model import Kind, Level, Shown
from letterkit.private.excerpts import excerpt
from letterkit.text.links import is_web_address

Word = TypeVar("Word", bound=StrEnum)

LIMITS = {
    **{"id": 64, "name": 200, "role": 300, "affiliation": 300, "country": 100, "link": 2000},
    **{
        "sort": 200,
        "email": 320,
        "phone": 100,
        "evidence": 1000,
        "source": 1000,
        "comment": 20_000,
    },
}
MAX_TEXT = 100_000
SHORT = min(LIMITS.values())
PUBLIC = frozenset({"id", "name", "role", "affiliation", "country", "link", "comment"})
ONE_LINE = PUBLIC - {"comment"} | {"sort", "email", "phone", "evidence", "source"}

_YES = frozenset({
    "yes", "y", "true", "t", "1", "x", "on", "ok", "agree", "agreed", "да", "д", "так", "т", "tak",
    "oui", "ja", "si", "sí", "sim", "sì", "taip", "jā", "jah", "ano", "evet", "نعم", "✓", "✔", "☑",
    # As spreadsheets write TRUE and FALSE.
    "wahr", "vrai", "verdadero", "verdadeiro", "vero", "истина", "істина", "ісціна", "праўда",
    "prawda", "pravda", "waar", "adevărat", "tiesa", "صواب",
})  # fmt: skip
_NO = frozenset({
    "no", "n", "false", "f", "0", "off", "disagree", "нет", "не", "ні", "нi", "nie", "non", "nein",
    "não", "ne", "nē", "ei", "hayır", "لا", "✗", "✘", "☐", "falsch", "faux", "falso", "ложь",
    "хибність", "хлусня", "fałsz", "nepravda", "onwaar", "fals", "netiesa", "خطأ",
})  # fmt: skip
_ISO_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:?\d\d.*)?")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_LANG = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BLANKS = re.compile(r"[ \t]+")
_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
# Bidi controls can make a name read as another one; surrogates and U+FFFE/FFFF are no text.
_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def tidy(column: str, text: str) -> str:
    """A cell's text in its kept form, or why it is refused."""
    text = unicodedata.normalize("NFC", text).strip().strip("\ufeff").strip()
    _refuse_hidden(column, text)
    if column in ONE_LINE:
        if _LINE_ENDS.search(text):
            raise LetterkitError("a line break", hint="write it in one line")
        text = _BLANKS.sub(" ", text)
    limit = LIMITS.get(column, MAX_TEXT)
    if len(text) > limit:
        raise LetterkitError(
            f"{len(text):,} characters, where {limit:,} are the most",
            hint="shorten it; if the list is a table, look for a quote that is never closed",
        )
    return text


def _refuse_hidden(column: str, text: str) -> None:
    found = _SURROGATE.search(text)
    if not found and column in PUBLIC:
        found = _HIDDEN.search(text) or _CONTROL.search(text)
    if found:
        raise LetterkitError(
            f"a hidden character: U+{ord(found[0]):04X} as character {found.start() + 1}",
            hint="delete it: it can make a name read differently from what it is",
        )


def is_hidden(character: str) -> bool:
    """Whether `tidy` would refuse a public text because of it."""
    return bool(
        _HIDDEN.match(character) or _CONTROL.match(character) or _SURROGATE.match(character)
    )


def word(of: type[Word], text: str) -> Word:
    try:
        return of(text.casefold())
    except ValueError as error:
        raise LetterkitError(
            f"unknown value: {excerpt(text)}", hint=f"it is one of {', '.join(of)}"
        ) from error


def kind(text: str) -> Kind:
    """The kind that a cell of a list names, in its own words or in those of many languages."""
    return kind_of(text) or word(Kind, text)


@lru_cache(maxsize=1024)
def shown(text: str) -> Shown:
    return word(Shown, text)


@lru_cache(maxsize=1024)
def level(text: str) -> Level:
    return word(Level, text)


@lru_cache(maxsize=1024)
def consent(text: str) -> bool:
    said = text.casefold()
    if said not in _YES | _NO:
        raise LetterkitError(f"unknown value: {excerpt(text)}", hint="it is yes or no")
    return said in _YES


class UnclearDay(LetterkitError):
    """A date that is one of two, since either of its numbers may be the month."""


@lru_cache(maxsize=16_384)
def day(text: str, order: str = "") -> date:
    """A date as people and spreadsheets write it; a time beside it is let go.

    `order` is that of day and month where neither dots nor the numbers themselves show it.
    """
    match = _ISO_DATE.fullmatch(text)
    found = read_day(match[1] if match else text)
    if isinstance(found, Numbers):
        found = _ordered(found, order)
    if found is None:
        raise LetterkitError(
            f"not a date: {excerpt(text)}", hint="write year-month-day, as in 2026-11-22"
        )
    return found


def _ordered(found: Numbers, order: str) -> date | None:
    """The date of numbers in an order; anyone who writes dots writes the day before the month."""
    if found.dots or order:
        return found.day(DAY_FIRST if found.dots else order)
    days = {day for each in ORDERS if (day := found.day(each))}
    if len(days) > 1:
        readings = " or ".join(day.isoformat() for day in sorted(days))
        raise UnclearDay(
            f"{found.text} is {readings}",
            hint="write the one that is meant, year first; a spreadsheet does that for a column "
            "in the format yyyy-mm-dd",
        )
    return days.pop() if days else None


def identifier(text: str) -> str:
    if not _ID.fullmatch(text):
        raise LetterkitError(
            f"not an id: {excerpt(text)}",
            hint="an id has up to 64 letters a-z, digits, dots, dashes; leave it empty to get one",
        )
    return text


@lru_cache(maxsize=1024)
def language(text: str) -> str:
    if not _LANG.fullmatch(text):
        raise LetterkitError(
            f"not a language tag: {excerpt(text)}", hint="write a code such as be, uk or zh-Hant"
        )
    return text.replace("_", "-")


def link(text: str) -> str:
    if not is_web_address(text):
        # It may be a private address of another kind, so it is not shown.
        raise LetterkitError("not a web address", hint="it begins with https:// and has no blanks")
    return text


@lru_cache(maxsize=1024)
def digest(text: str) -> str:
    if not _SHA256.fullmatch(text.lower()):
        raise LetterkitError(
            "not a SHA-256", hint="64 hexadecimal digits, as `sha256sum letter.en.txt` prints them"
        )
    return text.lower()
