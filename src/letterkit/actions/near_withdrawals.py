"""Withdrawals that may be of somebody on the list, under another form of the name: stop and ask."""

import re
from collections.abc import Mapping, Sequence, Set
from shlex import quote

from letterkit.errors import LetterkitError
from letterkit.model.list_text import ListText
from letterkit.publish.taken_back import Candidate, Near
from letterkit.read.values import excerpt

_SOURCE = re.compile(r"\S+ (.+?:\d+)(?: #.*)?")
_MOST = 5  # entries in an error


def refuse_near(near: Sequence[Near], listed: ListText, name: str, letter: str) -> None:
    """Stop at the first line of which nothing says for certain whose signature it takes back.

    `listed` is the list as it is on the disk, and `name` what it is called; `letter` is what the
    letter was called on the command line.
    """
    if not near:
        return
    first = near[0]
    more = len(near) - 1
    others = f"; {more} more {'is' if more == 1 else 'are'} like it" if more else ""
    text = "an e-mail address" if "@" in first.text else excerpt(first.text)
    if not first.entries:
        raise LetterkitError(
            f"{first.place}: a withdrawal with a number only: {text}{others}",
            hint="write the name in its place, as the list has it, or delete the line",
        )
    ids = _ids(listed)
    places = [_place(each, ids, name) for each in first.entries[:_MOST]]
    rest = f" and {len(first.entries) - _MOST} more" if len(first.entries) > _MOST else ""
    raise LetterkitError(
        f"{first.place}: a withdrawal that may be of somebody under another form of the name"
        f" ({', '.join(places)}{rest}): {text}{others}",
        hint=_hint(first.place, first.entries[:_MOST], ids, name, letter),
    )


def _hint(line: str, entries: Sequence[Candidate], ids: Set[str], name: str, letter: str) -> str:
    known = [each for each in entries if each.id in ids]
    new = [each for each in entries if each.id not in ids and came_in(each.values)]
    plain = [each for each in entries if each not in known and each not in new]
    ways = [f"letterkit withdraw {quote(letter)} --id {each.id}" for each in known]
    if plain:
        lines = ", ".join(f"{name}:{each.place}" for each in plain)
        ways.append(f"write no in the column “consent” of {lines}")
    if new:
        where = " or ".join(came_in(each.values) for each in new)
        ways.append(f"write the name in {line} as it is in {where}")
    who = "them" if len(entries) == 1 else "one of them"
    return f"if it is {who}: {', or '.join(ways)}; else delete the line, or write the whole name"


def _place(each: Candidate, ids: Set[str], name: str) -> str:
    """Where an entry stands: in the list, or in the file that it comes from in this import."""
    return (each.id not in ids and came_in(each.values)) or f"{name}:{each.place}"


def came_in(values: Mapping[str, str]) -> str:
    """File and line of the import that brought an entry, or nothing."""
    source = _SOURCE.fullmatch(values.get("source", ""))
    return source[1] if source else ""


def _ids(listed: ListText) -> frozenset[str]:
    if "id" not in listed.columns:
        return frozenset()
    place = listed.columns.index("id")
    return frozenset("".join(row.cells[place : place + 1]) for row in listed.rows) - {""}
