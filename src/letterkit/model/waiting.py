"""An answer that waits for the coordinator to say whether it confirms, and what they said.

    letterkit.review.v1
    Confirms: yes
    By: ada
    When: 2026-11-27T10:00:00Z
    Why: she said so on the telephone

Five lines in this order, each ended by LF, UTF-8.
"""

from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model.answer import Answer

_HEAD = "letterkit.review.v1"
_KEYS = ("Confirms", "By", "When", "Why")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an answer confirms, who decided so, when (ISO 8601, UTC) and why."""

    confirms: bool
    by: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An answer to one invitation; `id` names it, `person` is who was invited with `statement`.

    `dns` is the DNS answer for its DKIM signature, or nothing. Once it is decided it has a verdict.
    """

    id: str
    person: str
    statement: bytes = field(repr=False)
    answer: Answer
    dns: bytes = field(default=b"", repr=False)
    verdict: Verdict | None = None


def format_verdict(verdict: Verdict) -> bytes:
    """The verdict as a file; blanks and line ends in its texts become one blank."""
    texts = ("yes" if verdict.confirms else "no", verdict.by, verdict.when, verdict.why)
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
    proper = head == _HEAD and keys == _KEYS and end == "" and values[0] in ("yes", "no")
    if not proper:
        raise LetterkitError("not a verdict")
    return Verdict(values[0] == "yes", *values[1:])
