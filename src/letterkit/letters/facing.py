"""A letter in two languages in one file: two documents become one, whose list stands once."""

from dataclasses import replace

from letterkit.letters import locale
from letterkit.model import Document, Group, Line

_HEADINGS = " · "
# In a list that runs on, a point stands between two people.
_COUNTRIES = " / "


def faced(first: Document, second: Document) -> Document:
    """The first document with the second beside it; the list is in both languages.

    Names, roles and organisations stand as their people wrote them; headings and countries are
    letterkit's own words, and are said in both.
    """
    headings = {id(line.entry): group.heading for group in second.groups for line in group.lines}
    groups = tuple(
        replace(
            group,
            heading=_both(group.heading, _heading_of(group, headings), _HEADINGS),
            lines=tuple(_line(line, second.lang) for line in group.lines),
        )
        for group in first.groups
    )
    top = tuple(_line(line, second.lang) for line in first.top)
    return replace(first, facing=second, groups=groups, top=top)


def _line(line: Line, lang: str) -> Line:
    """The line with its country in both languages, unless a heading above it says the country."""
    if not line.country:
        return line
    other = locale.country(line.entry.country, lang)
    return replace(line, country=_both(line.country, other, _COUNTRIES))


def _heading_of(group: Group, headings: dict[int, str]) -> str:
    """What the other language calls the group, by its first member."""
    return headings.get(id(group.lines[0].entry), "") if group.lines else ""


def _both(one: str, other: str, between: str) -> str:
    return between.join(dict.fromkeys(each for each in (one, other) if each))
