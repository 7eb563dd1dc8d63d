"""The title at the foot of the pages, without emojis: as much of it as its one line has room for.

`print.css` asks for it as the named string `title`. Beside it stand the fingerprint with the number
of the page, and below these the edition, which keep their room. Pango measures all of them, so a
title is cut by the width of its letters in whatever script, and where that script breaks lines. The
function replaced is private to WeasyPrint, as in `tags.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from letterkit.model import Document
from letterkit.render.replacing import replaced
from letterkit.text.running import CUT, without_pictures

STRING = "title"
GAP = 24.0  # CSS pixels between the title and what stands beside it
_ENTRIES = 10  # on a page; no list has fewer, but on its last one
_LETTER = 99  # pages; no letter has more
_TRAILING = " \u00a0,;:–—-([{«„“‘"


@contextmanager
def title_fitted(document: Document) -> Iterator[None]:
    """Within it, WeasyPrint knows how much of the document's title fits the foot of a page."""
    import weasyprint.layout as layout

    original = layout.LayoutContext.get_string_set_for
    # The pages are counted later, so the widest number that they can have takes its place.
    most = len(str(_LETTER + len(document.register.entries) // _ENTRIES))
    number = "8" * most
    pages = f" · {number} / {number}"
    known: dict[tuple[str, str, float], str] = {}

    def get_string_set_for(context: Any, page: Any, name: str, keyword: str = "first") -> Any:
        found = original(context, page, name, keyword)
        if name != STRING:
            return found
        title = without_pictures("".join(found))
        if not title:
            return ""
        beside = "".join(original(context, page, "print")) + pages
        below = "".join(original(context, page, "edition"))
        key = beside, below, page.width
        if key not in known:
            taken = max(_width(beside, page.style), _width(below, page.style))
            known[key] = fitted(title, page.style, page.width - taken - GAP)
        return known[key]

    with replaced([(layout.LayoutContext, "get_string_set_for", get_string_set_for)]):
        yield


def fitted(text: str, style: Any, room: float) -> str:
    """The text if it fits into so many CSS pixels, else its beginning with an ellipsis."""
    if _width(text, style) <= room:
        return text
    kept = _first_line(text, style, room - _width(CUT, style))
    return kept.rstrip(_TRAILING) + CUT


def _width(text: str, style: Any) -> float:
    from weasyprint.text.line_break import line_size

    layout = _laid_out(text, style, None)  # held: Pango frees its lines with it
    line, _ = layout.get_first_line()
    width, _ = line_size(line, style)
    return float(width)


def _first_line(text: str, style: Any, room: float) -> str:
    """What Pango would set in a line of that width: whole words, or as many letters as fit."""
    layout = _laid_out(text, style, room)
    line, _ = layout.get_first_line()
    return text.encode()[: line.length].decode()


def _laid_out(text: str, style: Any, room: float | None) -> Any:
    from weasyprint.text.ffi import TO_UNITS, pango
    from weasyprint.text.line_break import Layout

    layout = Layout(style)
    layout.set_text(text)
    pango.pango_layout_set_wrap(layout.layout, pango.PANGO_WRAP_WORD_CHAR)
    width = -1 if room is None else int(max(room, 0) * TO_UNITS)
    pango.pango_layout_set_width(layout.layout, width)
    return layout
