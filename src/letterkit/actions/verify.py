"""Verifying a file: which letter it holds, who signed it, and whether its parts agree."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.actions.verdict_report import (
    NotVerifiedError,
    Verification,
    unreadable,
    verification_of,
)
from letterkit.actions.written_anew import written_anew
from letterkit.errors import LetterkitError
from letterkit.model import Agreement, Register, Status, Verdict, Vocabulary
from letterkit.prove.verdict import judge, searchable
from letterkit.read.artefact import parse_artefact, read_artefact, read_given_text
from letterkit.read.other_files import OtherFileError

if TYPE_CHECKING:
    from letterkit.actions.host import Host
    from letterkit.actions.trust import TrustOptions


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """What to verify a file with; paths are relative to `folder`.

    `name` is a signatory to look for, `text` a file to compare the letter's text with, `receipt` a
    receipt or promise. `key` is the line of the register's key, `policy` a file of keys and
    witnesses; with either, or with `sealed`, nothing holds without a seal. Without `state` the
    newest checkpoint seen is neither used nor kept.
    """

    folder: Path = Path()
    name: str = ""
    text: Path | None = None
    receipt: Path | None = None
    key: str = ""
    policy: Path | None = None
    sealed: bool = False
    state: bool = True

    def trust(self, host: "Host") -> "TrustOptions":
        """The part of the options that says which keys to trust."""
        from letterkit.actions.trust import TrustOptions

        return TrustOptions(self.folder, host, self.key, self.policy, self.state)


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
    verdict = verdict_of(options.folder, file, options.name, options.text)
    has_key = bool(options.key or options.policy)
    if not verdict.agreement.failed and (has_key or _is_published(verdict)):
        from letterkit.actions.trust import trusted

        verdict = trusted(verdict, options.trust(host))
    if has_key or options.sealed:
        verdict = replace(verdict, agreement=replace(verdict.agreement, needs_seal=True))
    return verdict


def _is_published(verdict: Verdict) -> bool:
    register = verdict.agreement.register
    return register is not None and register.published is not None


def verdict_of(folder: Path, file: Path, name: str = "", text: Path | None = None) -> Verdict:
    """Whether the parts of a file agree, and where `name` is among its signatories.

    `text` is a file to compare the text of the letter with.
    """
    artefact = read_artefact(folder / file, str(file))
    given = read_given_text(folder / text, str(text)) if text else None
    wanted = searchable(name)
    try:
        return judge(
            artefact, name=wanted, given=given, vocabulary_of=vocabulary_of, anew=written_anew
        )
    except LetterkitError as error:
        raise LetterkitError(f"{file}: {error}", hint=error.hint) from error


def vocabulary_of(register: Register, lang: str) -> Vocabulary:
    """The words that letterkit itself writes around a letter."""
    from letterkit.merge.vocabulary import vocabulary  # a text alone has no use for it

    return vocabulary(register, lang)


def refuse_incomplete(agreed: Agreement, file: Path) -> None:
    """Raise for a copy of which something was taken away: nothing is proved against it."""
    if agreed.incomplete:
        why, _, hint = agreed.incomplete.rpartition("; ")
        raise LetterkitError(f"{file}: cannot verify this copy: {why}", hint=hint)


def check_made(name: str, data: bytes) -> None:
    """Raise unless a file that letterkit has just made holds when it is verified.

    It is called before the file takes the place of an older one: a reader would later learn that it
    was altered, when nothing had been done to it.
    """
    found = judge(parse_artefact(data, name), vocabulary_of=vocabulary_of, anew=written_anew)
    agreed = found.agreement
    if agreed.status is Status.HOLDS:
        return
    faults = [f"{check.name}: {check.detail}" for check in agreed.failed]
    why = "; ".join(faults) or agreed.not_as_written or "it cannot say why"
    raise LetterkitError(
        f"{name}: verify does not accept the file that was just made: {why}",
        hint="this is a fault of letterkit and nothing was replaced: please report it; "
        "--format makes the other files",
    )


def write_verifier(folder: Path, output: Path, *, force: bool) -> int:
    """Write verify.html, the page that verifies in a browser; its size in bytes.

    With `force` another file may be there already.
    """
    from letterkit.publish.writing import write_whole
    from letterkit.read.files import read_bytes
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
