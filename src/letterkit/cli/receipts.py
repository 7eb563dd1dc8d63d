"""`letterkit receipts`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json


def receipts(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Write a receipt for everybody who stands in the register of a letter

    Each is for one signatory only: it holds their address, and their name where it is not shown.
    """
    from letterkit.actions.receipts import make_receipts
    from letterkit.cli.host import TERMINAL

    made = make_receipts(folder, letter, TERMINAL)
    if as_json:
        show_json({"letter": made.slug, "receipts": made.number, "folder": made.folder})
        return
    show(f"{made.folder}: {made.number} receipts of edition {made.edition}")
    note("each is for its own signatory, and for nobody else")
    if made.address:
        note(f"anybody who has one can check it in a browser: {made.address}")
