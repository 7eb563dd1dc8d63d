"""Answers to invitations that only a person can judge: shown one by one, and decided.

What is decided is on disk before the next question: the verdict beside the answer, and for a yes
the evidence and the list too.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.check.deciding import Hand
from letterkit.cli.answer_decisions import Choice
from letterkit.cli.answer_filing import file_yes, unheard
from letterkit.cli.desk import desk_of
from letterkit.cli.filing import Filing, filing_of
from letterkit.cli.host import TERMINAL
from letterkit.cli.output import note, show_error
from letterkit.cli.showing_answers import (
    asked_to_show,
    how_shown,
    in_order_of_time,
    show_answer,
)
from letterkit.errors import LetterkitError
from letterkit.model import Level, Shown, Signatory
from letterkit.model.less_shown import shows_more
from letterkit.model.retracting import retracts
from letterkit.model.waiting import NEITHER, NO, YES, Verdict, Waiting, format_verdict
from letterkit.prove.evidence import parse_signed
from letterkit.publish.evidence import PENDING, delete_filed, evidence_name, write_private
from letterkit.publish.writing import delete_file
from letterkit.read.waiting import read_waiting
from letterkit.read.workspace import find_workspace, letter_slugs

_KEYS = {
    "y": Choice(YES),
    "x": Choice(NO),
    "e": Choice(NEITHER),
    "a": Choice(YES, Shown.NAMED),
    "h": Choice(YES, Shown.UNNAMED),
    "i": Choice(YES, Shown.INITIALS),
    "r": Choice(YES, Shown.ROLE),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers were decided, left for later, and are still open."""

    decided: int = 0
    later: int = 0
    left: int = 0
    quit: bool = False


def open_answers(folder: Path, letter: str) -> list[Waiting]:
    """The answers to a letter's invitations that nobody has decided yet."""
    return [each for each in all_answers(folder, letter) if each.verdict is None]


def all_answers(folder: Path, letter: str) -> list[Waiting]:
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    register = workspace.root / "registers" / slug
    return read_waiting(register, workspace.name(register))


def ask_answers(folder: Path, letter: str, hand: Hand) -> Tally:
    """Show one answer after the other, until none is open or nobody answers any more."""
    desk = desk_of(filing_of(folder, letter))
    waiting = in_order_of_time(desk, open_answers(folder, letter))
    everything = all_answers(folder, letter)
    done: list[str] = []
    later = 0
    gone = False
    while waiting:
        each, *waiting = waiting
        left = len(waiting) + 1
        if not gone:
            desk = desk_of(filing_of(folder, letter))
            everything = all_answers(folder, letter)
        show_answer(desk, each, everything)
        wished = unheard(desk, each)
        key, why = ("", "") if gone else _ask(left, wished)
        if key == "q":
            return Tally(len(done), later, left + later, quit=True)
        gone = key == ""  # with nobody at the keys, the other answers are only shown
        if key == "u":
            waiting = [*_undone(folder, letter, done), each, *waiting]
            continue
        if key not in _KEYS:
            later += 1
            continue
        if key == "y" and wished:
            note("  a plain yes would show more than these words may ask for: press h, i, r or a")
            waiting = [each, *waiting]
            continue
        try:
            its = replace(hand, why=why or hand.why)
            with changing(folder, "review", TERMINAL):
                _refuse_decided(folder, letter, each)
                decide(folder, letter, each, _KEYS[key], hand=its)
            done.append(each.id)
        except LetterkitError as error:
            show_error(error)
            later += 1
    return Tally(len(done), 0 if gone else later, later, quit=gone)


def _undone(folder: Path, letter: str, done: list[str]) -> list[Waiting]:
    """The answer that was decided last in this sitting, which is undecided again."""
    if not done:
        note("  nothing has been decided yet")
        return []
    last = done.pop()
    for each in all_answers(folder, letter):
        if each.id == last:
            undo(folder, letter, each)
            return [replace(each, verdict=None)]
    return []


def _refuse_decided(folder: Path, letter: str, waiting: Waiting) -> None:
    """Raise if somebody else has decided about an answer, or deleted it, since it was shown."""
    if waiting.id not in {each.id for each in open_answers(folder, letter)}:
        raise LetterkitError(
            f"answer {waiting.id}: decided meanwhile, or gone with whoever wrote it",
            hint=f"to decide anew: letterkit review {letter} --decide answer:{waiting.id}=yes",
        )


def _ask(left: int, wished: Sequence[Shown]) -> tuple[str, str]:
    """The key, and what was typed after it; no key at the end.

    `wished` are the ways in which the words may ask to be shown.
    """
    while True:
        note(
            "  Do these words confirm the signature?",
            f"  [y]es · [x] no · n[e]ither · [n]ot now · [u]ndo · [q]uit   ({_answers(left)} left)",
        )
        if wished:
            note(
                "  They may ask to be shown in another way. Yes, but: [h]idden, counted without a"
                " name · by [i]nitials · by [r]ole · [a]s named"
            )
        line = sys.stdin.readline()
        key, _, why = line.strip().partition(" ")
        if not line:
            return "", ""
        if key.lower() in (*_KEYS, "n", "u", "q"):
            return key.lower(), why.strip()


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number} answers"


def decide(folder: Path, letter: str, waiting: Waiting, choice: Choice, *, hand: Hand) -> None:
    """Keep what was decided about an answer; a yes is filed as the signature's evidence.

    A no, or neither, takes back an earlier yes. A yes that would show more than the person's words
    may ask for is refused.
    """
    filing = filing_of(folder, letter)
    desk = desk_of(filing)
    confirms = choice.said == YES
    verdict = Verdict(confirms, hand.by, hand.when, hand.why, neither=choice.said == NEITHER)
    who = desk.people.get(waiting.person)
    if confirms:
        file_yes(desk, waiting, choice, verdict)
    backed = _evidence(waiting) if who and not confirms else ()
    taken_back = next((each for each in backed if who and _filed_as(who) == each), "")
    if who and taken_back:
        filing.take_back(who)
    path = filing.register / PENDING / waiting.person / f"{waiting.id}.review"
    # First what the decision does, then that it was made: who is cut off between is asked again.
    filing.write()
    write_private(path, format_verdict(verdict))
    for each in backed:
        delete_filed(filing.register, waiting.person, each)
    if who:
        _say_what_follows(filing, who, waiting, choice, taken_back=bool(taken_back))


def _say_what_follows(
    filing: Filing, who: Signatory, waiting: Waiting, choice: Choice, *, taken_back: bool
) -> None:
    """What becomes of whoever an answer was decided about."""
    if choice.said == YES:
        if choice.shown and shows_more(who.shown, [choice.shown]):
            shown = how_shown(replace(who, shown=choice.shown))
            note(f"  the list had {who.name} {how_shown(who)}, and has them {shown}")
        elif choice.shown and choice.shown is not who.shown:
            _say_still_less(filing, who, waiting)
        return
    if taken_back:
        _say_still_less(filing, who, waiting)
    level = Level.LISTED if taken_back else who.level
    refuses = choice.said == NO and retracts(waiting.answer)
    stands = "left out of what you build and publish" if refuses else how_shown(who)
    note(
        f"  {who.name} is still on the list, {stands} (level {level});"
        f" to take them off: letterkit withdraw {filing.slug} --id {waiting.person}"
    )


def undo(folder: Path, letter: str, waiting: Waiting) -> None:
    """Take back what was decided about an answer: it waits again, and backs nothing."""
    filing = filing_of(folder, letter)
    who = desk_of(filing).people.get(waiting.person)
    backed = _evidence(waiting)
    if who and _filed_as(who) in backed:
        filing.take_back(who)
    filing.write_list()
    path = filing.register / PENDING / waiting.person / f"{waiting.id}.review"
    for each in backed:
        delete_filed(filing.register, waiting.person, each)
    delete_file(path)
    if who and backed:
        _say_still_less(filing, who, waiting)


def _say_still_less(filing: Filing, who: Signatory, waiting: Waiting) -> None:
    """Say that the list goes on showing less of somebody, as a yes that is gone may have said.

    Nothing is shown again by itself: somebody may have changed the list for another reason.
    """
    asked = asked_to_show(waiting)
    if shows_more(asked, [who.shown]):
        note(
            f"  the list still has {who.name} {how_shown(who)}; they were asked to sign"
            f" {how_shown(replace(who, shown=asked, consent=True))}",
            f"  to change that, write {asked} below `shown` in {filing.target.name}, at {who.id}",
        )


def last_decided(folder: Path, letter: str) -> tuple[Waiting, tuple[str, int]] | None:
    """The answer that was decided last, and when: as it was written down, and by the file."""
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    pending = workspace.root / "registers" / slug / PENDING
    found = []
    for each in all_answers(folder, letter):
        if each.verdict:
            review = pending / each.person / f"{each.id}.review"
            found.append((each, (each.verdict.when, review.stat().st_mtime_ns)))
    return max(found, key=lambda pair: pair[1]) if found else None


def _evidence(waiting: Waiting) -> tuple[str, ...]:
    """The names under which an earlier yes may have filed this answer."""
    if not waiting.verdict or not waiting.verdict.confirms:
        return ()
    if waiting.answer.row:
        return (evidence_name([waiting.answer.data]),)
    review = format_verdict(waiting.verdict)
    parts = [(waiting.statement, review, dns, waiting.answer.data) for dns in (b"", waiting.dns)]
    return (*(evidence_name(each) for each in parts), *_signed_evidence(waiting))


def _filed_as(who: Signatory) -> str:
    """The name of the evidence that backs a signature, without its suffixes (`.txt.sig`)."""
    return Path(who.evidence).name.partition(".")[0]


def _signed_evidence(waiting: Waiting) -> Iterator[str]:
    """The names under which a signed statement in it may have been filed."""
    for carried in waiting.answer.carried:
        try:
            texts = parse_signed(carried.statement, carried.signature).texts
        except LetterkitError:
            continue
        for text in texts:
            yield evidence_name((text, carried.signature))
