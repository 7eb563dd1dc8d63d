"""Who was taken out of a register and is on the list still (`model/taken_out.py`)."""

from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.model.taken_out import TakenOut, parse_taken_out

FILE = "taken-out"


def read_taken_out(folder: Path, name: str) -> list[TakenOut]:
    """Nobody, where the register keeps no such file; errors call its folder `name`."""
    path = folder / FILE
    if not path.exists():
        return []
    try:
        return parse_taken_out(read_bytes(path, f"{name}/{FILE}"))
    except LetterkitError as error:
        raise LetterkitError(
            f"{name}/{FILE}: {error}", hint="delete it: it only tells who was in which edition"
        ) from error
