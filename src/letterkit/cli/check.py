"""`letterkit check`."""

import datetime
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.model.finding import Severity

if TYPE_CHECKING:
    from letterkit.actions.fix_ids import FixedIds
    from letterkit.check.settling import Checked
    from letterkit.cli.checking import Listed
    from letterkit.model.finding import Finding


class Fix(StrEnum):
    IDS = "ids"


class Style(StrEnum):
    TEXT = "text"
    GITHUB = "github"


def check(
    letter: Annotated[
        str,
        typer.Argument(
            metavar="[LETTER]", help="A slug, its folder or its file, or a list (default: all)"
        ),
    ] = "",
    explain: Annotated[
        str, typer.Option(metavar="CODE", help="Say what a code means, and what to do")
    ] = "",
    style: Annotated[
        Style, typer.Option("--format", help="text, or github for annotations")
    ] = Style.TEXT,
    fix: Annotated[
        Fix | None,
        typer.Option("--fix", help="ids: give random ids to those whose ids tell who they are"),
    ] = None,
    least: Annotated[
        Severity, typer.Option("--severity", help="Leave out what is less grave than this")
    ] = Severity.NOTE,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Say what is wrong with the list of a letter, or of every letter

    Exits 1 if a finding keeps an entry out, and 2 if a list could not be read.
    """
    if explain:
        from letterkit.check.codes import explain as meaning

        show(*str(meaning(explain)).splitlines())
        return
    from letterkit.cli.built import note_waiting
    from letterkit.cli.checking import listed

    if fix is Fix.IDS:
        _fix_ids(folder, letter)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    lists = [(each, each.checked_with_letter()) for each in listed(folder, letter, today)]
    if as_json:
        show_json({"letters": [_report(*each, least) for each in lists]})
    for one, checked in lists if not as_json else ():
        show(*(_line(each, style) for each in checked.findings if _shown(each, least)))
        _summarise(one, checked)
    for one, _ in lists:
        if one.letter:
            note_waiting(one.path.parent.parent, one.name)
    if any(each.severity is Severity.ERROR for _, checked in lists for each in checked.findings):
        raise typer.Exit(NO)


def _fix_ids(folder: Path, letter: str) -> None:
    """Put random ids in the place of those that tell something, and say where."""
    from letterkit.actions.fix_ids import fix_ids
    from letterkit.cli.chance import new_id
    from letterkit.cli.changing import changing
    from letterkit.read.workspace import letter_slugs

    with changing(folder, "check --fix") as turn:
        for slug in letter_slugs(turn.workspace, letter):
            _report_fixed(slug, fix_ids(turn.workspace, slug, new_id))


def _report_fixed(slug: str, fixed: "FixedIds") -> None:
    from letterkit.cli.listing import note_tightened

    for name in fixed.tightened:
        note_tightened(name)
    if fixed.replaced:
        ids = "1 id" if fixed.replaced == 1 else f"{fixed.replaced} ids"
        note(f"{slug}: {ids} replaced, in {', '.join(fixed.files)}")
    if fixed.public:
        many = "1 id that tells" if fixed.public == 1 else f"{fixed.public} ids that tell"
        note(f"{slug}: {many} whose it is: public already, so not changed")


def _shown(finding: "Finding", least: Severity) -> bool:
    order = list(Severity)
    return order.index(finding.severity) <= order.index(least)


def _line(finding: "Finding", style: Style) -> str:
    message = f"{finding.message}{_others(finding)}"
    if style is Style.TEXT:
        return f"{finding.place}: {finding.severity}: {message} ({finding.code})"
    command = {"error": "error", "review": "warning", "note": "notice"}[finding.severity]
    file, line = _escaped(finding.place.file, ":,"), finding.place.line
    return f"::{command} file={file},line={line},title={finding.code}::{_escaped(message)}"


def _others(finding: "Finding") -> str:
    """The other entries of a finding by line, a few of them."""
    here = finding.place
    others = [
        str(each.line) if each.file == here.file else str(each)
        for each in finding.entries
        if each != here
    ]
    if not others:
        return ""
    more = f" and {len(others) - 5} more" if len(others) > 6 else ""
    lines = "line" if len(others) == 1 else "lines"
    return f"; see {lines} {', '.join(others[:5] if more else others)}{more}"


def _escaped(text: str, also: str = "") -> str:
    """As the runner of GitHub's workflows reads commands."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _report(one: "Listed", checked: "Checked", least: Severity) -> object:
    return {
        "letter": one.name,
        "signatories": len(one.signatories),
        "findings": [
            {
                "code": each.code,
                "severity": each.severity,
                "message": each.message,
                "entries": [
                    {"id": place.id, "file": place.file, "line": place.line}
                    for place in each.entries
                ],
            }
            for each in checked.findings
            if _shown(each, least)
        ],
        "summary": _summary(checked),
    }


def _summary(checked: "Checked") -> dict[str, int]:
    counts = Counter(each.severity for each in checked.findings)
    return {
        **{str(each): counts[each] for each in Severity},
        "left_out": len(checked.left_out),
        "decided_out": len(checked.decided_out),
    }


def _summarise(one: "Listed", checked: "Checked") -> None:
    summary = _summary(checked)
    told = [
        f"{summary[key]} {word if summary[key] == 1 else words}"
        for key, word, words in (
            ("error", "error", "errors"),
            ("review", "to review", "to review"),
            ("note", "note", "notes"),
        )
        if summary[key]
    ]
    out = checked.left_out - checked.decided_out
    # A no is an answer: there is nothing to settle.
    refused = sum(one.signatories[index].consent is False for index in out)
    if unsettled := len(out) - refused:
        told.append(f"{unsettled} left out until settled")
    if refused:
        told.append(f"{refused} did not agree to be named")
    if summary["decided_out"]:
        told.append(f"{summary['decided_out']} left out by decision")
    number = len(one.signatories)
    if told:
        people = "1 signatory" if number == 1 else f"{number} signatories"
        note(f"{one.name}: {people}: {', '.join(told)}")
