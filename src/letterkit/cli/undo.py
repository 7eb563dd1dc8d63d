"""`letterkit undo`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.history import Undone


def undo(
    number: Annotated[
        str, typer.Argument(metavar="NUMBER", help="Undo all back to this one of `letterkit log`")
    ] = "",
    redo: Annotated[
        bool, typer.Option("--redo", help="Take back the last undo", show_default=False)
    ] = False,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help="Put back files that were changed since too; what is there now is kept",
            show_default=False,
        ),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be put back, and change nothing")
    ] = False,
    folder: Folder = Path(),
) -> None:
    """Put back what the last command changed in lists, decisions, letters and settings

    Further back with each time. What was published, promised or sent is not undone, and what
    somebody asked to delete does not come back.
    """
    from letterkit.actions.history import UndoOptions
    from letterkit.actions.history import undo as undone
    from letterkit.cli.host import TERMINAL

    if number and redo:
        raise LetterkitError("--redo takes no number", hint="it takes back the last undo")
    if number and not (number.isascii() and number.isdecimal() and int(number[:12]) > 0):
        raise LetterkitError(f"no number of a command: {number}", hint="letterkit log lists them")
    options = UndoOptions(int(number[:12] or "0"), redo=redo, force=force, dry_run=dry_run)
    _report(undone(folder, options, TERMINAL), dry_run=dry_run)


def _report(done: "Undone", *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    what = "redone" if done.redo else "undone"
    names = ", ".join(f"{command} ({number})" for number, command in done.commands)
    show(f"{would}{what}: {names}")
    show(*(f"  as it was: {path}" for path in sorted(done.written)))
    show(*(f"  deleted: {path}" for path in sorted(done.deleted)))
    if not (done.written or done.deleted):
        note("its files are as they were before it already")
    for path in done.by_hand:
        note(f"{path} was changed since; letterkit undo --redo brings that back")
    for folder in done.staying:
        note(f"{folder} stays: other files lie in it")
    if done.built and not dry_run:
        note("the files under build are not changed: run letterkit build again")
    if not dry_run:
        back = "letterkit undo" if done.redo else "letterkit undo --redo"
        note(f"to take this back: {back}")
