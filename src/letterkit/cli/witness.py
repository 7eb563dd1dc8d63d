"""`letterkit witness`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.app import NO
from letterkit.cli.options import Folder, PassphraseFile
from letterkit.cli.output import note, show, show_bytes
from letterkit.cli.terminal import Tone, Toned


def witness(
    checkpoint: Annotated[
        Path, typer.Argument(metavar="CHECKPOINT", help="The register's checkpoint.txt")
    ],
    key: Annotated[
        Path, typer.Option(metavar="FILE", help="Your witness's key, from letterkit keygen")
    ],
    register: Annotated[
        str, typer.Option(metavar="KEY", help="The register's public key, as you know it")
    ] = "",
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="The policy that names it, instead")
    ] = None,
    proof: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="The .consistency file from the one you last cosigned"),
    ] = None,
    passphrase_file: PassphraseFile = None,
    folder: Folder = Path(),
) -> None:
    """Cosign a register's checkpoint, once it is proved that it only grew

    Prints the cosigned checkpoint. Remembers it, and cosigns nothing that does not continue it.
    """
    from letterkit.actions.witness import ToCosign, cosign_checkpoint
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import passphrase_from

    wanted = ToCosign(folder, checkpoint, key, register, policy, proof)
    found = cosign_checkpoint(wanted, passphrase_from(passphrase_file, folder), TERMINAL)
    if found.refused:
        show((Toned("Not cosigned:", Tone.BAD), f" {found.refused}."))
        raise typer.Exit(NO)
    show_bytes(found.note)
    note("send it back to the register: `letterkit publish LETTER --cosigned FILE`")
