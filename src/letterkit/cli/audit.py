"""`letterkit audit`."""

import secrets
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO
from letterkit.cli.options import Folder, PassphraseFile
from letterkit.cli.output import note
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.register import Kept
    from letterkit.keys import SignerKey
    from letterkit.model import Level
    from letterkit.prove.audit import Found
    from letterkit.prove.backing import Grounds
    from letterkit.prove.checkpoint import Checkpoint
    from letterkit.prove.opened import Opened
    from letterkit.read.register import PassphraseFor
    from letterkit.read.workspace import Workspace

_SHOWN = 20


def audit(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="The auditor's key")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Make that key first, under this name")
    ] = "",
    passphrase_file: PassphraseFile = None,
    folder: Folder = Path(),
) -> None:
    """Open every entry of a published register, and sign a note of what was found

    For somebody from outside, beside whom the coordinator sits: the note goes to stdout. Exits
    with 1 if the register does not hold, or if evidence of some entry does not back its level.
    """
    from letterkit.actions.register import kept_register
    from letterkit.cli.questions import passphrase_from
    from letterkit.keys import format_verifier_key
    from letterkit.prove.audit import Audit, format_audit
    from letterkit.prove.note import format_note, sign_note
    from letterkit.read.workspace import find_workspace, letter_slugs

    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    kept = kept_register(workspace, slug)
    if kept is None:
        raise LetterkitError(
            f"{slug}: nothing was published yet", hint="publish it: letterkit publish LETTER"
        )
    _refuse_withdrawing(slug, kept)
    now = datetime.now(UTC)
    try:
        checkpoint, entries = _opened(kept)
    except LetterkitError as error:
        note(f"{kept.name}: the register does not hold: {error}")
        raise typer.Exit(NO) from error
    found, missing = _found(entries, kept, _grounds(workspace, slug, kept, entries, now))
    # A key is made only once there is something to sign with it.
    signer = _auditor(folder / key, str(key), name, passphrase_from(passphrase_file, folder))
    text = format_audit(Audit(checkpoint, kept.register.editions[-1].number, now.date(), found))
    print(format_note(sign_note(text, signer)).decode(), end="")
    note(f"signed by {format_verifier_key(signer.verifier)}")
    if missing:
        note(f"{slug}: {len(missing)} entries are not backed by evidence of their level:")
        note(*(f"  {each}" for each in missing[:_SHOWN]))
        raise typer.Exit(NO)


def _refuse_withdrawing(slug: str, kept: "Kept") -> None:
    """Raise between a withdrawal and the edition that says so: not every entry can be opened."""
    number = len(kept.register.withdrawing)
    if not number:
        return
    who = "1 person has" if number == 1 else f"{number} people have"
    edition = kept.register.editions[-1].number
    raise LetterkitError(
        f"{slug}: cannot audit edition {edition}: {who} withdrawn since, and what opens their"
        " entries is deleted",
        hint="the register itself can be verified as before, but not who and how many it counts;"
        f" publish the withdrawal first: letterkit publish {slug}",
    )


def _auditor(path: Path, place: str, name: str, passphrase_for: "PassphraseFor") -> "SignerKey":
    from letterkit.keys import SignerKey
    from letterkit.publish.register import write_new_key
    from letterkit.read.register import read_key_file

    if name:
        signer = SignerKey(name, secrets.token_bytes(32))
        write_new_key(path, place, signer)
        return signer
    if not path.exists():
        raise LetterkitError(f"{place}: no such key", hint="make it with --name NAME")
    return read_key_file(path, place).signer(passphrase_for)


def _opened(kept: "Kept") -> "tuple[Checkpoint, list[Opened]]":
    """Every entry that counts, after the whole register was verified down to each of them."""
    from letterkit.prove.checkpoint import verify_checkpoint
    from letterkit.prove.log import verify_log
    from letterkit.prove.note import parse_note
    from letterkit.prove.opened import verify_all_opened
    from letterkit.publish.plan import opening_of

    edition = kept.register.editions[-1]
    checkpoint = verify_checkpoint(parse_note(edition.checkpoint), kept.key).checkpoint
    log = verify_log(kept.register.leaves, checkpoint)
    held = kept.register.held
    openings = {each.newest: opening_of(each) for each in held}
    private = {each.newest: (each.id, each.private, each.private_salt) for each in held}
    return checkpoint, verify_all_opened(log, openings, private)


def _grounds(
    workspace: "Workspace", slug: str, kept: "Kept", entries: "Sequence[Opened]", now: datetime
) -> "Grounds":
    from letterkit.cli.signed_statements import usable_keys
    from letterkit.prove.backing import Grounds
    from letterkit.read.invitations import read_secret

    people = [(each.id, each.private["email"]) for each in entries]
    known = usable_keys(workspace, slug, people, listed=False).keys
    return Grounds(kept.register.origin, known, read_secret(kept.folder, kept.name), now)


def _found(
    entries: "Sequence[Opened]", kept: "Kept", grounds: "Grounds"
) -> "tuple[dict[Level, Found], list[str]]":
    """Counts by level, and the ids of those whose evidence is missing or does not verify."""
    from letterkit.model import Level, Shown
    from letterkit.prove.audit import Found
    from letterkit.prove.backing import is_backed
    from letterkit.publish.evidence import EVIDENCE
    from letterkit.read.evidence_files import read_evidence

    counts: Counter[tuple[Level, str]] = Counter()
    missing = []
    for each in entries:
        level = Level(str(each.entry["level"]))
        counts[level, "unnamed" if each.entry["shown"] == Shown.UNNAMED else "named"] += 1
        if level is not Level.LISTED:
            stored = read_evidence(kept.folder / EVIDENCE / each.id, kept.name)
            backed = is_backed(each, stored, grounds)
            counts[level, "backed"] += backed
            missing += [] if backed else [each.id]
    found = {
        level: Found(*(counts[level, kind] for kind in ("named", "unnamed", "backed")))
        for level in Level
    }
    return found, missing
