"""Files → answers: an e-mail (`.eml`) or a mailbox of them (`.mbox`), and stored DNS answers.

The text of an e-mail is that of all its parts that a reader sees, one after the other, without
attachments; what HTML quotes gets `> ` before each line, what it strikes out stands between `~~`.

A mailbox is read as mboxrd: a line `From …` after a blank one begins an e-mail, and `>From ` in it
stands for `From `. DNS answers lie beside the file as `<file>.dns`, one a line, as in `prove/dkim`.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.answer import Answer
from letterkit.read.files import read_bytes
from letterkit.read.mail_html import strikes_out, text_of_html

LARGEST = 2**30
_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_answers(path: Path) -> Iterator[Answer]:
    """The e-mails of a file, in their order; those that are no e-mails at all are an error."""
    name = path.as_posix()
    data = read_bytes(path, name, largest=LARGEST)
    if path.suffix.lower() == ".eml":
        yield _answer(data, name)
        return
    begins = list(_BEGINS.finditer(data))
    if not begins or begins[0].start():
        raise LetterkitError(f"{name}: not a mailbox", hint="an e-mail by itself is called .eml")
    ends = [*(each.start() for each in begins[1:]), len(data)]
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True), 1):
        one = _QUOTED.sub(rb"\1", data[begin.end() : end])
        yield _answer(re.sub(rb"\r?\n\Z", b"", one), f"{name}: e-mail {number}")


def read_dns_answers(path: Path) -> list[bytes]:
    """What lies beside a file of answers; each line with its end."""
    beside = path.with_name(f"{path.name}.dns")
    if not beside.exists():
        return []
    return [line + b"\n" for line in read_bytes(beside, beside.as_posix()).split(b"\n") if line]


def _answer(data: bytes, place: str) -> Answer:
    try:
        message = message_from_bytes(data)
        if not message.get("From"):
            raise LetterkitError(f"{place}: not an e-mail", hint="save it whole, with its headers")
        text, automatic = _text(message), _is_automatic(message)
    except _MALFORMED as error:
        raise LetterkitError(f"{place}: a damaged e-mail", hint="ask for it again") from error
    sender = parseaddr(str(message.get("From", "")))[1]
    received, subject = _received(message), _subject(message)
    return Answer(place, data, text, automatic, received, subject, sender)


def _is_automatic(message: Message) -> bool:
    """RFC 3834, section 5, and what older programs write."""
    said = str(message.get("Auto-Submitted", "no")).strip().lower()
    precedence = str(message.get("Precedence", "")).strip().lower()
    report = message.get_content_type() == "multipart/report"
    replied = any(message.get(name) for name in ("X-Autoreply", "X-Autorespond"))
    return said != "no" or precedence in ("bulk", "junk", "auto_reply") or replied or report


def _received(message: Message) -> int | None:
    """When the topmost server, which is the coordinator's own, took the e-mail in."""
    written = str(message.get("Received", "")).rpartition(";")[2]
    try:
        return int(parsedate_to_datetime(written).timestamp())
    except (ValueError, TypeError, OverflowError):
        return None


def _subject(message: Message) -> str:
    """The subject, or nothing where it cannot be decoded."""
    words = []
    for part, charset in decode_header(str(message.get("Subject", ""))):
        try:
            words.append(part if isinstance(part, str) else part.decode(charset or "utf-8"))
        except (UnicodeDecodeError, LookupError):
            return ""
    return "".join(words)


def _text(message: Message) -> str:
    """What a reader sees of a message, without attachments and attached messages."""
    if message.get_content_type() == "multipart/alternative":
        return _one_of(message)
    if message.is_multipart():
        if message.get_content_maintype() != "multipart":
            return ""  # an e-mail attached to this one
        parts = [_text(part) for part in _parts(message)]
        return "\n\n".join(part for part in parts if part.strip())
    if message.get_content_disposition() == "attachment":
        return ""
    match message.get_content_type():
        case "text/plain":
            return _decoded(message)
        case "text/html":
            return text_of_html(_decoded(message))
    return ""


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    return (
        [each for each in payload if isinstance(each, Message)] if isinstance(payload, list) else []
    )


def _one_of(message: Message) -> str:
    """The plain text of an e-mail that says the same in several forms.

    That of its HTML, where there is no plain one, or where it strikes something out.
    """
    pages = [_decoded(each) for each in message.walk() if each.get_content_type() == "text/html"]
    texts = {each.get_content_type(): _text(each) for each in reversed(_parts(message))}
    plain = texts.pop("text/plain", "")
    if plain.strip() and not any(map(strikes_out, pages)):
        return plain
    return next((text for text in texts.values() if text.strip()), plain)


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
