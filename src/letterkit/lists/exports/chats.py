"""Tells what people wrote in a chat from a list of those who signed.

    03.11.26, 18:01 - Ada Example: ✅           WhatsApp, as Android exports it
    [11/3/26, 6:01:02 PM] Ada Example: yes      WhatsApp, as an iPhone does
    Ada Example, [03.11.2026 18:01]             Telegram, the message below
    18:01 <ada> yes                             IRC
    {"messages": [{"from": …, "date": …         Telegram, Discord, Matrix, Messenger

Some of them say no, and no rule hears all the ways to say it: so a chat is refused by what it is.
Days and hours are found by their form, whatever the language around them is.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import LARGEST_LIST
from letterkit.files.files import opened
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.texts.plain_tables import split

_LOOKED_AT = 1 << 16  # bytes
_HINT = (
    "some answers in it may be a no: read it, and write a list of those who signed, one name a line"
)
_TURNS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_MARKS = re.compile(r"(?:[-*•>]\s+)+")
_LINE_END = re.compile("\r\n?|\n")
_BLANKS = re.compile("[\u00a0\u2009\u202f]")

_DAY = r"\d{1,4}\s?[./\-年]\s?\d{1,2}\s?[./\-月]\s?\d{1,4}[.日]?"
_HOUR = (
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?"
    r"(?:\s?(?:[ap]\.?\s?m\b\.?|[صم]|uhr|z|utc|[+-]\d\d:?\d\d))*"
)
# `um`, `at`, `à`, `下午`, a day of the week or a month: some letters and no mark of a table
_WORDS = r"[^\W\d][^\d\n;|\t<>\[\]()]{0,24}"
_WHO = r"(?=[^\W\d_]|[~+@\"“„«]|[^\w\s\x00-\x7f])[^:：;|\t\n<>\[\]]{1,60}?"
_WHEN = rf"{_DAY}\s?[,،、]?\s*(?:{_WORDS}\s*)?{_HOUR}"
_NAMED_DAY = (
    rf"{_WORDS}(?:\d{{1,2}}\b[^\d\n;|\t<>\[\]()]{{0,16}}\d{{4}}\b[^\d\n;|\t<>\[\]()]{{0,8}}){_HOUR}"
)
_OPENED = (
    rf"(?:[\[(]\s?(?:{_WHEN}|{_NAMED_DAY})\s?[\])]\s*|(?:{_WHEN}|{_NAMED_DAY})\s*(?:[-–—]\s*)?)"
)
# A day, an hour, somebody, and what they say.
_DATED = re.compile(rf"{_OPENED}(?:<[^<>]{{1,60}}>|{_WHO}\s?[:：])(?:\s.*)?", re.IGNORECASE)
# An hour alone: an agenda has such lines too.
_TIMED = re.compile(
    rf"[\[(]?{_HOUR}[\])]?\s+(?:-\s+)?(?:<[^<>]{{1,60}}>|{_WHO}\s?[:：])(?:\s.*)?", re.IGNORECASE
)
# Who, and when: what they say is below.
_ABOVE = re.compile(
    rf"[\[(](?:{_WHEN}|{_NAMED_DAY}|{_HOUR})[\])]\s*{_WHO}"
    rf"|{_WHO}\s?,?\s*[\[(](?:{_WHEN}|{_NAMED_DAY}|(?:{_WORDS}\s*)?{_HOUR})[\])]:?"
    rf"|{_WHO}(?:\s[-–—]\s|\s\s+)(?:{_WHEN}|{_NAMED_DAY}|(?:{_WORDS}\s*)?{_HOUR})",
    re.IGNORECASE,
)

_KEY = re.compile(r'"([\w.]{2,40})"\s*:')
_SENDERS = frozenset({
    *("from", "from_id", "sender", "sender_name", "author", "user", "username", "creator"),
    *("senderName", "sender_id", "user_id", "user_profile", "source", "sourceUuid", "u"),
})  # fmt: skip
_TIMES = frozenset({
    *("date", "ts", "timestamp", "timestamp_ms", "sent_at", "created_date", "created_at", "time"),
    *("origin_server_ts", "create_at", "createdDateTime", "date_unixtime", "originalarrivaltime"),
})  # fmt: skip
_SAID = frozenset({"text", "content", "body", "message", "msg"})
_THREADS = frozenset({"messages", "conversation", "conversations", "event_id", "channel_id"})
_MESSAGE = re.compile(r'"type"\s*:\s*"(?:message|m\.room\.message)"')
_PAGE = re.compile(
    r"class\s*=\s*[\"'](?:page_body chat_page|message default clearfix|[^\"']*\bchatlog__|"
    r"[^\"']*\bmx_EventTile|[^\"']*\bc-message)"
)
_WRITERS = frozenset({
    *("sender", "from", "authorid", "author", "username", "absender", "von", "autor", "expéditeur"),
    *("auteur", "de", "remitente", "nadawca", "od", "отправитель", "автор", "від", "відправник"),
    *("ад", "адпраўнік", "аўтар", "المرسل", "sender name", "from name"),
})  # fmt: skip
_WRITTEN = frozenset({
    *("message", "content", "text", "body", "nachricht", "mensaje", "texto", "texte", "treść"),
    *("wiadomość", "сообщение", "текст", "повідомлення", "паведамленне", "тэкст", "الرسالة"),
    *("message body", "inhalt", "contenido", "contenu"),
})  # fmt: skip
_WHEN_TITLES = frozenset({
    *("date", "time", "datetime", "timestamp", "datum", "zeit", "uhrzeit", "heure", "fecha"),
    *("hora", "data", "godzina", "czas", "дата", "время", "час", "التاريخ", "sent", "sent at"),
})  # fmt: skip


def refuse_chats(path: Path, name: str) -> None:
    """Raise LetterkitError if a file is the export of a chat, or was copied from one."""
    with opened(path, name, largest=LARGEST_LIST) as file:
        start = file.read(_LOOKED_AT)
    wide = start[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = start.decode("utf-16" if wide else "utf-8", "replace")
    lines = [_plain(line) for line in _LINE_END.split(text)]
    number = line_of_chat(lines)
    if not number and not (_is_data(text) or _PAGE.search(text) or _is_table(lines)):
        return
    place = f"{name}:{number}" if number else name
    spare = "; if this is none, take the times away" if number else ""
    raise LetterkitError(
        f"{place}: this is a chat, and no list of those who signed", hint=f"{_HINT}{spare}"
    )


def line_of_chat(lines: Sequence[str]) -> int:
    """The number of the first line that somebody wrote in a chat, or 0.

    >>> line_of_chat(["03.11.26, 18:01 - Ada Example: yes"]), line_of_chat(["Ada Example: yes"])
    (1, 0)
    """
    written = [number for number, line in enumerate(lines, 1) if line]
    for pattern in (_DATED, _TIMED, _ABOVE):
        found = [number for number in written if pattern.fullmatch(lines[number - 1])]
        if found and _are_messages(pattern, found, written):
            return found[0]
    return 0


def _are_messages(pattern: re.Pattern[str], found: Sequence[int], written: Sequence[int]) -> bool:
    if pattern is _DATED:
        return len(found) > 1 or found[0] == written[0]
    if pattern is _TIMED:
        return len(found) > 1 and (found[0] == written[0] or 2 * len(found) >= len(written))
    below = len(written) - len(found)
    return len(found) > 1 and found[0] == written[0] and below >= len(found)


def _plain(line: str) -> str:
    plain = _BLANKS.sub(" ", _TURNS.sub("", line)).strip()
    marked = _MARKS.match(plain)  # as somebody makes a list of it
    return plain[marked.end() :] if marked else plain


def _is_data(text: str) -> bool:
    """Whether objects have a sender, a time and a text, and are those of a chat."""
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return False
    keys = set(_KEY.findall(text))
    thread = keys & _THREADS or _MESSAGE.search(text)
    return bool(
        thread and keys & _SENDERS | keys & {"sender_name"} and keys & _TIMES and keys & _SAID
    )


def _is_table(lines: Sequence[str]) -> bool:
    """Whether the titles of a table are of who wrote, what and when, and none is for a name."""
    head = next((line for line in lines if line), "")
    separator = next((each for each in "\t;," if each in head), "")
    if not separator:
        return False
    titles = [title.strip().casefold() for title in split(head, separator)]
    if "authorid" not in titles and any(field_of(each) in ("name", FIRST, LAST) for each in titles):
        return False
    return all(kind & set(titles) for kind in (_WRITERS, _WRITTEN, _WHEN_TITLES))
