"""`letterkit verify --receipt`."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.given import Given
from letterkit.cli.output import show, show_json
from letterkit.cli.seen import write_evidence
from letterkit.errors import LetterkitError
from letterkit.prove.receipt import Receipt, parse_receipt
from letterkit.prove.receipt_verdict import ReceiptVerdict, judge_receipt, limits
from letterkit.prove.trust import Trust
from letterkit.read.receipt import is_promise, read_small

if TYPE_CHECKING:
    from letterkit.model import Agreement

_EXIT = {"holds": 0, "altered": NO, "withdrawn": NO, "forked": NO, "rolled-back": NO}


def verify_receipt_file(path: Path, file: Path | None, text: Path | None, given: Given) -> None:
    """Say what the receipt proves, of the file too if there is one, and exit accordingly."""
    with _told_in_json(path, given):
        agreed = _agreed(file, text, given) if file else None
    if is_promise(given.folder / path):
        from letterkit.cli.verify_promise import verify_promise_file

        verify_promise_file(path, file, agreed, given)
        return
    with _told_in_json(path, given):
        receipt = _read(path, given)
        key = receipt.disclosure.key
        trust = given.trust(key.name, key)
    verdict = judge_receipt(receipt, trust, agreed)
    evidence = write_evidence(given.folder, verdict.evidence) if verdict.evidence else None
    if verdict.newest and verdict.status in ("holds", "withdrawn"):
        given.remember(verdict.newest)
    if given.as_json:
        show_json(_report(path, file, verdict, trust, evidence))
    else:
        show(*_lines(verdict, trust, is_with_file=file is not None))
    code = _EXIT.get(verdict.status, UNKNOWN)
    if code:
        raise typer.Exit(code)


@contextmanager
def _told_in_json(path: Path, given: Given) -> Iterator[None]:
    """Where JSON was asked for, what cannot be read is told in it too."""
    try:
        yield
    except LetterkitError as error:
        if given.as_json:
            check = {"check": "file", "status": "not_checked", "detail": str(error)}
            show_json({"receipt": str(path), "status": "cannot-tell", "checks": [check]})
        raise


def _read(path: Path, given: Given) -> Receipt:
    try:
        return parse_receipt(read_small(given.folder / path, str(path)))
    except LetterkitError as error:
        if str(error).startswith(str(path)):
            raise
        raise LetterkitError(
            f"{path}: {error}", hint="give the file as you got it; it may have been cut or edited"
        ) from error


def _agreed(file: Path, text: Path | None, given: Given) -> "Agreement":
    from letterkit.cli.verify import refuse_incomplete, verdict_of

    agreed = verdict_of(given.folder, file, "", text).agreement
    if not agreed.failed:
        refuse_incomplete(agreed, file)
    return agreed


def _lines(verdict: ReceiptVerdict, trust: Trust, *, is_with_file: bool) -> Iterator[str]:
    yield _sentence(verdict, is_with_file=is_with_file)
    yield ""
    yield f"{'register':<14}{verdict.receipt.disclosure.key.name}"
    if verdict.size:
        yield f"{'state':<14}{verdict.size} leaves"
    for label, text in _entry_of(verdict).items():
        yield f"{label:<14}{text}"
    yield ""
    for check in verdict.checks:
        yield str(check)
    if verdict.entry:
        for each in limits(verdict.receipt, trust):
            yield f"{'not proved':<14}{each}"


def _sentence(verdict: ReceiptVerdict, *, is_with_file: bool) -> str:
    match verdict.status:
        case "forked":
            return "Do not rely on this register: it contradicts itself."
        case "rolled-back":
            return "Do not rely on this file: you have seen a later edition of its register."
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


def _entry_of(verdict: ReceiptVerdict) -> dict[str, str]:
    return entry_words(verdict.entry, verdict.receipt.disclosure.private if verdict.entry else {})


def entry_words(found: Mapping[str, object], private: Mapping[str, str]) -> dict[str, str]:
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


def _report(
    path: Path, file: Path | None, verdict: ReceiptVerdict, trust: Trust, evidence: Path | None
) -> dict[str, object]:
    standing = verdict.standing
    return {
        "receipt": str(path),
        "file": str(file) if file else None,
        "status": verdict.status.value,
        "checks": [check.report for check in verdict.checks],
        "register": {"origin": verdict.receipt.disclosure.key.name, "size": verdict.size},
        "entry": _entry_of(verdict),
        "index": verdict.receipt.proof.index,
        "edition": verdict.edition or None,
        "withdrawn_in": standing.edition if standing and verdict.is_withdrawn else None,
        "amended_in": standing.edition if standing and verdict.is_amended else None,
        "not_proved": list(limits(verdict.receipt, trust)),
        "evidence": str(evidence) if evidence else None,
    }
