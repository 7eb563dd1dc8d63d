"""What `letterkit add` does with answers to invitations.

An answer that plainly confirms is filed. Every other one that has a code which somebody was invited
with, or that somebody who was invited wrote in words of their own, is kept for the coordinator to
decide on, with `letterkit review`.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from letterkit.check.addresses import canonical_address
from letterkit.cli.filing import Filing
from letterkit.cli.invited import invited_by_id
from letterkit.cli.output import note
from letterkit.errors import LetterkitError
from letterkit.model import Level, Signatory
from letterkit.model.answer import (
    Answer,
    Said,
    entry_texts,
    holds,
    is_only_invitation,
    not_in,
    said_in,
)
from letterkit.model.quoting import without_introduction
from letterkit.model.signed_off import GLAD_SIGNS, is_signature
from letterkit.model.waiting import Verdict, format_verdict
from letterkit.prove.backing import verify_sender
from letterkit.prove.dkim import (
    DnsAnswer,
    dkim_key_names,
    format_dns_answer,
    parse_dns_answer,
)
from letterkit.prove.evidence import verify_entry
from letterkit.prove.statement import Statement, confirmation_code, format_statement
from letterkit.publish.evidence import PENDING
from letterkit.read.answers import read_answers, read_dns_answers
from letterkit.read.invitations import read_secret
from letterkit.read.waiting import read_waiting
from letterkit.render.invitation import form_of

Dns = Mapping[str, DnsAnswer]


@dataclass(slots=True)
class Desk:
    """Where answers are judged.

    `asked` are the invitations by their codes, `kept` the ids of answers that were kept for review
    with whether they are decided, `wanted` the DNS answers missing.
    """

    filing: Filing
    asked: Mapping[str, tuple[str, Statement]]
    people: Mapping[str, Signatory]
    kept: dict[str, bool]
    wanted: dict[str, None] = field(default_factory=dict)


def desk_of(filing: Filing) -> Desk:
    """Raises LetterkitError where nobody was invited yet."""
    name = filing.register_name
    secret = read_secret(filing.register, name)
    if not secret:
        raise LetterkitError(
            f"{name}: nobody was invited yet", hint="begin with `letterkit invite LETTER`"
        )
    asked = {
        confirmation_code(secret, each): (person, each)
        for person, statements in invited_by_id(filing).items()
        for each in statements
    }
    kept = {each.id: each.verdict is not None for each in read_waiting(filing.register, name)}
    return Desk(filing, asked, {who.id: who for who in filing.listed if who.id}, kept)


def add_answers(filing: Filing, paths: Sequence[Path]) -> None:
    """Judge every answer; the files are only read."""
    desk = desk_of(filing)
    for path in paths:
        dns = {each.name: each for each in _dns_answers(path)}
        for answer in read_answers(path):
            if isinstance(answer, LetterkitError):
                filing.refuse(answer)
            else:
                _take(desk, answer, dns)
    if desk.wanted:
        note("for level dkim, store these DNS answers (TXT) in FILE.dns beside the answers:")
        note(*(f"  {name}" for name in desk.wanted))
    if filing.waiting:
        note(f"decide with `letterkit review {filing.slug}` what these answers say")


def _dns_answers(path: Path) -> Iterator[DnsAnswer]:
    for number, line in enumerate(read_dns_answers(path), 1):
        try:
            yield parse_dns_answer(line)
        except LetterkitError as error:
            raise LetterkitError(f"{path.as_posix()}.dns:{number}: {error}") from error


def _take(desk: Desk, answer: Answer, dns: Dns) -> None:
    """File an answer, keep it for review, or say why it is neither."""
    if answer.automatic:
        _skip(desk, answer, "sent by a program")
        return
    said = said_in(answer)
    codes = _about(desk, said) or _without_code(desk, said)
    for code in codes:
        if code in desk.asked and (why := doubt(desk, said, code)):
            act = partial(_keep, desk, answer, code, why, dns)
        else:
            act = partial(file_answer, desk, answer, code, dns)
        desk.filing.judge(answer.place, act)
    if not codes:
        _skip(desk, answer, "confirms nothing")


def _skip(desk: Desk, answer: Answer, why: str) -> None:
    note(f"{answer.place}: {why}")
    desk.filing.skipped += 1


def _about(desk: Desk, said: Said) -> list[str]:
    """The codes that an answer is about: those it confirms, then what else it says.

    With no words of the person's own, it is about none: such is an invitation sent back.
    """
    codes = [*said.codes, *(each for each in said.mentioned if each in desk.asked)]
    if not said.codes:
        codes = codes or [each for each in said.quoted if each in desk.asked]
        own = said.parted.own
        if own.strip() or not said.mentioned:  # else the subject alone says something
            codes = [
                each for each in codes if not is_only_invitation(own, _invited_with(desk, each))
            ]
    return list(dict.fromkeys(codes))


def _without_code(desk: Desk, said: Said) -> list[str]:
    """The codes of whoever writes from this address, where they say something and give none.

    Of several invitations of one person it is the last, or that to the text as it is now.
    """
    own = said.parted.own
    texts = desk.filing.expected.texts.values()
    found: dict[str, str] = {}
    for code, (person, statement) in desk.asked.items():
        who = desk.people.get(person)
        if not who or not _is_from(said, who):
            continue
        bare = is_only_invitation(own, _invited_with(desk, code)) and _has_words(own)
        if bare or _says_nothing(own, who):
            continue
        if person not in found or statement.text in texts:
            found[person] = code
    return list(found.values())


def _is_from(said: Said, who: Signatory) -> bool:
    """Whether it says to come from the person's address, in any spelling of it."""
    sender = canonical_address(said.sender)
    return bool(sender) and sender == canonical_address(who.email)


def _has_words(text: str) -> bool:
    return any(each.isalnum() for each in text)


def _says_nothing(own: str, who: Signatory) -> bool:
    """Whether it is empty or a plain signature; a sign that says yes is something."""
    return is_signature(own, entry_texts(who)) and not GLAD_SIGNS & set(own)


def doubt(desk: Desk, said: Said, code: str) -> str:
    """Why an answer does not plainly confirm the invitation with this code, or nothing."""
    if code not in said.codes:
        if code in said.mentioned:
            return "its own words do not begin with the confirmation"
        if code in said.quoted:
            return "it has the code only in what it quotes"
        return "no code in it"
    person, _ = desk.asked[code]
    who = desk.people.get(person)
    if who and not said.confirms(entry_texts(who)):
        return "it says more than the confirmation"
    if who and not _is_from(said, who):
        return "it came from another address than the invitation went to"
    if added := added_below(desk, said, code):
        return f"{len(added)} lines in what it quotes are not the invitation's"
    return ""


def added_below(desk: Desk, said: Said, code: str) -> list[str]:
    """Lines that the person may have written into what they quote, marked as such or not."""
    quoted = without_introduction(said.parted.quoted)
    return not_in(quoted, _invited_with(desk, code)) if quoted else []


def _invited_with(desk: Desk, code: str) -> str:
    """The text of the invitation that this code stands in."""
    _, statement = desk.asked[code]
    filing = desk.filing
    texts = filing.expected.texts
    first = next(iter(texts))
    lang = next((each for each, digest in texts.items() if digest == statement.text), first)
    letter = filing.letters[lang]
    if not letter.sender_email:
        # The address is in the head alone, and what is compared is the text.
        letter = replace(letter, sender_email="letters@example.org")
    form = form_of(letter, filing.texts[lang])
    return form.text(format_statement(statement), code)


def file_answer(
    desk: Desk, answer: Answer, code: str, dns: Dns, verdict: Verdict | None = None
) -> None:
    """File an answer as what backs the signature of whoever was invited with this code.

    `verdict` is that of the coordinator, where the answer does not speak for itself.
    """
    if code not in desk.asked:
        raise LetterkitError("nobody was invited with this code")
    person, statement = desk.asked[code]
    who = desk.people.get(person)
    if who is None:
        raise LetterkitError("whoever was invited with this code is no longer on the list")
    said = said_in(answer)
    if code not in (*said.mentioned, *said.quoted):
        raise LetterkitError(
            "no code in this answer, so nobody can verify what it confirms",
            hint="ask them to answer again, with the line that has their code",
        )
    verify_entry(statement, who, desk.filing.expected)
    if answer.sender.casefold() != who.email.casefold():
        note(f"{answer.place}: comes from another address than the one on the list")
    level, stored = _level(desk, answer, statement, who, dns)
    reviewed = [(".review", format_verdict(verdict))] if verdict else []
    parts = [(".txt", format_statement(statement)), *reviewed, *stored, (".eml", answer.data)]
    desk.filing.file(who, statement, level, parts)


def _keep(desk: Desk, answer: Answer, code: str, why: str, dns: Dns) -> None:
    """Keep an answer for review; one that was decided stays decided."""
    person, statement = desk.asked[code]
    who = desk.people.get(person)
    written = format_statement(statement)
    digest = hashlib.sha256(written + answer.data).hexdigest()[:16]
    filing = desk.filing
    if desk.kept.get(digest):
        filing.unchanged += 1
        return
    name = _dns_name(desk, answer, dns)
    if name and who:
        verify_sender(answer, dns[name], who)  # what was changed on its way says nothing
    note(f"{answer.place}: to review: {why}")
    filing.waiting += 1
    desk.kept[digest] = False
    folder = filing.register / PENDING / person
    filing.files[folder / f"{digest}.txt"] = written
    if name:
        filing.files[folder / f"{digest}.dns"] = format_dns_answer(dns[name])
    # The e-mail comes last: what has none is not read.
    filing.files[folder / f"{digest}.eml"] = answer.data


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
        note(f"{answer.place}: level code, for the nine lines of the statement are not in it")
        return Level.CODE, []
    return Level.DKIM, [(".dns", format_dns_answer(dns[name]))]
