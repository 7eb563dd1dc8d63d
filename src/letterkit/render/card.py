"""The picture that a link to the page shows where it is shared: Open Graph protocol, ogp.me.

1200 by 630 pixels, with the title, how many signed, and who asks: in the letter's script and its
accent colour. Pango sets the words, as it does those of the PDF, and FreeType draws them, so
nothing is fetched and two builds give the same bytes. The page does without it.
"""

import io
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from letterkit.model import Document
from letterkit.render.colour import on_light
from letterkit.render.library import load_weasyprint
from letterkit.text.running import without_pictures

WIDTH, HEIGHT = 1200, 630
_PAPER, _INK, _SOFT, _RULE = "#ffffff", "#14181c", "#4c5862", "#c4ccd2"
_MARGIN, _BAND = 80, 18  # pixels
_TITLE_TOP, _TITLE_ROOM = 132, 310
_SIZES = (72, 66, 60, 54, 48, 42)  # of the title, the largest that fits
_FOOT = 478  # where the rule is, below which stand count and sender
_BOLD, _SEMI, _PLAIN = 700, 600, 400
_DECLARATIONS = """
typedef struct {
    unsigned int rows; unsigned int width; int pitch; unsigned char *buffer;
    unsigned short num_grays; unsigned char pixel_mode; unsigned char palette_mode; void *palette;
} LetterkitBitmap;
void pango_ft2_font_map_set_resolution(PangoFontMap *map, double x, double y);
void pango_ft2_render_layout(LetterkitBitmap *bitmap, PangoLayout *layout, int x, int y);
void pango_layout_get_pixel_size(PangoLayout *layout, int *width, int *height);
void pango_layout_set_alignment(PangoLayout *layout, int alignment);
void pango_layout_set_height(PangoLayout *layout, int height);
"""
_GRAY = 2  # FT_PIXEL_MODE_GRAY
_LEFT, _RIGHT = 0, 2  # PangoAlignment
_DENSITY = 96.0


class _Words(NamedTuple):
    """Words of the card, at `top`; what does not fit into `room` pixels ends with an ellipsis."""

    text: str
    family: str
    weight: int
    size: int
    colour: str
    top: int
    room: int


def card(document: Document) -> bytes:
    """The picture as PNG."""
    from PIL import Image, ImageDraw

    accent = on_light(document.theme, _PAPER)
    picture = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, WIDTH, _BAND - 1), fill=accent)
    draw.line((_MARGIN, _FOOT, WIDTH - _MARGIN, _FOOT), fill=_RULE, width=2)
    pen = _Pen(document)
    for words in _lines(document, accent, pen):
        picture.paste(words.colour, (0, 0), pen.mask(words))
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _lines(document: Document, accent: str, pen: "_Pen") -> Iterator[_Words]:
    serif, sans = _families()
    yield _Words(document.kind, sans, _SEMI, 28, accent, 68, 40)
    title = without_pictures(document.title) or document.title
    for size in _SIZES:
        words = _Words(title, serif, _BOLD, size, _INK, _TITLE_TOP, _TITLE_ROOM)
        if pen.height(words) <= _TITLE_ROOM:
            break
    yield words
    total = document.words["total"] if document.register.counts.total else ""
    sender = document.issuer or document.sender
    sender = without_pictures(sender) or sender
    top = _FOOT + (8 if document.on_paper else 22)
    if total:
        yield _Words(total, sans, _BOLD, 40, accent, top, 60)
        top += 62 - (8 if document.on_paper else 0)
    if document.on_paper:
        yield _Words(document.on_paper, sans, _PLAIN, 24, _SOFT, top, 34)
        top += 38
    yield _Words(sender, sans, _PLAIN, 28, _SOFT, top, 40)


@cache
def _families() -> Sequence[str]:
    """The fonts of the PDF's letter and of its lists, each with those of other scripts."""
    css = (resources.files("letterkit.render") / "print.css").read_text("utf-8")
    found = re.findall(r"--(?:serif|sans): ([^;]+);", css)
    serif, sans = (each.replace('"', "") for each in found)
    return serif, sans


class _Pen:
    """Sets words with Pango, in the language and the direction of a document."""

    def __init__(self, document: Document) -> None:
        load_weasyprint()
        from weasyprint.text.ffi import ffi, gobject, pango, pangoft2

        _declare()
        self._map = ffi.gc(pangoft2.pango_ft2_font_map_new(), gobject.g_object_unref)
        pangoft2.pango_ft2_font_map_set_resolution(self._map, _DENSITY, _DENSITY)
        self._context = ffi.gc(
            pango.pango_font_map_create_context(self._map), gobject.g_object_unref
        )
        is_turned = document.direction == "rtl"
        self._alignment = _RIGHT if is_turned else _LEFT
        direction = pango.PANGO_DIRECTION_RTL if is_turned else pango.PANGO_DIRECTION_LTR
        pango.pango_context_set_base_dir(self._context, direction)
        language = pango.pango_language_from_string(document.lang.encode())
        pango.pango_context_set_language(self._context, language)

    def height(self, words: _Words) -> int:
        """Pixels that the words take, if none of them is left out."""
        from weasyprint.text.ffi import ffi, pango

        layout = self._layout(words, is_cut=False)
        size = ffi.new("int[2]")
        pango.pango_layout_get_pixel_size(layout, size, size + 1)
        return int(size[1])

    def mask(self, words: _Words) -> Any:
        """How dark each pixel of the picture is, as a picture of its own."""
        from PIL import Image
        from weasyprint.text.ffi import ffi, pangoft2

        pixels = ffi.new("unsigned char[]", WIDTH * HEIGHT)
        bitmap = ffi.new("LetterkitBitmap *")
        bitmap.rows, bitmap.width, bitmap.pitch = HEIGHT, WIDTH, WIDTH
        bitmap.buffer, bitmap.num_grays, bitmap.pixel_mode = pixels, 256, _GRAY
        layout = self._layout(words, is_cut=True)
        pangoft2.pango_ft2_render_layout(bitmap, layout, _MARGIN, words.top)
        return Image.frombytes("L", (WIDTH, HEIGHT), bytes(ffi.buffer(pixels)))

    def _layout(self, words: _Words, *, is_cut: bool) -> Any:
        from weasyprint.text.ffi import TO_UNITS, ffi, gobject, pango

        layout = ffi.gc(pango.pango_layout_new(self._context), gobject.g_object_unref)
        font = ffi.gc(pango.pango_font_description_new(), pango.pango_font_description_free)
        pango.pango_font_description_set_family(font, words.family.encode())
        pango.pango_font_description_set_weight(font, words.weight)
        pango.pango_font_description_set_absolute_size(font, words.size * TO_UNITS)
        pango.pango_layout_set_font_description(layout, font)
        pango.pango_layout_set_width(layout, int((WIDTH - 2 * _MARGIN) * TO_UNITS))
        pango.pango_layout_set_wrap(layout, pango.PANGO_WRAP_WORD_CHAR)
        pango.pango_layout_set_auto_dir(layout, False)
        pango.pango_layout_set_alignment(layout, self._alignment)
        if is_cut:
            pango.pango_layout_set_ellipsize(layout, pango.PANGO_ELLIPSIZE_END)
            pango.pango_layout_set_height(layout, int(words.room * TO_UNITS))
        text = words.text.encode()
        pango.pango_layout_set_text(layout, text, len(text))
        return layout


@cache
def _declare() -> None:
    from weasyprint.text.ffi import ffi

    ffi.cdef(_DECLARATIONS)
