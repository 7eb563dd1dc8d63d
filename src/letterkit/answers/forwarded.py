"""A text of ours that stands inside another message: forwarded, quoted, or with a footer below.

Mail programs put words above and below, `> ` in front of every line, and may wrap lines anew. The
text is found by the SHA-256 that it states of itself. Where it is not whole, a mail program looks
like somebody who changed a word. So such a copy is never called altered, and never holds.
"""

import hashlib
import re
from collections.abc import Iterator
from itertools import islice

from letterkit.errors import LetterkitError
from letterkit.text.plain import RULE, PlainParts, parse_plain

AMONG_OTHERS = "it stands in another message, among words that are not letterkit's"
_STARTS = 200  # paragraphs at which the letter may begin
_LEVELS = 3  # of quoting
_QUOTE = re.compile(r"^> ?", re.MULTILINE)
_SHA256 = re.compile(r"[0-9a-f]{64}")
# What mail programs in the languages that letterkit reads put above a message they forward.
_HEADERS = re.compile(
    r"^[\s*]*(?:From|To|Date|Sent|Subject|Von|An|Gesendet|Datum|Betreff|De|À|Envoyé|Objet|Para"
    r"|Enviado|Fecha|Asunto|Od|Do|Wysłano|Data|Temat|От|Кому|Дата|Отправлено|Тема|Від|Надіслано"
    r"|Ад|Каму|Адпраўлена|Тэма|من|إلى|التاريخ|الموضوع)[\s*]*:",
    re.MULTILINE,
)


def own_text(text: str) -> tuple[PlainParts, str]:
    """The text that letterkit wrote, and what became of it if other words stand around it.

    Raises LetterkitError where there is none.
    """
    text = text.replace("\r\n", "\n")
    try:
        parts = parse_plain(text)
    except LetterkitError:
        found = _inside(text)
        if found is None:
            raise
        return found, AMONG_OTHERS
    if _is_whole(parts):
        return parts, ""
    found = _inside(text)
    if found and _is_whole(found):
        return found, AMONG_OTHERS
    return parts, AMONG_OTHERS if _is_forward(text) else ""


def _inside(text: str) -> PlainParts | None:
    """The text inside a message: whole if it can be found so, otherwise as it stands there."""
    damaged = None
    for copy in _copies(text):
        above, _, below = copy.partition(f"\n{RULE}\n")
        # The list is left out of the search, for it may be long.
        closing = below.rpartition(f"{RULE}\n")[2]
        for start in _starts(above):
            parts = _parsed(f"{above[start:]}\n{RULE}\n{closing}")
            if parts is None:
                break  # words above the letter cannot be why
            if _is_whole(parts):
                return _parsed(copy[start:]) or parts
            damaged = damaged or parts
    return damaged


def _copies(text: str) -> Iterator[str]:
    """The message up to the last SHA-256 in it, and the same with quoting taken off."""
    for _ in range(_LEVELS + 1):
        lines = text.split("\n")
        ends = [number for number, line in enumerate(lines) if _SHA256.fullmatch(line.strip())]
        if ends:
            yield "\n".join((*lines[: ends[-1]], lines[ends[-1]].strip(), ""))
        quoted = _QUOTE.search(text)
        if not quoted:
            return
        # What stands above the first quoted line is not of the message that is quoted.
        text = _QUOTE.sub("", text[quoted.start() :])


def _starts(above: str) -> Iterator[int]:
    """Where the letter may begin: at the top, and behind each of the first empty lines."""
    yield 0
    blanks = re.finditer(r"\n[ \t]*\n(?=\S)", above)
    yield from (each.end() for each in islice(blanks, _STARTS))


def _parsed(text: str) -> PlainParts | None:
    try:
        return parse_plain(text)
    except LetterkitError:
        return None


def _is_whole(parts: PlainParts) -> bool:
    return hashlib.sha256(parts.text.encode("utf-8", "replace")).hexdigest() == parts.sha256


def _is_forward(text: str) -> bool:
    """Whether a mail program left its traces above the letter: quoting, or a message's header."""
    above = text.partition(RULE)[0]
    return above.startswith(">") or "\n>" in above or len(_HEADERS.findall(above)) > 1
