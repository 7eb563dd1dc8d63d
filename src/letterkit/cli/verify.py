"""`letterkit verify`."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import show, show_json
from letterkit.cli.vocabulary import vocabulary_of
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.model import Agreement, Verdict


def verify(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
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
        typer.Option(" /--no-state", help="Neither use nor keep the newest checkpoint seen"),
    ] = True,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Check a letter that somebody gave you

    Says what it is, which text it holds, who signed, and whether it is sealed, or its parts agree.
    Exits with 0 if it holds, 1 if it was altered or the name is not in it, 2 if it cannot say.
    With --key, --policy or --sealed, a file without a seal is such a case. Uses no network.
    """
    from letterkit.cli.verify_told import lines, report, unreadable
    from letterkit.read.other_files import OtherFileError

    if receipt and sealed:
        raise LetterkitError(
            "--sealed is for the files of a letter, not for receipts",
            hint="leave it out: a receipt is signed by itself",
        )
    if receipt:
        from letterkit.cli.given import Given
        from letterkit.cli.verify_receipt import verify_receipt_file

        verify_receipt_file(receipt, file, text, Given(folder, key, policy, state, as_json))
        return
    if file is None:
        raise LetterkitError("nothing to check", hint="name a file, or a receipt with --receipt")
    try:
        verdict = verdict_of(folder, file, name, text)
        if not verdict.agreement.failed and (key or policy or _is_published(verdict)):
            from letterkit.cli.given import Given
            from letterkit.cli.verify_edition import trusted

            verdict = trusted(verdict, Given(folder, key, policy, state, as_json))
        if key or policy or sealed:
            agreed = replace(verdict.agreement, needs_seal=True)
            verdict = replace(verdict, agreement=agreed)
    except OtherFileError as other:
        from letterkit.cli.given import Given
        from letterkit.cli.verify_other import verify_other

        given = Given(folder, key, policy, state, as_json)
        verify_other(other, file, given, in_it=name or text or sealed)
        return
    except LetterkitError as error:
        if as_json:
            show_json(unreadable(file, error))
        raise
    if as_json:
        show_json(report(file, verdict))
    else:
        show(*lines(verdict))
    if verdict.status in ("altered", "not-found", "forked", "rolled-back"):
        raise typer.Exit(NO)
    if verdict.status != "holds":
        raise typer.Exit(UNKNOWN)


def _is_published(verdict: "Verdict") -> bool:
    register = verdict.agreement.register
    return register is not None and register.published is not None


def refuse_incomplete(agreed: "Agreement", file: Path) -> None:
    """Nothing is proved against a copy of which something was taken away."""
    if agreed.incomplete:
        told, _, hint = agreed.incomplete.rpartition("; ")
        raise LetterkitError(f"{file}: cannot verify this copy: {told}", hint=hint)


def verdict_of(folder: Path, file: Path, name: str, text: Path | None) -> "Verdict":
    from letterkit.actions.written_anew import written_anew
    from letterkit.prove.verdict import judge, searchable
    from letterkit.read.artefact import read_artefact, read_given_text

    artefact = read_artefact(folder / file, str(file))
    given = read_given_text(folder / text, str(text)) if text else None
    wanted = searchable(name)
    try:
        return judge(
            artefact, name=wanted, given=given, vocabulary_of=vocabulary_of, anew=written_anew
        )
    except LetterkitError as error:
        raise LetterkitError(f"{file}: {error}", hint=error.hint) from error
