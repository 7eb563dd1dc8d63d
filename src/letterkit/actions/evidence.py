"""Evidence for signatures that a list has: signed statements, signed PDFs, answers by e-mail."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.filing import Filing, filing_of
from letterkit.actions.host import Host
from letterkit.actions.statements import add_statement, known_keys_of, parsed
from letterkit.actions.verify_letter import vocabulary_of
from letterkit.actions.written_anew import written_anew
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.evidence.evidence_files import (
    OUTLOOK,
    PDF,
    Missing,
    evidence_paths,
    is_evidence,
    is_mail,
    read_signed_file,
    signed_pairs,
)
from letterkit.evidence.signed_pdf import verify_pdf_key, verify_signed_pdf
from letterkit.evidence.signed_statement import statement_of
from letterkit.evidence.statement import format_statement
from letterkit.files.files import read_bytes
from letterkit.model import Artefact, CanonicalText, Level, Signatory, Status
from letterkit.model.known_keys import KnownKey
from letterkit.verdict.verdict import judge

LARGEST = 2**26
_AGAIN = "ask for it again"


def add_evidence(
    paths: Sequence[Path], folder: Path, letter: str, host: Host, *, dry_run: bool
) -> Filing:
    """File what holds, and complain of all else; with `dry_run` nothing is written."""
    with changing(folder, "add", host, dry_run=dry_run):
        filing = filing_of(folder, letter, host)
        _judge_all(filing, evidence_paths(paths))
        if filing.waiting:
            host.note(f"decide with `letterkit review {filing.slug}` what these answers say")
        if not dry_run:
            filing.write()
    return filing


def _judge_all(filing: Filing, given: Sequence[Path]) -> None:
    """Judge statements, PDFs and e-mails, each in its turn."""
    now = filing.host.now()
    for path in given:
        if not is_evidence(path):
            _leave_other(filing, path)
    given = [path for path in given if is_evidence(path)]
    for path in given:
        if path.suffix.lower() in OUTLOOK:
            _leave_outlook(filing, path)
    mails = [path for path in given if is_mail(path)]
    pdfs = [path for path in given if path.suffix.lower() == PDF]
    _add_statements(filing, given, now)
    if pdfs:
        _add_signed_pdfs(filing, pdfs, known_keys_of(filing).keys, now)
    if mails:
        from letterkit.actions.answers import add_answers

        add_answers(filing, mails, now)


def _leave_other(filing: Filing, path: Path) -> None:
    name = path.as_posix()
    error = LetterkitError(
        f"{name}: neither a signed statement nor an e-mail nor a PDF",
        hint="add evidence by itself, and exports and lists by themselves",
    )
    filing.leave_unread(name, name, error)


def _leave_outlook(filing: Filing, path: Path) -> None:
    name = path.as_posix()
    error = LetterkitError(
        f"{name}: an e-mail in Outlook's own form ({path.suffix.lower()}), which cannot be read",
        hint="open it in a mail program, save it as .eml, and add that file",
    )
    filing.leave_unread(name, name, error)


def _add_statements(filing: Filing, given: Sequence[Path], now: datetime) -> None:
    """File every statement among these files; what cannot be read never stops the others."""
    pairs = list(signed_pairs(given))
    for pair in filing.host.progress(pairs, "checking signatures", len(pairs)):
        try:
            if isinstance(pair, Missing):
                raise pair.error
            file = read_signed_file(pair)
            signed = parsed(file)
        except LetterkitError as error:
            filing.leave_unread(pair.name, pair.name, error)
        else:
            add_statement(filing, file, signed, now)


def _add_signed_pdfs(
    filing: Filing, paths: Sequence[Path], known: Sequence[KnownKey], now: datetime
) -> None:
    """The list says who signs: such a PDF holds the letter, and of the signer a certificate."""
    for path in filing.host.progress(paths, "checking PDFs", len(paths)):
        place = path.as_posix()
        try:
            data = read_bytes(path, place, largest=LARGEST)
            artefact = parse_artefact(data, place)
        except LetterkitError as error:
            filing.leave_unread(place, place, error)
        else:
            _add_signed_pdf(filing, place, data, artefact, known, now)


def _add_signed_pdf(
    filing: Filing,
    place: str,
    data: bytes,
    artefact: Artefact,
    known: Sequence[KnownKey],
    now: datetime,
) -> None:
    def verify() -> None:
        signer = taken_apart(
            partial(verify_signed_pdf, data, now), "the signed PDF", len(data), hint=_AGAIN
        )
        who = _bound_to(verify_pdf_key(signer, known), filing.listed)
        text = text_shown(artefact)
        if signer.covered < len(data) and text != text_shown(
            parse_artefact(data[: signer.covered], place)
        ):
            raise LetterkitError("the PDF shows another text than the one that was signed")
        if text not in filing.expected.texts.values():
            raise LetterkitError("the PDF holds another text than the letter has")
        statement = statement_of(who, filing.expected.register, text, signer.signed.date())
        parts = [(".txt", format_statement(statement)), (".pdf", data)]
        filing.file(who, statement, Level.PDF, parts)

    filing.judge(filing.begin(place, place), verify)


def _bound_to(principals: Sequence[str], listed: Sequence[Signatory]) -> Signatory:
    bound = {each.casefold() for each in principals}
    found = [each for each in listed if bound & {each.id.casefold(), each.email.casefold()} - {""}]
    if len(found) != 1:
        raise LetterkitError(
            "several on the list have the address or id that the certificate is bound to"
            if found
            else "nobody on the list has the address or id that the certificate is bound to",
            hint="bind it to the id of one person on the list",
        )
    return found[0]


def text_shown(artefact: Artefact) -> str:
    """The SHA-256 of the text that the PDF shows, which is the one that it carries."""
    verdict = judge(artefact, vocabulary_of=vocabulary_of, anew=written_anew)
    if verdict.agreement.incomplete:
        raise LetterkitError(f"cannot verify this copy: {verdict.agreement.incomplete}")
    if verdict.status is Status.ALTERED or verdict.agreement.text is None:
        raise LetterkitError("what the PDF shows is not what it carries")
    return CanonicalText(verdict.agreement.text.content).sha256
