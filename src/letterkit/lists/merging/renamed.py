"""Answers at the address of somebody on a list, under a name that is wholly another one.

    the list, from x.csv     Bo Sample,bo@example.org
    x.csv, saved later       Nightjar,bo@example.org      and nobody called Bo Sample

It may be Bo Sample, who took the name back, or somebody else who reads the same letters. Only a
person can say, so nothing is decided here.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from letterkit.lists.merging.matching import Known, is_of_source
from letterkit.lists.merging.twice import may_be_one, plain, wish_of_incoming, wish_of_row
from letterkit.model.imports import Imports
from letterkit.model.incoming import Incoming
from letterkit.text.list_text import ListText, changed, with_rows

NEAR = "perhaps another form of the name at the same address of"


@dataclass(frozen=True, slots=True)
class Renamed:
    """Somebody new of a file, and the rows of their address that the file no longer has.

    `rows` are the numbers of the rows in the list, and `how` is what may make them one person.
    """

    each: Incoming
    rows: Sequence[int]
    how: str = "another name at the address of"

    @property
    def place(self) -> str:
        """File and line of who is new."""
        return f"{self.each.file}:{self.each.line}"


def renamed(
    listed: ListText,
    imports: Imports,
    incoming: Sequence[Incoming],
    is_kept_out: Callable[[Incoming], bool],
) -> list[Renamed]:
    """Those who would be added beside a row of their address that came from the same source.

    `is_kept_out` says of somebody whether they are not added at all, since they withdrew.
    """
    if not _may_be_some(listed, incoming):
        return []
    known = Known.of(listed, imports)
    new = [each for each, row in known.matches(incoming) if row is None]
    found = []
    for each in new:
        rows = known.by_email.get(plain(each.values.get("email", "")), ())
        gone = [row for row in rows if _is_gone(known, row, each)]
        named = bool(each.values.get("name"))
        if gone and named and not (is_kept_out(each) or known.has_removed(each)):
            found.append(Renamed(each, gone))
    return found


def near_at_address(
    listed: ListText,
    imports: Imports,
    incoming: Sequence[Incoming],
    is_kept_out: Callable[[Incoming], bool],
) -> list[Renamed]:
    """Those who would be added beside somebody of their address whose name is a like one.

    The row may come from any file: a form's second export has another name. Couples, who share no
    more than a family name, are two, and so are two who stand in one file. What differs in what
    is asked for is found elsewhere.
    """
    if not _may_be_some(listed, incoming):
        return []
    known = Known.of(listed, imports)
    new = [each for each, row in known.matches(incoming) if row is None]
    found = []
    for each in new:
        if not each.values.get("name") or is_kept_out(each) or known.has_removed(each):
            continue
        rows = known.by_email.get(plain(each.values.get("email", "")), ())
        near = [row for row in rows if row not in known.taken and _is_near(known, row, each)]
        if near:
            found.append(Renamed(each, near, NEAR))
    return found


def with_name(listed: ListText, number: int, name: str) -> ListText:
    """The list with another name in one row."""
    row = changed(listed, listed.rows[number], {"name": name})
    return with_rows(listed, {number: row})


def _is_gone(known: Known, row: int, each: Incoming) -> bool:
    """Whether a row with a name came from this source, which has nobody for it now."""
    values = known.values[row]
    return row not in known.taken and bool(values.get("name")) and is_of_source(values, each)


def _is_near(known: Known, row: int, each: Incoming) -> bool:
    """Whether a row and somebody have one address, like names, and ask for the same."""
    values = known.values[row]
    if not values.get("name") or not may_be_one(values, each.values):
        return False
    kinds = {values.get("kind", ""), each.values.get("kind", "")} - {""}
    return len(kinds) < 2 and bool(wish_of_row("", values)) == bool(wish_of_incoming(each))


def _may_be_some(listed: ListText, incoming: Sequence[Incoming]) -> bool:
    """Whether an address stands on the list without the name that comes with it now."""
    names: dict[str, set[str]] = defaultdict(set)
    for row in listed.rows[listed.header + 1 :]:
        values = listed.values(row)
        if email := plain(values.get("email", "")):
            names[email].add(plain(values.get("name", "")))
    for each in incoming:
        there = names.get(plain(each.values.get("email", "")))
        if there and plain(each.values.get("name", "")) not in there:
            return True
    return False
