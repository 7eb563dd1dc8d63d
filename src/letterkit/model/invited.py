"""Statements that people were invited to sign, as `invite` keeps them: a file for each run of it.

    a1
    letterkit.statement.v1
    I sign this open letter, exactly as its text stands.
    …
    Date: 2026-11-22

Ten lines for each person, each ended by LF: their id in the list, then the nine lines of the
statement, which `prove/statement.py` has the form of.
"""

from collections.abc import Iterable

from letterkit.errors import LetterkitError

_LINES = 10


def format_invited(invited: Iterable[tuple[str, bytes]]) -> bytes:
    """The file of these ids and statements."""
    return b"".join(f"{person}\n".encode() + statement for person, statement in invited)


def parse_invited(data: bytes) -> list[tuple[str, bytes]]:
    """The ids and statements in a file; whether they are statements is not looked at."""
    *lines, end = data.split(b"\n")
    if end or len(lines) % _LINES:
        raise LetterkitError("not a file of invitations")
    found = []
    for at in range(0, len(lines), _LINES):
        person, *statement = lines[at : at + _LINES]
        try:
            found.append((person.decode(), b"\n".join(statement) + b"\n"))
        except UnicodeDecodeError as error:
            raise LetterkitError("not a file of invitations") from error
    return found


def without_invited(data: bytes, person: str) -> bytes:
    """The file without what this person was invited to; the rest stays byte for byte."""
    return format_invited(each for each in parse_invited(data) if each[0] != person)
