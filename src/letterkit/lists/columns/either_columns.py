"""Tables with a column for organisations and one for persons, of which each row has one.

    Organisation,Individual
    Example Union,                an organisation that signed
    ,Bo Sample                    a person

The one that is filled is the name, and says which kind it is. Where some rows have both, a row with
the organisation alone may be a person without a name, so it is asked about.
"""

from collections.abc import Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import field_of
from letterkit.lists.documents.group_words import ORGANISATION, PERSON, kind_of_group
from letterkit.lists.own_columns import column
from letterkit.lists.people.no_names import is_no_name
from letterkit.lists.records import Row
from letterkit.lists.rows.contents import Contents, ExportRow, Part
from letterkit.lists.sheets.title_rows import header_of

_NAME = "name"
_KIND = "kind"


def with_either_columns(contents: Contents) -> Contents:
    """The contents with one column of names where organisations and persons had one each."""
    parts: list[Part] = []
    notes: list[str] = []
    for part in contents.parts:
        header = _header(part)
        columns = _columns(part.rows[header].cells) if part.rows else None
        if columns is None or not _is_either(part, header, columns):
            parts.append(part)
            continue
        parts.append(_together(part, header, columns))
        titles = part.rows[header].cells
        said = f"“{titles[columns[0]]}” or “{titles[columns[1]]}”, whichever a row has, is the name"
        notes.append(f"{part.rows[header].file}: {said}")
    return replace(contents, parts=parts, notes=[*contents.notes, *notes])


def _header(part: Part) -> int:
    if not part.rows:
        return 0
    return header_of([Row(row.line, row.cells) for row in part.rows[:10]])


def _columns(titles: Sequence[str]) -> tuple[int, int] | None:
    """The column of organisations and that of persons, if no other one says who signed."""
    organisations: list[int] = []
    persons: list[int] = []
    for number, title in enumerate(titles):
        field = column(title) if column(title) in (_NAME, _KIND) else field_of(title)
        kind = kind_of_group(title)
        if kind == ORGANISATION and field == "affiliation":
            organisations.append(number)
        elif kind == PERSON and field in ("", _NAME):
            persons.append(number)
        elif field in (_NAME, _KIND, "first", "last"):
            return None
    if len(organisations) != 1 or len(persons) != 1:
        return None
    return organisations[0], persons[0]


def _cell(row: ExportRow, number: int) -> str:
    return row.cells[number].strip() if number < len(row.cells) else ""


def _is_either(part: Part, header: int, columns: tuple[int, int]) -> bool:
    """Whether each row has one of the two, and both columns have some."""
    alone: list[ExportRow] = []
    both = persons = 0
    for row in part.rows[header + 1 :]:
        organisation, person = (_cell(row, number) for number in columns)
        if not any(map(str.isalpha, person)):
            person = ""  # "Members: 120" is a number of people and none of them
        if is_no_name(organisation):
            continue
        persons += bool(person)
        if organisation and person:
            both += 1
        elif organisation:
            alone.append(row)
    if not alone or not persons:
        return False
    if both:
        raise _unclear(alone[0], [part.rows[header].cells[number] for number in columns])
    return True


def _unclear(row: ExportRow, titles: Sequence[str]) -> LetterkitError:
    organisation, person = titles
    return LetterkitError(
        f"{row.file}:{row.line}: did “{organisation}” sign, or a person from there without a name?",
        hint=f"write the name of an organisation that signed under “{person}”, and “organisation”"
        " in a column called “kind”; write “anonymous” under it for a person without a name",
    )


def _together(part: Part, header: int, columns: tuple[int, int]) -> Part:
    organisation, person = columns
    rows = list(part.rows[:header])
    for number, row in enumerate(part.rows[header:]):
        cells = list(row.cells)
        cells += [""] * (max(columns) + 1 - len(cells))
        kind = ""
        if number == 0:
            kind = _KIND
            cells[person] = cells[person] if field_of(cells[person]) == _NAME else _NAME
        elif _cell(row, organisation):
            kind = ORGANISATION
            cells[organisation], cells[person] = "", cells[organisation]
        elif _cell(row, person):
            kind = PERSON
        rows.append(row._replace(cells=[kind, *cells]))
    return replace(part, rows=rows)
