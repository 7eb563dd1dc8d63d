"""Puts the codes of `reading.py` into what WeasyPrint draws and into its fonts.

WeasyPrint lets a glyph read as the text that it was first met for. That does as long as each glyph
stands for one text; a line in which one does not is drawn here. The functions replaced are private
to WeasyPrint, as in `tags.py`.
"""

import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from types import SimpleNamespace
from typing import Any, NamedTuple

from letterkit.render.faces import Face, Shown, has_unknown
from letterkit.render.reading import Fonts
from letterkit.render.replacing import replaced


class _Part(NamedTuple):
    """A run of a line: its operators and width, and its text, by which pictures are drawn."""

    face: Face
    shown: Shown
    text: str


_Drawn = list[_Part]


@contextmanager
def text_readable(fonts: Fonts) -> Iterator[None]:
    """Within it, all text that WeasyPrint draws reads as it was written."""
    import weasyprint.draw.text
    import weasyprint.pdf
    import weasyprint.pdf.fonts
    import weasyprint.pdf.stream

    layer = _Layer(fonts)
    text, pdf, stream = weasyprint.draw.text, weasyprint.pdf, weasyprint.pdf.stream
    files = weasyprint.pdf.fonts
    changes = (
        (text, "draw_first_line", layer.draw(text.draw_first_line)),
        (stream.Stream, "add_font", layer.add_font()),
        (pdf, "build_fonts_dictionary", layer.dictionary(pdf.build_fonts_dictionary)),
        # A font of emojis that is written anew does not say when: the same list, the same bytes.
        (files, "TTFont", partial(files.TTFont, recalcTimestamp=False)),
    )
    with replaced(changes):
        yield


class _Layer:
    """The fonts of a document, and the faces in which its lines are drawn."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._faces: dict[tuple[int, float], Face] = {}

    def add_font(self) -> Any:
        def add_font(stream: Any, pointer: Any) -> tuple[Any, float]:
            key, font, size = self._fonts.font(pointer)
            return stream._fonts.setdefault(key, font), size

        return add_font

    def draw(self, original: Any) -> Any:
        def draw_first_line(
            stream: Any, box: Any, overflow: Any, ellipsis: Any, matrix: Any
        ) -> list[Any]:
            is_whole = overflow == "clip" and ellipsis == "none" and box.text.strip()
            drawn = self._drawn(stream, box) if is_whole else None
            if drawn is None:
                found: list[Any] = original(stream, box, overflow, ellipsis, matrix)
                return found
            pictures: list[Any] = []
            x = 0.0
            for face, shown, own in drawn:
                place = _moved(matrix, x)
                if face.is_of_pictures:
                    pictures += _pictures(original, stream, box, own, place, x)
                else:
                    stream.set_text_matrix(*place.values)
                    stream.set_font_size(face.font.hash, face.size)
                    stream.stream.append(shown.operators.encode())
                x += shown.width
            return pictures

        return draw_first_line

    def _drawn(self, stream: Any, box: Any) -> _Drawn | None:
        """How to draw the line of a box, if WeasyPrint would let it read otherwise."""
        from weasyprint.text.ffi import ffi, pango

        layout = box.pango_layout
        pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
        line, _ = layout.get_first_line()
        text = layout.text.encode()
        drawn: _Drawn = []
        is_plain = True
        run = line.runs[0]
        while run != ffi.NULL:
            shaped, run = run.data, run.next
            face = self._face(shaped.item.analysis.font, stream)
            if has_unknown(shaped.glyphs):
                return None
            start = shaped.item.offset
            own = text[start : start + shaped.item.length]
            rtl = bool(shaped.item.analysis.level % 2)
            shown = face.shown(shaped.glyphs, own, rtl=rtl)
            is_plain = is_plain and (shown.is_plain or face.is_of_pictures)
            drawn.append(_Part(face, shown, own.decode()))
        return None if is_plain else drawn

    def _face(self, pointer: Any, stream: Any) -> Face:
        key, font, size = self._fonts.font(pointer)
        stream._fonts.setdefault(key, font)
        if (key, size) not in self._faces:
            self._faces[key, size] = Face(font, size, pointer, self._fonts.codes(key))
        face = self._faces[key, size]
        face.pointer = pointer  # the one before may be gone
        return face

    def dictionary(self, original: Any) -> Any:
        """Let codes that are no glyph's number lead to their glyph."""

        def build(pdf: Any, fonts: Any, compress: bool, subset: bool, options: Any) -> Any:
            coded = [
                (font, codes)
                for key, font in fonts.items()
                if (codes := self._fonts.codes(key).glyphs)
            ]
            for font, codes in coded:
                font.clean = _of_glyphs(font.clean, codes)
                for code, glyph in codes.items():
                    font.widths.setdefault(glyph, font.widths[code])
            made = original(pdf, fonts, compress, subset, options)
            for font, codes in coded:
                _lead_to_glyphs(pdf, made[font.hash], font, codes, compress=compress)
            return made

        return build


def _moved(matrix: Any, x: float) -> Any:
    from weasyprint.matrix import Matrix

    a, b, c, d, e, f = matrix.values
    return Matrix(a, b, c, d, e + x, f)


def _pictures(
    original: Any, stream: Any, box: Any, text: str, matrix: Any, x: float
) -> Iterator[Any]:
    """Emojis of a line, as WeasyPrint draws them: each has its place in the line, in sizes."""
    from weasyprint.text.line_break import Layout

    layout = Layout(box.style)
    layout.set_text(text)
    alone = SimpleNamespace(text=text, style=box.style, pango_layout=layout, baseline=box.baseline)
    for image, font, across, down, right, up in original(stream, alone, "clip", "none", matrix):
        yield [image, font, across, down, right + x / box.style["font_size"], up]


def _of_glyphs(clean: Callable[..., None], codes: dict[int, int]) -> Callable[..., None]:
    """A `clean` that is given codes, and keeps the glyphs behind them."""

    def cleaned(to_unicode: dict[int, str], hinting: bool) -> None:
        clean({codes.get(code, code): text for code, text in to_unicode.items()}, hinting)

    return cleaned


def _lead_to_glyphs(
    pdf: Any, reference: bytes, font: Any, codes: dict[int, int], *, compress: bool
) -> None:
    """By /CIDToGIDMap, or for CFF outlines, which have none, by /Encoding: ISO 32000-1, 9.7.4.2."""
    import pydyf

    whole = _object(pdf, reference)
    glyphs = {code: codes.get(code, code) for code in sorted(font.to_unicode)}
    if font.type == "otf":
        table = pydyf.Stream(_encoding(glyphs), _ENCODING, compress=compress)
        pdf.add_object(table)
        whole["Encoding"] = table.reference
    else:
        numbers = [glyphs.get(code, 0) for code in range(max(glyphs) + 1)]
        table = pydyf.Stream([struct.pack(f">{len(numbers)}H", *numbers)], compress=compress)
        pdf.add_object(table)
        _object(pdf, whole["DescendantFonts"][0])["CIDToGIDMap"] = table.reference


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]


_SYSTEM = "<</Registry (Adobe)/Ordering (Identity)/Supplement 0>>"
_ENCODING = {"Type": "/CMap", "CMapName": "/Letterkit", "CIDSystemInfo": _SYSTEM}
_AT_ONCE = 100  # characters in a section of a CMap


def _encoding(glyphs: dict[int, int]) -> list[bytes]:
    """A CMap from codes to the numbers of glyphs: ISO 32000-1, 9.7.5.3."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        f"/CIDSystemInfo {_SYSTEM} def /CMapName /Letterkit def /CMapType 1 def",
        "1 begincodespacerange <0000> <ffff> endcodespacerange",
    ]
    known = list(glyphs.items())
    for start in range(0, len(known), _AT_ONCE):
        section = known[start : start + _AT_ONCE]
        lines.append(f"{len(section)} begincidchar")
        lines += [f"<{code:04x}> {glyph}" for code, glyph in section]
        lines.append("endcidchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return [line.encode() for line in lines]
