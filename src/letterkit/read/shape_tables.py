"""Tables in decoded structures: a list whose first row is a header, or columns beside rows.

[["name", "role"], ["Ada Example", "Editor"]]
{"columns": ["name", "role"], "data": [["Ada Example", "Editor"]]}
{"name": ["Ada Example"], "role": ["Editor"]}
{"name": {"0": "Ada Example"}, "role": {"0": "Editor"}}
"""

from dataclasses import dataclass

from letterkit.read.decoded import Fields, Items, Value, is_text
from letterkit.read.shape_entries import NAMES, field_of_key

_HEADERS = ("columns", "header", "headers", "fields", "head")
_ROWS = ("data", "rows", "values", "body", "records")
_KNOWN = NAMES | {"affiliation"}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with their lines; a row that does not fit is the text of what is wrong with it.

    `keys` are those of the object that the table was made of.
    """

    rows: list[tuple[int, Fields | str]]
    keys: frozenset[str] = frozenset()


def table_of(value: Items | Fields) -> Table | None:
    """The table that a value is, if it is one."""
    if isinstance(value, Items):
        return _below_header(value)
    return _split(value) or _by_column(value)


def _below_header(items: Items) -> Table | None:
    if len(items.values) < 2 or not isinstance(items.values[0], Items):
        return None
    titles = _titles(items.values[0])
    if not any(field_of_key(title) in _KNOWN for title in titles):
        return None
    return Table(_rows(titles, Items(items.line, items.values[1:], items.lines[1:])))


def _split(fields: Fields) -> Table | None:
    for key in _HEADERS:
        for below in _ROWS:
            header, body = fields.values.get(key), fields.values.get(below)
            if not isinstance(header, Items) or not isinstance(body, Items):
                continue
            titles = _titles(header)
            if titles and any(isinstance(row, Items) for row in body.values):
                return Table(_rows(titles, body), frozenset({key, below, "index"}))
    return None


def _titles(header: Items) -> list[str]:
    """The titles of a header row, or none if it is no such row."""
    titles = [each for each in header.values if isinstance(each, str) and is_text(each)]
    complete = len(titles) == len(header.values) == len(set(titles))
    return titles if complete else []


def _rows(titles: list[str], body: Items) -> list[tuple[int, Fields | str]]:
    rows: list[tuple[int, Fields | str]] = []
    for line, row in body.numbered():
        if not isinstance(row, Items):
            rows.append((line, "not a row of the table it is in"))
        elif len(row.values) != len(titles):
            rows.append((line, f"{len(row.values)} values under {len(titles)} titles"))
        else:
            rows.append((line, Fields(line, dict(zip(titles, row.values, strict=True)))))
    return rows


def _by_column(fields: Fields) -> Table | None:
    """Columns of equal length, one of them the names and another one known too."""
    known = {field_of_key(key) for key in fields.values} - {""}
    if len(known) < 2 or not known & NAMES:
        return None
    columns = [_column(value) for value in fields.values.values()]
    lines = columns[0][1]
    cells = [values for values, _ in columns]
    if not lines or any(len(each) != len(lines) for each in cells):
        return None
    rows: list[tuple[int, Fields | str]] = []
    for line, row in zip(lines, zip(*cells, strict=True), strict=True):
        rows.append((line, Fields(line, dict(zip(fields.values, row, strict=True)))))
    return Table(rows, frozenset(fields.values))


def _column(value: Value) -> tuple[list[Value], list[int]]:
    """The scalars of a column with their lines; nothing if it is none."""
    match value:
        case Items():
            values, lines = value.values, value.lines
        case Fields() if all(key.isdigit() for key in value.values):
            values, lines = list(value.values.values()), [value.line] * len(value.values)
        case _:
            return [], []
    if any(isinstance(each, (Fields, Items)) for each in values):
        return [], []
    return values, lines
