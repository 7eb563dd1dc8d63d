"""Renders the e-mail that asks one person to sign: a text, with letter and statement attached.

From, Date and Message-ID are as in `render/mail.py`; the date is that of the statement. The words
are in the language of the letter, or in English where letterkit has none in it.
"""

import hashlib
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import lru_cache
from importlib import resources

from letterkit.model import CanonicalText
from letterkit.model.answer import PHRASES, written_code
from letterkit.render.headers import address_header, ascii_address, header, structured_header
from letterkit.render.mime import attachment, multipart, text_part

_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who asks whom to sign which text; `statement` is its nine lines."""

    lang: str
    title: str
    text: CanonicalText = field(repr=False)
    sender: str
    sender_email: str
    name: str = field(repr=False)
    email: str = field(repr=False)
    statement: bytes = field(repr=False)
    code: str = field(repr=False)
    date: date


def invitation(asked: Invitation) -> bytes:
    """The message as a file, the same for the same invitation."""
    words, phrase = _words(asked.lang)
    told = {"title": asked.title, "sender": asked.sender or asked.sender_email}
    lines = asked.statement.decode().removesuffix("\n")
    code = written_code(asked.code)
    paragraphs = (
        *(words["asks"].format(**told), words["as"], _indented(lines)),
        *(words["how"], _indented(phrase), words["then"], _indented(code)),
        *(words["care"], words["key"], f"{words['below']}\n{'-' * 40}", asked.text.content),
    )
    content = multipart(
        "mixed",
        (
            text_part("plain", "\n\n".join(paragraphs)),
            attachment(f"letter.{asked.lang}.txt", _TEXT, asked.text.content.encode()),
            attachment("statement.txt", _TEXT, asked.statement),
        ),
    )
    sender = ascii_address("From", asked.sender_email)
    head = (
        address_header("From", [(asked.sender, sender)]),
        address_header("To", [(asked.name, asked.email)]),
        header("Subject", words["subject"].format(**told)),
        header("Date", format_datetime(datetime.combine(asked.date, time(), UTC))),
    )
    digest = hashlib.sha256("\r\n".join(head).encode() + bytes(content)).hexdigest()
    rest = (
        structured_header("Message-ID", f"<{digest[:40]}@{sender.rpartition('@')[2]}>"),
        header("Content-Language", asked.lang),
        header("X-Unsent", "1"),
        header("MIME-Version", "1.0"),
    )
    return "\r\n".join((*head, *rest)).encode() + b"\r\n" + bytes(content)


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.split("\n"))


def _words(lang: str) -> tuple[dict[str, str], str]:
    known = _all_words()
    there = next((each for each in (lang, lang.partition("-")[0]) if each in known), "en")
    return known[there], PHRASES[there]


@lru_cache(maxsize=1)
def _all_words() -> dict[str, dict[str, str]]:
    source = resources.files("letterkit.render") / "invitation.toml"
    return tomllib.loads(source.read_text("utf-8"))
