"""Sets running text in lines: pieces → lines of glyphs, as PDF operators. Pango breaks and shapes.

WeasyPrint makes a box of every piece of every line, which costs milliseconds a name; here Pango
gets many names at once. Fonts, sizes and colours are those that WeasyPrint found for the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

from letterkit.render.faces import Face
from letterkit.render.names import Piece
from letterkit.render.reading import Fonts

AT_ONCE = 20  # names in one Pango layout, whose time grows with the square of them
_LINE_END = "\n"
_WHOLE = 40  # columns of a terminal: a name no longer than this is kept in one line
_COLUMN = 0.68  # sizes of the type, that such a column takes at most, or nearly so
_WIDE = "\u2e80"  # from this character on most letters take two columns
_END_ISOLATE = "\u2069"
_DECLARATIONS = """
PangoAttribute * pango_attr_weight_new(PangoWeight weight);
PangoAttribute * pango_attr_language_new(PangoLanguage *language);
PangoAttribute * pango_attr_allow_breaks_new(gboolean allow_breaks);
PangoAttribute * pango_attr_foreground_new(uint16_t red, uint16_t green, uint16_t blue);
int pango_layout_get_line_count(PangoLayout *layout);
void pango_layout_set_indent(PangoLayout *layout, int indent);
gpointer g_object_ref(gpointer object);
"""


@dataclass(slots=True)
class Run:
    """Glyphs in one font, `x` from the start of the line; `text` is what they stand for.

    Of a font of pictures there are no glyphs: WeasyPrint draws the text.
    """

    x: float
    face: Face
    glyphs: str
    text: str


@dataclass(slots=True, eq=False)
class SetPiece:
    """What stands of a piece in one line."""

    piece: Piece
    text: str
    runs: list[Run]


@dataclass(slots=True, eq=False)
class SetLine:
    """A line; `rest`, for the last of a part, is what it was set of.

    `indent` is how far it begins behind the others.
    """

    width: float
    pieces: list[SetPiece]
    rest: list[Piece] = field(default_factory=list)
    indent: float = 0.0


class Setter:
    """Sets pieces in lines of one width; `faces` are the fonts that this took."""

    def __init__(
        self,
        name_style: Any,
        style: Any,
        width: float,
        fonts: Fonts | None = None,
        at_once: int = AT_ONCE,
    ) -> None:
        _declare()
        self._weight = int(name_style["font_weight"])
        self._style = style
        self._width = width
        self._fonts = fonts or Fonts()
        self._at_once = at_once
        self._whole = min(_WHOLE, int(width / (_COLUMN * style["font_size"])))
        self._pointers: dict[object, Face] = {}
        self.faces: dict[int, Face] = {}

    def lines(self, entries: Iterable[Sequence[Piece]]) -> Iterator[SetLine]:
        """The lines of the entries; the last line of a part is set anew with the next part."""
        rest: list[Piece] = []
        for number, its in enumerate(entries, 1):
            rest += its
            if number % self._at_once == 0:
                *lines, last = self._part(rest)
                yield from lines
                rest = last.rest
        if rest:
            yield from self._part(rest)

    def separate_lines(self, entries: Iterable[Sequence[Piece]], hang: float) -> Iterator[SetLine]:
        """A line for each entry; what does not fit into it goes on below, moved in by `hang`."""
        own: list[Sequence[Piece]] = []
        for its in entries:
            own.append(its)
            if len(own) == self._at_once:
                yield from self._separate(own, hang)
                own = []
        if own:
            yield from self._separate(own, hang)

    def _separate(self, entries: Sequence[Sequence[Piece]], hang: float) -> Iterator[SetLine]:
        pieces: list[Piece] = []
        for number, its in enumerate(entries, 1):
            *before, last = its
            end = _LINE_END if number < len(entries) else ""
            pieces += [*before, last._replace(text=last.text + end)]
        text, starts = _composed(pieces)
        layout = self._layout(text, pieces, starts, hang)
        for line in _lines_of(layout):
            found = self._line(line, pieces, starts, text)
            found.indent = 0.0 if line.is_paragraph_start else hang
            yield found

    def _part(self, pieces: list[Piece]) -> list[SetLine]:
        text, starts = _composed(pieces)
        layout = self._layout(text, pieces, starts)
        begin = 0
        lines = []
        for line in _lines_of(layout):
            lines.append(self._line(line, pieces, starts, text))
            begin = line.start_index
        lines[-1].rest = _from(pieces, starts, text, begin)
        return lines

    def _layout(
        self, text: bytes, pieces: list[Piece], starts: list[int], hang: float = 0.0
    ) -> Any:
        """A Pango layout in which every piece is a run of its own."""
        from weasyprint.text.ffi import TO_UNITS, ffi, pango
        from weasyprint.text.line_break import Layout

        layout = Layout(self._style)
        attributes = pango.pango_layout_get_attributes(layout.layout)
        if attributes == ffi.NULL:
            attributes = ffi.gc(pango.pango_attr_list_new(), pango.pango_attr_list_unref)
        for number, (piece, start) in enumerate(zip(pieces, starts, strict=True)):
            end = starts[number + 1] if number + 1 < len(starts) else len(text)
            wanted = []
            if number and pieces[number - 1].is_name == piece.is_name:
                shade = number % 2  # seen by nobody: Pango cuts its runs where colours change
                wanted.append(pango.pango_attr_foreground_new(shade, shade, shade))
            if piece.is_name:
                wanted.append(pango.pango_attr_weight_new(self._weight))
                if _columns(piece.text) <= self._whole and not hang:
                    wanted.append(pango.pango_attr_allow_breaks_new(False))
            if piece.tag:
                language = pango.pango_language_from_string(piece.tag.encode())
                wanted.append(pango.pango_attr_language_new(language))
            for each in wanted:
                each.start_index, each.end_index = start, end
                pango.pango_attr_list_insert(attributes, each)
        whole = pango.pango_attr_insert_hyphens_new(False)
        pango.pango_attr_list_insert(attributes, whole)
        pango.pango_layout_set_attributes(layout.layout, attributes)
        pango.pango_layout_set_wrap(layout.layout, pango.PANGO_WRAP_WORD_CHAR)
        pango.pango_layout_set_width(layout.layout, int(self._width * TO_UNITS))
        if hang:
            pango.pango_layout_set_single_paragraph_mode(layout.layout, False)
            pango.pango_layout_set_indent(layout.layout, int(-hang * TO_UNITS))
        pango.pango_layout_set_text(layout.layout, text, len(text))
        return layout

    def _line(self, line: Any, pieces: list[Piece], starts: list[int], text: bytes) -> SetLine:
        """The runs of a line under their pieces, in the order of the text."""
        placed: list[tuple[int, Run]] = []
        x, run = 0.0, line.runs
        while run:
            shaped = run.data
            item = shaped.item
            start = item.offset
            own, pointer = text[start : start + item.length], item.analysis.font
            face = self._pointers.get(pointer) or self._face(pointer)
            operators, width, _ = face.shown(shaped.glyphs, own, rtl=bool(item.analysis.level % 2))
            placed.append((start, Run(x, face, operators, _plain(own))))
            x, run = x + width, run.next
        placed.sort(key=itemgetter(0))
        found: list[SetPiece] = []
        for start, made in placed:
            piece = pieces[bisect_right(starts, start) - 1]
            if found and found[-1].piece is piece:
                found[-1].runs.append(made)
                found[-1].text += made.text
            else:
                found.append(SetPiece(piece, made.text, [made]))
        return SetLine(x, found)

    def _face(self, pointer: Any) -> Face:
        from weasyprint.text.ffi import gobject

        gobject.g_object_ref(pointer)  # for ever: nothing else may come to its address
        key, font, size = self._fonts.font(pointer)
        if key not in self.faces:
            self.faces[key] = Face(font, size, pointer, self._fonts.codes(key))
        self._pointers[pointer] = self.faces[key]
        return self.faces[key]


def _columns(text: str) -> int:
    return len(text) if text.isascii() or max(text) < _WIDE else 2 * len(text)


def _lines_of(layout: Any) -> Iterator[Any]:
    from weasyprint.text.ffi import pango

    for number in range(pango.pango_layout_get_line_count(layout.layout)):
        yield pango.pango_layout_get_line_readonly(layout.layout, number)


def _composed(pieces: list[Piece]) -> tuple[bytes, list[int]]:
    """The text of the pieces with the characters that isolate them, and where each begins."""
    text, starts, opened = bytearray(), [], ""
    before: Piece | None = None
    for piece in pieces:
        if opened and before and (piece.isolate != opened or piece.entry != before.entry):
            text += _END_ISOLATE.encode()
            opened = ""
        starts.append(len(text))
        if piece.isolate and not opened:
            text += piece.isolate.encode()
            opened = piece.isolate
        text += piece.text.encode()
        before = piece
    return bytes(text), starts


def _from(pieces: list[Piece], starts: list[int], text: bytes, at: int) -> list[Piece]:
    """The pieces from a place on, the first of them cut there."""
    number = bisect_right(starts, at) - 1
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return [pieces[number]._replace(text=_plain(text[at:end])), *pieces[number + 1 :]]


_ISOLATES = {ord(each): None for each in "\u2066\u2067\u2069"}


def _plain(text: bytes) -> str:
    return text.decode().translate(_ISOLATES) if b"\xe2\x81" in text else text.decode()


@cache
def _declare() -> None:
    from weasyprint.text.ffi import ffi

    ffi.cdef(_DECLARATIONS)
