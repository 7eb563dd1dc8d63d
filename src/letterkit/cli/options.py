"""Options that commands share, written once."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[
    Path,
    typer.Option(
        "-C",
        metavar="DIR",
        help="Work in this folder (default: the one you are in)",
        show_default=False,
        exists=True,
        file_okay=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask", show_default=False)]
Json = Annotated[
    bool, typer.Option("--json", help="Print JSON instead of text", show_default=False)
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="Read the passphrase of an encrypted key from FILE (default: ask)",
        show_default=False,
    ),
]
