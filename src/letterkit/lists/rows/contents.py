"""What stands in a file of signatories: parts with rows, and everything that is no signatory.

A part is what has one header row: a table, a sheet, a group of a JSON file, a list below a heading.
Every row, list item, object or line of the file is either in a part or in `left_out`, so that
rows read + rows left out = rows there.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import NamedTuple

from letterkit.lists.records import Record
from letterkit.model.incoming import Incoming

# The column of a folder's rows that holds the name of the file, which tells who it is.
FILE_KEY = "(file)"
# A column whose title begins so is private, whatever words for a public column follow.
DETAIL = "detail: "


def shown_title(title: str) -> str:
    """A title as it stands in the file, for people to read and to type."""
    return title.removeprefix(DETAIL)


# What a file shows of a row with one text in it; see `ExportRow`.
ACROSS, APART = "across", "apart"


class ExportRow(NamedTuple):
    """A row of a part; `line` counts from 1 in `file`, in a spreadsheet it is the row's number.

    `mark` is `ACROSS` where the file itself shows a heading, a cell across the table or a bold
    line, and `APART` where one cell stands alone between blank rows. `shown` is how somebody wants
    to be shown by a mark on the row or a comment on its cells, `out` why they are left out by one.
    """

    file: str
    line: int
    cells: list[str]
    mark: str = ""
    shown: str = ""
    out: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of a file that is not read as a signatory; `reason` completes "row 7: …".

    `name` and `email` are whose signature it takes back, if it does that. `which` is what stands
    there in the place of a name, where one line holds several entries. `key` is platform and key
    of a response in which nobody is named. `fallen` is who does not stand, or not yet, as their row
    says: if they came from this source, they do not stand any more.
    """

    file: str
    line: int
    reason: str
    name: str = ""
    email: str = ""
    which: str = ""
    key: tuple[str, str] = ("", "")
    fallen: Incoming | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Rows under one header, which the first rows hold; rows may be shorter or longer than it.

    `title` is the name of the sheet, group or heading, or nothing where the file has one part.
    `kind` is `person` or `organisation` where the group or heading says which, else nothing.
    `headed` says that headings stand between the rows of the table that it was cut from.
    `sparse` are the titles that some rows do not have at all, such as a key of an object.
    `above` are headings and the like that speak of all its rows, and are not among them. `records`
    says that the source calls each name so, and no row is a heading.
    """

    title: str
    rows: Sequence[ExportRow]
    kind: str = ""
    headed: bool = False
    sparse: Set[str] = frozenset()
    above: Sequence[str] = ()
    records: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """All of a file; `notes` say what was passed over that is not a row, such as a hidden sheet.

    `beside` are lines and texts outside of the parts, which may explain marks in them; `written`
    are texts beside the people, each with its place, that no rule understands. `remarks` are all
    comments of its source, with file and line.
    """

    parts: Sequence[Part]
    left_out: Sequence[LeftOut] = ()
    notes: Sequence[str] = ()
    beside: Sequence[tuple[int, str]] = ()
    written: Sequence[tuple[str, str]] = ()
    remarks: Sequence[tuple[str, int, str]] = ()


def part_of_records(records: Sequence[Record], name: str, title: str = "", kind: str = "") -> Part:
    """Records as rows under one header row of all their keys."""
    titles = list(dict.fromkeys(key for record in records for key in record.values))
    rows = [
        ExportRow(record.file, record.line, [record.values.get(title, "") for title in titles])
        for record in records
    ]
    sparse = {key for key in titles if any(key not in record.values for record in records)}
    header = ExportRow(name, 1, titles)
    return Part(title, [header, *rows] if rows else [], kind, sparse=sparse)
