"""A list of names as running text, cut into pieces that are each in one language and one style."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from letterkit.model import Document, Line, direction_of, runs

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


def pieces(lines: Sequence[Line], document: Document) -> Iterator[list[Piece]]:
    """The pieces of each line, the last of which holds the point between two lines."""
    index = {id(entry): number for number, entry in enumerate(document.register.entries)}
    for number, line in enumerate(lines, 1):
        last = number == len(lines)
        yield list(_joined(_pieces(line, index[id(line.entry)], document, last=last)))


def _pieces(line: Line, entry: int, document: Document, *, last: bool) -> Iterator[Piece]:
    lang, comma = document.lang, document.comma
    details = [each for each in (line.role, line.affiliation, line.country) if each]
    if line.name:
        yield from _phrase(line.name, entry, lang, is_name=True)
    for number, each in enumerate(details):
        if number or line.name:
            yield Piece(entry, False, "", comma)
        yield from _phrase(each, entry, lang, is_name=False)
    if not last:
        yield Piece(entry, False, "", " · ")


def _phrase(text: str, entry: int, lang: str, *, is_name: bool) -> Iterator[Piece]:
    """A whole phrase, isolated if anything in it runs against the document's direction."""
    parts = runs(text, lang)
    if [tag for _, tag in parts] == [""]:
        yield Piece(entry, is_name, "", text)
        return
    own = direction_of(lang)
    isolate = ""
    if any(tag and direction_of(tag) != own for _, tag in parts):
        first = next((tag or lang for part, tag in parts if any(map(str.isalpha, part))), lang)
        isolate = _ISOLATE[direction_of(first)]
    for part, tag in parts:
        yield Piece(entry, is_name, tag, part, isolate)


def _joined(parts: Iterator[Piece]) -> Iterator[Piece]:
    """Details of one language and direction as one piece."""
    before: Piece | None = None
    for each in parts:
        if before and _is_like(before, each):
            before = Piece(each.entry, each.is_name, each.tag, before.text + each.text)
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def _is_like(one: Piece, other: Piece) -> bool:
    return not (one.is_name or other.is_name or one.isolate or other.isolate) and (
        one.tag == other.tag
    )
