"""A file is replaced whole or not at all: written beside, forced to disk, renamed.

What letterkit writes is private unless it says otherwise: its owner's alone from the first moment,
whatever the umask, and in folders that are their owner's alone where letterkit makes them.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from letterkit.errors import LetterkitError


def write_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace these files, in this order."""
    for path, data in files:
        write_whole(path, data)


def write_whole(path: Path, data: bytes, *, public: bool = False) -> None:
    """Put `data` in the place of the file; a killed command leaves the old or the new one.

    A public file keeps the permissions that it has. Of a private one others lose theirs.
    """
    path = path.resolve()
    beside = path.with_name(f".{path.name}.new")
    try:
        _make_folder(path.parent, 0o777 if public else 0o700)
        beside.unlink(missing_ok=True)  # it could be one that others may read
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(beside, flags, _mode(path, public=public)), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if public and path.exists():
            beside.chmod(path.stat().st_mode)
        os.replace(beside, path)  # noqa: PTH105 - the name says what it does, on every system
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise LetterkitError(
            f"{path}: {error.strerror or error}", hint="the file there is as it was"
        ) from error


def others_may_read(path: Path) -> bool:
    """Whether anybody but its owner may open the file that is there."""
    return os.name == "posix" and path.exists() and bool(path.stat().st_mode & 0o077)


def _mode(path: Path, *, public: bool) -> int:
    """What a new file begins with; a private one is never wider than the old one was."""
    if public:
        return 0o666
    return 0o600 & path.stat().st_mode if path.exists() else 0o600


def _make_folder(folder: Path, mode: int) -> None:
    """Make a folder and those that it lies in: `Path.mkdir` has no mode for the others."""
    if not folder.is_dir():
        _make_folder(folder.parent, mode)
        folder.mkdir(mode, exist_ok=True)


def delete_file(path: Path) -> None:
    """Delete a file, if it is there."""
    delete_unfinished(path)
    path.unlink(missing_ok=True)


def delete_unfinished(path: Path) -> None:
    """Delete what a killed command left beside a file."""
    path.with_name(f".{path.name}.new").unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Force the new name to disk, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
