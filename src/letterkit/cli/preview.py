"""`letterkit preview`."""

import gc
import os
import sys
from pathlib import Path
from threading import Thread
from typing import Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, show


def preview(
    letter: Annotated[
        str,
        typer.Argument(
            metavar="LETTER", help="A slug, its folder or its file (default: the only letter)"
        ),
    ] = "",
    port: Annotated[
        int,
        typer.Option(
            metavar="NUMBER",
            help="Listen on this port (default: one that is free)",
            show_default=False,
            min=0,
            max=65535,
        ),
    ] = 0,
    no_open: Annotated[
        bool, typer.Option("--no-open", help="Open no browser, only print the address")
    ] = False,
    folder: Folder = Path(),
) -> None:
    """Show a letter in your browser while you write, and anew after each save

    Shows page, PDF, e-mail and text in each language, and what the checks find beside them.
    Only this machine can reach it, at an address that nobody can guess. Writes no file.
    Ends with Ctrl-C.
    """
    from letterkit.actions.preview import previewing
    from letterkit.cli.host import TERMINAL

    gc.enable()  # it runs for hours
    with previewing(folder, letter, port, TERMINAL) as shown:
        show(shown.address)
        sys.stdout.flush()
        note(f"{shown.letter}: shown at this address until you press Ctrl-C")
        if not no_open:
            _open(shown.once)
        shown.go_on()


def _open(address: str) -> None:
    """Open a browser, where there is a desktop; some take the terminal, or wait for their end."""
    import webbrowser

    has_desktop = not sys.platform.startswith("linux") or any(
        os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    if has_desktop:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    else:
        note("there is no desktop here to open a browser on: open the address yourself")
