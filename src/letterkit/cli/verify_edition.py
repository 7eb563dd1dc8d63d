"""`letterkit verify` of a published list: whose key it is, and what was seen of it before."""

from dataclasses import replace

from letterkit.cli.given import Given
from letterkit.cli.seen import write_evidence
from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey, parse_verifier_key
from letterkit.model import Check, Status, Verdict
from letterkit.model.verdict import Sealed
from letterkit.prove.policy import NONE
from letterkit.prove.trust import judge_edition, key_check


def trusted(verdict: Verdict, given: Given) -> Verdict:
    """The verdict with what the key, the policy and the newest checkpoint seen add to it."""
    register = verdict.agreement.register
    if register is None and verdict.agreement.sealed:
        return _with_key_of_seal(verdict, verdict.agreement.sealed, given)
    if register is None:
        told = "it carries no register that a key could have signed"
        unknown = (Check.not_checked("key", told),)
        is_asked = given.key or given.policy
        return _with(verdict, unknown, Status.CANNOT_TELL) if is_asked else verdict
    if register.published is None:
        unsigned = Check.failed("key", "no key has signed it")
        return _with(verdict, (unsigned,)) if given.key or given.policy else verdict
    published = register.published
    more = judge_edition(register, given.trust(published.origin, _key(published.vkey)))
    found = _with(verdict, more.checks, more.history)
    if more.evidence:
        write_evidence(given.folder, more.evidence)
    if more.newest and found.status in (Status.HOLDS, Status.NOT_FOUND):
        given.remember(more.newest)
    return found


def _with_key_of_seal(verdict: Verdict, sealed: Sealed, given: Given) -> Verdict:
    """A text, or an e-mail without its PDF: of its register it has the seal alone."""
    if not given.key and not given.policy:
        return verdict
    key = parse_verifier_key(sealed.vkey)
    trust = given.trust(sealed.origin, key)
    checks = [key_check(key, trust)]
    if trust.policy and trust.policy.quorum != NONE:
        told = "it carries no checkpoint that they could have signed; ask for the PDF"
        checks.append(Check.not_checked("witnesses", told))
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
