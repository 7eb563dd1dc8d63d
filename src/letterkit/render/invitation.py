"""Renders the e-mail that asks one person to sign: a text, with letter and statement attached.

It begins with who asks and what to do; the line that confirms stands ready to be copied, then comes
what will be published of the person, then the nine lines of the statement, then the letter. From,
Date and Message-ID are as in `render/mail.py`; the date is that of the statement. The words are in
the language of the letter, or in English where letterkit has none in it.

What all e-mails of a letter have in common is made once (`Form`): thousands are written at a time.
"""

import hashlib
import tomllib
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import lru_cache
from importlib import resources

from letterkit.answers.answer import PHRASES, written_code
from letterkit.model import CanonicalText, Letter, Shown
from letterkit.render.headers import address_header, ascii_address, header, structured_header
from letterkit.render.mime import Part, attachment, multipart, text_part

_TEXT = "text/plain; charset=utf-8"
_SHOWN = "Shown: "


@dataclass(frozen=True, slots=True)
class Invited:
    """The person an e-mail asks; `statement` is its nine lines."""

    name: str
    email: str
    statement: bytes
    code: str
    date: date


@dataclass(frozen=True, slots=True)
class Form:
    """What is the same in all invitations to one letter in one language.

    `above` is the text up to the line that confirms, `between` what follows it, `shown` what is
    published of a person by how they are shown, `signs` what stands above the nine lines, `below`
    the rest. `sender` and `subject` are header fields, and `rest` is the last of them.
    """

    phrase: str
    above: str
    between: str
    shown: dict[str, str]
    signs: str
    below: str
    sender: str
    subject: str
    rest: str
    domain: str
    letter: Part = field(repr=False)

    def text(self, statement: bytes, code: str) -> str:
        """The text of an e-mail, in LF."""
        line = f"    {self.phrase} {written_code(code)}"
        lines = statement.decode().removesuffix("\n").split("\n")
        shown = next(each for each in lines if each.startswith(_SHOWN)).removeprefix(_SHOWN)
        nine = "\n".join(f"    {each}" for each in lines)
        parts = (self.above, line, self.between, self.shown[shown], self.signs, nine, self.below)
        return "\n\n".join(parts)

    def mail(self, asked: Invited) -> bytes:
        """The message as a file, the same for the same invitation."""
        statement = attachment("statement.txt", _TEXT, asked.statement)
        text = text_part("plain", self.text(asked.statement, asked.code))
        content = bytes(multipart("mixed", (text, self.letter, statement)))
        to = address_header("To", [(asked.name, asked.email)], international=True)
        head = "\r\n".join((self.sender, to, self.subject, _date(asked.date))).encode()
        digest = hashlib.sha256(head + content).hexdigest()
        message_id = structured_header("Message-ID", f"<{digest[:40]}@{self.domain}>")
        return b"\r\n".join((head, message_id.encode(), self.rest.encode(), content))


def form_of(letter: Letter, text: CanonicalText) -> Form:
    """The form of the invitations to a letter with this text."""
    words, phrase = _words(letter.lang)
    sender = letter.organisation or letter.issuer
    address = ascii_address("From", letter.sender_email)
    values = {"title": letter.title, "sender": sender or letter.sender_email}
    last = (
        header("Content-Language", letter.lang),
        header("X-Unsent", "1"),
        header("MIME-Version", "1.0"),
    )
    below = f"{words['below']}\n{'-' * 40}"
    return Form(
        phrase=phrase,
        above=f"{words['asks'].format(**values)}\n\n{words['how']}",
        between="\n\n".join((words["code"], words["care"])),
        shown={each.value: words[each.value] for each in Shown},
        signs=words["as"],
        below="\n\n".join((words["key"], below, text.content)),
        sender=address_header("From", [(sender, address)]),
        subject=header("Subject", subject_of(letter)),
        rest="\r\n".join(last),
        domain=address.rpartition("@")[2],
        letter=attachment(f"letter.{letter.lang}.txt", _TEXT, text.content.encode()),
    )


def subject_of(letter: Letter) -> str:
    """The subject of the invitations to a letter."""
    words, _ = _words(letter.lang)
    sender = letter.organisation or letter.issuer or letter.sender_email
    return words["subject"].format(title=letter.title, sender=sender)


@lru_cache(maxsize=64)
def _date(day: date) -> str:
    return header("Date", format_datetime(datetime.combine(day, time(), UTC)))


def _words(lang: str) -> tuple[dict[str, str], str]:
    known = _all_words()
    there = next((each for each in (lang, lang.partition("-")[0]) if each in known), "en")
    return known[there], PHRASES[there]


@lru_cache(maxsize=1)
def _all_words() -> dict[str, dict[str, str]]:
    source = resources.files("letterkit.render") / "invitation.toml"
    return tomllib.loads(source.read_text("utf-8"))
