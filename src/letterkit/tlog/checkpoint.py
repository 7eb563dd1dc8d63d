"""Checkpoints, C2SP tlog-checkpoint: the size and root of a register, as the text of a signed note.

Lines, each ended by LF: the origin; the size in decimal without leading zeros; the base64 of the
32-byte root; then extension lines, not empty, of which letterkit writes none.

    letters.example.org/2026-housing
    7
    o+I7Msy2v5bQktFl2KpUbgmCnejwOw6JV1gdHha5K98=

The origin is the name of the key that signs it.
"""

import re
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey, VerifierKey, format_base64, parse_base64
from letterkit.tlog.note import Note, sign_note, verify_note
from letterkit.tlog.tree import EMPTY_ROOT, HASH_SIZE, MAX_SIZE

_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_MALFORMED = "not a checkpoint"


def parse_number(text: str) -> int:
    """A decimal number below 2^63 without leading zeros."""
    if not _NUMBER.fullmatch(text) or int(text) > MAX_SIZE:
        raise LetterkitError("not a number as registers write it")
    return int(text)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a register says of itself; only a `VerifiedCheckpoint` says who said so."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifiedCheckpoint:
    """A checkpoint that the key of its origin signed."""

    checkpoint: Checkpoint
    key: VerifierKey


def format_checkpoint(checkpoint: Checkpoint) -> str:
    """The text of a checkpoint: origin, size, root in base64, extensions (C2SP tlog-checkpoint)."""
    lines = [checkpoint.origin, str(checkpoint.size), format_base64(checkpoint.root)]
    text = "".join(f"{line}\n" for line in (*lines, *checkpoint.extensions))
    if parse_checkpoint(text) != checkpoint:
        raise LetterkitError("this cannot be a checkpoint")
    return text


def parse_checkpoint(text: str) -> Checkpoint:
    """The checkpoint of such a text; raises LetterkitError at anything else."""
    *lines, end = text.split("\n")
    if end or len(lines) < 3 or "" in lines:
        raise LetterkitError(_MALFORMED)
    origin, size, root, *extensions = lines
    try:
        checkpoint = Checkpoint(origin, parse_number(size), parse_base64(root), tuple(extensions))
    except LetterkitError as error:
        raise LetterkitError(_MALFORMED) from error
    empty = checkpoint.size == 0 and checkpoint.root != EMPTY_ROOT
    if len(checkpoint.root) != HASH_SIZE or empty:
        raise LetterkitError(_MALFORMED)
    return checkpoint


def sign_checkpoint(checkpoint: Checkpoint, signer: SignerKey) -> Note:
    """A checkpoint as a signed note; its origin must be the name of the key."""
    if checkpoint.origin != signer.name:
        raise LetterkitError("the origin of a checkpoint is the name of its key")
    return sign_note(format_checkpoint(checkpoint), signer)


def verify_checkpoint(note: Note, *keys: VerifierKey) -> VerifiedCheckpoint:
    """Raise unless one of the keys signed, and bears the name of the origin."""
    verified = verify_note(note, keys)
    checkpoint = parse_checkpoint(verified.text)
    for key in verified.signers:
        if key.name == checkpoint.origin:
            return VerifiedCheckpoint(checkpoint, key)
    raise LetterkitError("the checkpoint is not signed by the key of its origin")
