"""Cards of a page: elements with the same class in one place, each with a name and more."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from xml.etree import ElementTree as ET

from letterkit.lists.columns.questions import field_of
from letterkit.lists.documents.documents import Words
from letterkit.lists.documents.group_words import says_who_signed
from letterkit.lists.documents.item_texts import item_values
from letterkit.lists.pages.html_plain_cards import are_plain, plain_runs, plain_texts
from letterkit.lists.pages.html_text import (
    BLOCKS,
    HEADINGS,
    cell_words,
    flat_text,
    is_hidden,
    is_silent,
    is_struck,
)
from letterkit.lists.rows.name_shapes import introduces, is_sentence

_CARDS = frozenset({"div", "article", "section", "li", "figure", "p", "a", "span", "td"})
_FEWEST_CARDS = 2
_LONGEST_LINE = 100

# Classes that say what a part is in a shorter word than a question does.
_SHORT = {"org": "affiliation", "affil": "affiliation", "inst": "affiliation", "job": "role"}


def cards_in(element: ET.Element) -> list[ET.Element]:
    """The children that are cards: of the same element and class, with parts for a name.

    Each text of a card must be in one of its parts, for nothing may be lost.
    """
    if element.tag == "table":
        return []
    return _alike(element, is_card) or plain_runs(element) or _alike(element, _is_of_lines)


def _alike(element: ET.Element, is_one: Callable[[ET.Element], bool]) -> list[ET.Element]:
    """The children of one element and class, if there are several and all are such cards."""
    kinds = Counter(kind for child in element if child.tag in _CARDS for kind in _kinds(child))
    for kind, count in kinds.most_common():
        alike = [child for child in element if child.tag == kind[0] and kind in _kinds(child)]
        cards = [child for child in alike if flat_text(child) or not kind[1]]
        if count >= _FEWEST_CARDS and len(cards) >= _FEWEST_CARDS and all(map(is_one, cards)):
            return cards
    return []


def is_wordless(child: ET.Element, cards: Sequence[ET.Element]) -> bool:
    """Whether an element is like the cards beside it, and has no word."""
    like = any(child.tag == each.tag and child.get("class") == each.get("class") for each in cards)
    return like and not is_hidden(child) and not flat_text(child)


def texts_of(cards: Sequence[ET.Element]) -> list[dict[str, Words]]:
    """The texts of each card by what they are."""
    if not all(map(is_card, cards)) and are_plain(cards):
        return [plain_texts(card) for card in cards]
    return [card_texts(card) for card in cards]


def runs_of(element: ET.Element, cards: Sequence[ET.Element]) -> list[list[ET.Element]]:
    """The cards of an element in runs, with nothing that a page shows between those of one."""
    inside = {id(card) for card in cards}
    runs: list[list[ET.Element]] = []
    apart = True
    for child in element:
        if id(child) in inside:
            if apart:
                runs.append([])
            runs[-1].append(child)
            apart = False
        elif isinstance(child.tag, str) and not is_silent(child) and flat_text(child):
            apart = True
        apart = apart or bool((child.tail or "").strip())
    return runs


def _kinds(element: ET.Element) -> list[tuple[str, str]]:
    """The element with each of its classes: cards of one kind may differ in one such as `odd`."""
    return [(str(element.tag), word) for word in element.get("class", "").split() or [""]]


def is_card(element: ET.Element) -> bool:
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
    if len(parts) < 2 or (element.text or "").strip():
        return False
    texts = [flat_text(part) for part in parts]
    if any(introduces(text) or says_who_signed(text) for text in texts):
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
    pictured = any(cell_words(part).picture for part in parts)
    if not any(_part(part) for part in parts) and not _is_of_lines(element) and not pictured:
        return {}
    if _is_plain(parts):
        return _plain_texts(parts)
    for number, part in enumerate(parts, 1):
        title = _part(part) or f"line {number}"
        if title == "name" and title in found:
            title = f"line {number}"
        words = cell_words(part)
        if words.text.strip() or words.links or words.struck:
            found.setdefault(title, words)
    picture = next((words for words in found.values() if words.picture), None)
    if "name" not in found and picture:
        return {"name": picture} | {k: each for k, each in found.items() if each is not picture}
    return found


def _is_plain(parts: Sequence[ET.Element]) -> bool:
    """Whether a heading is the name, and nothing says what the short lines after it are."""
    said = [_part(part) for part in parts]
    if said.count("name") != 1 or any(each not in ("", "name") for each in said):
        return False
    return said[0] == "name" or not cell_words(parts[0]).text


def _plain_texts(parts: Sequence[ET.Element]) -> dict[str, Words]:
    """A card as an item of a list: name, role and affiliation, in one line or two.

    What reads like a sentence, and what stands after it, stays under the number of its line.
    """
    found: dict[str, Words] = {}
    rest: list[tuple[int, Words]] = []
    for number, part in enumerate(parts, 1):
        words = cell_words(part)
        if _part(part) == "name":
            found["name"] = words
        elif words.text.strip():
            rest.append((number, words))
        elif words.links:
            found.setdefault("link", Words("", words.links))
    short = [words for _, words in rest if _is_short(words.text)]
    if rest and len(short) == len(rest) <= 2:
        text = ", ".join(words.text for words in short)
        links = tuple(link for words in short for link in words.links)
        values = item_values(Words(f"x, {text}", links))
        for title in ("role", "affiliation", "email", "handle"):
            if values.get(title):
                found[title] = Words(values[title])
        if "link" in values:
            found.setdefault("link", Words("", ((values["link"], values["link"]),)))
        return found
    found.update((f"line {number}", words) for number, words in rest)
    return found


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST_LINE and not is_sentence(text)


def _leaves(element: ET.Element) -> Iterator[ET.Element]:
    """The elements that hold a text of their own and no elements with a class or a block.

    A text beside elements is like one in an element of its own.
    """
    yield from _loose(element, element.text)
    for child in element:
        yield from _leaves_of(child)
        yield from _loose(element, child.tail)


def _loose(element: ET.Element, text: str | None) -> Iterator[ET.Element]:
    if text and _letters(text):
        found = ET.Element("span")
        found.text = text
        yield found


def _leaves_of(child: ET.Element) -> Iterator[ET.Element]:
    if not isinstance(child.tag, str) or is_silent(child):
        return
    if is_struck(child):
        yield child  # what is crossed out must be seen, for it leaves out a name
        return
    if is_hidden(child):
        return
    inside = (each for each in child.iter() if each is not child)
    if any(each.get("class") or each.tag in BLOCKS for each in inside):
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


def figures_in(element: ET.Element) -> list[ET.Element]:
    """Pictures with a caption each, where there are several side by side."""
    found = [each for each in element.iter("figure") if each.find(".//figcaption") is not None]
    found = [each for each in found if each in list(element)]
    return found if len(found) > 1 else []
