"""E-mails of people on the list that answer no question: "Please take my name off the letter".

They may answer news, or nothing at all. No program decides what their words mean, so they wait for
the coordinator, and until then the person is in nothing that is made. Plainly friendly words, a
plain yes, a note of absence and an e-mail without words of its own change nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from letterkit.actions.contested import Reply
from letterkit.actions.desk import Desk, has_words, is_from, is_named
from letterkit.actions.filing import Item
from letterkit.actions.mailings import nine_lines
from letterkit.answers.answer import Answer, Said, entry_texts, not_in
from letterkit.answers.friendly import is_friendly, is_friendly_subject
from letterkit.answers.mail_answers import Plain, plain_answer
from letterkit.answers.retracting import refuses, retracts
from letterkit.answers.subjects import subject_says_more
from letterkit.check.addresses import canonical_address
from letterkit.errors import LetterkitError
from letterkit.model import Signatory
from letterkit.register.read_outbox import read_texts
from letterkit.render.invitation import subject_of
from letterkit.render.notices import news_subject, receipt_subject
from letterkit.text.quoting import folded, without_introduction
from letterkit.text.signed_off import is_signature

_TAKES_BACK = "nothing asked for it, and it may ask to take a name off"
_SAYS_MORE = "nothing asked for it, and its words are for you to read"


def why_unasked(answer: Answer) -> str:
    """Why an e-mail that answers no question waits."""
    return _TAKES_BACK if retracts(answer) else _SAYS_MORE


def anybody(desk: Desk, person: str) -> Signatory | None:
    """The person with this id, on whichever list of the letter."""
    others = (each for each in desk.beside if each.id == person)
    return desk.people.get(person) or next(others, None)


def unasked_replies(
    desk: Desk,
    item: Item,
    answer: Answer,
    said: Said,
    judged: Collection[str] = (),
    *,
    of_news: bool = False,
) -> list[Reply] | None:
    """What is to be decided about an e-mail that answers no question; None if nobody sent it.

    Nobody who was invited is meant: what such a person writes is about their invitation, unless it
    answers news. Nor are the people of `judged`, of which something else has been made already.
    """
    invited = {person for person, _ in desk.asked.values()}
    others = set(judged) if of_news else invited | set(judged)
    there = [each for each in _writers(desk, answer) if each.id not in others]
    if not there:
        return None
    entry = tuple(text for each in there for text in entry_texts(each))
    nothing = _why_nothing_waits(desk, answer, said, [each.id for each in there], entry)
    if nothing:
        if not judged:
            desk.filing.skip(item, nothing)
        return []
    found = [_reply(desk, item, answer, each) for each in there if _can_be_filed(each.id)]
    for each in there:
        if not _can_be_filed(each.id):
            _complain(desk, item, each)
    return found


def added_to_quoted(desk: Desk, answer: Answer, said: Said, people: Iterable[str]) -> bool:
    """Whether words that may be the person's own stand in what they quote.

    What was sent to them is known. In another quotation, words that may take a name off count.
    """
    quoted = without_introduction(said.parted.quoted)
    if not any(each.isalnum() for each in quoted):
        return False
    known = read_texts(desk.filing.register, people)
    if any(not not_in(quoted, text) for text in known):
        return False
    return retracts(Answer(answer.place, b"", quoted)) or (bool(known) and _is_ours(desk, answer))


def subjects(desk: Desk) -> list[str]:
    """The subjects of the e-mails that letterkit writes about a letter."""
    letters = list(desk.filing.letters.values())
    made = [
        subject(each) for subject in (subject_of, receipt_subject, news_subject) for each in letters
    ]
    return [*made, *(each.title for each in letters)]


def news_thread(desk: Desk, answer: Answer) -> set[str]:
    """The ids of the people whose news an e-mail answers, as its heads say."""
    return {desk.news[each] for each in answer.answered if each in desk.news}


def answers_news(desk: Desk, answer: Answer) -> bool:
    """Whether an e-mail answers the news of the letter, by its heads or its subject."""
    if news_thread(desk, answer):
        return True
    news = map(news_subject, desk.filing.letters.values())
    return bool(answer.subject.strip()) and not subject_says_more(answer.subject, news)


def is_undelivered(desk: Desk, answer: Answer) -> bool:
    """Whether a mail server wrote it, and nobody on the list."""
    server = answer.sender.partition("@")[0].casefold() in ("mailer-daemon", "postmaster")
    return server and canonical_address(answer.sender) not in desk.by_address


def why_nothing(desk: Desk, answer: Answer, said: Said) -> str:
    """Why an answer is about no invitation."""
    if answer.sealed:
        return f"confirms nothing: {answer.sealed}, and nobody was invited at its address"
    if not has_words(said.parted.own):
        return "confirms nothing: it has no words but those that it quotes"
    if any(code in desk.asked for code in (*said.mentioned, *said.quoted)):
        return "confirms nothing: it is the invitation, without an answer"
    if any(is_from(answer, who) for who in desk.people.values()):
        return "confirms nothing: it has no code, and no answer to an invitation"
    return "confirms nothing: it has no code, and nobody was invited at its address"


def _is_ours(desk: Desk, answer: Answer) -> bool:
    """Whether an e-mail answers one of ours, by its heads or its subject."""
    if news_thread(desk, answer):
        return True
    return bool(answer.subject) and not subject_says_more(answer.subject, subjects(desk))


def _writers(desk: Desk, answer: Answer) -> list[Signatory]:
    """Everybody on the letter's lists who may have written it, in their order.

    They have its address, or were sent the news that it answers. Where it may take a name off,
    those too that it names: people write from another address than the one on the list.
    """
    address = canonical_address(answer.sender)
    theirs = desk.by_address.get(address, ()) if address else ()
    thread = news_thread(desk, answer)
    if not thread and not refuses(answer):
        return list(theirs)
    found = []
    for each in (*desk.people.values(), *desk.beside):
        meant = each in theirs or each.id in thread
        if meant or (refuses(answer) and is_named(answer, each)):
            found.append(each)
    return found


def _why_nothing_waits(
    desk: Desk, answer: Answer, said: Said, people: Sequence[str], entry: Sequence[str]
) -> str:
    """Why nothing is to be decided about an e-mail, or nothing."""
    own = said.parted.own
    ours = {canonical_address(each.sender_email) for each in desk.filing.letters.values()} - {""}
    if canonical_address(answer.sender) in ours and not refuses(answer):
        return "comes from the address that people answer to"
    unusual = answer.sealed or answer.looks or answer.broken or answer.parts or answer.carried
    if unusual or added_to_quoted(desk, answer, said, people):
        return ""
    known = subjects(desk)
    if is_signature(own, entry):
        silent = not subject_says_more(answer.subject, known) or not folded(answer.subject).strip()
        return "confirms nothing: it has no words but those that it quotes" if silent else ""
    if not is_friendly_subject(answer.subject, known) and retracts(
        Answer(answer.place, b"", "", subject=answer.subject)
    ):
        return ""
    if plain_answer(own, entry) is Plain.YES:
        return "says yes, and nothing asked for it: nothing changes"
    return (
        "is friendly, and answers no question: nothing changes" if is_friendly(own, entry) else ""
    )


def _reply(desk: Desk, item: Item, answer: Answer, who: Signatory) -> Reply:
    filing = desk.filing
    values = {
        "text": who.text or next(iter(filing.expected.texts.values())),
        "role": who.role,
        "affiliation": who.affiliation,
        "shown": who.shown.value,
        "signed": who.signed.isoformat() if who.signed else "",
    }
    nine = nine_lines(filing.expected.register, values, who.name)
    why = why_unasked(answer)
    return Reply(item, answer, "", who.id, why=why, receipt=f"{nine}\n".encode(), unasked=True)


def _can_be_filed(person: str) -> bool:
    """Whether a folder can be called so."""
    return person not in ("", ".", "..") and Path(person).name == person


def _complain(desk: Desk, item: Item, who: Signatory) -> None:
    """Say that an e-mail cannot be kept, for nothing names the entry that it is about."""
    filing = desk.filing

    def refuse() -> None:
        raise LetterkitError(
            f"comes from the address of {who.source}, who has no id that a file can be called by,"
            " so it cannot wait",
            hint="read it; give them an id in the list and add it again, or take them off:"
            f" letterkit withdraw {filing.slug} NAME",
        )

    filing.judge(item, refuse)
