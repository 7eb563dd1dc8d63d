"""Growth: that a later checkpoint of a register continues an earlier one. Files `.consistency`.

Lines, each ended by LF: name and version; both sizes, the first not 0 and not above the second;
the hashes of the consistency proof (RFC 6962 section 2.1.2) in base64.

    letterkit.growth.v1
    from 1
    to 2
    IhXorE4rhxwqSBieeXOMlWwIHiOsLyQVv3faGZ39kgw=

A register that went back, has two roots at one size, or does not continue is a fork. Its evidence
is both signed checkpoints, and the error carries their texts.
"""

from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import format_base64, parse_base64
from letterkit.tlog.checkpoint import (
    Checkpoint,
    VerifiedCheckpoint,
    format_checkpoint,
    parse_number,
)
from letterkit.tlog.note import Note, format_note
from letterkit.tlog.tree import HASH_SIZE, MAX_SIZE, verify_consistency

_MAGIC = "letterkit.growth.v1"
_MALFORMED = "not a proof of growth"


@dataclass(frozen=True, slots=True)
class Growth:
    """A proof as it was read: nothing of it has been verified."""

    old: int
    new: int
    hashes: tuple[bytes, ...]


class ForkError(LetterkitError):
    """Two checkpoints that one honest register cannot have signed, both with its signature."""

    def __init__(self, fact: str, old: Checkpoint, new: Checkpoint, growth: Growth | None) -> None:
        proof = "" if growth is None else f"\n{format_growth(growth).decode()}"
        texts = f"{format_checkpoint(old)}\n{format_checkpoint(new)}{proof}"
        super().__init__(
            f"{fact}\n\n{texts}".rstrip("\n"),
            hint="keep both signed checkpoints: together they prove it",
        )
        self.fact = fact


def format_growth(growth: Growth) -> bytes:
    """The file of a consistency proof (RFC 6962): two sizes, then one hash a line."""
    hashes = "".join(f"{format_base64(each)}\n" for each in growth.hashes)
    written = f"{_MAGIC}\nfrom {growth.old}\nto {growth.new}\n{hashes}".encode()
    if parse_growth(written) != growth:
        raise LetterkitError("this cannot be a proof of growth")
    return written


def parse_growth(data: bytes) -> Growth:
    """The proof of such a file; raises LetterkitError at any other byte."""
    try:
        magic, old, new, *lines = data.decode("ascii").split("\n")
        hashes = tuple(parse_base64(line) for line in lines[:-1])
        growth = Growth(_number("from ", old), _number("to ", new), hashes)
    except (ValueError, LetterkitError) as error:
        raise LetterkitError(_MALFORMED) from error
    ended = lines[-1:] == [""] and len(hashes) <= MAX_SIZE.bit_length() + 1
    sized = 1 <= growth.old <= growth.new and all(len(each) == HASH_SIZE for each in hashes)
    if magic != _MAGIC or not ended or not sized:
        raise LetterkitError(_MALFORMED)
    return growth


def _number(key: str, line: str) -> int:
    if not line.startswith(key):
        raise LetterkitError(_MALFORMED)
    return parse_number(line.removeprefix(key))


def verify_growth(
    old: VerifiedCheckpoint, new: VerifiedCheckpoint, growth: Growth | None = None
) -> VerifiedCheckpoint:
    """Give the newer checkpoint back if it continues the older; a proof is needed if it grew.

    Raise `ForkError` for what only a register that lies can have signed.
    """
    first, second = old.checkpoint, new.checkpoint
    if old.key != new.key or first.origin != second.origin:
        raise LetterkitError("the checkpoints are of two registers")
    if second.size < first.size:
        raise ForkError("the register is smaller than it was", first, second, None)
    if second.size == first.size and second.root != first.root:
        raise ForkError("the register has two roots at one size", first, second, None)
    if first.size in (0, second.size):
        return new
    if growth is None or (growth.old, growth.new) != (first.size, second.size):
        raise LetterkitError("there is no proof of growth between these checkpoints")
    try:
        verify_consistency(first.size, first.root, second.size, second.root, growth.hashes)
    except LetterkitError as error:
        fact = "what stood in the register was changed or removed, as far as this proof shows"
        raise ForkError(fact, first, second, growth) from error
    return new


def format_evidence(old: Note, new: Note, growth: Growth | None) -> bytes:
    """What a verifier keeps of a fork: both notes as they came, and the proof that fails."""
    parts = [format_note(old), format_note(new), *([format_growth(growth)] if growth else [])]
    return b"\n".join(parts)
