"""Which e-mails `send` sends: who gets one, in which outbox, and who gets none, and why.

Nobody gets one who withdrew, is settled as somebody else's duplicate, did not agree, has an answer
that waits for a decision, or asked for no e-mails.
"""

import hmac
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit.actions.assemble import Gathered, gather
from letterkit.actions.host import Host
from letterkit.actions.invite import post_for
from letterkit.actions.receipts import receipts_for
from letterkit.actions.register import Kept, plan_for, published_register
from letterkit.check.addresses import canonical_address
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace
from letterkit.lists.rows.no_mail import Wanted, wanted_by
from letterkit.model import Letter, Shown, Signatory
from letterkit.model.finding import Finding
from letterkit.model.kept import Held
from letterkit.model.withdrawn import mark
from letterkit.register.evidence import OUTBOX
from letterkit.register.plan import said_by
from letterkit.register.public import leading_to, stamp_of
from letterkit.register.read_outbox import NEWS, RECEIPTS
from letterkit.render.headers import sending_address
from letterkit.render.notices import NewsMail, ReceiptMail, Recipient, news_mail, receipt_mail
from letterkit.send.heads import with_fields

_TELLS = "letterkit.sent.v1"
_KEY = 32  # hex digits


@dataclass(frozen=True, slots=True)
class Mail:
    """An e-mail of an outbox: its file's name, what tells it from others, and its address."""

    name: str
    tells: str = field(repr=False)
    recipient: str = field(repr=False)

    def key(self, secret: bytes, outbox: str) -> str:
        """What the journal calls it, which says nothing to anybody without the secret."""
        text = f"{_TELLS}\n{outbox}\n{self.tells}".encode()
        return hmac.digest(secret, text, "sha256").hex()[:_KEY]


@dataclass(frozen=True, slots=True)
class Mailing:
    """E-mails of one kind: `outbox` is what the journal calls them, `folder` where they lie.

    `contents` makes them, by the names of their files. `without` counts who gets none, and why.
    `write_before` writes what must be on disk before the first e-mail leaves. `rows` are what an
    export has of each person, by the name of the file. `examples` are what of these e-mails a new
    letter or its list begins with.
    """

    outbox: str
    folder: str
    mails: Sequence[Mail]
    contents: Callable[[], Iterator[tuple[str, bytes]]]
    without: Mapping[str, int]
    write_before: Callable[[], None] = lambda: None
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    examples: Sequence[Finding] = ()


@dataclass(frozen=True, slots=True)
class Postroom:
    """What all mailings of a letter need: where it is, its secret, and the sender.

    `sender` is the address that the e-mails come from, and `email` the one that is answered to.
    `unsubscribe` is where people ask for no more news, or empty; `no_mail` are the marks of
    addresses that want no e-mails.
    """

    folder: Path
    workspace: Workspace
    slug: str
    secret: bytes
    host: Host
    sender: str
    email: str
    unsubscribe: str = ""
    no_mail: frozenset[str] = frozenset()

    @property
    def register(self) -> Path:
        """The folder of the register."""
        return self.workspace.root / "registers" / self.slug

    @property
    def register_name(self) -> str:
        """What errors call it."""
        return self.workspace.name(self.register)

    def from_sender(self, letter: Letter) -> Letter:
        """The letter, sent from the account's address."""
        return replace(letter, sender_email=self.sender)

    def dressed(self, data: bytes, *, is_list: bool = False, key: str = "") -> bytes:
        """An e-mail with the fields that depend on the account.

        List-Unsubscribe (RFC 2369) stands in news only; the click that needs no page (RFC 8058)
        takes an address of the web that says which person it is about.
        """
        fields = []
        if self.email and self.email != self.sender:
            fields.append(f"Reply-To: {self.email}")
        if is_list and self.unsubscribe.startswith("mailto:"):
            fields.append(f"List-Unsubscribe: <{self.unsubscribe}?subject=unsubscribe>")
        elif is_list and self.unsubscribe:
            fields.append(f"List-Unsubscribe: <{self.unsubscribe.replace('{id}', key)}>")
            fields.append("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
        return with_fields(data, fields) if fields else data

    def refuses_mail(self, who: Signatory, *, news: bool) -> bool:
        """Whether somebody asked for no e-mails of this kind."""
        wanted = wanted_by(who)
        if wanted is Wanted.NONE or (news and wanted is Wanted.OWN):
            return True
        return bool(self.no_mail) and no_mail_mark(self.secret, who.email) in self.no_mail


def no_mail_mark(secret: bytes, email: str) -> str:
    """The mark of an address that wants no more e-mails."""
    return mark(secret, f"no-mail {canonical_address(email)}")


def reachable(email: str) -> str:
    """The address as a server is given it, or nothing for one that is none."""
    try:
        return sending_address("To", email) if email else ""
    except LetterkitError:
        return ""


def invitations(room: Postroom, letter: str) -> Mailing:
    """An invitation to everybody who has yet to confirm."""
    post = post_for(room.folder, letter, room.host, sender=room.sender)
    refusing = {each.id for each in post.asked if room.refuses_mail(each.who, news=False)}
    post.asked = [each for each in post.asked if each.id not in refusing]
    post.dress = room.dressed
    without = {key: number for key, number in post.counts.items() if key != "written"}
    without["no_mail"] = len(refusing)
    mails = [
        Mail(f"{each.id}.eml", f"{each.id} {each.written.hex()}", reachable(each.who.email))
        for each in post.asked
    ]
    texts = "".join(sorted(post.filing.expected.texts.values()))
    rows = {
        f"{each.id}.eml": {"name": each.who.name, "email": each.who.email, "lang": each.lang}
        for each in post.asked
    }
    return Mailing(
        f"invitations.{_short(texts)}",
        OUTBOX,
        mails,
        lambda: ((f"{person}.eml", data) for person, data in post.mails()),
        without,
        post.write,
        rows,
        post.examples(),
    )


def receipts(room: Postroom) -> Mailing:
    """A receipt to everybody who stands in the newest edition."""
    there = _people(room, news=False)
    kept = there.kept
    url = room.workspace.settings.get("verify_url", "")
    verifier = leading_to(stamp_of(kept.register, kept.key), url).address if url else ""
    edition = kept.register.editions[-1].number
    file = f"{room.slug}.receipt.tlog-proof"
    ids = {held.id: (held, who) for held, who in there.reached}
    origin = kept.register.origin

    def contents() -> Iterator[tuple[str, bytes]]:
        some = replace(kept.register, held=tuple(held for held, _ in there.reached))
        for name, data in receipts_for(some):
            held, who = ids[name.partition(".")[0]]
            entry = said_by(held)
            letter = room.from_sender(there.letter_for(who, entry["lang"]))
            nine = nine_lines(origin, entry, str(private_of(held).get("name") or entry["name"]))
            address = verifier or _page(letter)
            says = ReceiptMail(nine, Shown(entry["shown"]), edition, file, data, address)
            mail = receipt_mail(letter, Recipient(who.name, who.email), says)
            yield f"{held.id}.eml", room.dressed(mail)

    return Mailing(
        f"receipts.{edition}",
        RECEIPTS,
        [
            Mail(
                f"{held.id}.eml", f"{held.id} {canonical_address(who.email)}", reachable(who.email)
            )
            for held, who in there.reached
        ],
        contents,
        there.without,
        rows=_rows(there),
    )


def news(room: Postroom) -> Mailing:
    """The news of the newest edition to everybody who stands in it."""
    there = _people(room, news=True)
    edition = there.kept.register.editions[-1].number
    count = len(there.kept.register.held)
    once: dict[str, tuple[Held, Signatory]] = {}
    for held, who in there.reached:
        once.setdefault(canonical_address(who.email), (held, who))
    there.without["same_address"] = len(there.reached) - len(once)
    mails = [
        Mail(f"{held.id}.eml", address, reachable(who.email))
        for address, (held, who) in once.items()
    ]
    outbox = f"news.{edition}"

    def contents() -> Iterator[tuple[str, bytes]]:
        for each, (held, who) in zip(mails, once.values(), strict=True):
            letter = room.from_sender(there.letter_for(who, said_by(held)["lang"]))
            said = NewsMail(edition, count, letter.changed, _page(letter))
            mail = news_mail(letter, Recipient(who.name, who.email), said)
            key = each.key(room.secret, outbox)
            yield f"{held.id}.eml", room.dressed(mail, is_list=True, key=key)

    rows = {name: row for name, row in _rows(there).items() if name in {m.name for m in mails}}
    return Mailing(outbox, NEWS, mails, contents, there.without, rows=rows)


def _page(letter: Letter) -> str:
    """Where the page of a letter is, if the workspace says so."""
    return f"{letter.pages}{letter.slug}.{letter.lang}.html" if letter.pages else ""


@dataclass(frozen=True, slots=True)
class _There:
    """Who stands in the newest edition and can be reached, and who gets nothing."""

    gathered: Gathered
    kept: Kept
    reached: Sequence[tuple[Held, Signatory]]
    without: Counter[str]

    def letter_for(self, who: Signatory, lang: str) -> Letter:
        """The letter in the language of somebody, or in its first."""
        known = {each.lang: each for each in self.gathered.letters}
        wanted = (who.lang, lang)
        return next((known[each] for each in wanted if each in known), self.gathered.letters[0])


def _people(room: Postroom, *, news: bool) -> _There:
    """Everybody of the newest edition who is on the list still, and counts."""
    gathered = gather(room.workspace, room.slug, room.host)
    with room.host.during("comparing with the register"):
        kept = published_register(
            room.workspace, room.slug, f"publish it first: letterkit publish {room.slug}"
        )
        plan, _ = plan_for(gathered.letters[0], gathered.hashes, gathered.kept, kept.register)
    by_place = {each.source: each for each in gathered.kept}
    reached: list[tuple[Held, Signatory]] = []
    without: Counter[str] = Counter()
    pairs = [*plan.standing, *plan.amended]
    for held, signature in sorted(pairs, key=lambda pair: pair[0].index):
        who = by_place[signature.source]
        why = _why_not(room, held, who, news=news)
        if why:
            without[why] += 1
        else:
            reached.append((held, who))
    without["left_out"] = len(kept.register.held) - len(pairs)
    return _There(gathered, kept, reached, without)


def _why_not(room: Postroom, held: Held, who: Signatory, *, news: bool) -> str:
    """Why somebody of an edition gets no e-mail, or nothing."""
    if not reachable(who.email):
        return "unreachable"
    if room.refuses_mail(who, news=news):
        return "no_mail"
    known = str(private_of(held).get("email", ""))
    # The receipt says the address that was published: to another one it would be somebody else's.
    if canonical_address(known) != canonical_address(who.email):
        return "moved"
    return ""


def private_of(held: Held) -> Mapping[str, object]:
    """The private part of what a register holds."""
    import json

    found: dict[str, object] = json.loads(held.private)
    return found


def nine_lines(register: str, entry: Mapping[str, str], name: str) -> str:
    """What an edition has of somebody, in the form of a statement; `name` is theirs."""
    values = {
        "Register": register,
        "Text-SHA256": entry["text"],
        "Name": name,
        "Role": entry["role"],
        "Affiliation": entry["affiliation"],
        "Shown": entry["shown"],
        "Date": entry["signed"] or "not known",
    }
    head = ("letterkit.statement.v1", "I sign this open letter, exactly as its text stands.")
    return "\n".join((*head, *(f"{key}: {value}" for key, value in values.items())))


def _rows(there: _There) -> dict[str, dict[str, str]]:
    return {
        f"{held.id}.eml": {
            "name": who.name,
            "email": who.email,
            "lang": there.letter_for(who, said_by(held)["lang"]).lang,
        }
        for held, who in there.reached
    }


def _short(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:8]
