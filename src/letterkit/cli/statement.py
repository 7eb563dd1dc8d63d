"""`letterkit statement`."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note
from letterkit.errors import LetterkitError

Value = TypeVar("Value")
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
    """Print what somebody signs with a key of their own, and how

    The statement goes to stdout, so that `> statement.txt` makes the file; the rest to stderr.
    """
    from letterkit.actions.register import expected_of
    from letterkit.model import Shown
    from letterkit.prove.statement import Statement, format_statement
    from letterkit.read.letter import read_letter
    from letterkit.read.values import tidy, word
    from letterkit.read.workspace import find_workspace, letter_slugs

    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    expected = expected_of(read_letter(workspace, slug))
    if lang and lang not in expected.texts:
        raise LetterkitError(
            f"{slug}: not written in {lang}", hint=f"it is there in {', '.join(expected.texts)}"
        )
    if not name.strip():
        raise LetterkitError("--name: nobody is named", hint="write the name as the list has it")
    made = Statement(
        register=expected.register,
        text=expected.texts[lang or next(iter(expected.texts))],
        name=_value("--name", lambda: tidy("name", name)),
        role=_value("--role", lambda: tidy("role", role)),
        affiliation=_value("--affiliation", lambda: tidy("affiliation", affiliation)),
        shown=_value("--shown", lambda: word(Shown, shown)),
        date=_value("--date", lambda: _day(day)) if day else datetime.now(UTC).date(),
    )
    print(_value("--name", lambda: format_statement(made)).decode(), end="")
    note(*_HOW.split("\n"))


def _day(text: str) -> date:
    """ISO 8601 alone, for it is what stands in the nine lines."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise LetterkitError(
            f"not a date: {text[:40]}", hint="write year-month-day, as in 2026-11-22"
        ) from error


def _value(option: str, made: Callable[[], Value]) -> Value:
    try:
        return made()
    except LetterkitError as error:
        raise LetterkitError(f"{option}: {error}", hint=error.hint) from error
