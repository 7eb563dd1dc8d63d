"""`letterkit verify` of what is no letter: a receipt, a promise, a checkpoint."""

from collections.abc import Iterator
from pathlib import Path

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.given import Given
from letterkit.cli.output import show, show_json
from letterkit.cli.seen import write_evidence
from letterkit.cli.verify_told import unreadable
from letterkit.errors import LetterkitError
from letterkit.model import Agreement, Status
from letterkit.model.text import short_hash
from letterkit.prove.checkpoint import Checkpoint, parse_checkpoint
from letterkit.prove.note import parse_note
from letterkit.prove.trust import judge_checkpoint
from letterkit.read.other_files import Other, OtherFileError


def verify_other(
    found: OtherFileError, file: Path, given: Given, *, in_it: str | Path | bool | None
) -> None:
    """Say what the file proves, and exit accordingly; raise `found` where nothing can be said.

    `in_it` is what somebody looks for in it: there are neither names nor texts nor seals.
    """
    if found.kind in (Other.RECEIPT, Other.PROMISE) and not in_it:
        from letterkit.cli.verify_receipt import verify_receipt_file

        verify_receipt_file(file, None, None, given)
    elif found.kind is Other.CHECKPOINT and not in_it:
        _verify_checkpoint(found.data, file, given)
    else:
        if given.as_json:
            show_json(unreadable(file, found))
        raise found


def _verify_checkpoint(data: bytes, file: Path, given: Given) -> None:
    try:
        note = parse_note(data)
        checkpoint = parse_checkpoint(note.text)
    except LetterkitError as error:
        if given.as_json:
            show_json(unreadable(file, error))
        raise LetterkitError(f"{file}: {error}", hint="ask for the file again") from error
    judged = judge_checkpoint(note, given.trust(checkpoint.origin, None))
    if judged.evidence:
        write_evidence(given.folder, judged.evidence)
    agreed = Agreement(judged.checks, history=judged.history)
    if given.as_json:
        show_json(_report(file, checkpoint, agreed))
    else:
        show(*_lines(checkpoint, agreed))
    if agreed.status is not Status.HOLDS:
        raise typer.Exit(UNKNOWN if agreed.status is Status.CANNOT_TELL else NO)


def _lines(checkpoint: Checkpoint, agreed: Agreement) -> Iterator[str]:
    yield _sentence(agreed)
    yield ""
    yield f"{'this is':<14}a checkpoint"
    yield f"{'register':<14}{checkpoint.origin}"
    yield f"{'state':<14}{checkpoint.size} leaves, root {short_hash(checkpoint.root)}"
    yield ""
    for check in agreed.checks:
        yield str(check)


def _sentence(agreed: Agreement) -> str:
    match agreed.status:
        case Status.HOLDS:
            return "The key that you gave signed this checkpoint."
        case Status.CANNOT_TELL:
            return "Cannot verify who signed this checkpoint: give the register's key with --key."
        case Status.FORKED:
            return "Do not rely on this register: it contradicts itself."
    return f"Do not rely on this checkpoint: {agreed.failed[0].detail}."


def _report(file: Path, checkpoint: Checkpoint, agreed: Agreement) -> dict[str, object]:
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
