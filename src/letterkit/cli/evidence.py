"""What `letterkit add` does with evidence: signed statements, and answers to invitations."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import typer

from letterkit.cli.app import NO
from letterkit.cli.filing import Filing, filing_of
from letterkit.cli.output import PROGRAM, note
from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.model import Level
from letterkit.model.known_keys import KnownKeys
from letterkit.prove.evidence import (
    Signed,
    check_encoding,
    check_known_keys,
    find_signatory,
    parse_signed,
    verify_entry,
    verify_given,
)
from letterkit.read.evidence_files import MAILS, PDF, SignedFile, is_evidence, read_signed_files
from letterkit.read.known_keys import read_known_keys
from letterkit.read.workspace import Workspace


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
    known = usable_keys(filing.workspace, filing.slug) if signed or pdfs else KnownKeys()
    for each in signed:
        _add_statement(filing, each, known, now)
    if pdfs:
        from letterkit.cli.signed_pdfs import add_signed_pdfs

        add_signed_pdfs(filing, pdfs, known.keys, now)
    if mails:
        from letterkit.cli.answers import add_answers

        add_answers(filing, mails)
    if not dry_run:
        filing.write()
    filing.report(dry_run=dry_run, as_json=as_json)
    if filing.refused:
        raise typer.Exit(NO)


def usable_keys(workspace: Workspace, slug: str) -> KnownKeys:
    """The keys that the coordinator knows; says of every line that cannot be used why not."""
    known = check_known_keys(read_known_keys(workspace, slug))
    for line in known.unusable:
        show_warning(line.error)
    return known


def show_warning(warning: LetterkitError) -> None:
    note(f"{PROGRAM}: warning: {warning}")
    if warning.hint:
        note(f"{PROGRAM}: hint: {warning.hint}")


def _parsed(given: SignedFile) -> tuple[SignedFile, Signed]:
    place = given.statement_name
    try:
        check_encoding(given.statement)
        place = given.name
        read = partial(parse_signed, given.statement, given.signature)
        return given, taken_apart(read, "the signature", len(given.signature))
    except LetterkitError as error:
        raise LetterkitError(f"{place}: {error}", hint=error.hint) from error


def _add_statement(
    filing: Filing, given: tuple[SignedFile, Signed], known: KnownKeys, now: datetime
) -> None:
    file, signed = given

    def verify() -> None:
        principals, text = verify_given(signed, known, now)
        who = find_signatory(principals, signed.statement, filing.listed)
        verify_entry(signed.statement, who, filing.expected)
        parts = [(".txt", text), (f".txt{file.suffix}", file.signature)]
        filing.file(who, signed.statement, Level.KEY, parts)

    filing.judge(file.name, verify)
