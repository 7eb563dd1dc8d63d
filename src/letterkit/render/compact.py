"""Puts names that `chunks.py` has set into WeasyPrint's pages and its structure tree.

In the HTML a paragraph `data-names` stands for the text of a section of a group, with a sample of
a name and of details that says how they look; with `data-alone` it has a line for each name.
WeasyPrint breaks columns and pages between the lines, draws the feet, and writes the file. Pages
that have nothing but such lines are set beside it (`list_pages.py`). The functions replaced are
private to WeasyPrint, as in `tags.py`.
"""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from types import SimpleNamespace
from typing import Any, NamedTuple

import pydyf

from letterkit.model import Document
from letterkit.render.branch import Branch, Growing, Planted
from letterkit.render.chunks import ChunkSetter, Part, Styles
from letterkit.render.drawn_lines import Look, Place, content_of, draw_lines, look_of
from letterkit.render.filling import Columns, columns_filled, filling
from letterkit.render.list_pages import Lines, ListPage, ListPages, pages_set
from letterkit.render.names import numbers_of
from letterkit.render.packed_lines import Band, PackedLines
from letterkit.render.reading import Fonts
from letterkit.render.replacing import replaced
from letterkit.render.setting import Setter

_Key = tuple[float, float, bool]  # the width of lines, the size of their type, one for each entry
_ALONE = 4  # lines at the end of those that fit into a column; twice as many as must stay together
_LEVEL = 6  # of zlib


@contextmanager
def names_set(document: Document, fonts: Fonts, pages: ListPages) -> Iterator["Lists"]:
    """Within it, and within `repaired_tags`, WeasyPrint sets the names of the document so.

    `fonts` are those of `text_layer.py`, within which this stands too, `pages` those beside it.
    """
    import weasyprint.draw
    import weasyprint.layout.block
    import weasyprint.pdf.tags

    lists = Lists(document, fonts, pages)
    block, draw, tags = weasyprint.layout.block, weasyprint.draw, weasyprint.pdf.tags
    changes = (
        (block, "iter_line_boxes", lists.boxes(block.iter_line_boxes)),
        (draw, "draw_inline_level", lists.draw(draw.draw_inline_level)),
        (tags, "_build_box_tree", lists.tree(tags._build_box_tree)),
        # Its level 9 takes three times as long for two per cent.
        (pydyf, "zlib", SimpleNamespace(compressobj=lambda level: zlib.compressobj(_LEVEL))),
    )
    with replaced(changes), columns_filled(lists.passed), pages_set(pages):
        yield lists


class Lists:
    """The groups of a document that are set, and what WeasyPrint asks for them."""

    def __init__(self, document: Document, fonts: Fonts, pages: ListPages) -> None:
        parts = {
            (number, place): lines
            for number, group in enumerate(document.groups)
            for place, (_, lines) in enumerate(group.parts)
        }
        self._pages = pages
        self._chunks = ChunkSetter(document, parts, numbers_of(document), fonts)
        self._set: dict[_Key, tuple[dict[Part, PackedLines], Setter]] = {}
        self._marks: dict[int, range] = {}  # of the pieces of a band that was drawn
        self._met: Any = None

    def check_drawn(self) -> None:
        """Make sure that each line of the list stands on one page."""
        for lines, _ in self._set.values():
            drawn = [each.drawn for each in lines.values()]
            if any(drawn) and drawn != list(map(len, lines.values())):
                raise RuntimeError("WeasyPrint lays out pages differently from version 70")

    def _lines(self, block: Any, part: Part, width: float) -> tuple[PackedLines, Styles]:
        """The lines of a paragraph, and what they are set with."""
        name, details = (child.style for child in block.children[0].children)
        styles = Styles(name, details, width, bool(block.element.get("data-alone")))
        key = styles.width, details["font_size"], styles.alone
        if key not in self._set:
            self._set[key] = self._chunks.set_all(styles)
        return self._set[key][0][part], styles

    def passed(self, context: Any, box: Any, skip: Any, columns: Columns) -> Any:
        """Where in columns of names a page begins, behind the pages that are set beside it."""
        child, inner = next(iter(skip.items()))
        block = box.children[child]
        part = _part(block)
        line = next(iter(inner[0])) if part and inner and inner.get(0) else 0
        if part is None or not line:
            return skip  # it begins with a head, or with the first line of a section
        lines, styles = self._lines(block, part, columns.width)
        wanted = Lines(lines, line, look_of(styles.name, styles.details), _is_turned(styles))
        return {child: {0: {line + self._pages.passed(context, columns, wanted): None}}}

    def boxes(self, original: Any) -> Any:
        def iter_line_boxes(
            context: Any, box: Any, y: float, bottom: float, skip: Any, block: Any, *rest: Any
        ) -> Iterator[Any]:
            part = _part(block)
            if part is None:
                yield from original(context, box, y, bottom, skip, block, *rest)
                return
            lines, styles = self._lines(block, part, block.width)
            first = next(iter(skip)) if skip else 0
            common = _common(box, styles)
            room = context.page_bottom - bottom - y if filling(context) else 0.0
            for band in _bands(lines, first, int(room / common.look.height)):
                placed = _placed(common, block, band, y)
                y += placed.height
                yield placed, {band.stop: None} if band.stop < len(lines) else None

        return iter_line_boxes

    def draw(self, original: Any) -> Any:
        def draw_inline_level(stream: Any, page: Any, box: Any, *rest: Any) -> None:
            if hasattr(box, "band"):
                if stream is not self._met:
                    self._meet(stream)
                self._marks[id(box.band)] = _draw(stream, box)
                box.band.lines.drawn += len(box.band)
            else:
                original(stream, page, box, *rest)

        return draw_inline_level

    def _meet(self, stream: Any) -> None:
        """Let the document have the fonts of the lists; nothing more comes to the page before."""
        if self._met is not None:
            _close(self._met)
        self._met = stream
        for _, setter in self._set.values():
            for key, face in setter.faces.items():
                stream._fonts.setdefault(key, face.font)

    def tree(self, original: Any) -> Any:
        def build(
            box: Any, parent: Any, pdf: Any, page: int, nums: Any, notes: Any, tags: Any
        ) -> Iterator[Any]:
            plot = _Plot(pdf, pdf.page_references[page], parent.reference, nums)
            if isinstance(box, ListPage):
                yield _planted(box.branch, plot, 0)
            elif _part(box) is None:
                yield from original(box, parent, pdf, page, nums, notes, tags)
            else:
                marks = [self._marks.pop(id(child.band)) for child in box.children]
                for mark in range(marks[0].start, marks[-1].stop):
                    del tags[mark]
                growing = Growing(marks[0].start)
                growing.paragraph(chain.from_iterable(child.band for child in box.children))
                yield _planted(growing.grown(), plot, marks[0].start)

        return build


class _Plot(NamedTuple):
    """Where elements are planted; `nums` is to have the element of each mark of the page."""

    pdf: Any
    page: bytes
    parent: bytes
    nums: dict[int, bytes]


def _planted(branch: Branch, plot: _Plot, mark: int) -> Planted:
    """A branch whose marks count from `mark`, put into a file."""
    objects = plot.pdf.objects
    planted = Planted(branch, len(objects), plot.page, plot.parent)
    objects.extend([planted] * len(planted))
    plot.nums.update(enumerate(planted.marks(), mark))
    return planted


def _close(stream: Any) -> None:
    """Keep of a page what will stand in the file, as pydyf would write it."""
    stream.stream = [zlib.compress(content_of(stream), _LEVEL)]
    stream.extra["Filter"] = "/FlateDecode"
    stream.compress = False


def _part(box: Any) -> Part | None:
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


def _is_turned(styles: Styles) -> bool:
    return bool(styles.details["direction"] == "rtl")


class _Common(NamedTuple):
    """What the boxes of all lines of a block have."""

    kind: Any
    has: dict[str, Any]
    look: Look


def _common(sample: Any, styles: Styles) -> _Common:
    box = sample.copy_with_children([])
    look = look_of(styles.name, styles.details)
    box.look, box.styles, box.is_turned = look, styles, _is_turned(styles)
    box.height, box.baseline = look.height, look.baseline
    box.margin_top = box.margin_bottom = 0
    return _Common(type(box), vars(box), look)


def _placed(common: _Common, block: Any, band: Band, y: float) -> Any:
    """A box of WeasyPrint for lines; most of a long list's boxes are made here."""
    box = common.kind.__new__(common.kind)
    box.__dict__.update(common.has)
    box.band = band
    box.width, box.height = block.width, len(band) * box.look.height
    box.position_x, box.position_y = block.content_box_x(), y
    return box


def _draw(stream: Any, box: Any) -> range:
    """Draw the lines of a box, and return the marks of their pieces."""
    stream.set_alpha(1)
    written: list[str] = []

    def pictures(text: str, is_name: bool, x: float, y: float) -> None:
        """Emojis, which WeasyPrint knows how to draw."""
        stream.stream.append("\n".join(written).encode())
        written.clear()
        style = box.styles.name if is_name else box.styles.details
        _draw_pictures(stream, text, style, x, y)

    first = len(stream._tags)
    place = Place(box.position_x, box.position_y, box.width, box.is_turned)
    last = draw_lines(written, box.band, place, box.look, first, pictures)
    stream.stream.append("\n".join(written).encode())
    stream._tags.update(dict.fromkeys(range(first, last)))
    stream._current_color = None  # set again, whatever comes next
    return range(first, last)


def _draw_pictures(stream: Any, text: str, style: Any, x: float, y: float) -> None:
    from weasyprint.draw.text import draw_emojis, draw_first_line
    from weasyprint.matrix import Matrix
    from weasyprint.text.line_break import Layout

    layout = Layout(style)
    layout.set_text(text)
    box = SimpleNamespace(text=text, style=style, pango_layout=layout, baseline=0)
    stream.begin_text()
    emojis = draw_first_line(stream, box, "clip", "none", Matrix(d=-1, e=x, f=y))
    stream.end_text()
    draw_emojis(stream, style, x, y, emojis)
