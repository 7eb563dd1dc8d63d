"""The lines of the canonical text: every word of the letter's tree, in the order one reads them.

One line a paragraph, heading, list item or cell of a table, an empty one between blocks; a hard
break, as in a poem or an address, begins a new line. A list item carries its number or its dash.
What stands below the first line of an item is indented by two, and so are the cells of a row that
follow its first one: so two numbers never run together. A cell without words has a dash.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

BULLET = "–"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = {"p", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "hr", *HEADINGS}


_BREAK = "\u2028"  # in the place of a hard break; a letter has none (`letters/body.py`)


def lines_of(tree: ET.Element) -> Iterator[str]:
    for part in _parts(tree):
        match part:
            case str():
                yield from _broken(part)
            case ET.Element(tag="ul" | "ol"):
                yield from _list(part)
            case ET.Element(tag="blockquote" | "table" | "thead" | "tbody"):
                yield from lines_of(part)
            case ET.Element(tag="tr"):
                yield from _row(part)
            case _:
                yield from _broken(_text_of(part))
        if isinstance(part, str) or part.tag not in ("thead", "tbody", "tr"):
            yield ""


def words_of(element: ET.Element) -> str:
    """All text below an element, in one line."""
    return " ".join(_text_of(element).split())


def _text_of(element: ET.Element) -> str:
    parts = [element.text or ""]
    for child in element:
        inside = _BREAK if child.tag == "br" else _text_of(child)
        apart = " " if child.tag in BLOCKS or child.tag in ("td", "th") else ""
        parts += [apart, inside, apart, child.tail or ""]
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
            text += (_BREAK if child.tag == "br" else _text_of(child)) + (child.tail or "")
    yield from _line(text)


def _line(text: str) -> Iterator[str]:
    if text.strip():
        yield text


def _broken(text: str) -> Iterator[str]:
    """The lines of a text with hard breaks; two of them leave an empty line."""
    for line in text.strip().split(_BREAK):
        yield " ".join(line.split())


def _row(row: ET.Element) -> Iterator[str]:
    for place, cell in enumerate(row):
        indent = "  " if place else ""
        yield f"{indent}{words_of(cell) or BULLET}"


def _list(block: ET.Element) -> Iterator[str]:
    number = int(block.get("start") or 1)
    for part in _parts(block):
        if isinstance(part, str):
            yield from _broken(part)
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
