"""The newest checkpoint that this user has seen of each register, in their state folder.

A register is its origin and its key. Anybody can write an origin on a list and sign it with a key
of their own, so what was seen under one key says nothing about another. The name of a file is

    <SHA-256 of the origin>.<SHA-256 of the verifier key's line, 32 hex digits of it>.checkpoint
"""

import hashlib
from pathlib import Path

from letterkit.cli.output import note
from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey, format_verifier_key
from letterkit.publish.writing import write_whole
from letterkit.read.receipt import read_if_there

_SUFFIX = ".checkpoint"


def seen_note(origin: str, key: VerifierKey) -> bytes:
    """What was seen of this register, or nothing."""
    return read_if_there(_folder() / _name(origin, key))


def is_seen_elsewhere(origin: str, key: VerifierKey) -> bool:
    """Whether a register of this origin was seen under another key."""
    own = _name(origin, key)
    others = _folder().glob(f"{_digest(origin)}.*{_SUFFIX}")
    return any(each.name != own for each in others)


def remember(origin: str, key: VerifierKey, checkpoint: bytes) -> None:
    write_whole(_folder() / _name(origin, key), checkpoint)


def _folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("letterkit", appauthor=False)


def _name(origin: str, key: VerifierKey) -> str:
    return f"{_digest(origin)}.{_digest(format_verifier_key(key))[:32]}{_SUFFIX}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_evidence(folder: Path, evidence: bytes) -> Path | None:
    """Keep both checkpoints of a register that forked or went back; never over another file.

    None where they cannot be written: the verdict counts, and is given without them.
    """
    path = folder / f"fork-{hashlib.sha256(evidence).hexdigest()[:12]}.evidence"
    try:
        write_whole(path, evidence)
    except LetterkitError as error:
        note(f"both signed checkpoints are evidence, and could not be kept: {error}")
        return None
    note(f"both signed checkpoints are in {path.name}: keep it as evidence")
    return path
