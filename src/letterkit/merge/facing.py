"""A letter in two languages in one file: two documents become one, whose list stands once."""

from dataclasses import replace

from letterkit.model import Document, Group


def faced(first: Document, second: Document) -> Document:
    """The first document with the second beside it; headings of the list are in both languages."""
    headings = {id(line.entry): group.heading for group in second.groups for line in group.lines}
    groups = tuple(
        replace(group, heading=_both(group.heading, _heading_of(group, headings)))
        for group in first.groups
    )
    return replace(first, facing=second, groups=groups)


def _heading_of(group: Group, headings: dict[int, str]) -> str:
    """What the other language calls the group, by its first member."""
    return headings.get(id(group.lines[0].entry), "") if group.lines else ""


def _both(one: str, other: str) -> str:
    return " · ".join(dict.fromkeys(each for each in (one, other) if each))
