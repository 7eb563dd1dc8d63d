"""Findings side by side, with somebody at the keys.

Whatever is decided or corrected is on disk before the next question: who is cut off loses nothing.
"""

import datetime
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit.actions.lists import Listed, read_lists
from letterkit.check.checks import run
from letterkit.check.deciding import Hand, choices, decided
from letterkit.check.offers import accepted, filled, offer
from letterkit.check.settling import settle
from letterkit.cli.deciding import Change, alone_with, change_decisions
from letterkit.cli.editing import Before, corrected
from letterkit.cli.host import TERMINAL
from letterkit.cli.output import note, plain, show, show_error
from letterkit.errors import LetterkitError
from letterkit.model import Signatory
from letterkit.model.decision import Action, Decision, handle
from letterkit.model.finding import Finding, Severity
from letterkit.read.workspace import find_workspace

_SHOWN = (
    *("name", "kind", "role", "affiliation", "country", "email", "phone", "link", "signed"),
    *("shown", "consent", "level", "comment", "notes", "source"),
)
_KEYS = {"s": Action.SAME, "d": Action.DIFFERENT, "k": Action.KEEP, "l": Action.LEAVE_OUT}
_WORDS = {
    Action.SAME: "[s]ame person, the first stays (s2: the second) · [m]erge into the first (m2)",
    Action.DIFFERENT: "[d]ifferent people",
    Action.KEEP: "[k]eep as it is",
    Action.LEAVE_OUT: "[l]eave out",
}
# A key, which entry stays, and why or, after `f`, the right text.
_ANSWER = re.compile(r"([a-z])(\d{0,4})(?:\s+(.*))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Correction:
    """Other texts for entries, by id and column, and what is decided with them."""

    changes: Mapping[str, Mapping[str, str]]
    decision: Decision | None = None


Answer = Decision | Correction | str


@dataclass(slots=True)
class Session:
    """One sitting; `past` is what each answer decided and corrected, the last one last.

    Others may decide meanwhile: an answer is added to what the files say by then.
    """

    folder: Path
    found: Listed
    hand: Hand
    findings: list[Finding]
    decisions: list[Decision]
    later: set[tuple[str, ...]] = field(default_factory=set)
    past: list[tuple[Decision | None, Before | None]] = field(default_factory=list)

    def unsettled(self) -> list[Finding]:
        """What is to be asked, in the order of the list; notes are not."""
        checked = settle(self.findings, self.decisions, self.found.signatories)
        return [
            each
            for each in checked.findings
            if each.severity is not Severity.NOTE and self.key(each) not in self.later
        ]

    def key(self, finding: Finding) -> tuple[str, ...]:
        who = (self.found.signatories[place.index] for place in finding.entries)
        return (finding.code, *map(handle, who))

    def take(self, answer: Decision | Correction) -> None:
        before = None
        with alone_with(self.folder, self.found.name):
            if isinstance(answer, Correction):
                self._refuse_unseen(answer.changes)
                before = corrected(find_workspace(self.folder), self.found.name, answer.changes)
            decision = answer if isinstance(answer, Decision) else answer.decision
            self.past.append((decision, before))
            if decision:
                self.decisions = change_decisions(self.found, lambda now: [*now, decision])
        if before:
            self.read_again()

    def _refuse_unseen(self, changes: Mapping[str, Mapping[str, str]]) -> None:
        """Raise if an entry to be corrected is no longer what was shown."""
        shown = {handle(each): each for each in self.found.signatories}
        self.read_again()
        there = {handle(each): each for each in self.found.signatories}
        for each in changes:
            if each not in there or replace(there[each], source=shown[each].source) != shown[each]:
                raise LetterkitError(
                    f"{self.found.name}: this entry was changed meanwhile",
                    hint="look at it again: nothing of your answer was written",
                )

    def undo(self) -> None:
        if self.past:
            decision, before = self.past[-1]
            with alone_with(self.folder, self.found.name):
                if before:
                    before.restore()
                if decision:
                    self.decisions = change_decisions(self.found, without_last(decision))
            self.past.pop()
            if before:
                self.read_again()
        self.later.clear()

    def read_again(self) -> None:
        self.found = read_lists(self.folder, self.found.name, TERMINAL)[0]
        self.findings = run(self.found.signatories, self.found.terms)


def now() -> str:
    return f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def without_last(decision: Decision) -> Change:
    """The decisions without this one, as it was made last; others are left as they are."""

    def change(decisions: list[Decision]) -> list[Decision]:
        for at in range(len(decisions) - 1, -1, -1):
            if decisions[at] == decision:
                return [*decisions[:at], *decisions[at + 1 :]]
        return decisions

    return change


def ask_all(folder: Path, found: Listed, hand: Hand) -> None:
    """One finding after the other, until none is open or nobody answers any more."""
    findings = run(found.signatories, found.terms)
    session = Session(folder, found, hand, findings, list(found.decisions))
    while left := session.unsettled():
        answer = _ask(session, left[0], len(left))
        if answer == "quit":
            break
        try:
            if answer == "undo":
                session.undo()
            elif isinstance(answer, str):
                session.later.add(session.key(left[0]))
            else:
                session.take(answer)
        except LetterkitError as error:
            show_error(error)
    still = f", {len(left)} to decide" if left else ""
    show(f"{found.name}: {len(session.past)} decided, {len(session.later)} left for later{still}")


def _ask(session: Session, finding: Finding, left: int) -> Answer:
    """What is decided about a finding, or `undo`, `later`, `quit`."""
    who = [session.found.signatories[each.index] for each in finding.entries]
    note("", f"{finding.place}: {finding.severity}: {finding.message} ({finding.code})")
    _show_side_by_side(who)
    words = [_WORDS[each] for each in choices(finding, who)]
    offered = offer(finding.code, who[0]) if len(who) == 1 and session.found.letter else None
    if offered:
        words.insert(0, f"[f]ix: {offered[1]} (f TEXT: another {offered[0]})")
    while True:
        note(f"  {' · '.join(words)} · [n]ot now · [u]ndo · [q]uit   ({left} left)")
        line = sys.stdin.readline()
        answer = _ANSWER.fullmatch(line.strip())
        key = answer[1].lower() if answer else ""
        if not line or key == "q":
            return "quit"
        if key in ("n", "u"):
            return "undo" if key == "u" else "later"
        if answer and key == "f" and offered:
            text = answer[3] or offered[1]
            return Correction({handle(who[0]): accepted(finding.code, who[0], offered[0], text)})
        if answer and (made := _decision(session, finding, who, key, answer)):
            return made


def _decision(
    session: Session, finding: Finding, who: list[Signatory], key: str, answer: re.Match[str]
) -> Decision | Correction | None:
    action = Action.SAME if key == "m" else _KEYS.get(key)
    first = int(answer[2] or 1) - 1
    if action not in choices(finding, who) or not 0 <= first < len(who):
        return None
    order = [who[first], *who[:first], *who[first + 1 :]]
    hand = Hand(session.hand.by, now(), answer[3] or session.hand.why)
    if key != "m" or not (more := filled(order[0], order[1:])):
        return decided(finding.code, action, order, hand)
    merged = _with(order[0], more)
    decision = decided(finding.code, action, [merged, *order[1:]], hand)
    return Correction({handle(order[0]): more}, decision)


def _with(signatory: Signatory, more: Mapping[str, str]) -> Signatory:
    """The entry as it will be read: the decision is about that."""
    return replace(signatory, **dict(more))  # type: ignore[arg-type]  # columns of text only


def _show_side_by_side(who: Sequence[Signatory]) -> None:
    """The fields that any of them has, one column an entry; only the first few of many."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, show_header=False)
    for name in _SHOWN:
        texts = ["" if (value := getattr(each, name)) is None else str(value) for each in who[:4]]
        if any(texts):
            table.add_row(f"  {name}", *(Text(plain(text)) for text in texts))
    Console(stderr=True, highlight=False).print(table)
    if len(who) > 4:
        note(f"  and {len(who) - 4} more entries")
