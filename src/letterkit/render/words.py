"""Words of a list, each shaped once: most of a list of names is made of few.

A word is plain if nothing around it changes how it looks or whether a line may end beside it:
letters that are drawn one by one from the left, without quotation marks and signs that no line may
begin with (UAX #14). The blank behind a word belongs to it, as for Pango, which draws it in the
font of the word. An entry with anything else is left to Pango (`setting.py`).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from letterkit.render.faces import SIMPLE, Face
from letterkit.render.names import Piece

_REMEMBERED = 20_000  # words; a long list has as many names that come once
# A blank where a piece begins; a word; and of details a part of a word up to a hyphen or a slash
# between letters, behind which a line may end.
_BEGINS_BLANK = re.compile(r"^ (?=[^ ])")
_WORD = re.compile(r"[^ ]+ ?")
_PART = re.compile(r"[^ ]*?[^\W\d_][-/](?=[^\W\d_])|[^ ]+ ?")
# Words of details that a line may begin and end with, whatever the next one is; the comma behind a
# name; and the point between two entries, which hangs on a no-break blank.
_PLAIN = re.compile(r"(?:,|[(&+#@]?[^\W_](?:[\w'’.&@+/-]*[\w/-])?\.?\)?[,;:]?)?(?:\u00a0·)? ?")
_EAST = "\u2e80"  # from this character on most letters take two columns, and a line may end there
_GLUED = frozenset(",. \u00a0")  # what begins with these hangs on what stands before


class Word(NamedTuple):
    """A word as it is drawn: its glyphs as `Face.inside` has them, its widths in Pango's units.

    `ended` and `narrow` are glyphs and width at the end of a line, where the blank is not drawn.
    """

    text: str
    face: Face
    glyphs: str
    width: int
    ended: str
    narrow: int


class Group(NamedTuple):
    """Words between which no line may end, each with the piece that it is of."""

    width: int
    narrow: int
    words: list[tuple[Piece, Word]]


_Key = tuple[bool, str, str]  # whether a word is of a name, its tag, and its text
Shape = Callable[[bool, str, Sequence[str]], Iterable[tuple[str, Word | None]]]


class Words:
    """The words that are known in one size, for lines of a width.

    `shape` gives the word of each text in one style and language, or None where it cannot stand
    alone. A name of more than `most` columns may be broken, so it is not plain.
    """

    def __init__(self, shape: Shape, width: int, most: int) -> None:
        self._shape = shape
        self._width = width
        self._most = most
        self._known: dict[_Key, Word | None] = {}

    def forget(self) -> None:
        """Forget the words before it gets too many; those that come again are shaped again."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()

    def learn(self, entries: Iterable[Sequence[Piece]]) -> None:
        """Shape the words of these entries that are new."""
        new: dict[tuple[bool, str], dict[str, None]] = {}
        for its in entries:
            for piece in its:
                if piece.isolate:
                    break
                for text in _parts(piece):
                    if (piece.is_name, piece.tag, text) not in self._known:
                        new.setdefault((piece.is_name, piece.tag), {})[text] = None
        for (is_name, tag), texts in new.items():
            for text in texts:
                self._known[is_name, tag, text] = None
            plain = [text for text in texts if _is_plain(text, is_name=is_name)]
            for text, word in self._shape(is_name, tag, plain):
                self._known[is_name, tag, text] = word

    def groups(self, pieces: Sequence[Piece]) -> list[Group] | None:
        """The groups of an entry, or of a part of one; None if it has a word that is not plain."""
        found: list[Group] = []
        words: list[tuple[Piece, Word]] = []
        width = 0
        for number, piece in enumerate(pieces):
            if piece.isolate or (words and not _hangs(piece)):
                return None
            if piece.is_name and (columns(piece.text) > self._most or _goes_on(pieces, number)):
                return None
            for text in _parts(piece):
                word = self._known.get((piece.is_name, piece.tag, text))
                if word is None:
                    return None
                words.append((piece, word))
                if not piece.is_name and text[-1] in " -/":
                    found.append(Group(width + word.width, width + word.narrow, words))
                    words, width = [], 0
                else:
                    width += word.width
        if words:
            last = words[-1][1]
            found.append(Group(width, width - last.width + last.narrow, words))
        return None if any(each.narrow > self._width for each in found) else found


def columns(text: str) -> int:
    """Of a terminal, that a text takes."""
    return len(text) if text.isascii() or max(text) < _EAST else 2 * len(text)


def _goes_on(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a piece goes on with a name, which may be broken before it but before a point."""
    return number > 0 and pieces[number - 1].is_name and pieces[number].text[:1] != "."


def _hangs(piece: Piece) -> bool:
    """Whether no line may begin with the piece, whatever stands before it but a blank."""
    return piece.text[:1] in _GLUED


def _parts(piece: Piece) -> list[str]:
    """The text in parts that a line may end behind, if a line may end in the piece at all."""
    text = piece.text
    if "  " in text:
        return [text]
    begin = _BEGINS_BLANK.findall(text)
    return begin + (_WORD if piece.is_name else _PART).findall(text[len(begin) :])


def _is_plain(text: str, *, is_name: bool) -> bool:
    if not SIMPLE.fullmatch(text):
        return False
    return is_name or text == " " or (max(text) < _EAST and bool(_PLAIN.fullmatch(text)))
