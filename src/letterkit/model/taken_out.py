"""Who stood in earlier editions and was taken out, and is on the list still.

    letterkit.taken-out.v1
    x7ka2m 14 named

One line each, ended by LF: their id, the index of their `sign` leaf, and how the last edition with
them showed them. With the leaves of the register this says in which editions they were, if they
withdraw one day. It is deleted with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.model.signatory import Shown

_HEAD = "letterkit.taken-out.v1"


@dataclass(frozen=True, slots=True)
class TakenOut:
    """One signature that an edition took out."""

    id: str
    index: int
    shown: Shown


def format_taken_out(taken: Sequence[TakenOut]) -> bytes:
    """The file; nothing where there is nobody."""
    if not taken:
        return b""
    lines = [_HEAD, *(f"{each.id} {each.index} {each.shown}" for each in taken)]
    return "".join(f"{line}\n" for line in lines).encode()


def parse_taken_out(data: bytes) -> list[TakenOut]:
    """What a file says; raises LetterkitError for any other bytes."""
    if not data:
        return []
    try:
        head, *lines, end = data.decode().split("\n")
        found = []
        for line in lines:
            key, index, shown = line.rsplit(" ", 2)
            found.append(TakenOut(key, int(index), Shown(shown)))
    except ValueError as error:
        raise LetterkitError("not a file of people who were taken out") from error
    if head != _HEAD or end or format_taken_out(found) != data:
        raise LetterkitError("not a file of people who were taken out")
    return found
