"""A person's list is written anew as their own file alone, and a change of that is said."""

from pathlib import Path

from letterkit.cli.output import note
from letterkit.publish.writing import others_may_read, write_whole


def write_list(path: Path, name: str, data: bytes, *, before: bytes) -> None:
    """Replace the list, if it still holds `before`; `name` is what to call it."""
    was_open = others_may_read(path)
    write_whole(path, data, before=before)
    if was_open:
        note_tightened(name)


def note_tightened(name: str) -> None:
    note(f"{name}: others could open this file; it is private, so only you can from here on")
