"""The part of a PDF's structure tree that holds the names of running text.

An element for every entry, in which is one for its name and one for its details. `tags.py` tells
the titles by which a verifier finds them.
"""

import zlib
from array import array
from collections.abc import Iterable, Sequence
from itertools import count, groupby
from typing import NamedTuple, TypeAlias

import pydyf

from letterkit.render.packed_lines import PackedLine, PackedPiece
from letterkit.render.tags import VISUAL

_PAGE, _PARENT = b"\1", b"\2"  # in an element, for the references that its place gives it
_END = b"\3"  # behind each element
_QUICK = 1  # level of zlib
_Marked: TypeAlias = tuple[int, PackedPiece]  # a piece that was drawn, with its mark


class Branch(NamedTuple):
    """So many elements whose numbers count from 0: the first is that of all others.

    `elements`, which are compressed, have a `%d` for each number of another, which `numbers` has in
    their order; `marks` has the number of the element of each mark, in their order.
    """

    size: int
    elements: bytes
    numbers: bytes
    marks: bytes


class Planted:
    """A branch that stands in a file of pydyf, as each of its objects in turn.

    `first` is the number of the first of its elements, `page` and `parent` are what these refer to.
    """

    __slots__ = ("_branch", "_page", "_parent", "number")
    generation, free, offset, compressible = 0, "n", 0, True

    def __init__(self, branch: Branch, first: int, page: bytes, parent: bytes) -> None:
        self.number = first
        self._branch, self._page, self._parent = branch, page, parent

    @property
    def reference(self) -> bytes:
        """That of the first element."""
        return b"%d 0 R" % self.number

    def __len__(self) -> int:
        return self._branch.size

    def elements(self) -> list[bytes]:
        """The elements as they are written, in the order of their numbers."""
        unfilled = zlib.decompress(self._branch.elements)
        filled = unfilled.replace(_PAGE, self._page).replace(_PARENT, self._parent)
        numbers = tuple([self.number + each for each in _unpacked(self._branch.numbers)])
        return (filled % numbers).split(_END)[:-1]

    def marks(self) -> list[bytes]:
        """For each mark the reference of its element."""
        return [b"%d 0 R" % (self.number + each) for each in _unpacked(self._branch.marks)]


def _unpacked(numbers: bytes) -> "array[int]":
    found = array("I")
    found.frombytes(numbers)
    return found


class Growing:
    """Elements that are put under one another; the marks of their pieces count from `first`."""

    def __init__(self, first: int = 0) -> None:
        self._first = first
        self._elements: list[bytes] = []
        self._numbers: list[list[int]] = []  # which each element says
        self._marks = array("I")

    def grown(self) -> Branch:
        """What was put together."""
        numbers = array("I", [each for some in self._numbers for each in some])
        elements = zlib.compress(b"".join([each + _END for each in self._elements]), _QUICK)
        return Branch(len(self._elements), elements, numbers.tobytes(), self._marks.tobytes())

    def container(self, kind: str, parent: int | None = None) -> int:
        """An element for others; without a parent, the first of all."""
        return self._new(b"/%s" % kind.encode(), parent)

    def close(self, number: int, kids: Sequence[int]) -> None:
        """Say which elements are in another."""
        self._elements[number] += b"/K[%s]>>" % b" ".join([b"%d 0 R"] * len(kids))
        self._numbers[number] += kids

    def paragraph(self, lines: Iterable[PackedLine], parent: int | None = None) -> int:
        """An element for lines that stand one below the other."""
        found = self.container("P", parent)
        drawn = (piece for line in lines for piece in line[2])
        marked = zip(count(self._first + len(self._marks)), drawn)
        entries = groupby(marked, lambda each: each[1][0])
        self.close(found, [self._entry(found, entry, its) for entry, its in entries])
        return found

    def _entry(self, parent: int, entry: int, its: Iterable[_Marked]) -> int:
        found = self._new(b"/Span/T (entry %d)" % entry, parent)
        parts = groupby(its, lambda each: each[1][1:3])
        kids = [self._part(found, list(some)) for _, some in parts]
        self.close(found, kids)
        return found

    def _part(self, parent: int, its: list[_Marked]) -> int:
        """An element for the name or the details, as far as they are in one language."""
        _, is_name, tag, text, _ = its[0][1]
        if len(its) > 1:
            text = "".join([piece[3] for _, piece in its])
        found = self._new(b"/Span%s" % _said(is_name, tag, text), parent)
        kids = b" ".join([b"%d" % mark for mark, _ in its])
        self._elements[found] += b"/K[%s]>>" % kids
        self._marks.extend([found] * len(its))
        return found

    def _new(self, said: bytes, parent: int | None) -> int:
        above = _PARENT if parent is None else b"%d 0 R"
        self._elements.append(b"<</Type/StructElem/S%s/P %s/Pg %s" % (said, above, _PAGE))
        self._numbers.append([] if parent is None else [parent])
        return len(self._elements) - 1


def _said(is_name: bool, tag: str, text: str) -> bytes:
    """What an element says of itself: that it is a name, its language, its text where needed."""
    said: bytes = b"/T (name)" if is_name else b""
    if tag:
        said += b"/Lang %s" % pydyf.String(tag).data
    if not text.isascii() and VISUAL.search(text):
        actual: bytes = pydyf.String(text.replace("\u00ad", "")).data
        said += b"/ActualText %s" % actual.replace(b"%", b"%%")
    return said
