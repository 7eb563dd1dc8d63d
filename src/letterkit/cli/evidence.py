"""What `letterkit add` does with evidence: signed statements, and answers to invitations."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.filing import Filing, filing_of
from letterkit.cli.output import note
from letterkit.cli.signed_statements import add_statement, known_keys_of, parsed
from letterkit.errors import LetterkitError
from letterkit.read.evidence_files import (
    OUTLOOK,
    PDF,
    Missing,
    evidence_paths,
    is_evidence,
    is_mail,
    read_signed_file,
    signed_pairs,
)


def add_evidence(
    paths: Sequence[Path], folder: Path, letter: str, *, dry_run: bool, as_json: bool
) -> None:
    """File what holds, and say of all else why not.

    Exits 1 if anything was refused or could not be read, 2 if nothing could be read.
    """
    now = datetime.now(UTC)
    filing = filing_of(folder, letter)
    given = evidence_paths(paths)
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
        from letterkit.cli.signed_pdfs import add_signed_pdfs

        add_signed_pdfs(filing, pdfs, known_keys_of(filing).keys, now)
    if mails:
        from letterkit.cli.answers import add_answers

        add_answers(filing, mails, now)
    if filing.waiting:
        note(f"decide with `letterkit review {filing.slug}` what these answers say")
    if not dry_run:
        filing.write()
    filing.report(dry_run=dry_run, as_json=as_json)
    if filing.unreadable and filing.unreadable == len(filing.items):
        raise typer.Exit(UNKNOWN)
    if filing.refused or filing.unreadable:
        raise typer.Exit(NO)


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
    for pair in signed_pairs(given):
        try:
            if isinstance(pair, Missing):
                raise pair.error
            file = read_signed_file(pair)
            signed = parsed(file)
        except LetterkitError as error:
            filing.leave_unread(pair.name, pair.name, error)
        else:
            add_statement(filing, file, signed, now)
