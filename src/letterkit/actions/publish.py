"""Publishing: the list of a letter becomes the next edition of its register, or is promised one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.assemble import Gathered, gather, why_left_out
from letterkit.actions.changing import Turn, changing, finish
from letterkit.actions.examples import examples_left, refuse_examples
from letterkit.actions.held import note_waiting, refuse_held
from letterkit.actions.host import Host
from letterkit.actions.lists import without_errors
from letterkit.actions.paper import why_not_counted
from letterkit.actions.register import (
    add_cosignatures,
    kept_register,
    opened_register,
    plan_for,
    unlocked,
)
from letterkit.actions.rendering import USUAL, Format
from letterkit.actions.write_edition import Publication, write_edition
from letterkit.errors import LetterkitError
from letterkit.files.workspace import letter_slugs
from letterkit.model.kept import KeptRegister
from letterkit.register.edition import Chance, edition_of, promises_of
from letterkit.register.plan import Plan
from letterkit.register.promises import FOLDER, write_promises
from letterkit.register.read_register import PassphraseFor, read_register
from letterkit.register.store import keep_promises

_SHOWN = 20  # people who are named in a note
_SALT = 32  # bytes


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """How to publish; no formats are all of them.

    `leave_out` leaves out entries with errors, and people whose answer waits or says no. `amend`
    begins a new text. `cosigned` is a checkpoint with the signature of a witness, to be added to
    the newest. `ignoring` draws boxes for characters that no font has.
    """

    leave_out: bool = False
    amend: bool = False
    cosigned: Path | None = None
    formats: Sequence[Format] = ()
    ignoring: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """The register with its newest edition, and what that changed."""

    slug: str
    plan: Plan
    register: KeptRegister


@dataclass(frozen=True, slots=True)
class Promises:
    """How many promises of which edition were written, and into which folder."""

    slug: str
    edition: int
    number: int
    folder: str


def publish(
    folder: Path,
    letter: str,
    options: PublishOptions,
    passphrase_for: PassphraseFor,
    host: Host,
    confirm: Callable[[], None] | None,
) -> Published | None:
    """Publish a letter's register as a new edition; None with `dry_run`.

    Notes what changes; `confirm` raises unless a person agrees to that.
    """
    if Format.DOCX in options.formats:
        raise LetterkitError(
            "--format: an edition has no .docx, which is for negotiating a text",
            hint=f"make it with `letterkit build {letter} --format docx`",
        )
    dry_run = options.dry_run and not options.cosigned
    with changing(folder, "publish", host, dry_run=dry_run) as turn:
        slug = letter_slugs(turn.workspace, letter)[0]
        if options.cosigned:
            path = folder / options.cosigned
            add_cosignatures(turn.workspace, slug, path, str(options.cosigned))
        gathered = _gathered(turn, slug, host, leave_out=options.leave_out)
        return _publish(turn, gathered, options, passphrase_for, host, confirm)


def promise(
    folder: Path,
    letter: str,
    passphrase_for: PassphraseFor,
    host: Host,
    confirm: Callable[[], None] | None,
    *,
    dry_run: bool,
) -> Promises | None:
    """Promise the next edition to everybody who is accepted, in no edition, and has no promise.

    None with `dry_run`, or if there is nobody to promise it to. No edition is published.
    """
    with changing(folder, "publish --promise", host, dry_run=dry_run) as turn:
        slug = letter_slugs(turn.workspace, letter)[0]
        gathered = _gathered(turn, slug, host, leave_out=True)
        return _promise(turn, gathered, passphrase_for, host, confirm, dry_run=dry_run)


def _chance(host: Host) -> Chance:
    """Where the salts, the ids and the order of an edition come from."""
    return Chance(lambda: host.random_bytes(_SALT), host.new_id, host.shuffle)


def _gathered(turn: Turn, slug: str, host: Host, *, leave_out: bool) -> Gathered:
    note_waiting(turn.workspace, slug, host.note)
    gathered = gather(turn.workspace, slug, host)
    published = _published(turn, slug)
    refuse_held(slug, gathered.held, published, host.note, leave_out=leave_out)
    return _without_errors(gathered, host, leave_out=leave_out)


def _published(turn: Turn, slug: str) -> frozenset[str]:
    """The ids of those who are in the newest edition."""
    kept = kept_register(turn.workspace, slug)
    return frozenset(each.id for each in kept.register.held) if kept else frozenset()


def _publish(
    turn: Turn,
    gathered: Gathered,
    options: PublishOptions,
    passphrase_for: PassphraseFor,
    host: Host,
    confirm: Callable[[], None] | None,
) -> Published | None:
    """Note what the next edition changes, ask, and write it."""
    letter = gathered.letters[0]
    slug = letter.slug
    with host.during("reading the register"):
        kept, key = opened_register(turn.workspace, letter)
    paper = gathered.on_paper.counted
    with host.during("comparing with the register"):
        plan, log = plan_for(letter, gathered.hashes, gathered.kept, kept.register, paper)
    _refuse_examples(gathered, plan, host)
    _refuse_unfit(slug, plan, host, amend=options.amend)
    if not plan.is_empty:
        _note_changes(slug, plan, kept.register, host)
    elif not options.dry_run:
        host.note(f"{slug}: edition {len(kept.register.editions)} is what the list says")
    if options.dry_run:
        return None
    if confirm and not plan.is_empty:
        with turn.asking():
            confirm()
    finish(turn.workspace, slug, host)  # raises what was only a warning before
    register, signer = unlocked(kept, key, turn.letting_in(passphrase_for))
    kept = replace(kept, register=register)
    with host.during("making the edition"):
        new = None if plan.is_empty else edition_of(register, log, plan, signer, _chance(host))
    standing = new.standing if new else plan.standing
    publication = Publication(gathered, kept, new, standing, signer)
    formats = options.formats or USUAL
    after = write_edition(turn.workspace, publication, formats, host, ignoring=options.ignoring)
    return Published(slug, plan, after)


def _without_errors(gathered: Gathered, host: Host, *, leave_out: bool) -> Gathered:
    """The entries without errors; raises if some have any, unless `leave_out`."""

    left_out = (*why_left_out(gathered.left_out), *why_not_counted(gathered.on_paper))
    host.note(*(f"{gathered.letters[0].slug}: {each}" for each in left_out))
    kept, findings = without_errors(
        gathered.letters[0],
        gathered.kept,
        host.today,
        gathered.decisions,
        refused=gathered.refused,
        public_ids=gathered.public_ids,
        progress=host.progress,
    )
    out = len(gathered.kept) - len(kept)
    if not out:
        return gathered
    for each in findings[:_SHOWN]:
        host.note(f"{each.place}: error: {each.message} ({each.code})")
    if not leave_out:
        raise LetterkitError(
            f"{gathered.letters[0].slug}: check finds errors with {out} on the list",
            hint="put them right, or leave these signatories out with --leave-out",
        )
    host.note(f"{gathered.letters[0].slug}: {out} left out: check finds errors with them")
    return replace(gathered, kept=kept)


def _refuse_examples(gathered: Gathered, plan: Plan, host: Host) -> None:
    """Nothing goes out that `letterkit new` wrote as an example.

    A text that is published stays as it is, for people have signed it.
    """
    new = [each for each in gathered.letters if each.lang in plan.new_texts]
    found = examples_left(new, gathered.kept, host.today)
    refuse_examples(gathered.letters[0].slug, found, host)


def _refuse_unfit(slug: str, plan: Plan, host: Host, *, amend: bool) -> None:
    """Raise for signatures of another text, unless a new text is begun: none is carried over."""
    for each in plan.parted[:_SHOWN]:
        who = each.fields["name"] or f"{each.id}, without a name"
        host.note(f"{each.source}: signed another text: {who}")
    if len(plan.parted) > _SHOWN:
        host.note(f"and {len(plan.parted) - _SHOWN} more")
    if plan.parted and not amend:
        raise LetterkitError(
            f"{slug}: {len(plan.parted)} signed a text that the letter no longer has",
            hint="put the text back, or begin the new one with --amend: they are kept apart "
            f"until they sign it, and letterkit invite {slug} --changed asks them",
        )
    apart = len(plan.unfit) - len(plan.lost)
    if apart:
        host.note(f"{slug}: {apart} kept apart, because they signed an earlier text")
    if plan.lost:
        host.note(f"{slug}: {len(plan.lost)} left out, because they signed a text never published")


def _note_changes(slug: str, plan: Plan, register: KeptRegister, host: Host) -> None:
    """Note what would change, with the names of the people."""
    host.note(f"{slug}: edition {len(register.editions) + 1} would change:")
    for lang, text in plan.new_texts.items():
        host.note(f"  new text     {lang} {text}")
    host.note(f"  signatures   {len(plan.added)} new, {len(plan.standing)} as they are")
    for before, after in plan.amended[:_SHOWN]:
        host.note(f"  amended      {before.id} {after.fields['name'] or 'without a name'}")
    known = {each.index: each.id for each in register.held}
    for index in plan.withdrawn[:_SHOWN]:
        host.note(
            f"  withdrawn    {known.get(index, f'leaf {index}, whose name is deleted already')}"
        )
    if plan.promised:
        host.note(f"  promised     {len(plan.promised)}, kept")
    for promise in plan.unkept[:_SHOWN]:
        host.note(f"  not kept     {promise.id}, who has a promise of this edition")
    host.note(f"  afterwards   {plan.shown}")
    if any(plan.apart):
        host.note(f"  not shown    {plan.apart}, who signed an earlier text")
    if plan.paper or plan.paper_before:
        host.note(f"  on paper     {plan.paper:,}, counted apart; before: {plan.paper_before:,}")


def _promise(
    turn: Turn,
    gathered: Gathered,
    passphrase_for: PassphraseFor,
    host: Host,
    confirm: Callable[[], None] | None,
    *,
    dry_run: bool,
) -> Promises | None:
    letter = gathered.letters[0]
    kept, key = opened_register(turn.workspace, letter)
    plan, _ = plan_for(letter, gathered.hashes, gathered.kept, kept.register)
    number, new = len(kept.register.editions) + 1, promises_of(plan, _chance(host))
    again = sum(bool(each.earlier) for each in new)
    total = len({each.id for each in (*kept.register.promised, *new)})
    counts = f"{len(new) - again} new, {again} superseded, {total - len(new)} as they are"
    host.note(f"{letter.slug}: promises for edition {number}: {counts}")
    if dry_run or not total:
        return None
    if new and confirm:
        with turn.asking():
            confirm()
    register, signer = unlocked(kept, key, turn.letting_in(passphrase_for))
    if new:
        keep_promises(kept.folder, kept.name, register, new)
    register = read_register(kept.folder, kept.name)
    with host.during("writing promises"):
        written = write_promises(kept.folder, kept.name, register, signer)
    return Promises(letter.slug, number, written, f"{kept.name}/{FOLDER}")
