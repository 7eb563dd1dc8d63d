"""Encodings: which names are taken, and which ones a file that is not UTF-8 can be in.

No encoding is ever chosen here: `possible` only says which ones give something that people write,
the likeliest first, for a person to look at.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.text.letter_pairs import strange_pairs
from letterkit.text.plausible import strangeness

# What a message lists, and what a file may have before its suffix: `list.windows-1251.csv`.
NAMED = (
    *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
    *(f"windows-125{digit}" for digit in range(9)),
    *(f"iso-8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
    *("koi8-r", "koi8-u", "cp866", "cp437", "cp850", "cp852", "cp855", "cp1125", "cp737", "cp869"),
    *("cp775", "cp857", "cp862", "cp720", "cp861", "cp865"),
    *("macintosh", "mac-cyrillic", "mac-latin2", "mac-greek", "mac-turkish"),
    *("gb18030", "gbk", "gb2312", "big5", "big5-hkscs", "cp950"),
    *("shift_jis", "cp932", "euc-jp", "iso-2022-jp", "euc-kr", "cp949", "johab", "tis-620"),
)
TAKEN = (
    "utf-8, utf-16, utf-32, windows-1250 to windows-1258, iso-8859-1 to -16, koi8-r, koi8-u, cp437,"
    " cp737, cp775, cp850, cp852, cp866, macintosh, mac-cyrillic, gb18030, gbk, big5, shift_jis,"
    " cp932, euc-jp, euc-kr, cp949, and their usual other names"
)
# Python knows most other names of an encoding; these it does not.
_ALIASES = {
    "utf-8-bom": "utf-8",
    "utf8-bom": "utf-8",
    "koi8r": "koi8-r",
    "koi8u": "koi8-u",
    "koi8": "koi8-r",
    "unicode": "utf-16",
    "ucs-2": "utf-16",
    "x-sjis": "shift_jis",
    "windows-31j": "cp932",
    "x-euc-jp": "euc-jp",
    "x-gbk": "gbk",
    "x-big5": "big5",
    "windows-936": "gbk",
    "cp936": "gbk",
    "windows-950": "cp950",
    "windows-932": "cp932",
    "windows-949": "cp949",
    "ks-c-5601-1987": "cp949",
    "windows-874": "cp874",
    "x-mac-roman": "mac-roman",
    "x-macroman": "mac-roman",
    "mac": "mac-roman",
    "macos-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "maccyrillic": "mac-cyrillic",
    "x-mac-ce": "mac-latin2",
    "win-1250": "cp1250",
    "win-1251": "cp1251",
    "win-1252": "cp1252",
    "win1250": "cp1250",
    "win1251": "cp1251",
    "win1252": "cp1252",
    "dos-866": "cp866",
}
# No encoding of text, or one that would not stop at what is none.
_REFUSED = frozenset(
    {
        "idna",
        "punycode",
        "raw-unicode-escape",
        "unicode-escape",
        "undefined",
        "mbcs",
        "oem",
        "utf-7",
    }
)


def codec_of(name: str) -> str:
    """The name under which Python knows an encoding; empty for what is none of text."""
    said = name.strip().lower()
    said = _ALIASES.get(said.replace("_", "-"), said)
    if not re.fullmatch(r"[a-z0-9][a-z0-9.:_\- ]{0,40}", said):
        return ""
    try:
        found = codecs.lookup(said)
    except LookupError:
        return ""
    # Python's own way to know `rot13` and `base64` from encodings of text.
    if not getattr(found, "_is_text_encoding", True) or found.name.replace("_", "-") in _REFUSED:
        return ""
    return "utf-8-sig" if found.name == "utf-8" else said


def wanted_codec(name: str, place: str) -> str:
    """The same, or why it is not taken."""
    if name.strip().lower() in ("ansi", "oem", "dos", "windows", "ascii extended"):
        raise LetterkitError(
            f"{place}: {name[:40]} is a different encoding on each computer",
            hint="it is windows-1252 in Western Europe, windows-1250 in Central Europe, "
            "windows-1251 for Cyrillic, windows-1254 in Turkey, windows-1256 for Arabic",
        )
    if codec := codec_of(name):
        return codec
    raise LetterkitError(f"{place}: unknown encoding: {name[:40]}", hint=f"known are {TAKEN}")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding in which bytes make sense, and the text that they are then."""

    name: str
    text: str
    cost: float


# Those that are asked about, each with what its being rare costs. Where two give the same text,
# the first stands for both.
_ASKED: Sequence[tuple[str, float]] = (
    ("windows-1252", 0.0),
    ("windows-1250", 0.0),
    ("iso-8859-2", 0.0),
    ("windows-1251", 0.0),
    ("koi8-r", 0.05),
    ("koi8-u", 0.05),
    ("cp866", 0.1),
    ("windows-1253", 0.05),
    ("windows-1254", 0.05),
    ("windows-1255", 0.05),
    ("windows-1256", 0.05),
    ("windows-1257", 0.12),
    ("iso-8859-5", 0.15),
    ("mac-cyrillic", 0.1),
    ("macintosh", 0.1),
    ("mac-latin2", 0.2),
    ("shift_jis", 0.0),
    ("cp932", 0.05),
    ("euc-jp", 0.05),
    ("gb18030", 0.0),
    ("big5", 0.0),
    ("big5-hkscs", 0.1),
    ("euc-kr", 0.0),
    ("cp949", 0.05),
    ("windows-1258", 0.15),
    ("windows-874", 0.2),
    ("cp850", 0.3),
    ("cp852", 0.3),
    ("cp855", 0.3),
    ("cp1125", 0.12),
    ("cp737", 0.15),
    ("cp869", 0.15),
    ("cp775", 0.2),
    ("cp857", 0.2),
    ("cp862", 0.15),
    ("cp720", 0.15),
    ("iso-8859-6", 0.1),
    ("iso-8859-7", 0.1),
    ("iso-8859-8", 0.1),
    ("iso-8859-9", 0.1),
    ("iso-8859-13", 0.15),
    ("mac-greek", 0.2),
    ("mac-turkish", 0.25),
    ("utf-16-le", 0.1),
    ("utf-16-be", 0.1),
)  # fmt: skip
# The same text in both is no reason to name one alone: what else the file holds may differ.
_TWINS = frozenset({("windows-1250", "iso-8859-2")})
_NEAR = 0.25
_WORST = 1.2
_NORMALIZED = 8_192  # bytes; more of them takes seconds
_MOST = 4


def possible(sample: bytes) -> list[Candidate]:
    """The encodings in which these bytes are what people write; at most four.

    `sample` may end within a character.
    """
    found = sorted(_candidates(sample), key=lambda each: each.cost)
    if not found or b"\0" in sample:
        return []
    best = found[0].cost
    near = [each for each in found if each.cost <= best + _NEAR]
    kept: list[Candidate] = []
    for each in near:
        same = [other.name for other in kept if other.text == each.text]
        if all((name, each.name) in _TWINS for name in same):
            kept.append(each)
    return kept[:_MOST]


def _candidates(sample: bytes) -> Iterator[Candidate]:
    asked = dict(_ASKED)
    for name in _known_to_normalizer(sample):
        asked.setdefault(name, 0.25)
    for name, extra in asked.items():
        text = decoded(sample, name)
        if text is None:
            continue
        cost = strangeness(text, _family(name)) + extra + _badness(text) + strange_pairs(text).share
        if cost < _WORST:
            yield Candidate(name, text, cost)


def _family(name: str) -> str:
    """Encodings with the same usual characters."""
    return {"cp932": "shift_jis", "cp949": "euc-kr", "big5-hkscs": "big5"}.get(name, name)


def decoded(sample: bytes, name: str) -> str | None:
    """The text of bytes that may end within a character; None if they are in another encoding."""
    try:
        return codecs.getincrementaldecoder(codec_of(name))().decode(sample, final=False)
    except UnicodeError:
        return None


def _known_to_normalizer(sample: bytes) -> list[str]:
    """What charset-normalizer takes a sample for; it is good at long texts, weak at short ones."""
    import logging

    from charset_normalizer import from_bytes

    logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
    names = []
    for match in from_bytes(sample[:_NORMALIZED]):
        known = next((name for name in NAMED if _same_codec(name, match.encoding)), "")
        if known and not known.startswith("utf"):
            names.append(known)
    return names[:_MOST]


def _same_codec(name: str, other: str) -> bool:
    return codecs.lookup(codec_of(name)).name == codecs.lookup(other).name


def _badness(text: str) -> float:
    """What ftfy finds to be no text that anybody wrote."""
    from ftfy.badness import badness

    foreign = sum(character > "\x7f" for character in text)
    return min(1.0, badness(text) / foreign) if foreign else 0.0


def excerpt_in(text: str, length: int = 28) -> str:
    """A name of a text that shows its letters: the first cell with several beyond ASCII.

    Never a cell with an address in it.
    """
    best = ""
    for cell in re.split(r"[\r\n,;\t|\"]+", text[:20_000]):
        cell = " ".join(cell.split())
        if cell.isascii() or "@" in cell or sum(map(str.isdigit, cell)) > 4:
            continue
        if not best or (len(best) < 8 and _foreign(cell) > _foreign(best)):
            best = cell
    shown = "".join(c if c.isprintable() else "\ufffd" for c in best)
    return shown if len(shown) <= length else shown[: length - 1] + "…"


def _foreign(text: str) -> int:
    return sum(character > "\x7f" for character in text)


def wide_encoding(head: bytes) -> str:
    """UTF-16 or UTF-32 by the zeros among the first bytes of a file; empty for anything else."""
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if b"\0" not in head:
        return ""
    for name in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = decoded(head, name)
        if text and _is_text(text):
            return name
    return ""


def _is_text(text: str) -> bool:
    """Whether there are words in it, and next to nothing that no word has."""
    lettered = sum(map(str.isalpha, text))
    controls = sum(character < " " and character not in "\t\r\n" for character in text)
    usual = strangeness(text) < _WORST
    return not controls and usual and lettered * 2 >= len(text.replace("\n", "").replace("\r", ""))
