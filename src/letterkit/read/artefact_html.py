"""The words of the HTML part of an e-mail, in their order."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError

_UNSEEN = frozenset(("head", "script", "style", "template", "noscript"))
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"))
_VOID |= frozenset(("param", "source", "track", "wbr"))
_INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "s", "small", "span"))
_INLINE |= frozenset(("strong", "sub", "sup", "u", "img", "th", "td"))


def words_of_page(html: str, name: str) -> str:
    """All that a reader of an HTML document reads, in its order."""
    try:
        tree = _tree(html)
        words = list(_words(tree))
    except RecursionError as error:
        raise LetterkitError(f"{name}: a damaged page", hint="ask for the file again") from error
    return "".join(words)


def _tree(html: str) -> ET.Element:
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.tree()


class _Builder(HTMLParser):
    """HTML as letterkit writes it, every element closed, becomes a tree; so does all else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = ET.TreeBuilder()
        self._builder.start("page", {})
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of an attribute that is given twice, browsers take the first.
        self._builder.start(tag, {key: value or "" for key, value in reversed(attrs)})
        if tag in _VOID:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open:
            closed = self._open.pop()
            self._builder.end(closed)
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def tree(self) -> ET.Element:
        while self._open:
            self._builder.end(self._open.pop())
        self._builder.end("page")
        return self._builder.close()


def _words(element: ET.Element) -> Iterator[str]:
    """Every visible word in `element`, with line ends where a browser begins a line."""
    if element.tag in _UNSEEN or _is_hidden(element):
        return
    is_block = element.tag not in _INLINE
    if is_block:
        yield "\n"
    yield element.text or ""
    number = _number(element.get("start", "1"), 1)
    for child in element:
        if child.tag == "li" and element.tag == "ol":
            yield f"\n{number}. "
            number += 1
        yield from _words(child)
        yield child.tail or ""
    if is_block:
        yield "\n"


def _is_hidden(element: ET.Element) -> bool:
    """What has the class `scripted` is shown by the page's own script."""
    return "hidden" in element.attrib and "scripted" not in element.get("class", "").split()


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise
