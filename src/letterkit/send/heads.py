"""The header of an e-mail in an outbox: what it gets there, and what it loses when it leaves.

The e-mails are letterkit's own, so their fields are known: each begins a line, goes on with lines
that begin with a blank, and ends with CRLF. A blank line ends the header.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime, getaddresses

from letterkit.errors import LetterkitError

_END = b"\r\n\r\n"
_NAME = re.compile(r"[!-9;-~]+")
_BARE = re.compile(rb"\r(?!\n)|(?<!\r)\n|\0")
_LONGEST = 998  # octets of a line (RFC 5321, 4.5.3.1.6)
# A draft's own fields, and those with other people's addresses.
_STAYING_BEHIND = ("x-unsent", "bcc", "resent-bcc", "date")
_ONCE = ("from", "to", "date", "message-id", "subject", "mime-version", "content-type")


def fields_of(data: bytes) -> tuple[list[tuple[str, str]], bytes]:
    """The fields of an e-mail as they are written, by their names, and what follows the header."""
    head, end, rest = data.partition(_END)
    if not end:
        raise LetterkitError("an e-mail without a body")
    fields: list[tuple[str, str]] = []
    for line in head.decode("utf-8", "surrogateescape").split("\r\n"):
        if line[:1] in (" ", "\t") and fields:
            name, written = fields[-1]
            fields[-1] = name, f"{written}\r\n{line}"
            continue
        name = line.partition(":")[0]
        if not _NAME.fullmatch(name):
            raise LetterkitError("an e-mail with a line in its header that is no field")
        fields.append((name.lower(), line))
    return fields, rest


def joined(fields: Sequence[tuple[str, str]], rest: bytes) -> bytes:
    """An e-mail of these fields, and what follows them."""
    head = "\r\n".join(written for _, written in fields)
    return head.encode("utf-8", "surrogateescape") + _END + rest


def with_fields(data: bytes, written: Sequence[str]) -> bytes:
    """The e-mail with these fields, each in the place of those of its name or behind the others."""
    fields, rest = fields_of(data)
    for each in written:
        name = each.partition(":")[0].lower()
        there = [place for place, (other, _) in enumerate(fields) if other == name]
        if there:
            fields[there[0]] = name, each
            fields = [one for n, one in enumerate(fields) if n not in there[1:]]
        else:
            fields.append((name, each))
    return joined(fields, rest)


def travelling(data: bytes, recipient: str, now: datetime) -> bytes:
    """The e-mail as it leaves: with the time, without what marks a draft, to one person alone.

    Raises LetterkitError for one that was changed so that others would get it, or that a server
    might read in another way than a mail program.
    """
    if _BARE.search(data):
        raise LetterkitError("an e-mail with a line end that servers read in several ways")
    if any(len(line) > _LONGEST for line in data.split(b"\r\n")):
        raise LetterkitError(f"an e-mail with a line of over {_LONGEST} bytes")
    fields, rest = fields_of(data)
    names = [name for name, _ in fields]
    for name in _ONCE:
        if names.count(name) > 1 or (name not in names and name != "date"):
            raise LetterkitError(f"an e-mail with {names.count(name)} fields {name.title()}")
    if {"cc", "resent-to", "resent-cc"} & set(names):
        raise LetterkitError("an e-mail with a copy to others")
    to = next(written for name, written in fields if name == "to")
    if address_in(to) != recipient:
        raise LetterkitError("an e-mail to somebody else than it is for")
    kept = [each for each in fields if each[0] not in _STAYING_BEHIND]
    at = next(place for place, (name, _) in enumerate(kept) if name == "subject") + 1
    kept.insert(at, ("date", f"Date: {format_datetime(now.replace(microsecond=0))}"))
    return joined(kept, rest)


def address_in(field: str) -> str:
    """The one address in a field such as To; nothing where there is none or are several."""
    found = getaddresses([field.partition(":")[2].replace("\r\n", "")])
    return found[0][1] if len(found) == 1 else ""


def message_id_of(data: bytes) -> str:
    """The id of an e-mail, as `<f0…@example.org>`."""
    fields, _ = fields_of(data)
    written = next((written for name, written in fields if name == "message-id"), "")
    return written.partition(":")[2].strip()
