"""Sets running text in lines: pieces → lines of glyphs, as PDF operators. Pango breaks and shapes.

WeasyPrint makes a box of every piece of every line, which costs milliseconds a name; here Pango
gets many names at once. Fonts, sizes and colours are those that WeasyPrint found for the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from letterkit.render.faces import Face, shown_glyphs
from letterkit.render.names import Piece, composed, rest_of, without_isolates
from letterkit.render.reading import Fonts
from letterkit.render.words import Group, Word, Words, columns

AT_ONCE = 20  # names in one Pango layout, whose time grows with the square of them
_SHAPED = 100  # words in one
_LEARNT = 200  # entries, whose words are shaped together
_UNITS = 1024  # of Pango, in a pixel
_LINE_END = "\n"
_WHOLE = 40  # columns of a terminal: a name no longer than this is kept in one line
_COLUMN = 0.68  # sizes of the type, that such a column takes at most, or nearly so
_Shaped = tuple[str, Word | None]
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


class _Filled:
    """The line that is being filled with plain words, up to so many of Pango's units."""

    def __init__(self, width: int) -> None:
        self._width = width
        self._filled = 0
        self._words: list[tuple[Piece, Word]] = []

    def lines(self, groups: Iterable[Group]) -> Iterator[SetLine]:
        """The lines that get full."""
        for width, narrow, words in groups:
            if self._words and self._filled + narrow > self._width:
                yield _set(self._words, is_ended=True)
                self._words, self._filled = [], 0
            self._words += words
            self._filled += width

    def last(self) -> Iterator[SetLine]:
        if self._words:
            yield _set(self._words, is_ended=False)
            self._words, self._filled = [], 0

    def taken(self) -> list[Piece]:
        """What is in it, for another to set."""
        pieces = []
        for piece, its in groupby(self._words, itemgetter(0)):
            pieces.append(piece._replace(text="".join([word.text for _, word in its])))
        self._words, self._filled = [], 0
        return pieces


def _set(words: Sequence[tuple[Piece, Word]], *, is_ended: bool) -> SetLine:
    """The line of these words; at its end no blank is drawn."""
    pieces: list[SetPiece] = []
    last = len(words) - 1 if is_ended else -1
    x = 0
    for piece, its in groupby(enumerate(words), lambda each: each[1][0]):
        runs: list[Run] = []
        for face, same in groupby(its, lambda each: each[1][1].face):
            start, glyphs, text = x, "", ""
            for number, (_, word) in same:
                text += word.text
                glyphs += word.ended if number == last else word.glyphs
                x += word.narrow if number == last else word.width
            runs.append(Run(start / _UNITS, face, shown_glyphs(glyphs), text))
        text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
        pieces.append(SetPiece(piece, text, runs))
    return SetLine(x / _UNITS, pieces)


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
        self._units = int(width * _UNITS)
        self._at_once = at_once
        self._whole = min(_WHOLE, int(width / (_COLUMN * style["font_size"])))
        self._words = Words(self._shaped, self._units, self._whole)
        self._pointers: dict[object, Face] = {}
        self.faces: dict[int, Face] = {}

    def lines(self, entries: Iterable[Sequence[Piece]]) -> Iterator[SetLine]:
        """The lines of the entries: word by word, or by Pango where words are not plain.

        What Pango sets begins with the line that is being filled, and the last of its lines is
        filled on.
        """
        filled = _Filled(self._units)
        left: list[Piece] = []  # to Pango
        count = 0
        for its in self._learnt(entries):
            groups = self._words.groups(its)
            if groups is not None and not left:
                yield from filled.lines(groups)
                continue
            left = left or filled.taken()
            left += its
            count += 1
            if groups is None and count < self._at_once:
                continue
            *lines, last = self._part(left)
            yield from lines
            self._words.learn([last.rest])
            groups, count = self._words.groups(last.rest), 0
            left = last.rest if groups is None else []
            yield from filled.lines(groups or [])
        if left:
            yield from self._part(left)
        else:
            yield from filled.last()

    def meet(self, pieces: list[Piece]) -> None:
        """Get to know the fonts of some pieces."""
        text, starts = composed(pieces)
        for line in _lines_of(self._layout(text, pieces, starts)):
            run = line.runs
            while run:
                self._face(run.data.item.analysis.font)
                run = run.next

    def by_choice(self) -> dict[str, Face]:
        """The fonts that it took, by the operator that chooses each."""
        return {face.chosen: face for face in self.faces.values()}

    def separate_lines(self, entries: Iterable[Sequence[Piece]], hang: float) -> Iterator[SetLine]:
        """A line for each entry; what does not fit into it goes on below, moved in by `hang`."""
        left: list[Sequence[Piece]] = []
        for its in self._learnt(entries):
            groups = self._words.groups(its)
            if groups is None or sum(each.width for each in groups) > self._units:
                left.append(its)
                groups = None
            if left and (groups is not None or len(left) == self._at_once):
                yield from self._separate(left, hang)
                left = []
            if groups is not None:
                filled = _Filled(self._units)
                yield from filled.lines(groups)
                yield from filled.last()
        if left:
            yield from self._separate(left, hang)

    def _learnt(self, entries: Iterable[Sequence[Piece]]) -> Iterator[Sequence[Piece]]:
        """The entries, after their words were shaped, many at once."""
        some: list[Sequence[Piece]] = []
        for its in entries:
            some.append(its)
            if len(some) == _LEARNT:
                self._words.forget()
                self._words.learn(some)
                yield from some
                some = []
        self._words.learn(some)
        yield from some

    def _shaped(self, is_name: bool, tag: str, words: Sequence[str]) -> Iterator[_Shaped]:
        """Each word by itself; None for one that is not drawn from the left in one font."""
        for start in range(0, len(words), _SHAPED):
            some = words[start : start + _SHAPED]
            text = _LINE_END.join(some)
            piece = Piece(0, is_name, tag, text)
            layout = self._layout(text.encode(), [piece], [0], apart=True)
            ends = set() if is_name else _line_ends(layout)
            at = 0
            for line, word in zip(_lines_of(layout), some, strict=True):
                inner = range(at + 1, at + len(word))
                at += len(word) + len(_LINE_END)
                yield word, self._word(line, word) if ends.isdisjoint(inner) else None

    def _word(self, line: Any, text: str) -> Word | None:
        run = line.runs
        if not run or run.next or run.data.item.analysis.level % 2:
            return None
        pointer = run.data.item.analysis.font
        face = self._pointers.get(pointer) or self._face(pointer)
        inside = face.inside(run.data.glyphs, text)
        if inside is None:
            return None
        (glyphs, width), (ended, narrow) = inside
        return Word(text, face, glyphs, width, ended, narrow)

    def _separate(self, entries: Sequence[Sequence[Piece]], hang: float) -> Iterator[SetLine]:
        pieces: list[Piece] = []
        for number, its in enumerate(entries, 1):
            *before, last = its
            end = _LINE_END if number < len(entries) else ""
            pieces += [*before, last._replace(text=last.text + end)]
        text, starts = composed(pieces)
        layout = self._layout(text, pieces, starts, hang=hang)
        for line in _lines_of(layout):
            found = self._line(line, pieces, starts, text)
            found.indent = 0.0 if line.is_paragraph_start else hang
            yield found

    def _part(self, pieces: list[Piece]) -> list[SetLine]:
        text, starts = composed(pieces)
        layout = self._layout(text, pieces, starts)
        begin = 0
        lines = []
        for line in _lines_of(layout):
            lines.append(self._line(line, pieces, starts, text))
            begin = line.start_index
        lines[-1].rest = rest_of(pieces, starts, text, begin)
        return lines

    def _layout(
        self,
        text: bytes,
        pieces: list[Piece],
        starts: list[int],
        *,
        hang: float = 0.0,
        apart: bool = False,
    ) -> Any:
        """A Pango layout in which every piece is a run of its own; `apart` if none is broken."""
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
                if columns(piece.text) <= self._whole and not hang:
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
        pango.pango_layout_set_width(layout.layout, -1 if apart else self._units)
        if hang or apart:
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
            placed.append((start, Run(x, face, operators, without_isolates(own))))
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


def _lines_of(layout: Any) -> Iterator[Any]:
    from weasyprint.text.ffi import pango

    for number in range(pango.pango_layout_get_line_count(layout.layout)):
        yield pango.pango_layout_get_line_readonly(layout.layout, number)


def _line_ends(layout: Any) -> set[int]:
    """The characters before which a line may end."""
    from weasyprint.text.ffi import ffi, pango

    count = ffi.new("gint *")
    marks = pango.pango_layout_get_log_attrs_readonly(layout.layout, count)
    return {number for number in range(count[0]) if marks[number].is_line_break}


@cache
def _declare() -> None:
    from weasyprint.text.ffi import ffi

    ffi.cdef(_DECLARATIONS)
