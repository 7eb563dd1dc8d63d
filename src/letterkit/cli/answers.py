"""What `letterkit add` does with answers to invitations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from letterkit.cli.filing import Filing
from letterkit.cli.invited import invited_by_id
from letterkit.cli.output import note
from letterkit.errors import LetterkitError
from letterkit.model import Level, Signatory
from letterkit.model.answer import Answer, codes_in, holds
from letterkit.prove.backing import verify_sender
from letterkit.prove.dkim import (
    DnsAnswer,
    dkim_key_names,
    format_dns_answer,
    parse_dns_answer,
)
from letterkit.prove.evidence import verify_entry
from letterkit.prove.statement import Statement, confirmation_code, format_statement
from letterkit.read.answers import read_answers, read_dns_answers
from letterkit.read.invitations import read_secret


@dataclass(slots=True)
class _Desk:
    """`asked` are the invitations by their codes, `wanted` the DNS answers missing."""

    filing: Filing
    asked: Mapping[str, tuple[str, Statement]]
    people: Mapping[str, Signatory]
    wanted: dict[str, None] = field(default_factory=dict)


def add_answers(filing: Filing, paths: Sequence[Path]) -> None:
    """Judge every answer; the files are only read."""
    desk = _desk(filing)
    for path in paths:
        dns = {each.name: each for each in _dns_answers(path)}
        for answer in read_answers(path):
            codes = codes_in(answer.text)
            if answer.automatic or not codes:
                why = "sent by a program" if answer.automatic else "confirms nothing"
                note(f"{answer.place}: {why}")
                filing.skipped += 1
                continue
            for code in codes:
                _judge(desk, answer, code, dns)
    if desk.wanted:
        note("for level dkim, store these DNS answers (TXT) in FILE.dns beside the answers:")
        note(*(f"  {name}" for name in desk.wanted))


def _desk(filing: Filing) -> _Desk:
    name = filing.workspace.name(filing.register)
    secret = read_secret(filing.register, name)
    if not secret:
        raise LetterkitError(
            f"{name}: nobody was invited yet", hint="begin with `letterkit invite LETTER`"
        )
    invited = invited_by_id(filing)
    asked = {
        confirmation_code(secret, each): (person, each)
        for person, statements in invited.items()
        for each in statements
    }
    return _Desk(filing, asked, {who.id: who for who in filing.listed if who.id})


def _dns_answers(path: Path) -> Iterator[DnsAnswer]:
    for number, line in enumerate(read_dns_answers(path), 1):
        try:
            yield parse_dns_answer(line)
        except LetterkitError as error:
            raise LetterkitError(f"{path.as_posix()}.dns:{number}: {error}") from error


def _judge(desk: _Desk, answer: Answer, code: str, dns: Mapping[str, DnsAnswer]) -> None:
    def verify() -> None:
        if code not in desk.asked:
            raise LetterkitError("nobody was invited with this code")
        person, statement = desk.asked[code]
        who = desk.people.get(person)
        if who is None:
            raise LetterkitError("whoever was invited with this code is no longer on the list")
        verify_entry(statement, who, desk.filing.expected)
        level, stored = _level(desk, answer, statement, who, dns)
        parts = [(".txt", format_statement(statement)), *stored, (".eml", answer.data)]
        desk.filing.file(who, statement, level, parts)

    desk.filing.judge(answer.place, verify)


def _level(
    desk: _Desk,
    answer: Answer,
    statement: Statement,
    who: Signatory,
    dns: Mapping[str, DnsAnswer],
) -> tuple[Level, list[tuple[str, bytes]]]:
    """`dkim` with the DNS answer that shows it, else `code`; a bad DKIM signature is refused.

    DKIM counts for what the e-mail says, so the whole statement must stand in it.
    """
    # A code is good without the library, where no DNS answer asks for it.
    names = dkim_key_names(answer.data) if dns or find_spec("dkim") else ()
    name = next((each for each in names if each in dns), "")
    if not name:
        desk.wanted |= dict.fromkeys(names)
        return Level.CODE, []
    verify_sender(answer, dns[name], who)
    if not holds(answer.text, format_statement(statement).decode()):
        note(f"{answer.place}: level code, for the nine lines of the statement are not in it")
        return Level.CODE, []
    return Level.DKIM, [(".dns", format_dns_answer(dns[name]))]
