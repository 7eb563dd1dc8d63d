"""Signed statements that came within an e-mail: attached with their signatures, or clearsigned."""

from dataclasses import dataclass, replace
from datetime import datetime

from letterkit.cli.desk import Desk, added_below, around, has_words, invited_with
from letterkit.cli.filing import Filing
from letterkit.cli.signed_statements import known_keys_of
from letterkit.errors import LetterkitError
from letterkit.model import Signatory
from letterkit.model.answer import Answer, Carried, entry_texts, not_in, said_in
from letterkit.model.signed_off import is_signature
from letterkit.prove.evidence import (
    Signed,
    check_encoding,
    find_signatory,
    parse_signed,
    verify_entry,
    verify_given,
)
from letterkit.prove.statement import format_statement


@dataclass(frozen=True, slots=True)
class Proved:
    """A statement whose signature verifies, and who on the list made it."""

    carried: Carried
    signed: Signed
    who: Signatory


def proved_in(
    filing: Filing, answer: Answer, now: datetime
) -> tuple[list[Proved], LetterkitError | None]:
    """The signed statements in an e-mail that verify, one for each person; or why none does."""
    found: dict[int, Proved] = {}
    wrong = None
    for carried in answer.carried:
        try:
            check_encoding(carried.statement)
            signed = parse_signed(carried.statement, carried.signature)
            principals, _ = verify_given(signed, known_keys_of(filing), now)
            who = find_signatory(principals, signed.statement, filing.listed)
            # How they are shown is for the coordinator to decide, where the list says another.
            theirs = replace(who, shown=signed.statement.shown)
            verify_entry(signed.statement, theirs, filing.expected)
        except LetterkitError as error:
            wrong = error
        else:
            found.setdefault(who.source.line, Proved(carried, signed, who))
    return list(found.values()), None if found else wrong


def says_no_more(desk: Desk, answer: Answer, proved: Proved) -> bool:
    """Whether the e-mail around a signed statement says nothing but that, or confirms too."""
    said = said_in(answer)
    entry = entry_texts(proved.who)
    # What is signed stands in the e-mail twice, as the statement and its signature.
    signed = [data for each in answer.carried for data in (each.statement, each.signature)]
    theirs = [code for code, (person, _) in desk.asked.items() if person == proved.who.id]
    if any(around(desk, answer, code, signed) for code in theirs[:1]):
        return False
    if any(added_below(desk, said, code) for code in theirs[-1:]):
        return False
    if said.confirms(entry) and set(said.codes) <= set(theirs):
        return True
    known = [format_statement(proved.signed.statement).decode()]
    known += [invited_with(desk, code) for code in theirs]
    own = said.parted.own
    for each in answer.carried:
        armour = each.signature.decode("utf-8", "replace").replace("\r\n", "\n").strip()
        own = own.replace(armour, "")
    for text in known:
        rest = "\n".join(not_in(own, text))
        # A sign has no letters to compare by.
        if is_signature(rest, entry) and (has_words(own) or is_signature(own, entry)):
            return True
    return False
