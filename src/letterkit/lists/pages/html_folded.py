"""What a page folds away: `<li><details><summary>B. S.</summary>Bo Sample</details></li>`.

A reader sees "B. S." and nothing else, so what is folded away beside a name is not printed: perhaps
it is the name that somebody does not show. It is passed over, and that is said. A whole list under
`<summary>All who signed</summary>` is no part of an entry, and is read.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from letterkit.lists.documents.group_words import kind_of_group, says_who_signed
from letterkit.lists.rows.not_names import is_control

WHAT = "folded away on the page (<details>), where a reader does not see it"
# The elements of an entry. Elsewhere an element that folds is an entry if there are several.
_ENTRIES = frozenset({"li", "td", "th", "dt", "dd"})
_OF_SEVERAL = frozenset({"li", "tr", "dt", "br", "h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST = 2


def fold_away(tree: ET.Element) -> list[tuple[ET.Element, bool]]:
    """Hide what is folded away beside a name; returns the elements in which that was done.

    With each it says whether that was an entry: "1 person" or "Show" is nobody's name.
    """
    inside = list(_folding(tree, within=False))
    free = [each for each, within in inside if not within]
    found = [each for each, within in inside if within or len(free) >= _FEWEST]
    items = {id(each) for each, within in inside if within}
    nobody = {id(each) for each in found if _is_of_nobody(each)}
    hidden = [each for each in found if _hide(each)]
    # An item without a name is counted as one.
    return [(each, id(each) in nobody - items) for each in hidden]


def _is_of_nobody(element: ET.Element) -> bool:
    """Whether a summary names nobody; then all of the element is hidden."""
    summary = element.find("summary")
    title = " ".join("".join(summary.itertext()).split()) if summary is not None else ""
    nobody = any(map(str.isdigit, title)) or bool(kind_of_group(title)) or is_control(title)
    if nobody:
        element.set("hidden", "")
    return nobody


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
        if child.tag == "summary":
            child.tag = "span"  # it is an entry, and no heading of the next one
        elif isinstance(child.tag, str):
            child.set("hidden", "")
            away = away or bool("".join(child.itertext()).strip())
    return away
