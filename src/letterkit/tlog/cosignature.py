"""Cosignatures, C2SP tlog-cosignature with Ed25519: a witness saw the register grow, at a time.

A signature line of a note that is a checkpoint. After the key id, made with type byte 0x04, come 72
bytes: the POSIX time, 64 bits big-endian, and the Ed25519 signature over

    cosignature/v1
    time 1679315147
    letters.example.org/2026-housing
    7
    o+I7Msy2v5bQktFl2KpUbgmCnejwOw6JV1gdHha5K98=

that is two lines, then the whole text of the checkpoint with its last LF. The message does not say
who signs, so a witness is counted by its public key, once. Left out: ML-DSA-44.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, VerifierKey
from letterkit.tlog.checkpoint import parse_checkpoint
from letterkit.tlog.note import Note, Signature, distinct
from letterkit.tlog.tree import MAX_SIZE

_REFUSED = "a cosignature does not verify"


@dataclass(frozen=True, slots=True)
class Cosignature:
    """That this witness cosigned, and when it last did, in seconds since 1970."""

    witness: VerifierKey
    time: int


def cosigned_message(text: str, time: int) -> bytes:
    """What a witness signs: the text of a note, and the time in seconds since 1970 (C2SP)."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def cosign(note: Note, witness: SignerKey, time: int) -> Note:
    """The note with one more line; that the register only grew is the caller's to verify first."""
    parse_checkpoint(note.text)
    if witness.type is not KeyType.COSIGNATURE:
        raise LetterkitError("a key that signs notes does not cosign checkpoints")
    if not 0 <= time <= MAX_SIZE:
        raise LetterkitError("not a time that a cosignature can have")
    signature = witness.sign(cosigned_message(note.text, time))
    line = Signature(witness.name, witness.verifier.key_id, time.to_bytes(8, "big") + signature)
    return replace(note, signatures=(*note.signatures, line))


def verify_cosignatures(
    note: Note, witnesses: Sequence[VerifierKey], now: int
) -> tuple[Cosignature, ...]:
    """Those of the witnesses who cosigned, each once; raise if a line of theirs is bad or later.

    None of them is an answer too: how many are enough is for a policy to say.
    """
    parse_checkpoint(note.text)
    if any(witness.type is not KeyType.COSIGNATURE for witness in witnesses):
        raise LetterkitError("a key that signs notes does not cosign checkpoints")
    if len({witness.public for witness in distinct(witnesses)}) != len(witnesses):
        raise LetterkitError("one key stands for two witnesses")
    seen = []
    for witness in witnesses:
        times = [
            _verify(note.text, each.value, witness, now)
            for each in note.signatures
            if each.is_by(witness)
        ]
        seen += [Cosignature(witness, max(times))] if times else []
    return tuple(seen)


def _verify(text: str, value: bytes, witness: VerifierKey, now: int) -> int:
    time = int.from_bytes(value[:8], "big")
    if len(value) != 72 or time > min(now, MAX_SIZE):
        raise LetterkitError(_REFUSED)
    witness.verify(value[8:], cosigned_message(text, time))
    return time
