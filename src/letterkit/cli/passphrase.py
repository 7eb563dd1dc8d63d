"""Passphrases of encrypted keys: asked for on a terminal, or read from a file."""

import sys
from getpass import getpass
from pathlib import Path

import typer

from letterkit.cli.output import plain
from letterkit.errors import LetterkitError
from letterkit.read.register import PassphraseFor, read_passphrase


def passphrase_from(file: Path | None, folder: Path) -> PassphraseFor:
    """Gives the passphrase of a key once it is needed."""

    def passphrase_for(key: str) -> str:
        return read_passphrase(folder / file, str(file)) if file else _asked(key, "Passphrase of")

    return passphrase_for


def new_passphrase(file: Path | None, folder: Path, key: str) -> str:
    """The passphrase of a new key, typed twice."""
    if file:
        return read_passphrase(folder / file, str(file))
    typed = _asked(key, "New passphrase of")
    if not typed:
        raise LetterkitError(f"{key}: no passphrase was typed", hint="nothing was written")
    if _asked(key, "The same again for") != typed:
        raise LetterkitError(f"{key}: the two passphrases differ", hint="nothing was written")
    return typed


def _asked(key: str, what: str) -> str:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise LetterkitError(
            f"{key}: nobody is there to type its passphrase",
            hint="name a file that holds it: --passphrase-file FILE",
        )
    try:
        return getpass(plain(f"{what} {key}: "), stream=sys.stderr)
    except EOFError as error:
        raise typer.Abort from error
