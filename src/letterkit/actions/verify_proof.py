"""Verifying what is no letter: a receipt, a promise, a checkpoint; alone, or beside a letter."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.actions.trust import TrustOptions, write_evidence
from letterkit.actions.verdict_report import Fact, NotVerifiedError, Verification, unreadable
from letterkit.actions.verify_letter import VerifyOptions, refuse_incomplete, verdict_of
from letterkit.errors import LetterkitError
from letterkit.files.other_files import Other, OtherFileError
from letterkit.model import Agreement, Status
from letterkit.text.text import short_hash
from letterkit.tlog.checkpoint import Checkpoint, parse_checkpoint
from letterkit.tlog.note import parse_note
from letterkit.tlog.promise import parse_given
from letterkit.tlog.receipt import parse_receipt
from letterkit.verdict.promise_verdict import PromiseVerdict, judge_promise, promise_limits
from letterkit.verdict.receipt_files import is_promise, read_small
from letterkit.verdict.receipt_verdict import ReceiptVerdict, judge_receipt, limits
from letterkit.verdict.trust import judge_checkpoint

_AS_YOU_GOT_IT = "give the file as you got it; it may have been cut or edited"


def verify_other(
    found: OtherFileError, file: Path, options: VerifyOptions, host: Host
) -> Verification:
    """What a file proves that was given in place of a letter.

    Raises for a kind of file that proves nothing, and where something is looked for that such a
    file has not: a name, a text or a seal.
    """
    looks_in_it = bool(options.name or options.text or options.sealed)
    if found.kind in (Other.RECEIPT, Other.PROMISE) and not looks_in_it:
        return verify_receipt_file(file, None, options, host)
    if found.kind is Other.CHECKPOINT and not looks_in_it:
        return _verify_checkpoint(found.data, file, options.trust(host))
    report = unreadable(file, found)
    raise NotVerifiedError(str(found), hint=found.hint, report=report) from found


def verify_receipt_file(
    path: Path, file: Path | None, options: VerifyOptions, host: Host
) -> Verification:
    """What a receipt or promise proves, of the letter in `file` too if there is one."""
    try:
        with host.during("verifying"):
            agreed = _agreed(file, options) if file else None
        if is_promise(options.folder / path):
            return _verify_promise(path, file, agreed, options.trust(host))
        return _verify_receipt(path, file, agreed, options.trust(host))
    except NotVerifiedError:
        raise
    except LetterkitError as error:
        report = _unread("receipt", path, "file", error)
        raise NotVerifiedError(str(error), hint=error.hint, report=report) from error


def _unread(kind: str, path: Path, check: str, error: LetterkitError) -> dict[str, object]:
    """The object for JSON of a receipt or promise that cannot be read."""
    checks = [{"check": check, "status": "not_checked", "detail": str(error)}]
    return {kind: str(path), "status": "cannot-tell", "checks": checks}


def _agreed(file: Path, options: VerifyOptions) -> Agreement:
    agreed = verdict_of(options.folder, file, "", options.text).agreement
    if not agreed.failed:
        refuse_incomplete(agreed, file)
    return agreed


def _entry_words(found: Mapping[str, object], private: Mapping[str, str]) -> dict[str, str]:
    """What its own signatory may see of an entry: the private part too."""
    entry = {key: str(value) for key, value in found.items()}
    wanted = {
        "name": entry.get("name") or private.get("name", ""),
        "e-mail": private.get("email", ""),
        "role": entry.get("role", ""),
        "affiliation": entry.get("affiliation", ""),
        "shown": entry.get("shown", ""),
        "level": entry.get("level", ""),
        "signed": entry.get("signed", ""),
        "text": entry.get("text", ""),
    }
    return {label: text for label, text in wanted.items() if text}


# Receipts


def _verify_receipt(
    path: Path, file: Path | None, agreed: Agreement | None, options: TrustOptions
) -> Verification:
    data = read_small(options.folder / path, str(path))
    try:
        receipt = parse_receipt(data)
    except LetterkitError as error:
        raise LetterkitError(f"{path}: {error}", hint=_AS_YOU_GOT_IT) from error
    key = receipt.disclosure.key
    trust = options.trust(key.name, key)
    verdict = judge_receipt(receipt, trust, agreed)
    evidence = _evidence(verdict.evidence, options)
    if verdict.newest and verdict.status in (Status.HOLDS, Status.WITHDRAWN):
        options.remember(verdict.newest)
    private = receipt.disclosure.private if verdict.entry else {}
    entry = _entry_words(verdict.entry, private)
    not_proved = list(limits(receipt, trust))
    return Verification(
        verdict.status,
        _receipt_sentence(verdict, is_with_file=file is not None),
        [*_register_facts(verdict), *entry.items()],
        verdict.checks,
        _receipt_report(path, file, verdict, entry, not_proved, evidence),
        [("not proved", each) for each in not_proved if verdict.entry],
    )


def _register_facts(verdict: ReceiptVerdict) -> Iterator[Fact]:
    yield "register", verdict.receipt.disclosure.key.name
    if verdict.size:
        yield "state", f"{verdict.size} leaves"


def _receipt_sentence(verdict: ReceiptVerdict, *, is_with_file: bool) -> str:
    match verdict.status:
        case "forked":
            return "Do not rely on this register: it contradicts itself."
        case "rolled-back":
            return "Do not rely on this file: you have seen a later edition of its register."
        case "altered" if verdict.is_apart:
            return "The receipt holds; the file beside it does not fit it."
        case "altered":
            return "This does not hold: what the receipt says is not what was published."
        case "withdrawn":
            edition = verdict.standing.edition if verdict.standing else 0
            return f"Withdrawn in edition {edition}: the signature was there, and no longer counts."
        case "cannot-tell":
            return "The receipt holds by itself; whether this file agrees cannot be verified."
    if not is_with_file or verdict.standing is None:
        return "The receipt holds: this entry is in the register that it names."
    if verdict.is_amended:
        return (
            f"The entry is in the register, and was amended in edition {verdict.standing.edition}:"
            " this receipt is for what it said before."
        )
    if verdict.earlier_text:
        return "The entry is in the register, for an earlier text than this list has."
    return f"The receipt holds: this entry stands in edition {verdict.edition}, as it was."


def _receipt_report(
    path: Path,
    file: Path | None,
    verdict: ReceiptVerdict,
    entry: Mapping[str, str],
    not_proved: list[str],
    evidence: str | None,
) -> dict[str, object]:
    standing = verdict.standing
    register = {"origin": verdict.receipt.disclosure.key.name, "size": verdict.size}
    return {
        "receipt": str(path),
        **_about(file, verdict, register, entry),
        "index": verdict.receipt.proof.index,
        "edition": verdict.edition or None,
        "withdrawn_in": standing.edition if standing and verdict.is_withdrawn else None,
        "amended_in": standing.edition if standing and verdict.is_amended else None,
        "not_proved": not_proved,
        "evidence": evidence,
    }


# Promises


def _verify_promise(
    path: Path, file: Path | None, agreed: Agreement | None, options: TrustOptions
) -> Verification:
    try:
        promise = parse_given(read_small(options.folder / path, str(path)))
    except LetterkitError as error:
        report = _unread("promise", path, "promise", error)
        message = f"{path}: {error}"
        raise NotVerifiedError(message, hint=_AS_YOU_GOT_IT, report=report) from error
    key = promise.disclosure.key
    verdict = judge_promise(promise, options.trust(key.name, key), agreed)
    evidence = _evidence(verdict.evidence, options)
    if verdict.newest and verdict.edition:
        options.remember(verdict.newest)
    entry = _entry_words(verdict.entry, promise.disclosure.private if verdict.entry else {})
    not_proved = list(promise_limits(verdict)) if verdict.entry else []
    return Verification(
        verdict.status,
        _promise_sentence(verdict),
        [("register", key.name), *entry.items()],
        verdict.checks,
        _promise_report(path, file, verdict, entry, not_proved, evidence),
        [*_broken(verdict), *(("not proved", each) for each in not_proved)],
    )


def _broken(verdict: PromiseVerdict) -> Iterator[Fact]:
    if verdict.status is Status.BROKEN:
        yield "evidence", "keep this file and that one: one key has signed both"


def _promise_sentence(verdict: PromiseVerdict) -> str:
    number = verdict.promised_for
    match verdict.status:
        case "forked":
            return "Do not rely on this register: it contradicts itself."
        case "rolled-back":
            return "Do not rely on this file: you have seen a later edition of its register."
        case "altered":
            return "This does not hold: it proves no promise, or none of this file's register."
        case "broken":
            return (
                f"Broken: edition {verdict.edition} lacks what was promised for edition {number}."
            )
        case "withdrawn":
            edition = verdict.standing.edition if verdict.standing else 0
            return f"Kept in edition {verdict.kept_in}, and withdrawn in edition {edition}."
        case "cannot-tell":
            return f"Promised for edition {number}; whether this file keeps it cannot be verified."
        case "promised":
            return f"Promised for edition {number}; not yet proved to be in the register."
    edition = verdict.standing.edition if verdict.standing else 0
    kept = f"Kept: the entry is in edition {verdict.kept_in}"
    if verdict.is_latest:
        return f"{kept}." if verdict.kept_in <= number else f"{kept}, and not in {number}."
    return f"{kept}; what it says was superseded in edition {edition}."


def _promise_report(
    path: Path,
    file: Path | None,
    verdict: PromiseVerdict,
    entry: Mapping[str, str],
    not_proved: list[str],
    evidence: str | None,
) -> dict[str, object]:
    standing = verdict.standing
    withdrawn = standing.edition if standing and standing.newest is None else None
    register = {"origin": verdict.given.disclosure.key.name}
    return {
        "promise": str(path),
        **_about(file, verdict, register, entry),
        "promised_for": verdict.promised_for or None,
        "edition": verdict.edition or None,
        "kept_in": verdict.kept_in or None,
        "superseded": bool(verdict.kept_in) and not verdict.is_latest and withdrawn is None,
        "withdrawn_in": withdrawn,
        "evidence": evidence,
        "not_proved": not_proved,
    }


def _about(
    file: Path | None,
    verdict: ReceiptVerdict | PromiseVerdict,
    register: Mapping[str, object],
    entry: Mapping[str, str],
) -> dict[str, object]:
    """What the reports on a receipt and on a promise have in common."""
    return {
        "file": str(file) if file else None,
        "status": verdict.status.value,
        "checks": [check.report for check in verdict.checks],
        "register": dict(register),
        "entry": dict(entry),
    }


def _evidence(evidence: bytes, options: TrustOptions) -> str | None:
    """The file in which the proof that a register forked is kept, if there is one."""
    path = write_evidence(options.folder, evidence, options.host) if evidence else None
    return str(path) if path else None


# Checkpoints


def _verify_checkpoint(data: bytes, file: Path, options: TrustOptions) -> Verification:
    try:
        note = parse_note(data)
        checkpoint = parse_checkpoint(note.text)
    except LetterkitError as error:
        report = unreadable(file, error)
        message = f"{file}: {error}"
        raise NotVerifiedError(message, hint="ask for the file again", report=report) from error
    judged = judge_checkpoint(note, options.trust(checkpoint.origin, None))
    if judged.evidence:
        write_evidence(options.folder, judged.evidence, options.host)
    agreed = Agreement(judged.checks, history=judged.history)
    root = short_hash(checkpoint.root)
    return Verification(
        agreed.status,
        _checkpoint_sentence(agreed),
        [
            ("this is", "a checkpoint"),
            ("register", checkpoint.origin),
            ("state", f"{checkpoint.size} leaves, root {root}"),
        ],
        agreed.checks,
        _checkpoint_report(file, checkpoint, agreed),
    )


def _checkpoint_sentence(agreed: Agreement) -> str:
    match agreed.status:
        case Status.HOLDS:
            return "The key that you gave signed this checkpoint."
        case Status.CANNOT_TELL:
            return "Cannot verify who signed this checkpoint: give the register's key with --key."
        case Status.FORKED:
            return "Do not rely on this register: it contradicts itself."
    return f"Do not rely on this checkpoint: {agreed.failed[0].detail}."


def _checkpoint_report(file: Path, checkpoint: Checkpoint, agreed: Agreement) -> dict[str, object]:
    return {
        "file": str(file),
        "kind": "checkpoint",
        "status": agreed.status.value,
        "checks": [check.report for check in agreed.checks],
        "register": {
            "origin": checkpoint.origin,
            "size": checkpoint.size,
            "root": short_hash(checkpoint.root),
        },
    }
