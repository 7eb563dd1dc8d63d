"""Pages that have nothing but names of one section, set beside WeasyPrint and drawn in processes.

WeasyPrint lays out the page on which a section begins and the page on which it ends. Of those
between, each column is full, so it is known which lines stand where. They are put in front of the
page on which WeasyPrint goes on, and its numbers of pages are corrected. Heads and feet are those
that WeasyPrint made for one of these pages, with other numbers and names in them. The functions
replaced are private to WeasyPrint, as in `tags.py`.
"""

import copy
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, NamedTuple

import pydyf

from letterkit.parallel import inheriting
from letterkit.render.branch import Branch, Growing
from letterkit.render.drawn_lines import Look, Place, content_of, draw_lines
from letterkit.render.filling import Columns
from letterkit.render.packed_lines import Band, PackedLines
from letterkit.render.replacing import replaced
from letterkit.render.running import Ranges, with_range

_AT_ONCE = 16  # pages drawn together
_LEVEL = 6  # of zlib
_SCALE = 0.75  # of a CSS pixel, in points


class Lines(NamedTuple):
    """The lines of a section, from one of them on; `is_turned` if they begin at the right."""

    lines: PackedLines
    first: int
    look: Look
    is_turned: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Pages that follow one another, each full of lines of one section.

    `margins` are the boxes that WeasyPrint made around one of them, `number` is that page's, and
    `total` is how many there are.
    """

    lines: Lines
    columns: Columns
    fitting: int  # lines in a column
    pages: int
    margins: list[Any] = field(default_factory=list)
    number: int = 0
    total: int = 0

    def bands(self, page: int) -> Iterator[tuple[float, Band]]:
        """Where each column of a page begins, and the lines in it."""
        start = self.lines.first + page * self.fitting * len(self.columns.lefts)
        for left in self.columns.lefts:
            yield left, Band(self.lines.lines, start, start + self.fitting)
            start += self.fitting

    def names(self, page: int) -> Iterable[int]:
        """The entries of the names on a page."""
        return chain.from_iterable(band.names() for _, band in self.bands(page))


class Drawn(NamedTuple):
    """The operators of a page, compressed, and its part of the structure tree."""

    content: bytes
    branch: Branch


class ListPage:
    """A page full of lines; to WeasyPrint it is one of its own, without links and headings."""

    def __init__(self, like: Any, run: _Run, place: int, number: int) -> None:
        self.width, self.height, self.bleed = like.width, like.height, like.bleed
        self.bookmarks: list[Any] = []
        self.links: list[Any] = []
        self.anchors: dict[str, Any] = {}
        self.forms: dict[Any, list[Any]] = {None: []}
        self._page_box = self
        self.run, self.place, self.number = run, place, number
        self.furniture = b""
        self.source: Iterator[Drawn] = iter(())  # of this page and those behind it
        self.used: Any = None  # the fonts and states of its furniture
        self.branch = Branch(0, b"", b"", b"")  # before it is painted

    def paint(self, stream: Any, scale: float) -> None:
        """Put what was drawn elsewhere into a stream of WeasyPrint."""
        drawn = next(self.source)
        stream.set_alpha(1)  # the document is to have the state that lines are drawn in
        for key, state in self.used["ExtGState"].items():
            stream._resources["ExtGState"].setdefault(key, state)
        for key, font in self.used["Font"].items():
            stream._fonts.setdefault(key, font)
        stream.stream = [drawn.content]
        stream.extra["Filter"] = "/FlateDecode"
        stream.compress = False
        self.branch = drawn.branch
        for _, band in self.run.bands(self.place):
            band.lines.drawn += len(band)

    def drawn(self) -> Drawn:
        """The page as it will stand in the file."""
        run = self.run
        written = [_head(self.height)]
        growing = Growing()
        section = growing.container("Sect")
        flow = growing.container("Div", section)
        columns = []
        mark = 0
        for left, band in run.bands(self.place):
            lines = list(band)
            place = Place(left, run.columns.top, run.columns.width, run.lines.is_turned)
            mark = draw_lines(written, lines, place, run.lines.look, mark, _no_pictures)
            column = growing.container("Div", flow)
            growing.close(column, [growing.paragraph(lines, column)])
            columns.append(column)
        growing.close(flow, columns)
        growing.close(section, [flow])
        whole = b"\n".join(("\n".join(written).encode(), self.furniture, b"Q"))
        return Drawn(zlib.compress(whole, _LEVEL), growing.grown())


def _head(height: float) -> str:
    """What WeasyPrint begins a page with: pixels from the top, and no transparency."""
    stream = pydyf.Stream()
    stream.set_matrix(1, 0, 0, -1, 0, height * _SCALE)
    stream.push_state()
    stream.set_matrix(_SCALE, 0, 0, _SCALE, 0, 0)
    stream.set_state("a1")
    return b"\n".join(stream.stream).decode()


def _no_pictures(text: str, is_name: bool, x: float, y: float) -> None:
    raise RuntimeError("a page with emojis is left to WeasyPrint")


class ListPages:
    """The pages of a document that are set beside WeasyPrint; `ranges` are what stands at heads."""

    def __init__(self, ranges: Ranges) -> None:
        self._ranges = ranges
        self._runs: dict[int, _Run] = {}  # by the number of WeasyPrint's page behind them

    def begin(self) -> None:
        """Forget the pages of a document that was laid out before."""
        self._runs.clear()

    def passed(self, context: Any, columns: Columns, lines: Lines) -> int:
        """Take as many lines as fill whole pages, for pages before the one that is laid out."""
        bottom, tall = columns.top + columns.height, lines.look.height
        fitting = int(columns.height / tall)
        if not context.overflows(bottom, columns.top + (fitting + 1) * tall):
            fitting += 1
        on_page = fitting * len(columns.lefts)
        self._runs.pop(context.current_page, None)
        # Two lines are left: one may not stand alone on the next page (`widows`).
        pages = max(len(lines.lines) - lines.first - 2, 0) // on_page
        for page in range(pages):
            start = lines.first + page * on_page
            if lines.lines.has_pictures(start, start + on_page):
                pages = page
                break
        if pages:
            self._runs[context.current_page] = _Run(lines, columns, fitting, pages)
        return pages * on_page

    def margins(self, original: Any) -> Any:
        """Number the pages of WeasyPrint as if the others were there already."""

        def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
            number = context.current_page
            before = sum(run.pages for at, run in self._runs.items() if at <= number)
            more = sum(run.pages for run in self._runs.values())
            if run := self._runs.get(number):
                self._runs[number] = self._around(run, original, context, page, state)
            yield from original(context, page, _counted(state, before, more))

        return make_margin_boxes

    def _around(self, run: _Run, original: Any, context: Any, page: Any, state: Any) -> _Run:
        """The run with boxes around one of its pages."""
        before = sum(each.pages for at, each in self._runs.items() if at < context.current_page)
        more = sum(each.pages for each in self._runs.values())
        texts = (self._ranges.between(run.names(place)) for place in range(run.pages))
        counted = _counted(state, before, more)
        with with_range(context, next(filter(None, texts), "")):
            made = list(original(context, page, counted))
        _, values, *_ = counted
        number, total = values["page"][-1], values["pages"][-1]
        return replace(run, margins=made, number=number, total=total)

    def inserted(self, document: Any) -> Any:
        """A document of WeasyPrint with these pages in it."""
        pages: list[Any] = []
        for number, page in enumerate(document.pages, 1):
            if run := self._runs.get(number):
                for place in range(run.pages):
                    pages.append(ListPage(page, run, place, run.number + place))
            pages.append(page)
        document.pages = pages
        return document

    @contextmanager
    def drawing(self, document: Any) -> Iterator[None]:
        """Within it, the pages of a document are drawn, and it can be written."""
        pages = [page for page in document.pages if isinstance(page, ListPage)]
        used: dict[str, dict[Any, Any]] = {"ExtGState": {}, "Font": {}}
        for page in pages:
            page.furniture, page.used = self._furniture(page, used), used
        some = [pages[start : start + _AT_ONCE] for start in range(0, len(pages), _AT_ONCE)]
        with inheriting(_all_drawn, some) as results:
            source = chain.from_iterable(results)
            for page in pages:
                page.source = source
            yield

    def _furniture(self, page: ListPage, used: dict[str, dict[Any, Any]]) -> bytes:
        """The operators of what stands around a page."""
        from weasyprint.draw.text import draw_text
        from weasyprint.pdf.stream import Stream

        resources = {"ExtGState": used["ExtGState"]}
        stream = Stream(used["Font"], (0, 0, 0, 0), resources, {}, None, {}, None)
        run = page.run
        for margin in run.margins:
            is_top = margin.at_keyword.startswith("@top")
            kind = {"Type": "/Pagination", "Subtype": "/Header" if is_top else "/Footer"}
            for box in _texts_in(margin):
                if is_top:
                    text = self._ranges.between(run.names(page.place))
                else:
                    text = _renumbered(box.text, run, page.number)
                if not text:
                    continue
                pydyf.Stream.begin_marked_content(stream, "Artifact", pydyf.Dictionary(kind))
                draw_text(stream, _with_text(box, text), 0, "clip", "none")
                pydyf.Stream.end_marked_content(stream)
        return content_of(stream)


@contextmanager
def pages_set(pages: ListPages) -> Iterator[None]:
    """Within it, WeasyPrint leaves room in its numbers of pages."""
    import weasyprint.layout as layout

    with replaced([(layout, "make_margin_boxes", pages.margins(layout.make_margin_boxes))]):
        yield


def _all_drawn(pages: Sequence[ListPage]) -> list[Drawn]:
    return [page.drawn() for page in pages]


def _counted(state: Any, before: int, more: int) -> Any:
    """WeasyPrint's state of a page, with pages before it and more in all."""
    depth, values, *rest = state
    page, pages = values["page"][-1] + before, values["pages"][-1] + more
    return depth, {**values, "page": [page], "pages": [pages]}, *rest


def _texts_in(box: Any) -> Iterator[Any]:
    if getattr(box, "text", "").strip():
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts_in(child)


def _renumbered(text: str, run: _Run, number: int) -> str:
    """A text of a foot with the number of another page, if it has one."""
    total = run.total
    for form in ("{0} / {1}", "{1} / {0}"):
        old = rf"(?<!\d){re.escape(form.format(run.number, total))}(?!\d)"
        if re.search(old, text):
            return re.sub(old, form.format(number, total), text)
    return text


def _with_text(box: Any, text: str) -> Any:
    """A box of WeasyPrint with another text, at the side where the first one stood."""
    if text == box.text:
        return box
    from weasyprint.text.line_break import split_first_line

    found = copy.copy(box)
    layout, _, _, width, *_ = split_first_line(text, box.style, None, None, 0)
    found.text, found.pango_layout, found.width = text, layout, width
    if box.style["text_align_all"] == "right":
        found.position_x += box.width - width
    return found
