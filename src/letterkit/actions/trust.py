"""What somebody verifies with: a key, a policy, and the newest checkpoint that they have seen.

The newest checkpoint that this user has seen of each register is kept in their state folder. A
register is its origin and its key. Anybody can write an origin on a list and sign it with a key of
their own, so what was seen under one key says nothing about another. The name of a file is

    <SHA-256 of the origin>.<SHA-256 of the verifier key's line, 32 hex digits of it>.checkpoint
"""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.files.writing import write_whole
from letterkit.keys import VerifierKey, format_verifier_key, parse_verifier_key
from letterkit.model import Check, Status, Verdict
from letterkit.model.verdict import Sealed
from letterkit.tlog.continuity import Signed
from letterkit.tlog.note import format_note
from letterkit.tlog.policy import NONE, parse_policy
from letterkit.verdict.receipt_files import read_if_there, read_small
from letterkit.verdict.trust import Trust, judge_edition, key_check

_SUFFIX = ".checkpoint"


@dataclass(frozen=True, slots=True)
class TrustOptions:
    """A key and a policy as they were given; without `state`, nothing seen is used or kept."""

    folder: Path
    host: Host
    key: str = ""
    policy: Path | None = None
    state: bool = True

    def trust(self, origin: str, named: VerifierKey | None) -> Trust:
        """What to judge a register by; `named` is the key that the file itself says is its own."""
        policy = None
        if self.policy:
            name = str(self.policy)
            policy = parse_policy(read_small(self.folder / self.policy, name), name)
        key = parse_verifier_key(self.key) if self.key else None
        in_policy = (log.key for log in policy.logs if log.key.name == origin) if policy else ()
        own = named or key or next(iter(in_policy), None)
        seen, elsewhere = self._seen(origin, own) if own else (b"", False)
        return Trust(int(self.host.now().timestamp()), key, policy, seen, seen_elsewhere=elsewhere)

    def _seen(self, origin: str, key: VerifierKey) -> tuple[bytes, bool]:
        """What was seen of the register, and whether one was seen under another key."""
        if not self.state:
            return b"", False
        try:
            return seen_note(origin, key), is_seen_elsewhere(origin, key)
        except (LetterkitError, OSError) as error:
            self._note_state("cannot be read, so nothing was compared with it", error)
            return b"", False

    def remember(self, newest: Signed) -> None:
        """Keep what was seen; where that cannot be kept, the verdict counts all the same."""
        if not self.state:
            return
        checkpoint = newest.checkpoint
        try:
            remember(checkpoint.checkpoint.origin, checkpoint.key, format_note(newest.note))
        except (LetterkitError, OSError) as error:
            self._note_state("cannot be kept, so the next check knows nothing of this one", error)

    def _note_state(self, what: str, error: Exception) -> None:
        self.host.note(
            f"what you have seen of this register {what}: {error}", "--no-state leaves it out"
        )


def trusted(verdict: Verdict, options: TrustOptions) -> Verdict:
    """The verdict with what the key, the policy and the newest checkpoint seen add to it."""
    register = verdict.agreement.register
    if register is None and verdict.agreement.sealed:
        return _with_key_of_seal(verdict, verdict.agreement.sealed, options)
    if register is None:
        why = "it carries no register that a key could have signed"
        unknown = (Check.not_checked("key", why),)
        is_asked = options.key or options.policy
        return _with(verdict, unknown, Status.CANNOT_TELL) if is_asked else verdict
    if register.published is None:
        unsigned = Check.failed("key", "no key has signed it")
        return _with(verdict, (unsigned,)) if options.key or options.policy else verdict
    published = register.published
    more = judge_edition(register, options.trust(published.origin, _key(published.vkey)))
    found = _with(verdict, more.checks, more.history)
    if more.evidence:
        write_evidence(options.folder, more.evidence, options.host)
    if more.newest and found.status in (Status.HOLDS, Status.NOT_FOUND):
        options.remember(more.newest)
    return found


def _with_key_of_seal(verdict: Verdict, sealed: Sealed, options: TrustOptions) -> Verdict:
    """A text, or an e-mail without its PDF: of its register it has the seal alone."""
    if not options.key and not options.policy:
        return verdict
    key = parse_verifier_key(sealed.vkey)
    trust = options.trust(sealed.origin, key)
    checks = [key_check(key, trust)]
    if trust.policy and trust.policy.quorum != NONE:
        why = "it carries no checkpoint that they could have signed; ask for the PDF"
        checks.append(Check.not_checked("witnesses", why))
        return _with(verdict, tuple(checks), Status.CANNOT_TELL)
    return _with(verdict, tuple(checks))


def _key(line: str) -> VerifierKey | None:
    """The key that the list names; a wrong one is found when the edition is judged."""
    try:
        return parse_verifier_key(line)
    except LetterkitError:
        return None


def _with(verdict: Verdict, checks: tuple[Check, ...], history: Status | None = None) -> Verdict:
    agreed = verdict.agreement
    agreed = replace(agreed, checks=(*agreed.checks, *checks), history=history)
    doubted = bool(agreed.failed)
    return replace(verdict, agreement=agreed, matches=None if doubted else verdict.matches)


def seen_note(origin: str, key: VerifierKey) -> bytes:
    """What was seen of this register, or nothing."""
    return read_if_there(_folder() / _name(origin, key))


def is_seen_elsewhere(origin: str, key: VerifierKey) -> bool:
    """Whether a register of this origin was seen under another key."""
    own = _name(origin, key)
    others = _folder().glob(f"{_digest(origin)}.*{_SUFFIX}")
    return any(each.name != own for each in others)


def remember(origin: str, key: VerifierKey, checkpoint: bytes) -> None:
    """Keep this checkpoint as the newest seen of a register."""
    write_whole(_folder() / _name(origin, key), checkpoint)


def _folder() -> Path:
    from platformdirs import user_state_path

    return user_state_path("letterkit", appauthor=False)


def _name(origin: str, key: VerifierKey) -> str:
    return f"{_digest(origin)}.{_digest(format_verifier_key(key))[:32]}{_SUFFIX}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def write_evidence(folder: Path, evidence: bytes, host: Host) -> Path | None:
    """Keep both checkpoints of a register that forked or went back; never over another file.

    None where they cannot be written: the verdict stands without them.
    """
    path = folder / f"fork-{hashlib.sha256(evidence).hexdigest()[:12]}.evidence"
    try:
        write_whole(path, evidence)
    except LetterkitError as error:
        host.note(f"both signed checkpoints are evidence, and could not be kept: {error}")
        return None
    host.note(f"both signed checkpoints are in {path.name}: keep it as evidence")
    return path
