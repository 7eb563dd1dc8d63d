"""Words with how they look, and the elements that these make in a letter."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from xml.etree import ElementTree as ET

BREAK = "\n"
_STYLES = ("em", "strong", "u")  # the outermost first, as Markdown reads `***`
_BLANKS = re.compile(r"[ \t\r\f\v]+")
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that look alike; a `BREAK` in them is the end of a line. `styles` are tags of HTML."""

    text: str
    styles: frozenset[str] = frozenset()
    href: str = ""


def raised(text: str) -> str:
    """The text in raised figures; nothing if it has other signs."""
    return _translated(text, _RAISED)


def lowered(text: str) -> str:
    """The text in lowered figures; nothing if it has other signs."""
    return _translated(text, _LOWERED)


def _translated(text: str, table: Mapping[int, int]) -> str:
    """The text by a table, or nothing if a sign of it is not there."""
    known = all(ord(each) in table or each == " " for each in text)
    return text.translate(table) if known else ""


def text_of(pieces: Iterable[Piece]) -> str:
    """The words in one line."""
    return " ".join("".join(each.text for each in pieces).split())


def tidy(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces with single blanks, joined if alike; no blank is at an edge, also of emphasis."""
    apart = _with_blanks_inside([each for piece in pieces for each in _edges_apart(piece)])
    found: list[Piece] = []
    for (styles, href), some in groupby(apart, lambda each: (each.styles, each.href)):
        text = _BLANKS.sub(" ", "".join(each.text for each in some))
        before = found[-1].text[-1:] if found else BREAK
        if before in (" ", BREAK):
            text = text.removeprefix(" ")
        text = re.sub(r" *\n *", "\n", text)
        if text:
            found.append(Piece(text, styles, href))
    return _without_edges(found)


def elements(parent: ET.Element, pieces: Sequence[Piece]) -> None:
    """Put the words into an element, behind what stands there."""
    for href, some in groupby(pieces, lambda each: each.href):
        words = list(some)
        if href:
            link = ET.SubElement(parent, "a", {"href": href})
            _styled(link, words, _STYLES)
        else:
            _styled(parent, words, _STYLES)


def _edges_apart(piece: Piece) -> Iterator[Piece]:
    """Blanks around words are plain, so that emphasis begins and ends with a word."""
    words = piece.text.strip(" \t\n\u00a0")
    if not words:
        yield Piece(piece.text)
        return
    before, after = piece.text.split(words, 1)
    yield Piece(before)
    yield replace(piece, text=words)
    yield Piece(after)


def _with_blanks_inside(pieces: Sequence[Piece]) -> list[Piece]:
    """Blanks between words that look alike, or are one link, look so too."""
    found = list(pieces)
    words = [n for n, each in enumerate(pieces) if each.text.strip()]
    for before, after in pairwise(words):
        one, other = pieces[before], pieces[after]
        href = one.href if one.href == other.href else ""
        for n in range(before + 1, after):
            found[n] = Piece(pieces[n].text, one.styles & other.styles, href)
    return found


def _without_edges(pieces: list[Piece]) -> list[Piece]:
    while pieces and not pieces[0].text.strip(" \n"):
        pieces.pop(0)
    while pieces and not pieces[-1].text.strip(" \n"):
        pieces.pop()
    if pieces:
        pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip(" \n"))
        pieces[-1] = replace(pieces[-1], text=pieces[-1].text.rstrip(" \n"))
    return pieces


def _styled(parent: ET.Element, pieces: Sequence[Piece], styles: Sequence[str]) -> None:
    if not styles:
        for each in pieces:
            _words(parent, each.text)
        return
    style, *inner = styles
    for is_so, some in groupby(pieces, lambda each: style in each.styles):
        _styled(ET.SubElement(parent, style) if is_so else parent, list(some), inner)


def _words(parent: ET.Element, text: str) -> None:
    first, *more = text.split(BREAK)
    _append(parent, first)
    for line in more:
        ET.SubElement(parent, "br")
        _append(parent, line)


def _append(parent: ET.Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
