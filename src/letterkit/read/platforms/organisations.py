"""Who signs by what columns a table has: people, or organisations with a contact person."""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.read.platforms.questions import (
    DEPARTMENT,
    FIRST,
    LAST,
    MIDDLE,
    PRIVATE,
    REPRESENTATIVE,
)

_NAMES = frozenset({"name", FIRST, MIDDLE, LAST})


@dataclass(frozen=True, slots=True)
class Signing:
    """Fields in the order of the columns. `kind` is that of rows that do not say theirs."""

    fields: list[str]
    kind: str = ""


def signing(fields: Sequence[str]) -> Signing:
    """The fields once it is clear who signs.

    Where no column asks for a person's name, the organisations sign: "Organisation, Country" and
    "Organisation, Contact person, Position, E-mail". What a contact person does is private, as the
    contact person is. "Organisation, Role" may be a list of people who stay unnamed, and is left.
    """
    there = set(fields)
    fields = [_settled(name, there) for name in fields]
    if there & _NAMES or "affiliation" not in there:
        return Signing(fields)
    if "role" in there and REPRESENTATIVE not in there:
        return Signing(fields)
    become = {"affiliation": "name", "role": PRIVATE}
    return Signing([become.get(name, name) for name in fields], "organisation")


def _settled(name: str, there: set[str]) -> str:
    """A faculty is an affiliation only where nothing else is."""
    if name != DEPARTMENT:
        return name
    return PRIVATE if "affiliation" in there else "affiliation"
