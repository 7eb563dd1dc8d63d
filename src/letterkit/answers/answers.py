"""Files → answers: an e-mail (`.eml`) or a mailbox of them (`.mbox`), and stored DNS answers.

The text of an e-mail is that of all its parts that a reader sees, one after the other, without
attachments; what HTML quotes gets `> ` before each line, what it strikes out stands between `~~`.

`answers/mailbox.py` takes a mailbox apart. An e-mail that cannot be read never stops the others.
DNS answers lie beside the file as `<file>.dns`, one a line, as in `evidence/dkim.py`.
"""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes
from email.errors import (
    CloseBoundaryNotFoundDefect,
    MessageError,
    MissingHeaderBodySeparatorDefect,
    StartBoundaryNotFoundDefect,
)
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from letterkit.answers.answer import Answer, Unread, not_in
from letterkit.answers.mail_html import strikes_out, text_of_html
from letterkit.answers.mail_looks import odd_looks
from letterkit.answers.mail_parts import parts_in
from letterkit.answers.mail_signed import carried_in, sealed_in, signed_with
from letterkit.answers.mailbox import Piece, pieces
from letterkit.confined import Bounds, each_confined
from letterkit.errors import LetterkitError
from letterkit.faults import naming
from letterkit.files.files import read_bytes

LARGEST = 2**27  # bytes; some thousand e-mails, attachments and all
_EACH = Bounds(4, 400 * 2**20)  # what reading one e-mail may take
_LONGEST = 200_000  # characters that a reader would see of one
_AGAIN = "ask for it again"
_UTF16 = re.compile(rb"\xff\xfe|\xfe\xff|([!-~]\0){2}|(\0[!-~]){2}")
_READ: dict[tuple[Path, bytes], Answer] = {}  # what was read, by what the file held
_BOM = b"\xef\xbb\xbf"
_ID = re.compile(r"<[^<>\s]{1,500}>")
_CUT = (
    CloseBoundaryNotFoundDefect,
    MissingHeaderBodySeparatorDefect,
    StartBoundaryNotFoundDefect,
)
_MALFORMED = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    OverflowError,
    MessageError,  # heads that cannot be decoded
)


def read_answers(path: Path) -> Iterator[Answer | Unread]:
    """The e-mails of a file in their order, and in the place of each that cannot be read, why.

    Anybody can send an e-mail, so none of them may keep the others out. Raises LetterkitError where
    nothing of the file can be read.
    """
    name = path.as_posix()
    data = read_bytes(path, name, largest=LARGEST)
    if _UTF16.match(data):
        raise LetterkitError(
            f"{name}: saved as UTF-16",
            hint="save it again in the mail program, as it came; an editor has changed it",
        )
    data = data.removeprefix(_BOM)
    if path.suffix.lower() == ".emlx":
        data = _of_apple(data, name)
    alone = path.suffix.lower() in (".eml", ".emlx")
    if alone or (path.suffix.lower() != ".mbox" and not data.startswith(b"From ")):
        yield from _taken_apart([(data, name)])
        return
    found = [(each, f"{name}: e-mail {each.number}") for each in pieces(data)]
    if not found:
        raise LetterkitError(f"{name}: not a mailbox", hint="an e-mail by itself is called .eml")
    faults = {place: _fault(piece, place) for piece, place in found}
    read = _taken_apart([(piece.data, place) for piece, place in found if not faults[place]])
    for place, why in faults.items():
        yield Unread(place, why) if why else next(read)


def _of_apple(data: bytes, name: str) -> bytes:
    """The e-mail in a file of Apple Mail: its length stands above it, and a property list below."""
    length, _, rest = data.partition(b"\n")
    if not length.strip().isdigit() or int(length) > len(rest):
        raise LetterkitError(
            f"{name}: not a whole e-mail of Apple Mail",
            hint="in Apple Mail, save it as raw message source, and add that as .eml",
        )
    return rest[: int(length)]


def _fault(piece: Piece, place: str) -> LetterkitError | None:
    """Why a piece of a mailbox is no e-mail, if it is none."""
    if not piece.is_mail:
        return LetterkitError(
            f"{place}: not an e-mail",
            hint="no line that begins with From and a time stands above it",
        )
    if not piece.data.strip():
        return LetterkitError(f"{place}: it is empty", hint=_AGAIN)
    return None


def read_filed_answers(paths: Sequence[Path]) -> dict[Path, Answer]:
    """The e-mails in files that letterkit filed itself, each read once for all commands of a run.

    One process reads them all: a process for each took most of the time of `review`.
    """
    data = {path: read_bytes(path, path.as_posix(), largest=LARGEST) for path in paths}
    new = [path for path in paths if (path, data[path]) not in _READ]
    for path, each in zip(
        new, _taken_apart([(data[path], path.as_posix()) for path in new]), strict=True
    ):
        if isinstance(each, Unread):
            raise each.error
        _READ[path, data[path]] = each
    return {path: _READ[path, data[path]] for path in paths}


def read_answer(path: Path) -> Answer:
    """The one e-mail of a file that letterkit filed itself."""
    for each in read_answers(path):
        if isinstance(each, Answer):
            return each
        raise each.error
    raise LetterkitError(f"{path.as_posix()}: not an e-mail", hint="put back a copy of the file")


def _taken_apart(mails: Sequence[tuple[bytes, str]]) -> Iterator[Answer | Unread]:
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
            yield Unread(place, error)


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
        text = _text(message)
        _refuse_long(text, place)
        return Answer(
            place,
            data,
            text,
            _is_automatic(message),
            _received(message),
            _subject(message),
            _sender(message),
            _sent(message),
            _answered(message),
            carried_in(message),
            sealed_in(message),
            signed_with(message),
            _display(message),
            _others(message),
            parts_in(message),
            _broken(message),
            _looks(message),
        )
    except _MALFORMED as error:
        raise LetterkitError(f"{place}: a damaged e-mail", hint=_AGAIN) from error


def _looks(message: Message) -> str:
    """What in its HTML may let its words look otherwise, or nothing."""
    pages = [
        _decoded(part)
        for part in message.walk()
        if part.get_content_type() == "text/html" and part.get_content_disposition() != "attachment"
    ]
    return next(filter(None, map(odd_looks, pages)), "")


def _broken(message: Message) -> str:
    """Why an e-mail is not whole, or nothing: more may have stood where it was cut off."""
    if any(isinstance(each, _CUT) for part in message.walk() for each in part.defects):
        return "it is cut off: a part of it has no end"
    return ""


def _refuse_long(text: str, place: str) -> None:
    if len(text) > _LONGEST:
        raise LetterkitError(
            f"{place}: an e-mail of over {_LONGEST:,} characters",
            hint="ask for the answer in an e-mail of its own",
        )


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
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _sent(message: Message) -> int | None:
    """When the person's own mail program says that they sent it."""
    try:
        return int(parsedate_to_datetime(str(message.get("Date", ""))).timestamp())
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _answered(message: Message) -> tuple[str, ...]:
    """The ids of the e-mails that it says to answer (RFC 5322, 3.6.4)."""
    written = [*message.get_all("In-Reply-To", []), *message.get_all("References", [])]
    found = (each for text in written for each in _ID.findall(str(text)))
    return tuple(dict.fromkeys(found))


def _sender(message: Message) -> str:
    """The address that the e-mail says to come from, where it is one."""
    written = [str(each) for each in message.get_all("From", [])]
    found = [address for _, address in getaddresses(written)]
    return found[0] if len(found) == 1 else ""


def _display(message: Message) -> str:
    """The name that stands beside the address of the sender, with what is said in brackets."""
    written = " ".join(map(_decoded_head, _written(message, "from")))
    # The parser takes some of it away, such as a comment: only the address goes.
    return written.replace(_sender(message), " ").strip(" <>\"'") if _sender(message) else written


def _others(message: Message) -> tuple[str, ...]:
    """The addresses in the other heads that say who an e-mail is from (RFC 5322, 3.6.2)."""
    names = ("Sender", "Reply-To", "Resent-From", "Resent-Sender")
    written = [str(each) for name in names for each in message.get_all(name, [])]
    found = [address for _, address in getaddresses(written) if "@" in address]
    return tuple(dict.fromkeys(found))


def _subject(message: Message) -> str:
    """The subject, as it is written where it cannot be decoded; of several, all."""
    return " ".join(map(_decoded_head, _written(message, "subject")))


def _written(message: Message, name: str) -> list[str]:
    """The heads of this name; those in UTF-8 (RFC 6532) come as surrogates out of the parser."""
    found = [str(value) for key, value in message.raw_items() if key.lower() == name]
    return [each.encode("utf-8", "surrogateescape").decode("utf-8", "replace") for each in found]


def _decoded_head(written: str) -> str:
    words = []
    try:
        for part, charset in decode_header(written):
            words.append(part if isinstance(part, str) else part.decode(charset or "utf-8"))
    except (ValueError, LookupError, MessageError):
        return written
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

    That of its HTML, where there is no plain one, or where it strikes something out. What only
    another form says stands below the plain text: a reader may have seen either.
    """
    pages = [_decoded(each) for each in message.walk() if each.get_content_type() == "text/html"]
    forms = [(each.get_content_type(), _text(each)) for each in _parts(message)]
    written = [(kind, text) for kind, text in forms if text.strip()]
    if not written:
        return ""
    if any(map(strikes_out, pages)):
        written = [pair for pair in written if pair[0] != "text/plain"] or written
    first = next((text for kind, text in written if kind == "text/plain"), written[0][1])
    more: list[str] = []
    for _, text in written:
        if text is not first:
            more += not_in(text, first)
    return "\n\n".join((first, "\n".join(more))) if more else first


def _decoded(part: Message) -> str:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"), "replace")
    except (LookupError, ValueError):  # a charset that is none, or that decodes no text
        return data.decode("utf-8", "replace")
