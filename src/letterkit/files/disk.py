"""The plainest steps on a disk: a new file that nobody else can read, and what a file holds."""

import os
from contextlib import suppress
from pathlib import Path


def write_new(new: Path, data: bytes, mode: int) -> None:
    """Write a file that nobody else can read before it is whole, and force it to disk."""
    with suppress(FileNotFoundError):
        new.unlink()  # of a killed process that had this number
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fchmod(handle, mode)
        os.fsync(handle)


def held(path: Path) -> bytes:
    """What a file holds; nothing where there is none."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return b""
    with os.fdopen(handle, "rb") as file:
        return file.read()


def sync_folder(folder: Path) -> None:
    """Force the new name to disk, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
