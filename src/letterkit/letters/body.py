"""Markdown becomes a tree of HTML, from which both the pages and the canonical text are made.

So what is signed is what is read: a link's address stands behind its words, every word stands in
a block that has a line of its own, and nothing goes in that a page could hide, strike out or add.
"""

import copy
import html
import io
import re
import unicodedata
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.letters.lines import BLOCKS, HEADINGS, words_of
from letterkit.letters.nodes import (
    direction_of_words,
    is_address,
    is_start,
    repeats_address,
    shown_address,
    turns_wrongly,
)
from letterkit.letters.typography import bind
from letterkit.model import Letter, direction_of, runs

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_TAGS = BLOCKS | {"a", "b", "bdi", "br", "cite", "code", "em", "i", "img", "small", "span"}
_TAGS |= {"strong", "td", "th", "u"}
_CONTAINERS = {"body", "blockquote", "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th"}
_ATTRIBUTES = {"*": {"lang", "dir"}, "a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}
_BLANKS = re.compile("[\\t\\x0b\\x0c\\r\\x1c-\\x1f\\x85\\u2028\\u2029]")
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}")


# Characters of a text that no parser of it takes long for, however it is made.
_SHORT = 20_000


def body_of(letter: Letter, markdown: str) -> ET.Element:
    """The letter's text as a tree of HTML, with pictures found and headings in order.

    A longer text is parsed in a process with bounds: tags inside each other take quadratic time.
    """
    body = partial(_body, letter, markdown)
    hint = "look for many signs or tags inside each other"
    return taken_apart(body, letter.file, len(markdown), hint=hint, enough=_SHORT)


def parsed(markdown: str) -> ET.Element | None:
    """The tree of a text before anything in it is judged; None where it has none."""
    import nh3
    import tinyhtml5

    clean = nh3.clean(
        markdown_parser().render(markdown),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto", "file", "data", "ftp"},
        link_rel=None,
    )
    # As a stream: a short text is otherwise looked for among the files of this machine.
    tree: ET.Element = tinyhtml5.parse(io.StringIO(clean), namespace_html_elements=False)
    return tree.find("body")


def markdown_parser() -> "MarkdownIt":
    """The parser of the Markdown that letters are written in."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    for kind in ("code_block", "fence"):
        parser.add_render_rule(kind, _code)
    setattr(parser, "validateLink", lambda _: True)  # noqa: B010 - every address is judged later
    return parser


def _code(_: object, tokens: Sequence["Token"], place: int, *__: object) -> str:
    """Code, or an address or a poem that somebody indented: each line of it stays one."""
    lines = tokens[place].content.rstrip("\n").split("\n")
    return f"<p><code>{'<br>'.join(map(html.escape, lines))}</code></p>\n"


def _body(letter: Letter, markdown: str) -> ET.Element:
    tree = parsed(markdown)
    if tree is None or not "".join(tree.itertext()).strip():
        raise LetterkitError(
            f"{letter.file}:{letter.body_line}: the letter has no text",
            hint="write it below the front matter",
        )
    _set_blanks(tree)
    _unwrap(tree)
    _fill_paragraphs(tree)
    _fill_lists(tree)
    _order_headings(tree)
    _check_attributes(tree, letter)
    _show_addresses(tree)
    # Last, for the addresses are words too.
    _settle_languages(tree, direction_of(letter.lang))
    return tree


def _set_blanks(tree: ET.Element) -> None:
    """Make a blank of every character that the canonical text takes for one."""
    for element in tree.iter():
        element.text = element.text and _BLANKS.sub(" ", element.text)
        element.tail = element.tail and _BLANKS.sub(" ", element.tail)
        alt = element.get("alt")
        if alt is not None:
            element.set("alt", " ".join(alt.split()))


def _fill_lists(element: ET.Element) -> None:
    """Put a block that stands between the items of a list into an item of its own."""
    for place, child in enumerate(list(element)):
        _fill_lists(child)
        if element.tag in ("ul", "ol") and child.tag in BLOCKS and child.tag != "li":
            item = ET.Element("li")
            item.tail, child.tail = child.tail, None
            item.append(child)
            element[place] = item


def _settle_languages(element: ET.Element, direction: str) -> None:
    """Take away languages that are none, and directions that the words do not have.

    Words that are turned against their letters could be read in another order than is signed.
    """
    for child in element:
        if not _LANGUAGE.fullmatch(child.get("lang", "")):
            child.attrib.pop("lang", None)
        if child.get("dir") not in ("ltr", "rtl"):
            child.attrib.pop("dir", None)
        if turns_wrongly(child, direction):
            child.attrib.pop("dir", None)
        if turns_wrongly(child, direction):
            child.attrib.pop("lang", None)
        _settle_languages(child, direction_of_words(child, direction))


def _check_attributes(tree: ET.Element, letter: Letter) -> None:
    for element in tree.iter():
        if element.tag == "img":
            _find_picture(element, letter)
        elif element.tag == "a":
            _check_link(element, letter)
        elif element.tag == "ol" and not is_start(element.get("start", "1")):
            del element.attrib["start"]


def html_of(tree: ET.Element, lang: str) -> str:
    """The tree as HTML, with blanks that must not break and a language on each foreign run."""
    shown = copy.deepcopy(tree)
    _set(shown, lang)
    found = "".join(ET.tostring(child, "unicode", method="html") for child in shown)
    return found.strip() + "\n"


def _unwrap(element: ET.Element) -> None:
    """Take the tags off what holds blocks and is none, off links to nowhere and stray items."""
    for child in list(element):
        _unwrap(child)
        holds_blocks = child.tag not in _CONTAINERS and any(each.tag in BLOCKS for each in child)
        stray = child.tag == "li" and element.tag not in ("ul", "ol")
        if holds_blocks or stray or (child.tag == "a" and "href" not in child.attrib):
            _take_tags_off(element, child)


def _take_tags_off(element: ET.Element, child: ET.Element) -> None:
    place = list(element).index(child)
    element.remove(child)
    before = ET.Element("span")
    before.text, after = child.text, child.tail
    inner = [before, *child]
    inner[-1].tail = (inner[-1].tail or "") + (after or "")
    for number, each in enumerate(inner):
        element.insert(place + number, each)


def _fill_paragraphs(element: ET.Element) -> None:
    """Put text that stands between blocks into a paragraph of its own."""
    for child in element:
        _fill_paragraphs(child)
    if element.tag not in ("body", "blockquote"):
        return
    paragraphs = [ET.Element("p")]
    paragraphs[0].text, element.text = element.text, None
    for child in list(element):
        element.remove(child)
        if child.tag in BLOCKS:
            paragraphs += [child, ET.Element("p")]
            paragraphs[-1].text, child.tail = child.tail, "\n"
        else:
            paragraphs[-1].append(child)
    element.extend(each for each in paragraphs if each.tag != "p" or _shows(each))


def _shows(element: ET.Element) -> bool:
    return bool(words_of(element)) or element.find(".//img") is not None


def _order_headings(tree: ET.Element) -> None:
    """The title is the only h1; below it no level is left out."""
    found = [element for element in tree.iter() if element.tag in HEADINGS]
    level = 1
    top = min((int(element.tag[1]) for element in found), default=2)
    for element in found:
        level = min(int(element.tag[1]) - top + 2, level + 1)
        element.tag = f"h{level}"


def _find_picture(element: ET.Element, letter: Letter) -> None:
    source = element.get("src") or ""
    alt = (element.get("alt") or "").strip()
    name = unicodedata.normalize("NFC", unquote(source)) or "(no address that can be)"
    place = _line_of(letter, source or alt)
    if name not in letter.pictures:
        there = ", ".join(letter.pictures) or "none"
        raise LetterkitError(
            f"{place}: no such picture in the letter's folder: {name[:80]}",
            hint=f"a picture lies beside letter.md and is named without a path; there is {there}",
        )
    if not alt:
        raise LetterkitError(
            f"{place}: a picture without a description: {name[:80]}",
            hint="say in the brackets what it shows, for those who cannot see it: ![…](…)",
        )
    element.set("src", f"picture:{name}")


def _check_link(element: ET.Element, letter: Letter) -> None:
    address = element.get("href") or ""
    if not is_address(address):
        raise LetterkitError(
            f"{_line_of(letter, address)}: not a link that works everywhere: {address[:80]}",
            hint="a link begins with https:// or mailto:",
        )


def _line_of(letter: Letter, wanted: str) -> str:
    rows = letter.body.split("\n")
    spellings = {wanted, unquote(wanted)} - {""}
    line = next((n for n, row in enumerate(rows) if any(map(row.__contains__, spellings))), None)
    return letter.file if line is None else f"{letter.file}:{letter.body_line + line}"


def _show_addresses(tree: ET.Element) -> None:
    """Put a link's address behind its words, so that print and text say what the page says."""
    for link in tree.iter("a"):
        if not repeats_address(link):
            link.tail = f" ({shown_address(link)})" + (link.tail or "")


def _set(element: ET.Element, lang: str) -> None:
    """Typography and languages, in the text of an element and all below it."""
    lang = element.get("lang") or lang
    if element.get("lang") and not element.get("dir"):
        element.set("dir", direction_of(lang))
    children = list(element)
    for child in children:
        _set(child, lang)
    # From the end, so that what is inserted behind a child moves none of those to come.
    for place in range(len(children), 0, -1):
        child = children[place - 1]
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
