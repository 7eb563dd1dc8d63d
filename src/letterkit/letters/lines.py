"""The lines of the canonical text: every word of the letter's tree, in the order one reads them.

One line a paragraph, heading, table row or list item, an empty one between blocks. A list item
carries its number or its dash, and what stands below its first line is indented by two.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

BULLET = "–"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = {"p", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "hr", *HEADINGS}


def lines_of(tree: ET.Element) -> Iterator[str]:
    for part in _parts(tree):
        match part:
            case str():
                yield part
            case ET.Element(tag="ul" | "ol"):
                yield from _list(part)
            case ET.Element(tag="blockquote" | "table" | "thead" | "tbody"):
                yield from lines_of(part)
            case ET.Element(tag="tr"):
                yield " ".join(words_of(cell) for cell in part)
            case _:
                yield words_of(part)
        if isinstance(part, str) or part.tag not in ("thead", "tbody", "tr"):
            yield ""


def words_of(element: ET.Element) -> str:
    """All text below an element, in one line."""
    return " ".join(_text_of(element).split())


def _text_of(element: ET.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        apart = " " if child.tag in BLOCKS or child.tag in ("br", "td", "th") else ""
        parts += [apart, _text_of(child), apart, child.tail or ""]
    return "".join(parts)


def _parts(element: ET.Element) -> Iterator[str | ET.Element]:
    """The blocks inside an element, and the lines of text between them."""
    text = element.text or ""
    for child in element:
        if child.tag in BLOCKS:
            yield from _line(text)
            yield child
            text = child.tail or ""
        else:
            text += (" " if child.tag == "br" else _text_of(child)) + (child.tail or "")
    yield from _line(text)


def _line(text: str) -> Iterator[str]:
    if text.strip():
        yield " ".join(text.split())


def _list(block: ET.Element) -> Iterator[str]:
    number = int(block.get("start") or 1)
    for part in _parts(block):
        if isinstance(part, str):
            yield part
            continue
        marker = f"{number}." if block.tag == "ol" else BULLET
        below = [line for line in lines_of(part) if line]
        first = "" if _begins_with_list(part) or not below else below.pop(0)
        yield f"{marker} {first}".rstrip()
        yield from (f"  {line}" for line in below)
        number += 1


def _begins_with_list(item: ET.Element) -> bool:
    first = next(_parts(item), "")
    return isinstance(first, ET.Element) and first.tag in ("ul", "ol")
