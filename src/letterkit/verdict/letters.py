"""What is compared of two texts that should be one. Pure.

A text is compared after Unicode's compatibility normalisation (NFKC), without blanks, format
characters, variation selectors and soft hyphens: a font need not have a glyph for those. In a
right-to-left letter marks change sides and are mirrored, so there letters and digits are compared
in their order, and marks by their number.
"""

import unicodedata

from letterkit.model import direction_of, script_of
from letterkit.text.scripts import RIGHT_TO_LEFT

_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_SELECTORS = dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)))
_ALIKE: dict[int, str | None] = {**_HYPHENS, **_SELECTORS}
_MIRRORED = str.maketrans("»›>)]}”’", "«‹<([{“‘")


def letters(text: str) -> str:
    """What is compared of a text.

    >>> letters("Ofﬁce — Cafe\\u0301\\u00ad ")
    'Office—Café'
    """
    plain = unicodedata.normalize("NFKC", text).translate(_ALIKE)
    if plain.isascii():
        return "".join(plain.split())
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "ZC")


def same(shown: str, carried: str, lang: str) -> bool:
    """Whether two results of `letters` are one text, as far as the direction lets tell."""
    if shown == carried or direction_of(lang) == "ltr":
        return shown == carried
    return only_words(shown) == only_words(carried) and sorted(_marks(shown)) == sorted(
        _marks(carried)
    )


def only_words(text: str) -> str:
    """A text without blanks and marks: its letters, digits and what combines with them."""
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")


def _marks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] not in "LMN").translate(_MIRRORED)


def drawn_alike(text: str, drawn: str) -> bool:
    """Equal, but for hyphens at the ends of lines; right-to-left text in any order.

    There, marks may be mirrored.
    """
    text, drawn = text.replace("-", ""), drawn.replace("-", "")
    if text == drawn:
        return True
    is_turned = not set(map(script_of, text)).isdisjoint(RIGHT_TO_LEFT)
    return is_turned and turned_alike(text, drawn)


def turned_alike(text: str, drawn: str) -> bool:
    """Equal but for their order and hyphens, and for marks that are mirrored."""
    heaps = (sorted(each.replace("-", "").translate(_MIRRORED)) for each in (text, drawn))
    return next(heaps) == next(heaps)
