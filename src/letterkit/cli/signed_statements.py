"""What `letterkit add` does with signed statements, and the keys that they are verified with."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from letterkit.cli.filing import Filing
from letterkit.cli.kept_statements import keep_statement, why_to_review
from letterkit.cli.output import PROGRAM, note
from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.model import Level
from letterkit.model.known_keys import KnownKeys, Person
from letterkit.prove.evidence import (
    Signed,
    check_encoding,
    check_known_keys,
    find_signatory,
    parse_signature,
    parse_signed,
    verify_entry,
    verify_given,
)
from letterkit.prove.openpgp import OpenPgpSignature
from letterkit.publish.evidence import evidence_name
from letterkit.read.evidence_files import SignedFile
from letterkit.read.known_keys import read_known_keys
from letterkit.read.workspace import Workspace


def known_keys_of(filing: Filing) -> KnownKeys:
    """The keys that the coordinator knows, which are read once."""
    if filing.known is None:
        people = [(each.id, each.email) for each in filing.listed]
        filing.known = usable_keys(filing.workspace, filing.slug, people, listed=True)
    return filing.known


def usable_keys(
    workspace: Workspace, slug: str, people: Iterable[Person], *, listed: bool
) -> KnownKeys:
    """The keys that the coordinator knows; says of every line that cannot be used why not.

    `people` are those whose keys they may be, and with `listed` they are all who are on the list.
    """
    known = check_known_keys(read_known_keys(workspace, slug), tuple(people))
    for line in known.unusable:
        show_warning(line.error)
    for place in known.strangers if listed else ():
        note(f"{place}: nobody on the list has this address or id, so this key counts for nobody")
    return known


def show_warning(warning: LetterkitError) -> None:
    note(f"{PROGRAM}: warning: {warning}")
    if warning.hint:
        note(f"{PROGRAM}: hint: {warning.hint}")


def parsed(given: SignedFile) -> Signed:
    """A statement and its signature as they were read; errors name the file that is wrong."""
    return taken_apart(partial(_parsed, given), given.name, len(given.signature))


def _parsed(given: SignedFile) -> Signed:
    place = given.statement_name
    try:
        check_encoding(given.statement)
        place = given.name
        signature = parse_signature(given.signature)
        clear = isinstance(signature, OpenPgpSignature) and signature.clear is not None
        place = given.name if clear else given.statement_name
        return parse_signed(given.statement, given.signature)
    except LetterkitError as error:
        raise LetterkitError(f"{place}: {error}", hint=error.hint) from error


def add_statement(filing: Filing, file: SignedFile, signed: Signed, now: datetime) -> None:
    """File a statement if its signature and what it says hold."""

    def verify() -> None:
        _take(filing, file, signed, now)

    filing.judge(filing.begin(file.name, file.name), verify)


def _take(filing: Filing, file: SignedFile, signed: Signed, now: datetime) -> None:
    """File a statement, or keep it for review where it says something else than the list."""
    principals, text = verify_given(signed, known_keys_of(filing), now)
    who = find_signatory(principals, signed.statement, filing.listed)
    why = why_to_review(signed.statement, who, file.around)
    filed = evidence_name((text, file.signature))
    if not why or Path(who.evidence).name.partition(".")[0] == filed:
        file_statement(filing, signed, file.signature, file.suffix, now)
        return
    verify_entry(signed.statement, replace(who, shown=signed.statement.shown), filing.expected)
    keep_statement(filing, file, signed, who, why)


def file_statement(
    filing: Filing, signed: Signed, signature: bytes, suffix: str, now: datetime
) -> None:
    """File a statement as what backs the signature of whoever made it; raises if it does not."""
    principals, text = verify_given(signed, known_keys_of(filing), now)
    who = find_signatory(principals, signed.statement, filing.listed)
    verify_entry(signed.statement, who, filing.expected)
    parts = [(".txt", text), (f".txt{suffix}", signature)]
    filing.file(who, signed.statement, Level.KEY, parts)
