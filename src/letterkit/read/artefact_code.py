"""What makes a page do something, or look like something: tree → its scripts and its style.

A page is read here as it was written, and seen as its scripts and style sheet leave it. So whoever
checks one has to know that these are ours, and that nothing else in it can run or hide words:
every element and attribute is one that letterkit writes.
"""

import hashlib
import re
from xml.etree import ElementTree as ET

from letterkit.model import Code

_TAGS = frozenset(
    (
        *("a", "article", "aside", "b", "bdi", "blockquote", "body", "br", "caption", "cite"),
        *("code", "div", "em", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header"),
        *("hr", "html", "i", "img", "input", "label", "li", "link", "main", "meta", "nav", "ol"),
        *("p", "page", "progress", "q", "script", "search", "section", "small", "span", "strong"),
        *("style", "table", "tbody", "td", "th", "thead", "title", "tr", "u", "ul"),
    )
)
_ATTRIBUTES = frozenset(
    (
        *("alt", "autocapitalize", "autocomplete", "charset", "class", "content", "dir", "for"),
        *("hidden", "href", "hreflang", "http-equiv", "id", "lang", "max", "media", "name"),
        *("placeholder", "property", "rel", "role", "scope", "spellcheck", "src", "start"),
        *("tabindex", "title", "translate", "type", "value"),
    )
)
_TAGS_OF_WORDS = frozenset(
    (
        *("a", "b", "bdi", "blockquote", "br", "cite", "code", "div", "em", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "q", "small", "span", "strong"),
        *("table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
    )
)
_ATTRIBUTES_OF_WORDS = frozenset(
    ("alt", "class", "dir", "href", "lang", "rel", "scope", "src", "start")
)
_CLASSES_OF_WORDS = frozenset(("by", "details", "head", "name", "scan", "words"))
_OPEN = ("aria-", "data-")  # beginnings of attributes that do nothing by themselves
_ONLY = {
    ("input", "type"): ("search", "file"),
    ("meta", "charset"): ("utf-8",),
    ("link", "rel"): ("icon", "alternate"),
    ("meta", "http-equiv"): ("Content-Security-Policy",),
    ("script", "type"): ("application/json",),
}
_ADDRESS = re.compile(r"(https?|mailto):|[^:]*([/?#]|\Z)", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/[a-z+]+;base64,")
_HIDING = frozenset((("a", "skip"), ("caption", "unseen")))  # classes, and where they may stand
_ACCENT = re.compile(r":root\{--accent-light:#[0-9a-f]{6};--accent-dark:#[0-9a-f]{6}\}\n")


def code_in(tree: ET.Element, odd: str) -> Code:
    """The scripts and styles of a page, without the two colours that a letter may choose.

    `odd` is what stands in it beside elements and text, if anything does.
    """
    scripts, styles = [], []
    for element in tree.iter():
        if element.tag == "script" and "type" not in element.attrib:
            scripts.append(_sha256("".join(element.itertext())))
        if element.tag == "style":
            styles.append(_sha256(_ACCENT.sub("", "".join(element.itertext()), count=1)))
    return Code(tuple(scripts), tuple(styles), odd or _foreign(tree))


def _foreign(tree: ET.Element) -> str:
    """The first that letterkit does not write."""
    left = [(tree, False)]
    while left:
        element, among_words = left.pop()
        if told := _fault(element, among_words=among_words):
            return told
        inside = among_words or element.get("id") == "letter" or "data-entry" in element.attrib
        left.extend((child, inside) for child in element)
    return ""


def _fault(element: ET.Element, *, among_words: bool) -> str:
    """Less may stand among the words of letter and list, for much can hide them."""
    tag, attributes = element.tag, element.attrib
    if tag not in (_TAGS_OF_WORDS if among_words else _TAGS):
        return f"an element {tag}"
    for name, value in attributes.items():
        if not _is_ours(tag, name, value) or (
            among_words and name not in _ATTRIBUTES_OF_WORDS and not name.startswith(_OPEN)
        ):
            return f"an attribute {name} of {tag}"
    if tag == "script" and "type" in attributes and "<" in (element.text or ""):
        return "markup in its data"
    for each in attributes.get("class", "").split():
        if (among_words and each not in _CLASSES_OF_WORDS) or (
            each in ("skip", "unseen") and (tag, each) not in _HIDING
        ):
            return f"a class {each} of {tag}"
    return ""


def _is_ours(tag: str, name: str, value: str) -> bool:
    if (tag, name) in _ONLY:
        return value in _ONLY[tag, name]
    if name == "href":
        return bool(_ADDRESS.match(value)) or (tag == "link" and value == "data:,")
    if name == "src":
        return tag == "img" and bool(_PICTURE.match(value))
    return name in _ATTRIBUTES or name.startswith(_OPEN)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
