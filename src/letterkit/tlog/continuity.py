"""Whether two checkpoints of one register belong to one history. Pure.

What only a register that lies can have signed comes with its evidence: both notes as they were
signed, and the proof that fails.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey
from letterkit.model import Check, Status
from letterkit.tlog.checkpoint import VerifiedCheckpoint, verify_checkpoint
from letterkit.tlog.growth import ForkError, Growth, format_evidence, verify_growth
from letterkit.tlog.note import Note, parse_note
from letterkit.tlog.tree import grow, leaf_hash, prove_consistency


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint with the note that it came in, verified under a key."""

    note: Note
    checkpoint: VerifiedCheckpoint

    @property
    def size(self) -> int:
        """The number of leaves of the tree."""
        return self.checkpoint.checkpoint.size


@dataclass(frozen=True, slots=True)
class Continuity:
    """What a comparison gave; `evidence` is there if the register forked or went back.

    To go back is no contradiction yet: somebody with an old file may only have kept it.
    """

    check: Check
    evidence: bytes = b""
    history: Status | None = None
    is_newer: bool = False


def signed_under(data: bytes, key: VerifierKey) -> Signed:
    """A checkpoint whose signature by this key holds; raises LetterkitError if it does not."""
    note = parse_note(data)
    return Signed(note, verify_checkpoint(note, key))


def growth_between(leaves: Sequence[bytes], old: int, new: int) -> Growth:
    """The proof that a register with these leaves gives of its own growth."""
    levels: list[bytearray] = []
    grow(levels, map(leaf_hash, leaves[:new]))
    return Growth(old, new, tuple(prove_consistency(levels, old, new)))


def continuity(
    name: str, old: Signed, new: Signed, growth: Growth | None, *, may_be_older: bool
) -> Continuity:
    """Whether `new` goes on from `old`; `may_be_older` says that it need not be the later one."""
    if new.size < old.size and may_be_older:
        detail = f"you have seen a later edition, of {old.size} leaves; compare with a file of that"
        return Continuity(Check.not_checked(name, detail))
    try:
        verify_growth(old.checkpoint, new.checkpoint, growth)
    except ForkError as error:
        evidence = format_evidence(old.note, new.note, growth)
        history = Status.ROLLED_BACK if new.size < old.size else Status.FORKED
        return Continuity(Check.failed(name, error.fact), evidence, history)
    except LetterkitError as error:
        if old.checkpoint.key != new.checkpoint.key:
            return Continuity(Check.failed(name, str(error)))
        detail = f"the one you saw has {old.size} leaves, and nothing here proves what came since"
        return Continuity(Check.not_checked(name, detail))
    detail = f"it continues the one of {old.size} leaves"
    if new.size == old.size:
        detail = "it is at the same state"
    return Continuity(Check.passed(name, detail), is_newer=new.size > old.size)
