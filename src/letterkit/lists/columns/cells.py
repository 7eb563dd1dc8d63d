"""Cells of exports as a list keeps them."""

import re
import unicodedata

from letterkit.lists import values

# Platforms put ' before what a spreadsheet takes for a formula; before what is none it can go.
_GUARD = re.compile(r"'(?=\+[\d ()./-]+$|@\w+$|[-+] )")
_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029\t]+")
# Word and Excel set these around text that goes from right to left; at its ends they do nothing.
_DIRECTIONS = " \u200e\u200f\u061c"


def cleaned(column: str, text: str) -> str:
    """A cell as a list keeps it: in one line, without needless guards and hidden characters."""
    part = column.endswith("_name")
    if not text.isascii():
        text = text.encode("utf-8", "ignore").decode()  # without halves of surrogate pairs
    if (column in values.PUBLIC or part) and not text.isprintable():
        text = "".join(c for c in text if not values.is_hidden(c)).strip(_DIRECTIONS)
    text = unicodedata.normalize("NFC", text.replace("\0", "")).strip().strip("\ufeff").strip()
    text = _GUARD.sub("", text, count=1) if text[:1] == "'" else text
    if column in values.ONE_LINE or part:
        text = re.sub(" {2,}", " ", _LINE_ENDS.sub(" ", text)).strip()
    return text
