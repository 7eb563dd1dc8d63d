"""Proofs that an entry is in a register, C2SP tlog-proof, files `.tlog-proof`.

Lines, each ended by LF: the name of the format; `extra` and base64, if there is such data; `index`
and the place of the leaf, from 0; the hashes of the inclusion proof in base64, from the leaf's
sibling up; an empty line; then the signed checkpoint, with its cosignatures, as it was published.

    c2sp.org/tlog-proof@v1
    extra eyJ2IjoxfQ==
    index 1
    2zQm6HgGjSjSabbIcXIyLOU3K2V1bQeJAB00g19gHAM=

    letters.example.org/2026-housing
    2
    ywCYnZSlacCmeK4EK2Pc1GJduWRAUX83put5duok7Us=

    — letters.example.org/2026-housing er48jWR1fpYe97yAHlcGSD4E+9gxnHhu0xNQopVEiWqRPEHAIX9tnom21+dqpbU4nLSBceb7egFLaGE50bd2q1DKwgY=

Nothing authenticates the extra data.
"""  # noqa: E501 - a signature line cannot be broken

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import format_base64, parse_base64
from letterkit.tlog.checkpoint import parse_number
from letterkit.tlog.note import Note, format_note, parse_note
from letterkit.tlog.policy import Policy, WitnessedCheckpoint, verify_witnessed
from letterkit.tlog.tree import HASH_SIZE, MAX_SIZE, leaf_hash, verify_inclusion

_MAGIC = "c2sp.org/tlog-proof@v1"
_MALFORMED = "not a proof of inclusion"


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof as it was read: nothing of it has been verified."""

    index: int
    hashes: tuple[bytes, ...]
    note: Note
    extra: bytes | None = None


@dataclass(frozen=True, slots=True)
class Inclusion:
    """A leaf that is in the register that this checkpoint describes."""

    leaf: bytes
    index: int
    checkpoint: WitnessedCheckpoint


def format_proof(proof: Proof) -> bytes:
    """The file of an inclusion proof (C2SP tlog-proof)."""
    extra = [] if proof.extra is None else [f"extra {format_base64(proof.extra)}"]
    hashes = [format_base64(each) for each in proof.hashes]
    lines = [_MAGIC, *extra, f"index {proof.index}", *hashes, ""]
    wrong = proof.extra == b"" or not _are_hashes(proof.hashes)
    if wrong or not 0 <= proof.index <= MAX_SIZE:
        raise LetterkitError("this cannot be a proof of inclusion")
    return "".join(f"{line}\n" for line in lines).encode() + format_note(proof.note)


def parse_proof(data: bytes) -> Proof:
    """The proof of such a file; raises LetterkitError at another form. Nothing is verified."""
    head, _, note = data.partition(b"\n\n")
    try:
        magic, *lines = head.decode("ascii").split("\n")
        extra = parse_base64(_value("extra", lines.pop(0))) if _has_extra(lines) else None
        index = parse_number(_value("index", lines.pop(0) if lines else ""))
        hashes = tuple(parse_base64(line) for line in lines)
        proof = Proof(index, hashes, parse_note(note), extra)
    except (UnicodeDecodeError, LetterkitError) as error:
        raise LetterkitError(_MALFORMED) from error
    if magic != _MAGIC or extra == b"" or not _are_hashes(hashes):
        raise LetterkitError(_MALFORMED)
    return proof


def _are_hashes(hashes: Sequence[bytes]) -> bool:
    """Whether these can be the path of a tree at all."""
    return len(hashes) <= MAX_SIZE.bit_length() and all(len(h) == HASH_SIZE for h in hashes)


def _has_extra(lines: list[str]) -> bool:
    return bool(lines) and lines[0].startswith("extra")


def _value(key: str, line: str) -> str:
    found, blank, value = line.partition(" ")
    if (found, blank) != (key, " "):
        raise LetterkitError(_MALFORMED)
    return value


def verify_proof(proof: Proof, leaf: bytes, policy: Policy, now: int) -> Inclusion:
    """Raise unless the leaf, as bytes, is in a register that satisfies the policy."""
    witnessed = verify_witnessed(proof.note, policy, now)
    tree = witnessed.signed.checkpoint
    verify_inclusion(leaf_hash(leaf), proof.index, tree.size, proof.hashes, tree.root)
    return Inclusion(leaf, proof.index, witnessed)
