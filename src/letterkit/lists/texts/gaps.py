"""Columns that only blanks set apart, as in text from a PDF, and names with a blank too many.

    Ada Example       Professor      Example U        columns, where they line up in all lines
    Bo Sample                        Sample U

    Ada  Example                                      a name
    Bo Sample

Tabs and full-width blanks part columns too. What cannot be read either way stops.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from letterkit.errors import LetterkitError
from letterkit.lists.documents.group_words import ORGANISATION
from letterkit.lists.rows.contents import ExportRow
from letterkit.lists.rows.name_shapes import EMAIL, WEB, is_detail, is_institution, is_name, is_role

_BLANK = " \u00a0\u2002-\u200a\u202f"
_GAP = re.compile(rf"[{_BLANK}]*\t[{_BLANK}\t\u3000]*|[{_BLANK}\u3000]{{2,}}|\u3000")
_TAB_STOP = 8
_SMALL = 2  # blanks that a slip of the hand makes
_LONGEST_NAME = 5  # words
_HALF, _MOST = 0.5, 0.8  # of the cells of a column
_ONE_WIDE = "\u3000"
# A mark that parts what stands around it, beside a gap.
_MARK_BEFORE = re.compile(r"^(?:[-–—,;|(\[<:/&•·*…_]|\.{2,})")
_MARK_BEHIND = re.compile(r"(?:[-–—,،;؛|:：/&•·…_]|\.{2,})$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A text between gaps; `start` is its place on a screen, and `gap` what stands before it."""

    text: str
    start: int
    gap: str = ""

    @property
    def is_small(self) -> bool:
        """Whether the gap may be a slip, or part a Japanese family name from the given one."""
        return self.gap == _ONE_WIDE or (
            len(self.gap) == _SMALL and not {"\t", _ONE_WIDE} & set(self.gap)
        )


# What to write in the place of a gap, by the format.
OF_TEXT = "put a tab in the place of each gap that parts columns"
OF_MARKUP = "put a comma in the place of each gap that parts columns"
OF_CELL = "put what follows the name in a column of its own"


def columns_by_gaps(
    lines: Sequence[tuple[int, str]], name: str, kind: str = "", *, hint: str = OF_MARKUP
) -> list[ExportRow]:
    """The rows of lines that blanks part into columns, below titles; none if they are no table.

    `lines` are as they stand in the file, with their numbers. What is neither a table nor plain
    names is refused.
    """
    parted = _without_wide([_pieces(text) for _, text in lines])
    if not any(len(pieces) > 1 for pieces in parted) or _are_slips(parted):
        return []
    if kind == ORGANISATION and _are_small(parted):
        return []  # "Union  of Examples": any word may be in the name of an organisation
    rows = _by_place(parted) or _by_marks(parted)
    if not rows or _are_names_by_one_wide(parted):
        number = next(n for (n, _), found in zip(lines, parted, strict=True) if len(found) > 1)
        raise _refused(f"{name}:{number}", hint)
    header = ExportRow(name, lines[0][0], _titles(rows))
    return [header, *(ExportRow(name, n, cells) for (n, _), cells in zip(lines, rows, strict=True))]


def refuse_gaps(texts: Sequence[tuple[int, str]], name: str, *, hint: str = OF_MARKUP) -> None:
    """Refuse a text that is one person, where a wide gap sets something apart from the name."""
    for number, text in texts:
        if not _GAP.search(text):
            continue
        pieces = _joined(_pieces(text))
        if any(not piece.is_small for piece in pieces[1:]) and not _is_wide_slip(pieces):
            raise _refused(f"{name}:{number}", hint)


def _is_wide_slip(pieces: Sequence[_Piece]) -> bool:
    """Whether a text is first and last name with many blanks between, as in `Ada     Example`."""
    return " " not in pieces[0].text and _is_short_name(pieces)


def _refused(place: str, hint: str) -> LetterkitError:
    return LetterkitError(
        f"{place}: blanks may part a name from what follows it, and make no columns that line up",
        hint=f"{hint}, and one blank where all of it is the name",
    )


def _pieces(line: str) -> list[_Piece]:
    """The texts of a line between gaps; a gap beside a mark or an address parts nothing more."""
    found: list[_Piece] = []
    text = line.rstrip().expandtabs(1) if line.isspace() else line.rstrip()
    ends = reached = place = 0
    gap = ""
    for match in [*_GAP.finditer(text), None]:
        stop = match.start() if match else len(text)
        piece = text[ends:stop]
        if piece.strip():
            place = _width(text[reached:ends], place)
            reached = ends
            _add(found, piece, place, gap)
            gap = ""
        gap += match[0] if match else ""
        ends = match.end() if match else stop
    return found


def _add(found: list[_Piece], piece: str, start: int, gap: str) -> None:
    before = found[-1] if found else None
    if before is None:
        found.append(_Piece(piece.strip(), start + len(piece) - len(piece.lstrip())))
        return
    is_address = bool(EMAIL.fullmatch(piece) or WEB.fullmatch(piece))
    # A text of many pieces grows with each: only its end is looked at.
    marked = _MARK_BEFORE.search(piece) or _MARK_BEHIND.search(before.text[-2:])
    if marked or (is_address and "\t" not in gap) or not any(map(str.isalnum, before.text)):
        found[-1] = _Piece(f"{before.text} {piece}", before.start, before.gap)
    else:
        found.append(_Piece(piece, start, gap))


def _width(text: str, place: int = 0) -> int:
    """How far a text that begins at `place` goes on a screen; wide letters take two places."""
    for letter in text:
        if letter == "\t":
            place += _TAB_STOP - place % _TAB_STOP
        elif not unicodedata.combining(letter):
            place += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return place


def _are_small(parted: Sequence[Sequence[_Piece]]) -> bool:
    """Whether no gap is wide, and some lines have none."""
    small = all(piece.is_small for pieces in parted for piece in pieces[1:])
    return small and any(len(pieces) == 1 for pieces in parted)


def _are_slips(parted: Sequence[Sequence[_Piece]]) -> bool:
    """Whether the gaps of all lines can only stand within names."""
    with_gaps = [pieces for pieces in parted if len(pieces) > 1]
    if not all(map(_is_slip, with_gaps)):
        return False
    if all(piece.gap == _ONE_WIDE for pieces in with_gaps for piece in pieces[1:]):
        return all(len(pieces) == 2 for pieces in with_gaps)
    # "Ada Example  Minsk" on every line is no slip.
    every = len(with_gaps) == len(parted)
    return not (every and all(" " in pieces[0].text for pieces in with_gaps))


def _is_slip(pieces: Sequence[_Piece]) -> bool:
    """Whether a line is one name with a blank too many in it."""
    small = all(piece.is_small for piece in pieces[1:])
    return small and any(" " not in piece.text for piece in pieces) and _is_short_name(pieces)


def _is_short_name(pieces: Sequence[_Piece]) -> bool:
    joined = " ".join(piece.text for piece in pieces)
    return len(joined.split()) <= _LONGEST_NAME and is_name(joined) and not is_detail(joined)


def _by_place(parted: Sequence[Sequence[_Piece]]) -> list[list[str]]:
    """The cells of lines whose pieces begin at the same places; nothing if they do not line up."""
    if len(parted) < 2:
        return []
    starts = _starts(parted)
    rows = []
    for pieces in parted:
        cells = [""] * (len(starts) + 1)
        cells[0] = pieces[0].text
        place = 0
        if starts and pieces[0].start >= starts[0]:
            return []  # it goes on from the line above
        for piece in pieces[1:]:
            if piece.start in starts:
                place = starts.index(piece.start) + 1
                cells[place] = piece.text
            elif piece.is_small and " " not in cells[place]:
                cells[place] += f" {piece.text}"
            else:
                return []
        if _runs_over(pieces, starts):
            return []
        rows.append(cells)
    return rows if starts else []


def _starts(parted: Sequence[Sequence[_Piece]]) -> list[int]:
    """The places at which columns begin in several lines, behind the first."""
    counted = Counter(piece.start for pieces in parted for piece in pieces[1:])
    return sorted(start for start, count in counted.items() if count > 1)


def _runs_over(pieces: Sequence[_Piece], starts: Sequence[int]) -> bool:
    """Whether a text goes on into the next column, so that it may hold two of them."""
    return any(
        piece.start < start < piece.start + _width(piece.text)
        for piece in pieces
        for start in starts
    )


def _by_marks(parted: Sequence[Sequence[_Piece]]) -> list[list[str]]:
    """The cells of lines that tabs or full-width blanks part, each into as many."""
    counts = {len(pieces) for pieces in parted}
    marked = all({"\t", _ONE_WIDE} & set(piece.gap) for pieces in parted for piece in pieces[1:])
    if len(counts) != 1 or not marked:
        return []
    return [[piece.text for piece in pieces] for pieces in parted]


def _without_wide(parted: Sequence[list[_Piece]]) -> list[list[_Piece]]:
    """The pieces of lines, where one full-width blank stands in a name beside wider gaps."""
    gaps = [piece for pieces in parted for piece in pieces[1:]]
    if all(piece.gap == _ONE_WIDE for piece in gaps):
        return list(parted)
    return [_joined(pieces) for pieces in parted]


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    kept = list(pieces[:1])
    for piece in pieces[1:]:
        if piece.gap == _ONE_WIDE:
            last = kept[-1]
            kept[-1] = _Piece(f"{last.text}{_ONE_WIDE}{piece.text}", last.start, last.gap)
        else:
            kept.append(piece)
    return kept


def _are_names_by_one_wide(parted: Sequence[Sequence[_Piece]]) -> bool:
    """Whether one full-width blank may part a family name from a given one, or a name from more."""
    return any(
        second.gap == _ONE_WIDE and " " not in first.text
        for pieces in parted
        for first, second in pairwise(pieces)
    )


def _titles(rows: Sequence[Sequence[str]]) -> list[str]:
    """A title for each column: what nearly all of its cells plainly are, or its number."""
    found = [_title([cell for cell in column if cell]) for column in zip(*rows, strict=True)]
    if found == ["Name", "Role", "Name"]:
        return ["Name", "Role", "Affiliation"]
    # Of two columns of names only a person can say which one is of those who sign.
    return [
        title if title and found.count(title) == 1 else f"column {number}"
        for number, title in enumerate(found, 1)
    ]


def _title(cells: Sequence[str]) -> str:
    for title, fits, enough in _KINDS:
        if sum(bool(fits(cell)) for cell in cells) >= enough * len(cells):
            return title
    return ""


def _is_full_name(text: str) -> bool:
    return " " in text and is_name(text) and not is_detail(text)


_KINDS: tuple[tuple[str, Callable[[str], object], float], ...] = (
    ("Email", EMAIL.fullmatch, 1),
    ("Role", is_role, _HALF),
    ("Affiliation", is_institution, _HALF),
    ("Name", _is_full_name, _MOST),
)
