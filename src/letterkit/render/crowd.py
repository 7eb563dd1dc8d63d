"""The list of a page with very many names: what stands in it as HTML, and what its script needs.

Such a page shows the first FIRST entries, and says where all of them are, to readers without
scripts and on paper. Its script (`crowd.js`) draws the others where one scrolls, from the register
that the page carries packed (`model/packed.py`) and from one more data block:

    <script type="application/json" id="letterkit-shown" data-sha256="…">{"groups":…}</script>

`groups` are triples of a heading, the number of entries under it, and the field that is not said
again below the heading (`country`, `affiliation` or nothing). `countries` are the names of
countries by what entries have. `order` are the places of all entries as they are shown, three bytes
each in base64; it is empty where that is the order of the manuscript or, if it has none, of the
register. All of it follows from register and manuscript, so `verify` writes it anew with the page.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from letterkit.model import Document, Group, Kind
from letterkit.model.packed import is_packed

FIRST = 200
_BYTES = 3  # of a place: a register of 16 million entries is no page


@dataclass(frozen=True, slots=True)
class Crowd:
    """The groups with no more than their `first` entries of `total`, and the block `shown`."""

    groups: tuple[Group, ...]
    first: int
    total: int
    shown: str


def crowd_of(document: Document, index: Mapping[int, int]) -> Crowd | None:
    """The crowd of a document, or nothing where all are shown; `index` has places by `id`."""
    if not is_packed(len(document.register.entries)):
        return None
    total = sum(len(group.lines) for group in document.groups)
    first = _first(document.groups)
    shown = {
        "groups": [[each.heading, len(each.lines), unsaid(each)] for each in document.groups],
        "countries": _countries(document),
        "order": _order(document, index),
    }
    written = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return Crowd(first, sum(len(group.lines) for group in first), total, written)


def _first(groups: tuple[Group, ...]) -> tuple[Group, ...]:
    """The groups up to the entry at which no more are shown."""
    found = []
    left = FIRST
    for group in groups:
        if not left:
            break
        found.append(replace(group, lines=group.lines[:left], sections=()))
        left -= len(found[-1].lines)
    return tuple(found)


def unsaid(group: Group) -> str:
    """What the heading of a group says, so that its lines do not."""
    for line in group.lines:
        if line.entry.country and not line.country:
            return "country"
        is_person = line.entry.kind is Kind.PERSON
        if is_person and line.entry.affiliation and not line.affiliation:
            return "affiliation"
    return ""


def _countries(document: Document) -> dict[str, str]:
    """What entries have as their country, and what is shown of it where that is another word."""
    lines = (line for group in document.groups for line in group.lines)
    named = {line.entry.country: line.country for line in lines if line.country}
    return {code: named[code] for code in sorted(named) if named[code] != code}


def _order(document: Document, index: Mapping[int, int]) -> str:
    places = [index[id(line.entry)] for group in document.groups for line in group.lines]
    manuscript = document.manuscript
    known = list(manuscript.order) if manuscript else []
    if places == (known or list(range(len(places)))):
        return ""
    return base64.b64encode(b"".join(each.to_bytes(_BYTES, "big") for each in places)).decode()
