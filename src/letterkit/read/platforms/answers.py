"""Answers in words: consent, how to be shown, and cells that platforms fill by themselves."""

import re
import unicodedata

from letterkit.model import Shown
from letterkit.read import values
from letterkit.read.platforms.consents import Ask
from letterkit.read.platforms.meanings import meaning

_ANONYMOUS = frozenset({"anonymous", "anonymous user", "anonym", "anonyme", "anónimo", "анонимно"})
# Platforms put ' before what a spreadsheet takes for a formula; before what is none it can go.
_GUARD = re.compile(r"'(?=\+[\d ()./-]+$|@\w+$|[-+] )")
_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029\t]+")


def consent(text: str) -> str:
    """`yes`, `no`, or nothing where an answer does not plainly give leave to be named."""
    found = meaning(Ask.CONSENT, text)
    if found.consent == "yes" and found.shown not in ("", Shown.NAMED):
        return ""
    return found.consent


def shown(text: str) -> str:
    """How to be shown; who answers in words that we do not know is only counted."""
    return meaning(Ask.HOW, text).shown


def cleaned(column: str, text: str) -> str:
    """A cell as a list keeps it: in one line, without needless guards and hidden characters."""
    part = column.endswith("_name")
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()  # without halves of surrogate pairs
    if (column in values.PUBLIC or part) and not text.isprintable():
        text = "".join(c for c in text if not values.is_hidden(c))
    text = unicodedata.normalize("NFC", text.replace("\0", "")).strip().strip("\ufeff").strip()
    text = _GUARD.sub("", text, count=1) if text[:1] == "'" else text
    if column in values.ONE_LINE or part:
        text = re.sub(" {2,}", " ", _LINE_ENDS.sub(" ", text)).strip()
    if column in ("name", "first_name", "last_name", "email") and text.casefold() in _ANONYMOUS:
        return ""
    return text
