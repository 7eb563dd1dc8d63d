"""`letterkit keygen`."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.keys import SignerKey


def keygen(
    letter: Annotated[
        str, typer.Argument(metavar="[LETTER]", help="The letter whose register it is for")
    ] = "",
    witness: Annotated[
        str,
        typer.Option(metavar="NAME", help="Make a witness's key instead, under this name"),
    ] = "",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Where a witness's key goes")
    ] = None,
    folder: Folder = Path(),
) -> None:
    """Make the key that signs a letter's register, or a witness's key

    Prints the public key. The private one is for nobody else, and is never overwritten.
    """
    from letterkit.keys import KeyType, SignerKey, format_verifier_key
    from letterkit.publish.register import write_new_key

    seed = secrets.token_bytes(32)
    if bool(witness) == bool(letter) or bool(witness) != bool(out):
        raise LetterkitError(
            "name either a letter, or a witness and the file of its key",
            hint="letterkit keygen LETTER, or letterkit keygen --witness NAME --out FILE",
        )
    if out:
        signer = SignerKey(witness, seed, KeyType.COSIGNATURE)
        write_new_key(folder / out, str(out), signer)
        name = str(out)
    else:
        signer, name = _register_key(folder, letter, seed)
    show(format_verifier_key(signer.verifier))
    note(f"{name}: keep a copy of this file where nobody else can read it: nothing replaces it")


def _register_key(folder: Path, letter: str, seed: bytes) -> "tuple[SignerKey, str]":
    from letterkit.cli.register import origin_of
    from letterkit.keys import SignerKey
    from letterkit.publish.register import KEY, create_key
    from letterkit.read.letter import read_letter
    from letterkit.read.register import register_folder
    from letterkit.read.workspace import find_workspace, letter_slugs

    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    signer = SignerKey(origin_of(read_letter(workspace, slug)[0]), seed)
    place = register_folder(workspace, slug)
    create_key(place, workspace.name(place), signer)
    return signer, f"{workspace.name(place)}/{KEY}"
