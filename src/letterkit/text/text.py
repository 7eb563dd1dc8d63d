"""The canonical text: what people sign, byte for byte, and how mail carries it.

UTF-8, NFC, LF, no BOM, no blank at the end of a line, no blank line at either end, one final LF,
never two blanks in a row inside a line. Control characters, bidi controls (U+202A-202E,
U+2066-2069), the separators U+2028 and U+2029 and lone surrogates are refused; other characters
that nobody sees are found by `unseen`. One paragraph or list item is one line. Its hash is plain
`sha256sum`:

>>> CanonicalText.of("Cafe\\u0301 \\r\\n\\r\\n").content
'Café\\n'
"""

import base64
import hashlib
import re
import unicodedata
from dataclasses import dataclass

from letterkit.errors import LetterkitError

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# The joiners shape Persian and Indic words and emoji; a reader sees what they do.
_JOINERS = frozenset("\u200c\u200d")
# Letters and marks by category, but blank: Hangul fillers, the grapheme joiner, Braille's blank.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")


@dataclass(frozen=True, slots=True)
class Unseen:
    """A character that nobody sees; `line` and `column` count from 1."""

    line: int
    column: int
    character: str

    def __str__(self) -> str:
        name = unicodedata.name(self.character, "no name")
        return f"U+{ord(self.character):04X} {name.lower()}"


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """Use `of` to make one; `content` then ends in one LF."""

    content: str

    @classmethod
    def of(cls, text: str) -> "CanonicalText":
        """Bring a text into canonical form; what it refuses is an error that names the line."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        lines = []
        for number, line in enumerate(unicodedata.normalize("NFC", text).split("\n"), 1):
            _refuse(line, number)
            indent = line[: len(line) - len(line.lstrip(" "))]
            lines.append((indent + re.sub(r"[ \t]+", " ", line.strip(" \t"))).rstrip())
        return cls("\n".join(lines).strip("\n") + "\n")

    def unseen(self) -> tuple[Unseen, ...]:
        """The characters that a reader cannot see but a hash can, with their places."""
        return tuple(
            Unseen(number, column, character)
            for number, line in enumerate(self.content.split("\n"), 1)
            if not line.isascii()
            for column, character in enumerate(line, 1)
            if character in _BLANK
            or (unicodedata.category(character) == "Cf" and character not in _JOINERS)
        )

    @property
    def sha256(self) -> str:
        """64 hexadecimal digits, as `sha256sum` prints them."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    @property
    def fingerprint(self) -> str:
        """The first 12 base32 characters of the SHA-256, in groups of four, for print."""
        code = short_hash(bytes.fromhex(self.sha256))
        return "-".join((code[:4], code[4:8], code[8:]))


def short_hash(digest: bytes) -> str:
    """What people compare of a hash: its first 12 base32 characters."""
    return base64.b32encode(digest).decode()[:12]


def _refuse(line: str, number: int) -> None:
    for character in line:
        hidden = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") and character != "\t"
        if hidden or character in _BIDI:
            raise LetterkitError(
                f"text line {number}: a hidden character stands in the text: "
                f"U+{ord(character):04X} in {line[:40]!r}",
                hint="delete it: it can make a text read differently from what is signed",
            )
