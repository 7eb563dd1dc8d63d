"""Which e-mails of an outbox are to leave, and what must hold before the first one does."""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from letterkit.actions.mailings import Mail, Mailing, Postroom
from letterkit.errors import LetterkitError
from letterkit.register.read_outbox import digests_in
from letterkit.send.exports import Export
from letterkit.send.journal import Line, What, states
from letterkit.send.sending import Outgoing
from letterkit.text.shell import quoted


class Again(StrEnum):
    """What may be sent although it was tried: what is in doubt, or what was refused."""

    DOUBTFUL = "doubtful"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SendOptions:
    """What to send, and to which people. Nothing leaves without `leave`.

    `to` is addressees, signatories, unconfirmed, or a file. `limit` is how many may leave, 0 all.
    `save` is a folder for what left. `round` is 2 and more where the same people are written to
    once more. With `export`, files for another program are written, and nothing else.
    """

    to: str
    leave: bool = False
    limit: int = 0
    again: frozenset[Again] = frozenset()
    news: bool = False
    lang: str = ""
    save: Path | None = None
    round: int = 1
    export: Export | None = None

    def command(self, slug: str) -> str:
        """The command that writes the same e-mails into their outbox."""
        words = ["letterkit send", slug, "--to", quoted(self.to)]
        words += ["--news"] if self.news else []
        words += ["--lang", quoted(self.lang)] if self.lang else []
        words += ["--round", str(self.round)] if self.round > 1 else []
        return " ".join(words)


def is_open(line: Line | None) -> bool:
    """Whether an e-mail neither left, nor was refused, nor is in doubt."""
    return line is None or line.what is What.LATER


def to_send(
    room: Postroom, mailing: Mailing, lines: Sequence[Line], again: frozenset[Again]
) -> list[Outgoing]:
    """What is to leave: those for one mailbox are not next to each other, where others are left."""
    known = states(lines, mailing.outbox)
    chosen = {What.BEGUN: Again.DOUBTFUL, What.REFUSED: Again.REFUSED}
    wanted: list[tuple[Mail, str]] = []
    for each in mailing.mails:
        key = each.key(room.secret, mailing.outbox)
        state = known.get(key)
        if is_open(state) or (state and chosen.get(state.what) in again):
            wanted.append((each, key))
    return [Outgoing(mail.name, key, mail.recipient) for mail, key in _spread(wanted)]


def _spread(mails: Sequence[tuple[Mail, str]]) -> list[tuple[Mail, str]]:
    """The first e-mail to each mailbox, then the second to each, and so on."""
    seen: Counter[str] = Counter()
    placed = []
    for number, pair in enumerate(mails):
        mailbox = pair[0].recipient.casefold()
        placed.append((seen[mailbox], number, pair))
        seen[mailbox] += 1
    return [pair for _, _, pair in sorted(placed, key=lambda each: each[:2])]


def refuse_unseen(
    room: Postroom, mailing: Mailing, todo: Sequence[Outgoing], options: SendOptions
) -> None:
    """Raise unless the e-mails that are to leave lie in the outbox as they would be written now."""
    there = digests_in(room.register, mailing.folder)
    wanted = {each.name for each in todo}
    look = f"run `{options.command(room.slug)}`, and look at them"
    if wanted and not wanted & there.keys():
        raise LetterkitError(
            f"{room.register_name}/{mailing.folder}: none of these e-mails lies there yet",
            hint=look,
        )
    changed = []
    for name, data in room.host.progress(mailing.contents(), "comparing", len(mailing.mails)):
        if name in wanted and there.get(name) != hashlib.sha256(data).digest():
            changed.append(name)
    if changed:
        some = ", ".join(changed[:3])
        raise LetterkitError(
            f"{room.register_name}/{mailing.folder}: changed since you looked: {len(changed)} of"
            f" {len(wanted)} e-mails would differ ({some}): the letter or the list is another, or"
            " letterkit wrote into it (new ids, answers, an edition)",
            hint=look,
        )


def refuse_all_at_once(
    slug: str,
    mailing: Mailing,
    lines: Sequence[Line],
    todo: Sequence[Outgoing],
    options: SendOptions,
    confirm: Callable[[int], bool] | None,
) -> None:
    """Raise unless one e-mail of this outbox left before, or somebody says that all may leave."""
    number = min(options.limit or len(todo), len(todo))
    known = states(lines, mailing.outbox).values()
    if number <= 1 or any(line.what is What.SENT for line in known):
        return
    if confirm is None:
        raise LetterkitError(
            f"no e-mail of this outbox was sent yet, so {number} do not leave at once",
            hint=f"send the first: {options.command(slug)} --send --limit 1",
        )
    if not confirm(number):
        raise LetterkitError(
            "nothing was sent", hint=f"send the first: {options.command(slug)} --send --limit 1"
        )
