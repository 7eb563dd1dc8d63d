"""Who signs by what columns a table has: people, or organisations with a contact person."""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.model import Kind
from letterkit.read.kinds import kind_of
from letterkit.read.platforms.beside_names import is_contact
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


def type_of_affiliations(fields: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """The column taken for kinds that says what the affiliations are, and not who signs.

    "University" beside a person's name and "Example University" is such a cell: the person signs,
    and is no organisation.
    """
    there = set(fields)
    if not {"kind", "affiliation"} <= there or not there & _NAMES:
        return None
    number, beside = fields.index("kind"), fields.index("affiliation")
    affiliations: list[str] = []
    for cells in rows:
        kind = kind_of(cells[number]) if number < len(cells) else None
        if kind is Kind.PERSON:
            return None
        if kind is Kind.ORGANISATION:
            affiliations.append(cells[beside].strip() if beside < len(cells) else "")
    if affiliations and all(text and not is_contact(text) for text in affiliations):
        return number
    return None


def _settled(name: str, there: set[str]) -> str:
    """A faculty is an affiliation only where nothing else is."""
    if name != DEPARTMENT:
        return name
    return PRIVATE if "affiliation" in there else "affiliation"
