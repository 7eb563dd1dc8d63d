"""Whether every mail program reads an e-mail as letterkit does, whatever its words are.

Programs differ where the standards are broken: in fields that stand there twice, in ends of lines
and encodings that are not clean, in containers and names of parts. letterkit writes none of that,
and servers do not either, so such an e-mail cannot be verified.
"""

import re
from collections.abc import Iterator
from email.message import Message

from letterkit.errors import LetterkitError

# The fields of a draft by letterkit. Programs add others, whose names begin with `X-`.
_OWN = frozenset(
    (
        *("from", "to", "subject", "date", "message-id", "content-language", "x-unsent"),
        *("mime-version", "content-type", "content-transfer-encoding"),
    )
)
# What may stand in a message once (RFC 5322, 3.6; RFC 2045, 3) and is shown, or says what is.
_ONCE = frozenset(
    (
        *("from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "message-id"),
        *("mime-version", "content-type", "content-transfer-encoding", "content-disposition"),
        *("content-id", "x-unsent"),
    )
)
_NAME = re.compile(r"[!-9;-~]+")
_CONTAINERS = ("multipart/mixed", "multipart/alternative", "multipart/related")
_ENCODINGS = ("7bit", "8bit", "quoted-printable", "base64", "")
_BASE64 = re.compile(r"[A-Za-z0-9+/\s]*=?\s*=?\s*")
_PRINTABLE = re.compile(r"(?:[^=]|=[0-9A-Fa-f]{2}|=[ \t]*\r?\n)*=?")
_ATTACHED = re.compile(r"[a-z0-9][a-z0-9._-]*\.[A-Za-z0-9-]+\.pdf")


def check_form(data: bytes, message: Message) -> None:
    """Raise LetterkitError where mail programs may read this message in several ways."""
    if b"\r" in data and data.count(b"\r\n") != max(data.count(b"\r"), data.count(b"\n")):
        raise LetterkitError("its lines end in several ways")
    if b"\0" in data:
        raise LetterkitError("it has a byte that no e-mail may have")
    if not was_sent(message):
        for name in message:
            if name.lower() not in _OWN and not name.lower().startswith("x-"):
                raise LetterkitError(f"it is a draft with a field {name[:40]!a}")
    for part in message.walk():
        _check_part(part)


def was_sent(message: Message) -> bool:
    """Whether it travelled; a draft of letterkit says that it did not."""
    return "Received" in message or "X-Unsent" not in message


def _check_part(part: Message) -> None:
    names = [name.lower() for name in part]
    for name in names:
        if not _NAME.fullmatch(name):
            raise LetterkitError(f"it has a field {name[:40]!a}")
        if name in _ONCE and names.count(name) > 1:
            raise LetterkitError(f"it has two fields {name.title()}")
    for found in _faults(part):
        raise LetterkitError(found)


def _faults(part: Message) -> Iterator[str]:
    kind = part.get_content_type()
    stated = str(part.get("Content-Type", ""))
    if stated.lower().count("charset") > 1 or "charset*" in stated.lower():
        yield "a part has two encodings of letters"
    if part.is_multipart():
        if kind not in _CONTAINERS:
            yield f"it has a part of the kind {kind[:40]!a}"
        return
    encoding = str(part.get("Content-Transfer-Encoding", "")).strip().lower()
    if encoding not in _ENCODINGS:
        yield "a part is encoded in another way"
    payload = part.get_payload()
    body = payload if isinstance(payload, str) else ""
    if encoding == "base64" and not _BASE64.fullmatch(body):
        yield "a part is not encoded cleanly"
    if encoding == "quoted-printable" and not _PRINTABLE.fullmatch(body):
        yield "a part is not encoded cleanly"
    decoded = part.get_payload(decode=True)
    is_ascii = not isinstance(decoded, bytes) or decoded.isascii()
    charset = (part.get_content_charset() or "us-ascii").lower()
    if charset == "us-ascii" and kind.startswith("text/") and not is_ascii:
        yield "a part has letters that its encoding has not"
    yield from _faults_of_name(part, kind)


def _faults_of_name(part: Message, kind: str) -> Iterator[str]:
    """The name of an attachment is shown beside the letter; what is no attachment has none."""
    name = part.get_filename("")
    if kind == "application/pdf":
        if not _ATTACHED.fullmatch(name):
            yield "its PDF has another name than letterkit gives"
    elif name or part.get_content_disposition() not in (None, "inline"):
        yield "a part is shown as an attachment"
