"""What nobody sees in the cells of an .ods spreadsheet: OpenDocument 1.3, part 3, chapter 16.

Letters without a colour of their own are black on light cells and white on dark ones, so only a
colour that is given can be lost on the one behind it. A format hides words if it is one for words
in which they have no place. A condition on a style is not looked at.
"""

import re
from collections.abc import Iterator, Sequence

from letterkit.lists.sheets.colours import (
    BLACK,
    PLAIN,
    WHITE,
    Colour,
    Letters,
    colour_of,
    is_lost_on,
)

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _NUMBER, _TEXT, _FO = (
    f"{_ODF}{each}:1.0 " for each in ("style", "datastyle", "text", "xsl-fo-compatible")
)
# What a document must have for any of this to matter: searching is faster than parsing.
SIGNS = re.compile(
    rb":(?:background-)?color\s*=|row-height\s*=\s*[\"']0|column-width\s*=\s*[\"']0|hidden-and-protected"
    rb"|<\w+:text-style\b|font-style\s*=\s*[\"'](?:italic|oblique)|text:display\s*=|font-size\s*=\s*[\"'][012](?:\.\d+)?pt"
)
_LENGTH = re.compile(r"([0-9.]+)(pt|cm|mm|in|inch|px)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "inch": 72.0, "px": 0.75}
_FLAT = 2.0  # points
_DEEPEST = 20


class Unseen:
    """The looks of styles, by their family and name, while the parser passes them."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], dict[str, str]] = {}
        self._parents: dict[tuple[str, str], str] = {}
        self._wordless: set[str] = set()
        self._current = ("", "")
        self._format = ""

    def start(self, name: str, said: dict[str, str]) -> None:
        """Take note of a style, of what it says, and of formats for words."""
        if name in (f"{_STYLE}style", f"{_STYLE}default-style"):
            family = said.get(f"{_STYLE}family", "")
            self._current = (family, said.get(f"{_STYLE}name", ""))
            self._said[self._current] = {}
            self._parents[self._current] = said.get(f"{_STYLE}parent-style-name", "")
            if format_name := said.get(f"{_STYLE}data-style-name"):
                self._said[self._current]["format"] = format_name
        elif name == f"{_NUMBER}text-style":
            self._format = said.get(f"{_STYLE}name", "")
            self._wordless.add(self._format)
            self._current = ("", "")
        elif name == f"{_NUMBER}text-content" and self._format:
            self._wordless.discard(self._format)
        elif name.startswith(_STYLE) and name.endswith("-properties"):
            for key, value in said.items():
                self._said.setdefault(self._current, {})[key] = value

    def end(self, name: str) -> None:
        """What follows a style is no part of it."""
        if name == f"{_NUMBER}text-style":
            self._format = ""
        elif name in (f"{_STYLE}style", f"{_STYLE}default-style"):
            self._current = ("", "")

    def is_flat(self, family: str, style: str) -> bool:
        """Whether a row or a column of this style has no height or width to speak of."""
        key = "row-height" if family == "table-row" else "column-width"
        return _points(self._of(family, style, f"{_STYLE}{key}"), 100.0) < _FLAT

    def ground(self, style: str) -> Colour:
        """The colour behind the cells of a style."""
        return colour_of(self._of("table-cell", style, f"{_FO}background-color")) or WHITE

    def letters(self, style: str) -> Letters:
        """The colour of the letters of a style, and whether they are in italics; not of a link."""
        if self._of("table-cell", style, f"{_STYLE}text-underline-style") not in ("", "none"):
            return PLAIN
        italic = self._of("table-cell", style, f"{_FO}font-style") in ("italic", "oblique")
        return self._colour("table-cell", style) or BLACK, italic

    def hides(self, style: str, runs: Sequence[tuple[str, ...]], *, is_locked: bool) -> list[bool]:
        """Whether each run of a cell's words is not to be seen; `runs` are styles around each."""
        whole = self._hides_cell(style, is_locked=is_locked)
        own = self._colour("table-cell", style)
        ground = self.ground(style)
        found = []
        for around in runs or [()]:
            colour = own
            gone = whole
            for each in around:
                family = "text" if ("text", each) in self._said else "paragraph"
                if each and (family, each) in self._said:
                    colour = self._colour(family, each) or colour
                    gone = gone or self._is_gone(family, each)
            found.append(gone or (colour is not None and is_lost_on(colour, ground)))
        return found

    def _hides_cell(self, style: str, *, is_locked: bool) -> bool:
        protects = self._of("table-cell", style, f"{_STYLE}cell-protect")
        if is_locked and "hidden-and-protected" in protects:
            return True
        return self._of("table-cell", style, "format") in self._wordless or self._is_gone(
            "table-cell", style
        )

    def _is_gone(self, family: str, style: str) -> bool:
        """Whether a style hides its letters, or makes them too small to read."""
        if self._of(family, style, f"{_TEXT}display") == "none":
            return True
        return _points(self._of(family, style, f"{_FO}font-size"), 10.0) <= _FLAT

    def _colour(self, family: str, style: str) -> Colour | None:
        """The colour of letters, or None for the one that can be seen on any cell."""
        for said in self._chain(family, style):
            if said.get(f"{_STYLE}use-window-font-color") == "true":
                return None
            if f"{_FO}color" in said:
                return colour_of(said[f"{_FO}color"])
        return None

    def _of(self, family: str, style: str, key: str) -> str:
        return next((said[key] for said in self._chain(family, style) if key in said), "")

    def _chain(self, family: str, style: str) -> Iterator[dict[str, str]]:
        """What a style says, and then those that it is built on, up to the default."""
        for _ in range(_DEEPEST):
            if (family, style) in self._said:
                yield self._said[family, style]
            if not style:
                return
            style = self._parents.get((family, style), "")


def _points(text: str, otherwise: float) -> float:
    match = _LENGTH.fullmatch(text)
    try:
        return float(match[1]) * _POINTS[match[2]] if match else otherwise
    except ValueError:
        return otherwise
