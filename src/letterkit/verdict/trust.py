"""Whose word a verifier takes for a register: a key, a policy, what was seen before. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey
from letterkit.model import Check, Register, Status
from letterkit.tlog.checkpoint import verify_checkpoint
from letterkit.tlog.continuity import Continuity, Signed, continuity, growth_between, signed_under
from letterkit.tlog.growth import Growth
from letterkit.tlog.note import Note
from letterkit.tlog.policy import NONE, Policy, verify_witnessed
from letterkit.verdict.edition import checked_edition

_SEEN = "newest seen"


@dataclass(frozen=True, slots=True)
class Trust:
    """What the verifier brings along: a key, a policy, the newest note seen, the time.

    `seen` is of the register's own key; `seen_elsewhere` says that a register of this origin was
    seen under another one.
    """

    now: int
    key: VerifierKey | None = None
    policy: Policy | None = None
    seen: bytes = b""
    seen_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class EditionVerdict:
    """What trust adds to a published list; `newest` and `evidence` as for a receipt."""

    checks: tuple[Check, ...] = ()
    evidence: bytes = b""
    history: Status | None = None
    newest: Signed | None = None


def judge_edition(register: Register, trust: Trust) -> EditionVerdict:
    """Whether a published list is the edition that its key signed, and whose word that is."""
    if register.published is None:
        return EditionVerdict()
    checks, edition = checked_edition(register)
    if edition is None:
        return EditionVerdict(tuple(checks))
    newest = Signed(edition.note, edition.signed)
    checks += [key_check(edition.signed.key, trust), witness_check(edition.note, trust)]
    if not trust.seen:
        return EditionVerdict(tuple(checks), newest=newest)
    leaves = [f"{leaf}\n".encode() for leaf in register.published.leaves]
    found = seen_before(trust.seen, newest, leaves, may_be_older=False)
    return EditionVerdict(
        (*checks, found.check),
        found.evidence,
        found.history,
        newest if found.is_newer else None,
    )


def judge_checkpoint(note: Note, trust: Trust) -> EditionVerdict:
    """Whether a key that the verifier knows signed a checkpoint, of which nothing else is there."""
    logs = trust.policy.logs if trust.policy else ()
    keys = [trust.key] if trust.key else [log.key for log in logs]
    entries = Check.not_checked("entries", "a checkpoint holds none; the list or a receipt does")
    if not keys:
        origin = note.text.partition("\n")[0]
        named = ", ".join(each.key_id.hex() for each in note.signatures if each.name == origin)
        detail = f"no key was given; it names the key {named or 'of nobody'}"
        return EditionVerdict((Check.not_checked("signature", detail), entries))
    try:
        signed = Signed(note, verify_checkpoint(note, *keys))
    except LetterkitError as error:
        return EditionVerdict((Check.failed("signature", str(error)), entries))
    key = signed.checkpoint.key
    detail = f"{key.name} signed it with key {key.key_id.hex()}"
    checks = [Check.passed("signature", detail), key_check(key, trust), witness_check(note, trust)]
    if not trust.seen:
        return EditionVerdict((*checks, entries))
    found = seen_before(trust.seen, signed, may_be_older=True)
    return EditionVerdict((*checks, found.check, entries), found.evidence, found.history)


def key_check(key: VerifierKey, trust: Trust) -> Check:
    """What is known of the key that signed the register."""
    if trust.key is None and trust.policy is None:
        detail = f"the file itself names it: {key.name}, key {key.key_id.hex()}"
        if trust.seen_elsewhere:
            detail += "; you have seen another key for this name, so give the right one with --key"
        return Check.not_checked("key", detail)
    in_policy = trust.policy is None or any(log.key == key for log in trust.policy.logs)
    if trust.key in (None, key) and in_policy:
        return Check.passed("key", f"it is the one that you gave: {key.key_id.hex()}")
    return Check.failed("key", "it is of another key than the one that you gave")


def witness_check(note: Note, trust: Trust) -> Check:
    """Which witnesses of a policy signed a checkpoint, and whether they are enough."""
    name = "witnesses"
    if trust.policy is None:
        return Check.not_checked(name, "nobody but the register itself was asked")
    try:
        witnessed = verify_witnessed(note, trust.policy, trust.now)
    except LetterkitError as error:
        return Check.failed(name, str(error))
    if not witnessed.cosignatures or trust.policy.quorum == NONE:
        return Check.not_checked(name, "the policy asks for none")
    names = ", ".join(each.witness.name for each in witnessed.cosignatures)
    return Check.passed(name, f"they saw this state, and that the register only grew: {names}")


def seen_before(
    seen: bytes,
    newest: Signed,
    leaves: Sequence[bytes] = (),
    growth: Growth | None = None,
    *,
    may_be_older: bool,
) -> Continuity:
    """Whether what is newest here goes on from what was newest before.

    The register's leaves prove it, or a proof of growth.
    """
    try:
        old = signed_under(seen, newest.checkpoint.key)
    except LetterkitError:
        detail = "it is signed with another key; one of the two is not the register's"
        return Continuity(Check.failed(_SEEN, detail))
    grown = old.size < newest.size and len(leaves) == newest.size
    growth = growth_between(leaves, old.size, newest.size) if grown else growth
    return continuity(_SEEN, old, newest, growth, may_be_older=may_be_older)
