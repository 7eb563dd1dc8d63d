"""Sending: e-mails are written into an outbox, where they can be read, and leave when asked to.

What leaves is what lay there: if a letter or a list changed since, nothing leaves. Before each
e-mail its file is read again, so that nobody gets one who withdrew while others were sent.
"""

import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.examples import refuse_examples, warn_of_examples
from letterkit.actions.host import Host
from letterkit.actions.leaving import (
    SendOptions,
    is_open,
    refuse_all_at_once,
    refuse_unseen,
    to_send,
)
from letterkit.actions.letter_mails import addressees, people_of_file
from letterkit.actions.mailings import Mailing, Postroom, invitations, news, receipts
from letterkit.answers.invitations import read_secret
from letterkit.errors import LetterkitError
from letterkit.files.keeping import cannot_be_undone
from letterkit.files.lock import Lock
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs
from letterkit.files.writing import write_whole
from letterkit.model.withdrawn import parse_marks
from letterkit.register.evidence import OUTBOX, SECRET, format_secret, write_private
from letterkit.register.outbox import EXPORT, NO_MAIL, SENT, make_register, write_mails
from letterkit.register.read_outbox import read_mail, read_no_mail, read_sent
from letterkit.render.headers import ascii_address
from letterkit.send.account import Account, Rate, account_of
from letterkit.send.connection import Connection, Fate, Patience, Reply
from letterkit.send.exports import Export, exported, row_of
from letterkit.send.journal import Journal, Line, What, attempts, parse_lines, states
from letterkit.send.sending import Clock, Outgoing, Sender, why_not_all

ADDRESSEES, SIGNATORIES, UNCONFIRMED = "addressees", "signatories", "unconfirmed"
_SHOWN = 20  # e-mails that are named one by one


@dataclass(frozen=True, slots=True)
class Asking:
    """What only a person can say: the password, and whether all may leave at once.

    `confirm` is None where nobody can be asked.
    """

    password: Callable[[Account], str]
    confirm: Callable[[int], bool] | None = None
    patience: Patience = field(default_factory=Patience)
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True)
class Sending:
    """What lies in an outbox, and what became of it.

    `mails` is how many lie in it, `waiting` of them were never sent. `before` counts what earlier
    runs did. `sent` is how many left in this one. `refused`, `doubtful` and `later` name files.
    `rate` says how fast they leave, in words; nothing where any number may.
    """

    slug: str
    outbox: str
    mails: int
    waiting: int
    without: Mapping[str, int]
    before: Counter[str]
    sent: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    later: list[tuple[str, str]] = field(default_factory=list)
    stopped: LetterkitError | None = None
    left: int = 0
    rate: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was refused, is in doubt, or has to come again."""
        return not (self.refused or self.doubtful or self.later or self.stopped)


def send(folder: Path, letter: str, options: SendOptions, asking: Asking, host: Host) -> Sending:
    """Write the e-mails into their outbox; with `leave`, send what lies there."""
    if options.export and options.leave:
        raise LetterkitError("--export sends nothing", hint="leave out --send, or --export")
    workspace = find_workspace(folder)
    slug = letter_slugs(workspace, letter)[0]
    account = _account(workspace, needed=options.leave)
    with _sending_alone(workspace, slug, host):
        with changing(folder, _called(options), host) as turn:
            room = _desk(folder, turn.workspace, slug, account, host)
            mailing = _rounded(_mailing(room, options), options.round)
            lines = _journal_of(workspace, slug)
            found = _begin(room, mailing, lines)
            found.rate = str(account.rate) if account and account.rate != Rate() else ""
            todo = to_send(room, mailing, lines, options.again)
            if options.leave or options.export:
                refuse_examples(slug, mailing.examples, host)
            else:
                warn_of_examples(slug, mailing.examples, host)
            if options.export:
                found.outbox = _export(room, mailing, options.export)
            elif not options.leave:
                _write(room, mailing)
            else:
                refuse_unseen(room, mailing, todo, options)
                if todo:
                    cannot_be_undone()
        if options.leave and account and todo and not options.export:
            refuse_all_at_once(slug, mailing, lines, todo, options, asking.confirm)
            password = asking.password(account) if account.user else ""
            connection = Connection(account, asking.patience, password)
            _send(room, mailing, found, todo, options, asking, connection)
    return found


def _called(options: SendOptions) -> str:
    """What the history calls this: e-mails that only lie in an outbox are made again."""
    leaving = options.leave or options.export or options.to == UNCONFIRMED
    return "send" if leaving else "send, to an outbox"


def _account(workspace: Workspace, *, needed: bool) -> Account | None:
    """The account that sends; without one, an outbox can be written all the same."""
    if workspace.smtp is None and not needed:
        return None
    account = account_of(workspace.smtp, workspace.settings.get("email", ""))
    return replace(account, sender=ascii_address("letterkit.toml: [smtp] from", account.sender))


@contextmanager
def _sending_alone(workspace: Workspace, slug: str, host: Host) -> Iterator[None]:
    """One command at a time sends e-mails of a letter, for as long as that takes."""
    since = host.now().strftime("%Y-%m-%dT%H:%M:%SZ")
    register = workspace.root / "registers" / slug
    make_register(register)
    lock = Lock(register, f"letterkit send, since {since}")
    try:
        lock.take(tries=1)
        yield
    finally:
        lock.release()


def _desk(
    folder: Path, workspace: Workspace, slug: str, account: Account | None, host: Host
) -> Postroom:
    """With the register's secret, which is made when it is first needed."""
    register = workspace.root / "registers" / slug
    name = workspace.name(register)
    secret = read_secret(register, name)
    if not secret:
        secret = host.random_bytes(32)
        write_private(register / SECRET, format_secret(secret))
    email = workspace.settings.get("email", "")
    sender = account.sender if account else email
    if not sender:
        raise LetterkitError(
            "letterkit.toml: no address to send from",
            hint='add a line such as email = "letters@example.org"',
        )
    return Postroom(
        folder,
        workspace,
        slug,
        secret,
        host,
        sender,
        ascii_address("letterkit.toml: email", email) if email else "",
        account.unsubscribe if account else "",
        _no_mail(register, name),
    )


def _no_mail(register: Path, name: str) -> frozenset[str]:
    """The marks of addresses that want no e-mails."""
    data = read_no_mail(register, name)
    try:
        return parse_marks(data) if data else frozenset()
    except LetterkitError as error:
        raise LetterkitError(f"{name}/{NO_MAIL}: {error}", hint=error.hint) from error


def _mailing(room: Postroom, options: SendOptions) -> Mailing:
    if options.news and options.to != SIGNATORIES:
        raise LetterkitError("--news goes to signatories", hint="write --to signatories --news")
    match options.to:
        case "addressees":
            return addressees(room, options.lang)
        case "signatories":
            return news(room) if options.news else receipts(room)
        case "unconfirmed":
            return invitations(room, room.slug)
    path = room.folder / options.to
    if not path.is_file():
        raise LetterkitError(
            f"--to {options.to}: no such file, and none of the words that it takes",
            hint=f"write {ADDRESSEES}, {SIGNATORIES}, {UNCONFIRMED}, or the name of a list",
        )
    return people_of_file(room, path, options.to)


def _rounded(mailing: Mailing, number: int) -> Mailing:
    """The mailing as one more round of it: for the journal, other e-mails than those before."""
    return mailing if number < 2 else replace(mailing, outbox=f"{mailing.outbox}.round{number}")


def _journal_of(workspace: Workspace, slug: str) -> list[Line]:
    register = workspace.root / "registers" / slug
    name = workspace.name(register)
    try:
        return parse_lines(read_sent(register, name))
    except LetterkitError as error:
        raise LetterkitError(f"{name}/{SENT}: {error}", hint=error.hint) from error


def _begin(room: Postroom, mailing: Mailing, lines: Sequence[Line]) -> Sending:
    """What is known before anything leaves; says what earlier runs left in doubt."""
    known = states(lines, mailing.outbox)
    before: Counter[str] = Counter()
    doubtful = []
    for each in mailing.mails:
        state = known.get(each.key(room.secret, mailing.outbox))
        if state:
            before[state.what.value] += 1
        if state and state.what is What.BEGUN:
            doubtful.append(each.name)
    waiting = sum(is_open(known.get(e.key(room.secret, mailing.outbox))) for e in mailing.mails)
    outbox = f"{room.register_name}/{mailing.folder}"
    return Sending(
        room.slug, outbox, len(mailing.mails), waiting, mailing.without, before, doubtful=doubtful
    )


def _write(room: Postroom, mailing: Mailing) -> None:
    """Put the e-mails into the outbox; what must be on disk before, first."""
    mailing.write_before()
    if mailing.folder != OUTBOX:  # which `write_before` has written
        mails = room.host.progress(mailing.contents(), "writing", len(mailing.mails))
        write_mails(room.register, room.register_name, mailing.folder, mails)


def _export(room: Postroom, mailing: Mailing, kind: Export) -> str:
    """Write what another program needs to send these e-mails; where that is."""
    rows = [
        row_of(name, data, mailing.rows[name])
        for name, data in room.host.progress(mailing.contents(), "writing", len(mailing.mails))
    ]
    write_mails(room.register, room.register_name, EXPORT, exported(kind, rows, room.sender))
    return f"{room.register_name}/{EXPORT}"


def _send(
    room: Postroom,
    mailing: Mailing,
    found: Sending,
    todo: Sequence[Outgoing],
    options: SendOptions,
    asking: Asking,
    connection: Connection,
) -> None:
    """Send what is to leave, and note what came of it."""
    host = room.host
    clock = Clock(host.now, asking.sleep, _left_in_a_day(room.workspace, host.now()))
    journal = Journal(room.register / SENT, mailing.outbox)

    def read(name: str) -> bytes:
        data = read_mail(room.register, mailing.folder, name)
        if not data:
            host.note(f"{mailing.folder}/{name}: is gone, so it was not sent")
            found.left -= 1
        return data

    sender = Sender(connection, journal, clock, read)
    total = min(options.limit or len(todo), len(todo))
    found.left = len(todo)
    journal.begin()
    try:
        for each in host.progress(sender.send(todo, options.limit), "sending", total):
            _count(found, each.mail.name, each.reply)
            found.left -= each.reply.fate is not Fate.LATER
            if options.save and each.reply.fate is Fate.SENT:
                write_whole(options.save / mailing.outbox / each.mail.name, each.data)
    except KeyboardInterrupt:
        host.note(f"{found.sent} sent; to go on, run the same command again")
        raise
    finally:
        journal.close()
    found.stopped = why_not_all(sender.ended, clock, connection.account.rate, found.left)


def _count(found: Sending, name: str, reply: Reply) -> None:
    said = f"{reply.code or ''} {reply.words}".strip()
    if name in found.doubtful:
        found.doubtful.remove(name)
    match reply.fate:
        case Fate.SENT:
            found.sent += 1
        case Fate.REFUSED:
            found.refused.append((name, said))
        case Fate.DOUBT:
            found.doubtful.append(name)
        case Fate.LATER:
            found.later.append((name, said))


def _left_in_a_day(workspace: Workspace, now: datetime) -> deque[datetime]:
    """When e-mails of any letter left in the last 24 hours: the account is the workspace's."""
    times: list[datetime] = []
    for path in sorted((workspace.root / "registers").glob(f"*/{SENT}")):
        times += attempts(_journal_of(workspace, path.parent.name))
    return deque(sorted(each for each in times if (now - each).total_seconds() < 24 * 3600))
