"""`letterkit receipts`."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import counted, note, show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.model.kept import KeptRegister
    from letterkit.read.workspace import Workspace

_AHEAD, _FEW = 64, 4  # batches at a time; batches that are too few for other processes


def receipts(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Write a receipt for everybody who stands in the register of a letter

    Each is for one signatory only: it holds their address, and their name where it is not shown.
    """
    from letterkit.cli.changing import changing
    from letterkit.cli.register import kept_register
    from letterkit.publish.receipts import FOLDER, write_receipts
    from letterkit.read.workspace import letter_slugs

    with changing(folder, "receipts") as turn:
        slug = letter_slugs(turn.workspace, letter)[0]
        kept = kept_register(turn.workspace, slug)
        if kept is None:
            raise LetterkitError(
                f"{slug}: nothing was published yet", hint="publish it: letterkit publish LETTER"
            )
        register = _living(turn.workspace, slug, kept.register)
        done = counted(_made(register), "writing receipts", len(register.held))
        number = write_receipts(kept.folder, kept.name, done)
    target = f"{kept.name}/{FOLDER}"
    if as_json:
        show_json({"letter": slug, "receipts": number, "folder": target})
        return
    show(f"{target}: {number} receipts of edition {kept.register.editions[-1].number}")
    note("each is for its own signatory, and for nobody else")
    if url := turn.workspace.settings.get("verify_url"):
        from letterkit.publish.public import leading_to, stamp_of

        address = leading_to(stamp_of(kept.register, kept.key), url).address
        note(f"whoever has one can check it in a browser: {address}")


def _living(workspace: "Workspace", slug: str, register: "KeptRegister") -> "KeptRegister":
    """The register without what it holds of people who withdrew and are still in its edition."""
    from letterkit.actions.withdrawn_people import withdrawn_from

    withdrawn = withdrawn_from(workspace, slug)
    held = [each for each in register.held if not withdrawn.has_held(each)]
    if gone := len(register.held) - len(held):
        note(f"{slug}: {gone} left out, who withdrew; the next edition is without them")
    return replace(register, held=tuple(held))


def _made(register: "KeptRegister") -> "Iterator[tuple[str, bytes]]":
    """All receipts; many batches are made by several processes, as many as memory holds."""
    from letterkit.parallel import inheriting
    from letterkit.publish.receipts import batches_of, made

    batches = batches_of(register)
    while some := list(islice(batches, _AHEAD)):
        few = len(some) < _FEW
        with nullcontext(map(made, some)) if few else inheriting(made, some) as done:
            yield from chain.from_iterable(done)
