"""Answers to the question in a receipt: "Is this what you signed? yes / no, it was not me".

A plain yes changes nothing. "No, it was not me" keeps the person out of everything that is made
from then on, until the coordinator has decided; so do any other words that are not plainly
friendly, for nobody but a person can say what they mean.
"""

from letterkit.actions.contested import Reply
from letterkit.actions.desk import Desk, is_from
from letterkit.actions.filing import Item
from letterkit.actions.mailings import nine_lines, private_of
from letterkit.actions.unasked import added_to_quoted
from letterkit.answers.answer import Answer, Said, entry_texts
from letterkit.answers.friendly import is_friendly, is_friendly_subject
from letterkit.answers.mail_answers import Plain, plain_answer
from letterkit.model import Level
from letterkit.model.kept import Held
from letterkit.register.plan import said_by
from letterkit.register.read_register import read_register
from letterkit.render.notices import receipt_subject

_SAYS_NO = "it says that they did not sign what the receipt says"
_SAYS_MORE = "it answers whether the receipt is right, and says more than yes"


def receipt_replies(
    desk: Desk, item: Item, answer: Answer, said: Said, *, thread_or_plain: bool
) -> list[Reply] | None:
    """What an answer to a receipt is to be kept for; None for an e-mail that is none.

    With `thread_or_plain`, one counts that answers the e-mail itself, or says no more than yes or
    no; else any from the address of somebody who was sent a receipt.
    """
    if not desk.receipts or said.codes or answer.carried:
        return None
    people = _about(desk, answer, said, thread_or_plain=thread_or_plain)
    if not people:
        return None
    register = read_register(desk.filing.register, desk.filing.register_name)
    held = {each.id: each for each in register.held}
    found = [_reply(desk, item, answer, said, held[each]) for each in people if each in held]
    if not found:
        return None  # they may be on the list still, and are heard as anybody there
    replies = [each for each in found if each is not None]
    if not replies:
        desk.filing.skip(item, "answers a receipt, and says that it is right or is friendly")
    return replies


def _about(desk: Desk, answer: Answer, said: Said, *, thread_or_plain: bool) -> list[str]:
    """The ids of the people whose receipt an answer may be about, in a fixed order."""
    thread = {desk.receipts[each] for each in answer.answered if each in desk.receipts}
    if thread and thread_or_plain:
        return sorted(thread)
    there = set(desk.receipts.values())
    theirs = sorted(
        person for person in there if person in desk.people and is_from(answer, desk.people[person])
    )
    if not thread_or_plain:
        return theirs
    if any(_may_answer_invitation(desk, answer, person) for person in theirs):
        return []
    plain = plain_answer(said.parted.own, _entry(desk, theirs[0], answer) if theirs else ())
    return theirs if plain in (Plain.YES, Plain.NO) else []


def _may_answer_invitation(desk: Desk, answer: Answer, person: str) -> bool:
    """Whether an e-mail of this person may be meant for an invitation that is still open."""
    if any(each in desk.message_ids for each in answer.answered):
        return True
    invited = any(person == other for other, _ in desk.asked.values())
    return invited and desk.people[person].level is Level.LISTED


def _entry(desk: Desk, person: str, answer: Answer) -> tuple[str, ...]:
    """The texts that a plain signature of theirs may repeat."""
    who = desk.people.get(person)
    return entry_texts(who) if who else (answer.display,)


def _reply(desk: Desk, item: Item, answer: Answer, said: Said, held: Held) -> Reply | None:
    """The reply to be decided about, or None where nothing is to be decided."""
    entry = _entry(desk, held.id, answer)
    own = said.parted.own
    plain = plain_answer(own, entry)
    strange = answer.sealed or answer.looks or answer.broken or answer.parts
    unusual = bool(strange) or added_to_quoted(desk, answer, said, [held.id])
    if plain is Plain.YES and not unusual:
        return None
    subjects = map(receipt_subject, desk.filing.letters.values())
    friendly = is_friendly(own, entry) and is_friendly_subject(answer.subject, subjects)
    if friendly and not unusual and not answer.automatic:
        return None
    why = _SAYS_NO if plain is Plain.NO else _SAYS_MORE
    values = said_by(held)
    name = str(private_of(held).get("name") or values["name"])
    origin = next(iter(desk.filing.letters.values())).origin
    nine = nine_lines(desk.filing.expected.register or origin, values, name)
    return Reply(item, answer, "", held.id, why=why, receipt=f"{nine}\n".encode())
