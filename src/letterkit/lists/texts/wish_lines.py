"""Lines of text that say something of a signature, between lines that are a person each.

    Ada Example
    Di Example — withdrew on 3 November     a person of its own, as `named_in` says
    Bo Sample
    please do not name                      about the line above or below: `is_wish_line`

What stands behind a name here makes a line look like more about the person above it.
"""

import re
from functools import lru_cache

from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.rows.days import read_day
from letterkit.lists.rows.doubts import may_be_wish, strict
from letterkit.lists.rows.name_shapes import is_detail, is_name
from letterkit.lists.said.wishes import beside
from letterkit.text.months import months_in, plain_date, words_of
from letterkit.wishes.reported_wishes import reported_wish

_BEHIND = re.compile(r"\s*[,،;:(\[<|/=]\s*|\s+[-–—]{1,3}\s+|\t|\s+(?=[✝†*])")
_WORD = re.compile(r"[^\W\d_][^\s,،;:()\[\]<>|/=]*")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"\b\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b|\b\d{1,2}\.\d{1,2}\.(?!\d)")
_MOST_OF_DATE = 6  # words: "signed on 3 November 2026"
_LONGEST = 200


@lru_cache(maxsize=16_384)
def named_in(text: str) -> str:
    """The name at the start of a line that then says something of the signature; or nothing.

    "Di Example — withdrew on 3 November", "Di Example, signed 3 November", "Di Example anonym".
    """
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        return ""
    piece, *rest = _BEHIND.split(plain, maxsplit=1)
    if rest:
        said = plain[len(piece) :].strip(" ,،;:()[]<>|/=-–—\t")
        apart = beside(plain)
        wish = bool(apart.said) or may_be_wish(said) or bool(reported_wish(plain)) or _is_day(said)
        return piece.strip() if wish and _is_full_name(piece.strip()) else ""
    return _before_small_words(plain)


def _before_small_words(text: str) -> str:
    """The name before words without a mark that are about a signature: "Di Example withdrew"."""
    words = list(_WORD.finditer(text))
    small = next((word for word in words if word[0][0].islower()), None)
    if small is None:
        return ""
    name, said = text[: small.start()].strip(), text[small.start() :].strip()
    wish = bool(strict(said)) or bool(reported_wish(text))
    return name if wish and _is_full_name(name) else ""


@lru_cache(maxsize=16_384)
def is_wish_line(text: str) -> bool:
    """Whether a line says something of a signature and nothing of whose: "withdrew in May"."""
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST or hidden_name(plain) or named_in(plain):
        return False
    if strict(plain):
        return not _is_full_name(plain)
    return plain[0] in "([{" and plain[-1] in ")]}" and may_be_wish(plain[1:-1])


def _is_day(text: str) -> bool:
    return len(text.split()) <= _MOST_OF_DATE and is_dated(text)


def is_dated(text: str) -> bool:
    """Whether a text is a day, or has one in numbers or with the name of a month."""
    if not _DIGIT.search(text):
        return False
    plain = words_of(plain_date(text))
    return bool(read_day(text) or _DAY.search(text) or any(months_in(plain)))


def _is_full_name(text: str) -> bool:
    return " " in text and is_name(text) and not (is_detail(text) or hidden_name(text))
