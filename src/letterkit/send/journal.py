"""What was sent: `registers/<slug>/sent`, which a killed command goes on from.

    letterkit.sent.v1
    2026-11-28T02:10:00Z receipts.2 begun 5f0c9d1e8a7b6c5d4e3f2a1b0c9d8e7f -
    2026-11-28T02:10:00Z receipts.2 sent 5f0c9d1e8a7b6c5d4e3f2a1b0c9d8e7f 250

A line each: when (UTC), the outbox, what happened, the key of the e-mail, and the server's code.
The key is a keyed hash: no address and no name stands in it, and nobody can try any.

`begun` is written, and forced to disk, when the server has the whole e-mail but for the line that
ends it; only then does that line go. What came of it follows. So an e-mail of which `begun` is the
last word may have been delivered or not: it is in doubt. All others either left or did not.

A line without its end is what a cut of the power leaves. It was not yet forced to disk, so nothing
was done that rests on it, and it counts for nothing.
"""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from letterkit.errors import LetterkitError

HEAD = b"letterkit.sent.v1\n"
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_LINE = re.compile(
    r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) ([a-z0-9.-]{1,60}) (begun|sent|later|refused)"
    r" ([0-9a-f]{32}) ([0-9]{3}|-)"
)


class What(StrEnum):
    """What happened to an e-mail."""

    BEGUN = "begun"
    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `code` is 0 where the server said nothing."""

    when: datetime
    outbox: str
    what: What
    key: str
    code: int = 0


def format_line(line: Line) -> bytes:
    """A line with its end."""
    when = line.when.astimezone(UTC).strftime(_TIME)
    code = f"{line.code:03d}" if line.code else "-"
    return f"{when} {line.outbox} {line.what} {line.key} {code}\n".encode()


def parse_lines(data: bytes) -> list[Line]:
    """The lines of a journal without what has no end; raises LetterkitError for other bytes."""
    whole = data[: data.rfind(b"\n") + 1]
    if not whole:
        return []
    if not whole.startswith(HEAD):
        raise _damaged(1)
    return [_parsed(text, n) for n, text in enumerate(whole[len(HEAD) :].split(b"\n")[:-1], 2)]


def _parsed(text: bytes, number: int) -> Line:
    found = _LINE.fullmatch(text.decode("ascii", "replace"))
    if not found:
        raise _damaged(number)
    when, outbox, what, key, code = found.groups()
    try:
        time = datetime.strptime(when, _TIME).replace(tzinfo=UTC)
    except ValueError as error:
        raise _damaged(number) from error
    return Line(time, outbox, What(what), key, 0 if code == "-" else int(code))


def _damaged(number: int) -> LetterkitError:
    return LetterkitError(
        f"line {number} is not what letterkit wrote there",
        hint="put back a copy of the file: without it nobody knows who got an e-mail already",
    )


def states(lines: Iterable[Line], outbox: str) -> dict[str, Line]:
    """The last line about each e-mail of an outbox, by its key."""
    return {line.key: line for line in lines if line.outbox == outbox}


def attempts(lines: Iterable[Line]) -> list[datetime]:
    """When e-mails left, or may have left, in the order of time."""
    return sorted(line.when for line in lines if line.what is What.BEGUN)


@dataclass(slots=True)
class Journal:
    """The journal of a letter, open for one outbox; the caller has the lock of its folder."""

    path: Path
    outbox: str
    _handle: int = -1

    def begin(self) -> None:
        """Open it for its owner alone, and cut off what has no end."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        self._handle = handle
        size = os.fstat(handle).st_size
        tail = os.pread(handle, 4096, max(0, size - 4096))
        end = size - (len(tail) - (tail.rfind(b"\n") + 1))
        if end < size:
            os.ftruncate(handle, end)
        if end == 0:
            self._append(HEAD)
            os.fsync(handle)
            _sync_folder(self.path.parent)

    def write(self, line: Line, *, force: bool = False) -> None:
        """Add a line; with `force` it is on disk when this returns, and so are all before it.

        A line that is not forced outlives the end of the process, and not a cut of the power.
        """
        self._append(format_line(line))
        if force:
            os.fsync(self._handle)

    def close(self) -> None:
        """Force everything to disk and close the file."""
        if self._handle >= 0:
            os.fsync(self._handle)
            os.close(self._handle)
            self._handle = -1

    def _append(self, data: bytes) -> None:
        left = memoryview(data)
        while left:  # a full disk takes a part first
            left = left[os.write(self._handle, left) :]


def _sync_folder(folder: Path) -> None:
    """Force the name of a new file to disk, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
