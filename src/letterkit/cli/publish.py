"""`letterkit publish`."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.build import IgnoreMissing
from letterkit.cli.chance import chance
from letterkit.cli.host import TERMINAL
from letterkit.cli.options import Folder, Json, PassphraseFile, Yes
from letterkit.cli.output import note, show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.changing import Turn
    from letterkit.cli.assemble import Gathered
    from letterkit.model.kept import KeptRegister
    from letterkit.publish.plan import Plan
    from letterkit.read.register import PassphraseFor

_SHOWN = 20


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
    from letterkit.actions.changing import changing
    from letterkit.actions.register import add_cosignatures
    from letterkit.cli.promising import promise_all, refuse_beside_promise
    from letterkit.cli.questions import passphrase_from
    from letterkit.read.workspace import letter_slugs

    if promise:
        refuse_beside_promise(amend=amend, cosigned=cosigned, formats=formats)
    passphrase_for = passphrase_from(passphrase_file, folder)
    with changing(folder, "publish", TERMINAL, dry_run=dry_run and not cosigned) as turn:
        slug = letter_slugs(turn.workspace, letter)[0]
        if cosigned:
            add_cosignatures(turn.workspace, slug, folder / cosigned, str(cosigned))
        everybody = _gathered(turn, slug, leave_out=leave_out or promise)
        if promise:
            promise_all(turn, everybody, passphrase_for, (dry_run, yes, as_json))
            return
        wanted = _Wanted(
            amend=amend,
            formats=formats,
            ignoring=ignore_missing_glyphs,
            dry_run=dry_run,
            yes=yes,
            as_json=as_json,
        )
        _publish(turn, everybody, passphrase_for, wanted)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The options of an edition."""

    amend: bool
    formats: str
    ignoring: bool
    dry_run: bool
    yes: bool
    as_json: bool


def _gathered(turn: "Turn", slug: str, *, leave_out: bool) -> "Gathered":
    from letterkit.actions.held import note_waiting, refuse_held
    from letterkit.cli.assemble import gather

    note_waiting(turn.workspace, slug, note)
    gathered = gather(turn.workspace, slug)
    refuse_held(slug, gathered.held, _published(turn, slug), note, leave_out=leave_out)
    return _settled(gathered, leave_out=leave_out)


def _published(turn: "Turn", slug: str) -> frozenset[str]:
    """The ids of those who are in the newest edition."""
    from letterkit.actions.register import kept_register

    kept = kept_register(turn.workspace, slug)
    return frozenset(each.id for each in kept.register.held) if kept else frozenset()


def _publish(
    turn: "Turn", gathered: "Gathered", passphrase_for: "PassphraseFor", wanted: _Wanted
) -> None:
    """Show what the next edition changes, ask, and write it."""
    from letterkit.actions.changing import finish
    from letterkit.actions.register import opened_register, plan_for, unlocked
    from letterkit.cli.build import chosen
    from letterkit.cli.publishing import Publication, write_edition
    from letterkit.cli.rendering import Format
    from letterkit.publish.edition import edition_of

    _refuse_examples(gathered)
    letter = gathered.letters[0]
    slug = letter.slug
    formats = chosen(wanted.formats, "--format", Format) or tuple(Format)
    kept, key = opened_register(turn.workspace, letter)
    plan, log = plan_for(letter, gathered.hashes, gathered.kept, kept.register)
    _refuse_unfit(slug, plan, amend=wanted.amend)
    if plan.is_empty:
        if wanted.dry_run:
            return
        note(f"{slug}: edition {len(kept.register.editions)} is what the list says")
    else:
        _show(slug, plan, kept.register)
        if wanted.dry_run:
            return
        _confirm(turn, yes=wanted.yes)
    finish(turn.workspace, slug, TERMINAL)  # raises where it could only be warned of
    new = None
    register, signer = unlocked(kept, key, turn.letting_in(passphrase_for))
    kept = replace(kept, register=register)
    if not plan.is_empty:
        new = edition_of(register, log, plan, signer, chance())
    standing = new.standing if new else plan.standing
    publication = Publication(gathered, kept, new, standing, signer)
    after = write_edition(turn.workspace, publication, formats, ignoring=wanted.ignoring)
    _report(slug, plan, after, as_json=wanted.as_json)


def _settled(gathered: "Gathered", *, leave_out: bool) -> "Gathered":
    """Those with whom nothing is wrong; stops if that is not everybody, unless told."""
    from letterkit.actions.lists import without_errors
    from letterkit.cli.built import why_left_out

    note(*(f"{gathered.letters[0].slug}: {each}" for each in why_left_out(gathered.left_out)))
    kept, findings = without_errors(
        gathered.letters[0],
        gathered.kept,
        TERMINAL.today,
        gathered.decisions,
        refused=gathered.refused,
        public_ids=gathered.public_ids,
    )
    out = len(gathered.kept) - len(kept)
    if not out:
        return gathered
    for each in findings[:_SHOWN]:
        note(f"{each.place}: error: {each.message} ({each.code})")
    if not leave_out:
        raise LetterkitError(
            f"{gathered.letters[0].slug}: check finds errors with {out} on the list",
            hint="put them right, or leave these signatories out with --leave-out",
        )
    note(f"{gathered.letters[0].slug}: {out} left out: check finds errors with them")
    return replace(gathered, kept=kept)


def _refuse_examples(gathered: "Gathered") -> None:
    """Nothing goes out that `letterkit new` wrote as an example."""
    from letterkit.actions.lists import examples_left

    found = examples_left(gathered.letters, gathered.kept, TERMINAL.today)
    for each in found[:_SHOWN]:
        note(f"{each.place}: {each.message} ({each.code})")
    if found:
        raise LetterkitError(
            f"{gathered.letters[0].slug}: examples of a new letter are left in it",
            hint="write your own text there, and delete the example rows of the list",
        )


def _refuse_unfit(slug: str, plan: "Plan", *, amend: bool) -> None:
    """Nobody's signature is carried over to a text that they did not sign."""
    for each in plan.parted[:_SHOWN]:
        who = each.fields["name"] or f"{each.id}, without a name"
        note(f"{each.source}: signed another text: {who}")
    if len(plan.parted) > _SHOWN:
        note(f"and {len(plan.parted) - _SHOWN} more")
    if plan.parted and not amend:
        raise LetterkitError(
            f"{slug}: {len(plan.parted)} signed a text that the letter no longer has",
            hint="put the text back, or begin the new one with --amend: they are kept apart "
            f"until they sign it, and letterkit invite {slug} --changed asks them",
        )
    apart = len(plan.unfit) - len(plan.lost)
    if apart:
        note(f"{slug}: {apart} kept apart, because they signed an earlier text")
    if plan.lost:
        note(f"{slug}: {len(plan.lost)} left out, because they signed a text never published")


def _show(slug: str, plan: "Plan", register: "KeptRegister") -> None:
    """What would change, with the names of whom it changes."""
    note(f"{slug}: edition {len(register.editions) + 1} would change:")
    for lang, text in plan.new_texts.items():
        note(f"  new text     {lang} {text}")
    note(f"  signatures   {len(plan.added)} new, {len(plan.standing)} as they are")
    for before, after in plan.amended[:_SHOWN]:
        note(f"  amended      {before.id} {after.fields['name'] or 'without a name'}")
    known = {each.index: each.id for each in register.held}
    for index in plan.withdrawn[:_SHOWN]:
        note(f"  withdrawn    {known.get(index, f'leaf {index}, whose name is deleted already')}")
    if plan.promised:
        note(f"  promised     {len(plan.promised)}, kept")
    for promise in plan.unkept[:_SHOWN]:
        note(f"  not kept     {promise.id}, to whom this edition was promised")
    note(f"  afterwards   {plan.shown}")
    if any(plan.apart):
        note(f"  not shown    {plan.apart}, who signed an earlier text")


def _confirm(turn: "Turn", *, yes: bool) -> None:
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise LetterkitError(
            "nobody has confirmed this edition", hint="add --yes; nothing was changed"
        )
    with turn.asking():
        typer.confirm("Publish it? What is in a register stays in it.", abort=True, err=True)


def _report(slug: str, plan: "Plan", register: "KeptRegister", *, as_json: bool) -> None:
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
