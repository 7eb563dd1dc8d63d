"""`letterkit review`."""

import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.host import TERMINAL
from letterkit.cli.options import Folder
from letterkit.cli.output import note, show
from letterkit.errors import LetterkitError
from letterkit.model.decision import Action

if TYPE_CHECKING:
    from letterkit.actions.changing import Turn
    from letterkit.actions.lists import Listed
    from letterkit.check.deciding import Hand


def review(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="The letter, or a list")],
    decide: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE:ID,ID=ACTION",
            help="Decide without asking (repeatable); of an answer: answer:ID=yes, no or neither",
        ),
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
    """Decide about what check found, and about answers that are not plain

    Each decision is kept as soon as it is made: in LETTER.decisions.csv beside the list, and about
    an answer in registers/LETTER.
    """
    from letterkit.actions.lists import read_lists
    from letterkit.check.deciding import Hand
    from letterkit.cli.deciding import alone_with
    from letterkit.cli.reviewing import ask_all, now

    hand = Hand(by or _user(), now(), why)
    if (decide or where) and not why:
        raise LetterkitError("no reason given", hint='say why, as in --why "asked both of them"')
    if not (undo or where or decide):
        # Who is asked stops nobody: each answer waits its turn.
        found = read_lists(folder, letter, TERMINAL)[0]
        if _ask_answers(folder, found, hand):
            ask_all(folder, found, hand)
        return
    with alone_with(folder, letter) as turn:
        found = read_lists(folder, letter, TERMINAL)[0]
        if undo:
            _undo(folder, found)
        elif where:
            _leave_out(turn, found, where, hand, yes=yes)
        else:
            _decide_each(folder, found, decide or (), hand)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may have no name for its user
        return ""


def _undo(folder: Path, found: "Listed") -> None:
    """Take back the last decision, about a finding or an answer."""
    from letterkit.cli.answer_decisions import CODE
    from letterkit.cli.deciding import change_decisions
    from letterkit.cli.reviewing import without_last
    from letterkit.cli.reviewing_answers import last_decided, undo

    answer = last_decided(folder, found.name) if found.letter else None
    if not answer and not found.decisions:
        raise LetterkitError(f"{found.name}: nothing has been decided yet")
    if answer:
        waiting, when = answer
        # Both are written down with their second; within one, the later file was written later.
        kept = found.path.stat().st_mtime_ns if found.decisions else 0
        if not found.decisions or when > (found.decisions[-1].when, kept):
            undo(folder, found.name, waiting)
            said = waiting.verdict.said if waiting.verdict else "no"
            show(f"{found.name}: taken back: {CODE}:{waiting.id}: {said} (it waits again)")
            return
    last = found.decisions[-1]
    change_decisions(found, without_last(last))
    show(f"{found.name}: taken back: {last.code}: {last.action} ({len(last.entries)} entries)")


def _decide_each(folder: Path, found: "Listed", wanted: Sequence[str], hand: "Hand") -> None:
    answers = [each for each in wanted if each.startswith("answer:")]
    others = [each for each in wanted if each not in answers]
    if answers:
        _decide_answers(folder, found, answers, hand)
    if others:
        _decide(found, others, hand)


def _decide(found: "Listed", wanted: Sequence[str], hand: "Hand") -> None:
    from letterkit.check.deciding import parse_decide, said_before
    from letterkit.cli.deciding import change_decisions

    made = [parse_decide(text, found.signatories, hand) for text in wanted]
    new = [each for each in made if not said_before(each, found.decisions)]
    if new:
        change_decisions(found, lambda now: [*now, *new])
    show(f"{found.name}: {len(new)} decided, {len(made) - len(new)} decided before")


def _ask_answers(folder: Path, found: "Listed", hand: "Hand") -> bool:
    """Ask about the answers that wait, if any; whether there is still somebody to be asked."""
    from letterkit.cli.reviewing_answers import ask_answers, open_answers

    if not found.letter or not open_answers(folder, found.name):
        return True
    tally = ask_answers(folder, found.name, hand)
    still = f", {tally.left} to decide" if tally.left else ""
    show(f"{found.name}: answers: {tally.decided} decided, {tally.later} left for later{still}")
    return not tally.quit


def _decide_answers(folder: Path, found: "Listed", wanted: Sequence[str], hand: "Hand") -> None:
    from letterkit.cli.answer_decisions import decided_before, parse_answer_decision
    from letterkit.cli.reviewing_answers import all_answers, decide
    from letterkit.cli.showing_answers import show_statement

    if not found.letter:
        raise LetterkitError(
            f"{found.name}: answers belong to a letter", hint="name the letter instead of its list"
        )
    # All are understood before the first is decided.
    everything = all_answers(folder, found.name)
    made = [parse_answer_decision(everything, found.name, text) for text in wanted]
    new = [(each, choice) for each, choice in made if not decided_before(each, choice)]
    people = {who.id: who for who in found.signatories}
    for each, choice in new:
        shown = f", shown as {choice.shown}" if choice.shown else ""
        note(f"answer {each.id}: {choice.said}{shown}")
        show_statement(each, people.get(each.person))
        decide(folder, found.name, each, choice, hand=hand)
    before = len(made) - len(new)
    show(f"{found.name}: answers: {len(new)} decided, {before} decided before")


def _leave_out(turn: "Turn", found: "Listed", where: str, hand: "Hand", *, yes: bool) -> None:
    """Count first, then ask, then leave out as one decision, which one `--undo` takes back."""
    from letterkit.check.conditions import matching, parse_condition
    from letterkit.check.deciding import BULK, Hand, decided
    from letterkit.cli.deciding import change_decisions

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
        with turn.asking():
            typer.confirm(f"Leave out {len(indexes)}?", abort=True, err=True)
    reason = Hand(hand.by, hand.when, f"{hand.why} ({where})")
    who = [found.signatories[index] for index in indexes]
    decision = decided(BULK, Action.LEAVE_OUT, who, reason)
    change_decisions(found, lambda now: [*now, decision])
    show(f"{found.name}: {len(indexes)} left out; letterkit review {found.name} --undo undoes it")
