"""The sentence that names a page on which a file can be checked: `https://…/verify.html`."""

import re
import unicodedata

from letterkit.text.links import is_secure_address
from letterkit.text.scripts import LEFT_TO_RIGHT, runs_from_right

_PLACE = "{address}"
_SECURE = "https://"
# Marks that order a line and are not seen.
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u2060"))


def format_where(address: str, phrase: str) -> str:
    """The sentence with the address in it, which keeps its order among words from the right."""
    mark = LEFT_TO_RIGHT if runs_from_right(phrase) else ""
    return phrase.replace(_PLACE, f"{mark}{address}{mark}")


def parse_where(line: str, phrase: str) -> str:
    """The address in such a sentence, spelt as `format_where` does; nothing if it is none."""
    before, _, after = phrase.partition(_PLACE)
    if not (phrase and line.startswith(before) and line.endswith(after)):
        return ""
    address = line[len(before) : len(line) - len(after)].strip(LEFT_TO_RIGHT)
    is_one = is_secure_address(address) and format_where(address, phrase) == line
    return address if is_one else ""


def in_print(address: str) -> str:
    """The address as somebody types it."""
    return address.removeprefix(_SECURE)


def parse_where_shown(shown: str, phrase: str) -> str:
    """The address in such a sentence as a file shows it; nothing if the words are anything else.

    In print a line may end between two words, and its blank is gone then, and the address has no
    `https://`. It is of one piece.
    """
    if not phrase:
        return ""
    before, after = (_loose(part) for part in phrase.split(_PLACE))
    plain = unicodedata.normalize("NFC", shown.translate(_UNSEEN))
    found = re.fullmatch(rf"\s*{before}(\S+){after}\s*", plain)
    address = _SECURE + found[1].removeprefix(_SECURE) if found else ""
    return address if is_secure_address(address) else ""


def _loose(part: str) -> str:
    """A pattern of the words of a part, and of the blanks around it."""
    words = r"\s*".join(map(re.escape, part.split()))
    first, last = (r"\s*" if part[at : at + 1 or None].isspace() else "" for at in (0, -1))
    return f"{first}{words}{last}"
