"""Puts names that `setting.py` has set into WeasyPrint's pages and its structure tree.

In the HTML a paragraph `data-names` stands for the text of a section of a group, with a sample of
a name and of details that says how they look; with `data-alone` it has a line for each name.
WeasyPrint breaks columns and pages between the lines, draws the feet, and writes the file. The
functions replaced are private to it, as in `tags.py`.
"""

import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, count
from types import SimpleNamespace
from typing import Any, NamedTuple

import pydyf

from letterkit.model import Document
from letterkit.render.branch import Branch
from letterkit.render.counting import names_done
from letterkit.render.filling import filling
from letterkit.render.names import names_alone, numbers_of, pieces
from letterkit.render.packed_lines import Band, PackedLines
from letterkit.render.reading import Fonts
from letterkit.render.replacing import replaced
from letterkit.render.setting import Run, SetPiece, Setter

_Part = tuple[int, int]  # the number of a group, and of a section in it
_Key = tuple[_Part, float, float]
_ALONE = 4  # lines at the end of those that fit into a column; twice as many as must stay together
_LEVEL = 6  # of zlib
_HANG = 1.4  # sizes of the type, by which the second line of a name is moved in


@contextmanager
def names_set(document: Document, fonts: Fonts) -> Iterator[None]:
    """Within it, and within `repaired_tags`, WeasyPrint sets the names of the document so.

    `fonts` are those of `text_layer.py`, within which this stands too.
    """
    import weasyprint.draw
    import weasyprint.layout.block
    import weasyprint.pdf.tags

    lists = _Lists(document, fonts)
    block, draw, tags = weasyprint.layout.block, weasyprint.draw, weasyprint.pdf.tags
    changes = (
        (block, "iter_line_boxes", lists.boxes(block.iter_line_boxes)),
        (draw, "draw_inline_level", lists.draw(draw.draw_inline_level)),
        (tags, "_build_box_tree", lists.tree(tags._build_box_tree)),
        (pydyf, "zlib", SimpleNamespace(compressobj=_Deflater().at)),
    )
    with replaced(changes):
        yield


class _Deflater:
    """In the place of pydyf's level 9, which takes three times as long for two per cent.

    Of every stream pydyf asks twice: to hash the file, and to write it.
    """

    def __init__(self) -> None:
        self._known: dict[bytes, bytes] = {}

    def at(self, level: int) -> "_Deflater":
        return self

    def compress(self, data: bytes) -> bytes:
        key = hashlib.sha256(data).digest()
        if key not in self._known:
            self._known[key] = zlib.compress(data, _LEVEL)
        return self._known[key]

    def flush(self) -> bytes:
        return b""


class _Lists:
    """The groups of a document that are set, and what WeasyPrint asks for them."""

    def __init__(self, document: Document, fonts: Fonts) -> None:
        self._document = document
        self._fonts = fonts
        self._index = numbers_of(document)
        self._parts = {
            (number, place): lines
            for number, group in enumerate(document.groups)
            for place, (_, lines) in enumerate(group.parts)
        }
        sizes = map(len, self._parts.values())
        self._before = dict(zip(self._parts, accumulate(sizes, initial=0), strict=False))
        self._set: dict[_Key, tuple[PackedLines, _Look]] = {}
        self._setters: dict[tuple[float, float], Setter] = {}
        self._met: Any = None

    def _lines(self, block: Any, part: _Part, sample: Any) -> "tuple[PackedLines, _Look]":
        name, details = (child.style for child in sample.children)
        width, size = block.width, details["font_size"]
        if (part, width, size) not in self._set:
            # One for all sections: what it learnt of a font holds for the next of them.
            setter = self._setters.get((width, size))
            if setter is None:
                setter = Setter(name, details, width, self._fonts)
                self._setters[width, size] = setter
            lines = self._parts[part]
            if block.element.get("data-alone"):
                alone = names_alone(lines, self._document, self._index)
                made = setter.separate_lines(alone, _HANG * size)
            else:
                made = setter.lines(pieces(lines, self._document, self._index))
            self._set[part, width, size] = PackedLines(made), _look(name, details)
        return self._set[part, width, size]

    def boxes(self, original: Any) -> Any:
        def iter_line_boxes(
            context: Any, box: Any, y: float, bottom: float, skip: Any, block: Any, *rest: Any
        ) -> Iterator[Any]:
            part = _part(block)
            if part is None:
                yield from original(context, box, y, bottom, skip, block, *rest)
                return
            lines, look = self._lines(block, part, box)
            first = next(iter(skip)) if skip else 0
            common = _common(box, block, look)
            room = context.page_bottom - bottom - y if filling(context) else 0.0
            before, names = self._before[part], len(self._parts[part])
            for band in _bands(lines, first, int(room / look.height)):
                names_done(before + names * band.stop // len(lines))
                placed = _placed(common, block, band, y)
                y += placed.height
                yield placed, {band.stop: None} if band.stop < len(lines) else None

        return iter_line_boxes

    def draw(self, original: Any) -> Any:
        def draw_inline_level(stream: Any, page: Any, box: Any, *rest: Any) -> None:
            if hasattr(box, "band"):
                if stream is not self._met:
                    self._meet(stream)
                _draw(stream, box)
            else:
                original(stream, page, box, *rest)

        return draw_inline_level

    def _meet(self, stream: Any) -> None:
        """Let the document have the fonts of the lists; nothing more comes to the page before."""
        if self._met is not None:
            _close(self._met)
        self._met = stream
        for setter in self._setters.values():
            for key, face in setter.faces.items():
                stream._fonts.setdefault(key, face.font)

    def tree(self, original: Any) -> Any:
        def build(
            box: Any, parent: Any, pdf: Any, page: int, nums: Any, notes: Any, tags: Any
        ) -> Iterator[Any]:
            if _part(box) is None:
                yield from original(box, parent, pdf, page, nums, notes, tags)
            else:
                yield Branch(pdf, page, nums, tags).paragraph(box, parent)

        return build


def _close(stream: Any) -> None:
    """Keep of a page what will stand in the file, as pydyf would write it."""
    _, _, whole = pydyf.Stream(stream.stream).data.partition(b"\nstream\n")
    written = whole.removesuffix(b"\nendstream")
    stream.stream = [zlib.compress(written, _LEVEL)]
    stream.extra["Filter"] = "/FlateDecode"
    stream.compress = False


def _part(box: Any) -> _Part | None:
    """Which names a box holds, if it holds names."""
    group_of_names = box.element.get("data-names") if box.element is not None else None
    if not group_of_names or box.element_tag != "p":
        return None
    group, section = group_of_names.split(".")
    return int(group), int(section)


def _bands(lines: PackedLines, first: int, fitting: int) -> Iterator[Band]:
    """The lines one by one, but most of those that fit together: a page has a hundred of them.

    The last ones stand alone, for WeasyPrint to choose between which of them a column ends.
    """
    together = min(fitting, len(lines) - first) - _ALONE
    if together >= _ALONE:
        yield Band(lines, first, first + together)
        first += together
    for number in range(first, len(lines)):
        yield Band(lines, number, number + 1)


class _Look(NamedTuple):
    """Of lines: the styles and colours of a name and of details, and how tall a line is."""

    styles: tuple[Any, Any]
    colours: tuple[str, str]
    height: float
    baseline: float


def _look(name: Any, details: Any) -> _Look:
    from weasyprint.text.line_break import strut

    return _Look((name, details), (_colour(name), _colour(details)), *strut(details))


class _Common(NamedTuple):
    """What the boxes of all lines of a block have; `is_turned` if they begin at the right."""

    kind: Any
    has: dict[str, Any]
    is_turned: bool


def _common(sample: Any, block: Any, look: _Look) -> _Common:
    box = sample.copy_with_children([])
    box.look, box.height, box.baseline = look, look.height, look.baseline
    box.margin_top = box.margin_bottom = 0
    return _Common(type(box), vars(box), look.styles[1]["direction"] == "rtl")


def _placed(common: _Common, block: Any, band: Band, y: float) -> Any:
    """A box of WeasyPrint for lines; most of a long list's boxes are made here."""
    box = common.kind.__new__(common.kind)
    box.__dict__.update(common.has)
    box.band, box.is_turned = band, common.is_turned
    box.width, box.height = block.width, len(band) * box.look.height
    box.position_x, box.position_y = block.content_box_x(), y
    return box


def _draw(stream: Any, box: Any) -> None:
    """One text object a run. Written at once: calls of pydyf would take most of the time."""
    stream.set_alpha(1)
    y = box.position_y + box.look.baseline
    marks = count()
    for line in box.band:
        x = box.position_x + line.indent
        if box.is_turned:
            x = box.position_x + box.width - line.width - line.indent
        for piece in line.pieces:
            stream._tags[id(box.band), next(marks)] = mark = len(stream._tags)
            _draw_piece(stream, piece, mark, box.look, x, y)
        y += box.look.height
    stream._current_color = None  # set again, whatever comes next


def _draw_piece(
    stream: Any, piece: SetPiece, mark: int, look: _Look, begin: float, y: float
) -> None:
    style = 0 if piece.piece.is_name else 1
    written = [f"/Span<</MCID {mark}>>BDC {look.colours[style]}"]
    for run in piece.runs:
        face, x = run.face, begin + run.x
        if face.is_of_pictures:
            stream.stream.append("\n".join(written).encode())
            written.clear()
            _draw_pictures(stream, run, look.styles[style], x, y)
        elif run.glyphs:
            written.append(f"BT 1 0 0 -1 {x:.2f} {y:.2f} Tm {face.chosen} {run.glyphs}ET")
    written.append("EMC")
    stream.stream.append("\n".join(written).encode())


def _colour(style: Any) -> str:
    red, green, blue = style["color"].to("srgb").coordinates
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def _draw_pictures(stream: Any, run: Run, style: Any, x: float, y: float) -> None:
    """Emojis, which WeasyPrint knows how to draw."""
    from weasyprint.draw.text import draw_emojis, draw_first_line
    from weasyprint.matrix import Matrix
    from weasyprint.text.line_break import Layout

    layout = Layout(style)
    layout.set_text(run.text)
    box = SimpleNamespace(text=run.text, style=style, pango_layout=layout, baseline=0)
    stream.begin_text()
    emojis = draw_first_line(stream, box, "clip", "none", Matrix(d=-1, e=x, f=y))
    stream.end_text()
    draw_emojis(stream, style, x, y, emojis)
