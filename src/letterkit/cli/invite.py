"""`letterkit invite`."""

import hashlib
import secrets
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.cli.filing import Filing
    from letterkit.model import Letter, Signatory
    from letterkit.prove.statement import Statement

_COUNTS = (
    ("written", "written"),
    ("confirmed", "confirmed already"),
    ("fitting", "not asked again: the text is the same"),
    ("declined", "did not agree"),
    ("unreachable", "without an e-mail address"),
)


def invite(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    changed: Annotated[
        bool,
        typer.Option(
            "--changed", help="Only whoever signed, or was asked to sign, a text that has changed"
        ),
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Write an e-mail to everybody who has yet to confirm, with a code and what they would sign

    Nothing is sent: the e-mails lie in registers/LETTER/outbox. Answers come back through `add`.
    """
    from letterkit.cli.filing import filing_of
    from letterkit.read.letter import read_letter

    filing = filing_of(folder, letter)
    letters = {each.lang: each for each in read_letter(filing.workspace, filing.slug)}
    first = next(iter(letters.values()))
    if not first.sender_email:
        raise LetterkitError(
            "letterkit.toml: no address to answer to",
            hint='add a line such as email = "letters@example.org"',
        )
    post = _post(filing, letters)
    for who in filing.listed:
        post.counts[_ask(post, who, changed=changed)] += 1
    if not dry_run:
        filing.write()
    _report(filing, post.counts, dry_run=dry_run, as_json=as_json)


@dataclass(slots=True)
class _Post:
    filing: "Filing"
    letters: "Mapping[str, Letter]"
    secret: bytes
    invited: "Mapping[str, list[Statement]]"
    ids: Mapping[int, str]
    counts: Counter[str] = field(default_factory=Counter)


def _post(filing: "Filing", letters: "Mapping[str, Letter]") -> _Post:
    """With the register's secret, which is made when it is first needed."""
    from letterkit.cli.invited import invited_by_id
    from letterkit.publish.evidence import SECRET, format_secret, id_at, row_at
    from letterkit.read.invitations import read_secret

    name = filing.workspace.name(filing.register)
    secret = read_secret(filing.register, name)
    if not secret:
        secret = secrets.token_bytes(32)
        filing.files[filing.register / SECRET] = format_secret(secret)
    lines = [who.source.line for who in filing.listed]
    ids = {line: id_at(filing.target.text, row_at(filing.target.text, line)) for line in lines}
    return _Post(filing, letters, secret, invited_by_id(filing), ids)


def _ask(post: _Post, who: "Signatory", *, changed: bool) -> str:
    """Put an invitation among the files to be written, or say why not."""
    from letterkit.model import Level
    from letterkit.render.headers import ascii_address

    texts = post.filing.expected.texts.values()
    invited = post.invited.get(post.ids[who.source.line], [])
    fits = not who.text or who.text in texts
    if who.level is not Level.LISTED and fits:
        return "confirmed"
    stale = not fits or (invited and all(each.text not in texts for each in invited))
    if changed and not stale:
        return "fitting"
    if who.consent is False:
        return "declined"
    try:
        ascii_address("To", who.email)
    except LetterkitError:
        if who.email:
            note(f"{who.source}: not an e-mail address that can be written to")
        return "unreachable"
    _write(post, who, invited)
    return "written"


def _write(post: _Post, who: "Signatory", invited: "list[Statement]") -> None:
    from letterkit.merge.document import text_of
    from letterkit.prove.evidence import statement_of
    from letterkit.prove.statement import confirmation_code, format_statement
    from letterkit.publish.evidence import INVITATIONS, OUTBOX
    from letterkit.render.invitation import Invitation, invitation

    filing = post.filing
    lang = _language(post, who)
    letter, text = post.letters[lang], filing.expected.texts[lang]
    register, today = filing.expected.register, datetime.now(UTC).date()
    # Whoever was asked for the same already keeps their code.
    days = [each.date for each in invited if each == _on(each, who, register, text)]
    statement = statement_of(who, register, text, days[-1] if days else today)
    try:
        written = format_statement(statement)
    except LetterkitError as error:
        raise LetterkitError(f"{who.source}: {error}", hint="look for blanks at an end") from error
    asked = Invitation(
        lang=lang,
        title=letter.title,
        text=text_of(letter).canonical,
        sender=letter.sender or letter.issuer,
        sender_email=letter.sender_email,
        name=who.name,
        email=who.email,
        statement=written,
        code=confirmation_code(post.secret, statement),
        date=statement.date,
    )
    person = post.ids[who.source.line]
    digest = hashlib.sha256(written).hexdigest()[:16]
    filing.files[filing.register / INVITATIONS / person / f"{digest}.txt"] = written
    filing.files[filing.register / OUTBOX / f"{person}.eml"] = invitation(asked)


def _on(earlier: "Statement", who: "Signatory", register: str, text: str) -> "Statement":
    from letterkit.prove.evidence import statement_of

    return statement_of(who, register, text, earlier.date)


def _language(post: _Post, who: "Signatory") -> str:
    """Theirs if the letter is written in it, else the letter's first."""
    return who.lang if who.lang in post.letters else next(iter(post.letters))


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
