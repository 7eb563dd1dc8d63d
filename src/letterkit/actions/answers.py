"""What `letterkit add` does with answers to invitations.

An answer that plainly confirms is filed, and so is a signed statement that came in an e-mail. Every
other one that has a code which somebody was invited with, or that somebody who was invited wrote in
words of their own, is kept for the coordinator to decide on, with `letterkit review`. So is one
that confirms, if the same person takes it back (`actions/contested.py`).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from letterkit.actions.contested import Reply, set_against_each_other, waiting_id
from letterkit.actions.desk import Desk, about, desk_of, doubt
from letterkit.actions.filing import Filing, Item
from letterkit.actions.lists import decisions_about
from letterkit.actions.no_more_mails import add_to_stops
from letterkit.actions.receipt_answers import receipt_replies
from letterkit.actions.statements import (
    Proved,
    file_statement,
    proved_in,
    says_no_more,
    why_to_review,
)
from letterkit.actions.unasked import (
    answers_news,
    anybody,
    is_undelivered,
    unasked_replies,
    why_nothing,
)
from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.answers.answer import Answer, Said, Unread, holds, said_in
from letterkit.answers.answers import read_answers, read_dns_answers
from letterkit.answers.read_waiting import FRIENDLY, OF_RECEIPT, UNASKED
from letterkit.answers.retracting import is_absence, refuses, retracts
from letterkit.answers.waiting import Verdict, format_verdict
from letterkit.check.settling import reasons_out
from letterkit.errors import LetterkitError
from letterkit.evidence.backing import verify_sender
from letterkit.evidence.dkim import DnsAnswer, dkim_key_names, format_dns_answer, parse_dns_answer
from letterkit.evidence.signed_statement import verify_entry
from letterkit.evidence.statement import Statement, format_statement
from letterkit.model import Level, Signatory, Source
from letterkit.register.evidence import PENDING, evidence_name
from letterkit.text.signed_off import is_signature

Dns = Mapping[str, DnsAnswer]
MORE_THAN_SIGNED = "a signed statement in it verifies, and its own words say more"


def add_answers(filing: Filing, paths: Sequence[Path], now: datetime) -> None:
    """Judge every answer; the files are only read."""
    desk = desk_of(filing)
    replies: list[Reply] = []
    known_dns: dict[str, Dns] = {}
    for path in filing.host.progress(paths, "reading e-mails", len(paths)):
        name = path.as_posix()
        known_dns[name] = {}
        try:
            known_dns[name] = {each.name: each for each in _dns_answers(path)}
            for each in read_answers(path):
                if isinstance(each, Unread):
                    filing.leave_unread(name, each.place, each.error)
                elif add_to_stops(desk, filing, each):
                    filing.stop(filing.begin(name, each.place))
                elif not desk.asked and not each.carried and said_in(each).codes:
                    filing.leave_unread(name, each.place, _not_invited(filing))
                else:
                    replies += _replies(desk, filing.begin(name, each.place), each, now)
        except LetterkitError as error:
            filing.leave_unread(name, name, error)
    set_against_each_other(desk, replies, now)
    for reply in filing.host.progress(replies, "checking answers", len(replies)):
        act = partial(_act, desk, reply, known_dns[reply.item.file], now)
        filing.judge(reply.item, act)
    if desk.wanted:
        filing.host.note(
            "for level dkim, store these DNS answers (TXT) in FILE.dns beside the answers:"
        )
        filing.host.note(*(f"  {name}" for name in desk.wanted))


def _not_invited(filing: Filing) -> LetterkitError:
    return LetterkitError(
        f"{filing.register_name}: nobody was invited yet",
        hint="the code comes from elsewhere: put back a copy of that folder, with its `secret`",
    )


def _dns_answers(path: Path) -> Iterator[DnsAnswer]:
    for number, line in enumerate(read_dns_answers(path), 1):
        try:
            yield parse_dns_answer(line)
        except LetterkitError as error:
            raise LetterkitError(f"{path.as_posix()}.dns:{number}: {error}") from error


def _replies(desk: Desk, item: Item, answer: Answer, now: datetime) -> list[Reply]:
    """What an answer is about: nothing, one invitation or statement, or several."""
    said = said_in(answer)
    if by_program := _by_program(desk, answer, said):
        desk.filing.skip(item, by_program)
        return []
    asked_about = _to_receipt_or_news(desk, item, answer, said)
    if asked_about is not None:
        return asked_about
    codes = about(desk, answer, said)
    if answer.automatic and not codes:
        desk.filing.skip(item, "sent by a program")
        return []
    proved, wrong = proved_in(desk.filing, answer, now)
    if proved:
        return [_signed_reply(desk, item, answer, each) for each in proved]
    replies = [_reply(desk, item, answer, code, wrong) for code in codes]
    if not replies and wrong:
        desk.filing.judge(item, partial(_raise, wrong))
    elif not replies:
        return _without_code(desk, item, answer, said)
    elif not (_has_code(desk, said) or answer.carried):
        # Others may write from this address, and it is not known which of them did.
        replies += (
            unasked_replies(desk, item, answer, said, [each.person for each in replies]) or []
        )
    return replies


def _by_program(desk: Desk, answer: Answer, said: Said) -> str:
    """What kind of program wrote an e-mail, or nothing."""
    if answer.automatic and not refuses(answer):
        return "sent by a program"
    # A program writes more than a subject: such a one with no words below may be a person's.
    if is_absence(answer) and not said.codes and not is_signature(said.parted.own, ()):
        return "a note of absence"
    if is_undelivered(desk, answer):
        return "an e-mail was not delivered, it says; look at the address"
    return ""


def _to_receipt_or_news(desk: Desk, item: Item, answer: Answer, said: Said) -> list[Reply] | None:
    """What an answer to a receipt or to news is to be kept for; None for one that is neither."""
    to_receipt = receipt_replies(desk, item, answer, said, thread_or_plain=True)
    if to_receipt is not None:
        return to_receipt
    if answers_news(desk, answer) and not (_has_code(desk, said) or answer.carried):
        return unasked_replies(desk, item, answer, said, of_news=True)
    return None


def _has_code(desk: Desk, said: Said) -> bool:
    """Whether a code stands in it that may be meant, also where it is quoted."""
    return bool(said.codes) or any(each in desk.asked for each in (*said.mentioned, *said.quoted))


def _without_code(desk: Desk, item: Item, answer: Answer, said: Said) -> list[Reply]:
    """What an e-mail that answers no invitation is about: a receipt, or what the list says."""
    to_receipt = receipt_replies(desk, item, answer, said, thread_or_plain=False)
    if to_receipt is not None:
        judged = [each.person for each in to_receipt]
        more = unasked_replies(desk, item, answer, said, judged) if judged else None
        return [*to_receipt, *(more or [])]
    unasked = unasked_replies(desk, item, answer, said)
    if unasked is not None:
        return unasked
    desk.filing.skip(item, why_nothing(desk, answer, said))
    return []


def _raise(error: LetterkitError) -> None:
    raise error


def _reply(
    desk: Desk, item: Item, answer: Answer, code: str, wrong: LetterkitError | None
) -> Reply:
    """A reply with a code, which may be one that nobody was invited with."""
    if code not in desk.asked:
        return Reply(item, answer, code)
    person, statement = desk.asked[code]
    said = said_in(answer)
    why = doubt(desk, answer, said, code)
    if wrong:
        why = f"{why}; the signed statement in it: {wrong}".removeprefix("; ")
    if answer.automatic:
        why = "; ".join(filter(None, (why, "a program may have sent it, and it may say no")))
    return Reply(item, answer, code, person, statement, why)


def _signed_reply(desk: Desk, item: Item, answer: Answer, proved: Proved) -> Reply:
    """A reply with a signed statement that verifies."""
    person = desk.filing.id_of(proved.who)
    why = "" if says_no_more(desk, answer, proved) else MORE_THAN_SIGNED
    if not _is_filed(proved):
        differs = why_to_review(proved.signed.statement, proved.who, "")
        why = "; ".join(filter(None, (why, differs)))
    return Reply(item, answer, "", person, proved.signed.statement, why, proved)


def _is_filed(proved: Proved) -> bool:
    """Whether this statement backs their signature already."""
    digests = (evidence_name((text, proved.carried.signature)) for text in proved.signed.texts)
    return Path(proved.who.evidence).name.partition(".")[0] in digests


def _act(desk: Desk, reply: Reply, dns: Dns, now: datetime) -> None:
    """File an answer, keep it for review, or raise because it can be neither."""
    if reply.written and waiting_id(reply) in desk.kept:
        _keep_again(desk, reply)
    elif reply.written and reply.why:
        _keep(desk, reply, dns)
    elif reply.proved:
        carried = reply.proved.carried
        file_statement(desk.filing, reply.proved.signed, carried.signature, carried.suffix, now)
    else:
        file_answer(desk, reply.answer, reply.code, dns)


def file_answer(
    desk: Desk, answer: Answer, code: str, dns: Dns, verdict: Verdict | None = None
) -> None:
    """File an answer as what backs the signature of the person invited with this code.

    `verdict` is that of the coordinator, where the answer does not speak for itself.
    """
    if code not in desk.asked:
        raise _not_asked(desk, answer)
    person, statement = desk.asked[code]
    who = desk.people.get(person)
    if who is None:
        raise LetterkitError("the person invited with this code is no longer on the list")
    said = said_in(answer)
    if code not in (*said.mentioned, *said.quoted):
        raise LetterkitError(
            "no code in this answer, so nobody can verify what it confirms",
            hint="ask them to answer again, with the line that has their code",
        )
    _verify_asked(desk, person, statement, who)
    if answer.sender.casefold() != who.email.casefold():
        desk.say(f"{answer.place}: comes from another address than the one on the list")
    level, stored = _level(desk, answer, statement, who, dns)
    reviewed = [(".review", format_verdict(verdict))] if verdict else []
    parts = [(".txt", format_statement(statement)), *reviewed, *stored, (".eml", answer.data)]
    desk.filing.file(who, statement, level, parts)
    _note_left_out(desk, who)


def _note_left_out(desk: Desk, who: Signatory) -> None:
    """Note that a decision keeps somebody out, whatever they confirm."""
    filing = desk.filing
    reasons = reasons_out(decisions_about(filing.workspace, filing.slug), filing.listed)
    if any(filing.listed[index].source == who.source for index in reasons):
        desk.say(
            f"  a decision leaves out {who.name} ({filing.id_of(who)}), and goes on doing so: to"
            f" look at it: letterkit review {filing.slug}"
        )


def _not_asked(desk: Desk, answer: Answer) -> LetterkitError:
    """Why a code belongs to nobody: those who withdrew have none left."""
    withdrawn = withdrawn_from(desk.filing.workspace, desk.filing.slug)
    if answer.sender and withdrawn.matches(
        Signatory(answer.display, Source("", 0), email=answer.sender)
    ):
        return LetterkitError("the person with this address withdrew, and stays off the list")
    return LetterkitError("nobody was invited with this code")


def _verify_asked(desk: Desk, person: str, statement: Statement, who: Signatory) -> None:
    """Raise where what they were asked to sign is not what letter and list say."""
    slug, texts = desk.filing.slug, desk.filing.expected.texts.values()
    if statement.text not in texts:
        raise LetterkitError(
            f"{person} confirmed an earlier text of the letter",
            hint=f"ask again with `letterkit invite {slug} --changed`",
        )
    try:
        verify_entry(statement, who, desk.filing.expected)
    except LetterkitError as error:
        raise LetterkitError(
            f"{person} confirmed another entry than the list has: {error}",
            hint=f"put the list back as it was, or ask again with `letterkit invite {slug}`",
        ) from error


def _keep_again(desk: Desk, reply: Reply) -> None:
    """An answer that waits goes on waiting; one that was decided stays decided."""
    digest = waiting_id(reply)
    if desk.kept[digest]:
        desk.filing.unchanged += 1
    elif digest not in desk.reopened:
        desk.filing.waiting += 1
        desk.filing.host.note(f"{reply.answer.place}: to review: {reply.why or 'it waits already'}")


def _keep(desk: Desk, reply: Reply, dns: Dns) -> None:
    """Keep an answer for review."""
    if not reply.written:
        return
    answer = reply.answer
    who = desk.people.get(reply.person)
    name = _dns_name(desk, answer, dns)
    if name and who:
        verify_sender(answer, dns[name], who)  # what was changed on its way says nothing
    desk.filing.host.note(f"{answer.place}: to review: {reply.why}")
    if reply.friendly:
        desk.filing.host.note("  its words are friendly: a confirmation of theirs stands beside it")
    elif reply.of_receipt or retracts(answer):
        _note_person(desk, reply)
    filing = desk.filing
    filing.waiting += 1
    digest = waiting_id(reply)
    desk.kept[digest] = False
    folder = filing.register / PENDING / reply.person
    filing.files[folder / f"{digest}.txt"] = reply.written
    if name:
        filing.files[folder / f"{digest}.dns"] = format_dns_answer(dns[name])
    if reply.friendly:
        filing.files[folder / f"{digest}{FRIENDLY}"] = b""
    if reply.of_receipt:
        filing.files[folder / f"{digest}{OF_RECEIPT}"] = b""
    if reply.unasked:
        filing.files[folder / f"{digest}{UNASKED}"] = b""
    # The e-mail comes last: what has none is not read.
    filing.files[folder / f"{digest}.eml"] = answer.data


def _note_person(desk: Desk, reply: Reply) -> None:
    """Note who an answer keeps out, and how they are taken off; it may not be from them."""
    slug, person = desk.filing.slug, reply.person
    who = anybody(desk, person)
    name = f"{who.name} ({person})" if who else person
    desk.filing.host.note(
        f"  it may be from {name}: they are in nothing that you build until you decide:"
        f" letterkit review {slug}",
        f"  if they want to be off the letter: letterkit withdraw {slug} --id {person}",
    )


def _dns_name(desk: Desk, answer: Answer, dns: Dns) -> str:
    """The name of the DNS answer for an e-mail's DKIM signature, where it is there."""
    # A code is good without the library, where no DNS answer asks for it.
    names = dkim_key_names(answer.data) if dns or find_spec("dkim") else ()
    name = next((each for each in names if each in dns), "")
    if not name:
        desk.wanted |= dict.fromkeys(names)
    return name


def _level(
    desk: Desk,
    answer: Answer,
    statement: Statement,
    who: Signatory,
    dns: Dns,
) -> tuple[Level, list[tuple[str, bytes]]]:
    """`dkim` with the DNS answer that shows it, else `code`; a bad DKIM signature is refused.

    DKIM counts for what the e-mail says, so the whole statement must stand in it.
    """
    name = _dns_name(desk, answer, dns)
    if not name:
        return Level.CODE, []
    verify_sender(answer, dns[name], who)
    if not holds(answer.text, format_statement(statement).decode()):
        desk.say(f"{answer.place}: level code, for the nine lines of the statement are not in it")
        return Level.CODE, []
    return Level.DKIM, [(".dns", format_dns_answer(dns[name]))]
