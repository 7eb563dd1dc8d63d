"""What the styles of a .docx say of its paragraphs and words: ISO/IEC 29500-1, 17.7.

Word writes the English name of a built-in style in every language, so names are what counts.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from letterkit.letters.drafts.xml import at, children, value
from letterkit.model.draft import CONTINUED, NUMBERED, OWN_STYLES, PICTURE, RULE, Role

_HEADING = re.compile(r"heading ([1-9])")
_DEEPER = re.compile(r"list (?:bullet|number) ([2-5])")
_QUOTES = frozenset(("quote", "intense quote", "quotations", "block text"))
_OFF = frozenset(("0", "false", "off", "none"))
_LOWEST = 6  # the deepest level of a heading that HTML has
_BODY_LEVEL = 9  # an outline level that is none
_ROLES = {each.value.casefold(): each for each in Role}
_CONTINUED = {name.casefold(): depth for depth, name in enumerate(CONTINUED, 1)}


def is_on(properties: ET.Element | None, tag: str) -> bool | None:
    """A property that is on or off; None where nothing is said."""
    found = value(properties, tag)
    return None if found is None else found.casefold() not in _OFF


@dataclass(frozen=True, slots=True)
class Style:
    """A style of paragraphs or characters; `based_on` is the id of another."""

    name: str
    based_on: str
    paragraph: ET.Element | None
    run: ET.Element | None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""

    def chain(self, style: str | None) -> Iterator[Style]:
        """A style and those it is based on, the nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        wanted = self.default if style is None else style
        while wanted in self.by_id and wanted not in seen:
            seen.add(wanted)
            yield self.by_id[wanted]
            wanted = self.by_id[wanted].based_on

    def names(self, properties: ET.Element | None) -> list[str]:
        """The names of a paragraph's style and of those it is based on, in small letters."""
        chain = self.chain(value(properties, "w:pStyle"))
        return [each.name.casefold() for each in chain]

    def role(self, properties: ET.Element | None) -> Role | None:
        """What the paragraph is, beside those of the body."""
        return next((_ROLES[each] for each in self.names(properties) if each in _ROLES), None)

    def is_numbered_by_us(self, properties: ET.Element | None) -> bool:
        """Whether it has its number from the style of a copy that letterkit made."""
        return NUMBERED.casefold() in self.names(properties)

    def is_rule(self, properties: ET.Element | None) -> bool:
        """Whether it is a line across the page of a copy that letterkit made."""
        return RULE.casefold() in self.names(properties)

    def is_picture(self, run: ET.Element | None) -> bool:
        """Whether words stand for a picture in such a copy."""
        style = value(run, "w:rStyle")
        return style is not None and any(
            each.name.casefold() == PICTURE.casefold() for each in self.chain(style)
        )

    def _has_own_look(self, properties: ET.Element | None) -> bool:
        """Whether its style may make all of its words bold or italic, and they are read so."""
        if self.heading(properties) or self.role(properties) or self.is_quote(properties):
            return False
        return not any(each.startswith(OWN_STYLES) for each in self.names(properties))

    def is_quote(self, properties: ET.Element | None) -> bool:
        """Whether it is a quotation."""
        return any(each in _QUOTES for each in self.names(properties))

    def depth_of_item(self, properties: ET.Element | None) -> int:
        """How deep in lists the item is that this paragraph goes on with; 0 if in none."""
        return next((_CONTINUED[n] for n in self.names(properties) if n in _CONTINUED), 0)

    def depth_of_list(self, properties: ET.Element | None) -> int:
        """How much deeper an item is by its style, such as List Bullet 2, than by its list."""
        found = (_DEEPER.fullmatch(each) for each in self.names(properties))
        return next((int(each[1]) - 1 for each in found if each), 0)

    def heading(self, properties: ET.Element | None) -> int:
        """The level of a heading from 1; 0 for any other paragraph."""
        own = value(properties, "w:outlineLvl")
        for style in self.chain(value(properties, "w:pStyle")):
            if found := _HEADING.fullmatch(style.name.casefold()):
                return min(int(found[1]), _LOWEST)
            own = own if own is not None else value(style.paragraph, "w:outlineLvl")
        if own is None or not own.isdecimal() or int(own) >= _BODY_LEVEL:
            return 0
        return min(int(own) + 1, _LOWEST)

    def is_on(self, paragraph: ET.Element | None, run: ET.Element | None, tag: str) -> bool:
        """Whether words have a property: their own, that of their style, of the paragraph's."""
        own = is_on(run, tag)
        if own is not None:
            return own
        character = value(run, "w:rStyle")
        styles = [] if character is None else list(self.chain(character))
        if self._has_own_look(paragraph):
            styles += self.chain(value(paragraph, "w:pStyle"))
        said = (is_on(style.run, tag) for style in styles)
        return next((each for each in said if each is not None), False)

    def said(self, paragraph: ET.Element | None, run: ET.Element | None, tag: str) -> str:
        """The value that words have of a property: their own, that of their style, or nothing."""
        character = value(run, "w:rStyle")
        styles = [] if character is None else list(self.chain(character))
        styles += self.chain(value(paragraph, "w:pStyle"))
        own = value(run, tag)
        found = [own, *(value(style.run, tag) for style in styles)]
        return next((each for each in found if each is not None), "")


def styles_of(tree: ET.Element | None) -> Styles:
    """The styles of the part that holds them, if there is one."""
    by_id = {}
    default = ""
    for each in children(tree, "w:style"):
        id = each.get("w:styleId", "")
        by_id[id] = Style(
            name=value(each, "w:name") or "",
            based_on=value(each, "w:basedOn") or "",
            paragraph=at(each, "w:pPr"),
            run=at(each, "w:rPr"),
        )
        if each.get("w:type") == "paragraph" and each.get("w:default") in ("1", "true", "on"):
            default = id
    return Styles(by_id, default)
