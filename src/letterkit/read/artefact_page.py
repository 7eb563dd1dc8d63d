"""Files → artefact: a page, by its two data blocks and by what `render/page.py` marks.

Visible is what stands in the page, unless an element is hidden, or is none that a browser shows.
What scripts and style sheets do to that is for `artefact_code.py` to tell.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.model import Artefact, Medium, Part, Passage, Seen, ShownEntry
from letterkit.model.embedded import parse_embedded
from letterkit.read.artefact_code import code_in
from letterkit.read.artefact_words import fingerprints_in
from letterkit.read.loose_ends import without_loose_ends

REGISTER_ID, TEXT_ID, DIGEST_ID = "letterkit-register", "letterkit-text", "letterkit-sha256"
_UNSEEN = frozenset(("head", "script", "style", "template", "noscript"))
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"))
_VOID |= frozenset(("param", "source", "track", "wbr"))
_INLINE = frozenset(("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "q", "s", "small", "span"))
_INLINE |= frozenset(("strong", "sub", "sup", "u", "img", "th", "td"))


def read_page(html: str, name: str) -> Artefact:
    """Take a page apart; one that is cut short or not ours is an error."""
    try:
        return _artefact(*_tree(html, name), name)
    except RecursionError as error:
        raise LetterkitError(f"{name}: a damaged page", hint="ask for the file again") from error


def words_of_page(html: str, name: str) -> str:
    """All that a reader of an HTML document reads, in its order."""
    try:
        tree, _ = _tree(html, name)
        words = list(_words(tree, _Place("letter")))
    except RecursionError as error:
        raise LetterkitError(f"{name}: a damaged page", hint="ask for the file again") from error
    return "".join(each.text for each in words)


def _tree(html: str, name: str) -> tuple[ET.Element, str]:
    """The page, and what stands in it beside elements and text, if anything does."""
    builder = _Builder()
    builder.feed(without_loose_ends(html))
    builder.close()
    tree = builder.tree()
    if tree.find("html") is not None and "html" not in builder.closed:
        raise LetterkitError(f"{name}: the page is cut short", hint="ask for the file again")
    return tree, builder.odd


class _Builder(HTMLParser):
    """HTML as letterkit writes it, every element closed, becomes a tree; so does all else."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.closed: set[str] = set()
        self.odd = ""
        self._builder = ET.TreeBuilder()
        self._builder.start("page", {})
        self._open: list[str] = []
        self._count: Counter[str] = Counter()  # open elements by their tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Of an attribute that is given twice, browsers take the first.
        self._builder.start(tag, {key: value or "" for key, value in reversed(attrs)})
        if tag in _VOID:
            self._builder.end(tag)
        else:
            self._open.append(tag)
            self._count[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        while self._count[tag]:
            self.closed.add(tag)
            closed = self._open.pop()
            self._count[closed] -= 1
            self._builder.end(closed)
            if closed == tag:
                break

    def handle_data(self, data: str) -> None:
        self._builder.data(data)

    def handle_comment(self, data: str) -> None:
        self.odd = "a comment"

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.odd = "a declaration"

    def handle_pi(self, data: str) -> None:
        self.odd = "an instruction"

    def unknown_decl(self, data: str) -> None:
        self.odd = "a declaration"

    def tree(self) -> ET.Element:
        while self._open:
            self._builder.end(self._open.pop())
        self._builder.end("page")
        return self._builder.close()


def _artefact(tree: ET.Element, odd: str, name: str) -> Artefact:
    texts = [_part(each, is_text=True) for each in _blocks(tree, TEXT_ID)]
    registers = [_part(each, is_text=False) for each in _blocks(tree, REGISTER_ID)]
    if not texts and not registers and not list(_blocks(tree, DIGEST_ID)):
        raise LetterkitError(
            f"{name}: not a page that letterkit made", hint="is it the right file?"
        )
    root = tree.find("html")
    words = list(_words(tree, _Place()))
    return Artefact(
        medium=Medium.PAGE,
        lang="" if root is None else root.get("lang", ""),
        texts=tuple(texts),
        registers=tuple(registers),
        fingerprints=tuple(fingerprints_in(" ".join(each.text for each in words))),
        digests=tuple("".join(each.itertext()).strip() for each in _blocks(tree, DIGEST_ID)),
        seen=seen_in(words),
        code=code_in(tree, odd),
    )


def _blocks(tree: ET.Element, id_: str) -> Iterator[ET.Element]:
    return (each for each in tree.iter() if each.get("id") == id_)


def _part(block: ET.Element, *, is_text: bool) -> Part:
    """What a data block carries; a text that is no JSON string stays as it is, and will differ."""
    carried = "".join(block.itertext())
    content = parse_embedded(carried)
    if is_text:
        try:
            content = str(json.loads(carried))
        except ValueError:
            content = carried
    return Part(_bytes(content), block.get("data-sha256", ""), _bytes(carried))


def _bytes(text: str) -> bytes:
    """Half of a surrogate pair, which JSON can smuggle in, has no UTF-8; it will not match."""
    return text.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where words stand; `entry` counts the marked elements, `index` is what the mark says."""

    region: str = ""
    index: int = -1
    is_name: bool = False
    among_entries: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    place: _Place
    text: str


def _words(element: ET.Element, place: _Place) -> Iterator[_Word]:
    """Every visible word in `element`, with line ends where a browser begins a line."""
    if element.tag in _UNSEEN or _is_hidden(element):
        return
    inside = _inside(element, place)
    is_block = element.tag not in _INLINE
    if is_block:
        yield _Word(inside, "\n")
    if element.text:
        yield _Word(inside, element.text)
    number = _number(element.get("start", "1"), 1)
    for child in element:
        if child.tag == "li" and element.tag == "ol" and inside.region == "letter":
            yield _Word(inside, f"\n{number}. ")
            number += 1
        yield from _words(child, inside)
        if child.tail:
            yield _Word(inside, child.tail)
    if is_block:
        yield _Word(inside, "\n")


def _is_hidden(element: ET.Element) -> bool:
    """What has the class `scripted` is shown by the page's own script."""
    return "hidden" in element.attrib and "scripted" not in element.get("class", "").split()


def _inside(element: ET.Element, place: _Place) -> _Place:
    if place.region == "entry":
        is_name = place.is_name or "name" in element.get("class", "").split()
        return replace(place, is_name=is_name)
    if place.region == "letter":
        return place
    if element.get("id") == "letter":
        return _Place("letter")
    if "data-entry" in element.attrib:
        return _Place("entry", _number(element.get("data-entry", ""), -1))
    among = place.among_entries or any("data-entry" in child.attrib for child in element)
    return replace(place, among_entries=among)


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else otherwise


def seen_in(words: list[_Word]) -> Seen:
    letter = "".join(each.text for each in words if each.place.region == "letter")
    entries: dict[int, list[_Word]] = {}
    for each in words:
        if each.place.region == "entry":
            entries.setdefault(each.place.index, []).append(each)
    last = max((n for n, each in enumerate(words) if each.place.region == "letter"), default=0)
    around = [each for each in words[last:] if each.place.region == ""]
    stray = "".join(each.text for each in around if each.place.among_entries)
    return Seen(
        letter=(Passage(letter),),
        entries=tuple(
            ShownEntry(
                index,
                Passage("".join(each.text for each in its if each.place.is_name)),
                Passage(" ".join(each.text for each in its)),
            )
            for index, its in sorted(entries.items())
        ),
        furniture=(Passage("".join(each.text for each in around if not each.place.among_entries)),),
        stray=stray.strip(),
    )
