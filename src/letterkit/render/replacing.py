"""Puts functions of a library in the place of its own for a while."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

Change = tuple[object, str, object]  # whose, its name, what takes its place


@contextmanager
def replaced(changes: Sequence[Change]) -> Iterator[None]:
    """Make the changes, and take them back. Not for two threads at a time."""
    originals = [(owner, name, getattr(owner, name)) for owner, name, _ in changes]
    for owner, name, new in changes:
        setattr(owner, name, new)
    try:
        yield
    finally:
        for owner, name, old in originals:
            setattr(owner, name, old)
