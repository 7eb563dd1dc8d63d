"""HTML of an e-mail → the lines that a reader sees.

What stands in a `blockquote` is quoted: each of its lines begins with `> `. What is struck out
stands between `~~`. Style sheets, scripts, comments and what is hidden are not seen.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

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
    parser.feed(page)
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
        self.lines: list[tuple[int, str]] = [(0, "")]  # how deeply each line is quoted
        self.struck = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = next((value or "" for name, value in attrs if name == "style"), "")
        struck = tag in _STRUCK or bool(_LINE_THROUGH.search(style))
        unseen = tag in _UNSEEN or bool(_HIDDEN.search(style))
        if tag not in _VOID:
            self.open.append(_Open(tag, tag == "blockquote", unseen, struck))
        if tag in _BLOCKS:
            self._break()
        if tag == "input" and dict(attrs).get("type") in ("checkbox", "radio"):
            self._add("[x] " if "checked" in dict(attrs) else "[ ] ")
        if struck:
            self.struck = True
            self._add("~~")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Outside of void elements, browsers take `<div/>` for the start of one.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        # An element that ends ends those within it that were left open.
        at = next((n for n in reversed(range(len(self.open))) if self.open[n].tag == tag), None)
        if at is None:
            return
        for each in reversed(self.open[at:]):
            if each.struck:
                self._add("~~")
        del self.open[at:]
        if tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not any(each.unseen for each in self.open):
            self._add(re.sub(r"\s+", " ", data))

    def text(self) -> str:
        return "\n".join(f"{'> ' * depth}{line}".rstrip(" ") for depth, line in self.lines)

    def _depth(self) -> int:
        return sum(each.quoted for each in self.open)

    def _break(self) -> None:
        self.lines.append((self._depth(), ""))

    def _add(self, text: str) -> None:
        depth, line = self.lines[-1]
        self.lines[-1] = (depth, line + text)
