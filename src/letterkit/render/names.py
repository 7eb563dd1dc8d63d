"""A list of names as text, cut into pieces that are each in one language and one style.

It runs on with a point between two entries, or has a line for each entry, which is the name alone.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from letterkit.model import Document, Line, direction_of, runs

_Part = tuple[str, str, str]  # text, tag and isolate, as `Piece` has them
BETWEEN = "\u00a0· "  # between two entries; no line begins with the point
_END_ISOLATE = "\u2069"
_ISOLATE = {"ltr": "\u2066", "rtl": "\u2067"}


class Piece(NamedTuple):
    """A part of the text of an entry, the entry's number in the register beside it.

    `tag` is its language where that is not the document's. Pieces that follow one another with
    the same `isolate`, a character, stand in one isolate of that direction.
    """

    entry: int
    is_name: bool
    tag: str
    text: str
    isolate: str = ""


def numbers_of(document: Document) -> dict[int, int]:
    """The number of each entry in the register, by its `id`."""
    return {id(entry): number for number, entry in enumerate(document.register.entries)}


def pieces(
    lines: Sequence[Line],
    document: Document,
    index: Mapping[int, int] | None = None,
    *,
    is_end: bool = True,
) -> Iterator[list[Piece]]:
    """The pieces of each line, the last of which holds the point between two lines.

    `index` has the numbers of the entries, for callers that ask more than once. Where others
    follow behind the last line, it is not the end.
    """
    index = index or numbers_of(document)
    for number, line in enumerate(lines, 1):
        last = is_end and number == len(lines)
        yield list(_pieces(line, index[id(line.entry)], document, last=last))


def names_alone(
    lines: Sequence[Line], document: Document, index: Mapping[int, int]
) -> Iterator[list[Piece]]:
    """The pieces of each line's name, or of its details where it has none."""
    for line in lines:
        entry = index[id(line.entry)]
        if line.name:
            its = _named(line, entry, document)
        else:
            its = _pieces(line, entry, document, last=True)
        yield list(its)


def _named(line: Line, entry: int, document: Document) -> Iterator[Piece]:
    for text, tag, isolate in _phrase(line.name, document.lang):
        yield Piece(entry, True, tag, text, isolate)


def _pieces(line: Line, entry: int, document: Document, *, last: bool) -> Iterator[Piece]:
    if line.name:
        yield from _named(line, entry, document)
    plain = ""  # what stands together in the document's language, and is one piece
    for text, tag, isolate in _details(line, document, last=last):
        if not tag and not isolate:
            plain += text
            continue
        if plain:
            yield Piece(entry, False, "", plain)
            plain = ""
        yield Piece(entry, False, tag, text, isolate)
    if plain:
        yield Piece(entry, False, "", plain)


def _details(line: Line, document: Document, *, last: bool) -> Iterator[_Part]:
    details = [each for each in (line.role, line.affiliation, line.country) if each]
    for number, each in enumerate(details):
        if number or line.name:
            yield document.comma, "", ""
        yield from _repeated_phrase(each, document.lang)
    if not last:
        yield BETWEEN, "", ""


@lru_cache(maxsize=2048)
def _repeated_phrase(text: str, lang: str) -> Sequence[_Part]:
    """What people have in common, such as an organisation."""
    return _phrase(text, lang)


def _phrase(text: str, lang: str) -> Sequence[_Part]:
    """A whole phrase, isolated if anything in it runs against the document's direction."""
    parts = runs(text, lang)
    if len(parts) == 1 and not parts[0][1]:
        return ((text, "", ""),)
    own = direction_of(lang)
    isolate = ""
    if any(tag and direction_of(tag) != own for _, tag in parts):
        first = next((tag or lang for part, tag in parts if any(map(str.isalpha, part))), lang)
        isolate = _ISOLATE[direction_of(first)]
    return [(part, tag, isolate) for part, tag in parts]


def composed(pieces: list[Piece]) -> tuple[bytes, list[int]]:
    """The text of the pieces with the characters that isolate them, and where each begins."""
    text, starts, opened = bytearray(), [], ""
    before: Piece | None = None
    for piece in pieces:
        if opened and before and (piece.isolate != opened or piece.entry != before.entry):
            text += _END_ISOLATE.encode()
            opened = ""
        starts.append(len(text))
        if piece.isolate and not opened:
            text += piece.isolate.encode()
            opened = piece.isolate
        text += piece.text.encode()
        before = piece
    return bytes(text), starts


def rest_of(pieces: list[Piece], starts: list[int], text: bytes, at: int) -> list[Piece]:
    """The pieces from a place on, the first of them cut there."""
    number = bisect_right(starts, at) - 1
    end = starts[number + 1] if number + 1 < len(starts) else len(text)
    return [pieces[number]._replace(text=without_isolates(text[at:end])), *pieces[number + 1 :]]


_ISOLATES = {ord(each): None for each in "\u2066\u2067\u2069"}


def without_isolates(text: bytes) -> str:
    """A text that was composed, without the characters that isolate its pieces."""
    return text.decode().translate(_ISOLATES) if b"\xe2\x81" in text else text.decode()
