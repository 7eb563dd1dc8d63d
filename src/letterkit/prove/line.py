"""One line of text that looks like what it is: what statements and entries are made of.

NFC; no control characters, line or paragraph separators, lone surrogates or bidi controls
(U+202A-202E, U+2066-2069); no blank at either end. It may be empty.
"""

import unicodedata

from letterkit.errors import LetterkitError

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
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
