"""A file is replaced whole or not at all: written beside, forced to disk, renamed."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from letterkit.errors import LetterkitError


def write_files(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace these files, in this order."""
    for path, data in files:
        write_whole(path, data)


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in the place of the file; a killed command leaves the old or the new one."""
    path = path.resolve()
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        os.replace(beside, path)  # noqa: PTH105 - the name says what it does, on every system
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise LetterkitError(
            f"{path}: {error.strerror or error}", hint="the file there is as it was"
        ) from error


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
