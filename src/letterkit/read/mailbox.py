"""A mailbox (`.mbox`) → the bytes of each e-mail in it; nothing of them is read yet.

A line `From …` begins an e-mail, and `>From ` in one stands for `From ` (mboxrd). Programs forget
to mark such a line, and people begin sentences with "From": so it begins an e-mail only if heads of
an e-mail follow it or if it ends in the time of delivery, as in

    From ada@example.org Sun Nov 22 10:00:00 2026
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LINE = re.compile(rb"^From [^\n]*(?:\n|\Z)", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_TIME = rb"\d\d?:\d\d(?::\d\d)?(?: [A-Z+-][A-Za-z0-9:+-]{0,8})?"
_DATED = re.compile(
    rb"From .*(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? .{0,12}"
    + _TIME
    + rb"(?: \d{4}(?: [+-]\d{4})?)?[ \t\r\n]*"
)
_HEAD = re.compile(rb"([!-9;-~]+):")
# One of these begins most e-mails; a line of somebody's text seldom looks like one.
_KNOWN_HEADS = frozenset(
    {
        *(b"bcc", b"cc", b"content-type", b"date", b"delivered-to", b"dkim-signature", b"from"),
        *(b"in-reply-to", b"message-id", b"mime-version", b"received", b"references", b"reply-to"),
        *(b"return-path", b"sender", b"status", b"subject", b"to", b"x-mozilla-status"),
    }
)
_MOST_HEADS = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of what may be one e-mail; `number` counts from 1.

    `is_torn` is whether the line that ends it may be a line of its own text: what follows looks
    like no e-mail. `is_mail` is False for what stands before the first e-mail.
    """

    number: int
    data: bytes = field(repr=False)
    is_torn: bool = False
    is_mail: bool = True


def pieces(data: bytes) -> Iterator[Piece]:
    """The e-mails of a mailbox in their order; none where no line begins one."""
    begins: list[re.Match[bytes]] = []
    first = len(data) - len(data.lstrip())
    doubtful: set[int] = set()
    for line in _LINE.finditer(data):
        names = _heads(data, line.end())
        at = line.start()
        after_blank = at <= first or _is_blank(data, at)
        if b"from" in names:
            # Without a blank line before it, only a whole line of delivery can be meant.
            if after_blank or _DATED.fullmatch(line[0]):
                begins.append(line)
        elif after_blank and _DATED.fullmatch(line[0]):
            begins.append(line)
            if not names & _KNOWN_HEADS and _has_text(data, line.end()):
                doubtful.add(line.start())
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
        yield Piece(number, re.sub(rb"\r?\n\Z", b"", one), is_torn=end in doubtful)


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


def _has_text(data: bytes, start: int) -> bool:
    """Whether anything but blanks stands between here and the next line that begins an e-mail."""
    following = _LINE.search(data, start)
    return bool(data[start : following.start() if following else len(data)].strip())
