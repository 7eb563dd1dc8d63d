"""Lines of a long list, kept small from when they are set until they are drawn.

As objects they would take two kilobytes a name, and are needed only while their page is drawn.
"""

import marshal
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from letterkit.render.faces import Face
from letterkit.render.names import Piece
from letterkit.render.setting import Run, SetLine, SetPiece

_AT_ONCE = 64  # lines packed together
_QUICK = 1  # level of zlib


class PackedLines:
    """All lines of a part of a list, in their order."""

    def __init__(self, lines: Iterable[SetLine]) -> None:
        self._faces: dict[int, Face] = {}
        self._blocks: list[bytes] = []
        self._names: list[tuple[int, ...]] = []  # the entries of the names in each line
        self._count = 0
        self._open: tuple[int, list[SetLine]] = (-1, [])  # the block that was unpacked last
        remaining = iter(lines)
        while some := [self._packed(line) for line in islice(remaining, _AT_ONCE)]:
            self._count += len(some)
            self._blocks.append(zlib.compress(marshal.dumps(some), _QUICK))

    def __len__(self) -> int:
        return self._count

    def _packed(self, line: SetLine) -> tuple[Any, ...]:
        pieces = []
        names = [each.piece.entry for each in line.pieces if each.piece.is_name]
        self._names.append(tuple(names))
        for piece in line.pieces:
            runs = []
            for run in piece.runs:
                self._faces[id(run.face)] = run.face
                runs.append((run.x, id(run.face), run.glyphs, run.text))
            entry, is_name, tag, *_ = piece.piece
            pieces.append((entry, is_name, tag, piece.text, runs))
        return line.width, line.indent, pieces

    def _block(self, number: int) -> list[SetLine]:
        if self._open[0] != number:
            packed = marshal.loads(zlib.decompress(self._blocks[number]))  # noqa: S302 - our own
            self._open = number, [self._unpacked(*each) for each in packed]
        return self._open[1]

    def _unpacked(self, width: float, indent: float, pieces: list[tuple[Any, ...]]) -> SetLine:
        found = []
        for entry, is_name, tag, text, packed in pieces:
            runs = [Run(x, self._faces[face], glyphs, its) for x, face, glyphs, its in packed]
            found.append(SetPiece(Piece(entry, is_name, tag, text), text, runs))
        return SetLine(width, found, indent=indent)

    def names(self, start: int, stop: int) -> Iterator[int]:
        """The entries of the names in some lines, for which nothing is unpacked."""
        return chain.from_iterable(self._names[start:stop])

    def between(self, start: int, stop: int) -> Iterator[SetLine]:
        for number in range(start, stop):
            yield self._block(number // _AT_ONCE)[number % _AT_ONCE]


@dataclass(frozen=True, slots=True)
class Band:
    """Lines that stand one below the other."""

    lines: PackedLines
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def __iter__(self) -> Iterator[SetLine]:
        return self.lines.between(self.start, self.stop)

    def names(self) -> Iterator[int]:
        """The entries of the names in it."""
        return self.lines.names(self.start, self.stop)
