"""The signatures on paper that were counted for a letter."""

from pathlib import Path

from letterkit.files.files import read_text
from letterkit.model.paper import PaperCount, parse_paper_counts


def paper_of(root: Path, slug: str) -> Path:
    """Where the counts of a letter are, however many lists it has."""
    return root / "signatories" / f"{slug}.paper.csv"


def read_paper(path: Path, name: str) -> list[PaperCount]:
    """None where there is no such file: nobody has counted anything."""
    return parse_paper_counts(read_text(path, name), name) if path.exists() else []
