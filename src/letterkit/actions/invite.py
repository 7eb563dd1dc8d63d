"""Invitations: an e-mail to everybody who has yet to confirm, with a code and what they sign."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.examples import examples_left, warn_of_examples
from letterkit.actions.filing import Filing, filing_of
from letterkit.actions.host import Host
from letterkit.actions.lists import decisions_about
from letterkit.actions.standing import Standing, invited_by_id, standing_of
from letterkit.answers.invitations import cut_off_invitations, read_secret
from letterkit.check.mailboxes import same_address
from letterkit.check.roll import Roll, Terms
from letterkit.check.settling import settle
from letterkit.errors import LetterkitError
from letterkit.evidence.signed_statement import statement_of
from letterkit.evidence.statement import Statement, code_of_statement, format_statement
from letterkit.model import Level, Signatory, Source
from letterkit.model.finding import Finding, Severity
from letterkit.register.evidence import (
    SECRET,
    format_secret,
    write_invitations,
    write_outbox,
    write_private,
)
from letterkit.render.headers import sending_address
from letterkit.render.invitation import Invited, form_of


@dataclass(frozen=True, slots=True)
class Invitations:
    """Where the e-mails are, and how many people have which outcome; `written` are invited."""

    outbox: str
    counts: Mapping[str, int]


def invite(
    folder: Path, letter: str, host: Host, *, changed: bool = False, dry_run: bool = False
) -> Invitations:
    """Write an e-mail to everybody who has yet to confirm; nothing is sent.

    With `changed`, only to people who signed, or were asked to sign, an earlier text.
    """
    with changing(folder, "invite", host, dry_run=dry_run):
        post = post_for(folder, letter, host, changed=changed)
        warn_of_examples(post.filing.slug, post.examples(), host)
        if not dry_run:
            post.write()
    return Invitations(f"registers/{post.filing.slug}/outbox", post.counts)


def post_for(
    folder: Path, letter: str, host: Host, *, changed: bool = False, sender: str = ""
) -> "Post":
    """The invitations to everybody who has yet to confirm; nothing is written.

    `sender` is the address that they come from, if it is not the workspace's.
    """
    filing = filing_of(folder, letter, host)
    for name in cut_off_invitations(filing.register, filing.register_name):
        host.note(f"{name}: ends half-way; what it lacks was never sent")
    first = next(iter(filing.letters.values()))
    if not (sender or first.sender_email):
        raise LetterkitError(
            "letterkit.toml: no address to answer to",
            hint='add a line such as email = "letters@example.org"',
        )
    there = read_secret(filing.register, filing.register_name)
    with host.during("reading the register"):
        standing = standing_of(filing)
    post = Post(
        filing,
        secret=there or host.random_bytes(32),
        is_new=not there,
        today=host.today,
        invited=invited_by_id(filing),
        standing=standing,
        sender=sender,
    )
    with host.during("comparing addresses"):
        again = _listed_again(filing)
    for who in host.progress(filing.listed, "looking at the list", len(filing.listed)):
        post.counts[_ask(post, who, again, changed=changed)] += 1
    post.counts["withdrew"] = post.standing.withdrew
    post.counts["removed"] = post.standing.removed if changed else 0
    return post


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody to be asked; `old` is whether they were invited to this statement before."""

    who: Signatory
    id: str
    lang: str
    statement: Statement
    written: bytes
    old: bool


@dataclass(slots=True)
class Post:
    """The invitations to a letter; `asked` get one, and `counts` says what became of the others.

    `dress` completes each e-mail.
    """

    filing: Filing
    secret: bytes
    is_new: bool
    today: date
    invited: Mapping[str, list[Statement]]
    standing: Standing
    sender: str = ""
    dress: Callable[[bytes], bytes] = bytes
    asked: list[Request] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def write(self) -> None:
        """Write the list with its ids, the secret, the statements, and last the e-mails.

        A command that is killed leaves the old outbox, and no e-mail that its answer does not fit.
        """
        if not self.asked:
            return
        filing = self.filing
        filing.write_list()
        if self.is_new:
            write_private(filing.register / SECRET, format_secret(self.secret))
        new = [(each.id, each.written) for each in self.asked if not each.old]
        write_invitations(filing.register, new)
        mails = filing.host.progress(self.mails(), "writing", len(self.asked))
        write_outbox(filing.register, filing.register_name, mails)

    def examples(self) -> list[Finding]:
        """What of these e-mails a new letter or its list begins with."""
        langs = {each.lang for each in self.asked}
        letters = [letter for lang, letter in self.filing.letters.items() if lang in langs]
        return examples_left(letters, [each.who for each in self.asked], self.today)

    def mails(self) -> Iterator[tuple[str, bytes]]:
        """The e-mails, by the ids of people."""
        filing = self.filing
        forms = {}
        for lang, letter in filing.letters.items():
            sender = self.sender or letter.sender_email
            forms[lang] = form_of(replace(letter, sender_email=sender), filing.texts[lang])
        for each in self.asked:
            code = code_of_statement(self.secret, each.written)
            who = each.who
            asked = Invited(who.name, who.email, each.written, code, each.statement.date)
            yield each.id, self.dress(forms[each.lang].mail(asked))


def _listed_again(filing: Filing) -> set[Source]:
    """The entries of people who are on the list twice with one address, but for the first of each.

    One e-mail is enough until it is decided whether they are one person.
    """
    letter = next(iter(filing.letters.values()))
    roll = Roll.of(filing.listed, Terms(filing.host.today, letter.date, letter.closes))
    decisions = decisions_about(filing.workspace, filing.slug)
    found: set[Source] = set()
    for each in settle(same_address(roll), decisions, filing.listed).findings:
        if each.code != "same-address" or each.severity is Severity.NOTE:
            continue
        only = ""
        if each.severity is Severity.ERROR and each.keeps == 1:
            found |= {filing.listed[place.index].source for place in each.entries[1:]}
            only = "; only the first of them gets an e-mail"
        first = filing.listed[each.place.index].source
        filing.host.note(
            f"{first}: {each.message}{only}: decide with `letterkit review {filing.slug}` before"
            " you send"
        )
    return found


def _ask(post: Post, who: Signatory, again: Collection[Source], *, changed: bool) -> str:
    """Put somebody among those to be asked, or say why not."""
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
        sending_address("To", who.email)
    except LetterkitError:
        if who.email:
            post.filing.host.note(f"{who.source}: not an e-mail address that can be written to")
        return "unreachable"
    if who.source in again:
        return "same_address"
    post.asked.append(_request(post, who, person, invited))
    return "written"


def _was_asked_before(invited: Sequence[Statement], texts: Collection[str]) -> bool:
    """Whether all that somebody was ever asked to sign are earlier texts."""
    return bool(invited) and all(each.text not in texts for each in invited)


def _request(post: Post, who: Signatory, person: str, invited: list[Statement]) -> Request:
    expected = post.filing.expected
    lang = _language(post.filing, who)
    text = expected.texts[lang]
    # Somebody who was asked for the same already keeps their code.
    same = [
        each for each in invited if each == statement_of(who, expected.register, text, each.date)
    ]
    statement = same[-1] if same else statement_of(who, expected.register, text, post.today)
    try:
        written = format_statement(statement)
    except LetterkitError as error:
        raise LetterkitError(f"{who.source}: {error}", hint="look for blanks at an end") from error
    return Request(who, person, lang, statement, written, bool(same))


def _language(filing: Filing, who: Signatory) -> str:
    """Theirs if the letter is written in it, else the letter's first."""
    return who.lang if who.lang in filing.letters else next(iter(filing.letters))
