"""What a promise proves: by itself, and beside a register that may have kept it. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model import Agreement, Check, Register, Result, Status
from letterkit.text.jcs import Json
from letterkit.tlog.continuity import Signed
from letterkit.tlog.leaf import AmendLeaf, EditionLeaf, SignLeaf, parse_leaf
from letterkit.tlog.log import Standing
from letterkit.tlog.promise import GivenPromise, VerifiedPromise, verify_promise
from letterkit.verdict.edition import VerifiedEdition, verify_edition
from letterkit.verdict.trust import Trust, judge_edition, key_check

_FILE = "this file"


@dataclass(slots=True)
class PromiseVerdict:
    """`edition` is that of the file it was compared with, `kept_in` the one that has the entry.

    `standing` is what became of the entry since. The rest is as for a receipt.
    """

    given: GivenPromise
    promised_for: int = 0
    checks: list[Check] = field(default_factory=list)
    entry: Mapping[str, Json] = field(default_factory=dict)
    edition: int = 0
    kept_in: int = 0
    is_latest: bool = True
    standing: Standing | None = None
    evidence: bytes = b""
    history: Status | None = None
    newest: Signed | None = None

    @property
    def status(self) -> Status:
        """The verdict over all checks; history that was rewritten comes first."""
        if self.history:
            return self.history
        broken = self.edition >= self.promised_for and not self.kept_in
        if any(check.result is Result.FAIL for check in self.checks):
            return Status.BROKEN if self.edition and broken else Status.ALTERED
        if self.standing and self.standing.newest is None:
            return Status.WITHDRAWN
        if self.kept_in:
            return Status.KEPT
        against = (check for check in self.checks if check.name == _FILE)
        unclear = any(check.result is Result.NOT_CHECKED for check in against)
        return Status.CANNOT_TELL if unclear else Status.PROMISED


def judge_promise(given: GivenPromise, trust: Trust, agreed: Agreement | None) -> PromiseVerdict:
    """The verdict on a promise: its signature, its date, and whether a register kept it."""
    verdict = PromiseVerdict(given)
    try:
        verified = verify_promise(given)
    except LetterkitError as error:
        verdict.checks.append(Check.failed("promise", str(error)))
        return verdict
    promise = verified.promise
    verdict.entry, verdict.promised_for = verified.entry, promise.edition
    detail = f"its key signed that this entry comes into edition {promise.edition}"
    verdict.checks += [Check.passed("promise", detail), key_check(verified.key, trust)]
    if agreed:
        verdict.checks += [each for each in agreed.checks if each.result is Result.FAIL]
        _against(verdict, verified, trust, agreed.register)
    return verdict


def _against(
    verdict: PromiseVerdict, verified: VerifiedPromise, trust: Trust, register: Register | None
) -> None:
    if register is None or register.published is None:
        verdict.checks.append(Check.not_checked(_FILE, "it holds no published register"))
        return
    try:
        edition = verify_edition(register)
    except LetterkitError as error:
        verdict.checks.append(Check.failed(_FILE, str(error)))
        return
    if edition.signed.key != verified.key:
        verdict.checks.append(Check.failed(_FILE, "it is of another register, or another key"))
        return
    beside = judge_edition(register, trust)
    verdict.checks += [each for each in beside.checks if each.name != "key"]
    verdict.evidence, verdict.history = beside.evidence, beside.history
    verdict.newest = beside.newest
    if not any(each.result is Result.FAIL for each in verdict.checks):
        _look_for(verdict, verified, register.published.leaves, edition)


def _look_for(
    verdict: PromiseVerdict,
    verified: VerifiedPromise,
    leaves: tuple[str, ...],
    edition: VerifiedEdition,
) -> None:
    """Whether an edition up to the promised one has the entry, and what became of it."""
    verdict.edition = edition.log.edition.number
    number, index, promised_for = 1, -1, verified.promise.edition
    for place, line in enumerate(leaves):
        match parse_leaf(f"{line}\n".encode()):
            case EditionLeaf():
                number += 1
            case SignLeaf(commitment) | AmendLeaf(_, commitment):
                if commitment == verified.promise.commitment:
                    index, verdict.kept_in = place, number
    if verdict.kept_in:
        verdict.standing = edition.log.standing(index)
        verdict.is_latest = verdict.standing.newest == index
        detail = f"leaf {index} of its register is this entry, in edition {verdict.kept_in}"
        verdict.checks.append(Check.passed(_FILE, detail))
    elif verdict.edition < promised_for:
        detail = f"it is edition {verdict.edition}, and the promise is for edition {promised_for}"
        verdict.checks.append(Check.passed(_FILE, detail))
    else:
        detail = f"it is edition {verdict.edition}, and no leaf of its register is this entry"
        verdict.checks.append(Check.failed(_FILE, detail))


def promise_limits(verdict: PromiseVerdict) -> Iterator[str]:
    """What it does not prove, in words for its holder."""
    if verdict.status is Status.BROKEN:
        yield "who broke it: a withdrawal that the signatory asked for looks the same"
        return
    if not verdict.kept_in:
        yield "that the entry is in the register: no edition that was shown has it"
    yield "that the list is complete, or that nobody on it is invented"
    level = verdict.given.disclosure.opening.entry["level"]
    if level in ("listed", "code"):
        yield f"that you are who signed: at level {level} that is the coordinator's word"
    else:
        yield "that the key or mail domain is yours: that has its own source"
