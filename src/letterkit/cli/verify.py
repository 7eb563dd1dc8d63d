"""`letterkit verify`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.app import exit_unless_holds
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import show, show_json


def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE",
            help="A PDF, page, e-mail, text, register.json, receipt or promise of letterkit's",
            show_default=False,
        ),
    ] = None,
    name: Annotated[
        str,
        typer.Option(
            metavar="NAME",
            help="Find this signatory, and list similar names",
        ),
    ] = "",
    text: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with this text, such as letter.en.txt"),
    ] = None,
    receipt: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Prove one entry, in FILE or by itself; a promise too"),
    ] = None,
    key: Annotated[
        str, typer.Option(metavar="KEY", help="The register's public key, as you know it")
    ] = "",
    policy: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Whose keys and witnesses you trust")
    ] = None,
    sealed: Annotated[
        bool, typer.Option("--sealed", help="Nothing holds without the seal of a published file")
    ] = False,
    state: Annotated[
        bool,
        typer.Option(
            " /--no-state",
            help="Neither use nor keep the newest checkpoint seen",
            show_default=False,
        ),
    ] = True,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Say of each check what it found")
    ] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Check a letter that somebody gave you

    Says what it is, which text it holds, who signed, and whether it is sealed, or its parts agree.
    What failed, and what was not checked, is always shown.
    Exits with 0 if it holds, 1 if it was altered or the name is not in it, 2 if it cannot say.
    With --key, --policy or --sealed, a file without a seal is such a case. Uses no network.
    """
    from letterkit.actions.verdict_report import NotVerifiedError
    from letterkit.actions.verify import verify as verified
    from letterkit.actions.verify_letter import VerifyOptions
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.verdict import verdict_lines

    options = VerifyOptions(folder, name, text, receipt, key, policy, sealed, state)
    try:
        found = verified(file, options, TERMINAL)
    except NotVerifiedError as error:
        if as_json:
            show_json(error.report)
        raise
    if as_json:
        show_json(found.report)
    else:
        show(*verdict_lines(found, verbose=verbose))
    exit_unless_holds(found.status)
