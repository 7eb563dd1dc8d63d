"""Renders a letter as an e-mail that opens as a draft, with nothing random in it.

The HTML part carries the manuscript of its page, from which `verify` writes it anew. The text part
is `<slug>.<lang>.txt` byte for byte, in format=flowed; the HTML part has the same
words. Pictures are parts of the message (`cid:`), attachments come last. CRLF; all octets are
ASCII.

From is the letter's sender with `sender_email`, or `NO_SENDER` where the letter has none: a mail
client puts its own address there, and the sender must refuse it. To is the one addressee of a
copy, else all addressees of the letter who have an address, else nobody (`Undisclosed
recipients:;`, RFC 5322, 3.4). Date is the letter's own at 00:00 UTC. Message-ID is the SHA-256 of
all the rest, at the domain of From. `X-Unsent: 1` makes mail clients open the file for sending.

A list of more than `LONGEST` entries is not in the message: both parts give its counts and the
names of the files that hold it whole. Below that some webmail shows what is past 102,000 octets of
HTML, from about 350 entries on, only when asked; the text part has it all.
"""

import datetime
import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import replace
from email.utils import format_datetime
from functools import lru_cache, partial
from importlib import resources

from jinja2 import Environment
from markupsafe import Markup

from letterkit.model import Addressee, Document, Picture
from letterkit.model.manuscript import format_manuscript
from letterkit.model.stamp import stamp_apart
from letterkit.render import colour
from letterkit.render.headers import address_header, ascii_address, header, structured_header
from letterkit.render.markup import (
    environment_of,
    isolated,
    linked,
    name,
    phrase,
    tagged,
    where_linked,
)
from letterkit.render.mime import Part, attachment, inline_picture, multipart, text_part
from letterkit.render.plain import COMMAND, plain_parts, sign_line
from letterkit.text.plain import PlainParts, format_plain

NO_SENDER = "sender@example.invalid"  # RFC 2606: delivered to nobody
_SOURCE = re.compile(r'src="picture:([^"]*)"')
LONGEST = 2000
_PAPER = {"light": ("#ffffff", "#f3f6f7"), "dark": ("#12171b", "#1a2127")}


def mail(
    document: Document,
    *,
    attachments: Sequence[tuple[str, str, bytes]] = (),
    to: Addressee | None = None,
) -> bytes:
    """The message as a file; attachments are file name, media type, content."""
    sender = ascii_address("From", document.sender_email or NO_SENDER)
    document = replace(document, sender_email=sender)
    head = (
        address_header("From", [(document.sender or document.issuer, sender)]),
        address_header("To", _recipients(document, to or document.copy_for)),
        header("Subject", document.title),
        header("Date", _midnight(document.date)),
    )
    enclosed = next((name for name, _, _ in attachments), "")
    content = multipart(
        "mixed", [_letter(document, enclosed), *(attachment(*each) for each in attachments)]
    )
    digest = hashlib.sha256("\r\n".join(head).encode() + bytes(content)).hexdigest()
    rest = (
        structured_header("Message-ID", f"<{digest[:40]}@{_domain(sender)}>"),
        header("Content-Language", document.lang),
        header("X-Unsent", "1"),
        header("MIME-Version", "1.0"),
    )
    return "\r\n".join((*head, *rest)).encode() + b"\r\n" + bytes(content)


def addressed(data: bytes, name: str, email: str) -> bytes:
    """The message that `mail` made, to this person: the same but for To and Message-ID."""
    head, end, rest = data.partition(b"\r\nContent-Language: ")
    sender, _, others = head.decode().partition("\r\nTo: ")
    subject = "Subject: " + others.partition("\r\nSubject: ")[2].partition("\r\nMessage-ID: ")[0]
    domain = others.rpartition("@")[2].removesuffix(">")
    to = address_header("To", [(name, email)], international=True)
    front = "\r\n".join((sender, to, subject))
    digest = hashlib.sha256(front.encode() + rest).hexdigest()
    message_id = structured_header("Message-ID", f"<{digest[:40]}@{domain}>")
    return f"{front}\r\n{message_id}".encode() + end + rest


def _letter(document: Document, enclosed: str) -> Part:
    """The letter twice, plainest first (RFC 2046, 5.1.4). `enclosed` is the name of its PDF."""
    if sum(len(group.lines) for group in document.groups) > LONGEST:
        # The counts say how many have no names: below no list that would be said twice.
        document = replace(document, groups=(), withheld="")
        parts = _told_where(document, plain_parts(document), enclosed)
    else:
        parts = plain_parts(document)
    content = html_part(document, parts)
    flow = ("format=flowed", f"delsp={'yes' if parts.delsp else 'no'}")
    pictures = _pictures(document).items()
    shown = [inline_picture(cid, each.media_type, each.data) for cid, each in pictures]
    return multipart(
        "alternative",
        (
            text_part("plain", format_plain(parts), flow),
            multipart("related", [text_part("html", content), *shown], ('type="text/html"',)),
        ),
    )


def _told_where(document: Document, parts: PlainParts, enclosed: str) -> PlainParts:
    """The parts with a line that names the files with the list which are made with the e-mail."""
    words, lang = document.words, document.lang
    files = {
        "pdf": enclosed or (f"{lang}.pdf" in document.beside and document.file(lang, "pdf")),
        "plain_text": f"{lang}.txt" in document.beside and document.file(lang, "txt"),
    }
    where = " · ".join(f"{words[key]}: {name}" for key, name in files.items() if name)
    if parts.signatories is None or not where:
        return parts
    counted = (*parts.signatories.counted, where)
    return replace(parts, signatories=replace(parts.signatories, counted=counted))


def html_part(document: Document, parts: PlainParts) -> str:
    """The HTML that has the same words as the text of these parts; `verify` writes it anew."""
    from css_inline import CSSInliner

    said = partial(phrase, comma=document.comma, lang=document.lang)
    text = (
        _environment()
        .get_template("mail.html.jinja")
        .render(
            doc=document,
            words=document.words,
            manuscript=format_manuscript(document.manuscript) if document.manuscript else "",
            note=parts.note.split("\n") if parts.note else [],
            noted=lambda line: _noted(line, document),
            body=_body(document),
            listed=parts.signatories,
            groups=document.groups,
            stamp=stamp_apart(document.stamp, document.words["edition"]) if document.stamp else (),
            check_at=where_linked(document.words["check_at"], document.verify, document.lang),
            check_how=_check_how(document),
            kept_style=_style("mail.kept.css", colour.on_dark(document.theme, *_PAPER["dark"])),
            addressee=lambda to: said((to.name, to.role, to.organisation)),
            dateline=said((document.place, document.date_text)),
            details=lambda line: said((line.role, line.affiliation, line.country)),
        )
    )
    style = _style("mail.css", colour.on_light(document.theme, *_PAPER["light"]))
    inliner = CSSInliner(
        inline_style_tags=False,
        keep_style_tags=True,
        load_remote_stylesheets=False,
        extra_css=style,
    )
    return inliner.inline(text)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment_of("render", {"isolated": isolated, "name": name})


def _noted(line: str, document: Document) -> Markup:
    """A line above the letter; the one that says where to sign is a link to there."""
    if document.sign and line == sign_line(document):
        return Markup('<a href="{}">{}</a>').format(document.sign, isolated(line, document.lang))
    return linked(line, document.lang)


def _style(file: str, accent: str) -> Markup:
    source = (resources.files("letterkit.render") / file).read_text("utf-8")
    return Markup(source.replace("ACCENT", accent))  # noqa: S704 - our own file, and a colour


def _pictures(document: Document) -> dict[str, Picture]:
    """The pictures that the HTML part shows, by their Content-ID."""
    names = (html.unescape(each) for each in _SOURCE.findall(document.body))
    shown = [document.pictures[n] for n in names]
    return {_content_id(document, picture): picture for picture in shown}


def _content_id(document: Document, picture: Picture) -> str:
    digest = hashlib.sha256(picture.data).hexdigest()
    return f"{digest[:40]}@{_domain(document.sender_email)}"


def _body(document: Document) -> Markup:
    def embedded(found: re.Match[str]) -> str:
        return f'src="cid:{_content_id(document, document.pictures[html.unescape(found[1])])}"'

    return Markup(_SOURCE.sub(embedded, document.body))  # noqa: S704 - sanitised when merged


def _check_how(document: Document) -> Markup:
    command = Markup('<code dir="ltr">{}</code>').format(COMMAND)
    before, _, after = document.words["check_how"].partition("{command}")
    return tagged(before, document.lang) + command + tagged(after, document.lang)


def _recipients(document: Document, only: Addressee | None) -> list[tuple[str, str]]:
    chosen = (only,) if only else document.to
    return [(each.name or each.organisation, each.email) for each in chosen if each.email]


def _midnight(date: datetime.date) -> str:
    return format_datetime(datetime.datetime.combine(date, datetime.time(), datetime.UTC))


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
