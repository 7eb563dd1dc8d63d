"""Verifying a file: a letter, or a receipt, a promise or a checkpoint in its place."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.actions.verdict_report import (
    NotVerifiedError,
    Verification,
    unreadable,
    verification_of,
)
from letterkit.actions.verify_letter import VerifyOptions, verdict_of
from letterkit.errors import LetterkitError
from letterkit.files.other_files import OtherFileError
from letterkit.model import Verdict
from letterkit.parallel import reporting

if TYPE_CHECKING:
    from letterkit.actions.host import Host


def verify(file: Path | None, options: VerifyOptions, host: "Host") -> Verification:
    """What can be said of a letter, a receipt, a promise or a checkpoint.

    `file` may be None if there is a receipt. Raises NotVerifiedError for a file of which nothing
    can be said.
    """
    if options.receipt and options.sealed:
        raise LetterkitError(
            "--sealed is for the files of a letter, not for receipts",
            hint="leave it out: a receipt is signed by itself",
        )
    if options.receipt:
        from letterkit.actions.verify_proof import verify_receipt_file

        return verify_receipt_file(options.receipt, file, options, host)
    if file is None:
        raise LetterkitError("nothing to check", hint="name a file, or a receipt with --receipt")
    try:
        return verification_of(file, _verdict(file, options, host))
    except OtherFileError as other:
        from letterkit.actions.verify_proof import verify_other

        return verify_other(other, file, options, host)
    except LetterkitError as error:
        report = unreadable(file, error)
        raise NotVerifiedError(str(error), hint=error.hint, report=report) from error


def _verdict(file: Path, options: VerifyOptions, host: "Host") -> Verdict:
    """The verdict on a letter, with what the key, the policy and a seal add to it."""
    with reporting(host.progress, "verifying", "pages"):
        verdict = verdict_of(options.folder, file, options.name, options.text)
    has_key = bool(options.key or options.policy)
    if not verdict.agreement.failed and (has_key or _is_published(verdict)):
        from letterkit.actions.trust import trusted

        with host.during("verifying the register"):
            verdict = trusted(verdict, options.trust(host))
    if has_key or options.sealed:
        verdict = replace(verdict, agreement=replace(verdict.agreement, needs_seal=True))
    return verdict


def _is_published(verdict: Verdict) -> bool:
    register = verdict.agreement.register
    return register is not None and register.published is not None


def write_verifier(folder: Path, output: Path, *, force: bool) -> int:
    """Write verify.html, the page that verifies in a browser; its size in bytes.

    With `force` another file may be there already.
    """
    from letterkit.files.files import read_bytes
    from letterkit.files.writing import write_whole
    from letterkit.render.verifier_page import verifier_page

    data = verifier_page().encode()
    path = folder / output
    is_there = path.exists()
    if is_there and not force and read_bytes(path, str(output)) != data:
        raise LetterkitError(
            f"{output}: there already, and it is another file", hint="replace it with --force"
        )
    if not is_there or force:
        write_whole(path, data, public=True)
    return len(data)
