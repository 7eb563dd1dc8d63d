"""An answer that waits for the coordinator to say whether it confirms, and what they said.

    letterkit.review.v1
    Confirms: yes
    By: ada
    When: 2026-11-27T10:00:00Z
    Why: she said so on the telephone

Five lines in this order, each ended by LF, UTF-8. `Confirms` is yes, no or neither.
"""

from dataclasses import dataclass, field

from letterkit.answers.answer import Answer
from letterkit.errors import LetterkitError

_HEAD = "letterkit.review.v1"
_KEYS = ("Confirms", "By", "When", "Why")
YES, NO, NEITHER = "yes", "no", "neither"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer confirms, who decided so, when (ISO 8601, UTC) and why.

    `neither` is one that neither confirms nor refuses: a question, a greeting.
    """

    confirms: bool
    by: str
    when: str
    why: str
    neither: bool = False

    @property
    def said(self) -> str:
        """The verdict in a word: `yes`, `no` or `neither`."""
        if self.confirms:
            return YES
        return NEITHER if self.neither else NO


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer to one invitation; `id` names it, `person` is who was invited with `statement`.

    `dns` is the DNS answer for its DKIM signature, or nothing. Once it is decided it has a verdict.
    `friendly` is one that takes nothing back, by all of its words (`answers/friendly.py`).
    `of_receipt` is one to the question whether a receipt is right, which `statement` is then. One
    that is `unasked` too answers no question, and `statement` is what the list says.
    """

    id: str
    person: str
    statement: bytes = field(repr=False)
    answer: Answer
    dns: bytes = field(default=b"", repr=False)
    verdict: Verdict | None = None
    friendly: bool = False
    of_receipt: bool = False
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """An answer that keeps a person out of what is built; `name` is theirs as they were invited.

    `refuses` is one that was decided with a no and may say that they do not sign; every other is
    undecided. `after_yes` is such a no to somebody who had got a yes before, for another answer.
    `friendly` is an undecided one that takes nothing back.
    """

    id: str
    person: str
    name: str = field(repr=False)
    refuses: bool = False
    after_yes: bool = False
    friendly: bool = False


def format_verdict(verdict: Verdict) -> bytes:
    """The verdict as a file; blanks and line ends in its texts become one blank."""
    texts = (verdict.said, verdict.by, verdict.when, verdict.why)
    pairs = zip(_KEYS, texts, strict=True)
    lines = [_HEAD, *(f"{key}: {' '.join(text.split())}" for key, text in pairs)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace")


def parse_verdict(data: bytes) -> Verdict:
    """The verdict in a file; raises LetterkitError for any other bytes."""
    try:
        head, *lines, end = data.decode().split("\n")
        keys, values = zip(*(line.split(": ", 1) for line in lines), strict=True)
    except ValueError as error:
        raise LetterkitError("not a verdict") from error
    proper = head == _HEAD and keys == _KEYS and end == "" and values[0] in (YES, NO, NEITHER)
    if not proper:
        raise LetterkitError("not a verdict")
    said, by, when, why = values
    return Verdict(said == YES, by, when, why, neither=said == NEITHER)
