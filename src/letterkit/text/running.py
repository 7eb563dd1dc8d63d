"""The names at the head of a page: `Ada Example – Bo Example`, each cut to a length that fits.

A verifier finds them by the marked content around them: an artifact of the subtype `Header`.
"""

import unicodedata

MOST = 34  # columns of a terminal, for each of the two names
CUT = "…"
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"
_FIRST_PICTURE = "\u2300"
_AS_PICTURE = "\ufe0f\u20e3"  # what makes a picture of the digit in front of it
# Fonts know emojis that are newer than Python's table, and some of their own.
_PICTURES = frozenset({"So", "Sk", "Cn", "Co"})
# The joiner, and what spells the name of a region behind a flag.
_BETWEEN_PICTURES = "\u200d" + "".join(map(chr, range(0xE0020, 0xE0080)))
_BETWEEN = " – "


def format_range(first: str, last: str) -> str:
    """The first and the last name of a page, each in the direction of its own first letter."""
    names = dict.fromkeys(shortened(without_pictures(each), MOST) for each in (first, last))
    return _BETWEEN.join(f"{_ISOLATE}{each}{_END_ISOLATE}" for each in names if each)


def without_pictures(text: str) -> str:
    """A name or a title without its emojis, which may be nothing.

    A verifier takes pictures at the head and at the foot of a page for drawings.
    """
    plain = "".join(each for each in text if not _is_picture(each))
    # What joins emojis is left of them, and is no word.
    words = [word for word in plain.split() if word.strip(_BETWEEN_PICTURES)]
    return " ".join(words)


def _is_picture(character: str) -> bool:
    is_symbol = unicodedata.category(character) in _PICTURES and character >= _FIRST_PICTURE
    return is_symbol or character in _AS_PICTURE


def shortened(text: str, most: int) -> str:
    """A text that fits into a number of columns, cut between words where it has any."""
    if width(text) <= most:
        return text
    kept = text[:most]
    while width(kept) > most:
        kept = kept[:-1]
    head, blank, _ = kept.rpartition(" ")
    return (head if blank else kept).rstrip(" ,;:–—-") + CUT


def width(text: str) -> int:
    """Columns of a terminal, or nearly so."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
