"""Who came back under another name at the same address: one person or two, the coordinator says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from shlex import quote

from letterkit.errors import LetterkitError
from letterkit.model.imports import Imports
from letterkit.model.incoming import Incoming
from letterkit.model.list_text import ListText
from letterkit.publish.renamed import Renamed, renamed, with_name

_MOST = 5  # rows in an error


@dataclass(frozen=True, slots=True)
class NamesSaid:
    """What the coordinator said, by file and line: `x.csv:3`, or `x.csv:3=ID` of several rows."""

    same: Sequence[str] = ()
    others: Sequence[str] = ()


def with_new_names(
    listed: ListText,
    name: str,
    imports: Imports,
    incoming: Sequence[Incoming],
    said: NamesSaid,
    is_kept_out: Callable[[Incoming], bool],
) -> tuple[ListText, list[tuple[str, str]]]:
    """The list, with the new name of each who is said to be the same person; who that is.

    `name` is what the list is called. Raises an error for whoever nothing is said of.
    """
    before_and_now: list[tuple[str, str]] = []
    for each in renamed(listed, imports, incoming, is_kept_out):
        if each.place in said.others:
            continue
        row = _row_said(each, listed, said.same)
        if row is None:
            raise _asked(each, listed, name)
        new = each.each.values["name"]
        before_and_now.append((_value(listed, row, "name"), new))
        listed = with_name(listed, row, new)
    return listed, before_and_now


def _row_said(each: Renamed, listed: ListText, same: Sequence[str]) -> int | None:
    """The row of which somebody is said to be the person, or None."""
    if each.place in same and len(each.rows) == 1:
        return each.rows[0]
    for row in each.rows:
        if f"{each.place}={_value(listed, row, 'id')}" in same:
            return row
    return None


def _asked(each: Renamed, listed: ListText, name: str) -> LetterkitError:
    """The question, with the option for either answer."""
    lines = ", ".join(f"{name}:{_line(listed, row)}" for row in each.rows[:_MOST])
    place = quote(each.place)
    same = f"--same-person {place}"
    if len(each.rows) > 1:
        ids = [_value(listed, row, "id") for row in each.rows[:_MOST]]
        same = " or ".join(f"--same-person {quote(f'{each.place}={one}')}" for one in ids)
    return LetterkitError(
        f"{each.place}: another name at the address of {lines}, which this file no longer has",
        hint=f"if it is the same person, add {same}, and the new name takes the place of the old"
        f" one; if it is somebody else, add --other-person {place}, and both are on the list",
    )


def _value(listed: ListText, row: int, column: str) -> str:
    return dict(zip(listed.columns, listed.rows[row].cells, strict=False)).get(column, "")


def _line(listed: ListText, number: int) -> int:
    """The line of a list on which a row begins."""
    return 1 + sum(row.raw.count("\n") for row in listed.rows[:number])
