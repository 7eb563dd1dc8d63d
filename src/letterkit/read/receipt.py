"""Files that somebody verifies with: receipts, notes, policies, proofs of growth."""

from pathlib import Path

from letterkit.read.files import read_bytes

LARGEST = 2**20


def read_small(path: Path, name: str) -> bytes:
    """The bytes of a file that is small if it is what it should be."""
    return read_bytes(path, name, largest=LARGEST)


def read_if_there(path: Path) -> bytes:
    """The bytes of a file of ours, or none."""
    return read_bytes(path, str(path), largest=LARGEST) if path.is_file() else b""
