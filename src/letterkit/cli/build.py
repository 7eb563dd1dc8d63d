"""`letterkit build`."""

import hashlib
from collections.abc import Sequence
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import counted, note, show_json, show_table
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.cli.assemble import Assembled
    from letterkit.publish.outputs import Output

Choice = TypeVar("Choice", bound=StrEnum)
Letter = Annotated[
    str,
    typer.Argument(
        metavar="[LETTER]", help="A slug, its folder or its file (default: every letter)"
    ),
]


def build(
    letter: Letter = "",
    formats: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT,…", help="pdf, html, txt, eml (default: all)"),
    ] = "",
    langs: Annotated[
        str, typer.Option("--lang", metavar="LANG,…", help="Languages (default: all)")
    ] = "",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write there (default: build)")
    ] = None,
    paper: Annotated[
        str, typer.Option(metavar="PAPER", help="a4 or letter (default: the letter's)")
    ] = "",
    signatories: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take this list (default: the letter's)"),
    ] = None,
    per_addressee: Annotated[
        bool, typer.Option("--per-addressee", help="Make each addressee a copy of their own")
    ] = False,
    attach: Annotated[bool, typer.Option("--attach", help="Attach the PDF to the e-mail")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Make the PDF, page, text and e-mail of a letter, or of every letter

    Changes nothing but the folder build, and leaves that as it was after an error.
    """
    from letterkit.cli.assemble import (
        Format,
        assemble,
        common_outputs,
        rendered,
        tasks_for,
        warm_up,
    )
    from letterkit.model import Paper
    from letterkit.parallel import workers
    from letterkit.publish.outputs import stage, staging
    from letterkit.read.files import sha256_of
    from letterkit.read.workspace import find_workspace, language_count, letter_slugs

    wanted = _chosen(formats, "--format", Format) or tuple(Format)
    size = next(iter(_chosen(paper, "--paper", Paper)), None)
    languages = _parts(langs)
    workspace = find_workspace(folder)
    target = out.absolute() if out else workspace.root / "build"
    slugs = letter_slugs(workspace, letter)
    most = len(slugs) * len(languages) or language_count(workspace, slugs)
    with workers(most if Format.PDF in wanted else 0, warm_up) as mapped, staging() as staged:
        letters = [assemble(workspace, slug, paper=size, listed=signatories) for slug in slugs]
        tasks = {
            each.slug: tasks_for(
                each, wanted, languages, per_addressee=per_addressee, attach=attach
            )
            for each in letters
        }
        count = sum(map(len, tasks.values()))
        done = counted(mapped(rendered, chain.from_iterable(tasks.values())), "building", count)
        built = [
            (
                each,
                [*chain.from_iterable(islice(done, len(tasks[each.slug]))), *common_outputs(each)],
            )
            for each in letters
        ]
        for each, outputs in built:
            keep = bool(formats or langs)
            staged.append(stage(target / each.slug, outputs, keep=keep, digest=sha256_of))
    if as_json:
        show_json({"letters": [_report(*each) for each in built]})
        return
    for assembled, outputs in built:
        _show(assembled, outputs, _shown(target / assembled.slug))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _chosen(text: str, option: str, choices: type[Choice]) -> tuple[Choice, ...]:
    found = []
    for part in _parts(text):
        try:
            found.append(choices(part.lower()))
        except ValueError:
            raise LetterkitError(
                f"{option}: unknown value: {part}", hint=f"it is one of {', '.join(choices)}"
            ) from None
    return tuple(found)


def _report(assembled: "Assembled", outputs: "Sequence[Output]") -> dict[str, object]:
    counts = assembled.documents[0].register.counts
    return {
        "letter": assembled.slug,
        "named": counts.shown,
        "unnamed": counts.unnamed,
        "left_out": {
            "without_consent": assembled.left_out.without_consent,
            "below_level": assembled.left_out.below_level,
        },
        "files": [
            {
                "file": output.name,
                "bytes": len(output.data),
                "pages": output.pages,
                "sha256": hashlib.sha256(output.data).hexdigest(),
            }
            for output in outputs
        ],
    }


def _show(assembled: "Assembled", outputs: "Sequence[Output]", target: Path) -> None:
    counts = assembled.documents[0].register.counts
    rows = [
        (
            output.name,
            str(output.pages or ""),
            _size(len(output.data)),
        )
        for output in outputs
    ]
    show_table((str(target), "pages", "size"), rows, right=(1, 2))
    note(f"{assembled.slug}: {counts.shown} shown, {counts.unnamed} counted without a name")
    for number, why in (
        (assembled.left_out.without_consent, "have not agreed to be public"),
        (assembled.left_out.below_level, "have less evidence than the letter asks for"),
    ):
        if number:
            note(f"{assembled.slug}: {number} left out: they {why}")


def _shown(path: Path) -> Path:
    """A path as short as it can be from where the reader is."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _size(octets: int) -> str:
    return f"{octets / 1000:.0f} kB" if octets >= 1000 else f"{octets} B"
