"""`letterkit invite`."""

import secrets
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.host import TERMINAL
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import counted, note, show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.cli.agreeing import Standing
    from letterkit.cli.filing import Filing
    from letterkit.model import Signatory
    from letterkit.prove.statement import Statement

_COUNTS = (
    ("written", "written"),
    ("confirmed", "confirmed already"),
    ("agreed", "agreed to this text already"),
    ("fitting", "not asked again: the text is the same"),
    ("duplicate", "settled as duplicates"),
    ("left_out", "left out by a decision"),
    ("declined", "did not agree"),
    ("refused", "answered no"),
    ("waiting", "with an answer that waits for review"),
    ("unreachable", "without an e-mail address"),
    ("withdrew", "withdrew"),
    ("removed", "no longer on the list"),
)


def invite(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    changed: Annotated[
        bool,
        typer.Option(
            "--changed", help="Only people who signed, or were asked to sign, an earlier text"
        ),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Write an e-mail to everybody who has yet to confirm, with a code and what they would sign

    Nothing is sent: the e-mails lie in registers/LETTER/outbox. Answers come back through `add`.
    Skips people who are settled: duplicates, left out, withdrawn, or with an answer to review.
    """
    from letterkit.actions.changing import changing

    with changing(folder, "invite", TERMINAL, dry_run=dry_run):
        _invite(folder, letter, changed=changed, dry_run=dry_run, as_json=as_json)


def _invite(folder: Path, letter: str, *, changed: bool, dry_run: bool, as_json: bool) -> None:
    from letterkit.cli.filing import filing_of
    from letterkit.read.invitations import cut_off_invitations

    filing = filing_of(folder, letter)
    for name in cut_off_invitations(filing.register, filing.register_name):
        note(f"{name}: ends half-way; what it lacks was never sent")
    first = next(iter(filing.letters.values()))
    if not first.sender_email:
        raise LetterkitError(
            "letterkit.toml: no address to answer to",
            hint='add a line such as email = "letters@example.org"',
        )
    post = _post(filing)
    for who in filing.listed:
        post.counts[_ask(post, who, changed=changed)] += 1
    post.counts["withdrew"] = post.standing.withdrew
    post.counts["removed"] = post.standing.removed if changed else 0
    if not dry_run and post.asked:
        _write(post)
    _report(filing, post.counts, dry_run=dry_run, as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Somebody to be asked; `old` is whether they were invited to this statement before."""

    who: "Signatory"
    id: str
    lang: str
    statement: "Statement"
    written: bytes
    old: bool


@dataclass(slots=True)
class _Post:
    filing: "Filing"
    secret: bytes
    is_new: bool
    today: date
    invited: "Mapping[str, list[Statement]]"
    standing: "Standing"
    asked: list[_Asked] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def _post(filing: "Filing") -> _Post:
    """With the register's secret, which is made when it is first needed."""
    from letterkit.cli.agreeing import standing_of
    from letterkit.cli.invited import invited_by_id
    from letterkit.read.invitations import read_secret

    there = read_secret(filing.register, filing.register_name)
    return _Post(
        filing,
        secret=there or secrets.token_bytes(32),
        is_new=not there,
        today=datetime.now(UTC).date(),
        invited=invited_by_id(filing),
        standing=standing_of(filing),
    )


def _ask(post: _Post, who: "Signatory", *, changed: bool) -> str:
    """Put somebody among those to be asked, or say why not."""
    from letterkit.model import Level
    from letterkit.render.headers import ascii_address

    texts = post.filing.expected.texts.values()
    person = post.filing.id_of(who)
    standing = post.standing
    invited = post.invited.get(person, [])
    if who.source in standing.out:
        return standing.out[who.source].value
    fits = who.source not in standing.earlier and (not who.text or who.text in texts)
    if who.level is not Level.LISTED and fits:
        return "confirmed"
    if changed and fits and (who.text or not _was_asked_before(invited, texts)):
        return "agreed" if who.text or who.source in standing.agreed else "fitting"
    if settled := standing.settled(who, person):
        return settled.value
    try:
        ascii_address("To", who.email)
    except LetterkitError:
        if who.email:
            note(f"{who.source}: not an e-mail address that can be written to")
        return "unreachable"
    post.asked.append(_asked(post, who, person, invited))
    return "written"


def _was_asked_before(invited: "Sequence[Statement]", texts: Collection[str]) -> bool:
    """Whether all that somebody was ever asked to sign are earlier texts."""
    return bool(invited) and all(each.text not in texts for each in invited)


def _asked(post: _Post, who: "Signatory", person: str, invited: "list[Statement]") -> _Asked:
    from letterkit.prove.evidence import statement_of
    from letterkit.prove.statement import format_statement

    expected = post.filing.expected
    lang = _language(post.filing, who)
    text = expected.texts[lang]
    # Whoever was asked for the same already keeps their code.
    same = [
        each for each in invited if each == statement_of(who, expected.register, text, each.date)
    ]
    statement = same[-1] if same else statement_of(who, expected.register, text, post.today)
    try:
        written = format_statement(statement)
    except LetterkitError as error:
        raise LetterkitError(f"{who.source}: {error}", hint="look for blanks at an end") from error
    return _Asked(who, person, lang, statement, written, bool(same))


def _write(post: _Post) -> None:
    """Write the list with its ids, the secret, the statements, and last the e-mails.

    A command that is killed leaves the old outbox, and no e-mail that its answer does not fit.
    """
    from letterkit.publish.evidence import (
        SECRET,
        format_secret,
        write_invitations,
        write_outbox,
        write_private,
    )

    filing = post.filing
    filing.write_list()
    if post.is_new:
        write_private(filing.register / SECRET, format_secret(post.secret))
    new = [(each.id, each.written) for each in post.asked if not each.old]
    write_invitations(filing.register, new)
    mails = counted(_mails(post), "writing", len(post.asked))
    write_outbox(filing.register, filing.register_name, mails)


def _mails(post: _Post) -> Iterator[tuple[str, bytes]]:
    from letterkit.prove.statement import code_of_statement
    from letterkit.render.invitation import Invited, form_of

    filing = post.filing
    forms = {lang: form_of(letter, filing.texts[lang]) for lang, letter in filing.letters.items()}
    for each in post.asked:
        code = code_of_statement(post.secret, each.written)
        who = each.who
        asked = Invited(who.name, who.email, each.written, code, each.statement.date)
        yield each.id, forms[each.lang].mail(asked)


def _language(filing: "Filing", who: "Signatory") -> str:
    """Theirs if the letter is written in it, else the letter's first."""
    return who.lang if who.lang in filing.letters else next(iter(filing.letters))


def _report(filing: "Filing", counts: Counter[str], *, dry_run: bool, as_json: bool) -> None:
    place = f"registers/{filing.slug}/outbox"
    if as_json:
        found = {key: counts[key] for key, _ in _COUNTS}
        show_json({"outbox": place, **found, "dry_run": dry_run})
        return
    told = ", ".join(f"{counts[key]} {words}" for key, words in _COUNTS if counts[key])
    show(f"{place}: {told or 'nobody to invite'}" + (" (dry run)" if dry_run else ""))
    if counts["written"] and not dry_run:
        note("nothing was sent: open the e-mails in a mail program")
