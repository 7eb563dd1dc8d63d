"""Cards of a page: elements with the same class in one place, each with a name and more."""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from letterkit.read.documents import Words
from letterkit.read.html_text import (
    BLOCKS,
    HEADINGS,
    cell_words,
    flat_text,
    is_hidden,
    is_silent,
    is_struck,
)
from letterkit.read.name_shapes import is_sentence
from letterkit.read.platforms.questions import field_of

_CARDS = frozenset({"div", "article", "section", "li", "figure", "p", "a", "span", "td"})
_FEWEST_CARDS = 2

# Classes that say what a part is in a shorter word than a question does.
_SHORT = {"org": "affiliation", "affil": "affiliation", "inst": "affiliation", "job": "role"}


def cards_in(element: ET.Element) -> list[ET.Element]:
    """The children that are cards: of the same element and class, with parts for a name.

    Each text of a card must be in one of its parts, for nothing may be lost.
    """
    if element.tag == "table":
        return []
    kinds = Counter(kind for child in element if child.tag in _CARDS for kind in _kinds(child))
    for kind, count in kinds.most_common():
        cards = [child for child in element if child.tag == kind[0] and kind in _kinds(child)]
        if count < _FEWEST_CARDS:
            continue
        if all(_is_card(card) for card in cards) or all(_is_of_lines(card) for card in cards):
            return cards
    return []


def _kinds(element: ET.Element) -> list[tuple[str, str]]:
    """The element with each of its classes: cards of one kind may differ in one such as `odd`."""
    return [(str(element.tag), word) for word in element.get("class", "").split() or [""]]


def _is_card(element: ET.Element) -> bool:
    """Whether an element has a part for a name, no list or table in it, and no text beside."""
    if any(each.tag in ("ul", "ol", "table", "dl") for each in element.iter()):
        return False
    texts = card_texts(element)
    inside = "".join(words.text for words in texts.values())
    return "name" in texts and len(_letters(inside)) >= len(_letters(flat_text(element)))


def _is_of_lines(element: ET.Element) -> bool:
    """Whether an element with a class holds nothing but short lines in blocks of their own.

    Which of them is the name is not said, so the user is asked.
    """
    parts = [part for part in element if isinstance(part.tag, str)]
    if not element.get("class") or len(parts) < 2 or (element.text or "").strip():
        return False
    return all(_is_line(part) for part in parts)


def _is_line(part: ET.Element) -> bool:
    text = flat_text(part)
    alone = part.tag in ("div", "p") and not any(each.tag in BLOCKS for each in part)
    return alone and not (part.tail or "").strip() and 0 < len(text) <= 80 and not is_sentence(text)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


def card_texts(element: ET.Element) -> dict[str, Words]:
    """The texts of a card by what their class says they are; a heading in it is the name."""
    found: dict[str, Words] = {}
    parts = list(_leaves(element))
    if not any(_part(part) for part in parts) and not _is_of_lines(element):
        return {}
    for number, part in enumerate(parts, 1):
        title = _part(part) or f"line {number}"
        if title == "name" and title in found:
            title = f"line {number}"
        words = cell_words(part)
        if words.text.strip() or words.links or words.struck:
            found.setdefault(title, words)
    return found


def _leaves(element: ET.Element) -> Iterator[ET.Element]:
    """The elements that hold a text of their own and no elements with a class or a block."""
    for child in element:
        if not isinstance(child.tag, str) or is_silent(child):
            continue
        if is_struck(child):
            yield child  # what is crossed out must be seen, for it leaves out a name
            continue
        holds = any(
            each.get("class") or each.tag in BLOCKS for each in child.iter() if each is not child
        )
        if is_hidden(child):
            continue
        if holds:
            yield from _leaves(child)
        else:
            yield child


def _part(element: ET.Element) -> str:
    """The column that an element of a card says it is, by its class or as a heading."""
    for said in element.get("class", "").replace("__", " ").split():
        plain = re.sub(r"[-_]", " ", said)
        if known := _SHORT.get(plain.rpartition(" ")[2]):
            return known
        if known := field_of(plain) or field_of(plain.rpartition(" ")[2]):
            return known
    return "name" if element.tag in HEADINGS else ""
