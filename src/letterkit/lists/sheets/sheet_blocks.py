"""The rows of a sheet sorted: into tables, and into what is left out with the reason for it.

Nobody is added that the coordinator struck through or hid: in a row that is hidden, or in letters
that cannot be seen. A column that cannot be seen is a hidden one. A column whose title is struck
through is empty, and so is a struck cell beside a name, such as an affiliation. A merged cell
counts for its first column and all of its rows, and is named.
"""

from collections.abc import Iterator, Sequence, Set

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import DEPARTMENT, FIRST, LAST, MIDDLE, field_of
from letterkit.lists.documents.group_words import kind_of_table
from letterkit.lists.own_columns import column
from letterkit.lists.records import Row
from letterkit.lists.rows.contents import ACROSS, APART, DETAIL, ExportRow, LeftOut, Part
from letterkit.lists.said.leaving import who_below
from letterkit.lists.sheets.blocks import Block
from letterkit.lists.sheets.marks import Cell, Marks, letters_of
from letterkit.lists.sheets.merged import GOES_ON, refuse_answers, spread
from letterkit.lists.sheets.title_rows import explains_columns, header_of, is_header
from letterkit.lists.sheets.unseen_cells import NAMES
from letterkit.private.excerpts import excerpt

_PUBLIC = frozenset({
    "name", FIRST, MIDDLE, LAST, "role", "affiliation", DEPARTMENT, "country", "link", "comment",
})  # fmt: skip
# Details of which nothing hangs on whether somebody is named.
_WITHOUT_ANSWERS = frozenset({*_PUBLIC, "email", "phone", "sort", "lang", "kind", "private"})
_HEADER_ROWS = 6
_SHOWN = 10
_LOOKED_AT = 200
_SENTENCE = 4  # words on average, where most begin with a small letter
_LONG_SENTENCE = 6  # where letters have no case
HIDDEN_ROW = "hidden in the spreadsheet"
UNSEEN = "in letters that cannot be seen"


def sorted_rows(
    block: Block, marks: Marks, file: str, title: str, kind: str = "", apart: Set[int] = frozenset()
) -> tuple[Part, list[LeftOut]]:
    """The rows of a block that are read, and those that are not.

    `apart` are the lines of rows that stand alone between blank ones.
    """
    header = header_of(block.rows)
    struck = _struck_in(block, block.rows[header], marks)
    hidden = [n for n in range(len(block.rows[header].cells)) if _is_private(block, marks, n)]
    clear = not marks.hidden_rows and not marks.struck and not marks.unseen
    kept: list[ExportRow] = []
    left_out = [LeftOut(file, row.line, "a heading") for row in block.headings]
    for number, row in enumerate(block.rows):
        safe = clear or number <= header
        beside = [] if safe else _gone_beside(block, row, marks)
        reason = "" if safe else reason_against(row, block, marks, [*struck, *beside])
        if reason:
            who = who_below(block.rows[header].cells, row.cells)
            left_out.append(LeftOut(file, row.line, reason, *who))
        else:
            cells = _without(row.cells, [*struck, *beside])
            if number == header:
                cells = [f"{DETAIL}{cell}" if n in hidden else cell for n, cell in enumerate(cells)]
            mark = APART if row.line in apart else ""
            if _goes_across(row, block, marks):
                mark = ACROSS
            kept.append(ExportRow(file, row.line, cells, mark))
    above = [block.title] if block.title else []
    kind = kind or block.kind or kind_of_table(title, block.rows[header].cells)
    return Part(title, kept, kind, above=above), left_out


def _goes_across(row: Row, block: Block, marks: Marks) -> bool:
    """Whether the only text of a row is in a cell that is merged with those beside it."""
    given = [number for number, cell in enumerate(row.cells) if cell]
    if len(given) != 1:
        return False
    column = block.column + given[0] + 1
    return any(
        each.first.row == row.line == each.last.row
        and each.first.column <= column < each.last.column
        for each in marks.merged
    )


def reason_against(row: Row, block: Block, marks: Marks, but: Sequence[int] = ()) -> str:
    """Why nobody is read from a row, or nothing; columns in `but` do not count."""
    if row.line in marks.hidden_rows:
        return HIDDEN_ROW
    given = [number for number, cell in enumerate(row.cells) if cell and number not in but]
    gone = {
        "struck through": _struck_in(block, row, marks),
        UNSEEN: _unseen_in(block, row, marks),
    }
    for what, numbers in gone.items():
        found = [number for number in numbers if number not in but]
        if found and set(found) >= set(given):
            return what
        if found:
            names = ", ".join(letters_of(block.column + number + 1) for number in found)
            return f"{what} in column {names}"
    return ""


def _struck_in(block: Block, row: Row, marks: Marks) -> list[int]:
    """The cells of a row that are struck through, wholly or in part."""
    columns = marks.struck.get(row.line, ())
    return [
        number
        for number, cell in enumerate(row.cells)
        if cell and block.column + number + 1 in columns
    ]


def _unseen_in(block: Block, row: Row, marks: Marks) -> list[int]:
    """The cells of a row that cannot be seen."""
    columns = marks.unseen.get(row.line, ())
    return [
        number
        for number, cell in enumerate(row.cells)
        if cell and block.column + number + 1 in columns
    ]


def _gone_beside(block: Block, row: Row, marks: Marks) -> list[int]:
    """The cells of a row that are struck through or unseen and can go without the person."""
    gone = _struck_in(block, row, marks)
    if row.line in marks.unseen:
        gone = sorted({*gone, *_unseen_in(block, row, marks)})
    return _beside_a_name(block, row, gone)


def _beside_a_name(block: Block, row: Row, struck: list[int]) -> list[int]:
    """Those cells, if all of them are details beside a name that stands; or none."""
    titles = block.rows[header_of(block.rows)].cells
    fields = [field_of(title) or column(title) for title in titles]
    named = any(
        field in NAMES and number < len(row.cells) and row.cells[number] and number not in struck
        for number, field in enumerate(fields)
    )
    if not named or any(n >= len(fields) or fields[n] not in _PUBLIC - NAMES for n in struck):
        return []
    return struck


def _is_private(block: Block, marks: Marks, number: int) -> bool:
    """Whether a column is hidden that would be published; what is said of consent counts."""
    if block.column + number + 1 not in marks.hidden_columns:
        return False
    title = block.rows[header_of(block.rows)].cells[number]
    return (field_of(title) or column(title)) in _PUBLIC


def _without(cells: list[str], columns: Sequence[int]) -> list[str]:
    if not columns:
        return cells
    return ["" if number in columns else cell for number, cell in enumerate(cells)]


def refuse_unknown_names(marks: Marks, blocks: Sequence[Block], file: str) -> None:
    """Refuse a formula without a saved value in the place of a name, or of an answer.

    It is not withheld, but not there. A detail such as a role may be empty; what a title that is
    no detail asks may be for consent.
    """
    for block in blocks:
        header = header_of(block.rows)
        titles = block.rows[header].cells
        lines = {row.line for row in block.rows[header + 1 :]}
        for cell in marks.unknown:
            number = cell.column - block.column - 1
            if cell.row not in lines or not 0 <= number < len(titles):
                continue
            field = field_of(titles[number]) or column(titles[number])
            if field in NAMES:
                raise LetterkitError(
                    f"{file}:{cell.row}: no name in {cell}, but a formula without a saved value",
                    hint="write the name there, or save the file once more in a spreadsheet"
                    " program; delete the row if nobody is meant",
                )
            if field not in _WITHOUT_ANSWERS and titles[number]:
                raise LetterkitError(
                    f"{file}:{cell.row}: no answer in {cell}, but a formula without a saved value,"
                    f" below “{excerpt(titles[number])}”",
                    hint="open the file in a spreadsheet program and save it once more, or write"
                    " there what it says",
                )


def notes_of(marks: Marks, blocks: Sequence[Block]) -> list[str]:
    """What the marks of a sheet change, or do not change, beside rows that are left out."""
    struck = []
    for block in blocks:
        header = block.rows[header_of(block.rows)]
        for number in _struck_in(block, header, marks):
            struck.append(letters_of(block.column + number + 1))
    hidden = _used(marks.hidden_columns, blocks)
    cells: dict[str, Sequence[object]] = {
        "the text of merged cells counts for their first column, in all rows": marks.merged,
        "an error of the spreadsheet, so the cell is empty": marks.wrong,
        "a formula whose value was not saved, so the cell is empty": marks.unknown,
        "a comment on the cell; its words are not imported": marks.noted,
    }
    notes = [f"{_listed(places)}: {what}" for what, places in cells.items() if places]
    beside = list(_cells_struck_beside(marks, blocks))
    if beside:
        notes.append(f"{_listed(beside)}: struck through, so the cell is empty")
    if lost := list(_unseen_beside(marks, blocks)):
        notes.append(f"{_listed(lost)}: {UNSEEN}, so the cell is empty")
    if struck:
        notes.append(f"column {_listed(struck)}: struck through, so it is empty")
    if hidden:
        notes.append(f"column {_listed(hidden)}: hidden in the spreadsheet, so it is not published")
    if marks.ruled:
        notes.append("a conditional format strikes cells through; that is not taken into account")
    return notes


def _cells_struck_beside(marks: Marks, blocks: Sequence[Block]) -> Iterator[Cell]:
    """The struck cells that are emptied, but for those of columns that are struck as a whole."""
    for block in blocks:
        header = header_of(block.rows)
        whole = _struck_in(block, block.rows[header], marks)
        for row in block.rows[header + 1 :]:
            struck = _struck_in(block, row, marks)
            for number in _gone_beside(block, row, marks):
                if number in struck and number not in whole:
                    yield Cell(row.line, block.column + number + 1)


def _unseen_beside(marks: Marks, blocks: Sequence[Block]) -> Iterator[Cell]:
    """The cells that are emptied, for nobody sees what is in them."""
    for block in blocks:
        for row in block.rows[header_of(block.rows) + 1 :]:
            if row.line in marks.unseen:
                unseen = _unseen_in(block, row, marks)
                for number in _gone_beside(block, row, marks):
                    if number in unseen:
                        yield Cell(row.line, block.column + number + 1)


def _used(columns: set[int], blocks: Sequence[Block]) -> list[str]:
    """Those of the columns, by letter, in which a block has a text."""
    found: set[int] = set()
    for block in blocks:
        for row in block.rows:
            found.update(
                block.column + number + 1
                for number, cell in enumerate(row.cells)
                if cell and block.column + number + 1 in columns
            )
    return [letters_of(column) for column in sorted(found)]


def _listed(places: Sequence[object]) -> str:
    shown = ", ".join(str(each) for each in places[:_SHOWN])
    return shown + (f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else "")


def is_prose(rows: Sequence[Row]) -> bool:
    """Whether a sheet is of instructions: sentences in one column, or words for each column."""
    rows = rows[:_LOOKED_AT]
    columns = {number for row in rows for number, cell in enumerate(row.cells) if cell}
    if len(columns) in (2, 3) and explains_columns(rows):
        return True
    if len(columns) != 1 or any(is_header([max(row.cells)]) for row in rows[:_HEADER_ROWS]):
        return False
    words = [word for row in rows for cell in row.cells for word in cell.split()]
    letters = [word[0] for word in words if word[0].isalpha()]
    small = sum(not letter.isupper() and not letter.istitle() for letter in letters)
    has_case = any(letter.lower() != letter.upper() for letter in letters)
    shortest = _SENTENCE if has_case else _LONG_SENTENCE
    return 2 * small > len(letters) and len(words) >= shortest * len(rows)


def without_repeated(
    given: Sequence[Row], marks: Marks, file: str, left_out: list[LeftOut]
) -> list[Row]:
    """The rows in which a cell over several of them counts for each; `left_out` gets the others."""
    header = header_of(given)
    first = given[header].line
    ranges = [
        (each.first.row, each.last.row, each.first.column - 1)
        for each in marks.merged
        if each.last.row > each.first.row > first
    ]
    if not ranges:
        return list(given)
    rows = {row.line: list(row.cells) for row in given}
    going_on = dict(spread(rows, ranges, given[header].cells))
    for line, who in going_on.items():
        refuse_answers(f"{file}:{line}", rows.pop(line), who)
        left_out.append(LeftOut(file, line, GOES_ON))
    return [Row(line, cells) for line, cells in rows.items()]
