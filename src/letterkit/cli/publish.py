"""`letterkit publish`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, IgnoreMissing, Json, PassphraseFile, Yes, chosen
from letterkit.cli.output import note, show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.publish import Promises, Published


def publish(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    leave_out: Annotated[
        bool,
        typer.Option(
            "--leave-out",
            help="Leave out entries with errors, and people whose answer waits or says no",
        ),
    ] = False,
    amend: Annotated[
        bool,
        typer.Option("--amend", help="Begin a new text, and keep the signatures of the old apart"),
    ] = False,
    cosigned: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Take in the newest checkpoint, as a witness cosigned it"
        ),
    ] = None,
    promise: Annotated[
        bool,
        typer.Option(
            "--promise", help="Publish nothing, and promise the next edition to who is new"
        ),
    ] = False,
    formats: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT,…", help="pdf, html, txt, eml (default: all)"),
    ] = "",
    ignore_missing_glyphs: IgnoreMissing = False,
    passphrase_file: PassphraseFile = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing")] = False,
    yes: Yes = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Publish a letter's register as a new edition, and seal its files

    Shows what changes, and asks. Stops if a list has errors, or if somebody signed another text.
    """
    from letterkit.actions.publish import PublishOptions
    from letterkit.actions.publish import promise as promised
    from letterkit.actions.publish import publish as published
    from letterkit.actions.rendering import Format
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import confirmation, passphrase_from

    passphrase_for = passphrase_from(passphrase_file, folder)
    if promise:
        _refuse_beside_promise(amend=amend, cosigned=cosigned, formats=formats)
        question = "Promise it? Anyone left out can prove it."
        confirm = confirmation(question, "these promises", yes=yes)
        promises = promised(folder, letter, passphrase_for, TERMINAL, confirm, dry_run=dry_run)
        if promises:
            _report_promises(promises, as_json=as_json)
        return
    question = "Publish it? What is in a register stays in it."
    confirm = confirmation(question, "this edition", yes=yes)
    options = PublishOptions(
        leave_out=leave_out,
        amend=amend,
        cosigned=cosigned,
        formats=chosen(formats, "--format", Format),
        ignoring=ignore_missing_glyphs,
        dry_run=dry_run,
    )
    found = published(folder, letter, options, passphrase_for, TERMINAL, confirm)
    if found:
        _report(found, as_json=as_json)


def _report_promises(promises: "Promises", *, as_json: bool) -> None:
    if as_json:
        show_json(
            {
                "letter": promises.slug,
                "edition": promises.edition,
                "promises": promises.number,
                "folder": promises.folder,
            }
        )
        return
    show(f"{promises.folder}: {promises.number} promises for edition {promises.edition}")
    note("each is for its own signatory, and for nobody else")


def _refuse_beside_promise(*, amend: bool, cosigned: Path | None, formats: str) -> None:
    if amend or cosigned or formats:
        raise LetterkitError(
            "--promise publishes nothing",
            hint="leave out --amend, --cosigned and --format, or --promise",
        )


def _report(published: "Published", *, as_json: bool) -> None:
    slug, plan, register = published.slug, published.plan, published.register
    edition = register.editions[-1]
    if as_json:
        show_json(
            {
                "letter": slug,
                "edition": edition.number,
                "size": edition.size,
                "checkpoint": edition.checkpoint.decode(),
                "named": plan.named,
                "unnamed": len(plan.living) - plan.named,
                "added": len(plan.added),
                "amended": len(plan.amended),
                "withdrawn": len(plan.withdrawn),
                "kept_apart": len(plan.unfit) - len(plan.lost),
            }
        )
        return
    show(f"{slug}: edition {edition.number}, {edition.size} leaves, signed by {register.vkey}")
    note(f"its files are in build/{slug}; letterkit receipts {slug} writes everybody's receipt")
