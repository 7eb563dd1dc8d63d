"""Whether an e-mail shows what letterkit writes: its two forms, its subject and what is attached.

The HTML part carries a manuscript, as a page does; with it and the text part the HTML is written
anew and compared. What mail programs change on the way is allowed: how parts are encoded, how
header fields are folded, fields that they add, CRLF. In an e-mail that was sent, sender, addressees
and date are theirs, and are not compared.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from letterkit.actions.mail_form import check_form, was_sent
from letterkit.actions.text_anew import checks_of
from letterkit.errors import LetterkitError
from letterkit.model import Artefact, Check, Document, Group, Line, Picture, Register
from letterkit.model.manuscript import Manuscript, parse_manuscript
from letterkit.model.stamp import parse_stamp
from letterkit.model.verdict import WRITTEN
from letterkit.text.plain import PlainGroup, PlainParts, parse_plain
from letterkit.text.where_to_check import parse_where
from letterkit.verdict.beside import BESIDE, ON_PAPER, own_words
from letterkit.verdict.first_difference import place_of
from letterkit.version import __version__

_MANUSCRIPT = re.compile(r'<meta name="letterkit-manuscript" content="([^"]*)">')
_CONTENT_ID = re.compile(r'src="cid:[0-9a-f]{40}@([^"@<>\s]{1,255})"')
# A published e-mail has its seal behind its last part; `tlog/seal.py` judges it.
_SEAL = re.compile(
    rb"\r?\n=_letterkit seal\r?\n[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/=]+\r?\n"
    rb"(?:[A-Za-z0-9+/=. ]{72}\r?\n){12}\Z"
)
_ITEM = re.compile(r"<li(?: [^>]*)?>(.*)</li>")
_MOST_SPLITS = 200
_Parts = Sequence[tuple[str, bytes]]


def mail_checks(artefact: Artefact) -> Iterator[Check]:
    """The checks of an e-mail that stands by itself."""
    try:
        message = message_from_bytes(_SEAL.sub(b"\r\n", artefact.written))
        check_form(artefact.written, message)
        yield from _checks(message)
    except (LetterkitError, MessageError, ValueError, LookupError, TypeError) as error:
        detail = str(error) if isinstance(error, LetterkitError) else "its header cannot be read"
        yield Check.not_checked(WRITTEN, f"not as letterkit {__version__} writes it: {detail}")


def _checks(message: Message) -> Iterator[Check]:
    parts = list(_leaves(message))
    kinds = [kind for kind, _ in parts]
    texts = [data for kind, data in parts if kind == "text/plain"]
    pages = [data for kind, data in parts if kind == "text/html"]
    _check_kinds(kinds)
    text = texts[0].decode("utf-8").replace("\r\n", "\n")
    # Programs add or drop line ends behind the last line.
    text = text.rstrip("\n") + "\n"
    of_text = list(checks_of(text, in_mail=True))
    plain = parse_plain(text)
    _check_header(message, plain.text.partition("\n")[0])
    if not pages:
        yield Check.not_checked("other form of the e-mail", "it has its text only")
        yield from (each for each in of_text if each.name in (BESIDE, ON_PAPER))
        return
    page = pages[0].decode("utf-8").replace("\r\n", "\n")
    manuscript = _manuscript(page)
    expected = _html_of(manuscript, plain, page, parts)
    if page.rstrip("\n") != expected.rstrip("\n"):
        raise LetterkitError(f"its HTML: {place_of(page.encode(), expected.encode())}")
    detail = f"its text, its HTML and its subject are what letterkit {__version__} writes"
    yield Check.passed(WRITTEN, detail)
    yield from (each for each in of_text if each.name == ON_PAPER)
    yield from own_words(manuscript)
    yield _sender(message, manuscript)


def _leaves(message: Message) -> Iterator[tuple[str, bytes]]:
    """The type and the content of each part that holds no others."""
    for part in message.walk():
        if part.is_multipart():
            if (part.preamble or "").strip() or (part.epilogue or "").strip():
                raise LetterkitError("there are words between its parts")
            continue
        content = part.get_payload(decode=True)
        if part.get_content_type().startswith("text/"):
            charset = (part.get_content_charset() or "us-ascii").lower()
            if charset not in ("utf-8", "us-ascii"):
                raise LetterkitError("a part is in another encoding of letters")
        yield part.get_content_type(), content if isinstance(content, bytes) else b""


def _check_kinds(kinds: Sequence[str]) -> None:
    """One text, one HTML and its pictures as alternatives; then PDFs."""
    shown = [kind for kind in kinds if kind != "application/pdf"]
    allowed = ["text/plain", *(["text/html"] if "text/html" in kinds else [])]
    pictures = shown[len(allowed) :]
    if shown[: len(allowed)] != allowed or kinds[: len(shown)] != shown:
        raise LetterkitError("it has other parts than letterkit writes")
    if any(not each.startswith("image/") for each in pictures):
        raise LetterkitError("it has other parts than letterkit writes")


def _check_header(message: Message, title: str) -> None:
    subject = " ".join(_decoded(message["Subject"]).split())
    if subject != " ".join(title.split()):
        raise LetterkitError("its subject is not the title of the letter")


def _decoded(value: object) -> str:
    return str(make_header(decode_header(str(value or ""))))


def _sender(message: Message, manuscript: Manuscript) -> Check:
    """Of a draft the sender is letterkit's; of an e-mail that was sent, a mail program's."""
    if was_sent(message):
        detail = "mail programs wrote who sent it, who got it and when"
        return Check.not_checked("sender", detail)
    name, _ = parseaddr(_decoded(message["From"]))
    if name and name != manuscript.sender:
        raise LetterkitError("its sender is not the letter's")
    return Check.passed("sender", "it is a draft, whose sender is the letter's")


def _manuscript(page: str) -> Manuscript:
    found = _MANUSCRIPT.findall(page)
    if len(found) != 1:
        raise LetterkitError("its HTML does not carry what letterkit writes it from")
    return parse_manuscript(html.unescape(found[0]))


def _html_of(manuscript: Manuscript, plain: PlainParts, page: str, parts: _Parts) -> str:
    from letterkit.letters.document import document_from
    from letterkit.render.mail import html_part
    from letterkit.render.plain import where_to_check

    domain = _CONTENT_ID.search(page)
    texts = {lang: "" for lang, _ in manuscript.titles}
    bare = Register("letter", manuscript.titles[0][1], texts, (), 0, {})
    pictures = _pictures(manuscript, parts)
    document = document_from(replace(manuscript, first=(), order=()), bare, pictures)
    if document.text.content != plain.text:
        raise LetterkitError("its HTML has other words than its text")
    stamps = [stamp for each in plain.closing if (stamp := parse_stamp(each))]
    document = replace(
        document,
        manuscript=manuscript,
        copy_for=None,
        sender_email=f"x@{domain[1]}" if domain else "",
        stamp=stamps[0] if stamps else None,
    )
    named = [each for each in plain.closing if parse_where(each, document.words["check_at"])]
    if tuple(named) != where_to_check(document):
        raise LetterkitError("its HTML names another page to check it on than its text")
    listed = plain.signatories.groups if plain.signatories else ()
    number = sum(len(group.lines) for group in listed)
    items = [html.unescape(each) for each in _ITEM.findall(page)]
    shown = iter(items[len(items) - number :] if 0 < number <= len(items) else [""] * number)
    groups = tuple(_group(each, document, shown) for each in listed)
    return html_part(replace(document, groups=groups), plain)


def _pictures(manuscript: Manuscript, parts: _Parts) -> list[Picture]:
    found = {
        (kind, hashlib.sha256(data).hexdigest()): data
        for kind, data in parts
        if kind.startswith("image/")
    }
    pictures = []
    for number, each in enumerate(manuscript.pictures):
        # The logo and scans of signatures are in the manuscript, and no e-mail shows them. A letter
        # may show a picture twice, which its e-mail carries once.
        data = found.get((each.media_type, each.sha256), b"")
        pictures.append(Picture(str(number), each.media_type, data))
    if found.keys() - {(each.media_type, each.sha256) for each in manuscript.pictures}:
        raise LetterkitError("it has a picture that is not the letter's")
    return pictures


def _group(group: PlainGroup, document: Document, shown: Iterator[str]) -> Group:
    lines = tuple(_line(each.name, each.details, document, next(shown)) for each in group.lines)
    return Group(group.heading, lines)


def _line(name: str, details: str, document: Document, shown: str) -> Line:
    """A line whose details are split where the HTML that is shown marks them as parts.

    A wrong split is found out when the whole is compared.
    """
    from letterkit.model import Entry, Kind, Shown
    from letterkit.render.markup import phrase

    entry = Entry("", name, Kind.PERSON, Shown.NAMED)
    for role, affiliation, country in _splits(details, document.comma):
        marked = html.unescape(
            str(phrase((role, affiliation, country), document.comma, document.lang))
        )
        if shown.endswith(marked):
            return Line(entry, name, role, affiliation, country)
    return Line(entry, name, details, "", "")


def _splits(details: str, comma: str) -> Iterator[tuple[str, str, str]]:
    """The ways in which three parts may have been joined, at most `_MOST_SPLITS`."""
    words = details.split(comma)
    count = 0
    for first in range(len(words) + 1):
        for second in range(first, len(words) + 1):
            count += 1
            if count > _MOST_SPLITS:
                return
            cut = (words[:first], words[first:second], words[second:])
            role, affiliation, country = (comma.join(each) for each in cut)
            yield role, affiliation, country
