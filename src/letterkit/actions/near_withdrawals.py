"""Withdrawals that may be of somebody on the list, under another form of the name: stop and ask."""

from collections.abc import Sequence, Set
from shlex import quote

from letterkit.errors import LetterkitError
from letterkit.model.list_text import ListText
from letterkit.publish.taken_back import Candidate, Near
from letterkit.read.values import excerpt

_MOST = 5  # entries in an error


def refuse_near(near: Sequence[Near], listed: ListText, name: str, letter: str) -> None:
    """Stop at the first line of which nothing says for certain whose signature it takes back.

    `listed` is the list as it is on the disk, and `name` what it is called; `letter` is what the
    letter was called on the command line.
    """
    if not near:
        return
    first = near[0]
    others = f"; {len(near) - 1} more are like it" if len(near) > 1 else ""
    text = "an e-mail address" if "@" in first.text else excerpt(first.text)
    if not first.entries:
        raise LetterkitError(
            f"{first.place}: a withdrawal with a number only: {text}{others}",
            hint="write the name in its place, as the list has it, or delete the line",
        )
    ids = _ids(listed)
    places = [_place(each, name) for each in first.entries[:_MOST]]
    more = f" and {len(first.entries) - _MOST} more" if len(first.entries) > _MOST else ""
    raise LetterkitError(
        f"{first.place}: a withdrawal that may be of somebody under another form of the name"
        f" ({', '.join(places)}{more}): {text}{others}",
        hint=_hint(first.place, first.entries[:_MOST], ids, name, letter),
    )


def _hint(line: str, entries: Sequence[Candidate], ids: Set[str], name: str, letter: str) -> str:
    known = [each for each in entries if each.id in ids]
    ways = [f"letterkit withdraw {quote(letter)} --id {each.id}" for each in known]
    new = [each for each in entries if not each.id]
    plain = [each for each in entries if each.id and each.id not in ids]
    if plain:
        lines = ", ".join(_place(each, name) for each in plain)
        ways.append(f"write no in the column “consent” of {lines}")
    if new:
        where = " or ".join(each.place for each in new)
        ways.append(f"write the name in {line} as it is in {where}")
    who = "them" if len(entries) == 1 else "one of them"
    return f"if it is {who}: {', or '.join(ways)}; else delete the line, or write the whole name"


def _place(each: Candidate, name: str) -> str:
    return f"{name}:{each.place}" if each.id else each.place


def _ids(listed: ListText) -> frozenset[str]:
    if "id" not in listed.columns:
        return frozenset()
    place = listed.columns.index("id")
    return frozenset("".join(row.cells[place : place + 1]) for row in listed.rows)
