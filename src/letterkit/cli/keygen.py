"""`letterkit keygen`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder, PassphraseFile
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError


def keygen(
    letter: Annotated[
        str, typer.Argument(metavar="LETTER", help="The letter whose register it is for")
    ] = "",
    witness: Annotated[
        str,
        typer.Option(metavar="NAME", help="Make a witness's key instead, under this name"),
    ] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where a witness's key goes")
    ] = None,
    encrypt: Annotated[
        bool,
        typer.Option("--encrypt", help="Encrypt the private key with a passphrase, as age does"),
    ] = False,
    passphrase_file: PassphraseFile = None,
    folder: Folder = Path(),
) -> None:
    """Make the key that signs a letter's register, or a witness's key

    Prints the public key. The private one is for nobody else, and is never overwritten.
    """
    from letterkit.actions.keygen import make_register_key, make_witness_key
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import new_passphrase
    from letterkit.keys import format_verifier_key

    if bool(witness) == bool(letter) or bool(witness) != bool(out):
        raise LetterkitError(
            "name either a letter, or a witness and the file of its key",
            hint="letterkit keygen LETTER, or letterkit keygen --witness NAME --out FILE",
        )
    if passphrase_file and not encrypt:
        raise LetterkitError("--passphrase-file needs --encrypt", hint="add --encrypt")

    def passphrase(key: str) -> str:
        return new_passphrase(passphrase_file, folder, key) if encrypt else ""

    if out:
        name = str(out)
        made = make_witness_key(folder / out, name, witness, passphrase, TERMINAL)
    else:
        made = make_register_key(folder, letter, passphrase, TERMINAL)
    show(format_verifier_key(made.key))
    note(
        f"{made.file}: keep a copy of this file where nobody else can read it: nothing replaces it"
    )
    if encrypt:
        note("nor its passphrase")
