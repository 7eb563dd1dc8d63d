"""What a page folds away: `<li><details><summary>B. S.</summary>Bo Sample</details></li>`.

A reader sees "B. S." and nothing else, so what is folded away beside a name is not printed: perhaps
it is the name that somebody does not show. It is passed over, and that is said. A whole list under
`<summary>All who signed</summary>` is no part of an entry, and is read.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from letterkit.read.group_words import says_who_signed

WHAT = "folded away on the page (<details>), where a reader does not see it"
# The elements of an entry. Elsewhere an element that folds is an entry if there are several.
_ENTRIES = frozenset({"li", "td", "th", "dt", "dd"})
_OF_SEVERAL = frozenset({"li", "tr", "dt", "br", "h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST = 2


def fold_away(tree: ET.Element) -> list[ET.Element]:
    """Hide what is folded away beside a name; returns the elements in which that was done."""
    inside = list(_folding(tree, within=False))
    free = [each for each, within in inside if not within]
    found = [each for each, within in inside if within or len(free) >= _FEWEST]
    return [each for each in found if _hide(each)]


def _folding(element: ET.Element, *, within: bool) -> Iterator[tuple[ET.Element, bool]]:
    """Each element that folds something of one person away; and whether an entry is around it."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == "details" and "open" not in child.attrib and _is_of_one(child):
            yield child, within
        else:
            yield from _folding(child, within=within or child.tag in _ENTRIES)


def _is_of_one(element: ET.Element) -> bool:
    """Whether what it holds is about one person: no list, no lines, no heading for all of them."""
    if any(each.tag in _OF_SEVERAL for each in element.iter()):
        return False
    summary = element.find("summary")
    title = "".join(summary.itertext()).strip() if summary is not None else ""
    return bool(title) and not says_who_signed(title)


def _hide(element: ET.Element) -> bool:
    """Mark all but the summary as hidden; whether that holds any words."""
    away = False
    text, element.text = element.text or "", ""
    away = away or bool(text.strip())
    for child in element:
        tail, child.tail = child.tail or "", ""
        away = away or bool(tail.strip())
        if isinstance(child.tag, str) and child.tag != "summary":
            child.set("hidden", "")
            away = away or bool("".join(child.itertext()).strip())
    return away
