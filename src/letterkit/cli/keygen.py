"""`letterkit keygen`."""

import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, PassphraseFile
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.cli.changing import Turn
    from letterkit.keys import SignerKey
    from letterkit.read.register import PassphraseFor


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
    from letterkit.cli.changing import changing
    from letterkit.cli.passphrase import new_passphrase
    from letterkit.keys import KeyType, SignerKey, format_verifier_key
    from letterkit.publish.register import write_new_key

    seed = secrets.token_bytes(32)
    if bool(witness) == bool(letter) or bool(witness) != bool(out):
        raise LetterkitError(
            "name either a letter, or a witness and the file of its key",
            hint="letterkit keygen LETTER, or letterkit keygen --witness NAME --out FILE",
        )
    if passphrase_file and not encrypt:
        raise LetterkitError("a passphrase for nothing", hint="add --encrypt")

    def passphrase(key: str) -> str:
        return new_passphrase(passphrase_file, folder, key) if encrypt else ""

    if out:
        name = str(out)
        signer = SignerKey(witness, seed, KeyType.COSIGNATURE)
        write_new_key(folder / out, name, signer, passphrase(name))
    else:
        with changing(folder, "keygen") as turn:
            signer, name = _register_key(turn, letter, seed, passphrase)
    show(format_verifier_key(signer.verifier))
    note(f"{name}: keep a copy of this file where nobody else can read it: nothing replaces it")
    if encrypt:
        note("nor its passphrase")


def _register_key(
    turn: "Turn", letter: str, seed: bytes, passphrase: "PassphraseFor"
) -> "tuple[SignerKey, str]":
    from letterkit.cli.register import origin_of
    from letterkit.keys import SignerKey
    from letterkit.publish.register import KEY, create_key
    from letterkit.read.letter import read_letter
    from letterkit.read.register import register_folder
    from letterkit.read.workspace import letter_slugs

    workspace = turn.workspace
    slug = letter_slugs(workspace, letter)[0]
    signer = SignerKey(origin_of(read_letter(workspace, slug)[0]), seed)
    place = register_folder(workspace, slug)
    name = f"{workspace.name(place)}/{KEY}"
    create_key(place, workspace.name(place), signer, turn.letting_in(passphrase)(name))
    return signer, name
