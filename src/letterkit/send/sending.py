"""Sending what lies in an outbox: one e-mail after the other, no faster than agreed.

Each is begun, handed over, and written down. What a server does not take for now comes again after
a wait that grows; what it refuses is never tried again by itself, nor what is in doubt.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from letterkit.errors import LetterkitError
from letterkit.send.account import Rate
from letterkit.send.connection import Connection, Fate, Reply, Unreachable, undisturbed
from letterkit.send.heads import travelling
from letterkit.send.journal import Journal, Line, What

_DAY = timedelta(days=1)
_IDLE = 20  # seconds after which a connection is closed rather than kept waiting
# So many refusals in a row with the same words are about us, and not about the people.
_ALIKE = 10
_DOUBTS = 5  # e-mails in a row without an answer, after which none is put in doubt any more
_STALLED = 5  # e-mails in a row that were not taken for now, after which all of them wait


class End(StrEnum):
    """Why sending ended before everything was tried."""

    DONE = ""
    LIMIT = "limit"
    DAY = "day"
    LOST = "lost"
    STALLED = "stalled"
    ALIKE = "alike"
    DOUBTS = "doubts"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An e-mail of an outbox that is to leave: its file's name, its key, and its recipient."""

    name: str
    key: str
    recipient: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Happened:
    """What came of one e-mail; `data` is what left."""

    mail: Outgoing
    reply: Reply
    data: bytes = field(default=b"", repr=False)


@dataclass(slots=True)
class Clock:
    """The time, what waits, and when e-mails left in the last day, oldest first."""

    now: Callable[[], datetime]
    sleep: Callable[[float], None]
    left: deque[datetime]

    def until_next(self, rate: Rate) -> float:
        """Seconds until the next e-mail may leave, for the rate of a minute."""
        if not rate.minute or not self.left:
            return 0.0
        since = (self.now() - self.left[-1]).total_seconds()
        return max(0.0, min(60.0, 60 / rate.minute - since))

    def is_day_full(self, rate: Rate) -> bool:
        """Whether as many left in the last 24 hours as may."""
        while self.left and self.now() - self.left[0] >= _DAY:
            self.left.popleft()
        return bool(rate.day) and len(self.left) >= rate.day

    def free_at(self, rate: Rate) -> datetime:
        """When the next e-mail may leave, if the day is full."""
        return self.left[-rate.day] + _DAY


@dataclass(slots=True)
class Sender:
    """Sends e-mails over one connection. `read` gives what is in the outbox under a name.

    It gives nothing for an e-mail that is gone, as when its person withdrew meanwhile. `ended` says
    afterwards why not all were tried.
    """

    connection: Connection
    journal: Journal
    clock: Clock
    read: Callable[[str], bytes]
    ended: End = End.DONE
    again: dict[str, int] = field(default_factory=dict)
    _was_open: bool = False
    _refusals: list[str] = field(default_factory=list)
    _in_a_row: int = 0
    _doubts: int = 0

    def send(self, mails: Sequence[Outgoing], limit: int = 0) -> Iterator[Happened]:
        """Send these, at most `limit` of them if it is not 0; what came of each, as it comes."""
        ready = deque(mails)
        later: deque[tuple[datetime, Outgoing]] = deque()
        done = 0
        try:
            while ready or later:
                if limit and done >= limit:
                    self.ended = End.LIMIT
                    break
                if self.clock.is_day_full(self.connection.account.rate):
                    self.ended = End.DAY
                    break
                mail = self._next(ready, later)
                happened = self._one(mail)
                if happened is None:
                    continue
                if self._comes_again(happened, later):
                    continue
                done += 1
                yield happened
                if self.ended:
                    break
            self.connection.close()
        finally:
            self.connection.drop()

    def _next(self, ready: deque[Outgoing], later: deque[tuple[datetime, Outgoing]]) -> Outgoing:
        """The next e-mail, once it may leave: one that was put off comes when its time has come."""
        if later and (not ready or later[0][0] <= self.clock.now()):
            due, mail = later.popleft()
            self._pause((due - self.clock.now()).total_seconds())
        else:
            mail = ready.popleft()
        self._pause(self.clock.until_next(self.connection.account.rate))
        return mail

    def _pause(self, seconds: float) -> None:
        if seconds <= 0:
            return
        if seconds > _IDLE:
            self.connection.close()
        self.clock.sleep(seconds)

    def _one(self, mail: Outgoing) -> Happened | None:
        """Hand one e-mail over, and write down what came of it; None if it is gone."""
        stored = self.read(mail.name)
        if not stored:
            return None
        try:
            data = travelling(stored, mail.recipient, self.clock.now())
        except LetterkitError as error:
            raise LetterkitError(
                f"{mail.name}: {error}", hint="run `letterkit send` without --send to write it anew"
            ) from error
        if not self._connect():
            self.ended = End.LOST
            return Happened(mail, Reply(Fate.LATER, words="no connection", lost=True))
        with ExitStack() as calm:

            def at_end() -> None:
                # From here to the answer, and no longer, nobody may end the process politely.
                calm.enter_context(undisturbed())
                self._write(mail, What.BEGUN, force=True)
                self.clock.left.append(self.clock.now())

            reply = self.connection.hand_over(mail.recipient, data, at_end)
            if reply.fate is not Fate.DOUBT:
                self._write(mail, What(reply.fate.value), reply.code)
        return Happened(mail, reply, data)

    def _write(self, mail: Outgoing, what: What, code: int = 0, *, force: bool = False) -> None:
        line = Line(self.clock.now(), self.journal.outbox, what, mail.key, code)
        self.journal.write(line, force=force)

    def _comes_again(self, happened: Happened, later: deque[tuple[datetime, Outgoing]]) -> bool:
        """Put off what was not taken for now, unless it was put off often enough."""
        reply, mail = happened.reply, happened.mail
        self._look_for_alike(reply)
        self._look_for_stalling(reply)
        waits = self.connection.patience.again
        tried = self.again.get(mail.key, 0)
        if reply.fate is not Fate.LATER or self.ended or tried >= len(waits):
            return False
        self.again[mail.key] = tried + 1
        later.append((self.clock.now() + timedelta(seconds=waits[tried]), mail))
        in_order = sorted(later, key=lambda pair: pair[0])
        later.clear()
        later.extend(in_order)
        return True

    def _look_for_stalling(self, reply: Reply) -> None:
        """Wait, ever longer, where the server takes nothing for now; end when that was in vain."""
        if reply.fate is not Fate.LATER:
            self._in_a_row = 0
            return
        self._in_a_row += 1
        rounds, rest = divmod(self._in_a_row, _STALLED)
        if rest:
            return
        waits = self.connection.patience.again
        if rounds > len(waits):
            self.ended = End.STALLED
        else:
            self._pause(waits[rounds - 1])

    def _look_for_alike(self, reply: Reply) -> None:
        """End where the server refuses one after the other alike, or answers to none of them."""
        self._doubts = self._doubts + 1 if reply.fate is Fate.DOUBT else 0
        if self._doubts == _DOUBTS:
            self.ended = End.DOUBTS
        if reply.fate is Fate.SENT:
            self._refusals.clear()
        elif reply.fate is Fate.REFUSED:
            self._refusals.append(f"{reply.code} {reply.words}")
            last = self._refusals[-_ALIKE:]
            if len(last) == _ALIKE and len(set(last)) == 1:
                self.ended = End.ALIKE

    def _connect(self) -> bool:
        """Whether there is a connection; one that was there before is made again, in time.

        Raises LetterkitError where the first one cannot be made.
        """
        if self.connection.is_open:
            return True
        waits = (0.0, *self.connection.patience.again)
        for wait in waits if self._was_open else (0.0,):
            self._pause(wait)
            try:
                self.connection.connect()
            except Unreachable:
                if not self._was_open:
                    raise
            else:
                self._was_open = True
                return True
        return False


def why_not_all(ended: End, clock: Clock, rate: Rate, left: int) -> LetterkitError | None:
    """What to say where sending ended before everything was tried."""
    number = f"{left} e-mail{'s' if left != 1 else ''} not sent yet"
    again = "run the same command again: nobody gets an e-mail twice"
    if ended is End.DAY:
        when = clock.free_at(rate).strftime("%Y-%m-%d %H:%M UTC")
        return LetterkitError(
            f"{rate.day} e-mails left in the last 24 hours, which is the limit; {number}",
            hint=f"run the same command again after {when}; rate in [smtp] is the limit",
        )
    if ended is End.STALLED:
        return LetterkitError(f"the server takes no more e-mails for now; {number}", hint=again)
    if ended is End.DOUBTS:
        return LetterkitError(
            f"the server took {_DOUBTS} e-mails in a row without an answer; {number}",
            hint="wait, and ask your provider whether it has them: they are in doubt",
        )
    if ended is End.LOST:
        return LetterkitError(
            f"the connection was lost, and could not be made again; {number}", hint=again
        )
    if ended is End.ALIKE:
        return LetterkitError(
            f"the server refused {_ALIKE} e-mails in a row with the same words; {number}",
            hint="it may take no e-mails of this kind, or from this account: ask your provider",
        )
    return None
