"""Options that commands share, written once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from letterkit.errors import LetterkitError

Choice = TypeVar("Choice", bound=StrEnum)

Folder = Annotated[
    Path,
    typer.Option(
        "-C",
        metavar="DIR",
        help="Work in this folder (default: the one you are in)",
        show_default=False,
        exists=True,
        file_okay=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask", show_default=False)]
Json = Annotated[
    bool, typer.Option("--json", help="Print JSON instead of text", show_default=False)
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="Read the passphrase of an encrypted key from FILE (default: ask)",
        show_default=False,
    ),
]
IgnoreMissing = Annotated[
    bool,
    typer.Option(
        "--ignore-missing-glyphs", help="Draw boxes in the PDF for characters that no font has"
    ),
]


def parts_of(text: str) -> list[str]:
    """The parts of a list that commas separate."""
    return [part.strip() for part in text.split(",") if part.strip()]


def chosen(text: str, option: str, choices: type[Choice]) -> tuple[Choice, ...]:
    """The choices that a list names; errors name the option."""
    found = []
    for part in parts_of(text):
        try:
            found.append(choices(part.lower()))
        except ValueError:
            raise LetterkitError(
                f"{option}: unknown value: {part}", hint=f"it is one of {', '.join(choices)}"
            ) from None
    return tuple(found)
