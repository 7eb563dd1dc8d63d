"""The page's own style sheets, as far as they hide a text or draw a line through it.

    <style>.gone { text-decoration: line-through } .away { display: none }</style>

What they say becomes the `style` of the elements, where other modules look for it. Selectors are
compared by names of elements, classes and ids, and by what stands around; those with states such
as `:hover`, and rules for print only, say nothing of what a page shows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PRINT = re.compile(r"@media[^{]*\bprint\b[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_STRUCK = re.compile(r"text-decoration[^;]*line-through", re.IGNORECASE)
# As `html_text` knows them, which must not be imported here.
_APART = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE
)
HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|(?<![\w-])opacity\s*:\s*0*(?:\.0\d*)?%?(?![\d.])|transform\s*:\s*scale\(\s*0\s*\)"
    r"|(?<![\w-])color\s*:\s*(?:transparent|#\w{3}0(?!\w)|#\w{6}00(?!\w)"
    r"|(?:rgb|hsl)a?\((?:(?:[^(),]*,){3}|[^()/]*/)\s*0*(?:\.0*)?%?\s*\))"
    r"|filter\s*:[^;]*blur\(\s*0*\.?0*[1-9]",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"(?:[a-z][a-z0-9]*|\*)?(?:[.#][\w-]+)*", re.IGNORECASE)
_PART = re.compile(r"[.#]?[\w-]+")
_AROUND = re.compile(r"\s*[>+~\s]\s*")
_MOST = 2000  # selectors that are looked at
_PAGE = frozenset({"html", "body", "head"})


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a selector does: its parts from the outermost to the element itself."""

    parts: Sequence[str]
    style: str

    def fits(self, element: ET.Element, around: Sequence[ET.Element]) -> bool:
        """Whether it selects an element; what stands around it may be at any distance."""
        *outer, own = self.parts
        if not _fits(own, element):
            return False
        return all(any(_fits(part, each) for each in around) for part in outer)


def apply_styles(tree: ET.Element) -> None:
    """Write what the style sheets of a page hide and strike through into its elements."""
    sheets = ["".join(each.itertext()) for each in tree.iter("style")]
    rules = [rule for sheet in sheets for rule in _rules(sheet)][:_MOST]
    if rules:
        _apply(tree, rules, [])


def _apply(element: ET.Element, rules: Sequence[_Rule], around: list[ET.Element]) -> None:
    inside = [*around, element]
    for child in element:
        if not isinstance(child.tag, str):
            continue
        styles = [rule.style for rule in rules if rule.fits(child, inside)]
        if styles and child.tag not in _PAGE:
            child.set("style", ";".join([child.get("style", ""), *styles]))
        _apply(child, rules, inside)


def _rules(sheet: str) -> Iterator[_Rule]:
    plain = _PRINT.sub("", _COMMENT.sub("", sheet))
    for selectors, declarations in _RULE.findall(plain):
        style = _style(declarations)
        for selector in selectors.split(",") if style else ():
            parts = [part for part in _AROUND.split(selector.strip()) if part]
            if parts and all(map(_SIMPLE.fullmatch, parts)):
                yield _Rule(parts, style)


def _style(declarations: str) -> str:
    found = [] if not _STRUCK.search(declarations) else ["text-decoration: line-through"]
    found += [match[0] for match in _APART.finditer(declarations)]
    return ";".join([*found, *(["display: none"] if HIDING.search(declarations) else [])])


def _fits(part: str, element: ET.Element) -> bool:
    classes = set(element.get("class", "").split())
    for piece in _PART.findall(part):
        if piece.startswith("."):
            fits = piece[1:] in classes
        elif piece.startswith("#"):
            fits = piece[1:] == element.get("id", "")
        else:
            fits = piece.lower() == element.tag
        if not fits:
            return False
    return True
