"""Renders the e-mails to people who signed: a receipt with one question, and news of an edition.

They are plain text, in the language of the letter or in English where letterkit has no words in it.
From, Date and Message-ID are as in `render/mail.py`; the date is that of the letter until the
e-mail leaves. `answers/mail_answers.py` reads what comes back.
"""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import lru_cache
from importlib import resources

from letterkit.answers.mail_answers import Plain, language, offered
from letterkit.model import Letter, Shown
from letterkit.render.headers import address_header, ascii_address, header, structured_header
from letterkit.render.mime import Part, attachment, multipart, text_part

_BINARY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Recipient:
    """The person an e-mail goes to."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class ReceiptMail:
    """What a receipt's e-mail says: its nine lines, how the person is shown, and the file.

    `address` is that of the page in which it can be checked, or empty.
    """

    nine: str
    shown: Shown
    edition: int
    file: str
    data: bytes
    address: str = ""


@dataclass(frozen=True, slots=True)
class NewsMail:
    """What news say: the edition, how many signed, what changed, and where the letter is."""

    edition: int
    count: int
    changed: str = ""
    address: str = ""


def receipt_mail(letter: Letter, to: Recipient, receipt: ReceiptMail) -> bytes:
    """The e-mail with a receipt, as a file."""
    words = _words(letter.lang)
    subject = words["receipt"].format(title=letter.title)
    file = attachment(receipt.file, _BINARY, receipt.data)
    return _mail(letter, to, subject, receipt_text(letter, receipt), (file,))


def receipt_text(letter: Letter, receipt: ReceiptMail) -> str:
    """The text of a receipt's e-mail, in LF."""
    words, lang = _words(letter.lang), letter.lang
    values = {"title": letter.title, "file": receipt.file, "edition": str(receipt.edition)}
    parts = (
        words["given"].format(**values),
        words["nine"],
        _set_in(receipt.nine.splitlines()),
        words[receipt.shown.value],
        words["question"],
        _set_in([offered(lang, Plain.YES), offered(lang, Plain.NO)]),
        words["how"],
        words["keep"],
        *([words["page"].format(address=receipt.address)] if receipt.address else ()),
        words["command"].format(file=receipt.file),
    )
    return "\n\n".join(parts) + "\n"


def receipt_subject(letter: Letter) -> str:
    """The subject of the receipts of a letter."""
    return _words(letter.lang)["receipt"].format(title=letter.title)


def news_subject(letter: Letter) -> str:
    """The subject of the news of a letter."""
    return _words(letter.lang)["news"].format(title=letter.title)


def news_mail(letter: Letter, to: Recipient, news: NewsMail) -> bytes:
    """The e-mail with news, as a file."""
    return _mail(letter, to, news_subject(letter), news_text(letter, news), ())


def news_text(letter: Letter, news: NewsMail) -> str:
    """The text of news, in LF."""
    words, lang = _words(letter.lang), letter.lang
    sender = letter.organisation or letter.issuer or letter.sender_email
    edition = words["edition"].format(title=letter.title, edition=news.edition)
    parts = [edition, words["count"].format(count=news.count)]
    if news.changed:
        parts.append(words["changed"].format(changed=news.changed))
    if news.address:
        parts.append(words["read"].format(address=news.address))
    parts += [
        words["why"].format(sender=sender),
        words["stop"],
        _set_in([offered(lang, Plain.STOP)]),
    ]
    return "\n\n".join(parts) + "\n"


def _set_in(lines: Sequence[str]) -> str:
    return "\n".join(f"    {each}" for each in lines)


def _mail(
    letter: Letter, to: Recipient, subject: str, text: str, attached: Sequence[Part]
) -> bytes:
    """A message to one person, the same for the same contents."""
    sender = ascii_address("From", letter.sender_email)
    content = bytes(multipart("mixed", (text_part("plain", text), *attached)))
    head = (
        address_header("From", [(letter.organisation or letter.issuer, sender)]),
        address_header("To", [(to.name, to.email)], international=True),
        header("Subject", subject),
        _date(letter.date),
    )
    digest = hashlib.sha256("\r\n".join(head).encode() + content).hexdigest()
    domain = sender.rpartition("@")[2]
    rest = (
        structured_header("Message-ID", f"<{digest[:40]}@{domain}>"),
        header("Content-Language", language(letter.lang)),
        header("X-Unsent", "1"),
        header("MIME-Version", "1.0"),
    )
    return "\r\n".join((*head, *rest)).encode() + b"\r\n" + content


@lru_cache(maxsize=64)
def _date(day: date) -> str:
    return header("Date", format_datetime(datetime.combine(day, time(), UTC)))


def _words(lang: str) -> Mapping[str, str]:
    return _all_words()[language(lang)]


@lru_cache(maxsize=1)
def _all_words() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("letterkit.render") / "notices.toml"
    return tomllib.loads(source.read_text("utf-8"))
