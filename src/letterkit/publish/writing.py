"""One file, written whole or not at all."""

import os
from pathlib import Path

from letterkit.errors import LetterkitError


def write_whole(path: Path, data: bytes, *, name: str, mode: int = 0o644) -> None:
    """Put `data` in the place of `path`: written beside it, synced, renamed.

    Errors call the file `name`; after one the old file is as it was.
    """
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise LetterkitError(f"{name}: {error.strerror or error}") from error


def write_new(path: Path, data: bytes, *, name: str) -> None:
    """Like `write_whole`, but never in the place of another file."""
    if path.exists():
        raise LetterkitError(
            f"{name}: there is such a file already", hint="choose another name, or delete it"
        )
    write_whole(path, data, name=name)
