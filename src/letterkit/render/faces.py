"""Glyphs, as Pango places them, in the fonts that WeasyPrint embeds: → PDF operators."""

import logging
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

Glyph = tuple[int, ...]  # its number, width, move to the right, move up, and attributes
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
    _shown: dict[bytes, tuple[bytes, float]] = field(default_factory=dict)

    @property
    def is_of_pictures(self) -> bool:
        """As fonts of emojis are."""
        return bool(self.font.svg or self.font.png or self.font.colr or self.font.bitmap)

    def shown(self, glyph_string: Any, text: bytes) -> tuple[bytes, float]:
        """What shows the glyphs of a PangoGlyphString, and their width in pixels."""
        raw = _bytes_in(glyph_string)
        if raw not in self._shown:
            if len(self._shown) == _REMEMBERED:
                self._shown.clear()
            self._shown[raw] = self._made(list(_GLYPH.iter_unpack(raw)), glyph_string, text)
        return self._shown[raw]

    def _made(self, glyphs: Sequence[Glyph], glyph_string: Any, text: bytes) -> tuple[bytes, float]:
        width = sum(glyph[1] for glyph in glyphs) / _UNITS
        if self.is_of_pictures:
            return b"", width
        if any(glyph[0] not in self.codes for glyph in glyphs):
            self.learn(glyphs, _clusters_in(glyph_string), text)
        return self.operators(glyphs), width

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

    def operators(self, glyphs: Sequence[Glyph]) -> bytes:
        """What shows glyphs; numbers in TJ move back by thousandths of the size."""
        unit = 1000 / _UNITS / self.size
        made, parts, owed = "", [], 0.0
        for number, width, right, up, _ in glyphs:
            code, natural = self.codes[number]
            back = round(owed - right * unit)
            if back and code:
                made += f">{back}<"
                owed -= back
            if up:
                parts.append(f"[<{made}>]TJ {-up / _UNITS:.3f} Ts [<{code}>]TJ 0 Ts ")
                made = ""
            else:
                made += code
            owed += natural - width * unit
        parts.append(f"[<{made}>]TJ ")
        return "".join(parts).replace("<>", "").replace("[]TJ ", "").encode()


def _bytes_in(glyph_string: Any) -> bytes:
    """The glyphs of a PangoGlyphString, as an array of PangoGlyphInfo."""
    from weasyprint.text.ffi import ffi

    return bytes(ffi.buffer(glyph_string.glyphs, _GLYPH.size * glyph_string.num_glyphs))


def _clusters_in(glyph_string: Any) -> list[int]:
    from weasyprint.text.ffi import ffi

    return list(ffi.unpack(glyph_string.log_clusters, glyph_string.num_glyphs))


def _tell_missing(code: int) -> None:
    """As WeasyPrint tells it, for `glyphs.py` to hear."""
    logging.getLogger("weasyprint").warning(".notdef for %s (U+%04X)", chr(code), code)
