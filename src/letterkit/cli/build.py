"""`letterkit build`."""

from contextlib import ExitStack
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.host import TERMINAL
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import counted, show, show_error, show_json
from letterkit.errors import LetterkitError

Choice = TypeVar("Choice", bound=StrEnum)
if TYPE_CHECKING:
    from collections.abc import Sequence

    from letterkit.cli.assemble import Assembled
    from letterkit.cli.built import Built

Letter = Annotated[
    str,
    typer.Argument(
        metavar="[LETTER]", help="A slug, its folder or its file (default: every letter)"
    ),
]
Formats = Annotated[
    str, typer.Option("--format", metavar="LIST", help="pdf,html,txt,eml (default: all)")
]
Languages = Annotated[
    str, typer.Option("--lang", metavar="LIST", help="Languages, such as en,be (default: all)")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="DIR", help="Write there (default: build)")
]
PaperSize = Annotated[
    str, typer.Option("--paper", metavar="SIZE", help="a4 or letter (default: the letter's)")
]
Listed = Annotated[
    Path | None,
    typer.Option(
        "--signatories", metavar="FILE", help="Take this list (default: the letter's)", exists=True
    ),
]
PerAddressee = Annotated[
    bool, typer.Option("--per-addressee", help="Make each addressee a copy of their own")
]
Attach = Annotated[bool, typer.Option("--attach", help="Attach the PDF to the e-mail")]
IgnoreMissing = Annotated[
    bool,
    typer.Option(
        "--ignore-missing-glyphs", help="Draw boxes in the PDF for characters that no font has"
    ),
]
Check = Annotated[
    bool, typer.Option("--check", help="Verify the files of a list of over 2,000 too")
]
Strict = Annotated[
    bool, typer.Option("--strict", help="Make nothing, and exit with 1, while check finds errors")
]


def build(
    letter: Letter = "",
    formats: Formats = "",
    langs: Languages = "",
    out: Out = None,
    paper: PaperSize = "",
    signatories: Listed = None,
    per_addressee: PerAddressee = False,
    attach: Attach = False,
    ignore_missing_glyphs: IgnoreMissing = False,
    check: Check = False,
    strict: Strict = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Make the PDF, page, text and e-mail of a letter, or of every letter

    Changes nothing but the folder build, and leaves that as it was after an error.
    Verifies what it made before that takes the place of older files.
    Seals nothing: a file that is as publish wrote it keeps its seal, others have none.
    Leaves out whom check finds an error with, until it is settled.
    If no font can draw a PDF, makes the other files, and exits with 2.
    """
    from letterkit.actions.changing import note_unfinished, replacing
    from letterkit.actions.held import note_waiting
    from letterkit.cli.assemble import assemble
    from letterkit.cli.built import Built
    from letterkit.cli.keeping_seals import keep_seals
    from letterkit.cli.rendering import (
        Format,
        common_outputs,
        names_of,
        rendering,
        tasks_for,
    )
    from letterkit.model import Paper
    from letterkit.publish.outputs import stage, staging
    from letterkit.read.files import sha256_of
    from letterkit.read.workspace import find_workspace, language_count, letter_slugs

    wanted = chosen(formats, "--format", Format) or tuple(Format)
    size = next(iter(chosen(paper, "--paper", Paper)), None)
    languages = _parts(langs)
    workspace = find_workspace(folder)
    target = out.absolute() if out else workspace.root / "build"
    slugs = letter_slugs(workspace, letter)
    most = len(slugs) * len(languages) or language_count(workspace, slugs)
    note_unfinished(workspace, TERMINAL.note)
    with (
        rendering(most if Format.PDF in wanted else 0) as render,
        ExitStack() as turn,
        staging() as staged,
    ):
        letters = [assemble(workspace, slug, paper=size, listed=signatories) for slug in slugs]
        if strict:
            _stop_at_errors(letters)
        tasks = [
            tasks_for(
                each,
                wanted,
                languages,
                per_addressee=per_addressee,
                attach=attach,
                ignoring=ignore_missing_glyphs,
                checking=check,
            )
            for each in letters
        ]
        every = list(chain.from_iterable(tasks))
        common = list(map(common_outputs, letters))  # makes register.json once, to be inherited
        done = counted(render(every), "building", len(every))
        built = []
        for each, its, shared in zip(letters, tasks, common, strict=True):
            made = Built(each, target / each.slug, list(islice(done, len(its))), shared)
            built.append(keep_seals(made, workspace.root / "build" / each.slug))
        turn.enter_context(replacing(target, slugs, "build", TERMINAL))
        for one in built:
            names = names_of(one.assembled, per_addressee=per_addressee)
            staged.append(
                stage(
                    one.folder,
                    one.outputs,
                    # An old file beside those that could not be made would say something else.
                    keep=names - one.unmade_names if formats or langs else frozenset(),
                    digest=sha256_of,
                    seal_of=one.seal_of,
                )
            )
    _tell(built, as_json)
    for slug in slugs:
        note_waiting(workspace, slug, TERMINAL.note)
    if any(one.unmade_names for one in built):
        raise typer.Exit(UNKNOWN)


def _tell(built: "Sequence[Built]", as_json: bool) -> None:
    from letterkit.cli.built import missing, report, show_built

    if as_json:
        show_json({"letters": [report(one) for one in built]})
    for one in built:
        if not as_json:
            show_built(one)
        for error in missing(one):
            show_error(error)


def _stop_at_errors(letters: "Sequence[Assembled]") -> None:
    errors = [error for each in letters for error in each.errors]
    show(*(f"{each.place}: error: {each.message} ({each.code})" for each in errors))
    if errors:
        raise typer.Exit(NO)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def chosen(text: str, option: str, choices: type[Choice]) -> tuple[Choice, ...]:
    found = []
    for part in _parts(text):
        try:
            found.append(choices(part.lower()))
        except ValueError:
            raise LetterkitError(
                f"{option}: unknown value: {part}", hint=f"it is one of {', '.join(choices)}"
            ) from None
    return tuple(found)
