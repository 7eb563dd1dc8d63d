"""How many people a line seems to hold: `Ada Example, Bo Sample and Cy Muster`."""

import re
from functools import lru_cache

from letterkit.lists.rows.name_shapes import EMAIL, is_detail, is_name

# What parts a name from what follows it.
_MORE = re.compile(r"[,،;(\[<|]|\s[-–—]{1,3}\s|\t|[.·…_]{4,}")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PIECES = re.compile(r"[,،]|\s(?:and|und|et|y|i|и|і|й|та|&)\s|\sو\s?")
_MARKS = re.compile(r"\s*[•●▪■‧∙◦⁃|¦]+\s*|\s·\s")
SURELY_SEVERAL = 4  # pieces that look like names
MAYBE_SEVERAL = 3
_LONGEST = 5000  # characters


@lru_cache(maxsize=4096)
def several_in(text: str) -> int:
    """How many people a line seems to hold: pieces that all look like names of two words."""
    plain = _BRACKETS.sub(" ", text).strip(" .")
    # Looking for addresses takes long in a long text without blanks.
    may_have = text.count("@") > 1 and len(text) <= _LONGEST
    if may_have and len(EMAIL.findall(text)) > 1 and (by_address := _by_addresses(plain)) > 1:
        return max(by_address, SURELY_SEVERAL)
    if (by_mark := _by_marks(plain)) > 1:
        return max(by_mark, MAYBE_SEVERAL)
    by_semicolon = [piece.strip() for piece in re.split(r"[;؛]", plain) if piece.strip()]
    if len(by_semicolon) > 1 and all(is_full_name(each) for each in by_semicolon):
        return max(len(by_semicolon), SURELY_SEVERAL)
    pieces = [piece.strip() for piece in _PIECES.split(plain.replace(";", ","))]
    given = [piece for piece in pieces if piece]
    return len(given) if all(is_full_name(each) for each in given) else 0


def _by_addresses(text: str) -> int:
    """The names that have an address behind each: `Ada <ada@example.org>, Bo <bo@example.org>`."""
    pieces = [piece.strip(" <>,;()") for piece in EMAIL.split(text)]
    given = [piece for piece in pieces if piece]
    return len(given) if all(is_full_name(piece) for piece in given) else 0


def _by_marks(text: str) -> int:
    """The names between bullets and strokes: `Ada Example • Bo Sample`; 0 if one is something else.

    Of two, the second may be the affiliation of the first.
    """
    pieces = [piece.strip() for piece in _MARKS.split(text)]
    given = [piece for piece in pieces if piece]
    names = len(given) if all(is_full_name(each) for each in given) else 0
    return names if names < MAYBE_SEVERAL else max(names, SURELY_SEVERAL)


def is_full_name(text: str) -> bool:
    """Whether it begins with a name of two words or more that is no role and no organisation."""
    first = _MORE.split(text, maxsplit=1)[0].strip()
    return " " in first and is_name(first) and not is_detail(first)
