"""`letterkit new`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, show


def new(
    slug: Annotated[
        str, typer.Argument(metavar="SLUG", help="Its name in file names, such as 2026-housing")
    ],
    template: Annotated[
        str,
        typer.Option(
            "--template",
            metavar="TEMPLATE",
            help="cancellation, coalition, petition, blank (default: blank)",
        ),
    ] = "blank",
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="Its language (default: en)",
        ),
    ] = "en",
    folder: Folder = Path(),
) -> None:
    """Begin a letter: a text and a list that build at once, for you to edit

    Never writes over a file that is there.
    """
    from letterkit.actions.new import begin_letter
    from letterkit.cli.host import TERMINAL

    show(*begin_letter(folder, slug, template, lang, TERMINAL))
    note("", f"edit these two, then run: letterkit build {slug}")
