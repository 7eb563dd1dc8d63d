"""The newest checkpoint that this user has seen of each register, in their state folder."""

import hashlib
from pathlib import Path

from letterkit.cli.output import note
from letterkit.publish.writing import write_whole
from letterkit.read.receipt import read_if_there


def seen_note(origin: str) -> bytes:
    return read_if_there(_path(origin))


def remember(origin: str, checkpoint: bytes) -> None:
    write_whole(_path(origin), checkpoint)


def _path(origin: str) -> Path:
    from platformdirs import user_state_path

    folder = user_state_path("letterkit", appauthor=False)
    return folder / f"{hashlib.sha256(origin.encode()).hexdigest()}.checkpoint"


def write_evidence(folder: Path, evidence: bytes) -> Path:
    """Keep both checkpoints of a register that forked or went back; never over another file."""
    path = folder / f"fork-{hashlib.sha256(evidence).hexdigest()[:12]}.evidence"
    write_whole(path, evidence)
    note(f"both signed checkpoints are in {path.name}: keep it as evidence")
    return path
