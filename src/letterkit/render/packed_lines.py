"""Lines of a long list, kept small from when they are set until they are drawn.

As objects they would take two kilobytes a name, and are needed only while their page is drawn. So
a line is a tuple: its width, how far it is moved in, and its pieces; a piece is its entry, whether
it is a name, its tag, its text and its runs; a run is where it begins, the operator that chooses
its font, its glyphs and its text. Emojis have no font: WeasyPrint draws them.
"""

import marshal
import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from letterkit.render.setting import Run, SetLine

PackedRun: TypeAlias = tuple[float, str, str, str]
PackedPiece: TypeAlias = tuple[int, bool, str, str, list[PackedRun]]
PackedLine: TypeAlias = tuple[float, float, list[PackedPiece]]
# Of each font, by the operator that chooses it: the codes that take the place of others.
Recoded: TypeAlias = Mapping[str, Mapping[str, str]]

_AT_ONCE = 64  # lines packed together
_QUICK = 1  # level of zlib
_GLYPHS = re.compile(r"\[[^\]]*\]TJ")
_CODE = re.compile(r"[0-9a-f]{4}")


class Packed(NamedTuple):
    """Lines one below the other: blocks of them, the entries of the names in each line.

    `pictured` are the numbers of the lines that have emojis.
    """

    blocks: list[bytes]
    names: list[tuple[int, ...]]
    pictured: list[int]


def pack(lines: Iterable[SetLine]) -> Packed:
    """Pack lines as they are set."""
    found = Packed([], [], [])
    remaining = iter(lines)
    while some := [_packed(line, found) for line in islice(remaining, _AT_ONCE)]:
        found.blocks.append(zlib.compress(marshal.dumps(some), _QUICK))
    return found


def _packed(line: SetLine, found: Packed) -> PackedLine:
    names = []
    pieces = []
    is_pictured = False
    for each in line.pieces:
        runs = [_packed_run(run) for run in each.runs]
        is_pictured = is_pictured or not all(run[1] for run in runs)
        entry, is_name, tag, *_ = each.piece
        pieces.append((entry, is_name, tag, each.text, runs))
        if is_name:
            names.append(entry)
    if is_pictured:
        found.pictured.append(len(found.names))
    found.names.append(tuple(names))
    return line.width, line.indent, pieces


def _packed_run(run: Run) -> PackedRun:
    face = run.face
    return run.x, "" if face.is_of_pictures else face.chosen, run.glyphs, run.text


class PackedLines:
    """All lines of a part of a list, in their order, which were packed in several parts.

    `drawn` is how many of them were.
    """

    def __init__(self) -> None:
        self.drawn = 0
        self._starts: list[int] = []  # the number of the first line of each block
        self._blocks: list[tuple[bytes, Recoded]] = []
        self._names: list[tuple[int, ...]] = []
        self._pictured: list[int] = []
        self._open: tuple[int, list[PackedLine]] = (-1, [])  # the block that was unpacked last

    def add(self, packed: Packed, recoded: Recoded) -> None:
        """Add lines behind the others, in which codes of glyphs are to be replaced."""
        first = len(self._names)
        self._pictured += [first + number for number in packed.pictured]
        self._names += packed.names
        for number, block in enumerate(packed.blocks):
            self._starts.append(first + number * _AT_ONCE)
            self._blocks.append((block, recoded))

    def __len__(self) -> int:
        return len(self._names)

    def _block(self, number: int) -> list[PackedLine]:
        if self._open[0] != number:
            block, recoded = self._blocks[number]
            lines: list[PackedLine] = marshal.loads(zlib.decompress(block))  # noqa: S302 - our own
            if recoded:
                lines = [_recoded_line(line, recoded) for line in lines]
            self._open = number, lines
        return self._open[1]

    def names(self, start: int, stop: int) -> Iterator[int]:
        """The entries of the names in some lines, for which nothing is unpacked."""
        return chain.from_iterable(self._names[start:stop])

    def has_pictures(self, start: int, stop: int) -> bool:
        """Whether there are emojis in some lines."""
        return any(start <= number < stop for number in self._pictured)

    def between(self, start: int, stop: int) -> Iterator[PackedLine]:
        """Some of the lines."""
        number = bisect_right(self._starts, start) - 1
        while start < stop:
            block = self._block(number)
            first = self._starts[number]
            some = block[start - first : stop - first]
            yield from some
            start += len(some)
            number += 1


def _recoded_line(line: PackedLine, recoded: Recoded) -> PackedLine:
    width, indent, pieces = line
    return width, indent, [(*piece[:4], _recoded_runs(piece[4], recoded)) for piece in pieces]


def _recoded_runs(runs: Iterable[PackedRun], recoded: Recoded) -> list[PackedRun]:
    found = []
    for x, font, glyphs, text in runs:
        if codes := recoded.get(font):
            glyphs = recoded_glyphs(glyphs, codes)
        found.append((x, font, glyphs, text))
    return found


def recoded_glyphs(glyphs: str, codes: Mapping[str, str]) -> str:
    """What shows glyphs, with other codes; what it states of their text stays."""

    def other(code: re.Match[str]) -> str:
        return codes.get(code[0], code[0])

    def shown(operand: re.Match[str]) -> str:
        parts = operand[0].split("<")
        strings = (part.partition(">") for part in parts[1:])
        made = [f"{_CODE.sub(other, glyph)}>{rest}" for glyph, _, rest in strings]
        return "<".join([parts[0], *made])

    return _GLYPHS.sub(shown, glyphs)


@dataclass(frozen=True, slots=True)
class Band:
    """Lines that stand one below the other."""

    lines: PackedLines
    start: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.start

    def __iter__(self) -> Iterator[PackedLine]:
        return self.lines.between(self.start, self.stop)

    def names(self) -> Iterator[int]:
        """The entries of the names in it."""
        return self.lines.names(self.start, self.stop)
