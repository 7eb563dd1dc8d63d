"""`letterkit compare`."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO, exit_unless_holds
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.cli.tables import labelled
from letterkit.cli.terminal import Line, Tone, Toned
from letterkit.cli.verdict import check_lines, sentence_lines
from letterkit.model import Status

if TYPE_CHECKING:
    from letterkit.actions.compare import FilesCompared
    from letterkit.model import Entry
    from letterkit.verdict.comparison import Amended, Comparison

_SHOWN = 20  # entries of one kind that are named; --json has all of them
_OF_SIGNING = frozenset({"text", "signed", "lang", "level"})


def compare(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="The earlier PDF, page or register")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The later one")],
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Say what changed between two copies of a letter, and whether one continues the other

    Exits with 0 if it does, 1 if it contradicts it, and 2 if nothing proves either.
    """
    from letterkit.actions.compare import AlteredFile, compare_files
    from letterkit.cli.host import TERMINAL

    found = compare_files(folder, old, new, TERMINAL)
    if isinstance(found, AlteredFile):
        said = f"{found.file} was altered: {found.check.name}: {found.check.detail}."
        show(Toned(said, Tone.BAD))
        note(f"letterkit verify {found.file} says more")
        raise typer.Exit(NO)
    if as_json:
        show_json(_report(found))
    else:
        show(*_lines(found.comparison))
    exit_unless_holds(found.comparison.status)


def _lines(found: "Comparison") -> Iterator[Line]:
    yield from sentence_lines(_sentence(found), _tone(found))
    yield ""
    for line in found.text or ():
        yield from labelled("text", line, sys.stdout)
    if found.text is None:
        yield from labelled("text", "not compared: not two texts of one language", sys.stdout)
    renewed = [each for each in found.amended if _is_only_renewed(each)]
    amended = [each for each in found.amended if not _is_only_renewed(each)]
    yield from _few("added", [_entry(each) for each in found.added])
    yield from _few("withdrawn", [_entry(each) for each in found.withdrawn])
    yield from _few("amended", [f"{_entry(each.new)}: {_amended(each)}" for each in amended])
    yield from _few("signed anew", [f"{_entry(each.new)}: signed this text" for each in renewed])
    apart = [f"{_entry(each)}: signed an earlier text" for each in found.apart]
    yield from _few("kept apart", apart)
    for label, number in (
        ("added", found.unnamed_added),
        ("withdrawn", found.unnamed_withdrawn),
        ("kept apart", found.unnamed_apart),
    ):
        if number:
            yield from labelled(label, f"{number} without a name", sys.stdout)
    before, after = found.paper
    if before != after:
        on_paper = f"{before:,} → {after:,}, counted by the organisers"
        yield from labelled("on paper", on_paper, sys.stdout)
    yield from check_lines(found.checks, verbose=True)


def _tone(found: "Comparison") -> Tone:
    if found.status is Status.CANNOT_TELL:
        return Tone.LOOK
    return Tone.GOOD if found.status is Status.HOLDS else Tone.BAD


def _sentence(found: "Comparison") -> str:
    match found.status:
        case "forked":
            return "The register contradicts itself: these are two histories of one register."
        case "rolled-back":
            return "The second is older than the first: give them in the order of their editions."
        case "altered":
            return "They are not two states of one register."
        case "cannot-tell":
            return "Nothing proves that one of them continues the other."
    return "They say the same." if found.is_same else "The second continues the first."


def _few(label: str, lines: Sequence[str]) -> Iterator[Line]:
    """A line each, and the number of the others where there are many."""
    for line in lines[:_SHOWN]:
        yield from labelled(label, line, sys.stdout)
    if len(lines) > _SHOWN:
        more = f"and {len(lines) - _SHOWN} more; --json names them all"
        yield from labelled(label, more, sys.stdout)


def _is_only_renewed(each: "Amended") -> bool:
    """Whether somebody signed the new text, and nothing else changed of their entry."""
    return "text" in each.fields and set(each.fields) <= _OF_SIGNING


def _entry(entry: "Entry") -> str:
    return entry.name or entry.role or entry.affiliation or entry.id


def _amended(each: "Amended") -> str:
    """What changed of an entry; of its text no more than that, for hashes say nothing to people."""
    changes = []
    for key in each.fields:
        if key == "text":
            changes.append("signed this text")
            continue
        old, new = getattr(each.old, key), getattr(each.new, key)
        changes.append(f"{key}: {old or 'nothing'} → {new or 'nothing'}")
    return ", ".join(changes)


def _report(files: "FilesCompared") -> dict[str, object]:
    found = files.comparison
    return {
        "old": str(files.old),
        "new": str(files.new),
        "status": found.status.value,
        "text": found.text,
        "added": [{"id": each.id, "name": each.name} for each in found.added],
        "amended": [
            {
                "id": each.new.id,
                "name": each.new.name,
                "changes": {
                    key: [getattr(each.old, key), getattr(each.new, key)] for key in each.fields
                },
            }
            for each in found.amended
        ],
        "withdrawn": [{"id": each.id, "name": each.name} for each in found.withdrawn],
        "apart": [{"id": each.id, "name": each.name} for each in found.apart],
        "unnamed": {
            "added": found.unnamed_added,
            "withdrawn": found.unnamed_withdrawn,
            "apart": found.unnamed_apart,
        },
        "on_paper": {"old": found.paper[0], "new": found.paper[1]},
        "checks": [check.report for check in found.checks],
        "evidence": str(files.evidence) if files.evidence else None,
    }
