"""`letterkit completion`."""

import os
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.completing import SHELLS
from letterkit.cli.output import show
from letterkit.errors import LetterkitError


def completion(
    shell: Annotated[
        str, typer.Argument(metavar="SHELL", help="bash, zsh or fish (default: yours)")
    ] = "",
) -> None:
    """Print the script by which a shell completes commands, letters, languages and ids

    For bash, write eval "$(letterkit completion bash)" into ~/.bashrc; for zsh, the same with zsh
    into ~/.zshrc, behind compinit; for fish, keep it as
    ~/.config/fish/completions/letterkit.fish
    """
    name = shell or Path(os.environ.get("SHELL", "")).name
    if name not in SHELLS:
        raise LetterkitError(
            f"no completion for this shell: {name[:40] or 'none is named in SHELL'}",
            hint=f"there are scripts for {', '.join(SHELLS)}",
        )
    file = resources.files("letterkit.cli") / "completions" / f"letterkit.{name}"
    show(*file.read_text("utf-8").splitlines())
