"""What a command has begun and must be finished, should it be killed: a file for each letter.

`registers/<slug>/unfinished` is written before the first step and deleted after the last, by the
command itself or by the next one:

    letterkit.unfinished.v1
    withdraw                  or: publish
    id c4d5e6f7g2             an id of somebody who goes: in lists, the register, names of files
    row <64 hex digits>       a row without an id: a keyed hash of what decisions call it
    sign 12                   the index of a `sign` leaf whose opening goes

Nothing in it says who they are to anybody who does not have the register's secret.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from letterkit.errors import LetterkitError

FILE = "unfinished"
_FIRST = "letterkit.unfinished.v1"
_LINE = re.compile(r"(?:id (\S+)|row ([0-9a-f]{64})|sign (0|[1-9][0-9]*))")


class What(StrEnum):
    """Which command has begun it."""

    WITHDRAW = "withdraw"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Those who are to be deleted: their ids, rows without ids as marks, and indexes of leaves."""

    what: What
    ids: frozenset[str] = frozenset()
    rows: frozenset[str] = frozenset()
    signs: frozenset[int] = frozenset()


def format_unfinished(unfinished: Unfinished) -> bytes:
    """The file that says what is unfinished, so that the next command finishes it."""
    lines = [_FIRST, unfinished.what.value]
    lines += [f"id {each}" for each in sorted(unfinished.ids)]
    lines += [f"row {each}" for each in sorted(unfinished.rows)]
    lines += [f"sign {each}" for each in sorted(unfinished.signs)]
    return "".join(f"{line}\n" for line in lines).encode()


def parse_unfinished(data: bytes) -> Unfinished:
    """The twin of `format_unfinished`; anything else raises LetterkitError."""
    ids, rows, signs = set[str](), set[str](), set[int]()
    try:
        first, what, *lines = data.decode().removesuffix("\n").split("\n")
        for line in lines:
            found = _LINE.fullmatch(line)
            if not found:
                raise ValueError(line)
            _take(found.groups(), ids, rows, signs)
        unfinished = Unfinished(What(what), frozenset(ids), frozenset(rows), frozenset(signs))
    except ValueError:
        unfinished = None
    if unfinished is None or first != _FIRST or format_unfinished(unfinished) != data:
        raise LetterkitError("not what letterkit wrote there", hint="put back a copy of the file")
    return unfinished


def _take(parts: Iterable[str | None], ids: set[str], rows: set[str], signs: set[int]) -> None:
    entry, row, sign = parts
    if entry:
        ids.add(entry)
    if row:
        rows.add(row)
    if sign:
        signs.add(int(sign))
