"""The body of a letter between its tree and the nodes of a manuscript, and what may stand in it.

The rules leave no element that an HTML parser would move, close early or take for another, no
attribute that hides, and no link whose address is not said. So what a page shows of a body are
the words of its tree, in their order. `body_of` makes such trees only; a manuscript that holds
another one is refused.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.letters.lines import words_of
from letterkit.model import direction_of
from letterkit.model.manuscript import Child, Node

SCHEMES = ("http://", "https://", "mailto:")
INLINE = frozenset(
    ("a", "b", "bdi", "br", "cite", "code", "em", "i", "img", "small", "span", "strong", "u")
)
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_BLOCKS = frozenset(("p", "blockquote", "ul", "ol", "table", "hr")) | _HEADINGS
_FLOW = INLINE | _BLOCKS
# What may stand in each element; in those of `_NO_WORDS` there is no text but blanks.
_INSIDE: dict[str, frozenset[str]] = {
    "body": _FLOW,
    "blockquote": _FLOW,
    "li": _FLOW,
    "td": _FLOW,
    "th": _FLOW,
    "p": INLINE,
    "ul": INLINE | {"li"},
    "ol": INLINE | {"li"},
    "table": frozenset(("thead", "tbody")),
    "thead": frozenset(("tr",)),
    "tbody": frozenset(("tr",)),
    "tr": frozenset(("td", "th")),
    "br": frozenset(),
    "hr": frozenset(),
    "img": frozenset(),
    **dict.fromkeys(_HEADINGS, INLINE),
    **dict.fromkeys(INLINE - {"br", "img"}, INLINE),
}
_NO_WORDS = frozenset(("table", "thead", "tbody", "tr", "br", "hr", "img"))
_OWN_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "ol": {"start"}}
_NEEDED = {"a": ("href",), "img": ("src", "alt")}
_TAG = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,8}")
_START = re.compile(r"[0-9]{1,6}")
_SOURCE = re.compile(r"0|[1-9][0-9]{0,5}")
_ADDRESS = re.compile(r"[^\s\x00-\x20\x7f]+")


def tree_of(body: Iterable[Child], lang: str) -> ET.Element:
    """The tree of a manuscript's body; LetterkitError if letterkit would not write it so."""
    tree = _element("body", (), body)
    fault = fault_of(tree, lang)
    if fault:
        raise LetterkitError(
            f"its manuscript has {fault} in the letter, which letterkit never writes there",
            hint="ask the person who sent the file for the original",
        )
    return tree


def _element(
    tag: str, attributes: Iterable[tuple[str, str]], children: Iterable[Child]
) -> ET.Element:
    element = ET.Element(tag, dict(attributes))
    last: ET.Element | None = None
    for child in children:
        if isinstance(child, Node):
            last = _element(child.tag, child.attributes, child.children)
            element.append(last)
        elif last is None:
            element.text = child
        else:
            last.tail = child
    return element


def fault_of(tree: ET.Element, lang: str) -> str:
    """What in a tree letterkit would not write, or nothing; `lang` is that of the letter."""
    return next(_faults(tree, direction_of(lang), in_link=False), "")


def _faults(element: ET.Element, direction: str, *, in_link: bool) -> Iterator[str]:
    """`direction` is that of the words in `element`."""
    for text in _texts(element):
        if element.tag in _NO_WORDS and text.strip():
            yield f"words in an element {element.tag}"
    for child in element:
        if child.tag not in _INSIDE[element.tag] or (child.tag == "a" and in_link):
            yield f"an element {child.tag[:20]} in an element {element.tag}"
            return
        yield from _faults_of_attributes(child)
        if child.tag == "a" and not says_address(child):
            yield "a link that does not say its address"
        if turns_wrongly(child, direction):
            yield "a direction that its words do not have"
        inside = direction_of_words(child, direction)
        yield from _faults(child, inside, in_link=in_link or child.tag == "a")


def _texts(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _faults_of_attributes(element: ET.Element) -> Iterator[str]:
    known = _OWN_ATTRIBUTES.get(element.tag, set())
    for name, value in element.attrib.items():
        if name not in known and name not in ("lang", "dir"):
            yield f"an attribute {name[:20]} of {element.tag}"
        elif not _is_fit(name, value):
            yield f"an unknown value of {name} of {element.tag}"
    for name in _NEEDED.get(element.tag, ()):
        if not element.get(name):
            yield f"no {name} of {element.tag}"


def _is_fit(name: str, value: str) -> bool:
    match name:
        case "href":
            return is_address(value)
        case "src":
            return bool(_SOURCE.fullmatch(value))
        case "alt":
            return value == " ".join(value.split())
        case "start":
            return is_start(value)
        case "lang":
            return bool(_TAG.fullmatch(value))
    return value in ("ltr", "rtl")


def is_address(value: str) -> bool:
    """Whether a link may lead there."""
    return value.startswith(SCHEMES) and bool(_ADDRESS.fullmatch(value))


def is_start(value: str) -> bool:
    """Whether a list may begin with it."""
    return bool(_START.fullmatch(value))


def shown_address(link: ET.Element) -> str:
    """The address of a link as a letter says it, behind the link's words."""
    address = (link.get("href") or "").removeprefix("mailto:")
    return re.sub(r"^https?://", "", address).rstrip("/")


def repeats_address(link: ET.Element) -> bool:
    """Whether the words of a link are its address."""
    address = (link.get("href") or "").removeprefix("mailto:")
    return words_of(link) in (address, shown_address(link), address.rstrip("/"))


def says_address(link: ET.Element) -> bool:
    """Whether a reader of a link reads where it leads."""
    return repeats_address(link) or (link.tail or "").startswith(f" ({shown_address(link)})")


def direction_of_words(element: ET.Element, around: str) -> str:
    """The direction that an element states for its words, which stands among others."""
    lang = element.get("lang") or ""
    return element.get("dir") or (direction_of(lang) if lang else around)


def turns_wrongly(element: ET.Element, around: str) -> bool:
    """Whether an element turns its words, and most of their letters do not bear that out.

    It could show words in another order than that of the text.
    """
    lang, stated = element.get("lang") or "", element.get("dir") or ""
    if lang and stated and stated != direction_of(lang):
        return True
    wanted = direction_of_words(element, around)
    if wanted == around:
        return False
    kinds = [unicodedata.bidirectional(c) for c in "".join(element.itertext())]
    right_to_left = sum(each in ("R", "AL") for each in kinds)
    left_to_right = kinds.count("L")
    least, most = sorted((left_to_right, right_to_left))
    if least == 0 and not len(element):
        return False  # one run of letters has one order
    return least == most or (right_to_left == most) != (wanted == "rtl")
