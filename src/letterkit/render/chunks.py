"""Sets the names of a document in chunks, in several processes: → packed lines.

Each chunk is set with fonts of its own, as if there were no other, so it comes out the same
wherever it is set. The codes of its glyphs then become those of the whole document, in the order
of the chunks. Of a part that is longer than a chunk, the last line of a chunk is not filled.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import Any, NamedTuple, TypeAlias

from letterkit.model import Document, Line
from letterkit.parallel import inheriting
from letterkit.render.counting import names_done
from letterkit.render.glyphs import missing_in, tell_missing
from letterkit.render.names import Piece, names_alone, pieces
from letterkit.render.packed_lines import Packed, PackedLines, Recoded, pack
from letterkit.render.reading import Fonts
from letterkit.render.setting import SetLine, Setter

Part: TypeAlias = tuple[int, int]  # the number of a group, and of a section in it
MOST = 4000  # entries in a chunk
_HANG = 1.4  # sizes of the type, by which the second line of a name is moved in


class Slice(NamedTuple):
    """Some of the entries of a part."""

    part: Part
    start: int
    stop: int


Chunk: TypeAlias = list[Slice]


class FontUse(NamedTuple):
    """What a chunk draws with a font: for each code its glyph, what it reads as, and its width.

    `chosen` is the operator that chooses the font, `sample` is a line in which it is.
    """

    chosen: str
    sample: list[Piece]
    codes: list[tuple[int, int, str, float]]


class SetChunk(NamedTuple):
    """The lines of each slice of a chunk, its fonts, and the characters that none of these has."""

    lines: list[Packed]
    fonts: list[FontUse]
    missing: list[int]


class Styles(NamedTuple):
    """What a list is set with: WeasyPrint's styles of a name and of details, and a width.

    With `alone`, each entry has a line of its own.
    """

    name: Any
    details: Any
    width: float
    alone: bool

    def setter(self, fonts: Fonts) -> Setter:
        """What sets lines so."""
        return Setter(self.name, self.details, self.width, fonts)


def chunks_of(sizes: Mapping[Part, int]) -> list[Chunk]:
    """Parts of so many entries in chunks; only a part that fits into none is cut."""
    found: list[Chunk] = []
    room = 0
    for part, size in sizes.items():
        count = max(ceil(size / MOST), 1)
        cuts = [size * number // count for number in range(count + 1)]
        for start, stop in pairwise(cuts):
            if stop - start > room:
                found.append([])
                room = MOST
            found[-1].append(Slice(part, start, stop))
            room -= stop - start
    return found


class ChunkSetter:
    """Sets the parts of a document; `index` has the numbers of its entries."""

    def __init__(
        self,
        document: Document,
        parts: Mapping[Part, Sequence[Line]],
        index: Mapping[int, int],
        fonts: Fonts,
    ) -> None:
        self._document = document
        self._parts = parts
        self._index = index
        self._fonts = fonts

    def set_all(self, styles: Styles) -> tuple[dict[Part, PackedLines], Setter]:
        """The lines of all parts, and what knows their fonts in this process."""
        chunks = chunks_of({part: len(lines) for part, lines in self._parts.items()})
        found = {part: PackedLines() for part in self._parts}
        setter = styles.setter(self._fonts)
        done = 0
        with inheriting(lambda chunk: self._set(chunk, styles), chunks) as results:
            for chunk, made in zip(chunks, results, strict=True):
                recoded = self._recoded(made, chunk, styles, setter)
                for each, packed in zip(chunk, made.lines, strict=True):
                    found[each.part].add(packed, recoded)
                    done += each.stop - each.start
                names_done(done)
        return found, setter

    def _set(self, chunk: Chunk, styles: Styles) -> SetChunk:
        """Set a chunk as if there were no other."""
        fonts = Fonts()
        setter = styles.setter(fonts)
        samples: dict[str, list[Piece]] = {}
        with missing_in() as missing:
            lines = [pack(_sampled(self._lines(each, styles, setter), samples)) for each in chunk]
        uses = [
            FontUse(chosen, sample, fonts.codes(key).all())
            for key, chosen, sample in _met(setter, samples)
        ]
        return SetChunk(lines, uses, list(missing))

    def _lines(self, its: Slice, styles: Styles, setter: Setter) -> Iterator[SetLine]:
        whole = self._parts[its.part]
        lines = whole[its.start : its.stop]
        if styles.alone:
            alone = names_alone(lines, self._document, self._index)
            return setter.separate_lines(alone, _HANG * styles.details["font_size"])
        is_end = its.stop == len(whole)
        return setter.lines(pieces(lines, self._document, self._index, is_end=is_end))

    def _recoded(self, made: SetChunk, chunk: Chunk, styles: Styles, setter: Setter) -> Recoded:
        """Learn what a chunk draws with each font, and which of its codes become others."""
        for code in made.missing:
            tell_missing(code)
        for use in made.fonts:
            setter.meet(use.sample)
        if any(use.chosen not in setter.by_choice() for use in made.fonts):
            # Beside its neighbours a text may be in another font.
            again = styles.setter(self._fonts)
            for each in chunk:
                pack(self._lines(each, styles, again))
            setter.faces.update(again.faces)
        faces = setter.by_choice()
        recoded: dict[str, dict[str, str]] = {}
        for use in made.fonts:
            codes = faces[use.chosen].codes
            for code, glyph, text, width in use.codes:
                other = codes.code(glyph, text, width)
                if other != code:
                    recoded.setdefault(use.chosen, {})[f"{code:04x}"] = f"{other:04x}"
        return recoded


def _sampled(lines: Iterator[SetLine], samples: dict[str, list[Piece]]) -> Iterator[SetLine]:
    """The lines, the first of them kept with each font."""
    for line in lines:
        for piece in line.pieces:
            for run in piece.runs:
                if run.face.chosen not in samples:
                    samples[run.face.chosen] = [each.piece for each in line.pieces]
        yield line


def _met(
    setter: Setter, samples: Mapping[str, list[Piece]]
) -> Iterator[tuple[int, str, list[Piece]]]:
    """The fonts that lines are drawn with, in the order in which they were met."""
    keys = {face.chosen: key for key, face in setter.faces.items()}
    for chosen, sample in samples.items():
        yield keys[chosen], chosen, sample
