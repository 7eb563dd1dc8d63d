"""`letterkit withdraw`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Yes
from letterkit.cli.output import note, show

if TYPE_CHECKING:
    from letterkit.actions.withdraw import WithdrawnEntry

_SHOWN = 20


def withdraw(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    who: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="Their name or address, as the list has it, or their receipt"
        ),
    ] = "",
    receipt: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="Withdraw the person that this receipt, or promise, is for"
        ),
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
    from letterkit.actions.withdraw import withdraw as withdrawn
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import choosing, confirmation

    confirm = confirmation("Withdraw them? This cannot be taken back.", "this withdrawal", yes=yes)
    choose = choosing("who withdraws")
    one = withdrawn(
        folder,
        letter,
        TERMINAL,
        who=who,
        entry=entry,
        receipt=receipt,
        choose=choose,
        confirm=confirm,
    )
    if one:
        _report(one)
        _note_what_is_left(one)


def _report(one: "WithdrawnEntry") -> None:
    from letterkit.actions.withdraw import Outcome

    match one.outcome:
        case Outcome.FINISHED:
            show(f"{one.slug}: {one.id} is withdrawn")
            return
        case Outcome.ALREADY:
            show(f"{one.slug}: {one.id} is withdrawn already")
            return
        case Outcome.NEXT_EDITION:
            show(f"{one.slug}: {one.id} is withdrawn with the next edition")
            note("publish it with `letterkit publish`: until then the files under build name them")
            return
    if one.history:
        show(f"{one.slug}: {one.id} is off the list; {'; '.join(one.history)}")
    elif one.edition:
        show(f"{one.slug}: {one.id} is off the list, and not in edition {one.edition}")
        note("if they were in an edition before that, copies of it still name them")
    else:
        show(f"{one.slug}: {one.id} is off the list, and was in no edition")
    note("run `letterkit build` again: until then the files under build may name them")


def _note_what_is_left(one: "WithdrawnEntry") -> None:
    """What only a person can judge: a namesake, a key in the letter, a file of their own."""
    for slug in one.sharing:
        note(f"{slug} has the same list: build it again too, or publish it, for it names them")
    for file in one.evidence:
        note(f"delete their evidence yourself, if it is nobody else's: {file}")
    if one.places:
        note("their name, address or id stands here too; look whether it is theirs:")
        note(*(f"  {each}" for each in one.places[:_SHOWN]))
    if len(one.places) > _SHOWN:
        note(f"  and in {len(one.places) - _SHOWN} more lines")
