"""Whether stored evidence backs an entry of a register at the level that the entry claims."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from letterkit.answers.answer import Answer, entry_texts, holds, said_in
from letterkit.answers.waiting import parse_verdict
from letterkit.errors import LetterkitError
from letterkit.evidence.dkim import DnsAnswer, parse_dns_answer, verify_dkim
from letterkit.evidence.signed_pdf import verify_pdf_key, verify_signed_pdf
from letterkit.evidence.signed_statement import (
    Expected,
    find_signatory,
    parse_signature,
    verify_entry,
    verify_signed,
)
from letterkit.evidence.statement import Statement, parse_statement, verify_confirmation_code
from letterkit.evidence.stored import Stored
from letterkit.model import Level, Shown, Signatory, Source
from letterkit.model.known_keys import KnownKey
from letterkit.text.line import with_lf
from letterkit.tlog.opened import Opened


@dataclass(frozen=True, slots=True)
class Grounds:
    """What evidence is verified with."""

    register: str
    known: Sequence[KnownKey]
    secret: bytes = field(repr=False)
    now: datetime


def is_backed(opened: Opened, stored: Sequence[Stored], on: Grounds) -> bool:
    """Whether any of what is stored backs the entry: an older text keeps its evidence."""
    for each in stored:
        try:
            verify_backing(opened, each, on)
        except LetterkitError:
            continue
        return True
    return False


def verify_backing(opened: Opened, stored: Stored, on: Grounds) -> Statement:
    """The statement that backs this entry at its level."""
    entry = opened.entry
    statement = parse_statement(with_lf(stored.statement))
    who = _signatory(opened)
    if who.shown is Shown.UNNAMED:  # the register does not fix what is then not shown
        who = replace(who, role=statement.role, affiliation=statement.affiliation)
    match entry["level"]:
        case Level.KEY:
            signature = parse_signature(stored.signature)
            bound = verify_signed(signature, stored.statement, statement, on.known, on.now)
            find_signatory(bound, statement, (who,))
        case Level.CODE | Level.DKIM as level if stored.answer:
            _verify_answer(_confirmed(stored.answer, stored.review, who), statement, on.secret)
            if level == Level.DKIM:
                verify_sender(stored.answer, parse_dns_answer(stored.dns), who)
                if not holds(stored.answer.text, stored.statement.decode()):
                    raise LetterkitError("the statement does not stand in the e-mail")
        case Level.PDF if stored.carried == entry["text"]:
            bound = verify_pdf_key(verify_signed_pdf(stored.pdf, on.now), on.known)
            find_signatory(bound, statement, (who,))
        case _:
            raise LetterkitError("nothing that backs this level")
    return verify_entry(statement, who, Expected(on.register, {"": str(entry["text"])}))


def _signatory(opened: Opened) -> Signatory:
    entry = opened.entry
    return Signatory(
        id=opened.id,
        name=opened.private.get("name", str(entry["name"])),
        source=Source("", 0),
        role=str(entry["role"]),
        affiliation=str(entry["affiliation"]),
        shown=Shown(str(entry["shown"])),
        email=opened.private["email"],
    )


def _confirmed(answer: Answer, review: bytes, who: Signatory) -> tuple[str, ...]:
    """The codes that an answer confirms by itself or, where it was reviewed, by that verdict."""
    said = said_in(answer)
    if review:
        return (*said.mentioned, *said.quoted) if parse_verdict(review).confirms else ()
    return said.codes if said.confirms(entry_texts(who)) else ()


def _verify_answer(codes: Sequence[str], statement: Statement, secret: bytes) -> None:
    refused = LetterkitError("no answer says the code of this statement")
    for code in codes if secret else ():
        try:
            verify_confirmation_code(secret, statement, code)
        except LetterkitError as error:
            refused = error
        else:
            return
    raise refused


def verify_sender(answer: Answer, dns: DnsAnswer, who: Signatory) -> None:
    """Raise unless the domain of the person's address signed the e-mail."""
    if answer.received is None:
        raise LetterkitError("the e-mail does not say when it was received")
    evidence = verify_dkim(answer.data, dns, answer.received)
    if evidence.address.casefold() != who.email.casefold():
        raise LetterkitError("the e-mail comes from another address than the one on the list")
