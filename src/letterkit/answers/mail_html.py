"""HTML of an e-mail → the lines that a reader sees.

What stands in a `blockquote` is quoted: each of its lines begins with `> `. What is struck out
stands between `~~`. Style sheets, scripts, comments and what is hidden are not seen.
"""

import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser

from letterkit.text.loose_ends import without_loose_ends

_BLOCKS = frozenset(
    {
        *("address", "article", "blockquote", "br", "center", "dd", "div", "dl", "dt", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre"),
        *("section", "table", "td", "th", "tr", "ul"),
    }
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)
_UNSEEN = frozenset({"head", "style", "script", "title", "template", "noscript", "select"})
# An element that ends where the next of its kind begins, as writers of HTML leave out its end.
_OPEN_ENDED = frozenset({"p", "li", "td", "th", "tr", "dd", "dt", "option"})
_STRUCK = frozenset({"s", "del", "strike"})
_LINE_THROUGH = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)


def text_of_html(page: str) -> str:
    """The lines of a page, the quoted ones marked."""
    return _parsed(page).text()


def strikes_out(page: str) -> bool:
    """Whether a page strikes anything out."""
    return _parsed(page).struck


def _parsed(page: str) -> "_Words":
    parser = _Words()
    parser.feed(without_loose_ends(page))
    parser.close()
    return parser


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that has begun."""

    tag: str
    quoted: bool
    unseen: bool
    struck: bool


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[_Open] = []
        self.count: Counter[str] = Counter()  # open elements by their tags
        self.depth = 0  # how many of them quote
        self.unseen = 0
        self.lines: list[tuple[int, list[str]]] = [(0, [])]  # with how deeply each is quoted
        self.struck = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = next((value or "" for name, value in attrs if name == "style"), "")
        struck = tag in _STRUCK or bool(_LINE_THROUGH.search(style))
        unseen = tag in _UNSEEN or bool(_HIDDEN.search(style))
        if tag in _OPEN_ENDED and self.open and self.open[-1].tag == tag:
            self._close()
        if tag not in _VOID:
            self._begin(_Open(tag, tag == "blockquote", unseen, struck))
        if tag in _BLOCKS:
            self._break()
        if tag == "input" and dict(attrs).get("type") in ("checkbox", "radio"):
            self._add("[x] " if "checked" in dict(attrs) else "[ ] ")
        # What a picture says to readers who cannot see it.
        if tag in ("img", "area") and not self.unseen and (said := dict(attrs).get("alt")):
            self._add(f" [{said.strip()}] " if said.strip() else "")
        if struck:
            self.struck = True
            self._add("~~")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Outside of void elements, browsers take `<div/>` for the start of one.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.count[tag]:
            return
        # An element that ends ends those within it that were left open.
        while self._close() != tag:
            pass
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self._add(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        found = (f"{'> ' * depth}{''.join(parts)}" for depth, parts in self.lines)
        return "\n".join(line.rstrip(" ") for line in found)

    def _begin(self, element: _Open) -> None:
        self.open.append(element)
        self.count[element.tag] += 1
        self.depth += element.quoted
        self.unseen += element.unseen

    def _close(self) -> str:
        """End the innermost element; its tag."""
        element = self.open.pop()
        if element.struck:
            self._add("~~")
        self.count[element.tag] -= 1
        self.depth -= element.quoted
        self.unseen -= element.unseen
        return element.tag

    def _break(self) -> None:
        self.lines.append((min(self.depth, 1), []))

    def _add(self, text: str) -> None:
        self.lines[-1][1].append(text)
