"""`letterkit add`."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.chance import new_id
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.model.imports import Imports
    from letterkit.model.incoming import Incoming
    from letterkit.read.platforms.exports import Export

_COUNTS = (
    ("added", "added"),
    ("updated", "updated"),
    ("unchanged", "there already"),
    ("kept", "kept as edited by hand"),
    ("gone", "left out, for they were taken off the list"),
    ("withdrew", "withdrew and were not added again"),
)
_SHOWN = 20


def add(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE…", help="An export, a list, a folder, or evidence", exists=True
        ),
    ],
    to: Annotated[str, typer.Option("--to", metavar="LETTER", help="The letter they signed")],
    mapping: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="COLUMN=FIELD", help="Say what a column is (repeatable)"),
    ] = None,
    consent: Annotated[
        str, typer.Option(metavar="yes|no", help="Whether they agreed, where no column says so")
    ] = "",
    dates: Annotated[
        str, typer.Option(metavar="ORDER", help="day-month or month-day, where dates leave it open")
    ] = "",
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="The encoding of files that are not UTF-8")
    ] = "",
    split: Annotated[
        bool, typer.Option("--split/--no-split", help="Split names that hold more than a name")
    ] = True,
    again: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO",
            help="Add this address or name, though they withdrew (repeatable)",
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Add those who signed to a letter's list, from an export, a list or a folder

    Adding the same export again changes nothing.
    """
    from letterkit.cli.barred import barred
    from letterkit.model.imports import format_imports
    from letterkit.model.list_text import format_list
    from letterkit.publish.lists import Merged, merged
    from letterkit.publish.writing import write_files
    from letterkit.read.evidence_files import is_evidence
    from letterkit.read.list_files import list_to_change
    from letterkit.read.platforms.exports import Choices, read_export
    from letterkit.read.workspace import find_workspace

    if any(is_evidence(path) for path in files):
        from letterkit.cli.evidence import add_evidence

        add_evidence(files, folder, to, dry_run=dry_run, as_json=as_json)
        return
    _refuse_others("--consent", consent, ("yes", "no"))
    _refuse_others("--dates", dates, ("day-month", "month-day"))
    workspace = find_workspace(folder)
    target = list_to_change(workspace, to)
    withdrew = barred(workspace, target.name, again or ())
    choices = Choices(
        today=datetime.now(UTC).date() + timedelta(days=1),  # somewhere it is tomorrow already
        mapping=_pairs(mapping or []),
        remembered=target.imports.mappings,
        encoding=encoding,
        dates=dates,
        split=split,
    )
    now = Merged(target.text, target.imports, {})
    counts: Counter[str] = Counter()
    left_out: list[str] = []
    for path in files:
        export = read_export(path, path.name if path.is_absolute() else path.as_posix(), choices)
        given = _confirmed(export, now.imports, consent, quiet=yes or dry_run)
        mapped = {export.digest: export.mapped(given)}
        people = _with_consent(export, given)
        now = merged(now.text, now.imports, people, mapped, new_id, withdrew)
        counts.update({**now.counts, "withdrew": len(now.barred)})
        left_out += [f"{each.file}:{each.line}" for each in now.barred]
    if not dry_run:
        text = _encoded(format_list(now.text), target.codec, target.name)
        beside = format_imports(now.imports).encode()
        wanted = zip((target.path, target.beside), target.raw, (text, beside), strict=True)
        write_files([(path, data) for path, old, data in wanted if data != old])
    _tell_barred(left_out)
    _report(target.name, counts, dry_run=dry_run, as_json=as_json)


def _encoded(text: str, codec: str, name: str) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        raise LetterkitError(
            f"{name}: {codec} has no {text[error.start]}", hint="save the list as UTF-8 first"
        ) from error


def _refuse_others(option: str, value: str, allowed: Sequence[str]) -> None:
    if value and value not in allowed:
        raise LetterkitError(
            f"{option}: unknown value: {value}", hint=f"it is {' or '.join(allowed)}"
        )


def _pairs(mapping: Sequence[str]) -> dict[str, str]:
    """`--map "What are you called?=name"` as column and field."""
    found = {}
    for each in mapping:
        column, equals, name = each.rpartition("=")
        if not equals or not column.strip():
            raise LetterkitError(
                f"--map: no column and field: {each}", hint='write --map "COLUMN=FIELD"'
            )
        found[" ".join(column.split())] = name.strip()
    return found


def _confirmed(export: "Export", imports: "Imports", consent: str, *, quiet: bool) -> str:
    """Show how the export is understood and have that confirmed; the consent of all, if asked."""
    known = imports.mappings.get(export.digest)
    same = known is not None and known.fields == export.fields
    _show(export)
    asked = sys.stdin.isatty() and sys.stderr.isatty()
    if not same and not quiet:
        if not asked:
            raise LetterkitError(
                f"{export.file}: nobody has confirmed what its columns are",
                hint='add --yes if they are right, or --map "COLUMN=FIELD"; nothing was changed',
            )
        typer.confirm("Is that right?", abort=True, err=True)
    if export.has("consent"):
        return ""
    given = consent or (known.consent if known else "")
    if not given and asked and not quiet:
        agreed = typer.confirm("Have all of them agreed that this is published?", err=True)
        given = "yes" if agreed else "no"
    if not given:
        raise LetterkitError(
            f"{export.file}: no column says who agreed to be published",
            hint="say it for all of them with --consent yes or --consent no",
        )
    return given


def _with_consent(export: "Export", given: str) -> list["Incoming"]:
    if not given:
        return list(export.incoming)
    return [replace(each, values={**each.values, "consent": given}) for each in export.incoming]


def _show(export: "Export") -> None:
    """The columns of an export with a few of their texts, and what was noticed, on stderr."""
    from letterkit.read.columns import DROPPED

    note(f"{export.file}: {export.platform}, {len(export.incoming)} signatories")
    width = max(len(_short(use.title)) for use in export.columns)
    for use in export.columns:
        shown = use.samples if use.field != DROPPED else ()
        samples = " · ".join(_short(sample, 24) for sample in shown)
        note(f"  {_short(use.title):{width}}  {use.field:13} {samples}".rstrip())
    for each in export.notes:
        note(f"  {each}")


def _short(text: str, length: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _tell_barred(places: Sequence[str]) -> None:
    if places:
        note("who withdrew is added only if you name them with --again:")
        note(*(f"  {place}" for place in places[:_SHOWN]))


def _report(name: str, counts: Counter[str], *, dry_run: bool, as_json: bool) -> None:
    if as_json:
        show_json({"list": name, **{key: counts[key] for key, _ in _COUNTS}, "dry_run": dry_run})
        return
    told = ", ".join(f"{counts[key]} {words}" for key, words in _COUNTS if counts[key])
    show(f"{name}: {told or 'nobody to add'}" + (" (dry run)" if dry_run else ""))
