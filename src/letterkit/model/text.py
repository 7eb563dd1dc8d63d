"""The canonical text: what people sign, byte for byte, and how mail carries it.

UTF-8, NFC, LF, no BOM, no blank at the end of a line, no blank line at either end, one final LF,
never two blanks in a row inside a line. Control characters and bidi controls (U+202A-202E,
U+2066-2069) are refused. One paragraph or list item is one line. Its hash is plain `sha256sum`:

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

    @property
    def sha256(self) -> str:
        """64 hexadecimal digits, as `sha256sum` prints them."""
        return hashlib.sha256(self.content.encode()).hexdigest()

    @property
    def fingerprint(self) -> str:
        """The first 12 base32 characters of the SHA-256, in groups of four, for print."""
        code = base64.b32encode(bytes.fromhex(self.sha256)).decode()[:12]
        return "-".join((code[:4], code[4:8], code[8:]))


def _refuse(line: str, number: int) -> None:
    for character in line:
        if character in _BIDI or (unicodedata.category(character) == "Cc" and character != "\t"):
            raise LetterkitError(
                f"text line {number}: a hidden character stands in the text: "
                f"U+{ord(character):04X} in {line[:40]!r}",
                hint="delete it: it can make a text read differently from what is signed",
            )
