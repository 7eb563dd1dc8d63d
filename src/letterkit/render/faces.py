"""Glyphs, as Pango places them, in the fonts that WeasyPrint embeds: → PDF operators."""

import logging
import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

Glyph = tuple[int, ...]  # its number, width, move to the right, move up, and attributes
Shown = tuple[str, float]  # operators, and a width in pixels
_GLYPH = struct.Struct("=IiiiI")  # PangoGlyphInfo
_EMPTY, _UNKNOWN = 0x0FFFFFFF, 0x10000000
_UNITS = 1024  # of Pango, in a pixel
_REMEMBERED = 4096  # runs of glyphs, for affiliations and countries come again and again


@dataclass(slots=True)
class Face:
    """A font in one size; `codes` are its glyphs in hex, and their widths in thousandths of it."""

    font: Any
    size: float
    pointer: Any
    codes: dict[int, tuple[str, float]] = field(default_factory=lambda: {_EMPTY: ("", 0.0)})
    is_of_pictures: bool = field(init=False)
    chosen: str = field(init=False)
    _shown: dict[bytes, Shown] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Of pictures, as fonts of emojis are; `chosen` is the operator that chooses the font."""
        font = self.font
        self.chosen = f"/{font.hash} {self.size:.6g} Tf"
        self.is_of_pictures = bool(font.svg or font.png or font.colr or font.bitmap)

    def shown(self, glyph_string: Any, text: bytes) -> Shown:
        """What shows the glyphs of a PangoGlyphString, and their width in pixels."""
        raw = _reader()(glyph_string)
        found = self._shown.get(raw)
        if found is None:
            if len(self._shown) == _REMEMBERED:
                self._shown.clear()
            found = self._made(list(_GLYPH.iter_unpack(raw)), glyph_string, text)
            self._shown[raw] = found
        return found

    def _made(self, glyphs: Sequence[Glyph], glyph_string: Any, text: bytes) -> Shown:
        if self.is_of_pictures:
            return "", sum(glyph[1] for glyph in glyphs) / _UNITS
        try:
            return self.operators(glyphs)
        except KeyError:
            self.learn(glyphs, _clusters_in(glyph_string), text)
            return self.operators(glyphs)

    def learn(self, glyphs: Sequence[Glyph], clusters: Sequence[int], text: bytes) -> None:
        """Keep width and meaning of glyphs; a glyph's cluster is where its text begins."""
        ends = dict(pairwise(sorted({*clusters, len(text)})))
        for (known, *_), start in zip(glyphs, clusters, strict=True):
            if known in self.codes:
                continue
            number = known
            if number & _UNKNOWN:
                _tell_missing(number - _UNKNOWN)
                number = 0
            self.font.to_unicode.setdefault(number, text[start : ends[start]].decode())
            width = self.font.widths.setdefault(number, self._width(number))
            self.codes[known] = (f"{number:04x}", width)

    def _width(self, number: int) -> int:
        from weasyprint.text.ffi import ffi, pango

        logical = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(self.pointer, number, ffi.NULL, logical)
        return round(int(logical.width) * 1000 / _UNITS / self.size)

    def operators(self, glyphs: Sequence[Glyph]) -> Shown:
        """What shows glyphs, and their width; numbers in TJ move back by thousandths of the size.

        Raises KeyError if one of them was not learnt.
        """
        unit, codes = 1000 / _UNITS / self.size, self.codes
        made, parts, owed, total = "", [], 0.0, 0
        for number, width, right, up, _ in glyphs:
            code, natural = codes[number]
            away = owed - right * unit
            if code and not -0.5 <= away <= 0.5:
                back = round(away)
                made += f">{back}<"
                owed -= back
            if up:
                parts.append(f"[<{made}>]TJ {-up / _UNITS:.3f} Ts [<{code}>]TJ 0 Ts ")
                made = ""
            else:
                made += code
            owed += natural - width * unit
            total += width
        parts.append(f"[<{made}>]TJ ")
        return "".join(parts).replace("<>", "").replace("[]TJ ", ""), total / _UNITS


@cache
def _reader() -> Callable[[Any], bytes]:
    """What reads the glyphs of a PangoGlyphString, an array of PangoGlyphInfo."""
    from weasyprint.text.ffi import ffi

    buffer, size = ffi.buffer, _GLYPH.size
    return lambda string: bytes(buffer(string.glyphs, size * string.num_glyphs))


def _clusters_in(glyph_string: Any) -> list[int]:
    from weasyprint.text.ffi import ffi

    return list(ffi.unpack(glyph_string.log_clusters, glyph_string.num_glyphs))


def _tell_missing(code: int) -> None:
    """As WeasyPrint tells it, for `glyphs.py` to hear."""
    logging.getLogger("weasyprint").warning(".notdef for %s (U+%04X)", chr(code), code)
