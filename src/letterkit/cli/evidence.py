"""What `letterkit add` does with evidence: signed statements, and answers to invitations."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from letterkit.cli.app import NO
from letterkit.cli.filing import Filing, filing_of
from letterkit.errors import LetterkitError
from letterkit.model import Level
from letterkit.model.known_keys import KnownKey
from letterkit.prove.evidence import (
    Signature,
    check_known_keys,
    find_signatory,
    parse_signature,
    verify_entry,
    verify_signed,
)
from letterkit.prove.statement import Statement, parse_statement
from letterkit.read.evidence_files import MAILS, PDF, SignedFile, is_evidence, read_signed_files
from letterkit.read.known_keys import read_known_keys


def add_evidence(
    paths: Sequence[Path], folder: Path, letter: str, *, dry_run: bool, as_json: bool
) -> None:
    """File what holds and say what does not; exits 1 if anything was refused.

    What cannot be read stops all of it before anything is written.
    """
    others = [path for path in paths if not is_evidence(path)]
    if others:
        raise LetterkitError(
            f"{others[0]}: neither a signed statement nor an e-mail nor a PDF",
            hint="add evidence by itself, and exports and lists by themselves",
        )
    now = datetime.now(UTC)
    filing = filing_of(folder, letter)
    mails = [path for path in paths if path.suffix.lower() in MAILS]
    pdfs = [path for path in paths if path.suffix.lower() == PDF]
    signed = [_parsed(each) for each in read_signed_files(paths)]
    known = read_known_keys(filing.workspace, filing.slug) if signed or pdfs else ()
    check_known_keys(known)
    for each in signed:
        _add_statement(filing, each, known, now)
    if pdfs:
        from letterkit.cli.signed_pdfs import add_signed_pdfs

        add_signed_pdfs(filing, pdfs, known, now)
    if mails:
        from letterkit.cli.answers import add_answers

        add_answers(filing, mails)
    if not dry_run:
        filing.write()
    filing.report(dry_run=dry_run, as_json=as_json)
    if filing.refused:
        raise typer.Exit(NO)


def _parsed(signed: SignedFile) -> tuple[SignedFile, Statement, Signature]:
    try:
        return signed, parse_statement(signed.statement), parse_signature(signed.signature)
    except LetterkitError as error:
        raise LetterkitError(f"{signed.name}: {error}", hint=error.hint) from error


def _add_statement(
    filing: Filing,
    given: tuple[SignedFile, Statement, Signature],
    known: Sequence[KnownKey],
    now: datetime,
) -> None:
    signed, statement, signature = given

    def verify() -> None:
        principals = verify_signed(signature, signed.statement, statement, known, now)
        who = find_signatory(principals, statement, filing.listed)
        verify_entry(statement, who, filing.expected)
        parts = [(".txt", signed.statement), (f".txt{signed.suffix}", signed.signature)]
        filing.file(who, statement, Level.KEY, parts)

    filing.judge(signed.name, verify)
