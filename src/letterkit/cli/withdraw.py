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
    from letterkit.cli.leaving import Leaving
    from letterkit.cli.register import Kept
    from letterkit.model.kept import Held

_SHOWN = 20


def withdraw(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    receipt: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Withdraw whoever this receipt is for")
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
    from letterkit.cli.leaving import leaving
    from letterkit.cli.register import kept_register
    from letterkit.cli.withdrawing import delete_all
    from letterkit.read.mentions import mentions
    from letterkit.read.workspace import find_workspace, letter_slugs

    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    if bool(receipt) == bool(entry):
        raise LetterkitError(
            "name a receipt or an id", hint="letterkit withdraw LETTER --receipt FILE, or --id ID"
        )
    if receipt:
        kept = kept_register(workspace, slug)
        if kept is None:
            raise LetterkitError(
                f"{slug}: nothing was published yet", hint="withdraw them with --id ID"
            )
        entry = _by_receipt(kept, folder / receipt, str(receipt)).id
    one = leaving(workspace, slug, entry)
    _confirm(one, entry, yes=yes)
    delete_all(one)
    left = mentions(workspace, one.words)
    if one.held:
        show(f"{slug}: {entry} is withdrawn with the next edition")
        note("publish it with `letterkit publish`: until then the files under build name them")
    else:
        show(f"{slug}: {entry} is off the list, and was in no edition")
        note("run `letterkit build` again: until then the files under build may name them")
    _tell_what_is_left(one, left)


def _by_receipt(kept: "Kept", path: Path, name: str) -> "Held":
    from letterkit.prove.policy import Log, Policy
    from letterkit.prove.receipt import parse_receipt, verify_receipt
    from letterkit.publish.plan import log_of
    from letterkit.read.receipt import read_small

    try:
        receipt = parse_receipt(read_small(path, name))
        policy = Policy((Log(kept.key),))
        index = verify_receipt(receipt, policy, int(time.time())).inclusion.index
        if kept.register.leaves[index : index + 1] != (receipt.disclosure.leaf,):
            raise LetterkitError("not a receipt of this register")
    except LetterkitError as error:
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error
    standing = log_of(kept.register).standing(index)
    for each in kept.register.held:
        if each.newest == standing.newest:
            return each
    told = f"in edition {standing.edition}" if standing.newest is None else "with the next edition"
    raise LetterkitError(f"{name}: withdrawn already, {told}")


def _confirm(one: "Leaving", entry: str, *, yes: bool) -> None:
    from letterkit.publish.plan import opening_of

    names = [str(opening_of(each).entry["name"]) for each in one.held[:1]] or [one.rows[0].name]
    places = ", ".join(str(each.source) for each in one.rows)
    note(f"{entry}: {names[0] or 'an entry without a name'}" + (f", {places}" if places else ""))
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise LetterkitError(
            "nobody has confirmed this withdrawal", hint="add --yes; nothing was changed"
        )
    typer.confirm("Withdraw them? This cannot be taken back.", abort=True, err=True)


def _tell_what_is_left(one: "Leaving", places: Sequence[str]) -> None:
    """What only a person can judge: a namesake, a key in the letter, a file of their own."""
    filed = f"registers/{one.letter.slug}/"
    own = [each for each in one.rows if each.evidence and not each.evidence.startswith(filed)]
    for each in own:
        note(f"delete their evidence yourself, if it is nobody else's: {each.evidence}")
    if places:
        note("their name, address or id stands here too; look whether it is theirs:")
        note(*(f"  {each}" for each in places[:_SHOWN]))
    if len(places) > _SHOWN:
        note(f"  and in {len(places) - _SHOWN} more lines")
