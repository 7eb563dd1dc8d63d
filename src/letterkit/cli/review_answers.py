"""What `letterkit review` shows of an answer that waits, and how it asks about it.

Each answer is shown with the others of the same person, and with why no program decides about it.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from letterkit.actions.agreed_rows import row_choices, why_row_waits
from letterkit.actions.answer_choices import CODE, Choice, printed_choices, unheard
from letterkit.actions.contested import times_of
from letterkit.actions.desk import Desk, added_below, code_of_answer, desk_of
from letterkit.actions.filing import filing_of
from letterkit.actions.review_answers import (
    HOW_SHOWN,
    all_answers,
    decide_shown,
    how_shown,
    in_order_of_time,
    open_answers,
    undo,
    why_it_waits,
)
from letterkit.actions.unasked import anybody
from letterkit.answers.answer import Answer, said_in
from letterkit.answers.mail_times import Window, is_earlier, time_of
from letterkit.answers.waiting import NEITHER, NO, YES, Waiting
from letterkit.check.deciding import Hand
from letterkit.cli.host import TERMINAL
from letterkit.cli.output import note, show, show_error
from letterkit.errors import LetterkitError
from letterkit.model import Level, Shown, Signatory
from letterkit.model.agreed import Agreed
from letterkit.register.evidence import PENDING

_MOST = 40  # lines of an answer
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
class _Tally:
    """How many answers were decided, left for later, and are still open."""

    decided: int = 0
    later: int = 0
    left: int = 0
    quit: bool = False


def ask_answers(folder: Path, letter: str, hand: Hand) -> bool:
    """Ask about the answers that wait, if any; whether there is still somebody to be asked."""
    if not open_answers(folder, letter):
        return True
    tally = _ask_all(folder, letter, hand)
    still = f", {tally.left} to decide" if tally.left else ""
    show(f"{letter}: answers: {tally.decided} decided, {tally.later} left for later{still}")
    return not tally.quit


def _ask_all(folder: Path, letter: str, hand: Hand) -> _Tally:
    """Show one answer after the other, until none is open or nobody answers any more."""
    desk = desk_of(filing_of(folder, letter, TERMINAL))
    waiting = in_order_of_time(desk, open_answers(folder, letter))
    everything = all_answers(folder, letter)
    done: list[str] = []
    later = 0
    gone = False
    while waiting:
        each, *waiting = waiting
        left = len(waiting) + 1
        if not gone:
            desk = desk_of(filing_of(folder, letter, TERMINAL))
            everything = all_answers(folder, letter)
        show_answer(desk, each, everything)
        wished = unheard(desk, each)
        key, why = ("", "") if gone else _ask(left, wished)
        if key == "q":
            return _Tally(len(done), later, left + later, quit=True)
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
            decide_shown(folder, letter, each, _KEYS[key], its, TERMINAL)
            done.append(each.id)
        except LetterkitError as error:
            show_error(error)
            later += 1
    return _Tally(len(done), 0 if gone else later, later, quit=gone)


def _undone(folder: Path, letter: str, done: list[str]) -> list[Waiting]:
    """The answer that was decided last in this sitting, which is undecided again."""
    if not done:
        note("  nothing has been decided yet")
        return []
    last = done.pop()
    for each in all_answers(folder, letter):
        if each.id == last:
            undo(folder, letter, each, TERMINAL)
            return [replace(each, verdict=None)]
    return []


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


def show_answer_decided(waiting: Waiting, choice: Choice, who: Signatory | None) -> None:
    """An answer that is decided by an option, and what a yes would make the person sign."""
    shown = f", shown as {choice.shown}" if choice.shown else ""
    note(f"answer {waiting.id}: {choice.said}{shown}")
    show_statement(waiting, who)


def show_answer(desk: Desk, waiting: Waiting, everything: Sequence[Waiting]) -> None:
    """Who was asked, what they would sign, what they wrote, and why no program decides it."""
    if waiting.answer.row:
        _show_row(desk, waiting, waiting.answer.row)
        return
    said = said_in(waiting.answer)
    code = code_of_answer(desk, waiting)
    who = anybody(desk, waiting.person)
    name = f"{who.name} ({waiting.person})" if who else f"{waiting.person}, who is not on the list"
    what = "to the receipt of" if waiting.of_receipt else "to the invitation of"
    what = "to no question, perhaps of" if waiting.unasked else what
    note("", f"answer {waiting.id} {what} {name}")
    if who and who.level is not Level.LISTED:
        note(f"  the list has a signature of theirs, of level {who.level}")
        if waiting.friendly:
            note("  this is another e-mail of theirs, friendly by its words: the signature stands")
    times = times_of(desk, waiting.person, TERMINAL.now())
    _show_heads(waiting.answer, times)
    note(*_others(waiting, everything, times))
    if why := why_it_waits(desk, waiting, said, code):
        note(f"  {why}")
    show_statement(waiting, who)
    note("  what they wrote:")
    lines = [line.rstrip() for line in said.parted.own.split("\n")]
    added = added_below(desk, said, code) if code in desk.asked else []
    shown = [*lines, *(["", "added to what it quotes:", *added] if added else [])]
    note(*(f"    {line}".rstrip() for line in shown[:_MOST]))
    if len(shown) > _MOST:
        path = f"registers/{desk.filing.slug}/{PENDING}/{waiting.person}/{waiting.id}.eml"
        note(f"    … {len(shown) - _MOST} more lines: {path}")
    _show_choices(desk, waiting, printed_choices(desk, waiting))


def _show_row(desk: Desk, waiting: Waiting, row: Agreed) -> None:
    """What somebody answered in a row of a file, and why it needs a decision."""
    who = desk.people.get(waiting.person)
    name = f"{who.name} ({waiting.person})" if who else f"{waiting.person}, who is not on the list"
    note("", f"answer {waiting.id}: line {row.line} of {row.file}, of {name}")
    note(f"  taken in on {row.recorded}: {why_row_waits(row, who)}")
    if who:
        note(f"  the list has them {how_shown(who)} (level {who.level})")
    note("  what they answered:")
    note(*(f"    {line}" for line in waiting.answer.text.split("\n")[:_MOST]))
    _show_choices(desk, waiting, row_choices(row, who, list(desk.filing.expected.texts.values())))


def _show_choices(desk: Desk, waiting: Waiting, words: Sequence[str]) -> None:
    """The decisions that would be taken, the first as a command."""
    slug = desk.filing.slug
    first, *others = [f"{CODE}:{waiting.id}={word}" for word in words]
    note(f"  or decide with: letterkit review {slug} --decide {first} --why REASON")
    if others:
        note(f"  instead of {first}: {', '.join(others)}")


def _show_heads(answer: Answer, times: Window) -> None:
    """Its sender, its subject, and when it was sent, as far as that can be."""
    sender = f"{answer.display} <{answer.sender}>" if answer.sender else answer.display
    note(f"  from: {' '.join(sender.split())}", f"  subject: {' '.join(answer.subject.split())}")
    note(f"  date: {written_time(answer, times)}")


def written_time(answer: Answer, times: Window) -> str:
    """When an e-mail was sent; a date that cannot be is shown as what it says, and no more."""
    known = time_of(answer, times)
    if known is not None:
        return _utc(known)
    said = answer.sent if answer.sent is not None else answer.received
    if said is None:
        return "unknown: the e-mail has none"
    why = "before the invitation" if said < times.since else "in the future or after its arrival"
    return f"unknown: the e-mail says {_utc(said)}, which is {why}"


def _utc(seconds: int) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")
    except (ValueError, OverflowError, OSError):
        return "a time that is none"


def _others(waiting: Waiting, everything: Sequence[Waiting], times: Window) -> Iterator[str]:
    """A line for each other answer of the same person: before it, after it, or not known."""
    for each in everything:
        if each.person != waiting.person or each.id == waiting.id:
            continue
        if is_earlier(each.answer, waiting.answer, times):
            where = "before it"
        elif is_earlier(waiting.answer, each.answer, times):
            where = "after it"
        else:
            where = "before or after it"
        state = f"decided: {each.verdict.said}" if each.verdict else "not decided"
        yield f"  {where}: answer {each.id}, {written_time(each.answer, times)}, {state}"


def show_statement(waiting: Waiting, who: Signatory | None) -> None:
    """How the person will be shown, and the nine lines that a yes makes them sign."""
    lines = waiting.statement.decode("utf-8", "replace").splitlines()
    signed = next((each for each in lines if each.startswith("Shown: ")), "")
    how = signed.removeprefix("Shown: ")
    asked = HOW_SHOWN[Shown(how)] if how in list(Shown) else "shown in an unknown way"
    if waiting.unasked:
        note(f"  the list has these nine lines of them, {asked}:")
    elif waiting.of_receipt:
        note(f"  they were asked whether they signed what the list has of them, {asked}:")
    else:
        note(f"  they were asked to sign these nine lines, {asked}:")
    note(*(f"    {line}".rstrip() for line in lines))
    if who and how_shown(who) != asked:
        note(f"  the list has them {how_shown(who)}")
