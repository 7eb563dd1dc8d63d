"""Questions about titles or answers whose letters are garbled: then the encoding is the cause.

A title such as "Ð˜Ð¼Ñ" is no word that anybody can type into an option, and an answer such as
"NÃ£o" is a plain "Não". So the question begins with the encoding.
"""

import re

from letterkit.errors import LetterkitError
from letterkit.private.excerpts import excerpt
from letterkit.text.garbled import reading

_QUOTED = re.compile(r"“([^“”]+)”")
_AS_NAME = re.compile(r"=name\b")
_MARKS = "*†‡§¶¹²³ "
_WORDS = 4  # of a title, each read by itself where the whole of it is not garbled


def with_encoding_named(error: LetterkitError) -> LetterkitError:
    """The error itself, or one whose hint names the encoding, if its words are garbled."""
    for text in _QUOTED.findall(f"{error} {error.hint}"):
        for piece in (text, *text.split()[:_WORDS]):
            found = reading(piece)
            # "Yes†" is a plain word with a mark.
            if found.garbled and not piece.rstrip(_MARKS).isascii():
                return _named(error, piece, found.forms[0] if len(found.forms) == 1 else "")
    return error


def _named(error: LetterkitError, text: str, form: str) -> LetterkitError:
    shown = excerpt("".join(letter for letter in text if letter.isprintable()))
    what = f"“{shown}” was probably “{form}”" if form else f"“{shown}” is hardly a word"
    # A garbled title is not offered as the one for names.
    kept = text.isprintable() and not _AS_NAME.search(error.hint)
    otherwise = f"; if it is right, {error.hint}" if kept else ""
    return LetterkitError(
        str(error),
        hint=f"is the encoding wrong? {what}: leave --encoding out or give another one; if the file"
        f" itself is so, save it once more as UTF-8 from where it came from{otherwise}",
    )
