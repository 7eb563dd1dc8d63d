"""The rows of a table in a document: who signs in them, and who is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.documents import Table, TableRow, Words
from letterkit.lists.documents.item_texts import mail_address, unescaped
from letterkit.lists.pages.entry_marks import Mark, together
from letterkit.lists.people.beside_names import is_like_person
from letterkit.lists.rows.contents import ACROSS, DETAIL, ExportRow, LeftOut
from letterkit.lists.rows.not_names import why_no_name, why_unticked, without_box
from letterkit.lists.said.leaving import name_in, who_is_crossed
from letterkit.lists.sheets.partly_struck import refused_partly

CROSSED_OUT = "it is crossed out"
EMPTY = "it is empty"
BY_PICTURE = "named by the text of a picture; is it the name?"
_EMPTY = frozenset({"-", "–", "—", "--", "---"})


def rows_of_table(
    table: Table, name: str, common: Mapping[str, str]
) -> tuple[list[ExportRow], list[LeftOut]]:
    """The rows of a table below their titles, and those that nobody signs in."""
    shape = _shape(table)
    marks = [_mark_of_row(row) for row in table.rows]
    marked = any(mark.shown for mark in marks)
    titles = [*shape.titles, *shape.link_titles.values(), *common]
    rows = [ExportRow(name, table.line, [*titles, *(["shown"] if marked else [])])]
    left_out: list[LeftOut] = []
    for given, mark in zip(table.rows, marks, strict=True):
        row = _named(given, shape)
        if reason := mark.out or _empty_or_struck(row, shape) or _why_nobody(row, shape):
            left_out.append(LeftOut(name, row.line, reason, _who_leaves(row, mark, shape)))
            continue
        for cell in _name_cells(row, shape):
            if cell.partly:
                raise refused_partly(f"{name}:{row.line}", cell.text)
        cells = _cells(row, shape)
        width = len(shape.titles) + len(shape.link_titles)
        more = [*common.values(), *([mark.shown] if marked else [])]
        if not row.across:
            cells = [*cells[:width], *more, *cells[width:]]
        rows.append(ExportRow(name, row.line, cells, ACROSS if row.across else ""))
    return rows, left_out


def named_by_picture(table: Table) -> list[int]:
    """The lines of rows in which nothing but a picture says who it is."""
    shape = _shape(table)
    return [row.line for row in table.rows if _picture_of(row, shape)]


def _named(row: TableRow, shape: "_Shape") -> TableRow:
    """A row with what a picture says in the place of an empty name."""
    picture = _picture_of(row, shape)
    if not picture:
        return replace(row, cells=[_without_picture(cell) for cell in row.cells])
    place = [field_of(title) for title in shape.titles].index("name")
    cells = [_without_picture(cell) for cell in row.cells]
    cells += [Words("")] * (place + 1 - len(cells))
    cells[place] = replace(cells[place], text=picture)
    return replace(row, cells=cells)


def _picture_of(row: TableRow, shape: "_Shape") -> str:
    """The name that the one picture of a row gives, where the cell for the name has no text."""
    fields = [field_of(title) for title in shape.titles]
    given = [cell.picture for cell in row.cells if cell.picture]
    if fields.count("name") != 1 or len(given) != 1:
        return ""
    place = fields.index("name")
    name = row.cells[place] if place < len(row.cells) else Words("")
    empty = not name.text.strip() or name.text == name.picture
    return given[0] if empty and not name.struck else ""


def _without_picture(cell: Words) -> Words:
    return replace(cell, text="") if cell.picture and cell.text == cell.picture else cell


def _who_leaves(row: TableRow, mark: Mark, shape: "_Shape") -> str:
    """Whose signature a row takes back: of somebody crossed out, hidden or marked as gone."""
    cells = _name_cells(row, shape)
    crossed = " ".join(cell.crossed for cell in cells if cell.crossed)
    if crossed:
        return name_in(crossed)
    text = " ".join(unescaped(cell.text) for cell in cells)
    return name_in(text) if mark.out else who_is_crossed(text)


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of a table; `link_titles` are those of the links in a column, by its number."""

    titles: Sequence[str]
    link_titles: Mapping[int, str]


def _mark_of_row(row: TableRow) -> Mark:
    own = Mark(row.shown, row.left_out)
    return together([own, *(Mark(cell.shown, cell.out) for cell in row.cells)])


def _shape(table: Table) -> _Shape:
    width = max([len(table.header), *(len(row.cells) for row in table.rows)])
    titles = [unescaped(cell.text) for cell in table.header]
    if not titles:
        titles = [f"column {number}" for number in range(1, width + 1)]
    with_link = {
        number
        for row in table.rows
        for number, cell in enumerate(row.cells[: len(titles)])
        if _address(cell, titles[number])
    }
    fields = [field_of(title) for title in titles]
    found: dict[int, str] = {}
    for number in sorted(with_link):
        free = "link" not in fields and "link" not in found.values()
        of_name = fields[number] == "name"
        found[number] = "link" if of_name and free else f"{DETAIL}{titles[number]} link"
    return _Shape(titles, found)


def _address(cell: Words, title: str) -> str:
    """Where a cell's links lead, if that is not what the cell says."""
    addresses = [mail_address(link) or link for _, link in cell.links]
    if field_of(title) == "link":
        return ""
    return "; ".join(each for each in addresses if each not in cell.text)


def _cells(row: TableRow, shape: _Shape) -> list[str]:
    """A row's texts, the addresses of its links, and at the end what goes beyond the header."""
    titles = shape.titles
    texts = [_text(cell, title) for cell, title in zip(row.cells, titles, strict=False)]
    texts += [""] * (len(titles) - len(texts))
    for number in shape.link_titles:
        cell = row.cells[number] if number < len(row.cells) else Words("")
        texts.append(_address(cell, titles[number]))
    return texts + [unescaped(cell.text) for cell in row.cells[len(titles) :]]


def _text(cell: Words, title: str) -> str:
    """What a cell says; in a column for links, where its first link leads."""
    if field_of(title) == "link" and cell.links:
        return cell.links[0][1]
    text = unescaped(cell.text)
    text = without_box(text) if field_of(title) == "name" else text
    return "" if text in _EMPTY else text


def _name_cells(row: TableRow, shape: _Shape) -> list[Words]:
    """The cells that hold the name; where no title says which, the first, and crossed out names."""
    fields = [field_of(title) for title in shape.titles]
    named = [n for n, each in enumerate(fields) if each in ("name", FIRST, LAST)]
    if named:
        return [row.cells[number] for number in named if number < len(row.cells)]
    crossed = [cell for cell in row.cells if cell.struck and is_like_person(cell.crossed)]
    return crossed or list(row.cells[:1])


def _empty_or_struck(row: TableRow, shape: _Shape) -> str:
    given = [cell for cell in row.cells if cell.text.strip() or cell.struck]
    if not any(unescaped(cell.text) not in ("", *_EMPTY) or cell.struck for cell in given):
        return EMPTY
    crossed = given[0].struck or any(cell.struck for cell in _name_cells(row, shape))
    return CROSSED_OUT if crossed else ""


def _why_nobody(row: TableRow, shape: _Shape) -> str:
    """Why a row names nobody, by the text in the place of its name: `Total: 2`, `27 more`."""
    for cell, title in zip(row.cells, shape.titles, strict=False):
        if field_of(title) == "name":
            text = unescaped(cell.text)
            if reason := why_unticked(text) or why_no_name(without_box(text)):
                return reason
    return ""
