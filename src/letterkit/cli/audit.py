"""`letterkit audit`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.app import NO
from letterkit.cli.options import Folder, PassphraseFile
from letterkit.cli.output import note
from letterkit.cli.terminal import Tone, Toned

_SHOWN = 20


def audit(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="The auditor's key")],
    name: Annotated[
        str, typer.Option("--name", metavar="NAME", help="Make that key first, under this name")
    ] = "",
    passphrase_file: PassphraseFile = None,
    folder: Folder = Path(),
) -> None:
    """Open every entry of a published register, and sign a note of what was found

    For an auditor from outside who sits beside the coordinator. The note goes to stdout. Exits
    with 1 if the register does not hold, or if evidence of some entry does not back its level.
    """
    from letterkit.actions.audit import AuditorKey
    from letterkit.actions.audit import audit as audited
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import passphrase_from
    from letterkit.keys import format_verifier_key

    auditor = AuditorKey(folder / key, str(key), name)
    found = audited(folder, letter, auditor, passphrase_from(passphrase_file, folder), TERMINAL)
    if found.broken:
        note(Toned(found.broken, Tone.BAD))
        raise typer.Exit(NO)
    print(found.note.decode(), end="")
    if found.key:
        note(f"signed by {format_verifier_key(found.key)}")
    if found.missing:
        note(
            f"{found.slug}: {len(found.missing)} entries are not backed by evidence of their level:"
        )
        note(*(f"  {each}" for each in found.missing[:_SHOWN]))
        raise typer.Exit(NO)
