"""`letterkit withdraw`."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Yes
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.cli.register import Kept
    from letterkit.model.kept import Held
    from letterkit.model.signatory import Source
    from letterkit.read.workspace import Workspace


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

    Deletes them from the list, with salts and evidence; the next edition is without them.
    Earlier copies are in others' hands.
    """
    from letterkit.cli.register import kept_register
    from letterkit.publish.evidence import delete_evidence
    from letterkit.publish.receipts import delete_receipt
    from letterkit.publish.register import delete_openings
    from letterkit.read.workspace import find_workspace, letter_slugs

    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    kept = kept_register(workspace, slug)
    if kept is None or bool(receipt) == bool(entry):
        raise LetterkitError(
            f"{slug}: nothing was published yet" if kept is None else "name a receipt or an id",
            hint="take them off the list, or set their consent to no"
            if kept is None
            else "letterkit withdraw LETTER --receipt FILE, or --id ID",
        )
    held = _by_receipt(kept, folder / receipt, str(receipt)) if receipt else _by_id(kept, entry)
    source = _place_on_list(workspace, slug, kept, held)
    _confirm(held, source, yes=yes)
    if source:
        _take_off(workspace, slug, source)
    delete_openings(kept.folder, kept.name, kept.register, [held.index])
    delete_evidence(kept.folder, held.id)
    delete_receipt(kept.folder, held.id)
    show(f"{slug}: {held.id} is withdrawn with the next edition")
    note("publish it with `letterkit publish`: until then the files under build name them")


def _by_id(kept: "Kept", entry: str) -> "Held":
    for each in kept.register.held:
        if each.id == entry:
            return each
    raise LetterkitError(
        f"{kept.name}: no entry with the id {entry}",
        hint="an entry's id stands in register.json, and in the name of its receipt's file",
    )


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


def _place_on_list(
    workspace: "Workspace", slug: str, kept: "Kept", held: "Held"
) -> "Source | None":
    """Where the list has them, if it still does."""
    from letterkit.cli.assemble import gather
    from letterkit.cli.register import plan_for

    gathered = gather(workspace, slug)
    plan, _ = plan_for(gathered.letters[0], gathered.hashes, gathered.kept, kept.register)
    for one, signature in (*plan.standing, *plan.amended):
        if one.index == held.index:
            return signature.source
    return None


def _confirm(held: "Held", source: "Source | None", *, yes: bool) -> None:
    from letterkit.publish.plan import opening_of

    name = opening_of(held).entry["name"] or "an entry without a name"
    note(f"{held.id}: {name}" + (f", {source}" if source else ""))
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise LetterkitError(
            "nobody has confirmed this withdrawal", hint="add --yes; nothing was changed"
        )
    typer.confirm("Withdraw them? This cannot be taken back.", abort=True, err=True)


def _take_off(workspace: "Workspace", slug: str, source: "Source") -> None:
    """Delete their row from the list; a list that letterkit does not change stops it all."""
    from letterkit.model.list_text import format_list, without_row
    from letterkit.publish.evidence import row_at
    from letterkit.publish.writing import write_whole
    from letterkit.read.list_files import list_to_change

    try:
        target = list_to_change(workspace, slug)
    except LetterkitError:
        target = None
    if target is None or target.name != source.file:
        raise LetterkitError(
            f"{source}: this list is not one that letterkit changes",
            hint="delete their line yourself, then withdraw them again",
        )
    listed = without_row(target.text, row_at(target.text, source.line))
    write_whole(target.path, format_list(listed).encode(target.codec))
