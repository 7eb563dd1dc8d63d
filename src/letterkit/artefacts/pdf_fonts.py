"""Whether the glyphs of a PDF's font have ink where their characters have, and none where not.

A font that says of a painted glyph that it reads as a blank shows words that no comparison sees;
one that has nothing to paint for a letter hides it. What the ink looks like is not judged.
"""

import io
import re
import struct
import unicodedata
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from letterkit.artefacts.pdf_streams import unpacked
from letterkit.faults import TooMuch

if TYPE_CHECKING:
    import pikepdf
    from fontTools.cffLib import TopDict

SILENT = "\ufdd0"  # a noncharacter, which no text has, for glyphs that read as nothing
_LARGEST_FONT = 32 * 2**20  # bytes; the whole of a Chinese font has 20 MB
# What fontTools raises for a damaged font, beside its own error and that of `struct`.
_DAMAGED = (ValueError, LookupError, TypeError, AttributeError, AssertionError)
_CODES = re.compile(rb"<([0-9a-fA-F]{4})> (\d{1,5})\b")
# Letters and signs by category, but blank: Hangul fillers, the grapheme joiner, Braille's blank.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_KEYCAP = "\u20e3"  # a digit as an emoji, which is a picture over an empty glyph
_Ink = Callable[[int], bool]


def widths_of(font: "pikepdf.Object") -> Mapping[int, float]:
    """How far each code moves the next, in thousandths of a size: ISO 32000-1, 9.7.4.3."""
    import pikepdf

    below = font.get("/DescendantFonts")
    listed = list(below[0].get("/W", [])) if below else []
    found: dict[int, float] = {}
    while len(listed) > 1:
        first, given = int(listed.pop(0)), listed.pop(0)
        if isinstance(given, pikepdf.Array):
            found.update(enumerate(map(float, given), first))
        elif listed:
            width = float(listed.pop(0))
            last = min(int(given), 0xFFFF)
            found.update(dict.fromkeys(range(first, last + 1), width))
    cids = _numbers_by_encoding(font.get("/Encoding"))
    return {code: found[cid] for code, cid in cids.items() if cid in found} if cids else found


def wrongly_inked(font: "pikepdf.Object", meaning: Mapping[int, str]) -> Mapping[int, str]:
    """The codes whose glyphs are painted for a blank, or not for a letter, with what to call it."""
    ink = _ink(font)
    if ink is None:
        return dict.fromkeys(meaning, "words in a font that is not in it whole")
    found = {}
    for code, text in meaning.items():
        wanted = _wanted(text)
        if wanted is not None and ink(code) is not wanted:
            found[code] = "a letter that is not painted" if wanted else "a blank that is painted"
    return found


def _wanted(text: str) -> bool | None:
    """Whether a glyph that reads so is to have ink; None if it may or may not.

    Marks and signs may be painted by another glyph, or by a picture.
    """
    if SILENT in text or _KEYCAP in text:
        return None
    kinds = {"Zs" if each in _BLANK else unicodedata.category(each) for each in text}
    if any(kind.startswith(("L", "N", "P")) for kind in kinds):
        return True
    return False if kinds <= {"Zs", "Zl", "Zp", "Cc", "Cf"} else None


def _ink(font: "pikepdf.Object") -> _Ink | None:
    """Whether the glyph of a code has an outline; None where the font cannot be read."""
    import pikepdf

    below = font.get("/DescendantFonts")
    descriptor = below[0].get("/FontDescriptor") if below else font.get("/FontDescriptor")
    if below is None or descriptor is None:
        return None
    cids = _numbers_by_encoding(font.get("/Encoding"))
    gids = below[0].get("/CIDToGIDMap")
    table = unpacked(gids, "a font") if isinstance(gids, pikepdf.Stream) else b""
    glyph = _outlines(descriptor)
    if glyph is None:
        return None

    def ink(code: int) -> bool:
        number = cids.get(code, code)
        if table:
            number = int.from_bytes(table[2 * number : 2 * number + 2], "big")
        return glyph(number)

    return ink


def _numbers_by_encoding(encoding: "pikepdf.Object | None") -> Mapping[int, int]:
    """What a CMap of letterkit's own form says; others have the numbers as codes."""
    import pikepdf

    if not isinstance(encoding, pikepdf.Stream):
        return {}
    found = _CODES.findall(unpacked(encoding, "a font"))
    return {int(code, 16): int(number) for code, number in found}


def _outlines(descriptor: "pikepdf.Object") -> _Ink | None:
    """Whether the glyph of a number has an outline, by the font program."""
    from fontTools.ttLib import TTLibError

    key = next((each for each in ("/FontFile2", "/FontFile3") if each in descriptor), "")
    if not key:
        return None
    data = unpacked(descriptor[key], "a font", _LARGEST_FONT)
    try:
        return _of_program(data)
    except MemoryError as error:
        raise TooMuch from error
    except (TTLibError, struct.error, *_DAMAGED):
        return None


def _of_program(data: bytes) -> _Ink:
    from fontTools.cffLib import CFFFontSet
    from fontTools.ttLib import TTFont

    if data[:1] == b"\x01":
        bare = CFFFontSet()
        bare.decompile(io.BytesIO(data), None)
        return _of_cff(bare[0])
    font = TTFont(io.BytesIO(data), lazy=True)
    if "glyf" not in font:
        return _of_cff(font["CFF "].cff[0])
    places = font["loca"].locations
    return lambda number: number + 1 < len(places) and places[number] < places[number + 1]


def _of_cff(top: "TopDict") -> _Ink:
    from fontTools.pens.boundsPen import ControlBoundsPen

    strings, names = top.CharStrings, top.charset
    has_ids = hasattr(top, "ROS")

    def ink(number: int) -> bool:
        name = f"cid{number:05d}" if has_ids else names[number]
        if has_ids and number == 0:
            name = ".notdef"
        if name not in strings:
            return False
        pen = ControlBoundsPen(None)
        strings[name].draw(pen)
        return pen.bounds is not None

    return ink
