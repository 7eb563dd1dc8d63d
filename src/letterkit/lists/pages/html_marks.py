"""What the elements of a page say of a signatory in marks that a reader may not see.

Read are classes (`anonymous`, `signatory--withdrawn`), attributes (`data-public="false"`, `title`,
`aria-label`), comments inside an element, and lines through a text by tag, class or style. A part
of an entry speaks for all of it if it is what the entry begins with, or has no text of its own.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from letterkit.lists.pages.entry_marks import Mark, answered, said, said_in_word, together
from letterkit.lists.pages.html_text import flat_text, is_hidden, is_struck

_TEXTS = ("title", "aria-label", "rel")
_APART = frozenset({"ul", "ol", "table"})
_START = re.compile(r"<[a-zA-Z]")
_ATTRIBUTE = re.compile(r"([a-zA-Z][\w-]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+)))?")
_ANONYMOUS = re.compile(r"anon|withdr|retract|revoke", re.IGNORECASE)


def own_mark(element: ET.Element) -> Mark:
    """What an element says of all that is in it."""
    return together(_own(element))


def tag_mark(tag: str) -> Mark:
    """What a start tag within a line of Markdown says of the text behind it."""
    if not _START.match(tag):
        return Mark()
    attributes = {name.lower(): (a or b or c) for name, a, b, c in _ATTRIBUTE.findall(tag)[1:]}
    element = ET.Element("span", attributes)
    if is_hidden(element):
        return Mark(out="it is hidden on the page")
    return own_mark(element)


def entry_mark(element: ET.Element) -> Mark:
    """What an item, a row or a card says of its signatory, in itself or in a part of it."""
    begins = flat_text(element)
    marks = [*_own(element), *_in_parts(element, begins)]
    return together(marks)


def _own(element: ET.Element) -> Iterator[Mark]:
    if is_struck(element):
        yield Mark(out="it is crossed out")
    for word in element.get("class", "").split():
        yield said_in_word(word)
    for name, value in element.attrib.items():
        plain = str(name).casefold()
        if plain == "data-letterkit-line":
            continue
        if plain.startswith("data-"):
            yield answered(plain[len("data-") :], value)
        elif plain in _TEXTS:
            yield said(value)
        elif plain in ("anonymous", "private", "public", "withdrawn"):
            yield answered(plain, value)


def _in_parts(element: ET.Element, begins: str) -> Iterator[Mark]:
    first = not (element.text or "").strip()
    for child in element:
        if not isinstance(child.tag, str):
            yield said(child.text or "")
            continue
        if first and is_hidden(child) and flat_text(child) and element.tag not in ("tr", "ul"):
            yield Mark(out="its name is hidden on the page")
        first = first and not flat_text(child) and not (child.tail or "").strip()
        if child.tag in _APART:
            continue
        text = flat_text(child)
        if not text or begins.startswith(text) or _ANONYMOUS.search(child.get("class", "")):
            yield together(_own(child))
        if not is_hidden(child):
            yield from _in_parts(child, begins)
