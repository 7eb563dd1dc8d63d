"""`letterkit statement`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note

_HOW = """
The nine lines above are what is signed. Put `> statement.txt` after the same command, and they are
in a file, blanks and all. Then sign that file with a key that you have already:

  SSH       ssh-keygen -Y sign -n letterkit-statement-v1 -f ~/.ssh/id_ed25519 statement.txt
  OpenPGP   gpg --armor --detach-sign statement.txt
  minisign  minisign -S -m statement.txt

Send back statement.txt and the file that the command made beside it (statement.txt.sig,
statement.txt.asc or statement.txt.minisig), and say where your public key can be seen."""


def statement(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    name: Annotated[str, typer.Option(metavar="NAME", help="Who signs, as the list has them")],
    role: Annotated[str, typer.Option(metavar="TEXT", help="What they do")] = "",
    affiliation: Annotated[str, typer.Option(metavar="TEXT", help="Where")] = "",
    shown: Annotated[
        str,
        typer.Option(metavar="HOW", help="named, initials, role or unnamed (default: named)"),
    ] = "named",
    lang: Annotated[
        str,
        typer.Option(metavar="LANG", help="The language of the text (default: the letter's first)"),
    ] = "",
    day: Annotated[
        str, typer.Option("--date", metavar="DATE", help="Such as 2026-11-22 (default: today)")
    ] = "",
    folder: Folder = Path(),
) -> None:
    """Print the statement to sign with your own key

    The statement goes to stdout, so that `> statement.txt` makes the file; the rest to stderr.
    """
    from letterkit.actions.statements import StatementParts, statement_to_sign
    from letterkit.cli.host import TERMINAL

    parts = StatementParts(name, role, affiliation, shown, lang, day)
    print(statement_to_sign(folder, letter, parts, TERMINAL).decode(), end="")
    note(*_HOW.split("\n"))
