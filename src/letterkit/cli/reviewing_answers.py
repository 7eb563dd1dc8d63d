"""Answers to invitations that only a person can judge: shown one by one, and decided.

What is decided is on disk before the next question: the verdict beside the answer, and for a yes
the evidence and the list too.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.check.deciding import Hand
from letterkit.cli.answers import Desk, added_below, desk_of, doubt, file_answer
from letterkit.cli.changing import changing
from letterkit.cli.filing import filing_of
from letterkit.cli.output import note, show_error
from letterkit.errors import LetterkitError
from letterkit.model import Level, Shown, Signatory
from letterkit.model.answer import said_in
from letterkit.model.waiting import Verdict, Waiting, format_verdict
from letterkit.prove.dkim import DnsAnswer, parse_dns_answer
from letterkit.prove.statement import code_of_statement
from letterkit.publish.evidence import PENDING, delete_filed, evidence_name, write_private
from letterkit.read.invitations import read_secret
from letterkit.read.waiting import read_waiting
from letterkit.read.workspace import find_workspace, letter_slugs

CODE = "answer"  # as `--decide` calls them, in the place of a finding's code
_MOST = 40
_SHOWN = {
    Shown.NAMED: "to be named",
    Shown.INITIALS: "to be shown by their initials",
    Shown.ROLE: "to be shown by their role",
    Shown.UNNAMED: "to be counted without a name",
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
    return [each for each in _all_answers(folder, letter) if each.verdict is None]


def _all_answers(folder: Path, letter: str) -> list[Waiting]:
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    register = workspace.root / "registers" / slug
    return read_waiting(register, workspace.name(register))


def ask_answers(folder: Path, letter: str, hand: Hand) -> Tally:
    """Show one answer after the other, until none is open or nobody answers any more."""
    waiting = open_answers(folder, letter)
    decided = later = 0
    gone = False
    for number, each in enumerate(waiting):
        left = len(waiting) - number
        _show(desk_of(filing_of(folder, letter)), each)
        key, why = ("", "") if gone else _ask(left)
        if key == "q":
            return Tally(decided, later, left + later, quit=True)
        gone = key == ""  # with nobody at the keys, the other answers are only shown
        if key not in ("y", "x"):
            later += 1
            continue
        try:
            its = replace(hand, why=why or hand.why)
            with changing(folder, "review"):
                _refuse_decided(folder, letter, each)
                decide(folder, letter, each, confirms=key == "y", hand=its)
            decided += 1
        except LetterkitError as error:
            show_error(error)
            later += 1
    return Tally(decided, 0 if gone else later, later, quit=gone)


def _refuse_decided(folder: Path, letter: str, waiting: Waiting) -> None:
    """Raise if somebody else has decided about an answer, or deleted it, since it was shown."""
    if waiting.id not in {each.id for each in open_answers(folder, letter)}:
        raise LetterkitError(
            f"answer {waiting.id}: decided meanwhile, or gone with whoever wrote it",
            hint=f"to decide anew: letterkit review {letter} --decide answer:{waiting.id}=yes",
        )


def _ask(left: int) -> tuple[str, str]:
    """The key, of `y`, `x`, `n` and `q`, and what was typed after it; no key at the end."""
    while True:
        note(
            "  Do these words confirm the signature?",
            f"  [y]es · [x] no · [n]ot now · [q]uit   ({_answers(left)} left)",
        )
        line = sys.stdin.readline()
        key, _, why = line.strip().partition(" ")
        if not line:
            return "", ""
        if key.lower() in ("y", "x", "n", "q"):
            return key.lower(), why.strip()


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number} answers"


def _show(desk: Desk, waiting: Waiting) -> None:
    """Who was asked, what they wrote, and why no program decides it."""
    said = said_in(waiting.answer)
    code = _code(desk, waiting)
    who = desk.people.get(waiting.person)
    name = f"{who.name} ({waiting.person})" if who else f"{waiting.person}, who is not on the list"
    note("", f"answer {waiting.id} to the invitation of {name}")
    if who and who.level is not Level.LISTED:
        note(f"  the list has a signature of theirs, of level {who.level}")
    if code in desk.asked and (why := doubt(desk, said, code)):
        note(f"  {why}")
    if code in said.mentioned and code not in said.parted.own.replace(" ", "").casefold():
        note(f"  its subject: {waiting.answer.subject}")
    lines = [line.rstrip() for line in said.parted.own.split("\n")]
    added = added_below(desk, said, code) if code in desk.asked else []
    shown = [*lines, *(["", "added to what it quotes:", *added] if added else [])]
    note(*(f"    {line}".rstrip() for line in shown[:_MOST]))
    if len(shown) > _MOST:
        path = f"registers/{desk.filing.slug}/{PENDING}/{waiting.person}/{waiting.id}.eml"
        note(f"    … {len(shown) - _MOST} more lines: {path}")


def _code(desk: Desk, waiting: Waiting) -> str:
    secret = read_secret(desk.filing.register, desk.filing.register_name)
    return code_of_statement(secret, waiting.statement)


def decide(folder: Path, letter: str, waiting: Waiting, *, confirms: bool, hand: Hand) -> None:
    """Keep what was decided about an answer; a yes is filed as the signature's evidence.

    A no takes back an earlier yes.
    """
    filing = filing_of(folder, letter)
    desk = desk_of(filing)
    verdict = Verdict(confirms, hand.by, hand.when, hand.why)
    who = desk.people.get(waiting.person)
    if confirms:
        file_answer(desk, waiting.answer, _code(desk, waiting), _dns(waiting), verdict)
    backed = _evidence(waiting) if who and not confirms else ()
    taken_back = next((each for each in backed if who and Path(who.evidence).stem == each), "")
    if who and taken_back:
        filing.take_back(who)
    path = filing.register / PENDING / waiting.person / f"{waiting.id}.review"
    # First what the decision does, then that it was made: who is cut off between is asked again.
    filing.write()
    write_private(path, format_verdict(verdict))
    for each in backed:
        delete_filed(filing.register, waiting.person, each)
    if who and not confirms:
        level = Level.LISTED if taken_back else who.level
        note(
            f"  {who.name} is still on the list, {_shown(who)} (level {level});"
            f" to take them off: letterkit withdraw {filing.slug} --id {waiting.person}"
        )


def _shown(who: Signatory) -> str:
    """As what somebody on the list is published."""
    return "to be left out, without consent" if who.consent is False else _SHOWN[who.shown]


def _evidence(waiting: Waiting) -> tuple[str, ...]:
    """The names under which an earlier yes may have filed this answer."""
    if not waiting.verdict or not waiting.verdict.confirms:
        return ()
    review = format_verdict(waiting.verdict)
    parts = ((waiting.statement, review, dns, waiting.answer.data) for dns in (b"", waiting.dns))
    return tuple(evidence_name(each) for each in parts)


def parse_answer_decision(folder: Path, letter: str, text: str) -> tuple[Waiting, bool]:
    """`answer:ID=yes` as what it is about.

    ID is that of the answer, or of the person if one answer of theirs waits.
    """
    what, equals, said = text.rpartition("=")
    wanted = what.removeprefix(f"{CODE}:").strip()
    if not equals or said not in ("yes", "no"):
        raise LetterkitError(f"not a decision: {text}", hint="write answer:ID=yes or answer:ID=no")
    everything = _all_answers(folder, letter)
    found = [each for each in everything if each.id == wanted]
    theirs = [each for each in everything if each.person == wanted]
    found = found or [each for each in theirs if each.verdict is None]
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise LetterkitError(f"{len(found)} answers of {wanted} wait", hint=f"name one: {ids}")
    if not found:
        raise LetterkitError(
            f"no answer waits that is called {wanted}",
            hint=f"`letterkit review {letter}` shows those that do, with their ids",
        )
    return found[0], said == "yes"


def decided_before(waiting: Waiting, *, confirms: bool) -> bool:
    """Whether this very thing was decided already."""
    return waiting.verdict is not None and waiting.verdict.confirms is confirms


def _dns(waiting: Waiting) -> Mapping[str, DnsAnswer]:
    if not waiting.dns:
        return {}
    answer = parse_dns_answer(waiting.dns)
    return {answer.name: answer}
