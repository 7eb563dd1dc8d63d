"""A mailbox (`.mbox`) → the bytes of each e-mail in it; nothing of them is read yet.

A line `From …` begins an e-mail, and `>From ` in one stands for `From ` (mboxrd). Programs forget
to mark such a line, and people begin sentences with "From": so it begins an e-mail only if two of
these hold: it is the first or stands below an empty line; the head `From:` follows, with others; it
ends in the time of delivery, as in

    From ada@example.org Sun Nov 22 10:00:00 2026
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(rb"^From [^\n]*(?:\n|\Z)", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_DATED = re.compile(
    rb"From \S+(?: at \S+)? +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? +[A-Z][a-z]{2} +\d{1,2} +"
    rb"\d{1,2}:\d{2}(?::\d{2})?(?: +[A-Z]{1,5})?(?: +[+-]\d{4})? +\d{4}(?: +[+-]\d{4})?[ \t\r\n]*"
)
_HEAD = re.compile(rb"([!-9;-~]+):")
_MOST_HEADS = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of what may be one e-mail; `number` counts from 1.

    `is_mail` is False for what stands before the first e-mail.
    """

    number: int
    data: bytes = field(repr=False)
    is_mail: bool = True


def pieces(data: bytes) -> Iterator[Piece]:
    """The e-mails of a mailbox in their order; none where no line begins one."""
    begins: list[re.Match[bytes]] = []
    first = len(data) - len(data.lstrip())
    for line in _LINE.finditer(data):
        at = line.start()
        after_blank = at <= first or _is_blank(data, at)
        dated = bool(_DATED.fullmatch(line[0]))
        # Two of these three: programs leave out the blank line, or the time, or break the heads.
        if dated + after_blank + (b"from" in _heads(data, line.end())) >= 2:
            begins.append(line)
    if not begins:
        return
    number = 0
    if data[: begins[0].start()].strip():
        number = 1
        yield Piece(number, data[: begins[0].start()], is_mail=False)
    ends = [*(each.start() for each in begins[1:]), len(data)]
    for begin, end in zip(begins, ends, strict=True):
        number += 1
        one = _QUOTED.sub(rb"\1", data[begin.end() : end])
        yield Piece(number, re.sub(rb"\r?\n\Z", b"", one))


def _is_blank(data: bytes, start: int) -> bool:
    """Whether the line before this place is empty."""
    return data[start - 2 : start] == b"\n\n" or data[start - 3 : start] == b"\n\r\n"


def _heads(data: bytes, start: int) -> frozenset[bytes]:
    """The names of the heads that stand from here to the next empty line."""
    names = set()
    at = start
    for _ in range(_MOST_HEADS):
        end = data.find(b"\n", at)
        line = data[at : end if end >= 0 else len(data)]
        if not line.strip():
            break
        if found := _HEAD.match(line):
            names.add(found[1].lower())
        if end < 0:
            break
        at = end + 1
    return frozenset(names)
