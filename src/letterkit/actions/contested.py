"""Confirmations that the same person takes back, in the same import or in another.

Nothing here decides. A confirmation that an e-mail of theirs may take back does not count until the
coordinator has decided about both. An e-mail takes nothing back that was sent
after it, and a friendly one takes nothing back (`answers/friendly.py`). Any other words of theirs
may: nobody but a person can say what they mean.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from letterkit.actions.desk import Desk, added_below, around
from letterkit.actions.filing import Item
from letterkit.actions.statements import Proved
from letterkit.answers.answer import Answer, entry_texts, said_in
from letterkit.answers.friendly import is_friendly, is_friendly_subject
from letterkit.answers.mail_times import Window, is_earlier, window
from letterkit.answers.read_waiting import read_waiting
from letterkit.answers.retracting import retracts
from letterkit.evidence.evidence_files import read_filed_answer
from letterkit.evidence.statement import Statement, format_statement
from letterkit.model import Level, Signatory
from letterkit.register.evidence import EVIDENCE, PENDING
from letterkit.render.invitation import subject_of

TAKEN_BACK = "it confirms, and another e-mail of theirs may take it back"


@dataclass
class Reply:
    """An answer that is about one invitation or statement: `why` it does not plainly confirm.

    `statement` is None where nobody was invited with the code; `proved` is the signed statement.
    `friendly` is one that takes nothing back, by all that it says. `of_receipt` is one to the
    question whether a receipt is right, and `receipt` is then what that says, in nine lines.
    One that is `unasked` answers no question, and `receipt` is then what the list says.
    """

    item: Item
    answer: Answer
    code: str
    person: str = ""
    statement: Statement | None = None
    why: str = ""
    proved: Proved | None = None
    friendly: bool = False
    receipt: bytes = b""
    unasked: bool = False

    @property
    def of_receipt(self) -> bool:
        """Whether it is about what the list has of them: a receipt, or unasked."""
        return bool(self.receipt)

    @property
    def written(self) -> bytes:
        """The nine lines that it is about; none where nobody was invited with its code."""
        return format_statement(self.statement) if self.statement else self.receipt


def waiting_id(reply: Reply) -> str:
    """What an answer is called while it waits."""
    return id_of_waiting(reply.written, reply.answer)


def id_of_waiting(statement: bytes, answer: Answer) -> str:
    """What an answer to the invitation with this statement is called while it waits."""
    return hashlib.sha256(statement + answer.data).hexdigest()[:16]


def set_against_each_other(desk: Desk, replies: Sequence[Reply], now: datetime) -> None:
    """Let what confirms wait where the same person takes it back, and call back what was filed."""
    against: dict[str, list[Answer]] = {}
    for waiting in read_waiting(desk.filing.register, desk.filing.register_name):
        decided = waiting.verdict is not None
        confirms = waiting.verdict is not None and waiting.verdict.confirms
        holds = retracts(waiting.answer) if decided else not is_plain_yes(waiting.answer)
        if not confirms and holds and (decided or not waiting.friendly):
            against.setdefault(waiting.person, []).append(waiting.answer)
    for reply in replies:
        reply.friendly = _is_friendly(desk, reply)
        if reply.why and not reply.friendly and not is_plain_yes(reply.answer):
            against.setdefault(reply.person, []).append(reply.answer)
            if waiting_id(reply) not in desk.kept:
                _call_back(desk, reply, times_of(desk, reply.person, now))
    for reply in replies:
        others = [each for each in against.get(reply.person, []) if each != reply.answer]
        times = times_of(desk, reply.person, now)
        late = [each for each in others if not is_earlier(each, reply.answer, times)]
        if reply.statement and not reply.why and late:
            reply.why = TAKEN_BACK


def is_plain_yes(answer: Answer) -> bool:
    """Whether an answer has no words but a confirmation, so that it takes nothing back.

    Why it waits is then where it came from, or that another one takes it back.
    """
    said = said_in(answer)
    plain = bool(said.codes) and not said.rest.strip() and not answer.looks
    return plain and not retracts(answer)


def _is_friendly(desk: Desk, reply: Reply) -> bool:
    """Whether an answer is friendly by all of its words, its subject, its heads and its parts."""
    answer, code = reply.answer, reply.code
    unusual = (answer.row, answer.sealed, answer.looks, answer.carried, answer.automatic)
    if not reply.why or reply.proved or code not in desk.asked or any(unusual):
        return False
    said = said_in(answer)
    if added_below(desk, said, code) or around(desk, replace(answer, subject=""), code):
        return False
    who = desk.people.get(reply.person)
    entry = entry_texts(who) if who else ()
    invited = map(subject_of, desk.filing.letters.values())
    return is_friendly(said.parted.own, entry) and is_friendly_subject(answer.subject, invited)


def times_of(desk: Desk, person: str, now: datetime) -> Window:
    """When an answer of this person can have been sent: since they were first invited."""
    return window(desk.first_invited.get(person), now)


def _call_back(desk: Desk, reply: Reply, times: Window) -> None:
    """Let a confirmation that was filed before wait again, if this answer may take it back."""
    who = desk.people.get(reply.person)
    if who is None or who.level is Level.LISTED:
        return
    folder = desk.filing.register / EVIDENCE / reply.person
    filed = read_filed_answer(folder, Path(who.evidence).stem, desk.filing.register_name)
    if filed is None or who.level not in (Level.CODE, Level.DKIM):
        desk.filing.host.note(
            f"{reply.answer.place}: the list has a signature of theirs, of level {who.level},"
            " which stands until you decide"
        )
        return
    if not is_earlier(reply.answer, filed.answer, times):
        _reopen(desk, who, filed.statement, filed.answer, filed.dns)


def _reopen(desk: Desk, who: Signatory, statement: bytes, answer: Answer, dns: bytes) -> None:
    filing = desk.filing
    digest = id_of_waiting(statement, answer)
    if digest in desk.reopened:
        return
    folder = filing.register / PENDING / who.id
    filing.files[folder / f"{digest}.txt"] = statement
    if dns:
        filing.files[folder / f"{digest}.dns"] = dns
    filing.files[folder / f"{digest}.eml"] = answer.data
    filing.deleted.append(folder / f"{digest}.review")
    filing.take_back(who)
    filing.waiting += 1
    desk.kept[digest] = False
    desk.reopened.add(digest)
    filing.host.note(
        f"{filing.target.name}: the confirmation of {who.id} waits again: {TAKEN_BACK}"
    )
