"""Files → who withdrew; `model/withdrawn.py` has the form."""

from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.model.withdrawn import FILE, parse_marks


def read_marks(register: Path, name: str) -> frozenset[str]:
    """None where nobody withdrew yet."""
    path = register / FILE
    if not path.exists():
        return frozenset()
    try:
        return parse_marks(read_bytes(path, f"{name}/{FILE}"))
    except LetterkitError as error:
        raise LetterkitError(f"{name}/{FILE}: {error}", hint=error.hint) from error
