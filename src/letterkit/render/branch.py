"""The part of a PDF's structure tree that holds the names of running text.

An element for every entry, in which is one for its name and one for its details. `tags.py` tells
the titles by which a verifier finds them.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pydyf

from letterkit.render.names import Piece
from letterkit.render.tags import VISUAL


class Branch:
    """Builds the part of a page's structure tree that holds names.

    `tags` has, beside what WeasyPrint keeps there, the mark of every piece that was drawn; `nums`
    is to have the element of every mark.
    """

    def __init__(self, pdf: Any, page: int, nums: Any, tags: Any) -> None:
        self._pdf, self._nums, self._tags = pdf, nums, tags
        self._page: bytes = pdf.page_references[page]

    def paragraph(self, box: Any, parent: Any) -> Any:
        found = pydyf.Dictionary({"Type": "/StructElem", "S": "/P", "Pg": self._page})
        self._pdf.add_object(found)
        spans = [
            self._entry(found.reference, entry, list(its))
            for entry, its in groupby(self._shown(box), lambda each: each.piece.entry)
        ]
        found["P"], found["K"] = parent.reference, pydyf.Array(spans)
        return found

    def _shown(self, box: Any) -> "Iterator[_Marked]":
        """The pieces that were drawn, with their marks."""
        for child in box.children:
            number, band = 0, id(child.band)
            for line in child.band:
                for piece in line.pieces:
                    yield _Marked(piece.piece, piece.text, self._tags.pop((band, number)))
                    number += 1

    def _entry(self, parent: bytes, entry: int, shown: "list[_Marked]") -> bytes:
        element = self._span()
        reference = element.reference
        kids: list[bytes] = []
        parts: list[_Marked] = []
        for each in shown:
            if parts and not _belongs(each.piece, parts[0].piece):
                kids.append(self._part(reference, parts))
                parts = []
            parts.append(each)
        kids.append(self._part(reference, parts))
        element.data = self._written(parent, b"/T (entry %d)" % entry, kids)
        return reference

    def _part(self, parent: bytes, parts: "list[_Marked]") -> bytes:
        """An element for the name or the details, as far as they are in one language."""
        piece = parts[0].piece
        text = parts[0].text if len(parts) == 1 else "".join([part.text for part in parts])
        inner = self._span()
        own = inner.reference
        said = _said(piece.is_name, piece.tag, text)
        inner.data = self._written(parent, said, [b"%d" % part.mark for part in parts])
        for part in parts:
            self._nums[part.mark] = own
        return own

    def _span(self) -> "_Span":
        span = _Span()
        self._pdf.add_object(span)
        return span

    def _written(self, parent: bytes, said: bytes, kids: list[bytes]) -> bytes:
        head = b"<</Type/StructElem/S/Span/P %s/Pg %s%s/K[" % (parent, self._page, said)
        return head + b" ".join(kids) + b"]>>"


class _Marked(NamedTuple):
    """What was drawn of a piece in one line, and the mark of it."""

    piece: Piece
    text: str
    mark: int


def _belongs(piece: Piece, other: Piece) -> bool:
    return piece.is_name == other.is_name and piece.tag == other.tag


def _said(is_name: bool, tag: str, text: str) -> bytes:
    """What an element says of itself: that it is a name, its language, its text where needed."""
    said: bytes = b"/T (name)" if is_name else b""
    if tag:
        said += b"/Lang %s" % pydyf.String(tag).data
    if not text.isascii() and VISUAL.search(text):
        said += b"/ActualText %s" % pydyf.String(text.replace("\u00ad", "")).data
    return said


class _Span:
    """An element of the structure tree, as an object of pydyf that keeps little.

    There are some for every name.
    """

    __slots__ = ("data", "number")
    generation, free, offset, compressible = 0, "n", 0, True

    def __init__(self) -> None:
        self.number = 0
        self.data = b""

    @property
    def reference(self) -> bytes:
        return b"%d 0 R" % self.number
