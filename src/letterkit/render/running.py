"""What runs along the top of the pages of a list: the first and the last name that begin there.

`print.css` asks for it as the named string `names`. Only a page that has nothing but names has it,
in a list that is ordered by names. The function replaced is private to WeasyPrint, as in `tags.py`.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from letterkit.model import Document, Line
from letterkit.render.names import numbers_of
from letterkit.render.replacing import replaced
from letterkit.text.running import format_range

STRING = "names"
# What stands on a page only with something else than names, or above all of them.
_OTHER = frozenset({"article", "header", "h1", "h2"})
_SIGNATURES = "sign"  # a block of these is no part of the list


@contextmanager
def ranges_shown(ranges: "Ranges") -> Iterator[None]:
    """Within it, WeasyPrint knows of each page which names it has."""
    import weasyprint.layout as layout

    original = layout.LayoutContext.get_string_set_for

    def get_string_set_for(context: Any, page: Any, name: str, keyword: str = "first") -> Any:
        if name == STRING:
            shown = getattr(context, _SHOWN, None)
            return ranges.between(_names(page, -1)) if shown is None else shown
        return original(context, page, name, keyword)

    with replaced([(layout.LayoutContext, "get_string_set_for", get_string_set_for)]):
        yield


@contextmanager
def with_range(context: Any, shown: str) -> Iterator[None]:
    """Within it, this stands at the head of pages, whatever names they have."""
    setattr(context, _SHOWN, shown)
    try:
        yield
    finally:
        delattr(context, _SHOWN)


_SHOWN = "range_shown"  # an attribute of WeasyPrint's context, which has none of this name


class Ranges:
    """The names of a document by the numbers of their entries, and the group of each."""

    def __init__(self, document: Document) -> None:
        index = numbers_of(document)
        self._lines: dict[int, Line] = {}
        self._groups: dict[int, int] = {}
        for number, group in enumerate(document.groups):
            if not group.sections:
                continue  # ordered by something else than names
            for line in group.lines:
                self._lines[index[id(line.entry)]] = line
                self._groups[index[id(line.entry)]] = number

    def between(self, entries: Iterable[int]) -> str:
        """What stands at the head of a page with these names; nothing if it has others too."""
        first = last = -1
        for entry in entries:
            if entry not in self._lines:
                return ""
            first = entry if first < 0 else first
            last = entry
        if first < 0 or self._groups[first] != self._groups[last]:
            return ""
        return format_range(self._lines[first].name, self._lines[last].name)


_NOT_A_NAME = -2


def _names(box: Any, entry: int) -> Iterator[int]:
    """The entries of the names on a page, in their order, and `_NOT_A_NAME` for what is none.

    `entry` is the one in which the box is.
    """
    for each in getattr(box, "children", ()):
        child = getattr(each, "_box", each)
        if hasattr(child, "band"):  # lines that `compact.py` has placed
            yield from child.band.names()
            continue
        source = child.element
        if source is None:
            yield from _names(child, entry)
        elif source.tag in _OTHER or source.get("class") == _SIGNATURES:
            yield _NOT_A_NAME
        elif source.get("class") == "name":
            yield entry
        else:
            yield from _names(child, int(source.get("data-entry", entry)))
