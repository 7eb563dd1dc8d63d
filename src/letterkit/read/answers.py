"""Files → answers: an e-mail (`.eml`) or a mailbox of them (`.mbox`), and stored DNS answers.

The text of an e-mail is that of all its parts that a reader sees, one after the other, without
attachments; what HTML quotes gets `> ` before each line, what it strikes out stands between `~~`.

A mailbox is read as mboxrd: a line `From …` after a blank one begins an e-mail, and `>From ` in it
stands for `From `. DNS answers lie beside the file as `<file>.dns`, one a line, as in `prove/dkim`.
"""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from letterkit.confined import Bounds, each_confined
from letterkit.errors import LetterkitError
from letterkit.faults import naming
from letterkit.model.answer import Answer, not_in
from letterkit.read.files import read_bytes
from letterkit.read.mail_html import strikes_out, text_of_html

LARGEST = 2**27  # bytes; some thousand e-mails, attachments and all
_EACH = Bounds(4, 400 * 2**20)  # what reading one e-mail may take
_LONGEST = 200_000  # characters that a reader would see of one
_AGAIN = "ask for it again"
_BEGINS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_MALFORMED = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_answer(path: Path) -> Answer:
    """The one e-mail of a file; an error if it cannot be read."""
    [answer] = read_answers(path)
    if isinstance(answer, LetterkitError):
        raise answer
    return answer


def read_answers(path: Path) -> Iterator[Answer | LetterkitError]:
    """The e-mails of a file, in their order, and an error for each that cannot be read.

    Anybody can send an e-mail, so none of them may keep the others out.
    """
    name = path.as_posix()
    data = read_bytes(path, name, largest=LARGEST)
    if path.suffix.lower() == ".eml":
        yield from _taken_apart([(data, name)])
        return
    begins = list(_BEGINS.finditer(data))
    if not begins or begins[0].start():
        raise LetterkitError(f"{name}: not a mailbox", hint="an e-mail by itself is called .eml")
    ends = [*(each.start() for each in begins[1:]), len(data)]
    mails: list[tuple[bytes, str]] = []
    for number, (begin, end) in enumerate(zip(begins, ends, strict=True), 1):
        one = _QUOTED.sub(rb"\1", data[begin.end() : end])
        mails.append((one.removesuffix(b"\n").removesuffix(b"\r"), f"{name}: e-mail {number}"))
    yield from _taken_apart(mails)


def _taken_apart(mails: Sequence[tuple[bytes, str]]) -> Iterator[Answer | LetterkitError]:
    """Each e-mail, read in a process of its own that no e-mail can keep from reading the next."""
    results = each_confined(lambda mail: _answer(*mail), mails, _EACH)
    for (_, place), result in zip(mails, results, strict=True):
        if isinstance(result, Answer):
            yield result
            continue
        try:
            with naming(place, hint=_AGAIN, limit=str(_EACH)):
                raise result
        except LetterkitError as error:
            yield error


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
        sender = _sender(message)
    except _MALFORMED as error:
        raise LetterkitError(f"{place}: a damaged e-mail", hint=_AGAIN) from error
    if len(text) > _LONGEST:
        raise LetterkitError(
            f"{place}: an e-mail of over {_LONGEST:,} characters",
            hint="ask for the answer in an e-mail of its own",
        )
    return Answer(place, data, text, automatic, _received(message), _subject(message), sender)


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


def _sender(message: Message) -> str:
    """The address that the e-mail says to come from, where it is one."""
    written = [str(each) for each in message.get_all("From", [])]
    found = [address for _, address in getaddresses(written)]
    return found[0] if len(found) == 1 else ""


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

    That of its HTML, where there is no plain one, or where it strikes something out. What only the
    HTML says stands below the plain text: a reader may have seen either.
    """
    pages = [_decoded(each) for each in message.walk() if each.get_content_type() == "text/html"]
    texts = {each.get_content_type(): _text(each) for each in reversed(_parts(message))}
    plain = texts.pop("text/plain", "")
    if plain.strip() and not any(map(strikes_out, pages)):
        more = [line for text in texts.values() for line in not_in(text, plain)]
        return "\n\n".join((plain, "\n".join(more))) if more else plain
    return next((text for text in texts.values() if text.strip()), plain)


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return data.decode("utf-8", "replace")
