"""Statements that people were invited to sign, as `invite` keeps them: a file for each run of it.

    a1
    letterkit.statement.v1
    I sign this open letter, exactly as its text stands.
    …
    Date: 2026-11-22

Ten lines for each person, each ended by LF: their id in the list, then the nine lines of the
statement, which `evidence/statement.py` has the form of.
"""

from collections.abc import Iterable

from letterkit.errors import LetterkitError

_LINES = 10


def format_invited(invited: Iterable[tuple[str, bytes]]) -> bytes:
    """The file of these ids and statements."""
    return b"".join(f"{person}\n".encode() + statement for person, statement in invited)


def parse_invited(data: bytes) -> list[tuple[str, bytes]]:
    """The ids and statements in a file; whether they are statements is not looked at.

    What ends half-way at the end of the file was never sent: it was not on disk when it should
    have been. `is_whole` says whether there is any.
    """
    found = []
    for person, *statement in _blocks(data)[0]:
        try:
            found.append((person.decode(), b"\n".join(statement) + b"\n"))
        except UnicodeDecodeError as error:
            raise LetterkitError("not a file of invitations") from error
    return found


def without_invited(data: bytes, person: str) -> bytes:
    """The file without what this person was invited to; the rest stays byte for byte.

    That holds for one that ends half-way, too: its end goes if it is theirs, or may be.
    """
    blocks, rest = _blocks(data)
    kept = [block for block in blocks if block[0] != person.encode()]
    first, *more = rest.split(b"\n")
    whose = first == person.encode() or (not more and person.encode().startswith(first))
    return b"".join(b"\n".join(block) + b"\n" for block in kept) + (b"" if whose else rest)


def is_whole(data: bytes) -> bool:
    """Whether a file does not end half-way."""
    return not _blocks(data)[1]


def _blocks(data: bytes) -> tuple[list[list[bytes]], bytes]:
    """Ten lines for each person, and what is left at the end."""
    lines = data.split(b"\n")[:-1]
    whole = len(lines) // _LINES * _LINES
    blocks = [lines[at : at + _LINES] for at in range(0, whole, _LINES)]
    length = sum(len(line) + 1 for line in lines[:whole])
    return blocks, data[length:]
