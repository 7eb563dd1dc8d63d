"""`letterkit verify` of a promise."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.given import Given
from letterkit.cli.output import show, show_json
from letterkit.cli.seen import write_evidence
from letterkit.cli.verify_receipt import entry_words
from letterkit.errors import LetterkitError
from letterkit.prove.promise import GivenPromise, parse_given
from letterkit.prove.promise_verdict import PromiseVerdict, judge_promise, promise_limits
from letterkit.read.receipt import read_small

if TYPE_CHECKING:
    from letterkit.model import Agreement

_EXIT = {"promised": 0, "kept": 0, "cannot-tell": UNKNOWN}


def verify_promise_file(
    path: Path, file: Path | None, agreed: "Agreement | None", given: Given
) -> None:
    """Say what the promise proves, and whether the file keeps it, and exit accordingly."""
    promise = _read(path, given)
    key = promise.disclosure.key
    verdict = judge_promise(promise, given.trust(key.name, key), agreed)
    evidence = write_evidence(given.folder, verdict.evidence) if verdict.evidence else None
    if verdict.newest and verdict.edition:
        given.remember(verdict.newest)
    if given.as_json:
        show_json(_report(path, file, verdict, evidence))
    else:
        show(*_lines(verdict))
    code = _EXIT.get(verdict.status, NO)
    if code:
        raise typer.Exit(code)


def _read(path: Path, given: Given) -> GivenPromise:
    try:
        return parse_given(read_small(given.folder / path, str(path)))
    except LetterkitError as error:
        if given.as_json:
            check = {"check": "promise", "status": "not_checked", "detail": str(error)}
            show_json({"promise": str(path), "status": "cannot-tell", "checks": [check]})
        raise LetterkitError(
            f"{path}: {error}", hint="give the file as you got it; it may have been cut or edited"
        ) from error


def _lines(verdict: PromiseVerdict) -> Iterator[str]:
    yield _sentence(verdict)
    yield ""
    yield f"{'register':<14}{verdict.given.disclosure.key.name}"
    for label, text in _entry(verdict).items():
        yield f"{label:<14}{text}"
    yield ""
    for check in verdict.checks:
        yield str(check)
    if verdict.status == "broken":
        yield f"{'evidence':<14}keep this file and that one: one key has signed both"
    if verdict.entry:
        for each in promise_limits(verdict):
            yield f"{'not proved':<14}{each}"


def _sentence(verdict: PromiseVerdict) -> str:
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


def _entry(verdict: PromiseVerdict) -> dict[str, str]:
    return entry_words(verdict.entry, verdict.given.disclosure.private if verdict.entry else {})


def _report(
    path: Path, file: Path | None, verdict: PromiseVerdict, evidence: Path | None
) -> dict[str, object]:
    standing = verdict.standing
    withdrawn = standing.edition if standing and standing.newest is None else None
    return {
        "promise": str(path),
        "file": str(file) if file else None,
        "status": verdict.status.value,
        "checks": [check.report for check in verdict.checks],
        "register": {"origin": verdict.given.disclosure.key.name},
        "entry": _entry(verdict),
        "promised_for": verdict.promised_for or None,
        "edition": verdict.edition or None,
        "kept_in": verdict.kept_in or None,
        "superseded": bool(verdict.kept_in) and not verdict.is_latest and withdrawn is None,
        "withdrawn_in": withdrawn,
        "evidence": evidence.name if evidence else None,
        "not_proved": list(promise_limits(verdict)) if verdict.entry else [],
    }
