"""Glyphs, as Pango places them, in the fonts that WeasyPrint embeds: → PDF operators."""

import re
import struct
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from letterkit.render.glyphs import tell_missing
from letterkit.render.reading import Codes, Stated, read_run

Glyph = tuple[int, ...]  # its number, width, move to the right, move up, and attributes
_GLYPH = struct.Struct("=IiiiI")  # PangoGlyphInfo
_EMPTY, _UNKNOWN = 0x0FFFFFFF, 0x10000000
_UNITS = 1024  # of Pango, in a pixel
_ANOTHER_LINE = 0.6 * _UNITS  # Poppler's, half a point
_REMEMBERED = 4096  # runs of glyphs, for affiliations and countries come again and again


class Shown(NamedTuple):
    """Operators, and a width in pixels; `is_plain` if they are what WeasyPrint would write."""

    operators: str
    width: float
    is_plain: bool = True


class Inside(NamedTuple):
    """Glyphs as they stand between the brackets of TJ, and their width in Pango's units."""

    glyphs: str
    width: int


class _Coded(NamedTuple):
    """A glyph's code in hex, and its width in thousandths of the size; whether it is a blank."""

    code: str
    width: float
    is_blank: bool = False


_NO_CODE = _Coded("", 0.0)
# Characters that have no accents above them, and are never left out: of Latin, Greek, Cyrillic,
# Armenian and Georgian letters, punctuation, and East Asian ones.
SIMPLE = re.compile(
    r"[\x20-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u10ff\u1c90-\u1cbf\u1e00-\u1fff\u2010-\u2027\u2030-\u205e"
    r"\u3001-\u3029\u3041-\u3096\u30a0-\u30ff\u3400-\u9fff\uac00-\ud7a3]*"
)
# Where marked contents begin and where they end, with their operators: by the place of a glyph.
_Marks = tuple[dict[int, str], dict[int, str]]
_NO_MARKS: _Marks = ({}, {})


@dataclass(slots=True)
class Face:
    """A font of WeasyPrint in one size, and the codes of its glyphs."""

    font: Any
    size: float
    pointer: Any
    codes: Codes
    is_of_pictures: bool = field(init=False)
    chosen: str = field(init=False)
    _known: dict[tuple[int, str], _Coded] = field(default_factory=dict)
    _shown: dict[tuple[bytes, bytes], Shown] = field(default_factory=dict)
    _blank: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Of pictures, as fonts of emojis are; `chosen` is the operator that chooses the font."""
        font = self.font
        self.chosen = f"/{font.hash} {self.size:.6g} Tf"
        self.is_of_pictures = bool(font.svg or font.png or font.colr or font.bitmap)

    def shown(self, glyph_string: Any, text: bytes, *, rtl: bool) -> Shown:
        """What shows the glyphs of a PangoGlyphString, which stand for `text`."""
        raw = _reader()(glyph_string)
        found = self._shown.get((raw, text))
        if found is None:
            if len(self._shown) == _REMEMBERED:
                self._shown.clear()
            found = self._made(list(_GLYPH.iter_unpack(raw)), glyph_string, text, rtl)
            self._shown[raw, text] = found
        return found

    def inside(self, glyph_string: Any, text: str) -> tuple[Inside, Inside] | None:
        """The glyphs of a word, with the blank behind it and without, if they are plain.

        Together those of words are what `shown` makes of the words in one run.
        """
        if self.is_of_pictures or not SIMPLE.fullmatch(text):
            return None
        glyphs = list(_GLYPH.iter_unpack(_reader()(glyph_string)))
        starts = _clusters_in(glyph_string)
        if not len(set(starts)) == len(starts) == len(text) or any(each[3] for each in glyphs):
            return None
        coded = [self._coded(each[0], letter) for each, letter in zip(glyphs, text, strict=True)]
        whole = self._joined(glyphs, coded)
        if text[-1] != " ":
            return whole, whole
        # Without the blank, and how far it is moved.
        ended = whole.glyphs[: len(whole.glyphs) - len(coded[-1].code)]
        if ended.endswith("<"):
            ended = ended[: ended.rindex(">")]
        return whole, Inside(ended, whole.width - glyphs[-1][1])

    def _made(self, glyphs: Sequence[Glyph], glyph_string: Any, text: bytes, rtl: bool) -> Shown:
        if self.is_of_pictures:
            return Shown("", sum(glyph[1] for glyph in glyphs) / _UNITS)
        starts = _clusters_in(glyph_string)
        characters = text.decode()
        # A glyph for every character: most names of most lists.
        is_simple = len(set(starts)) == len(starts) == len(characters) and not rtl
        if is_simple and SIMPLE.fullmatch(characters):
            known = self._known
            pairs = zip([glyph[0] for glyph in glyphs], characters, strict=True)
            coded = [known.get(pair) or self._coded(*pair) for pair in pairs]
            return self._operators(glyphs, coded, _NO_MARKS)
        drawn = [None if glyph[0] == _EMPTY else glyph[1] for glyph in glyphs]
        texts, stated = read_run(
            starts, drawn, text, rtl=rtl, blank=self._blanks(glyphs, starts), moved=_moved(glyphs)
        )
        coded = [
            self._coded(glyph[0], texts[place]) if place in texts else _NO_CODE
            for place, glyph in enumerate(glyphs)
        ]
        return self._operators(glyphs, coded, _marks(stated))

    def _coded(self, glyph: int, text: str) -> _Coded:
        found = self._known.get((glyph, text))
        if found is None:
            found = self._known[glyph, text] = self._learnt(glyph, text)
        return found

    def _learnt(self, glyph: int, text: str) -> _Coded:
        if glyph == _EMPTY:
            return _NO_CODE
        number = glyph
        if number & _UNKNOWN:
            tell_missing(number - _UNKNOWN)
            number = 0
        width = self.font.widths.get(number)
        if width is None:
            width = self._width(number)
        return _Coded(f"{self.codes.code(number, text, width):04x}", width, text == " ")

    def _blanks(self, glyphs: Sequence[Glyph], starts: Sequence[int]) -> set[int]:
        """The places of glyphs without ink, in clusters that have several glyphs."""
        counted = Counter(starts)
        shared = [place for place, start in enumerate(starts) if counted[start] > 1]
        return {place for place in shared if self._is_blank(glyphs[place][0])}

    def _is_blank(self, glyph: int) -> bool:
        """Whether a glyph has no ink, as the one has that holds a place for a moved sign."""
        if glyph & _UNKNOWN or glyph == _EMPTY:
            return False
        found = self._blank.get(glyph)
        if found is None:
            from weasyprint.text.ffi import ffi, pango

            ink = ffi.new("PangoRectangle *")
            pango.pango_font_get_glyph_extents(self.pointer, glyph, ink, ffi.NULL)
            found = self._blank[glyph] = not (ink.width and ink.height)
        return found

    def _width(self, number: int) -> int:
        from weasyprint.text.ffi import ffi, pango

        logical = ffi.new("PangoRectangle *")
        pango.pango_font_get_glyph_extents(self.pointer, number, ffi.NULL, logical)
        return round(int(logical.width) * 1000 / _UNITS / self.size)

    def _operators(self, glyphs: Sequence[Glyph], coded: Sequence[_Coded], marks: _Marks) -> Shown:
        """What shows glyphs; numbers in TJ move back by thousandths of the size."""
        unit = 1000 / _UNITS / self.size
        opened, closed = marks
        if marks is _NO_MARKS and not any(glyph[3] for glyph in glyphs):
            return self._in_line(glyphs, coded)
        made, parts, owed, total = "", [], 0.0, 0
        for place, ((_, width, right, up, _), (code, natural, _)) in enumerate(
            zip(glyphs, coded, strict=True)
        ):
            if opened and place in opened:
                parts.append(f"[<{made}>]TJ {opened[place]}")
                made = ""
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
            if closed and place in closed:
                parts.append(f"[<{made}>]TJ {closed[place]}")
                made = ""
            owed += natural - width * unit
            total += width
        parts.append(f"[<{made}>]TJ ")
        operators = "".join(parts).replace("<>", "").replace("[]TJ ", "")
        is_plain = not opened and self._is_plain(glyphs, coded)
        return Shown(operators, total / _UNITS, is_plain)

    def _in_line(self, glyphs: Sequence[Glyph], coded: Sequence[_Coded]) -> Shown:
        """What `_operators` makes of glyphs that all stand on the line: most of a long list."""
        inside = self._joined(glyphs, coded)
        return Shown(
            shown_glyphs(inside.glyphs), inside.width / _UNITS, self._is_plain(glyphs, coded)
        )

    def _joined(self, glyphs: Sequence[Glyph], coded: Sequence[_Coded]) -> Inside:
        """Glyphs on the line; each word begins where it is, without what was rounded before it."""
        unit = 1000 / _UNITS / self.size
        made, owed, total = [], 0.0, 0
        for (_, width, right, _, _), (code, natural, is_blank) in zip(glyphs, coded, strict=True):
            away = owed - right * unit
            if code and not -0.5 <= away <= 0.5:
                back = round(away)
                made.append(f">{back}<")
                owed -= back
            made.append(code)
            owed = 0.0 if is_blank else owed + natural - width * unit
            total += width
        return Inside("".join(made), total)

    def _is_plain(self, glyphs: Sequence[Glyph], coded: Sequence[_Coded]) -> bool:
        return not self.codes.glyphs or all(
            not code or int(code, 16) == glyph[0]
            for glyph, (code, *_) in zip(glyphs, coded, strict=True)
        )


def shown_glyphs(inside: str) -> str:
    """The operator that shows glyphs; nothing for none."""
    return f"[<{inside}>]TJ ".replace("<>", "").replace("[]TJ ", "")


def _moved(glyphs: Sequence[Glyph]) -> set[int]:
    return {place for place, glyph in enumerate(glyphs) if abs(glyph[3]) > _ANOTHER_LINE}


def _marks(stated: Sequence[Stated]) -> _Marks:
    opened, closed = {}, {}
    for each in stated:
        texts = [text for text in (each.text, each.on_paper) if text]
        opened[min(each.places)] = "".join(map(_actual_text, texts))
        closed[max(each.places)] = "EMC " * len(texts)
    return opened, closed


def _actual_text(text: str) -> str:
    return f"/Span<</ActualText<feff{text.encode('utf-16-be').hex()}>>>BDC "


@cache
def _reader() -> Callable[[Any], bytes]:
    """What reads the glyphs of a PangoGlyphString, an array of PangoGlyphInfo."""
    from weasyprint.text.ffi import ffi

    buffer, size = ffi.buffer, _GLYPH.size
    return lambda string: bytes(buffer(string.glyphs, size * string.num_glyphs))


def _clusters_in(glyph_string: Any) -> list[int]:
    from weasyprint.text.ffi import ffi

    return list(ffi.unpack(glyph_string.log_clusters, glyph_string.num_glyphs))


def has_unknown(glyph_string: Any) -> bool:
    """Whether a PangoGlyphString has a character that no font can draw."""
    numbers = (glyph[0] for glyph in _GLYPH.iter_unpack(_reader()(glyph_string)))
    return any(number & _UNKNOWN and number != _EMPTY for number in numbers)
