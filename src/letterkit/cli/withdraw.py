"""`letterkit withdraw`."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Yes
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.cli.changing import Turn
    from letterkit.cli.leaving import Leaving
    from letterkit.model.kept import Held, KeptRegister, Promised
    from letterkit.read.workspace import Workspace

_SHOWN = 20
# What a copy of an edition does with somebody, by how they are shown there.
_COPIES = {"named": "name", "initials": "show", "role": "show", "unnamed": "count"}


def withdraw(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    receipt: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Withdraw whoever this receipt, or promise, is for"),
    ] = None,
    entry: Annotated[
        str, typer.Option("--id", metavar="ID", help="Withdraw the entry with this id")
    ] = "",
    yes: Yes = False,
    folder: Folder = Path(),
) -> None:
    """Take somebody out of a letter, as they asked

    Deletes them from every file that letterkit keeps; the next edition is without them. Earlier
    copies are in others' hands. Adding the same export again does not bring them back.
    """
    from letterkit.cli.changing import changing
    from letterkit.cli.finishing import finish, finish_all
    from letterkit.cli.leaving import leaving
    from letterkit.cli.withdrawing import begin_withdrawal, finish_withdrawal
    from letterkit.read.mentions import mentions
    from letterkit.read.unfinished import unfinished_slugs
    from letterkit.read.workspace import letter_slugs

    with changing(folder, "withdraw", finishing=False) as turn:
        workspace = turn.workspace
        slug = letter_slugs(workspace, letter)[0]
        if receipt and not entry:
            try:
                entry = _by_receipt(workspace, slug, folder / receipt, str(receipt))
            finally:
                finished = finish_all(workspace)
        else:
            begun = slug in unfinished_slugs(workspace)
            finished = finish_all(workspace)
            if begun and not (entry or receipt):
                return
            _refuse_both(receipt, entry)
        if entry in finished.get(slug, ()):
            show(f"{slug}: {entry} is withdrawn")
            return
        finish(workspace, slug)  # raises where it could only be warned of
        one = leaving(workspace, slug, entry)
        if one is None:
            show(f"{slug}: {entry} is withdrawn already")
            return
        _confirm(one, entry, turn, yes=yes)
        history = _history(one)
        unfinished = begin_withdrawal(one)
        finish_withdrawal(workspace, slug, unfinished)
        left = mentions(workspace, one.words)
    if one.held:
        show(f"{slug}: {entry} is withdrawn with the next edition")
        note("publish it with `letterkit publish`: until then the files under build name them")
    elif history:
        show(f"{slug}: {entry} is off the list; {'; '.join(history)}")
        note("run `letterkit build` again: until then the files under build may name them")
    elif _somebody_was_taken_out(one.register):
        number = len(one.register.editions)
        show(f"{slug}: {entry} is off the list, and not in edition {number}")
        note("if they were in an edition before that, copies of it still name them")
        note("run `letterkit build` again: until then the files under build may name them")
    else:
        show(f"{slug}: {entry} is off the list, and was in no edition")
        note("run `letterkit build` again: until then the files under build may name them")
    _tell_what_is_left(one, left)


def _history(one: "Leaving") -> list[str]:
    """In which editions they were that took them out, as far as the register still knows."""
    from letterkit.publish.plan import log_of
    from letterkit.read.register import register_folder
    from letterkit.read.taken_out import read_taken_out

    folder = register_folder(one.workspace, one.letter.slug)
    told = []
    for each in read_taken_out(folder, one.workspace.name(folder)):
        if each.id not in one.ids:
            continue
        last = log_of(one.register).standing(each.index).edition
        editions = one.register.editions
        first = next(made.number for made in editions if made.size > each.index)
        which = f"edition {first}" if last - first == 1 else f"editions {first} to {last - 1}"
        told.append(
            f"was in {which}; taken out in edition {last};"
            f" copies of {which} still {_COPIES[each.shown]} them"
        )
    return told


def _somebody_was_taken_out(register: "KeptRegister") -> bool:
    """Whether an edition took out a signature, of which the register does not keep whose it was."""
    from letterkit.publish.plan import log_of

    return log_of(register).withdrew


def _refuse_both(receipt: Path | None, entry: str) -> None:
    if bool(receipt) == bool(entry):
        raise LetterkitError(
            "name a receipt or an id", hint="letterkit withdraw LETTER --receipt FILE, or --id ID"
        )


def _by_receipt(workspace: "Workspace", slug: str, path: Path, name: str) -> str:
    """The id of whoever a receipt, or a promise, is for."""
    from letterkit.prove.promise import is_given
    from letterkit.read.receipt import read_small
    from letterkit.read.register import read_register, register_folder

    data = read_small(path, name)
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    try:
        if is_given(data):
            return _promised(register, data)
        if not register.editions:
            raise LetterkitError(
                "no receipt of this register: nothing was published yet",
                hint="withdraw them with --id ID",
            )
        return _received(register, data)
    except LetterkitError as error:
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error


def _promised(register: "KeptRegister", data: bytes) -> str:
    from letterkit.prove.promise import parse_given, verify_promise
    from letterkit.publish.edition import commitments_of

    commitment = verify_promise(parse_given(data)).promise.commitment
    for each in register.promised:
        if commitment in commitments_of(each):
            return each.id
    leaves = [each.rstrip(b"\n").endswith(commitment.hex().encode()) for each in register.leaves]
    if True not in leaves:
        raise LetterkitError("not a promise of this register, or one that it did not keep")
    return _standing(register, leaves.index(True))


def _received(register: "KeptRegister", data: bytes) -> str:
    from letterkit.keys import parse_verifier_key
    from letterkit.prove.policy import Log, Policy
    from letterkit.prove.receipt import parse_receipt, verify_receipt

    receipt = parse_receipt(data)
    policy = Policy((Log(parse_verifier_key(register.vkey)),))
    index = verify_receipt(receipt, policy, int(time.time())).inclusion.index
    if register.leaves[index : index + 1] != (receipt.disclosure.leaf,):
        raise LetterkitError("not a receipt of this register")
    return _standing(register, index)


def _standing(register: "KeptRegister", index: int) -> str:
    """The id of whose signature this leaf is."""
    from letterkit.publish.plan import log_of

    standing = log_of(register).standing(index)
    for each in register.held:
        if each.newest == standing.newest:
            return each.id
    told = f"in edition {standing.edition}" if standing.newest is None else "with the next edition"
    raise LetterkitError(f"withdrawn already, {told}")


def _confirm(one: "Leaving", entry: str, turn: "Turn", *, yes: bool) -> None:
    from letterkit.publish.plan import opening_of

    kept: list[Held | Promised] = [*one.held, *one.promised]
    names = [str(opening_of(each).entry["name"]) for each in kept] or [one.rows[0].name]
    places = ", ".join(str(each.source) for each in one.rows)
    note(f"{entry}: {names[0] or 'an entry without a name'}" + (f", {places}" if places else ""))
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise LetterkitError(
            "nobody has confirmed this withdrawal", hint="add --yes; nothing was changed"
        )
    with turn.asking():
        typer.confirm("Withdraw them? This cannot be taken back.", abort=True, err=True)


def _tell_what_is_left(one: "Leaving", places: Sequence[str]) -> None:
    """What only a person can judge: a namesake, a key in the letter, a file of their own."""
    for slug in _sharing(one):
        note(f"{slug} has the same list: build it again too, or publish it, for it names them")
    filed = f"registers/{one.letter.slug}/"
    own = [each for each in one.rows if each.evidence and not each.evidence.startswith(filed)]
    for each in own:
        note(f"delete their evidence yourself, if it is nobody else's: {each.evidence}")
    if places:
        note("their name, address or id stands here too; look whether it is theirs:")
        note(*(f"  {each}" for each in places[:_SHOWN]))
    if len(places) > _SHOWN:
        note(f"  and in {len(places) - _SHOWN} more lines")


def _sharing(one: "Leaving") -> list[str]:
    """The other letters with a list from which they were taken; what cannot be read has none."""
    from contextlib import suppress

    from letterkit.actions.withdrawn_people import has_list
    from letterkit.read.workspace import letter_slugs

    found = []
    lists = {each.source.file for each in one.rows}
    for slug in letter_slugs(one.workspace):
        with suppress(LetterkitError):
            shares = any(has_list(one.workspace, slug, each) for each in lists)
            found += [slug] if shares and slug != one.letter.slug else []
    return found
