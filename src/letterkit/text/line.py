"""One line of text that looks like what it is: what statements and entries are made of.

NFC; no control characters, line or paragraph separators, lone surrogates or bidi controls
(U+202A-202E, U+2066-2069); no blank at either end. It may be empty.
"""

import re
import unicodedata

from letterkit.errors import LetterkitError

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UTF16 = re.compile(rb"\xff\xfe|\xfe\xff|([!-~]\0){2}|(\0[!-~]){2}")
_BOM = b"\xef\xbb\xbf"
_HIDDEN = frozenset({"Cc", "Cs", "Zl", "Zp"})


def check_line(text: str) -> str:
    """Give the text back if it is such a line."""
    plain = text.isascii() and text.isprintable()
    if text != text.strip() or not (plain or _is_visible(text)):
        raise LetterkitError("not one line of visible text")
    return text


def _is_visible(text: str) -> bool:
    hidden = any(unicodedata.category(each) in _HIDDEN or each in _BIDI for each in text)
    return not hidden and unicodedata.is_normalized("NFC", text)


def with_lf(data: bytes) -> bytes:
    """A text whose every line ends in CRLF, as Windows saves it, with LF; else as it is."""
    ends = data.count(b"\n")
    if ends and data.count(b"\r\n") == data.count(b"\r") == ends:
        return data.replace(b"\r\n", b"\n")
    return data


def foreign_encoding(data: bytes) -> str:
    """How editors and shells of Windows saved a text, if not as plain UTF-8; else nothing."""
    if _UTF16.match(data):
        return "UTF-16"
    return "UTF-8 with a byte order mark (BOM)" if data.startswith(_BOM) else ""
