"""The numbers and marks of lists in a .docx: ISO/IEC 29500-1, 17.9.

A paragraph names a list and a level in it. What number it shows is counted, as a word processor
counts: all lists that share a definition go on with each other's numbers.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from letterkit.letters.drafts.styles import Styles
from letterkit.letters.drafts.xml import at, children, value

_PLACE = re.compile(r"%([1-9])")
_BULLETS = ("bullet", "none")
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 100_000  # no list goes on so far


@dataclass(frozen=True, slots=True)
class Level:
    """How items of one level are marked: `text` holds `%1` where the number of level 1 stands."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    style: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before a paragraph. `plain` marks are those that a list of a letter has."""

    list: str
    level: int
    ordered: bool
    number: int
    label: str
    plain: bool


@dataclass
class Numbering:
    """Counts the items of all lists while a document is read."""

    styles: Styles
    lists: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    own_levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    restarts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    linked: Mapping[str, str] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def mark(self, paragraph: ET.Element | None) -> Mark | None:
        """The mark of the next paragraph; None if it has none. Call it once for each, in order."""
        wanted = self._wanted(paragraph)
        if wanted is None:
            return None
        number_id, depth = wanted
        abstract = self._abstract(number_id)
        levels = {**self.levels.get(abstract, {}), **self.own_levels.get(number_id, {})}
        level = levels.get(depth, Level())
        if level.format == "none" and not _PLACE.sub("", level.text).strip():
            return None
        counts = self._counts.setdefault(abstract, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for at, start in self.restarts.get(number_id, {}).items():
                counts[at] = start - 1
        number = min(counts.get(depth, level.start - 1) + 1, _LARGEST)
        counts[depth] = number
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        ordered = level.format not in _BULLETS
        label = _label(level, levels, counts) if ordered else ""
        plain = not ordered or (level.format == "decimal" and label in (f"{number}.", f"{number})"))
        deeper = self.styles.depth_of_list(paragraph)
        return Mark(abstract, depth + deeper, ordered, number, label, plain)

    def _wanted(self, paragraph: ET.Element | None) -> tuple[str, int] | None:
        """The list and the level that a paragraph names, itself or by its style."""
        if self.styles.is_numbered_by_us(paragraph):
            return None
        own = at(paragraph, "w:numPr")
        list_id, depth = value(own, "w:numId"), value(own, "w:ilvl")
        for style in self.styles.chain(value(paragraph, "w:pStyle")):
            said = at(style.paragraph, "w:numPr")
            list_id = list_id if list_id is not None else value(said, "w:numId")
            depth = depth if depth is not None else value(said, "w:ilvl")
        if not list_id or list_id not in self.lists:
            return None
        if depth is None:
            depth = self._depth_of_style(list_id, value(paragraph, "w:pStyle") or "")
        return list_id, int(depth) if depth.isdecimal() else 0

    def _depth_of_style(self, list_id: str, style: str) -> str:
        """The level that a list keeps for the paragraphs of a style."""
        levels = self.levels.get(self._abstract(list_id), {})
        return str(next((n for n, each in levels.items() if style and each.style == style), 0))

    def _abstract(self, list_id: str) -> str:
        """The definition of a list; one may say that another has it."""
        abstract = self.lists.get(list_id, "")
        return self.linked.get(abstract, abstract)


def numbering_of(tree: ET.Element | None, styles: Styles) -> Numbering:
    """The lists of the part that defines them, if there is one."""
    levels: dict[str, dict[int, Level]] = {}
    named: dict[str, str] = {}
    links: dict[str, str] = {}
    for each in children(tree, "w:abstractNum"):
        id = each.get("w:abstractNumId", "")
        levels[id] = _levels(each)
        if name := value(each, "w:styleLink"):
            named[name] = id
        if name := value(each, "w:numStyleLink"):
            links[id] = name
    lists: dict[str, str] = {}
    own: dict[str, dict[int, Level]] = {}
    restarts: dict[str, dict[int, int]] = {}
    for each in children(tree, "w:num"):
        id = each.get("w:numId", "")
        lists[id] = value(each, "w:abstractNumId") or ""
        own[id], restarts[id] = {}, {}
        for changed in children(each, "w:lvlOverride"):
            own[id].update(_levels(changed))
            start = value(changed, "w:startOverride")
            if start is not None:
                restarts[id][_whole(changed.get("w:ilvl"), 0)] = _whole(start, 1)
    linked = {id: named[name] for id, name in links.items() if name in named}
    return Numbering(styles, lists, levels, own, restarts, linked)


def _levels(element: ET.Element) -> dict[int, Level]:
    return {
        _whole(each.get("w:ilvl"), 0): Level(
            start=_whole(value(each, "w:start"), 1),
            format=value(each, "w:numFmt") or "decimal",
            text=value(each, "w:lvlText") or "",
            style=value(each, "w:pStyle") or "",
        )
        for each in children(element, "w:lvl")
    }


def _whole(text: str | None, otherwise: int) -> int:
    return min(int(text[:6]), _LARGEST) if text and text.isdecimal() else otherwise


def _label(level: Level, levels: Mapping[int, Level], counts: Mapping[int, int]) -> str:
    """What a reader sees before the paragraph, such as `2.1` or `(b)`.

    Nothing where it is written in a way that is not known here.
    """

    def shown(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        each = levels.get(at, Level())
        return _FORMATS[each.format](counts.get(at, each.start))

    places = [int(digit) - 1 for digit in _PLACE.findall(level.text)]
    if any(levels.get(at, Level()).format not in _FORMATS for at in places):
        return ""
    return _PLACE.sub(shown, level.text).strip()


def _letter(number: int, letters: str = _LATIN) -> str:
    """`a` to `z`, and then `aa`, `bb`, as word processors go on."""
    times, at = divmod(number - 1, len(letters))
    return letters[at] * min(times + 1, 10) if number > 0 else "0"


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    found = ""
    for amount, sign in _ROMAN:
        times, number = divmod(number, amount)
        found += sign * times
    return found


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "russianLower": lambda number: _letter(number, _RUSSIAN),
    "russianUpper": lambda number: _letter(number, _RUSSIAN).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
}
