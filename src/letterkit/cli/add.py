"""`letterkit add`."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO, UNKNOWN
from letterkit.cli.options import Folder, Json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from collections.abc import Sequence


def add(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE…", help="An export, a list, a folder, or evidence", show_default=False
        ),
    ] = None,
    to: Annotated[str, typer.Option("--to", metavar="LETTER", help="The letter they signed")] = "",
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="Say what a column is, or what an answer means: COLUMN: ANSWER=unnamed"
            " (repeatable)",
        ),
    ] = None,
    consent: Annotated[
        str, typer.Option(metavar="yes|no", help="What those agreed to who gave no answer")
    ] = "",
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND",
            help="person or organisation, where no column says which; below one heading alone:"
            " HEADING=KIND (repeatable)",
        ),
    ] = None,
    sheets: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="Read only this sheet (repeatable)"),
    ] = None,
    dates: Annotated[
        str, typer.Option(metavar="ORDER", help="day-month or month-day, where dates leave it open")
    ] = "",
    encoding: Annotated[
        str, typer.Option(metavar="NAME", help="The encoding of files that are not UTF-8")
    ] = "",
    split: Annotated[
        bool,
        typer.Option(
            "--split/--no-split",
            help="Split names that hold more than a name",
            show_default=False,
        ),
    ] = True,
    again: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO",
            help="Add this address or name, though they withdrew (repeatable)",
        ),
    ] = None,
    same: Annotated[
        list[str] | None,
        typer.Option(
            "--same-person",
            metavar="FILE:LINE",
            help="This line is somebody on the list, who has a new name (repeatable)",
        ),
    ] = None,
    others: Annotated[
        list[str] | None,
        typer.Option(
            "--other-person",
            metavar="FILE:LINE",
            help="This line is not the person on the list who has the same address (repeatable)",
        ),
    ] = None,
    remove_missing: Annotated[
        bool,
        typer.Option(
            "--remove-missing", help="Remove people that an earlier export of the same had"
        ),
    ] = False,
    texts_read: Annotated[
        bool,
        typer.Option(
            "--texts-read",
            help="You have read the comments and notes that it shows, and they are no wishes",
        ),
    ] = False,
    agree: Annotated[
        bool,
        typer.Option(
            "--agree",
            help="Add nobody: record that people on the list agree to the text as it is",
        ),
    ] = False,
    paper: Annotated[
        str,
        typer.Option(
            metavar="N|+N|show",
            help="Count N signatures on paper, or N more, or show what was counted; no FILE",
        ),
    ] = "",
    by: Annotated[
        str, typer.Option(metavar="NAME", help="With --paper: who counted them; it stays private")
    ] = "",
    place: Annotated[str, typer.Option(help="With --paper: where they were collected")] = "",
    remark: Annotated[str, typer.Option("--note", help="With --paper: a note for you")] = "",
    text: Annotated[
        str,
        typer.Option(
            metavar="FINGERPRINT",
            help="With --paper: the fingerprint on the sheets, if not all texts of the letter",
        ),
    ] = "",
    instead: Annotated[
        bool, typer.Option("--instead", help="With --paper: in the place of what NAME counted")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Add those who signed to a letter's list, from an export, a list or a folder

    Adding the same export again changes nothing. With --agree, each row, e-mail or statement is
    matched with one person of the list, and nothing else of their entry changes. With --paper,
    signatures on paper are counted apart from the list.
    """
    from letterkit.cli.add_paper import Sheets, add_paper

    sheets_said = Sheets(paper, by, place, remark, text, instead)
    if any((paper, by, place, remark, text, instead)):
        add_paper(files or (), folder, to, sheets_said, dry_run=dry_run, as_json=as_json)
        return
    files = _needed(files, to)
    from letterkit.actions.about_listed import NamesSaid
    from letterkit.actions.add import Wanted, add_people
    from letterkit.cli.add_questions import asking
    from letterkit.cli.add_report import report, show_file
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.questions import is_terminal
    from letterkit.evidence.evidence_files import is_evidence
    from letterkit.lists.exports.choices import Choices
    from letterkit.lists.people.kind_groups import kinds_said

    if any(is_evidence(path) for path in files):
        _add_evidence(files, folder, to, dry_run=dry_run, as_json=as_json)
        return
    _refuse_others("--consent", consent, ("yes", "no"))
    kind_of_all, kinds = kinds_said(kind or ())
    _refuse_others("--dates", dates, ("day-month", "month-day"))
    choices = Choices(
        today=TERMINAL.today + timedelta(days=1),  # somewhere it is tomorrow already
        encoding=encoding,
        dates=dates,
        kind=kind_of_all,
        kinds=kinds,
        sheets=sheets or (),
        split=split,
    )
    asked = asking() if is_terminal() and not yes else None
    if agree:
        from letterkit.actions.agree import How, add_agreed
        from letterkit.cli.add_report import report_agreed

        if again or remove_missing or same or others or texts_read:
            raise LetterkitError(
                "--agree adds, renames and removes nobody",
                hint="leave out --again, --same-person, --other-person, --remove-missing and"
                " --texts-read",
            )
        choices = replace(choices, maps=mapping or ())
        how = How(choices, TERMINAL.today, consent, yes or dry_run, dry_run)
        agreed = add_agreed(files, folder, to, how, show_file, asked, TERMINAL)
        report_agreed(agreed, dry_run=dry_run, as_json=as_json)
        if agreed.unsure:
            raise typer.Exit(NO)
        return
    wanted = Wanted(
        files,
        to,
        choices,
        maps=mapping or (),
        consent=consent,
        again=again or (),
        names=NamesSaid(same or (), others or ()),
        remove_missing=remove_missing,
        texts_read=texts_read,
        sure=yes or dry_run,
        dry_run=dry_run,
    )
    added = add_people(folder, wanted, show_file, asked, TERMINAL)
    report(added, dry_run=dry_run, as_json=as_json)


def _needed(files: "Sequence[Path] | None", to: str) -> list[Path]:
    """The files, which must be there; raises as the parser of the command line does."""
    if not files:
        raise typer.BadParameter("name a file: letterkit add FILE --to LETTER")
    if not to:
        raise typer.BadParameter("say which letter they signed: --to LETTER")
    for each in files:
        if not each.exists():
            raise typer.BadParameter(f"Path '{each}' does not exist.", param_hint="'FILE…'")
    return list(files)


def _add_evidence(
    files: "Sequence[Path]", folder: Path, letter: str, *, dry_run: bool, as_json: bool
) -> None:
    """File evidence; exits 1 if any was refused or not read, 2 if nothing could be read."""
    from letterkit.actions.evidence import add_evidence
    from letterkit.cli.add_report import report_filed
    from letterkit.cli.host import TERMINAL

    filing = add_evidence(files, folder, letter, TERMINAL, dry_run=dry_run)
    report_filed(filing, dry_run=dry_run, as_json=as_json)
    if filing.unreadable and filing.unreadable == len(filing.items):
        raise typer.Exit(UNKNOWN)
    if filing.refused or filing.unreadable:
        raise typer.Exit(NO)


def _refuse_others(option: str, value: str, allowed: "Sequence[str]") -> None:
    if value and value not in allowed:
        raise LetterkitError(
            f"{option}: unknown value: {value}", hint=f"it is {' or '.join(allowed)}"
        )
