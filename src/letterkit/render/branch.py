"""The part of a PDF's structure tree that holds the names of running text.

An element for every entry, in which is one for its name and one for its details. `tags.py` tells
the titles by which a verifier finds them.
"""

from itertools import groupby
from typing import Any

import pydyf

from letterkit.render.names import Piece
from letterkit.render.setting import SetPiece
from letterkit.render.tags import VISUAL


class Branch:
    """Builds the part of a page's structure tree that holds names.

    `tags` has, beside what WeasyPrint keeps there, the mark of every piece that was drawn; `nums`
    is to have the element of every mark.
    """

    def __init__(self, pdf: Any, page: int, nums: Any, tags: Any) -> None:
        self._pdf, self._nums, self._tags = pdf, nums, tags
        self._page = pdf.page_references[page]

    def paragraph(self, box: Any, parent: Any) -> Any:
        found = pydyf.Dictionary({"Type": "/StructElem", "S": "/P", "Pg": self._page})
        self._pdf.add_object(found)
        lines = (line for child in box.children for line in child.set_lines)
        shown = [each for line in lines for each in line.pieces]
        spans = [
            self._entry(found.reference, entry, list(its))
            for entry, its in groupby(shown, lambda each: each.piece.entry)
        ]
        found["P"], found["K"] = parent.reference, pydyf.Array(spans)
        return found

    def _entry(self, parent: bytes, entry: int, shown: list[SetPiece]) -> bytes:
        element = self._span(parent, b"/T (entry %d)" % entry)
        reference: bytes = element.reference
        parts: list[SetPiece] = []
        for each in shown:
            if parts and not _belongs(each.piece, parts[0].piece):
                element.kids.append(self._part(reference, parts))
                parts = []
            parts.append(each)
        element.kids.append(self._part(reference, parts))
        return reference

    def _part(self, parent: bytes, parts: list[SetPiece]) -> bytes:
        """An element for the name or the details, as far as they are in one language."""
        piece = parts[0].piece
        text = parts[0].text if len(parts) == 1 else "".join([part.text for part in parts])
        inner = self._span(parent, _said(piece.is_name, piece.tag, text))
        own: bytes = inner.reference
        for part in parts:
            mark = self._tags.pop(part)
            inner.kids.append(b"%d" % mark)
            self._nums[mark] = own
        return own

    def _span(self, parent: bytes, said: bytes) -> "_Span":
        span = _Span(parent, self._page, said)
        self._pdf.add_object(span)
        return span


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


class _Span(pydyf.Object):  # type: ignore[misc]  # pydyf has no types
    """An element of the structure tree that keeps little: there are some for every name.

    Of every object pydyf asks twice: to hash the file, and to write it.
    """

    generation, free = 0, "n"

    def __init__(self, parent: bytes, page: bytes, said: bytes) -> None:
        self._head = b"<</Type/StructElem/S/Span/P %s/Pg %s%s/K[" % (parent, page, said)
        self._data = b""
        self.kids: list[bytes] = []

    @property
    def data(self) -> bytes:
        if not self._data:
            self._data = self._head + b" ".join(self.kids) + b"]>>"
        return self._data
