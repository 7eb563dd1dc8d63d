"""Decisions about what the checks found, and corrections of a list in place.

What is decided or corrected is on disk before the next question: a person who is cut off loses
nothing. Decisions are added to what the file holds by then, for others may decide meanwhile.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit.actions.answer_choices import CODE
from letterkit.actions.changing import Turn, changing
from letterkit.actions.host import Host
from letterkit.actions.lists import Listed, names_a_list, read_lists, write_list
from letterkit.actions.review_answers import ShowAnswer, decide_answers, last_decided, undo
from letterkit.actions.who import Choose, finding, letting_in
from letterkit.answers.waiting import Waiting
from letterkit.check.checks import run
from letterkit.check.conditions import matching, parse_condition
from letterkit.check.deciding import BULK, Hand, choices, decided, parse_decide, said_before
from letterkit.check.offers import filled
from letterkit.check.settling import settle
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace, find_workspace
from letterkit.files.writing import Changed, write_whole
from letterkit.lists.decisions import read_decisions
from letterkit.lists.list_files import list_to_change
from letterkit.model import Signatory
from letterkit.model.decision import (
    Action,
    Decision,
    format_decisions,
    handle,
    number_left_out,
)
from letterkit.model.finding import Finding, Severity
from letterkit.text.list_text import changed, format_list, with_columns, with_rows

Change = Callable[[list[Decision]], list[Decision]]
# Other texts for entries of a list, by id and column.
Changes = Mapping[str, Mapping[str, str]]
_ORDER = tuple(Severity)
_TRIES = 3  # where somebody saves the file again and again


@contextmanager
def alone_with(folder: Path, wanted: str, host: Host) -> Iterator[Turn]:
    """Nobody else changes what a review is about; a list in no workspace has no lock."""
    start = (folder / wanted).parent if names_a_list(wanted) else folder
    try:
        root = find_workspace(start).root
    except LetterkitError:
        yield Turn(Workspace(start, {}), None)
        return
    with changing(root, "review", host) as turn:
        yield turn


def moment(host: Host) -> str:
    """The time as decisions have it: `2026-11-22T10:30:00Z`."""
    return f"{host.now():%Y-%m-%dT%H:%M:%SZ}"


def change_decisions(found: Listed, change: Change) -> list[Decision]:
    """Read the decisions, change them and write them; what they are afterwards."""
    for _ in range(_TRIES):
        with suppress(Changed):
            return _change(found, change)
    return _change(found, change)


def _change(found: Listed, change: Change) -> list[Decision]:
    name = found.path.name
    before = read_bytes(found.path, name) if found.path.exists() else b""
    decisions = read_decisions(found.path, name)
    after = change(list(decisions))
    if after != decisions:
        write_whole(found.path, format_decisions(after).encode(), before=before)
    return after


@dataclass(frozen=True, slots=True)
class Before:
    """A file as it was, and as it was made of that."""

    path: Path
    data: bytes
    after: bytes

    def restore(self) -> None:
        """Put back what was there; raises Changed if somebody has saved the file since."""
        write_whole(self.path, self.data, before=self.after)


def correct_list(workspace: Workspace, letter: str, changes: Changes, host: Host) -> Before:
    """Write other texts into the list: by id and column."""
    target = list_to_change(workspace, letter)
    text = target.text
    wanted = {column for values in changes.values() for column in values}
    text = with_columns(text, sorted(wanted - set(text.columns)))
    place = text.columns.index("id") if "id" in text.columns else -1
    rows = {
        number: changed(text, row, changes[row.cells[place]])
        for number, row in enumerate(text.rows)
        if number > text.header and len(row.cells) > place >= 0 and row.cells[place] in changes
    }
    if len(rows) != len(changes):
        raise LetterkitError(
            f"{target.name}: not all of these entries are in it by an id",
            hint="correct the list in an editor; the next check reads it again",
        )
    after = format_list(with_rows(text, rows)).encode(target.codec)
    write_list(target.path, target.name, after, before=target.raw[0], note=host.note)
    return Before(target.path, target.raw[0], after)


@dataclass(frozen=True, slots=True)
class Correction:
    """Other texts for entries, and what is decided with them."""

    changes: Changes
    decision: Decision | None = None


@dataclass(slots=True)
class Session:
    """One sitting; `past` is what each answer decided and corrected, the last one last.

    Others may decide meanwhile: an answer is added to what the files say by then.
    """

    folder: Path
    found: Listed
    hand: Hand
    host: Host
    findings: list[Finding]
    decisions: list[Decision]
    later: set[tuple[str, ...]] = field(default_factory=set)
    past: list[tuple[Decision | None, Before | None]] = field(default_factory=list)

    def unsettled(self) -> list[Finding]:
        """What is to be asked: errors, then the rest, in the order of the list; notes are not."""
        checked = settle(self.findings, self.decisions, self.found.signatories)
        asked = [
            each
            for each in checked.findings
            if each.severity is not Severity.NOTE and self.key(each) not in self.later
        ]
        return sorted(asked, key=lambda each: _ORDER.index(each.severity))

    @property
    def left_out(self) -> int:
        """How many entries were left out in this sitting."""
        return number_left_out(decision for decision, _ in self.past if decision)

    def key(self, finding: Finding) -> tuple[str, ...]:
        """What a finding is known by: its code and its entries."""
        who = (self.found.signatories[place.index] for place in finding.entries)
        return (finding.code, *map(handle, who))

    def take(self, answer: Decision | Correction) -> None:
        """Write what was decided or corrected; raises if the entry was changed meanwhile."""
        before = None
        with alone_with(self.folder, self.found.name, self.host):
            if isinstance(answer, Correction):
                self._refuse_unseen(answer.changes)
                before = correct_list(
                    find_workspace(self.folder), self.found.name, answer.changes, self.host
                )
            decision = answer if isinstance(answer, Decision) else answer.decision
            self.past.append((decision, before))
            if decision:
                self.decisions = change_decisions(self.found, lambda now: [*now, decision])
        if before:
            self.read_again()

    def _refuse_unseen(self, changes: Changes) -> None:
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
        """Take back what this session did last, and ask again what was left for later."""
        if self.past:
            decision, before = self.past[-1]
            with alone_with(self.folder, self.found.name, self.host):
                if before:
                    before.restore()
                if decision:
                    self.decisions = change_decisions(self.found, without_last(decision))
            self.past.pop()
            if before:
                self.read_again()
        self.later.clear()

    def read_again(self) -> None:
        """Read and check the list anew."""
        self.found = read_lists(self.folder, self.found.name, self.host)[0]
        self.findings = run(self.found.signatories, self.found.terms, progress=self.host.progress)


def without_last(decision: Decision) -> Change:
    """The decisions without this one, as it was made last; others are left as they are."""

    def change(decisions: list[Decision]) -> list[Decision]:
        for at in range(len(decisions) - 1, -1, -1):
            if decisions[at] == decision:
                return [*decisions[:at], *decisions[at + 1 :]]
        return decisions

    return change


def session_of(folder: Path, found: Listed, hand: Hand, host: Host) -> Session:
    """A session about what the checks find in a list."""
    findings = run(found.signatories, found.terms, progress=host.progress)
    return Session(folder, found, hand, host, findings, list(found.decisions))


def decision_for(
    session: Session, finding: Finding, action: Action, first: int, why: str, *, merging: bool
) -> Decision | Correction | None:
    """What an action decides about a finding, or None if it is not one for that finding.

    `first` is the place of the entry that stays. With `merging` it gets what it lacks from the
    others.
    """
    who = [session.found.signatories[each.index] for each in finding.entries]
    if action not in choices(finding, who) or not 0 <= first < len(who):
        return None
    order = [who[first], *who[:first], *who[first + 1 :]]
    hand = Hand(session.hand.by, moment(session.host), why or session.hand.why)
    if not merging or not (more := filled(order[0], order[1:])):
        return decided(finding.code, action, order, hand)
    merged = _with(order[0], more)
    decision = decided(finding.code, action, [merged, *order[1:]], hand)
    return Correction({handle(order[0]): more}, decision)


def _with(signatory: Signatory, more: Mapping[str, str]) -> Signatory:
    """The entry as it will be read: the decision is about that."""
    return replace(signatory, **dict(more))  # type: ignore[arg-type]  # columns of text only


@dataclass(frozen=True, slots=True)
class Undone:
    """The decision that was taken back: about an answer, or about a finding."""

    name: str
    answer: Waiting | None = None
    decision: Decision | None = None


def undo_last(folder: Path, letter: str, host: Host) -> Undone:
    """Take back the last decision, about a finding or an answer."""
    with alone_with(folder, letter, host):
        found = read_lists(folder, letter, host)[0]
        answer = last_decided(folder, found.name) if found.letter else None
        if not answer and not found.decisions:
            raise LetterkitError(f"{found.name}: nothing has been decided yet")
        if answer:
            waiting, when = answer
            # Both are written down with their second; within one, the later file was written later.
            kept = found.path.stat().st_mtime_ns if found.decisions else 0
            if not found.decisions or when > (found.decisions[-1].when, kept):
                undo(folder, found.name, waiting, host)
                return Undone(found.name, answer=waiting)
        last = found.decisions[-1]
        change_decisions(found, without_last(last))
        return Undone(found.name, decision=last)


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many decisions were new, and how many had been made before; None where none was given.

    `left_out` are the entries that the new ones leave out.
    """

    name: str
    answers: tuple[int, int] | None = None
    findings: tuple[int, int] | None = None
    left_out: int = 0


def decide(
    folder: Path,
    letter: str,
    wanted: Sequence[str],
    hand: Hand,
    host: Host,
    show: ShowAnswer,
    choose: Choose | None = None,
) -> Tallies:
    """Make decisions that were written down, such as `missing-name:k7f2m9=leave-out`.

    In the place of an id may stand a name, an address, or a file with a receipt; `choose` asks
    where several people fit. All are understood before one is made. `show` gets each answer before
    it is decided.
    """
    with alone_with(folder, letter, host) as turn:
        found = read_lists(folder, letter, host)[0]
        about_answers = [each for each in wanted if each.startswith(f"{CODE}:")]
        others = [each for each in wanted if each not in about_answers]
        ask = letting_in(turn, choose) if choose else None
        find = finding(found, folder, ask, host)
        made = [parse_decide(text, found.signatories, hand, find) for text in others]
        answers = None
        if about_answers:
            answers = decide_answers(folder, found, about_answers, hand, host, show, find)
        if not others:
            return Tallies(found.name, answers)
        new = [each for each in made if not said_before(each, found.decisions)]
        if new:
            change_decisions(found, lambda now: [*now, *new])
        tally = (len(new), len(made) - len(new))
        return Tallies(found.name, answers, tally, number_left_out(new))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many of the signatories of a list a condition left out."""

    name: str
    number: int
    total: int


def leave_out_where(
    folder: Path,
    letter: str,
    condition: str,
    hand: Hand,
    host: Host,
    confirm: Callable[[Sequence[Signatory]], None] | None,
) -> LeftOut:
    """Count first, then ask, then leave out as one decision, which one `--undo` takes back.

    `confirm` gets those who match, and raises unless a person agrees.
    """
    with alone_with(folder, letter, host) as turn:
        found = read_lists(folder, letter, host)[0]
        indexes = matching(found.signatories, parse_condition(condition))
        left_out = LeftOut(found.name, len(indexes), len(found.signatories))
        if not indexes:
            return left_out
        host.note(f"{found.name}: {len(indexes)} of {left_out.total} signatories: {condition}")
        who = [found.signatories[index] for index in indexes]
        if confirm:
            with turn.asking():
                confirm(who)
        reason = Hand(hand.by, hand.when, f"{hand.why} ({condition})")
        decision = decided(BULK, Action.LEAVE_OUT, who, reason)
        change_decisions(found, lambda now: [*now, decision])
        return left_out
