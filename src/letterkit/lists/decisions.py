"""The decisions about a list's findings."""

from pathlib import Path

from letterkit.files.files import read_text
from letterkit.model.decision import Decision, parse_decisions


def decisions_beside(listed: Path) -> Path:
    """Where the decisions about a list are: `people.decisions.csv` beside `people.csv`."""
    return listed.with_name(f"{listed.stem}.decisions.csv")


def decisions_of(root: Path, slug: str) -> Path:
    """Where the decisions about a letter are, however many lists it has."""
    return decisions_beside(root / "signatories" / f"{slug}.csv")


def read_decisions(path: Path, name: str) -> list[Decision]:
    """None where there is no such file: nobody has decided anything."""
    return parse_decisions(read_text(path, name), name) if path.exists() else []
