"""What `letterkit review` shows of an answer that waits, and of the others of the same person."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from letterkit.cli.agreed_rows import row_choices, why_row_waits
from letterkit.cli.answer_decisions import CODE
from letterkit.cli.answer_filing import printed_choices
from letterkit.cli.answers import MORE_THAN_SIGNED
from letterkit.cli.carried import proved_in, says_no_more
from letterkit.cli.contested import TAKEN_BACK, times_of
from letterkit.cli.desk import Desk, added_below, code_of_answer, doubt
from letterkit.cli.kept_statements import why_to_review
from letterkit.cli.output import note
from letterkit.model import Level, Shown, Signatory
from letterkit.model.agreed import Agreed
from letterkit.model.answer import Answer, Said, said_in
from letterkit.model.mail_times import Window, is_earlier, time_of
from letterkit.model.waiting import Waiting
from letterkit.publish.evidence import PENDING

_MOST = 40
_SHOWN = {
    Shown.NAMED: "to be named",
    Shown.INITIALS: "to be shown by their initials",
    Shown.ROLE: "to be shown by their role",
    Shown.UNNAMED: "to be counted without a name",
}


def show_answer(desk: Desk, waiting: Waiting, everything: Sequence[Waiting]) -> None:
    """Who was asked, what they would sign, what they wrote, and why no program decides it."""
    if waiting.answer.row:
        _show_row(desk, waiting, waiting.answer.row)
        return
    said = said_in(waiting.answer)
    code = code_of_answer(desk, waiting)
    who = desk.people.get(waiting.person)
    name = f"{who.name} ({waiting.person})" if who else f"{waiting.person}, who is not on the list"
    note("", f"answer {waiting.id} to the invitation of {name}")
    if who and who.level is not Level.LISTED:
        note(f"  the list has a signature of theirs, of level {who.level}")
        if waiting.friendly:
            note("  this is another e-mail of theirs, friendly by its words: the signature stands")
    times = times_of(desk, waiting.person, datetime.now(UTC))
    _show_heads(waiting.answer, times)
    note(*_others(waiting, everything, times))
    if why := _why(desk, waiting, said, code):
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


def in_order_of_time(desk: Desk, answers: Sequence[Waiting]) -> list[Waiting]:
    """The earliest first; those whose time is not known come last, in the order of the list."""
    now = datetime.now(UTC)
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


def _show_heads(answer: Answer, times: Window) -> None:
    """From whom it says to be, its subject, and when it was sent, as far as that can be."""
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
    differs = [why_to_review(each.signed.statement, each.who, "") for each in proved]
    reasons = list(dict.fromkeys(filter(None, differs)))
    if not all(says_no_more(desk, waiting.answer, each) for each in proved):
        reasons.append(MORE_THAN_SIGNED)
    return "; ".join(reasons) or TAKEN_BACK


def asked_to_show(waiting: Waiting) -> Shown:
    """How the statement that somebody was asked to sign shows them; named, if it does not say."""
    lines = waiting.statement.decode("utf-8", "replace").splitlines()
    said = next((each for each in lines if each.startswith("Shown: ")), "").removeprefix("Shown: ")
    return Shown(said) if said in list(Shown) else Shown.NAMED


def show_statement(waiting: Waiting, who: Signatory | None) -> None:
    """How the person will be shown, and the nine lines that a yes makes them sign."""
    lines = waiting.statement.decode("utf-8", "replace").splitlines()
    signed = next((each for each in lines if each.startswith("Shown: ")), "")
    how = signed.removeprefix("Shown: ")
    asked = _SHOWN[Shown(how)] if how in list(Shown) else "shown in an unknown way"
    note(f"  they were asked to sign these nine lines, {asked}:")
    note(*(f"    {line}".rstrip() for line in lines))
    if who and how_shown(who) != asked:
        note(f"  the list has them {how_shown(who)}")


def how_shown(who: Signatory) -> str:
    """As what somebody on the list is published."""
    return "to be left out, without consent" if who.consent is False else _SHOWN[who.shown]
