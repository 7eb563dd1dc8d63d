"""What a command replaced, kept for a while so that it can be put back: a folder for each command.

`.letterkit/history/<number>/` is its owner's alone, and Git ignores it:

    begin       the command, and since when, as JSON
    1, 2, …     changes in their order: a line of JSON, then what their files held before
    end         how many rows it added, as JSON; missing if the command was killed

A change is on disk before its file is touched, so a killed command left nothing that is not here.
Of a command that cannot be undone only its name is kept, and those of the files that it wrote.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from letterkit.errors import LetterkitError

FOLDER = ".letterkit"
HISTORY = "history"
BEGIN, END = "begin", "end"
VERSION = "letterkit.history.v1"
UNDO, REDO = "undo", "undo --redo"
UNKNOWN = "a damaged record"  # in the place of a command, where its name is lost

# How much is kept: what is older, or more, goes with the next command that changes something.
MOST_COMMANDS, MOST_DAYS, MOST_BYTES = 500, 30, 200 * 2**20

# Commands that end in their own way what a killed one began (`actions/fix_ids.py`).
FINISHED = ("check --fix",)

# Commands that change something and cannot be undone: why, and what to do instead.
LASTING: Mapping[str, tuple[str, str]] = {
    "publish": (
        "what is published is amended, never undone",
        "correct the letter or the list, then publish again: letterkit publish LETTER",
    ),
    "publish --promise": (
        "what was promised is kept",
        "correct the letter or the list; the next edition says who was promised and is not in it",
    ),
    "withdraw": (
        "what somebody asked to delete is gone, also from what was kept of earlier commands",
        "only they can come back: letterkit add FILE --to LETTER --again ADDRESS",
    ),
    "invite": (
        "its e-mails may be on their way, and their answers must still be understood",
        "correct the list by hand, or with letterkit withdraw",
    ),
    "send": (
        "its e-mails are sent, or may be",
        "correct the letter or the list, then send news: letterkit send LETTER --to signatories"
        " --news",
    ),
    "keygen": (
        "others may know the key already, and it would be lost",
        "who wants another key begins a register of another origin",
    ),
}

# Of those, the ones that nothing rests on which came before: `undo NUMBER` passes over them.
PASSED = ("keygen",)

# Commands whose files are made of others: there is nothing to put back, and nothing is kept.
MADE_AGAIN = ("receipts", "send, to an outbox")

_TOPS = ("letters", "signatories", "registers", ".github")
_FILES = ("letterkit.toml", ".gitignore")
_PART = re.compile(r"[^/\\\0]+")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class State:
    """A file as it was: its SHA-256 in hexadecimal digits, its size in bytes, its permissions."""

    sha256: str
    size: int
    mode: int


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after; None where there was none.

    `path` is inside the workspace. `kept` says whether this record holds what the file held before:
    the first of a command that has the path does, and one after somebody else has changed the file
    meanwhile, which counts in its place. `folders` are those around it as they were, by
    their permissions; None is one that was not there.
    """

    path: str
    before: State | None
    after: State | None
    kept: bool = True
    folders: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Begun:
    """Which command it is, since when (`2026-11-22T10:30:00Z`), and which ones it undoes."""

    command: str
    when: str
    undoes: tuple[int, ...] = ()

    @property
    def is_lasting(self) -> bool:
        """Whether it cannot be undone."""
        return self.command in LASTING


@dataclass(frozen=True, slots=True)
class Ended:
    """How many rows lists have more, and the files that a command wrote which cannot be undone."""

    rows: Mapping[str, int] = field(default_factory=dict)
    files: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """All that is kept of one command; `ended` is None if it was killed.

    `records` are the changes as they are kept together. `damage` says what of it cannot be read;
    without records, the command cannot be undone then.
    """

    number: int
    begun: Begun
    records: Sequence[Sequence[Change]]
    ended: Ended | None
    damage: str = ""

    @property
    def is_lost(self) -> bool:
        """Whether it is damaged so that its files cannot be put back."""
        return bool(self.damage) and not self.records

    @property
    def changes(self) -> list[Change]:
        """All changes, the oldest first."""
        return [change for record in self.records for change in record]

    @property
    def files(self) -> list[str]:
        """The files that it changed, each once; none that it made and deleted again."""
        before: dict[str, State | None] = {}
        after: dict[str, State | None] = {}
        for each in self.changes:
            if each.kept:
                before[each.path] = each.before
            after[each.path] = each.after
        changed = [path for path, was in before.items() if was != after[path]]
        return [*changed, *(self.ended.files if self.ended else ())]


def format_begun(begun: Begun) -> bytes:
    """The line of a change that begins."""
    found = {"version": VERSION, "command": begun.command, "when": begun.when}
    return _line(found | ({"undoes": list(begun.undoes)} if begun.undoes else {}))


def format_ended(ended: Ended) -> bytes:
    """The line of a change that ended, with what it changed."""
    return _line({"rows": dict(ended.rows), "files": list(ended.files)})


def format_changes(changes: Sequence[Change]) -> bytes:
    """The line of some changes; what their files held before follows it, in the same order."""
    return _line({"changes": [_change(each) for each in changes]})


def _change(change: Change) -> dict[str, object]:
    return {
        "path": change.path,
        "before": _state(change.before),
        "after": _state(change.after),
        "kept": change.kept,
        "folders": dict(change.folders),
    }


def parse_begun(data: bytes) -> Begun:
    """The twin of `format_begun`; anything else raises LetterkitError."""
    try:
        found = _object(data)
        if found["version"] != VERSION:
            raise ValueError(found["version"])
        undoes = tuple(_integer(each) for each in found.get("undoes", ()))
        return Begun(_text(found["command"]), _text(found["when"]), undoes)
    except (ValueError, KeyError, TypeError) as error:
        raise _malformed() from error


def parse_ended(data: bytes) -> Ended:
    """The twin of `format_ended`; anything else raises LetterkitError."""
    try:
        found = _object(data)
        rows = {_path(name): _integer(number) for name, number in found["rows"].items()}
        return Ended(rows, tuple(_path(each) for each in found["files"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _malformed() from error


def parse_changes(data: bytes) -> list[Change]:
    """The twin of `format_changes`; anything else raises LetterkitError.

    No path leads out of the workspace, nor to a file that no command changes.
    """
    try:
        return [_parse_change(each) for each in _object(data)["changes"]]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _malformed() from error


def _parse_change(found: Any) -> Change:
    folders = {
        _path(name): None if mode is None else _integer(mode) & 0o7777
        for name, mode in found["folders"].items()
    }
    before, after = _parse_state(found["before"]), _parse_state(found["after"])
    return Change(_path(found["path"]), before, after, found["kept"] is True, folders)


def is_of_workspace(path: str) -> bool:
    """Whether this is a file or folder that commands keep for a person, and not one they make."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or not _PART.fullmatch(part) for part in parts):
        return False
    return path in _FILES or parts[0] in _TOPS


def is_number(name: str) -> bool:
    """Whether a folder of the history is called so: 1, 2, …"""
    return bool(_NUMBER.fullmatch(name))


def _line(value: object) -> bytes:
    return json.dumps(value, sort_keys=True).encode() + b"\n"


def _state(state: State | None) -> list[object] | None:
    return [state.sha256, state.size, state.mode] if state else None


def _parse_state(value: Any) -> State | None:
    if value is None:
        return None
    digest, size, mode = value
    if not _DIGEST.fullmatch(digest):
        raise ValueError(digest)
    return State(digest, _integer(size), _integer(mode) & 0o7777)


def _object(data: bytes) -> dict[str, Any]:
    if not data.endswith(b"\n"):
        raise ValueError("cut off")
    try:
        found = json.loads(data)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(found, dict):
        raise TypeError(found)
    return found


def _integer(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _path(value: object) -> str:
    path = _text(value)
    if not is_of_workspace(path):
        raise ValueError(path)
    return path


def _malformed() -> LetterkitError:
    return LetterkitError("not what letterkit wrote there")
