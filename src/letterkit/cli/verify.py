"""`letterkit verify`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.errors import LetterkitError


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", show_default=False)],
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Check a letter that somebody gave you"""
    raise LetterkitError(f"{folder / file}: not a file that letterkit made")
