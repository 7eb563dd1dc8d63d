"""The tables on one sheet: side by side, or one below the other, each with a header row.

A sheet is cut only where words of a header row stand once more, so that an empty column or a blank
row within one table changes nothing. Every row stays in one of the blocks.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from letterkit.lists.documents.group_words import kind_of_group, kind_of_table, says_who_signed
from letterkit.lists.exports.known import plain_title
from letterkit.lists.records import Row
from letterkit.lists.said.said_above import judged
from letterkit.lists.sheets.marks import letters_of
from letterkit.lists.sheets.title_rows import (
    HEADER_ROWS,
    NAMES,
    ORGANISATIONS,
    TitleWords,
    has_name,
    header_of,
    is_header,
)

# Headings within a table, word for word: an organisation may be called Union of Companies.
_HEADINGS = TitleWords({
    "individuals", "people", "persons", "individual signatories", "individual signatures",
    "физические лица", "частные лица", "персоны", "люди", "фізічныя асобы", "асобы",
    "фізичні особи", "особи", "osoby", "osoby fizyczne", "osoby prywatne", "personen",
    "einzelpersonen", "privatpersonen", "personnes", "particuliers", "individus", "personas",
    "particulares", "individuos", "أفراد", "الأفراد", "أشخاص", "الأشخاص", "organisations",
    "organizations", "ngos", "companies", "institutions", "groups", "организации",
    "юридические лица", "компании", "нко", "арганізацыі", "юрыдычныя асобы", "організації",
    "юридичні особи", "organizacje", "instytucje", "firmy", "organisationen", "vereine",
    "verbände", "unternehmen", "institutionen", "associations", "organismes", "entreprises",
    "organizaciones", "asociaciones", "entidades", "empresas", "instituciones", "منظمات",
    "المنظمات", "مؤسسات", "المؤسسات",
})  # fmt: skip
_RAW = NAMES.raw | ORGANISATIONS.raw | _HEADINGS.raw


@dataclass(frozen=True, slots=True)
class Block:
    """One table: its header row is among the first rows. `column` is its first, from 0.

    `title` is a heading above it, and `kind` what the heading says of everybody below; `headings`
    are rows with nothing but such a word that are not in `rows`.
    """

    rows: Sequence[Row]
    column: int = 0
    title: str = ""
    kind: str = ""
    headings: Sequence[Row] = ()

    @property
    def place(self) -> str:
        """Where on its sheet the block is, in words."""
        line = (self.headings or self.rows)[0].line
        first = letters_of(self.column + 1)
        return self.title or f"from {first}{line}"


def blocks_of(rows: Sequence[Row]) -> list[Block]:
    """The tables of a sheet's rows, which are not empty; a number left out is a blank row."""
    found = []
    pieces = _columns_of(rows)
    for first, end in pieces:
        beside = [Row(line, cells[first:end]) for line, cells in rows if any(cells[first:end])]
        fresh = {row.line for above, row in pairwise(beside) if row.line > above.line + 1}
        read = _below_heading if len(pieces) > 1 else stacked
        found += read(beside, fresh, first)
    return found


def blocks_of_text(rows: Sequence[Row], fresh: Set[int]) -> list[Block]:
    """The tables of delimited text, with all the cells of each row; see `stacked`."""
    titles = rows[header_of(rows)].cells if rows else []
    # A title that stands twice, or a gap between titles: else there is one table, however long.
    parted = len(set(titles)) < len(titles) or "" in titles
    pieces = _columns_of(rows) if parted else []
    if len(pieces) < 2:
        return stacked(rows, fresh)
    found = []
    for first, end in pieces:
        # Cells too many at the end of a row stay with the last table.
        until = None if end == pieces[-1][1] else end
        beside = [Row(line, cells[first:until]) for line, cells in rows if any(cells[first:until])]
        found += _below_heading(beside, fresh, first)
    return found


def _below_heading(rows: Sequence[Row], fresh: Set[int], column: int) -> list[Block]:
    """The tables of some columns, without the heading right above their titles."""
    if len(rows) < 2 or not _heads(rows[0].cells) or not _has_name_title(rows[1].cells):
        return stacked(rows, fresh, column)
    heading = _only_text(rows[0].cells)
    first, *others = stacked(rows[1:], fresh, column)
    kind = first.kind or kind_of_table(heading, rows[1].cells)
    headings = [rows[0], *first.headings]
    return [replace(first, title=heading, kind=kind, headings=headings), *others]


def _heads(cells: Sequence[str]) -> bool:
    """Whether a row is only a heading: it says who signed, or if people or organisations do."""
    text = _only_text(cells)
    return bool(text) and (bool(kind_of_group(text)) or says_who_signed(text) or _speaks(text))


def _has_name_title(cells: Sequence[str]) -> bool:
    """Whether one of the cells is a title for a name and nothing else."""
    titles = NAMES.plain | ORGANISATIONS.plain
    return any(plain_title(cell) in titles for cell in cells if cell)


def stacked(rows: Sequence[Row], fresh: Set[int], column: int = 0) -> list[Block]:
    """The tables that stand below each other; before the lines in `fresh` something is blank."""
    if not rows:
        return []
    cuts = list(_cuts(rows, fresh))
    ends = [cut.begins for cut in cuts[1:]] + [len(rows)]
    found = []
    for cut, end in zip(cuts, ends, strict=True):
        inside = rows[cut.begins : end]
        heading = _only_text(inside[0].cells) if cut.headed else ""
        kind = kind_of_table(heading, rows[header_of(rows)].cells)
        if cut.header is None:
            found.append(Block(inside, column, heading, kind))
        else:
            below = [cut.header, *inside[1:]]
            found.append(Block(below, column, heading, kind, inside[:1]))
    return found


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a table begins; `header` is that of the table above if it has none of its own."""

    begins: int
    headed: bool
    header: Row | None = None


def _cuts(rows: Sequence[Row], fresh: Set[int]) -> Iterator[_Cut]:
    """The first row, and each later one that begins another table."""
    wide = max(len(row.cells) for row in rows) > 1
    first = header_of(rows)
    header = rows[first]
    begins = 0
    yield _Cut(0, headed=wide and first > 0 and bool(_only_text(rows[0].cells)))
    for number in range(first + 1, len(rows)):
        row = rows[number]
        # Few rows need more than a look, of a million that there may be.
        near = row.line in fresh or rows[number - 1].line in fresh
        if not near and _RAW.isdisjoint(row.cells):
            continue
        if row.cells == header.cells or is_header(row.cells, header.cells):
            start = _with_headings(rows, number, begins, fresh, wide=wide)
            if row.cells == header.cells and start == number and row.line not in fresh:
                continue
            yield _Cut(start, headed=start < number)
            header, begins = row, number
        elif _is_heading(row.cells) and not _is_above(rows, number, header):
            yield _Cut(number, headed=True, header=header if wide else None)
            begins = number


def _is_above(rows: Sequence[Row], number: int, header: Row) -> bool:
    """Whether a header row follows a heading, or a second heading and then a header row."""
    return any(
        row.cells == header.cells or is_header(row.cells, header.cells)
        for row in rows[number + 1 : number + 3]
    )


def _with_headings(
    rows: Sequence[Row], number: int, begins: int, fresh: Set[int], *, wide: bool
) -> int:
    """The first of the headings that stand right above a header row."""
    start = number
    for place in range(number - 1, begins, -1):
        above = rows[place]
        text = _only_text(above.cells)
        if not text:
            break
        apart = wide and above.line in fresh
        if apart or _is_heading(above.cells) or _speaks(text):
            start = place
    return start


def _speaks(text: str) -> bool:
    """Whether a text says, or may say, of those below it that they do not sign by name."""
    said = judged(text)
    return said.out or said.unclear or bool(said.shown)


def _only_text(cells: Sequence[str]) -> str:
    """The text of a row that has one cell with a text."""
    given = [cell for cell in cells if cell]
    return given[0] if len(given) == 1 else ""


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether a row is only a word for those below it, such as "Organisations"."""
    return plain_title(_only_text(cells)) in _HEADINGS.plain


def lines_apart(rows: Sequence[Row], fresh: Set[int]) -> set[int]:
    """The rows with one text that have a blank row above and below them.

    A table with a blank row between most of its rows sets none of them apart.
    """
    full = [row.line for row in rows if not _only_text(row.cells)]
    if 2 * sum(line in fresh for line in full) > len(full) > 2:
        return set()
    found: set[int] = set()
    for row, below in pairwise(rows):
        if row.line in fresh and below.line in fresh and _only_text(row.cells):
            found.add(row.line)
    return found


def _columns_of(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """First column and end of each table that stands beside another one."""
    width = max((len(row.cells) for row in rows), default=0)
    used = [False] * width
    for row in rows:
        for number, cell in enumerate(row.cells):
            if cell:
                used[number] = True
    groups: list[tuple[int, int]] = []
    for number, is_used in enumerate(used):
        if is_used and number and used[number - 1]:
            groups[-1] = (groups[-1][0], number + 1)
        elif is_used:
            groups.append((number, number + 1))
    joined: list[tuple[int, int]] = []
    for first, end in groups:
        beside = joined and (
            _repeats(rows, joined[0], (first, end)) or _are_headed(rows, joined[-1], (first, end))
        )
        if joined and not beside:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((first, end))
    return [piece for group in joined for piece in _repeated_pieces(rows, *group)]


def _repeats(rows: Sequence[Row], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two tables beside each other share titles, and each is of somebody."""
    titles, again = _titles(rows, *one), _titles(rows, *other)
    return not set(titles).isdisjoint({*again} - {""}) and has_name(titles) and has_name(again)


def _are_headed(rows: Sequence[Row], one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether each of two tables has a heading of its own above its titles.

    `Individuals` above `Name, Public?`, and behind a blank column `Organisations` above
    `Organisation, Contact`.
    """
    first = rows[:HEADER_ROWS]
    for number, row in enumerate(first):
        if not all(_heads(row.cells[start:end]) for start, end in (one, other)):
            continue
        for below in first[number + 1 :]:
            if all(_has_name_title(below.cells[start:end]) for start, end in (one, other)):
                return True
    return False


def _repeated_pieces(rows: Sequence[Row], first: int, end: int) -> list[tuple[int, int]]:
    """The tables of columns whose titles begin anew, such as `No., Name, No., Name`."""
    titles = _titles(rows, first, end)
    count = len(titles)
    for width in range(2, count // 2 + 1):
        whole = count % width == 0 and titles == titles[:width] * (count // width)
        if whole and "" not in titles and has_name(titles[:width]):
            return [(start, start + width) for start in range(first, end, width)]
    return [(first, end)]


def _titles(rows: Sequence[Row], first: int, end: int) -> list[str]:
    """The titles of some columns: those of the first row in which more than half have a text."""
    seen = 0
    for row in rows:
        cells = row.cells[first:end]
        given = sum(bool(cell) for cell in cells)
        if 2 * given > len(cells):
            return [plain_title(cell) for cell in cells]
        seen += given > 0
        if seen == HEADER_ROWS:
            break
    return []
