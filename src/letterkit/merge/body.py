"""Markdown becomes the letter's HTML, and its lines of canonical text.

Both come from one tree, so that what is signed is what is read: a link's address stands behind its
words, a list item carries its number or dash, and nothing that a page could hide goes in.
"""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.merge.typography import bind
from letterkit.model import Letter, direction_of, runs

BULLET = "–"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {"p", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "hr", *_HEADINGS}
_INLINE = {"a", "abbr", "b", "bdi", "br", "cite", "code", "em", "i", "img", "q", "s", "small"}
_INLINE |= {"span", "strong", "sub", "sup", "td", "th", "u"}
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt"},
    "ol": {"start"},
}
_SCHEMES = ("http://", "https://", "mailto:")


def body_of(letter: Letter, markdown: str) -> ET.Element:
    """The letter's text as a tree of HTML, with pictures found and headings in order."""
    import nh3
    import tinyhtml5
    from markdown_it import MarkdownIt

    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    clean = nh3.clean(
        html.render(markdown),
        tags=_BLOCKS | _INLINE,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "file", "data", "ftp"},
        link_rel=None,
    )
    tree: ET.Element | None = tinyhtml5.parse(clean, namespace_html_elements=False).find("body")
    if tree is None or not "".join(tree.itertext()).strip():
        raise LetterkitError(
            f"{letter.file}:{letter.body_line}: the letter has no text",
            hint="write it below the front matter",
        )
    _order_headings(tree)
    for element in tree.iter():
        if element.tag == "img":
            _find_picture(element, letter)
        elif element.tag == "a":
            _check_link(element, letter)
    _show_addresses(tree)
    return tree


def html_of(tree: ET.Element, lang: str) -> str:
    """The tree as HTML, with blanks that must not break and a language on each foreign run."""
    copy = ET.fromstring(ET.tostring(tree))  # noqa: S314 - our own tree
    _set(copy, lang)
    html = "".join(ET.tostring(child, "unicode", method="html") for child in copy)
    return html.strip() + "\n"


def lines_of(tree: ET.Element) -> Iterator[str]:
    """One line a paragraph, heading, row or list item; an empty one between blocks."""
    for block in tree:
        if block.tag in ("ul", "ol"):
            yield from _items(block, "")
            yield ""
        elif block.tag in ("blockquote", "table", "thead", "tbody"):
            yield from lines_of(block)
        elif block.tag == "tr":
            yield " ".join(_words(cell) for cell in block)
        elif _words(block):
            yield _words(block)
            yield ""


def _items(block: ET.Element, indent: str) -> Iterator[str]:
    number = int(block.get("start") or 1)
    for item in block.findall("li"):
        marker = f"{number}." if block.tag == "ol" else BULLET
        own = [child for child in item if child.tag not in _BLOCKS]
        parts = [_words(child) for child in item if child.tag in ("p", *_HEADINGS)]
        first = _inline(item, own) or (parts.pop(0) if parts else "")
        yield f"{indent}{marker} {first}"
        yield from (f"{indent}  {part}" for part in parts)
        for child in item:
            if child.tag in ("ul", "ol"):
                yield from _items(child, indent + "  ")
            elif child.tag in ("blockquote", "table"):
                yield from (f"{indent}  {line}" for line in lines_of(child) if line)
        number += 1


def _inline(item: ET.Element, own: list[ET.Element]) -> str:
    """The words that stand in a tight list item itself, without its inner blocks."""
    text = item.text or ""
    for child in item:
        text += _words(child, strip=False) if child in own else " "
        text += child.tail or ""
    return " ".join(text.split())


def _words(element: ET.Element, *, strip: bool = True) -> str:
    for line_break in element.iter("br"):
        line_break.text = " "
    text = "".join(element.itertext())
    return " ".join(text.split()) if strip else text


def _order_headings(tree: ET.Element) -> None:
    """The title is the only h1; below it no level is left out."""
    found = [element for element in tree.iter() if element.tag in _HEADINGS]
    level = 1
    top = min((int(element.tag[1]) for element in found), default=2)
    for element in found:
        level = min(int(element.tag[1]) - top + 2, level + 1)
        element.tag = f"h{level}"


def _find_picture(element: ET.Element, letter: Letter) -> None:
    source = element.get("src") or ""
    if source not in letter.pictures:
        there = ", ".join(letter.pictures) or "none"
        raise LetterkitError(
            f"{_line_of(letter, source)}: no such picture in the letter's folder: {source[:80]}",
            hint=f"a picture lies beside letter.md and is named without a path; there is {there}",
        )
    if not (element.get("alt") or "").strip():
        raise LetterkitError(
            f"{_line_of(letter, source)}: a picture without a description: {source[:80]}",
            hint="say in the brackets what it shows, for those who cannot see it: ![…](…)",
        )
    element.set("src", f"picture:{source}")


def _check_link(element: ET.Element, letter: Letter) -> None:
    address = element.get("href") or ""
    if not address.startswith(_SCHEMES):
        raise LetterkitError(
            f"{_line_of(letter, address)}: not a link that works everywhere: {address[:80]}",
            hint="a link begins with https:// or mailto:",
        )


def _line_of(letter: Letter, wanted: str) -> str:
    rows = letter.body.split("\n")
    line = next((n for n, row in enumerate(rows) if wanted and wanted in row), None)
    return letter.file if line is None else f"{letter.file}:{letter.body_line + line}"


def _show_addresses(tree: ET.Element) -> None:
    """Put a link's address behind its words, so that print and text say what the page says."""
    for link in tree.iter("a"):
        address = (link.get("href") or "").removeprefix("mailto:")
        shown = re.sub(r"^https?://", "", address).rstrip("/")
        words = _words(link)
        if words not in (address, shown, address.rstrip("/")):
            link.tail = f" ({shown})" + (link.tail or "")


def _set(element: ET.Element, lang: str) -> None:
    """Typography and languages, in the text of an element and all below it."""
    lang = element.get("lang") or lang
    if element.get("lang") and not element.get("dir"):
        element.set("dir", direction_of(lang))
    children = list(element)
    for child in children:
        _set(child, lang)
    for child in reversed(children):
        place = list(element).index(child) + 1
        child.tail = _insert(element, place, child.tail, lang)
    element.text = _insert(element, 0, element.text, lang)


def _insert(element: ET.Element, place: int, text: str | None, lang: str) -> str | None:
    """Set a text at `place` among the children of `element`, its foreign runs in spans."""
    if not text or not text.strip():
        return text
    before: str | None = None
    spans: list[ET.Element] = []
    for part, tag in runs(bind(text, lang), lang):
        if tag:
            span = ET.Element("span", {"lang": tag, "dir": direction_of(tag)})
            span.text = part
            spans.append(span)
        elif spans:
            spans[-1].tail = (spans[-1].tail or "") + part
        else:
            before = (before or "") + part
    for span in reversed(spans):
        element.insert(place, span)
    return before
