"""What nobody sees in the cells of an .xlsx workbook: white words on white, the format `;;;`.

A colour is a number, a place in the theme with a tint, or a place in a table; without one words
are black and a cell is white. Words count as unseen where they are in the colour of their cell,
too small to read, or hidden by a number format. A conditional format is not looked at.
"""

import re
from html import unescape
from typing import TypeVar

from letterkit.lists.sheets.colours import (
    BLACK,
    INDEXED,
    PLAIN,
    THEME,
    WHITE,
    Colour,
    Letters,
    colour_of,
    is_lost_on,
    tinted,
)
from letterkit.lists.sheets.number_formats import (
    hides_numbers,
    hides_words,
    is_white,
    may_show_words,
    shown_instead,
)
from letterkit.lists.sheets.xlsx_xml import (
    FONT,
    FONTS,
    FORMAT,
    FORMATS,
    RUN,
    STRING,
    TEXT,
    attributes,
)

_COLOUR = re.compile(rb"<(?:\w+:)?color\b([^>]*)>")
_ITALIC = re.compile(rb"<(?:\w+:)?i\b(?![^>]*\bval\s*=\s*[\"'](?:0|false)[\"'])")
_LINED = re.compile(rb"<(?:\w+:)?u\b(?![^>]*\bval\s*=\s*[\"']none[\"'])")
_SIZE = re.compile(rb"<(?:\w+:)?sz\b([^>]*)>")
_FILLS = re.compile(rb"<(?:\w+:)?fills\b[^>]*>(.*?)</(?:\w+:)?fills>", re.DOTALL)
_FILL = re.compile(rb"<(?:\w+:)?fill\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?fill>)", re.DOTALL)
_PATTERN = re.compile(rb"<(?:\w+:)?patternFill\b([^>]*)>")
_FRONT = re.compile(rb"<(?:\w+:)?(?:fg|bg)?[cC]olor\b([^>]*)>")
_CODE = re.compile(rb"<(?:\w+:)?numFmt\b([^>]*)>")
_SCHEME = re.compile(rb"<(?:\w+:)?clrScheme\b[^>]*>(.*?)</(?:\w+:)?clrScheme>", re.DOTALL)
_OF_THEME = re.compile(
    rb"<(?:\w+:)?(dk1|lt1|dk2|lt2|accent[1-6]|hlink|folHlink)>\s*<(?:\w+:)?(?:srgb|sys)Clr\b([^>]*)>"
)
_TABLE = re.compile(rb"<(?:\w+:)?indexedColors\b[^>]*>(.*?)</(?:\w+:)?indexedColors>", re.DOTALL)
_ENTRY = re.compile(rb"<(?:\w+:)?rgbColor\b([^>]*)>")
_ORDER = (
    *("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5"),
    *("accent6", "hlink", "folHlink"),
)
_T = TypeVar("_T")
_SMALLEST = 2.0  # points; letters of this height are a line


class Unseen:
    """Which formats of cells hide their words, and which shared texts have runs in colours."""

    def __init__(self, styles: bytes, strings: bytes, theme: bytes) -> None:
        self._theme = _theme(theme)
        self._table = _table(styles)
        self._words: set[str] = set()
        self._numbers: set[str] = set()
        self._instead: dict[str, str] = {}
        self._letters: dict[str, Colour] = {}
        self._forms: dict[str, Letters] = {}
        self._grounds: dict[str, tuple[Colour, ...]] = {}
        self._look_at_formats(styles)
        self.runs: dict[str, list[Colour | None]] = {}
        grounds = {ground for each in self._grounds.values() for ground in each} | {WHITE}
        if _COLOUR.search(strings):
            for number, match in enumerate(STRING.finditer(strings)):
                colours = self._colours(match[1] or b"")
                if any(each and is_lost_on(each, one) for each in colours for one in grounds):
                    self.runs[str(number)] = colours

    @property
    def grounds(self) -> dict[str, Colour]:
        """The colour behind the cells of each format that is not white."""
        return {
            style: colours[0] for style, colours in self._grounds.items() if colours[0] != WHITE
        }

    @property
    def letters(self) -> dict[str, Letters]:
        """The letters of each format that are other than those of a cell without a format.

        Those with a line below them are links.
        """
        usual = self._forms.get("0", PLAIN)
        return {style: form for style, form in self._forms.items() if form != usual}

    @property
    def formats(self) -> set[str]:
        """The formats of cells in which words, numbers or both are not to be seen."""
        lost = {each for each, colour in self._letters.items() if self._is_lost(each, colour)}
        return self._words | self._numbers | lost | self._instead.keys()

    def instead(self, style: str, number: str) -> str:
        """The words that a cell with a number shows in its place, or nothing."""
        code = self._instead.get(style, "")
        try:
            return shown_instead(code, float(number)) if code else ""
        except ValueError:
            return ""

    def hides(self, style: str, colours: list[Colour | None], *, is_number: bool) -> list[bool]:
        """Whether each run of a cell's words is not to be seen; a cell without runs has one."""
        if style in (self._numbers if is_number else self._words):
            return [True]
        own = self._letters.get(style, BLACK)
        return [self._is_lost(style, each or own) for each in colours or [None]]

    def _is_lost(self, style: str, colour: Colour) -> bool:
        return all(is_lost_on(colour, each) for each in self._grounds.get(style, (WHITE,)))

    def inline(self, text: bytes) -> list[Colour | None]:
        """The colours of the runs of a text that stands in its cell."""
        return self._colours(text)

    def _colours(self, text: bytes) -> list[Colour | None]:
        """The colour of each run with words; None is the one of the cell."""
        found: list[Colour | None] = []
        for match in RUN.finditer(text):
            if TEXT.search(match[1]):
                colour = _COLOUR.search(match[1])
                found.append(self._colour(colour[1]) if colour else None)
        return found

    def _look_at_formats(self, styles: bytes) -> None:
        fonts = FONTS.search(styles)
        each_font = [match[1] or b"" for match in FONT.finditer(fonts[1] if fonts else b"")]
        letters = [self._font(font) for font in each_font]
        italic = [_ITALIC.search(font) is not None for font in each_font]
        linked = [_LINED.search(font) is not None for font in each_font]
        fills = _FILLS.search(styles)
        grounds = [
            self._ground(match[1] or b"") for match in _FILL.finditer(fills[1] if fills else b"")
        ]
        codes = {}
        for match in _CODE.finditer(styles):
            said = attributes(match[1])
            codes[said.get("numFmtId", "")] = unescape(said.get("formatCode", ""))
        formats = FORMATS.search(styles)
        for number, match in enumerate(FORMAT.finditer(formats[1] if formats else b"")):
            said = attributes(match[1])
            ground = _at(grounds, said.get("fillId", ""), (WHITE,))
            colour, small = _at(letters, said.get("fontId", ""), (BLACK, False))
            code = codes.get(said.get("numFmtId", ""), "")
            self._grounds[str(number)] = ground
            self._letters[str(number)] = WHITE if is_white(code) else colour
            font = said.get("fontId", "")
            if not _at(linked, font, False):
                self._forms[str(number)] = (colour, _at(italic, font, False))
            if small or hides_words(code):
                self._words.add(str(number))
            if may_show_words(code):
                self._instead[str(number)] = code
            if small or hides_numbers(code):
                self._numbers.add(str(number))

    def _font(self, font: bytes) -> tuple[Colour, bool]:
        """The colour of a font, and whether it is too small to read."""
        colour, size = _COLOUR.search(font), _SIZE.search(font)
        points = _decimal(attributes(size[1]).get("val", "")) if size else 11.0
        return self._colour(colour[1]) if colour else BLACK, points <= _SMALLEST

    def _ground(self, fill: bytes) -> tuple[Colour, ...]:
        """The colours behind the words: several where the cell is shaded or hatched."""
        pattern = _PATTERN.search(fill)
        colours = [match[1] for match in _FRONT.finditer(fill)]
        kind = attributes(pattern[1]).get("patternType", "none") if pattern else ""
        if pattern and kind == "none":
            return (WHITE,)
        if not colours:
            return (WHITE,) if not pattern else (BLACK,) if kind == "solid" else (BLACK, WHITE)
        if kind == "solid":
            return (self._colour(colours[0]),)
        found = tuple(self._colour(each) for each in colours)
        return found if len(found) > 1 else (*found, WHITE)

    def _colour(self, said: bytes) -> Colour:
        given = attributes(said)
        colour = BLACK
        if "rgb" in given:
            colour = colour_of(given["rgb"]) or BLACK
        elif "theme" in given:
            colour = _at(self._theme, given["theme"], BLACK)
        elif "indexed" in given:
            # 64 is the system's colour of words, 65 that of its windows.
            number = given["indexed"]
            colour = WHITE if number == "65" else _at(self._table, number, BLACK)
        return tinted(colour, _decimal(given.get("tint", "0")))


def _theme(theme: bytes) -> list[Colour]:
    """The colours of a theme by the numbers that cells use: light comes before dark there."""
    scheme = _SCHEME.search(theme)
    own = {}
    for name, said in _OF_THEME.findall(scheme[1] if scheme else b""):
        given = attributes(said)
        own[name.decode()] = colour_of(given.get("lastClr") or given.get("val", ""))
    return [
        own.get(name) or colour_of(usual) or BLACK
        for name, usual in zip(_ORDER, THEME, strict=True)
    ]


def _table(styles: bytes) -> list[Colour]:
    """The colours that have a number: those of the workbook, or the usual ones."""
    own = _TABLE.search(styles)
    said = [attributes(each).get("rgb", "") for each in _ENTRY.findall(own[1])] if own else []
    return [colour_of(each) or BLACK for each in said or INDEXED]


def _at(values: list[_T], number: str, otherwise: _T) -> _T:
    if not number.isascii() or not number.isdecimal() or len(number) > 6:
        return otherwise
    return values[int(number)] if int(number) < len(values) else otherwise


def _decimal(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        return 0.0
    return found if -1000 < found < 1000 else 0.0
