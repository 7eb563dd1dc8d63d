"""Files → what a killed command has left to do; `model/unfinished.py` has the form."""

from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace
from letterkit.model.unfinished import FILE, Unfinished, parse_unfinished


def read_unfinished(register: Path, name: str) -> Unfinished | None:
    """What is left to do for a letter, if anything."""
    path = register / FILE
    if not path.exists():
        return None
    try:
        return parse_unfinished(read_bytes(path, f"{name}/{FILE}"))
    except LetterkitError as error:
        raise LetterkitError(f"{name}/{FILE}: {error}", hint=error.hint) from error


def unfinished_slugs(workspace: Workspace) -> list[str]:
    """The letters for which something is left to do."""
    return sorted(path.parent.name for path in workspace.root.glob(f"registers/*/{FILE}"))


def state_of(workspace: Workspace) -> frozenset[tuple[str, int, int, int]]:
    """All files on which a decision can rest, by name, inode, size and time of change.

    Two are the same if nobody wrote meanwhile. Receipts and e-mails are not among them.
    """
    root = workspace.root
    found = [
        root / "letterkit.toml",
        *(root / "letters").rglob("*"),
        *(root / "signatories").rglob("*"),
        *root.glob("registers/*/*"),
    ]
    files = [path for path in found if not path.name.startswith(".") and path.is_file()]
    stats = [(path.relative_to(root).as_posix(), path.stat()) for path in files]
    return frozenset((name, s.st_ino, s.st_size, s.st_mtime_ns) for name, s in stats)
