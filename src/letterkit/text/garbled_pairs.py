"""Text in one encoding of a byte a character that was read as another: what names it may have had.

A text with letters side by side that no language has is read again in every other encoding. What
then has only pairs of letters that names have is what it may have been. Where several readings are
as good, all of them are given: a person knows which one is right.
"""

import codecs
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from letterkit.text.letter_pairs import strange_pairs
from letterkit.text.plausible import strangeness

# What programs take a file for that says nothing, the usual ones first. ftfy's codecs also take the
# bytes that Python's leave out.
_READ_AS = (
    *("sloppy-windows-1252", "latin-1", "sloppy-windows-1251", "sloppy-windows-1250"),
    *("mac-roman", "cp850", "cp437", "koi8-r", "cp866", "cp852", "iso8859-2", "iso8859-5"),
    *("sloppy-windows-1253", "sloppy-windows-1254", "sloppy-windows-1257", "mac-cyrillic"),
)
# What the file may be in, with what its being rare costs.
_REALLY = {
    **dict.fromkeys(("cp1250", "cp1251", "cp1252", "iso8859-2"), 0.0),
    **dict.fromkeys(("koi8-r", "koi8-u", "cp866", "cp852", "cp850", "mac-roman"), 0.05),
    **dict.fromkeys(("cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac-cyrillic"), 0.05),
    **dict.fromkeys(("cp437", "cp737", "cp775", "cp869", "cp855", "cp857", "cp1125"), 0.1),
    **dict.fromkeys(("iso8859-5", "iso8859-6", "iso8859-7", "iso8859-8", "iso8859-9"), 0.1),
    **dict.fromkeys(("iso8859-13", "iso8859-16", "cp862", "cp864", "cp720"), 0.15),
    **dict.fromkeys(("mac-latin2", "mac-greek", "mac-turkish", "cp861", "cp865"), 0.15),
}
_SHARE = 0.5  # from here on a text is looked at
_FEW = 0.12  # and this part of the pairs of a long text may be ones that no name of ours has
_BETTER = 0.25
_SIGN = 0.15  # what a sign counts for beside the part of strange pairs
_CLOSE = 0.12
_MOST = 3
_SHORTEST = 3  # characters; "ÅÄÖ" is three letters of any alphabet
_LONGEST = 400  # longer texts are about something, and not names


def may_be_swapped(text: str) -> bool:
    """Whether a text has what names never have, and enough of it to be looked at."""
    if text.isascii() or not _SHORTEST < len(text) < _LONGEST:
        return False
    found = strange_pairs(text)
    if found.signs > 1 or (found.signs and found.share >= _SHARE / 2):
        return True
    return found.worst or (found.unknown > 1 and found.share >= _SHARE)


@lru_cache(maxsize=4_096)
def other_readings(text: str) -> tuple[str, ...]:
    """What a text says in other encodings of a byte a character, the likeliest first."""
    if not may_be_swapped(text):
        return ()
    now = strange_pairs(text)
    found: dict[str, float] = {}
    for other, extra in _readings(text):
        there = strange_pairs(other)
        if _signs_around(other) > _signs_around(text):
            continue
        few = there.unknown == 0 or (there.pairs > 8 and there.share <= _FEW)
        if not few or there.signs or now.share + now.signs * _SIGN - there.share < _BETTER:
            continue
        cost = there.share + extra + max(0.0, strangeness(other)) / 4
        found[other] = min(cost, found.get(other, cost))
    least = min(found.values(), default=0.0)
    near = [form for form, cost in found.items() if cost <= least + _CLOSE]
    return tuple(sorted(near, key=lambda form: found[form])[:_MOST])


def _signs_around(text: str) -> int:
    """Signs beyond ASCII at the ends of words: letters are not what they are read as."""
    return sum(
        not (each.isalpha() or unicodedata.category(each)[0] in "MZ")
        for each in text
        if each > "\x7f"
    )


def _readings(text: str) -> Iterator[tuple[str, float]]:
    import ftfy.bad_codecs  # noqa: F401 - it registers the codecs

    for read_as in _READ_AS:
        try:
            data = text.encode(read_as)
        except UnicodeError:
            continue
        for really, extra in _REALLY.items():
            try:
                other = codecs.decode(data, really)
            except UnicodeError:
                continue
            if other != text and other.replace("\u00a0", " ").isprintable():
                yield other, extra
