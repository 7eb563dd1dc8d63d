"""Signatures that a file takes back: whose they are on a list, and which are on none of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from letterkit.model.incoming import Incoming, TakenBack
from letterkit.publish.twice import Wishes, wish_of_leaving

_AGREES_NOT = "no"


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Places of lines that change nothing: of people who left already, and of people not there."""

    left_already: Sequence[str] = ()
    not_there: Sequence[str] = ()


def unmatched(
    gone: Sequence[TakenBack],
    before: Iterable[Mapping[str, str]],
    now: Iterable[Mapping[str, str]],
    left: Callable[[Incoming], bool],
) -> Unmatched:
    """The lines that take back a signature which does not stand.

    `before` and `now` are the rows of the list before and after an import, by column, with whoever
    else is in the file. `left` says of somebody whether they withdrew, or were taken off the list.
    """
    if not gone:
        return Unmatched()
    wishes = Wishes(map(wish_of_leaving, gone))
    off = _places(wishes, (row for row in before if row.get("consent") == _AGREES_NOT))
    there = _places(wishes, now)
    already: list[str] = []
    nobody: list[str] = []
    for each in gone:
        if each.place in off or (each.place not in there and left(_as_incoming(each))):
            already.append(each.place)
        elif each.place not in there and not each.never:
            nobody.append(each.place)
    return Unmatched(list(dict.fromkeys(already)), list(dict.fromkeys(nobody)))


def _places(wishes: Wishes, rows: Iterable[Mapping[str, str]]) -> set[str]:
    return {wish.place for row in rows for wish in wishes.of(row)}


def _as_incoming(each: TakenBack) -> Incoming:
    file, _, line = each.place.rpartition(":")
    values = {"name": each.name, "email": each.email}
    given = {name: text for name, text in values.items() if text}
    return Incoming(file, int(line), "list", given)
