"""`letterkit review`: findings side by side, with somebody at the keys."""

import getpass
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.findings import finding_line
from letterkit.cli.host import TERMINAL
from letterkit.cli.options import Folder
from letterkit.cli.output import note, show, show_error
from letterkit.cli.tables import Table, hanging, note_table
from letterkit.errors import LetterkitError
from letterkit.model.decision import Action, Decision, handle

if TYPE_CHECKING:
    from letterkit.actions.lists import Listed
    from letterkit.actions.review import Correction, LeftOut, Session, Tallies, Undone
    from letterkit.check.deciding import Hand
    from letterkit.model import Signatory
    from letterkit.model.finding import Finding

    Answer = Decision | Correction | str

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


def review(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="The letter, or a list")],
    decide: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE:ID,ID=ACTION",
            help="Decide without asking (repeatable); of an answer: answer:ID=yes, no or neither;"
            " in the place of an id, a name, an address or a receipt",
        ),
    ] = None,
    where: Annotated[
        str,
        typer.Option(metavar="CONDITION", help="Leave out all entries that match, as one decision"),
    ] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept beside it")] = "",
    by: Annotated[str, typer.Option(metavar="NAME", help="Who decides (default: you)")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last decision")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask")] = False,
    folder: Folder = Path(),
) -> None:
    """Decide about what check found, and about answers that are not plain

    Each decision is kept as soon as it is made: in LETTER.decisions.csv beside the list, and about
    an answer in registers/LETTER.
    """
    from letterkit.actions.review import decide as decided
    from letterkit.actions.review import leave_out_where, moment, undo_last
    from letterkit.check.deciding import Hand
    from letterkit.cli.questions import choosing
    from letterkit.cli.review_answers import show_answer_decided

    hand = Hand(by or _user(), moment(TERMINAL), why)
    if (decide or where) and not why:
        raise LetterkitError("no reason given", hint='say why, as in --why "asked both of them"')
    if undo:
        _report_undone(undo_last(folder, letter, TERMINAL))
    elif where:
        confirm = None if yes else _confirm_leaving_out
        left_out = leave_out_where(folder, letter, where, hand, TERMINAL, confirm)
        _report_left_out(left_out)
    elif decide:
        choose = choosing("which entry")
        tallies = decided(folder, letter, decide, hand, TERMINAL, show_answer_decided, choose)
        _report_decided(tallies)
    else:
        _ask(folder, letter, hand)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have no name for its user
        return ""


def _confirm_leaving_out(who: "Sequence[Signatory]") -> None:
    from letterkit.cli.questions import agree, is_terminal

    if not is_terminal():
        raise LetterkitError(
            "no terminal to ask on", hint=f"add --yes to leave out these {len(who)}"
        )
    agree(f"This leaves {_people(who)} out ({_names(who)}): sure?")


def _people(who: "Sequence[Signatory]") -> str:
    """How many they are, and what."""
    from letterkit.model import Kind

    kinds = {each.kind for each in who}
    one, many = ("signatory", "signatories") if len(kinds) > 1 else ("person", "people")
    if kinds == {Kind.ORGANISATION}:
        one, many = "organisation", "organisations"
    return f"{len(who)} {one if len(who) == 1 else many}"


def _names(who: "Sequence[Signatory]") -> str:
    """A few of their names."""
    from letterkit.check.groups import listed

    return listed([each.name for each in who])


def _report_undone(undone: "Undone") -> None:
    from letterkit.actions.answer_choices import CODE

    if undone.answer:
        verdict = undone.answer.verdict
        said = verdict.said if verdict else "no"
        show(f"{undone.name}: taken back: {CODE}:{undone.answer.id}: {said} (it waits again)")
    if last := undone.decision:
        show(f"{undone.name}: taken back: {last.code}: {last.action} ({len(last.entries)} entries)")


def _report_left_out(left_out: "LeftOut") -> None:
    name = left_out.name
    if left_out.number:
        show(f"{name}: {left_out.number} left out; letterkit review {name} --undo undoes it")
    else:
        show(f"{name}: 0 of {left_out.total} signatories: nothing to decide")


def _report_decided(tallies: "Tallies") -> None:
    if tallies.answers:
        new, before = tallies.answers
        show(f"{tallies.name}: answers: {new} decided, {before} decided before")
    if tallies.findings:
        new, before = tallies.findings
        decided = f"{new} decided{_out(tallies.left_out)}"
        show(f"{tallies.name}: {decided}, {before} decided before")


def _out(number: int) -> str:
    """The entries that decisions left out, beside the number of decisions."""
    return f", {number} left out" if number else ""


def _ask(folder: Path, letter: str, hand: "Hand") -> None:
    """Ask about the answers that wait, then about findings, while somebody is at the keys.

    A question stops no other command: each answer waits its turn.
    """
    from letterkit.actions.lists import read_lists
    from letterkit.cli.review_answers import ask_answers

    found = read_lists(folder, letter, TERMINAL)[0]
    if found.letter and not ask_answers(folder, found.name, hand):
        return
    _ask_all(folder, found, hand)


def _ask_all(folder: Path, found: "Listed", hand: "Hand") -> None:
    """One finding after the other, until none is open or nobody answers any more."""
    from letterkit.actions.review import session_of

    session = session_of(folder, found, hand, TERMINAL)
    left = session.unsettled()
    while left:
        out = session.left_out
        answer = _ask_one(session, left[0], len(left))
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
        before, left = len(left), session.unsettled()
        if session.left_out > out:
            undo = "[u]ndo" if left else f"letterkit review {found.name} --undo"
            _note_gone(before - len(left) - 1, undo)
    decided = f"{len(session.past)} decided{_out(session.left_out)}"
    later = f"{len(session.later)} left for later"
    show(f"{found.name}: {decided}, {later}, {len(left)} to decide")


def _note_gone(number: int, undo: str) -> None:
    """Say that those who were left out took other findings with them."""
    if number > 0:
        findings, them = ("finding", "it") if number == 1 else ("findings", "them")
        note(f"  {number} more {findings} about who is now left out; {undo} brings {them} back")


def _ask_one(session: "Session", finding: "Finding", left: int) -> "Answer":
    """What is decided about a finding, or `undo`, `later`, `quit`."""
    from letterkit.actions.review import Correction
    from letterkit.check.deciding import choices
    from letterkit.check.offers import accepted, offer

    who = [session.found.signatories[each.index] for each in finding.entries]
    note("", *hanging(finding_line(finding, finding.message), sys.stderr))
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
        made = _decision(session, finding, key, answer) if answer else None
        if made and _is_sure(made, who):
            return made


def _decision(
    session: "Session", finding: "Finding", key: str, answer: re.Match[str]
) -> "Decision | Correction | None":
    """What a key decides about a finding, or None if it is no key for that."""
    from letterkit.actions.review import decision_for

    action = Action.SAME if key == "m" else _KEYS.get(key)
    if action is None:
        return None
    first = int(answer[2] or 1) - 1
    why = answer[3] or ""
    return decision_for(session, finding, action, first, why, merging=key == "m")


def _is_sure(answer: "Decision | Correction", who: "Sequence[Signatory]") -> bool:
    """Asks once more where one key would leave out, or take as one, more than two entries.

    No is what an empty line and the end of the input say.
    """
    from letterkit.check.deciding import is_of_many

    decision = answer if isinstance(answer, Decision) else answer.decision
    if not decision or not is_of_many(decision):
        return True
    question = f"this leaves {_people(who)} out ({_names(who)})"
    if decision.action is Action.SAME:
        # What is merged into an entry without an id gives it another handle.
        first = decision.entries[0] if isinstance(answer, Decision) else next(iter(answer.changes))
        stays = next(each for each in who if handle(each) == first)
        others = [each for each in who if each is not stays]
        question = (
            f"this takes {len(who)} entries as one, {_names([stays])},"
            f" and leaves {len(others)} out ({_names(others)})"
        )
    while True:
        note(f"  {question}: sure? [y/N]")
        line = sys.stdin.readline()
        said = line.strip().casefold()
        if said in ("y", "yes"):
            return True
        if not line or said in ("", "n", "no"):
            note("  nothing was decided")
            return False


def _show_side_by_side(who: "Sequence[Signatory]") -> None:
    """The fields that any of them has, one column an entry; only the first few of many."""
    few = who[:4]
    rows = [(name, *texts) for name in _SHOWN if any(texts := [_text(each, name) for each in few])]
    # Where the terminal has no room for columns, the numbers still say whose each text is.
    heads = ("entry", *map(str, range(1, len(few) + 1))) if len(few) > 1 else ()
    note_table(Table(rows, heads, indent=2))
    if len(who) > len(few):
        note(f"  and {len(who) - len(few)} more entries")


def _text(signatory: "Signatory", field: str) -> str:
    """What an entry has in a field, as the list has it."""
    value = getattr(signatory, field)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
