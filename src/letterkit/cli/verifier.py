"""`letterkit verifier`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, show


def verifier(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the page")
    ] = Path("verify.html"),
    force: Annotated[
        bool, typer.Option("--force", help="Overwrite a file that is there and differs")
    ] = False,
    folder: Folder = Path(),
) -> None:
    """Write verify.html, a page that checks a letter in any browser

    One file that works from a disk or any web server, and makes no connection. Drop a PDF, page,
    e-mail, text, register.json, receipt or promise on it, and it says what letterkit verify says.
    """
    from letterkit.actions.verify import write_verifier

    size = write_verifier(folder, output, force=force)
    show(f"{output}: {size / 1000:.0f} kB; open it in a browser, or put it on any web server")
    note("with its address as url under [verify] in letterkit.toml, letters and codes lead to it")
