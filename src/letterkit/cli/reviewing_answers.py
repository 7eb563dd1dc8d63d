"""Answers to invitations that only a person can judge: shown one by one, and decided.

What is decided is on disk before the next question: the verdict beside the answer, and for a yes
the evidence and the list too.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from letterkit.check.deciding import Hand
from letterkit.cli.answers import MORE_THAN_SIGNED, file_answer
from letterkit.cli.carried import proved_in, says_no_more
from letterkit.cli.changing import changing
from letterkit.cli.contested import TAKEN_BACK
from letterkit.cli.desk import Desk, added_below, desk_of, doubt
from letterkit.cli.filing import filing_of
from letterkit.cli.output import note, show_error
from letterkit.cli.signed_statements import file_statement
from letterkit.errors import LetterkitError
from letterkit.model import Level, Shown, Signatory
from letterkit.model.answer import Said, said_in
from letterkit.model.waiting import Verdict, Waiting, format_verdict
from letterkit.prove.dkim import DnsAnswer, parse_dns_answer
from letterkit.prove.evidence import parse_signed
from letterkit.prove.statement import code_of_statement
from letterkit.publish.evidence import PENDING, delete_filed, evidence_name, write_private
from letterkit.publish.writing import delete_file
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
    done: list[str] = []
    later = 0
    gone = False
    while waiting:
        each, *waiting = waiting
        left = len(waiting) + 1
        _show(desk_of(filing_of(folder, letter)), each)
        key, why = ("", "") if gone else _ask(left)
        if key == "q":
            return Tally(len(done), later, left + later, quit=True)
        gone = key == ""  # with nobody at the keys, the other answers are only shown
        if key == "u":
            waiting = [*_undone(folder, letter, done), each, *waiting]
            continue
        if key not in ("y", "x"):
            later += 1
            continue
        try:
            its = replace(hand, why=why or hand.why)
            with changing(folder, "review"):
                _refuse_decided(folder, letter, each)
                decide(folder, letter, each, confirms=key == "y", hand=its)
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
    for each in _all_answers(folder, letter):
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


def _ask(left: int) -> tuple[str, str]:
    """The key, of `y`, `x`, `n`, `u` and `q`, and what was typed after it; no key at the end."""
    while True:
        note(
            "  Do these words confirm the signature?",
            f"  [y]es · [x] no · [n]ot now · [u]ndo · [q]uit   ({_answers(left)} left)",
        )
        line = sys.stdin.readline()
        key, _, why = line.strip().partition(" ")
        if not line:
            return "", ""
        if key.lower() in ("y", "x", "n", "u", "q"):
            return key.lower(), why.strip()


def _answers(number: int) -> str:
    return "1 answer" if number == 1 else f"{number} answers"


def _show(desk: Desk, waiting: Waiting) -> None:
    """Who was asked, what they would sign, what they wrote, and why no program decides it."""
    said = said_in(waiting.answer)
    code = _code(desk, waiting)
    who = desk.people.get(waiting.person)
    name = f"{who.name} ({waiting.person})" if who else f"{waiting.person}, who is not on the list"
    note("", f"answer {waiting.id} to the invitation of {name}")
    if who and who.level is not Level.LISTED:
        note(f"  the list has a signature of theirs, of level {who.level}")
    if why := _why(desk, waiting, said, code):
        note(f"  {why}")
    show_statement(waiting, who)
    note("  what they wrote:")
    if code in said.mentioned and code not in said.parted.own.replace(" ", "").casefold():
        note(f"  its subject: {waiting.answer.subject}")
    lines = [line.rstrip() for line in said.parted.own.split("\n")]
    added = added_below(desk, said, code) if code in desk.asked else []
    shown = [*lines, *(["", "added to what it quotes:", *added] if added else [])]
    note(*(f"    {line}".rstrip() for line in shown[:_MOST]))
    if len(shown) > _MOST:
        path = f"registers/{desk.filing.slug}/{PENDING}/{waiting.person}/{waiting.id}.eml"
        note(f"    … {len(shown) - _MOST} more lines: {path}")


def _why(desk: Desk, waiting: Waiting, said: Said, code: str) -> str:
    """Why a person decides about this answer; nothing if its invitation is gone."""
    why = ""
    if code in desk.asked:
        why = doubt(desk, waiting.answer, said, code) or TAKEN_BACK
    if not waiting.answer.carried:
        return why
    proved, wrong = proved_in(desk.filing, waiting.answer, datetime.now(UTC))
    if wrong:
        return f"{why or 'it is signed'}; the signed statement in it: {wrong}"
    around = all(says_no_more(desk, waiting.answer, each) for each in proved)
    return TAKEN_BACK if around else MORE_THAN_SIGNED


def show_statement(waiting: Waiting, who: Signatory | None) -> None:
    """How the person will be shown, and the nine lines that a yes makes them sign."""
    lines = waiting.statement.decode("utf-8", "replace").splitlines()
    signed = next((each for each in lines if each.startswith("Shown: ")), "")
    how = signed.removeprefix("Shown: ")
    asked = _SHOWN[Shown(how)] if how in list(Shown) else "shown in an unknown way"
    note(f"  they were asked to sign these nine lines, {asked}:")
    note(*(f"    {line}".rstrip() for line in lines))
    if who and _shown(who) != asked:
        note(f"  the list has them {_shown(who)}")


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
        _file(desk, waiting, verdict)
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
    if who and not confirms:
        level = Level.LISTED if taken_back else who.level
        note(
            f"  {who.name} is still on the list, {_shown(who)} (level {level});"
            f" to take them off: letterkit withdraw {filing.slug} --id {waiting.person}"
        )


def _file(desk: Desk, waiting: Waiting, verdict: Verdict) -> None:
    """File an answer that confirms: as its signed statement, if one in it is the person's."""
    now = datetime.now(UTC)
    proved, wrong = proved_in(desk.filing, waiting.answer, now)
    for each in proved:
        if desk.filing.id_of(each.who) == waiting.person:
            carried = each.carried
            file_statement(desk.filing, each.signed, carried.signature, carried.suffix, now)
            return
    code = _code(desk, waiting)
    if wrong and code not in (*said_in(waiting.answer).mentioned, *said_in(waiting.answer).quoted):
        raise wrong
    file_answer(desk, waiting.answer, code, _dns(waiting), verdict)


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


def last_decided(folder: Path, letter: str) -> tuple[Waiting, tuple[str, int]] | None:
    """The answer that was decided last, and when: as it was written down, and by the file."""
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    pending = workspace.root / "registers" / slug / PENDING
    found = []
    for each in _all_answers(folder, letter):
        if each.verdict:
            review = pending / each.person / f"{each.id}.review"
            found.append((each, (each.verdict.when, review.stat().st_mtime_ns)))
    return max(found, key=lambda pair: pair[1]) if found else None


def _shown(who: Signatory) -> str:
    """As what somebody on the list is published."""
    return "to be left out, without consent" if who.consent is False else _SHOWN[who.shown]


def _evidence(waiting: Waiting) -> tuple[str, ...]:
    """The names under which an earlier yes may have filed this answer."""
    if not waiting.verdict or not waiting.verdict.confirms:
        return ()
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
