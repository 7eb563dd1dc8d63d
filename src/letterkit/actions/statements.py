"""Signed statements: what is signed, how they are verified, filed, or kept for review.

A statement that a person must decide about waits beside the answers, as an e-mail that letterkit
makes, so that `letterkit review` shows it in the same way: the words around the statement are its
text, and statement and signature are attached.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import Path
from typing import TypeVar

from letterkit.actions.desk import Desk, added_below, around, has_words, invited_with
from letterkit.actions.filing import Filing
from letterkit.actions.host import Host
from letterkit.actions.register import expected_of
from letterkit.answers.answer import Answer, Carried, entry_texts, not_in, said_in
from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.evidence.evidence_files import SignedFile
from letterkit.evidence.known_keys import read_known_keys
from letterkit.evidence.openpgp import OpenPgpSignature
from letterkit.evidence.signed_statement import (
    Signed,
    check_encoding,
    check_known_keys,
    find_signatory,
    parse_signature,
    parse_signed,
    verify_entry,
    verify_given,
)
from letterkit.evidence.statement import Statement, format_statement
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs
from letterkit.letters.letter import read_letter
from letterkit.lists.values import tidy, word
from letterkit.model import Level, Shown, Signatory
from letterkit.model.known_keys import KnownKeys, Person
from letterkit.register.evidence import PENDING, evidence_name
from letterkit.text.signed_off import is_signature

Value = TypeVar("Value")
SHOWN_DIFFERS = "it says to be shown in another way than the list"
WORDS_AROUND = "it has words of its own around the statement that is signed"


@dataclass(frozen=True, slots=True)
class StatementParts:
    """What a statement is to say, as it was typed; an empty `lang` or `day` is the first, today."""

    name: str
    role: str = ""
    affiliation: str = ""
    shown: str = "named"
    lang: str = ""
    day: str = ""


def statement_to_sign(folder: Path, letter: str, parts: StatementParts, host: Host) -> bytes:
    """The lines that somebody signs with a key of their own; errors name the option."""
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    expected = expected_of(read_letter(workspace, slug))
    if parts.lang and parts.lang not in expected.texts:
        raise LetterkitError(
            f"{slug}: not written in {parts.lang}",
            hint=f"it is there in {', '.join(expected.texts)}",
        )
    if not parts.name.strip():
        raise LetterkitError("--name: nobody is named", hint="write the name as the list has it")
    made = Statement(
        register=expected.register,
        text=expected.texts[parts.lang or next(iter(expected.texts))],
        name=_value("--name", lambda: tidy("name", parts.name)),
        role=_value("--role", lambda: tidy("role", parts.role)),
        affiliation=_value("--affiliation", lambda: tidy("affiliation", parts.affiliation)),
        shown=_value("--shown", lambda: word(Shown, parts.shown)),
        date=_value("--date", lambda: _day(parts.day)) if parts.day else host.today,
    )
    return _value("--name", lambda: format_statement(made))


def _day(text: str) -> date:
    """ISO 8601 alone, because the nine lines have no other form."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise LetterkitError(
            f"not a date: {text[:40]}", hint="write year-month-day, as in 2026-11-22"
        ) from error


def _value(option: str, made: Callable[[], Value]) -> Value:
    try:
        return made()
    except LetterkitError as error:
        raise LetterkitError(f"{option}: {error}", hint=error.hint) from error


def known_keys_of(filing: Filing) -> KnownKeys:
    """The keys that the coordinator knows, which are read once."""
    if filing.known is None:
        people = [(each.id, each.email) for each in filing.listed]
        filing.known = usable_keys(filing.workspace, filing.slug, people, filing.host, listed=True)
    return filing.known


def usable_keys(
    workspace: Workspace, slug: str, people: Iterable[Person], host: Host, *, listed: bool
) -> KnownKeys:
    """The keys that the coordinator knows; warns of every line that cannot be used.

    `people` are those whose keys they may be; with `listed` that is everybody on the list.
    """
    known = check_known_keys(read_known_keys(workspace, slug), tuple(people))
    for line in known.unusable:
        host.warn(line.error)
    for place in known.strangers if listed else ():
        host.note(
            f"{place}: nobody on the list has this address or id, so this key counts for nobody"
        )
    return known


def parsed(given: SignedFile) -> Signed:
    """A statement and its signature as they were read; errors name the file that is wrong."""
    return taken_apart(partial(_parsed, given), given.name, len(given.signature))


def _parsed(given: SignedFile) -> Signed:
    place = given.statement_name
    try:
        check_encoding(given.statement)
        place = given.name
        signature = parse_signature(given.signature)
        clear = isinstance(signature, OpenPgpSignature) and signature.clear is not None
        place = given.name if clear else given.statement_name
        return parse_signed(given.statement, given.signature)
    except LetterkitError as error:
        raise LetterkitError(f"{place}: {error}", hint=error.hint) from error


def add_statement(filing: Filing, file: SignedFile, signed: Signed, now: datetime) -> None:
    """File a statement if its signature and what it says hold."""

    def verify() -> None:
        _take(filing, file, signed, now)

    filing.judge(filing.begin(file.name, file.name), verify)


def _take(filing: Filing, file: SignedFile, signed: Signed, now: datetime) -> None:
    """File a statement, or keep it for review where it says something else than the list."""
    principals, text = verify_given(signed, known_keys_of(filing), now)
    who = find_signatory(principals, signed.statement, filing.listed)
    why = why_to_review(signed.statement, who, file.around)
    filed = evidence_name((text, file.signature))
    if not why or Path(who.evidence).name.partition(".")[0] == filed:
        file_statement(filing, signed, file.signature, file.suffix, now)
        return
    verify_entry(signed.statement, replace(who, shown=signed.statement.shown), filing.expected)
    keep_statement(filing, file, signed, who, why)


def file_statement(
    filing: Filing, signed: Signed, signature: bytes, suffix: str, now: datetime
) -> None:
    """File a statement as what backs the signature of its maker; raises if it does not."""
    principals, text = verify_given(signed, known_keys_of(filing), now)
    who = find_signatory(principals, signed.statement, filing.listed)
    verify_entry(signed.statement, who, filing.expected)
    parts = [(".txt", text), (f".txt{suffix}", signature)]
    filing.file(who, signed.statement, Level.KEY, parts)


def why_to_review(statement: Statement, who: Signatory, around: str) -> str:
    """Why a signed statement that verifies is not taken as it is, or nothing."""
    reasons = []
    if statement.shown is not who.shown:
        reasons.append(SHOWN_DIFFERS)
    if around.strip():
        reasons.append(WORDS_AROUND)
    return "; ".join(reasons)


def keep_statement(
    filing: Filing, file: SignedFile, signed: Signed, who: Signatory, why: str
) -> None:
    """Keep a signed statement for review; what was decided stays decided."""
    statement = format_statement(signed.statement)
    person = filing.id_of(who)
    mail = _as_mail(file, who.email or f"{person}@files.invalid")
    digest = hashlib.sha256(statement + mail).hexdigest()[:16]
    folder = filing.register / PENDING / person
    if (folder / f"{digest}.review").exists():
        filing.unchanged += 1
        return
    filing.waiting += 1
    filing.host.note(f"{file.name}: to review: {why}")
    filing.files[folder / f"{digest}.txt"] = statement
    # The e-mail comes last: what has none is not read.
    filing.files[folder / f"{digest}.eml"] = mail


def _as_mail(file: SignedFile, sender: str) -> bytes:
    """An e-mail with the statement, the same each time."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender.encode("ascii", "replace").decode()
    message["Subject"] = "A signed statement"
    message.set_content(file.around, charset="utf-8")
    if file.statement:
        message.add_attachment(
            file.statement, maintype="application", subtype="octet-stream", filename="statement.txt"
        )
    message.add_attachment(
        file.signature,
        maintype="application",
        subtype="pgp-signature" if _is_openpgp(file) else "octet-stream",
        filename=f"statement.txt{file.suffix}",
    )
    message.set_boundary("=-letterkit")
    return message.as_bytes()


def _is_openpgp(file: SignedFile) -> bool:
    """Whether a signature is one packet of OpenPGP, which says nowhere what it is."""
    return file.signature[:1] >= b"\x80"


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
