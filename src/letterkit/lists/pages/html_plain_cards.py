"""Cards of a page that nothing marks as such: elements in a row, each with a name and more lines.

    <div><b>Ada Example</b><br>Lab X</div>       <div><p>Ada Example</p><p>Lab X</p></div>
    <p>Ada Example<br>Lab X</p>                  <div><b>Ada Example</b> Lab X</div>

They are read where the same shape stands several times and the first line of each is a name, while
what is below is mostly none. Anything else is for other modules, or stops.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from letterkit.lists.documents.documents import Line, Words
from letterkit.lists.documents.group_words import says_who_signed
from letterkit.lists.pages.html_text import BLOCKS, HEADINGS, Text, flat_text, is_hidden, is_silent
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.rows.name_shapes import introduces, is_detail, is_name, is_sentence
from letterkit.lists.texts.paragraphs import values_of
from letterkit.lists.texts.wish_lines import named_in
from letterkit.text.countries import country_code

_CARDS = frozenset({"div", "article", "section", "li", "p"})
_APART = frozenset({"ul", "ol", "table", "dl", "form", "blockquote", *HEADINGS})
_INLINE = frozenset({"b", "strong", "em", "i", "span", "a", "u", "small"})
_MOST_LINES = 6
_LONGEST = 120
_PARTED = re.compile(r"\s*(?:[,،;:(\[<|/.·•]|[-–—]|\d)")


def plain_runs(element: ET.Element) -> list[ET.Element]:
    """The children that are plain cards, in runs of several of the same element."""
    found: list[ET.Element] = []
    for run in _runs(element):
        if are_plain(run):
            found += run
    return found


def are_plain(run: Sequence[ET.Element]) -> bool:
    """Whether elements are cards without a mark: a name each, mostly with no name below it."""
    if len(run) < 2 or any({each.tag for each in card.iter()} & _APART for card in run):
        return False
    cards = [_lines(card) for card in run]
    if not all(0 < len(lines) <= _MOST_LINES and _is_card(lines) for lines in cards):
        return False
    below = [lines[1].words.text for lines in cards if len(lines) > 1]
    if 2 * len(below) < len(run) or (run[0].tag == "li" and not any(map(_is_set_apart, run))):
        return False
    if any(map(_is_set_apart, run)):
        return 2 * sum(map(_surely_more, below)) >= len(below)
    return 2 * sum(not _is_full_name(text) for text in below) >= len(below)


def unclear_card(element: ET.Element) -> ET.Element | None:
    """The first of several cards in which a name and what follows it are not parted for certain.

    `<b>Ada Example</b> Green Party` may be two things, where `<b>Ada Maria</b> Example` is a name.
    """
    for run in _runs(element):
        apart = [card for card in run if _is_set_apart(card)]
        if len(apart) < 2 or 2 * len(apart) < len(run) or are_plain(run):
            continue
        for card in apart:
            lines = _lines(card)
            if len(lines) == 2 and _is_card(lines) and " " in lines[1].words.text:
                return card
    return None


def plain_texts(card: ET.Element) -> dict[str, Words]:
    """The texts of a plain card by their columns."""
    lines = _lines(card)
    found = {title: Words(text) for title, text in values_of(lines).items()}
    links = tuple(link for line in lines for link in line.words.links)
    found["name"] = lines[0].words
    if links and "link" not in found and not lines[0].words.links:
        found["link"] = Words("", links)
    return found


def _runs(element: ET.Element) -> Iterator[list[ET.Element]]:
    """Children of the same element right behind each other, with no text between them."""
    run: list[ET.Element] = []
    for child in element:
        if not isinstance(child.tag, str) or is_silent(child) or not flat_text(child):
            continue
        if child.tag in _CARDS and not is_hidden(child):
            if run and (run[-1].tag != child.tag or (run[-1].tail or "").strip()):
                yield run
                run = []
            run.append(child)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_card(lines: Sequence[Line]) -> bool:
    first = lines[0].words.text
    named = hidden_name(first) or _is_full_name(named_in(first) or first)
    if not named or ":" in first:
        return False
    texts = [line.words.text for line in lines]
    return not any(
        len(text) > _LONGEST or introduces(text) or is_sentence(text) or says_who_signed(text)
        for text in texts
    )


def _lines(card: ET.Element) -> list[Line]:
    """The lines of a card: its blocks, what stands between `br`, and a first part set apart."""
    while len(card) == 1 and card[0].tag in BLOCKS and not _own_text(card):
        card = card[0]
    text = Text()
    text.say(card.text)
    _add(card, text, first=_first_apart(card))
    return [line for line in text.finished() if line.words.text or line.words.struck]


def _own_text(card: ET.Element) -> str:
    return (card.text or "").strip() + "".join((child.tail or "").strip() for child in card)


def _add(element: ET.Element, text: Text, first: ET.Element | None) -> None:
    for child in element:
        if isinstance(child.tag, str):
            block = child.tag in BLOCKS
            if block:
                text.add(ET.Element("br"), 1)
                text.say(child.text)
                _add(child, text, None)
            else:
                text.add(child, 1)
            if block or child is first:
                text.add(ET.Element("br"), 1)
        text.say(child.tail)


def _is_set_apart(card: ET.Element) -> bool:
    return _first_apart(card) is not None


def _first_apart(card: ET.Element) -> ET.Element | None:
    """The inline element at the start of a card that holds a name, with more behind it."""
    if (card.text or "").strip() or not len(card):
        return None
    first = card[0]
    if first.tag not in _INLINE or not _is_full_name(flat_text(first)):
        return None
    tail = first.tail or ""
    then = card[1] if len(card) > 1 else None
    if tail.strip():
        return None if _PARTED.match(tail) else first
    if then is None or not isinstance(then.tag, str) or then.tag not in _INLINE:
        return None
    return None if _PARTED.match(flat_text(then)) else first


def _surely_more(text: str) -> bool:
    """Whether a text behind a name is no part of it: a role, an institution, letters, a place."""
    return is_detail(text) or (text.isupper() and len(text) > 1) or country_code(text) != text


def _is_full_name(text: str) -> bool:
    return " " in text.strip() and is_name(text) and not is_detail(text)
