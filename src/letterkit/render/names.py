"""A list of names as text, cut into pieces that are each in one language and one style.

It runs on with a point between two entries, or has a line for each entry, which is the name alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from letterkit.model import Document, Line, direction_of, runs

_Part = tuple[str, str, str]  # text, tag and isolate, as `Piece` has them
BETWEEN = "\u00a0· "  # between two entries; no line begins with the point
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
    lines: Sequence[Line], document: Document, index: Mapping[int, int] | None = None
) -> Iterator[list[Piece]]:
    """The pieces of each line, the last of which holds the point between two lines.

    `index` has the numbers of the entries, for callers that ask more than once.
    """
    index = index or numbers_of(document)
    for number, line in enumerate(lines, 1):
        last = number == len(lines)
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
