"""`letterkit review`."""

import datetime
import getpass
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, plain, show
from letterkit.errors import LetterkitError
from letterkit.model.decision import Action, Decision, format_decisions, handle
from letterkit.model.finding import Severity

if TYPE_CHECKING:
    from letterkit.check.deciding import Hand
    from letterkit.cli.checking import Listed
    from letterkit.model import Signatory
    from letterkit.model.finding import Finding

_SHOWN = (
    *("name", "kind", "role", "affiliation", "country", "email", "phone", "link", "signed"),
    *("shown", "consent", "level", "comment", "notes", "source"),
)
_KEYS = {"s": Action.SAME, "d": Action.DIFFERENT, "k": Action.KEEP, "l": Action.LEAVE_OUT}
_ANSWER = re.compile(r"([a-zA-Z])(\d{0,4})(?:\s+(.*))?")
_WORDS = {
    Action.SAME: "[s]ame person, the first stays (s2: the second)",
    Action.DIFFERENT: "[d]ifferent people",
    Action.KEEP: "[k]eep as it is",
    Action.LEAVE_OUT: "[l]eave out",
}


def review(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="The letter, or a list")],
    decide: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE:ID,ID=ACTION", help="Decide without asking (repeatable)"),
    ] = None,
    where: Annotated[
        str, typer.Option(metavar="CONDITION", help="Leave out all for whom this holds, as one")
    ] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept beside it")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides (default: you)")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last decision")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
    folder: Folder = Path(),
) -> None:
    """Decide what is to become of what check found, once and for all

    Each decision is kept in LETTER.decisions.csv beside the list as soon as it is made.
    """
    from letterkit.check.deciding import Hand
    from letterkit.cli.checking import listed

    hand = Hand(by or getpass.getuser(), _now(), why)
    found = listed(folder, letter, datetime.datetime.now(tz=datetime.UTC).date())[0]
    if (decide or where) and not why:
        raise LetterkitError("no reason given", hint='say why, as in --why "asked both of them"')
    if undo:
        _undo(found)
    elif where:
        _leave_out(found, where, hand, yes=yes)
    elif decide:
        _decide(found, decide, hand)
    else:
        _ask_all(found, hand)


def _now() -> str:
    return f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def _save(found: "Listed", decisions: Sequence[Decision]) -> None:
    from letterkit.publish.writing import write_whole

    write_whole(found.path, format_decisions(decisions).encode())


def _undo(found: "Listed") -> None:
    if not found.decisions:
        raise LetterkitError(f"{found.name}: nothing has been decided yet")
    *left, last = found.decisions
    _save(found, left)
    show(f"{found.name}: taken back: {last.code}: {last.action} ({len(last.entries)} entries)")


def _decide(found: "Listed", wanted: Sequence[str], hand: "Hand") -> None:
    from letterkit.check.deciding import parse_decide, said_before

    made = [parse_decide(text, found.signatories, hand) for text in wanted]
    new = [each for each in made if not said_before(each, found.decisions)]
    if new:
        _save(found, [*found.decisions, *new])
    show(f"{found.name}: {len(new)} decided, {len(made) - len(new)} decided before")


def _leave_out(found: "Listed", where: str, hand: "Hand", *, yes: bool) -> None:
    """Count first, then ask, then leave out as one decision, which one `--undo` takes back."""
    from letterkit.check.conditions import matching, parse_condition
    from letterkit.check.deciding import BULK, Hand, decided

    indexes = matching(found.signatories, parse_condition(where))
    share = f"{len(indexes)} of {len(found.signatories)} signatories"
    if not indexes:
        show(f"{found.name}: {share}: nothing to decide")
        return
    note(f"{found.name}: {share}: {where}")
    if not yes:
        if not sys.stdin.isatty():
            raise LetterkitError(
                "nobody is there to be asked", hint=f"add --yes to leave out these {len(indexes)}"
            )
        typer.confirm(f"Leave out {len(indexes)}?", abort=True, err=True)
    reason = Hand(hand.by, hand.when, f"{hand.why} ({where})")
    who = [found.signatories[index] for index in indexes]
    _save(found, [*found.decisions, decided(BULK, Action.LEAVE_OUT, who, reason)])
    show(f"{found.name}: {len(indexes)} left out; letterkit review {found.name} --undo undoes it")


def _ask_all(found: "Listed", hand: "Hand") -> None:
    """One finding after the other, the gravest ones of each entry first; notes are not asked."""
    from letterkit.check.checks import run
    from letterkit.check.settling import settle

    findings = run(found.signatories, found.terms)
    decisions, later, made = list(found.decisions), set[tuple[str, ...]](), 0
    while left := [
        each
        for each in settle(findings, decisions, found.signatories).findings
        if each.severity is not Severity.NOTE and _key(found, each) not in later
    ]:
        answer = _ask(found, left[0], len(left), hand)
        if answer == "quit":
            break
        if answer == "undo":
            if made:
                decisions.pop()
                made -= 1
                _save(found, decisions)
            later.clear()
        elif isinstance(answer, Decision):
            decisions.append(answer)
            made += 1
            _save(found, decisions)
        else:
            later.add(_key(found, left[0]))
    open_ = f", {len(left)} to decide" if left else ""
    show(f"{found.name}: {made} decided, {len(later)} left for later{open_}")


def _key(found: "Listed", finding: "Finding") -> tuple[str, ...]:
    return (finding.code, *(handle(found.signatories[each.index]) for each in finding.entries))


def _ask(found: "Listed", finding: "Finding", left: int, hand: "Hand") -> Decision | str:
    """What is decided about a finding, or `undo`, `later`, `quit`."""
    from letterkit.check.deciding import Hand, choices, decided

    who = [found.signatories[each.index] for each in finding.entries]
    note("", f"{finding.place}: {finding.severity}: {finding.message} ({finding.code})")
    _show_side_by_side(who)
    possible = choices(finding)
    keys = " · ".join(_WORDS[each] for each in possible)
    while True:
        note(f"  {keys} · [n]ot now · [u]ndo · [q]uit, and why   ({left} left)")
        line = sys.stdin.readline()
        answer = _ANSWER.fullmatch(line.strip())
        if not line or (answer and answer[1] == "q"):
            return "quit"
        if answer and answer[1] in ("n", "u"):
            return "undo" if answer[1] == "u" else "later"
        action = _KEYS.get(answer[1].lower()) if answer else None
        first = int(answer[2] or 1) - 1 if answer else 0
        if answer and action in possible and 0 <= first < len(who):
            order = [who[first], *who[:first], *who[first + 1 :]]
            return decided(
                finding.code, action, order, Hand(hand.by, _now(), answer[3] or hand.why)
            )


def _show_side_by_side(who: "Sequence[Signatory]") -> None:
    """The fields that any of them has, one column an entry; only the first few of many."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    for field in _SHOWN:
        texts = ["" if (value := getattr(each, field)) is None else str(value) for each in who[:4]]
        if any(texts):
            table.add_row(f"  {field}", *(Text(plain(text)) for text in texts))
    Console(stderr=True, highlight=False).print(table)
    if len(who) > 4:
        note(f"  and {len(who) - 4} more entries")
