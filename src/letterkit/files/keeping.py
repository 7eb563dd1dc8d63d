"""What a command replaces is kept first, in `.letterkit/history`; `model/history.py` has the form.

This is where files are replaced (`writing.py`), and not in each command: while a `Keeper` is at
work, every file of the workspace that is written or deleted is kept as it was. A folder for a
command is made with its first change, so that one which changes nothing leaves nothing.

`forget` deletes all of it. It belongs to every erasure (`unfinished.py`), so that nothing is kept
of a person who asked to be deleted.
"""

import csv
import hashlib
import io
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.disk import held, sync_folder, write_new
from letterkit.model.history import (
    BEGIN,
    END,
    FOLDER,
    HISTORY,
    MOST_BYTES,
    MOST_COMMANDS,
    MOST_DAYS,
    Begun,
    Change,
    Ended,
    Entry,
    State,
    format_begun,
    format_changes,
    format_ended,
    is_number,
    is_of_workspace,
    parse_begun,
)

_PRIVATE, _OWN = 0o700, 0o600
_TABLES = (".csv", ".tsv")
_TOGETHER, _BYTES_TOGETHER = 500, 2**23  # changes in one file, and bytes
_BLOCK = 4096  # bytes that the smallest file takes on a disk
_IGNORE_ALL = b"*\n"  # what Git reads in the folder


def history_folder(root: Path) -> Path:
    """Where what was replaced in a workspace is kept."""
    return root / FOLDER / HISTORY


@dataclass(frozen=True, slots=True)
class Step:
    """A file that is going to hold `data`, with these permissions; None is to be deleted."""

    path: Path
    data: bytes | None
    mode: int = 0


@dataclass(slots=True)
class Keeper:
    """Keeps what one command replaces; nothing is written before its first change.

    `states` are the files that it changed, before and after; `number` is that of its folder.
    """

    root: Path
    begun: Begun
    number: int = 0
    records: int = 0
    states: dict[str, tuple[State | None, State | None]] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    added: dict[str, int] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return history_folder(self.root) / str(self.number)

    def keep(self, steps: Iterable[Step]) -> None:
        """Keep files as they are before these steps; all of it is on disk when this returns."""
        changes: list[Change] = []
        held_before: list[bytes] = []
        with _naming(self.root):
            for step in steps:
                change, old = self._change(step)
                if change is None:
                    continue
                changes.append(change)
                held_before.append(old if change.kept else b"")
                if len(changes) == _TOGETHER or sum(map(len, held_before)) > _BYTES_TOGETHER:
                    self._record(changes, held_before)
                    changes, held_before = [], []
            if changes:
                self._record(changes, held_before)

    def _change(self, step: Step) -> tuple[Change | None, bytes]:
        """What a step changes, and what its file holds; None where that is nothing new."""
        name = self._name(step.path)
        if not name:
            return None, b""
        before, old = state_now(step.path)
        data = step.data
        after = None if data is None else State(_digest(data), len(data), step.mode)
        known = self.states.get(name)
        if before == after or (known and known[1] == after):
            return None, b""
        self._begin()
        if self.begun.is_lasting:
            self.states[name] = None, None
            return None, b""
        around = self._around(name, step.path)
        self.folders |= {*around}
        # Who saves the file between two of our steps has what is put back.
        is_kept = known is None or before not in known
        self.states[name] = (before if known is None or is_kept else known[0]), after
        self._count_rows(name, old, data or b"")
        return Change(name, before, after, kept=is_kept, folders=around), old

    def _record(self, changes: Sequence[Change], held_before: Sequence[bytes]) -> None:
        self.records += 1
        data = format_changes(changes) + b"".join(held_before)
        write_new(self.folder / str(self.records), data, _OWN)

    def _around(self, name: str, path: Path) -> dict[str, int | None]:
        """The folders around a file that no record has yet, as they are."""
        found: dict[str, int | None] = {}
        while "/" in name:
            name, path = name.rpartition("/")[0], path.parent
            if name not in self.folders:
                found[name] = path.stat().st_mode & 0o7777 if path.is_dir() else None
        return found

    def _count_rows(self, name: str, old: bytes, new: bytes) -> None:
        if name.startswith("signatories/") and name.lower().endswith(_TABLES):
            more = _rows(new) - _rows(old)
            self.added[name] = self.added.get(name, 0) + more

    def begin_lasting(self) -> None:
        """Note that something was done which cannot be undone."""
        if self.begun.is_lasting:
            with _naming(self.root):
                self._begin()

    def _begin(self) -> None:
        """Make the folder of this command, once."""
        if self.number:
            return
        history = history_folder(self.root)
        history.parent.mkdir(exist_ok=True)  # in which there are schemas too, for everybody
        history.mkdir(_PRIVATE, exist_ok=True)
        _keep_from_others(history)
        ignoring = history / ".gitignore"
        if not ignoring.exists():
            write_new(ignoring, _IGNORE_ALL, _OWN)
        number = max(_numbers(history), default=0) + 1
        (history / str(number)).mkdir(_PRIVATE)
        write_new(history / str(number) / BEGIN, format_begun(self.begun), _OWN)
        sync_folder(history / str(number))
        sync_folder(history)
        self.number = number

    def end(self) -> LetterkitError | None:
        """The command is done. Where that cannot be kept, why not: then all that it kept goes.

        Else the next command would take this one for a killed one; raises if it will.
        """
        if not self.number:
            return None
        rows = {name: number for name, number in self.added.items() if number}
        ended = Ended(
            {name: number for name, number in rows.items() if self._is_written(name)},
            tuple(self._still_there()) if self.begun.is_lasting else (),
        )
        try:
            write_new(self.folder / END, format_ended(ended), _OWN)
        except OSError as error:
            with _naming(self.root):
                drop(self.folder)
            return LetterkitError(
                f"{FOLDER}/{HISTORY}: {error.strerror or error}",
                hint="what was changed stands, but cannot be undone: make room on the disk",
            )
        finally:
            self.start_anew()
        return None

    def _is_written(self, name: str) -> bool:
        """Whether a file is as it was to be: a disk may have been full."""
        return state_now(self.root / name)[0] == self.states[name][1]

    def _still_there(self) -> list[str]:
        """The files that were written and not deleted again, as journals are."""
        return [name for name in self.states if (self.root / name).is_file()]

    def start_anew(self) -> None:
        """What comes now is kept as a command of its own."""
        self.number = self.records = 0
        self.states, self.added, self.folders = {}, {}, set()

    def _name(self, path: Path) -> str:
        """What the history calls a file; nothing if it keeps none of its kind."""
        for each, root in ((path, self.root), (path.resolve(), self.root.resolve())):
            if each.is_relative_to(root):
                name = each.relative_to(root).as_posix()
                return name if is_of_workspace(name) else ""
        return ""


_AT_WORK: list[Keeper] = []


@contextmanager
def keeping(keeper: Keeper | None) -> Iterator[None]:
    """Let a keeper keep what is replaced meanwhile; with None, nothing is kept."""
    before = _AT_WORK[:]
    _AT_WORK[:] = [keeper] if keeper else []
    try:
        yield
    finally:
        _AT_WORK[:] = before


def before_changing(steps: Iterable[Step]) -> None:
    """Keep files as they are before these steps, which takes less time than one by one."""
    for keeper in _AT_WORK:
        keeper.keep(steps)


def before_moving(old: Path, new: Path) -> None:
    """Keep a file, or a folder of them, as it is before it gets another name."""
    paths = sorted(old.rglob("*")) if old.is_dir() else [old]
    steps = []
    for path in paths if _AT_WORK else ():
        if path.is_file():
            target = new / path.relative_to(old)
            steps += [Step(target, held(path), path.stat().st_mode & 0o7777), Step(path, None)]
    before_changing(steps)


def cannot_be_undone() -> None:
    """Note that the command does what cannot be undone, whichever files it writes."""
    for keeper in _AT_WORK:
        keeper.begin_lasting()


def forget(root: Path) -> None:
    """Delete all that is kept of commands, whichever; what is to be done after it is kept anew."""
    history = history_folder(root)
    begun = [keeper for keeper in _AT_WORK if keeper.number]
    for keeper in begun:
        keeper.start_anew()
    with _naming(root):
        for number in sorted(_numbers(history), reverse=True):
            drop(history / str(number))
    for keeper in begun:
        keeper.begin_lasting()


def drop(entry: Path) -> None:
    """Delete what is kept of one command; without its beginning, the rest is not looked at."""
    (entry / BEGIN).unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        shutil.rmtree(entry)


def resumed(root: Path, entry: Entry) -> Keeper:
    """The keeper of a killed command, which keeps what the command that finishes it replaces."""
    keeper = Keeper(root, entry.begun, entry.number, len(entry.records))
    for change in entry.changes:
        before = change.before if change.kept else keeper.states[change.path][0]
        keeper.states[change.path] = before, change.after
        keeper.folders |= {*change.folders}
    return keeper


def put_folder_back(folder: Path, mode: int | None) -> bool:
    """Give a folder the permissions that it had, or remove one that was not there.

    Whether that was done: a folder in which something else lies stays.
    """
    try:
        if mode is None:
            folder.rmdir()
        elif folder.is_dir() and folder.stat().st_mode & 0o7777 != mode:
            folder.chmod(mode)
    except FileNotFoundError:
        pass
    except OSError:
        return False
    return True


def prune(root: Path, now: datetime) -> None:
    """Delete what is too old or too much; what the newest command replaced stays whole."""
    history = history_folder(root)
    oldest = now.astimezone(UTC) - timedelta(days=MOST_DAYS)
    size = 0
    with _naming(root):
        for place, number in enumerate(sorted(_numbers(history), reverse=True)):
            entry = history / str(number)
            when = _when(entry)
            size += sum(max(each.stat().st_size, _BLOCK) for each in entry.iterdir())
            is_too_much = place >= MOST_COMMANDS or (place and size > MOST_BYTES)
            if when is None or when < oldest or is_too_much:
                drop(entry)


def _keep_from_others(history: Path) -> None:
    """A copy of the folder, as from a USB stick, may have let others in."""
    mode = history.stat().st_mode & 0o7777
    if mode & ~_PRIVATE & 0o777:
        with suppress(OSError):
            history.chmod(mode & ~0o077)


def _when(entry: Path) -> datetime | None:
    """When a command began; None if what is kept of it has no beginning.

    Of a beginning that cannot be read, when it was written counts.
    """
    with suppress(LetterkitError, ValueError):
        return datetime.fromisoformat(parse_begun(held(entry / BEGIN)).when).astimezone(UTC)
    with suppress(FileNotFoundError):
        return datetime.fromtimestamp((entry / BEGIN).stat().st_mtime, UTC)
    return None


def _numbers(history: Path) -> list[int]:
    if not history.is_dir():
        return []
    return [int(each.name) for each in history.iterdir() if is_number(each.name)]


def state_now(path: Path) -> tuple[State | None, bytes]:
    """How a file is, and what it holds; None where there is none."""
    if not path.is_file():
        return None, b""
    data = held(path)
    return State(_digest(data), len(data), path.stat().st_mode & 0o7777), data


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _rows(data: bytes) -> int:
    """How many rows a table has below its titles, about which no more is to be known here."""
    text = data.decode("utf-8", "surrogateescape")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        found = sum(any(row) for row in csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error:
        return 0
    return max(0, found - 1)


@contextmanager
def _naming(root: Path) -> Iterator[None]:
    """An error of the disk says what was not done."""
    try:
        yield
    except OSError as error:
        place = error.filename or history_folder(root)
        raise LetterkitError(
            f"{os.fsdecode(place)}: {error.strerror or error}",
            hint=f"what a command replaces is kept in {FOLDER}/{HISTORY} first: make room, or let"
            " letterkit write there; this file is as it was",
        ) from error
