"""`letterkit check`."""

import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO
from letterkit.cli.findings import finding_line
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.cli.tables import hanging
from letterkit.cli.terminal import Line
from letterkit.model.finding import Severity

if TYPE_CHECKING:
    from letterkit.actions.check import CheckedList
    from letterkit.actions.fix_ids import FixedIds
    from letterkit.actions.lists import Listed
    from letterkit.check.settling import Checked
    from letterkit.model.finding import Finding


class Fix(StrEnum):
    """What `check --fix` changes."""

    IDS = "ids"


class Style(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    GITHUB = "github"


def check(
    letter: Annotated[
        str,
        typer.Argument(
            metavar="LETTER", help="A slug, its folder or its file, or a list (default: all)"
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
    """Check a signatory list for errors and duplicates

    Exits 1 if a finding keeps an entry out or build refuses the letter, 2 if a list is unreadable.
    """
    if explain:
        from letterkit.check.codes import explain as meaning

        _explain(str(meaning(explain)))
        return
    from letterkit.actions.check import check_lists
    from letterkit.actions.held import note_waiting
    from letterkit.cli.host import TERMINAL
    from letterkit.files.workspace import find_workspace

    if fix is Fix.IDS:
        _fix_ids(folder, letter)
    lists = check_lists(folder, letter, TERMINAL)
    if as_json:
        show_json({"letters": [_report(each, least) for each in lists]})
    for each in lists if not as_json else ():
        for found in each.checked.findings:
            show(*_lines(found, style) if _shown(found, least) else ())
        _summarise(each.listed, each.checked)
        _say_on_paper(each)
    for each in lists:
        if each.listed.letter:
            note_waiting(find_workspace(folder), each.listed.name, note)
    if any(each.stops for each in lists):
        raise typer.Exit(NO)


def _explain(meaning: str) -> None:
    for line in meaning.splitlines():
        show(*hanging(line, sys.stdout, indent=0))


def _fix_ids(folder: Path, letter: str) -> None:
    """Put random ids in the place of those that tell something, and report where."""
    from letterkit.actions.check import fix_letters
    from letterkit.cli.host import TERMINAL

    for slug, fixed in fix_letters(folder, letter, TERMINAL):
        _report_fixed(slug, fixed)


def _report_fixed(slug: str, fixed: "FixedIds") -> None:
    from letterkit.actions.lists import words_of_tightened

    for name in fixed.tightened:
        note(words_of_tightened(name))
    if fixed.replaced:
        ids = "1 id" if fixed.replaced == 1 else f"{fixed.replaced} ids"
        note(f"{slug}: {ids} replaced, in {', '.join(fixed.files)}")
    if fixed.public:
        many = "1 id that tells" if fixed.public == 1 else f"{fixed.public} ids that tell"
        note(f"{slug}: {many} whose it is: public already, so not changed")


def _shown(finding: "Finding", least: Severity) -> bool:
    order = list(Severity)
    return order.index(finding.severity) <= order.index(least)


def _lines(finding: "Finding", style: Style) -> Iterator[Line]:
    message = f"{finding.message}{_others(finding)}"
    if style is Style.TEXT:
        yield from hanging(finding_line(finding, message), sys.stdout)
        return
    command = {"error": "error", "review": "warning", "note": "notice"}[finding.severity]
    file, line = _escaped(finding.place.file, ":,"), finding.place.line
    yield f"::{command} file={file},line={line},title={finding.code}::{_escaped(message)}"


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


def _say_on_paper(one: "CheckedList") -> None:
    """The signatures on paper, which are on no list."""
    from letterkit.actions.paper import why_not_counted

    on = one.on_paper
    counted = [f"{on.counted:,} on paper, counted apart"] if on.counted else []
    for each in (*counted, *why_not_counted(on)):
        note(*hanging(f"{one.listed.name}: {each}", sys.stderr))


def _escaped(text: str, also: str = "") -> str:
    """As the runner of GitHub's workflows reads commands."""
    for character in "%\r\n" + also:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def _report(one: "CheckedList", least: Severity) -> object:
    return {
        "letter": one.listed.name,
        "signatories": len(one.listed.signatories),
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
            for each in one.checked.findings
            if _shown(each, least)
        ],
        "on_paper": one.on_paper.counted,
        "summary": _summary(one.checked),
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
    words = [
        f"{summary[key]} {word if summary[key] == 1 else many}"
        for key, word, many in (
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
        words.append(f"{unsettled} left out until settled")
    if refused:
        words.append(f"{refused} did not agree to be named")
    if summary["decided_out"]:
        words.append(f"{summary['decided_out']} left out by decision")
    number = len(one.signatories)
    if words:
        people = "1 signatory" if number == 1 else f"{number} signatories"
        note(*hanging(f"{one.name}: {people}: {', '.join(words)}", sys.stderr))
