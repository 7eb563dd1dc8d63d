"""The journal of a letter: what is begun is written down first; `model/unfinished.py` has the form.

Finishing calls the same functions as the command that began it, and each may run twice.
"""

from pathlib import Path

from letterkit.files.keeping import forget
from letterkit.files.writing import delete_file
from letterkit.model.unfinished import FILE, Unfinished, format_unfinished
from letterkit.register.evidence import write_private


def begin(register: Path, unfinished: Unfinished) -> None:
    """Write down what is going to be done; it is on disk when this returns."""
    write_private(register / FILE, format_unfinished(unfinished))


def end(register: Path, unfinished: Unfinished) -> None:
    """All of it is done; nothing is kept of earlier commands, if anybody was deleted."""
    if unfinished.ids or unfinished.rows or unfinished.signs:
        forget(register.parent.parent)
    delete_file(register / FILE)
