"""`letterkit add --paper`: signatures on paper, counted apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.cli.output import note, show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.paper import PaperCounts
    from letterkit.model.paper import PaperCount

_SHOW = "show"


@dataclass(frozen=True, slots=True)
class Sheets:
    """What was said of signatures on paper, as it was typed."""

    number: str
    by: str
    place: str
    note: str
    text: str
    instead: bool


def add_paper(
    given: Sequence[Path], folder: Path, to: str, said: Sheets, *, dry_run: bool, as_json: bool
) -> None:
    """Count signatures on paper for a letter, which stands behind `--to` or alone."""
    from letterkit.actions.paper import PaperWanted, count_paper, paper_counts
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import is_terminal

    letter = _letter(given, to)
    if said.number == _SHOW:
        _refuse_more(said)
        _report(paper_counts(folder, letter), as_json=as_json)
        return
    if not said.number:
        raise LetterkitError(
            "--by, --place, --note, --text and --instead belong to --paper",
            hint="say how many signatures there are on paper: --paper N",
        )
    wanted = PaperWanted(
        letter, said.number, said.by, said.place, said.note, said.text, said.instead, dry_run
    )
    found = count_paper(folder, wanted, TERMINAL, _ask_again if is_terminal() else None)
    _report(found, as_json=as_json)
    if dry_run:
        note(f"{found.slug}: nothing was written (dry run)")


def _letter(given: Sequence[Path], to: str) -> str:
    named = [*(str(each) for each in given), *([to] if to else [])]
    if len(named) != 1:
        raise LetterkitError(
            "--paper counts for one letter, and reads no file",
            hint="letterkit add LETTER --paper N --by NAME",
        )
    return named[0]


def _refuse_more(said: Sheets) -> None:
    if any((said.by, said.place, said.note, said.text, said.instead)):
        raise LetterkitError("--paper show takes no other option about paper")


def _ask_again(old: "PaperCount", number: int) -> str:
    from letterkit.actions.paper import INSTEAD, MORE
    from letterkit.cli.questions import choose_one

    note(f"{old.by} counted {old.signatures:,} on {old.counted} already. Now {number:,} are")
    note(f"  1  {MORE}: {old.signatures + number:,} together")
    note(f"  2  {INSTEAD}: {number:,} in the place of {old.signatures:,}")
    return choose_one("Which is it?", (MORE, INSTEAD))


def _report(found: "PaperCounts", *, as_json: bool) -> None:
    from letterkit.actions.paper import why_not_counted

    if as_json:
        show_json(_as_json(found))
    else:
        show(*_lines(found))
        note(*(f"{found.slug}: {each}" for each in why_not_counted(found.on_paper)))


def _lines(found: "PaperCounts") -> Iterator[str]:
    yield f"{found.slug}: {found.on_paper.counted:,} on paper, counted apart"
    for each, counts in found.counts:
        about = ", ".join(part for part in (each.place, each.note) if part)
        who = each.by or "somebody who withdrew"
        line = f"  {each.signatures:,} by {who}, {each.counted}" + (f" ({about})" if about else "")
        yield line if counts else f"{line}: not counted"


def _as_json(found: "PaperCounts") -> dict[str, object]:
    return {
        "letter": found.slug,
        "on_paper": found.on_paper.counted,
        "counts": [
            {
                "signatures": each.signatures,
                "by": each.by,
                "counted": each.counted.isoformat(),
                "place": each.place,
                "note": each.note,
                "texts": list(each.texts),
                "counts": counts,
            }
            for each, counts in found.counts
        ],
    }
