"""How the codes of a font in a PDF read: ISO 32000-1, section 9.10.3."""

import re
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from letterkit.artefacts.pdf_fonts import SILENT, widths_of, wrongly_inked
from letterkit.artefacts.pdf_streams import unpacked

if TYPE_CHECKING:
    import pikepdf

UNREADABLE = "\ufffd"
_SILENT_IN_FONT = "\u200b"
_MOST_CODES = 2**17  # that a font says how to read, each of two bytes once or twice
_LONGEST_MEANING = 512  # bytes; a cluster of an Indic script has some 20
_LARGEST_TABLE = 4 * 2**20
_SECTION = re.compile(rb"(begin|end)(bfchar|bfrange)")
_CHARACTER = re.compile(rb"<(\w+)>\s*<(\w*)>")
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]\[]*)\])")
_LARGEST_CODE = 0xFFFF
_WIDTH = 1000.0  # of a code for which a font says none


@dataclass(frozen=True, slots=True)
class Codes:
    """How the codes of a font read; `size` is the bytes of a code.

    `wrong` are those whose glyphs are painted for a blank, or not for a letter; `widths` are in
    thousandths of a size.
    """

    size: int
    meaning: dict[int, str]
    wrong: Mapping[int, str] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)

    def numbers(self, codes: bytes) -> Sequence[int]:
        """Codes as numbers, one for each glyph."""
        if self.size == 1 or len(codes) % 2:
            return [
                int.from_bytes(codes[at : at + self.size], "big")
                for at in range(0, len(codes), self.size)
            ]
        return struct.unpack(f">{len(codes) // 2}H", codes)

    def read(self, codes: bytes) -> str:
        """The text of codes; what a font has no word for is `UNREADABLE`."""
        return "".join([self.meaning.get(each, UNREADABLE) for each in self.numbers(codes)])

    def width(self, codes: bytes) -> float:
        """How wide codes are together, in thousandths of the size of the font."""
        return sum(self.widths.get(each, _WIDTH) for each in self.numbers(codes))

    def fault(self, codes: bytes) -> str:
        """What is painted for these codes otherwise than they read, or nothing."""
        return next((self.wrong[each] for each in self.numbers(codes) if each in self.wrong), "")


def codes_of(font: "pikepdf.Object") -> Codes:
    """What a font's codes mean and how wide they are."""
    size = 2 if font.get("/Subtype") == "/Type0" else 1
    table = font.get("/ToUnicode")
    meaning = (
        parse_to_unicode(unpacked(table, "a font", _LARGEST_TABLE)) if table is not None else {}
    )
    if _has_own_codes(font):
        meaning = {
            code: SILENT if text == _SILENT_IN_FONT else text for code, text in meaning.items()
        }
    return Codes(size, meaning, wrongly_inked(font, meaning), widths_of(font))


def _has_own_codes(font: "pikepdf.Object") -> bool:
    """Whether codes are no numbers of glyphs: ISO 32000-1, 9.7.4.2 and 9.7.5.3."""
    import pikepdf

    below = list(font.get("/DescendantFonts", pikepdf.Array()))
    tables = [each.get("/CIDToGIDMap") for each in below]
    if below:
        tables.append(font.get("/Encoding"))
    return any(isinstance(each, pikepdf.Stream) for each in tables)


def parse_to_unicode(table: bytes) -> dict[int, str]:
    """The characters of each code, by the bfchar and bfrange sections of a CMap (9.10.3).

    >>> parse_to_unicode(b"1 beginbfrange <0003> <0004> <0041> endbfrange")
    {3: 'A', 4: 'B'}
    """
    found: dict[int, str] = {}
    said = 0
    for kind, section in _sections(table):
        if kind == b"bfchar":
            pairs = _CHARACTER.findall(section)
            said += len(pairs)
            found.update((int(code, 16), _text(to)) for code, to in pairs)
        else:
            for low, high, first, listed in _RANGE.findall(section):
                codes = range(int(low, 16), min(int(high, 16), _LARGEST_CODE) + 1)
                said += len(codes)
                if said > _MOST_CODES:
                    break
                texts = map(_text, re.findall(rb"<(\w*)>", listed)) if listed else _from(first)
                found.update(zip(codes, texts, strict=False))
        if said > _MOST_CODES:
            raise ValueError("a font that says of too many codes how they read")
    return found


def _sections(table: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each `beginbfchar … endbfchar` and `beginbfrange … endbfrange`, by its kind."""
    opened, start = b"", 0
    for mark in _SECTION.finditer(table):
        if mark[1] == b"begin" and not opened:
            opened, start = mark[2], mark.end()
        elif mark[1] == b"end" and mark[2] == opened:
            yield opened, table[start : mark.start()]
            opened = b""


def _text(digits: bytes) -> str:
    if len(digits) > 2 * _LONGEST_MEANING:
        raise ValueError("a font with a code that reads as a whole text")
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _from(first: bytes) -> Iterator[str]:
    """A text, and those that differ from it in the last character, one after the other."""
    text = _text(first) or UNREADABLE
    return (text[:-1] + chr(code) for code in range(ord(text[-1]), 0x10FFFF))
