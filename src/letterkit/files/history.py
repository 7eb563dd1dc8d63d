"""What is kept of the commands that changed a workspace; `model/history.py` has the form."""

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import LARGEST, opened, read_bytes
from letterkit.model.history import (
    BEGIN,
    END,
    FOLDER,
    HISTORY,
    UNKNOWN,
    Begun,
    Change,
    Ended,
    Entry,
    State,
    is_number,
    parse_begun,
    parse_changes,
    parse_ended,
)

_LONGEST_LINE = 1_000_000  # bytes
_LARGEST = LARGEST + _LONGEST_LINE


def history_numbers(root: Path) -> list[int]:
    """The numbers of all commands of which something is kept, the newest first."""
    history = root / FOLDER / HISTORY
    if not history.is_dir():
        return []
    return sorted((int(e.name) for e in history.iterdir() if is_number(e.name)), reverse=True)


def read_history(root: Path) -> list[Entry]:
    """All commands of which something is kept, the newest first; damaged ones too."""
    found = (_read_any(root, number) for number in history_numbers(root))
    return [each for each in found if each]


def _read_any(root: Path, number: int) -> Entry | None:
    try:
        return read_entry(root, number)
    except LetterkitError as error:
        begun = read_begun(root, number) or _unknown(root, number)
        return Entry(number, begun, (), read_ended(root, number), f"{error}")


def read_entry(root: Path, number: int) -> Entry | None:
    """What is kept of one command; None if that was cut off before it changed anything."""
    begun = read_begun(root, number)
    if begun is None and not is_damaged(root, number):
        return None
    damage = "" if begun else f"{_name(number)}/{BEGIN}: not what letterkit wrote there"
    records = tuple(_records(root / _name(number), number))
    ended = read_ended(root, number)
    return Entry(number, begun or _unknown(root, number), records, ended, damage)


def is_damaged(root: Path, number: int) -> bool:
    """Whether something has spoilt the beginning of what is kept of a command.

    One that was killed as it wrote its beginning has changed nothing, and has no more than that.
    Where there is none at all, what is kept was being deleted.
    """
    folder = root / _name(number)
    if read_begun(root, number) or not (folder / BEGIN).is_file():
        return False
    name = f"{_name(number)}/{BEGIN}"
    is_whole = read_bytes(root / name, name).endswith(b"\n")
    return is_whole or (folder / "1").exists() or (folder / END).exists()


def _unknown(root: Path, number: int) -> Begun:
    """In the place of a beginning that cannot be read; when that was written."""
    written = (root / _name(number) / BEGIN).stat().st_mtime
    when = datetime.fromtimestamp(written, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Begun(UNKNOWN, when)


def read_begun(root: Path, number: int) -> Begun | None:
    """Which command it was; None if that was cut off."""
    name = f"{_name(number)}/{BEGIN}"
    with suppress(LetterkitError):
        return parse_begun(read_bytes(root / name, name))
    return None


def read_ended(root: Path, number: int) -> Ended | None:
    """How it ended; None if it did not, or if that was cut off.

    Where it is damaged, the command has ended all the same: it is not to be put back unasked.
    """
    name = f"{_name(number)}/{END}"
    try:
        data = read_bytes(root / name, name)
    except LetterkitError:
        return None
    try:
        return parse_ended(data)
    except LetterkitError:
        return Ended({}, ()) if data.endswith(b"\n") else None


def _records(folder: Path, number: int) -> Iterator[list[Change]]:
    """The records in their order. One that was cut off is of changes that were never made."""
    record = 1
    while (folder / str(record)).exists():
        name = f"{_name(number)}/{record}"
        with opened(folder / str(record), name, largest=_LARGEST) as file:
            line = file.readline(_LONGEST_LINE)
            rest = file.seek(0, 2) - len(line)
        try:
            changes = parse_changes(line)
        except LetterkitError as error:
            if (folder / str(record + 1)).exists():
                raise LetterkitError(f"{name}: {error}", hint=_damaged(number)) from error
            return
        if rest < sum(map(_size, changes)):
            return
        yield changes
        record += 1


def read_replaced(root: Path, entry: Entry, path: str) -> bytes:
    """What a file held before a command; raises LetterkitError if it is not that any more."""
    found = None
    for record, changes in enumerate(entry.records, 1):
        skipped = 0
        for change in changes:
            if change.path == path and change.kept:  # the last of them counts
                found = record, change, skipped
            skipped += _size(change)
    if found is None:
        raise LetterkitError(f"{_name(entry.number)}: nothing is kept of {path}")
    return _replaced(root, entry.number, *found)


def _replaced(root: Path, number: int, record: int, change: Change, skipped: int) -> bytes:
    """What follows the line of a record, behind so many bytes."""
    name = f"{_name(number)}/{record}"
    with opened(root / name, name, largest=_LARGEST) as file:
        file.seek(len(file.readline(_LONGEST_LINE)) + skipped)
        data = file.read(_size(change))
    if change.before is None or hashlib.sha256(data).hexdigest() != change.before.sha256:
        raise LetterkitError(f"{name}: not what was kept there", hint=_damaged(number))
    return data


def _size(change: Change) -> int:
    before: State | None = change.before if change.kept else None
    return before.size if before else 0


def _name(number: int) -> str:
    return f"{FOLDER}/{HISTORY}/{number}"


def _damaged(number: int) -> str:
    return f"command {number} cannot be undone any more: put its files back from a copy of yours"
