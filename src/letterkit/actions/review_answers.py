"""Answers to invitations that only a person can judge: deciding about them, and taking that back.

What is decided is on disk at once: the verdict beside the answer, and for a yes the evidence and
the list too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from letterkit.actions.answer_choices import Choice, decided_before, file_yes, parse_answer_decision
from letterkit.actions.answers import MORE_THAN_SIGNED
from letterkit.actions.changing import changing
from letterkit.actions.contested import TAKEN_BACK, times_of
from letterkit.actions.desk import Desk, desk_of, doubt
from letterkit.actions.filing import Filing, filing_of
from letterkit.actions.host import Host
from letterkit.actions.lists import Listed
from letterkit.actions.statements import proved_in, says_no_more, why_to_review
from letterkit.actions.unasked import why_unasked
from letterkit.answers.answer import Said
from letterkit.answers.mail_times import time_of
from letterkit.answers.read_waiting import read_waiting
from letterkit.answers.retracting import retracts
from letterkit.answers.waiting import NEITHER, NO, YES, Verdict, Waiting, format_verdict
from letterkit.check.deciding import Find, Hand
from letterkit.errors import LetterkitError
from letterkit.evidence.signed_statement import parse_signed
from letterkit.files.workspace import find_workspace, letter_slugs
from letterkit.files.writing import delete_file
from letterkit.model import Level, Shown, Signatory
from letterkit.register.evidence import PENDING, delete_filed, evidence_name, write_private
from letterkit.wishes.less_shown import shows_more

# Shows an answer, the decision about it, and who it is of, before it is decided.
ShowAnswer = Callable[[Waiting, Choice, Signatory | None], None]
HOW_SHOWN = {
    Shown.NAMED: "to be named",
    Shown.INITIALS: "to be shown by their initials",
    Shown.ROLE: "to be shown by their role",
    Shown.UNNAMED: "to be counted without a name",
}


def open_answers(folder: Path, letter: str) -> list[Waiting]:
    """The answers to a letter's invitations that nobody has decided yet."""
    return [each for each in all_answers(folder, letter) if each.verdict is None]


def all_answers(folder: Path, letter: str) -> list[Waiting]:
    """The answers to a letter's invitations that were kept for a person to decide."""
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    register = workspace.root / "registers" / slug
    return read_waiting(register, workspace.name(register))


def in_order_of_time(desk: Desk, answers: Sequence[Waiting]) -> list[Waiting]:
    """The earliest first; those whose time is not known come last, in the order of the list."""
    now = desk.filing.host.now()
    places = {who.id: place for place, who in enumerate(desk.filing.listed)}
    timed = [(time_of(each.answer, times_of(desk, each.person, now)), each) for each in answers]
    timed.sort(
        key=lambda pair: (
            pair[0] is None,
            pair[0] or 0,
            places.get(pair[1].person, len(places)),
            pair[1].id,
        )
    )
    return [each for _, each in timed]


def why_it_waits(desk: Desk, waiting: Waiting, said: Said, code: str) -> str:
    """Why a person decides about this answer; nothing if its invitation is gone."""
    why = ""
    if waiting.unasked:
        return why_unasked(waiting.answer)
    if waiting.of_receipt:
        return "it answers whether the receipt is right, and says more than yes"
    if code in desk.asked:
        why = doubt(desk, waiting.answer, said, code) or TAKEN_BACK
    if not waiting.answer.carried:
        return why
    proved, wrong = proved_in(desk.filing, waiting.answer, desk.filing.host.now())
    if wrong:
        return f"{why or 'it is signed'}; the signed statement in it: {wrong}"
    differs = [why_to_review(each.signed.statement, each.who, "") for each in proved]
    reasons = list(dict.fromkeys(filter(None, differs)))
    if not all(says_no_more(desk, waiting.answer, each) for each in proved):
        reasons.append(MORE_THAN_SIGNED)
    return "; ".join(reasons) or TAKEN_BACK


def decide_answers(
    folder: Path,
    found: Listed,
    wanted: Sequence[str],
    hand: Hand,
    host: Host,
    show: ShowAnswer,
    find: Find,
) -> tuple[int, int]:
    """Decide as written (`answer:ID=yes`); how many were new, and how many decided before."""
    if not found.letter:
        raise LetterkitError(
            f"{found.name}: answers belong to a letter", hint="name the letter instead of its list"
        )
    # All are understood before the first is decided.
    everything = all_answers(folder, found.name)
    made = [parse_answer_decision(everything, found.name, text, find) for text in wanted]
    new = [(each, choice) for each, choice in made if not decided_before(each, choice)]
    people = {who.id: who for who in found.signatories}
    for each, choice in new:
        show(each, choice, people.get(each.person))
        decide(folder, found.name, each, choice, hand, host)
    return len(new), len(made) - len(new)


def decide_shown(
    folder: Path, letter: str, waiting: Waiting, choice: Choice, hand: Hand, host: Host
) -> None:
    """Decide about an answer that somebody has looked at, unless it was decided meanwhile."""
    with changing(folder, "review", host):
        _refuse_decided(folder, letter, waiting)
        decide(folder, letter, waiting, choice, hand, host)


def _refuse_decided(folder: Path, letter: str, waiting: Waiting) -> None:
    """Raise if somebody else has decided about an answer, or deleted it, since it was shown."""
    if waiting.id not in {each.id for each in open_answers(folder, letter)}:
        raise LetterkitError(
            f"answer {waiting.id}: decided meanwhile, or gone with its writer",
            hint=f"to decide anew: letterkit review {letter} --decide answer:{waiting.id}=yes",
        )


def decide(
    folder: Path, letter: str, waiting: Waiting, choice: Choice, hand: Hand, host: Host
) -> None:
    """Keep what was decided about an answer; a yes is filed as the signature's evidence.

    A no, or neither, takes back an earlier yes. A yes that would show more than the person's words
    may ask for is refused.
    """
    filing = filing_of(folder, letter, host)
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
    # First what the decision does, then that it was made: cut off between, it is asked again.
    filing.write()
    write_private(path, format_verdict(verdict))
    for each in backed:
        delete_filed(filing.register, waiting.person, each)
    if who:
        _note_what_follows(filing, who, waiting, choice, taken_back=bool(taken_back))


def _note_what_follows(
    filing: Filing, who: Signatory, waiting: Waiting, choice: Choice, *, taken_back: bool
) -> None:
    """Note what becomes of the person that an answer was decided about."""
    if choice.said == YES:
        if choice.shown and shows_more(who.shown, [choice.shown]):
            shown = how_shown(replace(who, shown=choice.shown))
            filing.host.note(f"  the list had {who.name} {how_shown(who)}, and has them {shown}")
        elif choice.shown and choice.shown is not who.shown:
            _note_still_less(filing, who, waiting)
        return
    if taken_back:
        _note_still_less(filing, who, waiting)
    level = Level.LISTED if taken_back else who.level
    refuses = choice.said == NO and retracts(waiting.answer)
    stands = "left out of what you build and publish" if refuses else how_shown(who)
    filing.host.note(
        f"  {who.name} is still on the list, {stands} (level {level});"
        f" to take them off: letterkit withdraw {filing.slug} --id {waiting.person}"
    )


def undo(folder: Path, letter: str, waiting: Waiting, host: Host) -> None:
    """Take back what was decided about an answer: it waits again, and backs nothing."""
    filing = filing_of(folder, letter, host)
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
        _note_still_less(filing, who, waiting)


def _note_still_less(filing: Filing, who: Signatory, waiting: Waiting) -> None:
    """Note that the list goes on showing less of somebody, as a yes that is gone may have said.

    Nothing is shown again by itself: somebody may have changed the list for another reason.
    """
    asked = asked_to_show(waiting)
    if shows_more(asked, [who.shown]):
        filing.host.note(
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


def asked_to_show(waiting: Waiting) -> Shown:
    """How the statement that somebody was asked to sign shows them; named, if it does not say."""
    lines = waiting.statement.decode("utf-8", "replace").splitlines()
    said = next((each for each in lines if each.startswith("Shown: ")), "").removeprefix("Shown: ")
    return Shown(said) if said in list(Shown) else Shown.NAMED


def how_shown(who: Signatory) -> str:
    """As what somebody on the list is published, in words."""
    return "to be left out, without consent" if who.consent is False else HOW_SHOWN[who.shown]
