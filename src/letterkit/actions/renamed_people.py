"""Who came back under another name at the same address: one person or two, the coordinator says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from shlex import quote

from letterkit.errors import LetterkitError
from letterkit.model.imports import Imports
from letterkit.model.incoming import Incoming
from letterkit.model.list_text import ListText
from letterkit.publish.matching import Place, place_of
from letterkit.publish.renamed import Renamed, renamed, with_name
from letterkit.publish.replaced import replaced

_MOST = 5  # rows in an error


@dataclass(frozen=True, slots=True)
class NamesSaid:
    """What the coordinator said, by file and line: `x.csv:3`, or `x.csv:3=ID` of several rows."""

    same: Sequence[str] = ()
    others: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NewNames:
    """A list with new names in it. `before` are the names before and after of those who have one.

    `same` are the rows of people of a file, by the place where each stands there.
    """

    text: ListText
    before: Sequence[tuple[str, str]]
    same: Mapping[Place, int]


def with_new_names(
    listed: ListText,
    name: str,
    imports: Imports,
    incoming: Sequence[Incoming],
    said: NamesSaid,
    is_kept_out: Callable[[Incoming], bool],
    fallen: Sequence[Incoming] = (),
    *,
    removing: bool = False,
) -> NewNames:
    """The list, with the new name of each who is said to be the same person.

    `name` is what the list is called, and `fallen` are those whose rows do not let them stand;
    `removing` says that whoever the file no longer has is taken
    off it. Raises an error for whoever nothing is said of.
    """
    asked = renamed(listed, imports, incoming, is_kept_out)
    others = [] if removing else replaced(listed, imports, incoming, is_kept_out, fallen)
    found = {id(each.each) for each in asked}
    asked += [each for each in others if id(each.each) not in found]
    before_and_now: list[tuple[str, str]] = []
    same: dict[Place, int] = {}
    for each in asked:
        if each.place in said.others:
            continue
        shared = sum(one.place == each.place for one in asked) > 1
        row = _row_said(each, listed, said.same, shared=shared)
        if row is None or row in same.values():
            raise _asked(each, listed, name, shared=shared)
        same[place_of(each.each)] = row
        if any(each.each is one for one in fallen):
            continue  # whoever is in no output keeps their name in the list
        new = each.each.values.get("name", "")
        before_and_now.append((_value(listed, row, "name"), new))
        listed = with_name(listed, row, new)
    return NewNames(listed, before_and_now, same)


def _row_said(each: Renamed, listed: ListText, same: Sequence[str], *, shared: bool) -> int | None:
    """The row of which somebody is said to be the person, or None.

    Where several stand on one line of a file, the line alone does not say who is meant.
    """
    if each.place in same and len(each.rows) == 1 and not shared:
        return each.rows[0]
    for row in each.rows:
        if f"{each.place}={_value(listed, row, 'id')}" in same:
            return row
    return None


def _asked(each: Renamed, listed: ListText, name: str, *, shared: bool) -> LetterkitError:
    """The question, with the option for either answer."""
    lines = ", ".join(f"{name}:{_line(listed, row)}" for row in each.rows[:_MOST])
    place = quote(each.place)
    same = f"--same-person {place}"
    if len(each.rows) > 1 or shared:
        ids = [_value(listed, row, "id") for row in each.rows[:_MOST]]
        same = " or ".join(f"--same-person {quote(f'{each.place}={one}')}" for one in ids)
    named = bool(each.each.values.get("name"))
    then = "the new name takes the place of the old one" if named else "the list names them no more"
    return LetterkitError(
        f"{each.place}: {each.how} {lines}, which this file no longer has",
        hint=f"if it is the same person, add {same}, and {then}; if it is somebody else, add"
        f" --other-person {place}, and both are on the list",
    )


def _value(listed: ListText, row: int, column: str) -> str:
    return dict(zip(listed.columns, listed.rows[row].cells, strict=False)).get(column, "")


def _line(listed: ListText, number: int) -> int:
    """The line of a list on which a row begins."""
    return 1 + sum(row.raw.count("\n") for row in listed.rows[:number])
