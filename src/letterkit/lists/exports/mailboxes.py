"""Tells an e-mail or a mailbox under another name from a list of people.

The lines of an e-mail look like names to who reads a plain list, and would be published as such.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from letterkit.answers.answer import PHRASES
from letterkit.errors import LetterkitError
from letterkit.text.quoting import head_name, words_around

# What begins each e-mail of a mailbox: `From ada@example.org Thu Nov 26 10:00:00 2026`.
_DAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_MAILBOX = re.compile(rf"From (?:\S+ )?\s*(?:{_DAY},? |\S+@\S+ .*\d)|From \S+@\S+\s*$")
_LENGTH = re.compile(r"\s*\d+\s*")  # Apple Mail has it above an e-mail that it stores as .emlx
_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]*):(?:\s|$)")
# Fields that nobody types.
_TECHNICAL = frozenset({
    *("mime-version", "message-id", "received", "return-path", "delivered-to", "dkim-signature"),
    *("content-type", "content-transfer-encoding", "in-reply-to", "x-mailer", "x-original-to"),
    *("authentication-results", "received-spf", "arc-seal", "x-received", "x-gmail-labels"),
})  # fmt: skip
_CODE = r"[a-z2-7]{5}[ \u00a0-]?[a-z2-7]{5}"
_PHRASE = "|".join(re.escape(phrase) for phrase in PHRASES.values())
_ANSWER = re.compile(rf"[\s>*_\"'«„“-]*(?:{_PHRASE})\s+{_CODE}\W*", re.IGNORECASE)


def refuse_mails(text: str, name: str) -> None:
    """Raise LetterkitError if a text is an e-mail, a mailbox, or has an answer's line in it."""
    lines = text.lstrip("\ufeff").split("\n")
    written = [line for line in lines if line.strip()]
    if not written:
        return
    if _MAILBOX.match(written[0]):
        raise _error(name, "this is a mailbox with e-mails", "call it .mbox")
    if _LENGTH.fullmatch(written[0]) and _has_heads(written[1:]):
        hint = "open it in its mail program, and save it as .eml"
        raise _error(name, "this is an e-mail", hint)
    for number, line in enumerate(lines, 1):
        begins = number == 1 or not lines[number - 2].strip()
        if begins and _has_heads(lines[number - 1 :]):
            raise _error(f"{name}:{number}", "this is an e-mail", "call it .eml (a mailbox .mbox)")
        if _ANSWER.fullmatch(line):
            what = "this is an answer to an invitation, and nobody's name"
            raise _error(f"{name}:{number}", what, "add the e-mail itself, as .eml or .mbox")


def _error(place: str, what: str, hint: str) -> LetterkitError:
    return LetterkitError(f"{place}: {what}", hint=f"{hint}; if it is a list, delete these lines")


def _has_heads(lines: Sequence[str]) -> bool:
    """Whether lines begin with the heads of an e-mail, up to the first that is empty."""
    block = list(takewhile(str.strip, lines[:60]))
    if not block or (not head_name(block[0]) and not _FIELD.match(block[0])):
        return False
    fields = {match[1].casefold() for line in block if (match := _FIELD.match(line))}
    if fields & _TECHNICAL:
        return True
    names = {name for line in block if (name := head_name(line))}
    senders = set(words_around()["from"])
    return bool(names & senders) and len(names - senders) > 0
