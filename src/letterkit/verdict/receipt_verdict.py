"""What a receipt proves: by itself, in a file, and beside the newest checkpoint seen. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model import Agreement, Check, Register, Result, Status
from letterkit.text.jcs import Json
from letterkit.tlog.continuity import Continuity, Signed, continuity, growth_between
from letterkit.tlog.growth import format_evidence
from letterkit.tlog.log import Standing
from letterkit.tlog.policy import Log, Policy
from letterkit.tlog.receipt import Receipt, VerifiedReceipt, verify_receipt
from letterkit.verdict.edition import VerifiedEdition, verify_edition
from letterkit.verdict.trust import Trust, key_check, seen_before, witness_check


@dataclass(slots=True)
class ReceiptVerdict:
    """`standing` is what became of the entry, as the file's register tells; None without one.

    `newest` is the note that should now count as the newest seen, `evidence` what proves a fork.
    `is_apart` says that the receipt holds and the file beside it does not fit it: that file was
    altered, or is of another register or text.
    """

    receipt: Receipt
    size: int = 0
    checks: list[Check] = field(default_factory=list)
    entry: Mapping[str, Json] = field(default_factory=dict)
    standing: Standing | None = None
    edition: int = 0
    earlier_text: bool = False
    evidence: bytes = b""
    history: Status | None = None
    newest: Signed | None = None
    is_apart: bool = False

    @property
    def is_withdrawn(self) -> bool:
        """Whether the signature stands no more in the newest edition."""
        return self.standing is not None and self.standing.newest is None

    @property
    def is_amended(self) -> bool:
        """Whether another entry stands in its place."""
        index = self.receipt.proof.index
        return self.standing is not None and self.standing.newest not in (None, index)

    @property
    def status(self) -> Status:
        """The verdict over all checks; history that was rewritten comes first."""
        if self.history:
            return self.history
        if _has_failed(self.checks):
            return Status.ALTERED
        if self.is_withdrawn:
            return Status.WITHDRAWN
        against = [check for check in self.checks if check.name == _FILE]
        if any(check.result is Result.NOT_CHECKED for check in against):
            return Status.CANNOT_TELL
        return Status.HOLDS if self.entry else Status.CANNOT_TELL


_FILE = "this file"


def judge_receipt(receipt: Receipt, trust: Trust, agreed: Agreement | None) -> ReceiptVerdict:
    """Take every check in turn; the first that fails is no reason to leave out the others."""
    verdict = ReceiptVerdict(receipt)
    key = receipt.disclosure.key
    try:
        verified = verify_receipt(receipt, Policy((Log(key),)), trust.now)
    except LetterkitError as error:
        verdict.checks.append(Check.failed("entry", str(error)))
        return verdict
    signed = verified.inclusion.checkpoint.signed
    verdict.entry, verdict.size = verified.entry, signed.checkpoint.size
    detail = f"it is leaf {receipt.proof.index} of {verdict.size} in {signed.checkpoint.origin}"
    verdict.checks.append(Check.passed("entry", detail))
    verdict.checks += [key_check(key, trust), witness_check(receipt.proof.note, trust)]
    own = Signed(receipt.proof.note, signed)
    newest: Signed = own
    leaves: Sequence[bytes] = ()
    if agreed:
        is_sound = not _has_failed(verdict.checks)
        found = _against(verdict, verified, own, agreed)
        is_compared = found is not None and not _has_failed(agreed.checks)
        verdict.is_apart = is_sound and not is_compared and _has_failed(verdict.checks)
        if found:
            newest, leaves = found
    _remember(verdict, trust, newest, leaves, is_file=newest is not own)
    return verdict


def _has_failed(checks: Iterable[Check]) -> bool:
    return any(each.result is Result.FAIL for each in checks)


def _against(
    verdict: ReceiptVerdict, verified: VerifiedReceipt, own: Signed, agreed: Agreement
) -> tuple[Signed, Sequence[bytes]] | None:
    """Compare with a file; its checkpoint and leaves if they are this register's."""
    verdict.checks += [each for each in agreed.checks if each.result is Result.FAIL]
    register = agreed.register
    if register is None or register.published is None:
        verdict.checks.append(_text_alone(verified, agreed))
        return None
    try:
        edition = verify_edition(register)
    except LetterkitError as error:
        verdict.checks.append(Check.failed(_FILE, str(error)))
        return None
    theirs = Signed(edition.note, edition.signed)
    if theirs.checkpoint.key != own.checkpoint.key:
        verdict.checks.append(Check.failed(_FILE, "it is of another register, or another key"))
        return None
    leaves = [f"{leaf}\n".encode() for leaf in register.published.leaves]
    _compare(verdict, verified, (own, theirs), edition, leaves)
    if verdict.standing:
        _find(verdict, verified, register, edition)
    return theirs, leaves


def _text_alone(verified: VerifiedReceipt, agreed: Agreement) -> Check:
    if agreed.text is None:
        return Check.not_checked(_FILE, "it holds no published register")
    if agreed.text.sha256 == verified.entry["text"]:
        return Check.passed("text", "the entry is for the text of this file")
    return Check.failed("text", "the entry is for another text, or for its version in a language")


def _compare(
    verdict: ReceiptVerdict,
    verified: VerifiedReceipt,
    signed: tuple[Signed, Signed],
    edition: VerifiedEdition,
    leaves: Sequence[bytes],
) -> None:
    """Whether the file's register is the receipt's, at whichever of the two is the later time."""
    own, theirs = signed
    index, number = verified.inclusion.index, edition.log.edition.number
    if index < len(leaves) and leaves[index] != verified.inclusion.leaf:
        verdict.evidence = format_evidence(own.note, theirs.note, None)
        verdict.history = Status.FORKED
        detail = f"its register has another leaf at {index} than this receipt proves"
        verdict.checks.append(Check.failed(_FILE, detail))
        return
    if theirs.size < own.size:
        detail = f"its register is older, edition {number}, than this receipt; ask for a newer file"
        verdict.checks.append(Check.not_checked(_FILE, detail))
        return
    growth = growth_between(leaves, own.size, theirs.size)
    found = continuity(_FILE, own, theirs, growth, may_be_older=False)
    _add(verdict, found)
    if found.check.result is Result.PASS:
        verdict.standing, verdict.edition = edition.log.standing(index), number


def _find(
    verdict: ReceiptVerdict, verified: VerifiedReceipt, register: Register, edition: VerifiedEdition
) -> None:
    """What became of the entry in the file: there as it was, amended, apart, withdrawn."""
    text = str(verified.entry["text"])
    verdict.earlier_text = text not in register.texts.values()
    if text not in edition.log.all_texts:
        verdict.checks.append(Check.failed("text", "the register has never had the entry's text"))
    elif verdict.earlier_text:
        verdict.checks.append(Check.not_checked("text", "the entry is for an earlier text"))
    else:
        verdict.checks.append(Check.passed("text", "the entry is for the text of this list"))


def _remember(
    verdict: ReceiptVerdict,
    trust: Trust,
    newest: Signed,
    leaves: Sequence[bytes],
    *,
    is_file: bool,
) -> None:
    """Compare with the newest checkpoint seen, if there is one."""
    if not trust.seen:
        verdict.newest = newest
        return
    found = seen_before(trust.seen, newest, leaves, may_be_older=not is_file)
    _add(verdict, found)
    if found.is_newer:
        verdict.newest = newest


def _add(verdict: ReceiptVerdict, found: Continuity) -> None:
    verdict.checks.append(found.check)
    if found.history and verdict.history is not Status.FORKED:
        verdict.history, verdict.evidence = found.history, found.evidence


def limits(receipt: Receipt, trust: Trust) -> Iterator[str]:
    """What it does not prove, in words for its holder."""
    yield "that the list is complete, or that nobody on it is invented"
    if trust.policy is None or trust.policy.quorum == "none":
        yield "that everybody sees the same list: compare with others, or ask for a witness"
    level = receipt.disclosure.opening.entry["level"]
    if level in ("listed", "code"):
        yield f"that you are who signed: at level {level} that is the coordinator's word"
    else:
        yield "that the key or mail domain is yours: that has its own source"
