"""`letterkit check`."""

import datetime
from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.model.finding import Severity, left_out

if TYPE_CHECKING:
    from letterkit.check.roll import Terms
    from letterkit.model import Letter, Signatory
    from letterkit.model.finding import Finding
    from letterkit.read.workspace import Workspace

NO = 1


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
    checked = [_checked(*each) for each in _lists(folder, letter)]
    if as_json:
        show_json({"letters": [_report(*each, least) for each in checked]})
    for name, signatories, findings in checked:
        if not as_json:
            show(*(_line(each, style) for each in findings if _shown(each, least)))
            _summarise(name, signatories, findings)
    if any(each.severity is Severity.ERROR for _, _, findings in checked for each in findings):
        raise typer.Exit(NO)


def _lists(folder: Path, wanted: str) -> "list[tuple[str, Terms, list[Signatory]]]":
    """What to check: its name, what the letter asks, and the signatories of all its lists."""
    from letterkit.check.roll import Terms
    from letterkit.read.letter import read_letter
    from letterkit.read.signatories import READERS, read_signatories
    from letterkit.read.workspace import find_workspace, letter_slugs

    today = datetime.datetime.now(tz=datetime.UTC).date()
    if Path(wanted).suffix in READERS.keys() - {".md"}:
        return [(wanted, Terms(today), read_signatories(folder / wanted, wanted))]
    workspace = find_workspace(folder)
    found = []
    for slug in letter_slugs(workspace, wanted):
        letters = read_letter(workspace, slug)
        signatories = _signatories(workspace, letters[0])
        found.append((slug, _terms(letters, signatories, today), signatories))
    return found


def _signatories(workspace: "Workspace", letter: "Letter") -> "list[Signatory]":
    from letterkit.read.signatories import read_signatories
    from letterkit.read.workspace import list_path

    found: list[Signatory] = []
    for wanted in letter.signatories:
        path = list_path(workspace, wanted, letter.place_of("signatories"))
        found += read_signatories(path, workspace.name(path), wanted.encoding)
    return found


def _terms(
    letters: "Sequence[Letter]", signatories: "Sequence[Signatory]", today: datetime.date
) -> "Terms":
    """The text is merged only if somebody signed one: a list can be checked before its letter."""
    from letterkit.check.roll import Terms

    texts: frozenset[str] = frozenset()
    if any(each.text for each in signatories):
        from letterkit.merge.document import text_of

        texts = frozenset(text_of(letter).canonical.sha256 for letter in letters)
    return Terms(today, letters[0].date, letters[0].closes, texts)


def _checked(
    name: str, terms: "Terms", signatories: "list[Signatory]"
) -> "tuple[str, int, list[Finding]]":
    from letterkit.check.checks import run

    return name, len(signatories), run(signatories, terms)


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


def _report(name: str, signatories: int, findings: "list[Finding]", least: Severity) -> object:
    return {
        "letter": name,
        "signatories": signatories,
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
            for each in findings
            if _shown(each, least)
        ],
        "summary": _summary(findings),
    }


def _summary(findings: "Sequence[Finding]") -> dict[str, int]:
    counts = Counter(each.severity for each in findings)
    return {**{str(each): counts[each] for each in Severity}, "left_out": len(left_out(findings))}


def _summarise(name: str, signatories: int, findings: "list[Finding]") -> None:
    if not findings:
        return
    summary = _summary(findings)
    counts = ", ".join(
        f"{summary[key]} {word if summary[key] == 1 else words}"
        for key, word, words in (
            ("error", "error", "errors"),
            ("review", "to review", "to review"),
            ("note", "note", "notes"),
        )
        if summary[key]
    )
    out = f"; {summary['left_out']} left out until settled" if summary["left_out"] else ""
    people = "1 signatory" if signatories == 1 else f"{signatories} signatories"
    note(f"{name}: {people}: {counts}{out}")
