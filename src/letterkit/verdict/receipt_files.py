"""Files that somebody verifies with: receipts, notes, policies, proofs of growth."""

from pathlib import Path

from letterkit.files.files import opened, read_bytes

LARGEST = 2**20
_PROMISE = b"letterkit.promise-file.v1\n"


def read_small(path: Path, name: str) -> bytes:
    """The bytes of a file that is small if it is what it should be."""
    return read_bytes(path, name, largest=LARGEST)


def read_if_there(path: Path) -> bytes:
    """The bytes of a file of ours, or none."""
    return read_bytes(path, str(path), largest=LARGEST) if path.is_file() else b""


def is_promise(path: Path) -> bool:
    """Whether its first line says that it is a promise, as `tlog/promise.py` has it."""
    if not path.is_file():
        return False
    with opened(path, path.as_posix()) as file:
        return file.read(len(_PROMISE)) == _PROMISE
