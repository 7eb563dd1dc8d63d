"""A letter's body, as a tree, is written as Markdown: the twin of `body.py`.

What is written is read again, block by block. A block that would not come back as it was is written
as HTML, which a letter may hold.
"""

import copy
import html
import re
from collections.abc import Iterable, Sequence
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.letters.lines import BLOCKS, HEADINGS, words_of
from letterkit.letters.nodes import repeats_address, shown_address
from letterkit.model.manuscript import Child, Node

# A low line between letters begins nothing.
_SIGNS = re.compile(r"([\\`*\[\]<]|(?<![^\W_])_|_(?![^\W_]))")
# A blank that must not break is none of these: it stays.
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_ENTITY = re.compile(r"&(?=#|[A-Za-z])")
# What would begin a block of another kind at the beginning of a line.
_BEGINS = re.compile(r"(?m)^([#>+|~=-]|[0-9]{1,9}(?=[.)](?:[ \t]|$)))")
_JINJA = re.compile(r"\{(?=[{%#])")
_BRACE = "&#123;"
_UNFIT_IN_ADDRESS = re.compile(r"[()\\<>]")
_EMPHASIS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_KEPT_ATTRIBUTES = ("lang", "dir", "href", "src", "alt", "start")


def markdown_of(body: Iterable[Child]) -> str:
    """The Markdown of a body; it ends with a line end."""
    return markdown_of_blocks(blocks_of(settled(tree_of("body", (), body))))


def markdown_of_blocks(blocks: Iterable[ET.Element]) -> str:
    """The Markdown of settled blocks that follow each other."""
    written: list[str] = []
    for block in blocks:
        markers = Markers(written[-1] if written else "")
        text = _block(block, markers)
        if not _same(_parsed(text), block):
            text = _html_block(block)
        if not _same(_parsed(text), block):
            raise LetterkitError(
                f"not written as Markdown: “{words_of(block)[:60]}”",
                hint="write this paragraph of the draft more plainly, and try again",
            )
        written.append(text)
    return "\n\n".join(written) + "\n" if written else ""


def tree_of(tag: str, attributes: Iterable[tuple[str, str]], nodes: Iterable[Child]) -> ET.Element:
    """An element of the tree of these nodes."""
    element = ET.Element(tag, dict(attributes))
    last: ET.Element | None = None
    for child in nodes:
        if isinstance(child, Node):
            last = tree_of(child.tag, child.attributes, child.children)
            element.append(last)
        elif last is None:
            element.text = (element.text or "") + child
        else:
            last.tail = (last.tail or "") + child
    return element


def settled(tree: ET.Element) -> ET.Element:
    """The tree as a letter has it: its headings below the title, and links by Markdown's spelling.

    An address that stands behind its link is taken off, for a letter writes it there itself.
    """
    from markdown_it.common.normalize_url import normalizeLink

    headings = [each for each in tree.iter() if each.tag in HEADINGS]
    top = min((int(each.tag[1]) for each in headings), default=2)
    for heading in headings:
        heading.tag = f"h{min(int(heading.tag[1]) - top + 2, len(HEADINGS))}"
    for link in tree.iter("a"):
        link.set("href", normalizeLink(link.get("href", "")))
        said = f" ({shown_address(link)})"
        if not repeats_address(link) and (link.tail or "").startswith(said):
            link.tail = (link.tail or "").removeprefix(said)
    return tree


def blocks_of(tree: ET.Element) -> list[ET.Element]:
    """The blocks of a body; words between them are paragraphs."""
    found: list[ET.Element] = []
    loose = ET.Element("p")
    loose.text = tree.text
    for child in tree:
        if child.tag in BLOCKS:
            if words_of(loose) or loose.find(".//img") is not None:
                found.append(loose)
            block = copy.deepcopy(child)
            block.tail = None
            found.append(block)
            loose = ET.Element("p")
            loose.text = child.tail
        else:
            loose.append(child)
    if words_of(loose) or loose.find(".//img") is not None:
        found.append(loose)
    return found


class Markers:
    """How lists are marked: two that follow each other have other marks, or they would be one."""

    def __init__(self, before: str = "") -> None:
        """Take the block that stands before."""
        self.bullet = "*" if re.match(r"-(?:\s|$)", before) else "-"
        self.point = ")" if re.match(r"[0-9]+\.(?:\s|$)", before) else "."


def _block(block: ET.Element, markers: Markers) -> str:
    match block.tag:
        case "ul" | "ol":
            return _list(block, markers)
        case "blockquote":
            inside = _inside(block)
            return "\n".join(f"> {line}".rstrip() for line in inside.split("\n"))
        case "table":
            return _table(block)
        case "hr":
            return "---"
        case _ if block.tag in HEADINGS:
            words = _inline(block, "<br>")
            words = re.sub(r"(#+)$", r"\\\1", words)
            return f"{'#' * int(block.tag[1])} {words}"
    return _BEGINS.sub(_escaped, _inline(block, "\\\n"))


def _escaped(found: re.Match[str]) -> str:
    """A number before a point is no sign, so its point is escaped; else the sign itself."""
    return f"{found[1]}\\" if found[1].isdecimal() else f"\\{found[1]}"


def _inside(element: ET.Element) -> str:
    """The blocks inside a block."""
    written: list[str] = []
    for block in blocks_of(element):
        written.append(_block(block, Markers(written[-1] if written else "")))
    return "\n\n".join(written)


def _list(block: ET.Element, markers: Markers) -> str:
    number = int(block.get("start") or 1)
    is_loose = any(item.find("p") is not None for item in block)
    items = []
    for item in block:
        mark = f"{number}{markers.point}" if block.tag == "ol" else markers.bullet
        lines = _item(item).split("\n")
        indent = " " * (len(mark) + 1)
        rest = [f"{indent}{line}".rstrip() for line in lines[1:]]
        items.append("\n".join([f"{mark} {lines[0]}".rstrip(), *rest]))
        number += 1
    return ("\n\n" if is_loose else "\n").join(items)


def _item(item: ET.Element) -> str:
    """The words of an item, and below them its lists; paragraphs stand apart."""
    written: list[str] = []
    for block in blocks_of(item):
        before = written[-1] if written else ""
        written.append(_block(block, Markers(before)))
    is_loose = item.find("p") is not None
    return ("\n\n" if is_loose else "\n").join(written)


def _table(table: ET.Element) -> str:
    rows = [row for part in table for row in part]
    plain = not any(each.tag in BLOCKS for row in rows for cell in row for each in cell.iter())
    if not plain or not rows or table[0].tag != "thead" or len({len(row) for row in rows}) > 1:
        return _html_block(table)
    lines = [" | ".join(_cell(cell) for cell in row) for row in rows]
    lines.insert(1, " | ".join("---" for _ in rows[0]))
    return "\n".join(f"| {line} |" for line in lines)


def _cell(cell: ET.Element) -> str:
    return _inline(cell, "<br>").replace("|", "\\|")


def _inline(element: ET.Element, line_end: str) -> str:
    parts = [_text(element.text)]
    for child in element:
        parts += [_element(child, line_end), _text(child.tail)]
    return "".join(parts).strip(" ")


def _element(element: ET.Element, line_end: str) -> str:
    tag = element.tag
    inside = "".join(
        [_text(element.text)]
        + [part for child in element for part in (_element(child, line_end), _text(child.tail))]
    )
    if tag == "br":
        return line_end
    if tag in _EMPHASIS and not element.attrib:
        return f"{_EMPHASIS[tag]}{inside}{_EMPHASIS[tag]}"
    if tag == "a":
        return f"[{inside}]({_address(element.get('href', ''))})"
    if tag == "img":
        return f"![{_text(element.get('alt'))}]({_address(element.get('src', ''))})"
    return f"{_opening(element)}{inside}</{tag}>"


def _text(text: str | None) -> str:
    """Words in which no sign means anything."""
    plain = _BLANKS.sub(" ", text or "")
    plain = _SIGNS.sub(r"\\\1", _ENTITY.sub("&amp;", plain))
    return _JINJA.sub(_BRACE, plain)


def _address(href: str) -> str:
    plain = _JINJA.sub(_BRACE, href.replace("&", "&amp;"))
    return f"<{plain}>" if _UNFIT_IN_ADDRESS.search(plain) and "<" not in plain else plain


def _opening(element: ET.Element) -> str:
    said = "".join(
        f' {name}="{_html(text, quote=True)}"'
        for name, text in element.attrib.items()
        if name in _KEPT_ATTRIBUTES
    )
    return f"<{element.tag}{said}>"


def _html_block(block: ET.Element) -> str:
    """The block as HTML, without an empty line, at which it would end."""
    return _html_of(block)


def _html_of(element: ET.Element) -> str:
    if element.tag in ("br", "hr", "img"):
        return _opening(element)
    inside = [_html(_BLANKS.sub(" ", element.text or ""))]
    for child in element:
        inside += [_html_of(child), _html(_BLANKS.sub(" ", child.tail or ""))]
    apart = "\n" if element.tag in ("table", "thead", "tbody", "tr", "ul", "ol") else ""
    return f"{_opening(element)}{apart}{apart.join(inside)}{apart}</{element.tag}>".replace(
        "\n\n", "\n"
    )


def _html(text: str, *, quote: bool = False) -> str:
    return _JINJA.sub(_BRACE, html.escape(text, quote=quote))


def _parsed(text: str) -> ET.Element | None:
    """The block that a text gives; None if it gives another number of blocks than one."""
    from letterkit.letters.body import parsed

    # What the template engine leaves alone is what it finds no sign in.
    if _JINJA.search(text):
        return None
    tree = parsed(text)
    blocks = blocks_of(tree) if tree is not None else []
    return blocks[0] if len(blocks) == 1 else None


def _same(one: ET.Element | None, other: ET.Element) -> bool:
    return one is not None and plain_of(one) == plain_of(other)


_ALIKE = {"b": "strong", "i": "em"}


def plain_of(element: ET.Element) -> tuple[object, ...]:
    """A block as values that compare: tags, attributes and words with single blanks."""
    tag = _ALIKE.get(element.tag, element.tag)
    if tag == "li":
        element = _in_paragraphs(element)
    attributes = tuple(sorted(element.attrib.items()))
    inside: list[object] = []
    _add_words(inside, element.text)
    for child in element:
        inside.append(plain_of(child))
        _add_words(inside, child.tail)
    return tag, attributes, *_without_edges(inside, element.tag)


def _in_paragraphs(item: ET.Element) -> ET.Element:
    """An item with its words in paragraphs, as those of a list are that stand apart."""
    found = ET.Element("li", item.attrib)
    found.extend(blocks_of(item))
    return found


def _add_words(inside: list[object], text: str | None) -> None:
    words = _BLANKS.sub(" ", text or "")
    if words:
        inside.append(words)


def _without_edges(inside: list[object], tag: str) -> Sequence[object]:
    """Without the blanks beside blocks, which show nothing."""
    if tag not in BLOCKS and tag not in ("td", "th"):
        return inside
    found: list[object] = []
    for n, each in enumerate(inside):
        if isinstance(each, str):
            before = inside[n - 1] if n else None
            after = inside[n + 1] if n + 1 < len(inside) else None
            each = each.lstrip(" ") if _is_edge(before) else each
            each = each.rstrip(" ") if _is_edge(after) else each
            if not each:
                continue
        found.append(each)
    return found


def _is_edge(neighbour: object) -> bool:
    if neighbour is None:
        return True
    return isinstance(neighbour, tuple) and neighbour[0] in (BLOCKS | {"br", "td", "th"})
