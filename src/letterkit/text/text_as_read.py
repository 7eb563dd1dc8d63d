"""A text as a reader understands it: an address in full-width letters, or `ada%40example.org`."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

_ENCODED = re.compile(
    r"%(?:25)*[2-7][0-9a-fA-F]"
    r"|\\u00[2-7][\da-fA-F]"
    r"|&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,4}|commat|lt|gt|period|nbsp);"
)


@dataclass(frozen=True, slots=True)
class TextAsRead:
    """A text as a reader understands it, with the place that each character has in the given one.

    Full-width letters are usual ones, what nobody sees is left out, `%40` and `&#64;` are read.
    """

    text: str
    places: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "TextAsRead":
        """A given text, with its places."""
        is_plain = text.isascii() or (text.isprintable() and not _READ_OTHERWISE.search(text))
        if is_plain and not _ENCODED.search(text):
            return cls(text, range(len(text) + 1))
        characters: list[str] = []
        places: list[int] = []
        place = 0
        while place < len(text):
            match = _ENCODED.match(text, place)
            end = match.end() if match else place + 1
            for character in _read(text[place:end]):
                characters.append(character)
                places.append(place)
            place = end
        return cls("".join(characters), [*places, len(text)])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A part of the text as it stands in the given one."""
        return self.places[start], self.places[end]


# Printable, and none of what `_read` changes: then the text is as it is read.
_READ_OTHERWISE = re.compile(r"[。｡٫۔﹫\uff01-\uff5e]|(?![0-9])\d")


def _read(piece: str) -> str:
    if len(piece) == 1:
        if piece in "。｡":
            return "."
        if unicodedata.category(piece) == "Cf":
            return ""
        if piece == "٫" or piece == "۔":
            return "."
        if piece.isdecimal():
            return str(int(piece))
        return unicodedata.normalize("NFKC", piece) if piece == "﹫" or _is_wide(piece) else piece
    if piece.startswith("\\u"):
        return chr(int(piece[2:], 16))
    if piece.startswith("&"):
        from html import unescape

        return unescape(piece)
    while (decoded := unquote(piece)) != piece:
        piece = decoded
    return piece


def _is_wide(character: str) -> bool:
    return "\uff01" <= character <= "\uff5e"
