"""When an e-mail was sent, as far as its dates can be believed.

Anybody can write any date into an e-mail. One that cannot be counts as none: before the invitation
was written, in the future, or after the coordinator's own server took the e-mail in.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from letterkit.answers.answer import Answer

_SLACK = 3600  # seconds: clocks differ


@dataclass(frozen=True, slots=True)
class Window:
    """The times that can be, in seconds since 1970: from the invitation until now."""

    since: float = float("-inf")
    until: float = float("inf")

    def has(self, seconds: int | None) -> bool:
        """Whether there is a time, and it can be."""
        return seconds is not None and self.since <= seconds <= self.until + _SLACK


ANY_TIME = Window()


def window(invited: date | None, now: datetime) -> Window:
    """From the day of the invitation, which is one of UTC, until now."""
    if invited is None:
        return Window(until=now.timestamp())
    first = datetime.combine(invited, time(), UTC).timestamp()
    return Window(first, now.timestamp())


def clocks(answer: Answer, times: Window) -> tuple[int | None, int | None]:
    """When it was sent and received, each where that can be."""
    sent = answer.sent if times.has(answer.sent) else None
    received = answer.received if times.has(answer.received) else None
    if sent is not None and received is not None and sent > received + _SLACK:
        sent = None
    return sent, received


def time_of(answer: Answer, times: Window) -> int | None:
    """When it was received, or else when it says that it was sent; None where neither can be."""
    sent, received = clocks(answer, times)
    return sent if received is None else received


def is_earlier(one: Answer, other: Answer, times: Window = ANY_TIME) -> bool:
    """Whether an e-mail was sent before another, by each clock that was read for both of them.

    Where none was, it is not known, and it was not.
    """
    pairs = zip(clocks(one, times), clocks(other, times), strict=True)
    known = [(early, late) for early, late in pairs if early is not None and late is not None]
    return bool(known) and all(early < late for early, late in known)
