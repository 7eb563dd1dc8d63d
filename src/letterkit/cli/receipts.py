"""`letterkit receipts`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import counted, note, show, show_json
from letterkit.errors import LetterkitError


def receipts(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Write a receipt for everybody who stands in the register of a letter

    Each is for one signatory only: it holds their address, and their name where it is not shown.
    """
    from letterkit.cli.register import kept_register
    from letterkit.publish.receipts import FOLDER, receipts_of, write_receipts
    from letterkit.read.workspace import find_workspace, letter_slugs

    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    kept = kept_register(workspace, slug)
    if kept is None:
        raise LetterkitError(
            f"{slug}: nothing was published yet", hint="publish it: letterkit publish LETTER"
        )
    made = receipts_of(kept.register, kept.key)
    total = len(kept.register.held)
    number = write_receipts(kept.folder, kept.name, counted(made, "writing receipts", total))
    target = f"{kept.name}/{FOLDER}"
    if as_json:
        show_json({"letter": slug, "receipts": number, "folder": target})
        return
    show(f"{target}: {number} receipts of edition {kept.register.editions[-1].number}")
    note("each is for its own signatory, and for nobody else")
