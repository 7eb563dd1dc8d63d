"""How mail carries a text whose paragraphs are single lines: format=flowed, RFC 3676.

A long line is cut into several; each but the last ends in a space, a soft break. With DelSp=no
that space belongs to the text, so lines are cut at spaces only. With DelSp=yes a reader deletes
it, so lines can be cut anywhere: scripts without spaces need that. Lines that begin with a space,
`>` or `From ` are stuffed with one space (4.4), which every reader removes.

4.4 lets a generator stuff any line. So the continuation lines of a list item are stuffed: they
hang by one column, and undoing the flow still gives back the text byte for byte:

>>> format_flowed("- one two three\\n", width=12, delsp=False)
'- one two \\n three\\n'
>>> parse_flowed("- one two \\n three\\n", delsp=False)
'- one two three\\n'

With DelSp=yes nothing hangs: some readers join lines before they remove the stuffing, and then a
space would stand inside a word, where a doubled blank between words does little harm.

Quoting (4.5) is left out: `>` at the start of a line is text. Line ends are LF.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

WIDTH = 72
# RFC 5322, 2.1.1, less the stuffing and the spaces of a soft break.
LONGEST = 998 - 4
# Scripts written without spaces between words; ISO 15924.
_SPACELESS = frozenset(("Hani", "Hira", "Kana", "Bopo", "Yiii", "Thai", "Laoo", "Khmr", "Mymr"))
_ITEM = re.compile(r" *(?:\d+[.)]|[-–—*•‣◦▪]) ")
# Small kana do not begin a line (JLReq cl-11); marks that do not are of category Pe, Pf, Po, Lm.
_NOT_FIRST = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")


def needs_delsp(text: str) -> bool:
    """Whether some word of `text` is too long for a line that can be cut at spaces only."""
    words = (word for word in re.split("[ \n]", text) if 2 * len(word) > WIDTH // 2)
    return any(
        len(word.encode()) > LONGEST
        or (any(map(_may_break_beside, word)) and display_width(word) > WIDTH // 2)
        for word in words
    )


def format_flowed(text: str, *, width: int = WIDTH, delsp: bool, hang: bool = False) -> str:
    """Cut the lines of `text` to at most `width` columns, the space of a soft break included.

    With DelSp=no the lines of a list item hang, and all lines with `hang`. A word stays whole,
    however wide, up to 998 octets; a longer one is cut with DelSp=yes, and `needs_delsp` says so.
    The text must be canonical: a space at the end of its lines would be read as a soft break.
    """
    return "\n".join(
        each
        for line in text.split("\n")
        for each in _flow(line, width=width, delsp=delsp, hang=hang or bool(_ITEM.match(line)))
    )


def parse_flowed(text: str, *, delsp: bool) -> str:
    """Undo the flow (RFC 3676, 4.2); any text has a reading."""
    lines: list[str] = []
    open_line = False
    for raw in text.split("\n"):
        signature = raw == "-- "  # 4.3: neither flowed nor fixed
        line = raw.removeprefix(" ")
        soft = line.endswith(" ") and not signature
        content = line[:-1] if soft and delsp else line
        if open_line and not signature:
            lines[-1] += content
        else:
            lines.append(content)
        open_line = soft
    return "\n".join(lines)


def _flow(line: str, *, width: int, delsp: bool, hang: bool) -> Iterator[str]:
    if 2 * len(line) < width or (4 * len(line) < LONGEST and display_width(line) < width):
        yield _stuffing(line) + line
        return
    mark = " " if delsp else ""
    current, used, prefix = "", 0, _stuffing(line)
    pieces = list(_pieces(line, delsp=delsp))
    for number, piece in enumerate(pieces, 1):
        wide = display_width(piece)
        end = 0 if number == len(pieces) else len(mark)
        full = len(prefix) + used + wide + end > width
        full = full or _octets(current + piece) > LONGEST
        if full and current and current.strip(" ") != "--":
            yield prefix + current + mark
            current, used = "", 0
            prefix = " " if hang and not delsp else _stuffing(piece)
        current, used = current + piece, used + wide
    yield prefix + current


def _stuffing(line: str) -> str:
    return " " if line.startswith((" ", ">", "From ")) else ""


def _pieces(line: str, *, delsp: bool) -> Iterator[str]:
    """`line` cut wherever a line may end."""
    for word in re.findall(r" *[^ ]+ *|^ *$", line):
        if not delsp:
            yield word
            continue
        parts = _syllables(word) if any(map(_may_break_beside, word)) else (word,)
        for part in parts:
            yield from (part,) if _octets(part) <= LONGEST else _cut(part)


def _syllables(word: str) -> Iterator[str]:
    """`word` cut at the line breaks of UAX #14 that lie beside a script without spaces."""
    start = 0
    for end in _break_places(word):
        if end == len(word) or _may_break_beside(word[end - 1]) or _may_break_beside(word[end]):
            yield word[start:end]
            start = end


def _break_places(word: str) -> list[int]:
    """By ICU, which knows the words of Thai; where it has no wheel, between graphemes."""
    try:
        from icu import BreakIterator, Locale
    except ImportError:
        return grapheme_breaks(word)
    places = BreakIterator.createLineInstance(Locale.getRoot())
    places.setText(word)
    units = itertools.accumulate(1 + (character > "\uffff") for character in word)
    ends = frozenset(places)  # in UTF-16 code units
    return [index for index, unit in enumerate(units, 1) if unit in ends]


def grapheme_breaks(word: str) -> list[int]:
    """Between graphemes, but not before a closing mark nor after an opening one."""
    from wcwidth import iter_graphemes

    ends: list[int] = []
    for grapheme in iter_graphemes(word):
        at = ends[-1] if ends else 0
        closes = unicodedata.category(grapheme[0]) in ("Pe", "Pf", "Po", "Lm", "Zs")
        opened = at > 0 and unicodedata.category(word[at - 1]) in ("Ps", "Pi")
        if ends and (closes or opened or grapheme[0] in _NOT_FIRST):
            ends.pop()
        ends.append(at + len(grapheme))
    return ends


def _cut(word: str) -> Iterator[str]:
    """What is too long for any line, cut between characters."""
    part = b""
    for character in word:
        octets = character.encode()
        if len(part + octets) > LONGEST:
            yield part.decode()
            part = b""
        part += octets
    yield part.decode()


def _may_break_beside(character: str) -> bool:
    if character.isascii():
        return False
    from letterkit.text.scripts import script_of  # its tables take a while to load

    wide = unicodedata.east_asian_width(character) in ("W", "F")
    return wide or script_of(character) in _SPACELESS


def _octets(text: str) -> int:
    return len(text.encode()) if 4 * len(text) > LONGEST else 0


@lru_cache(maxsize=8192)  # the words of roles and organisations return
def display_width(text: str) -> int:
    """Columns on a terminal: 2 for East Asian wide characters, 0 for combining ones."""
    if text.isascii():
        return len(text)
    from wcwidth import wcswidth

    return max(wcswidth(text), 0)
