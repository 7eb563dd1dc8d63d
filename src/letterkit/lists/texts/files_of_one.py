"""A file of one line, as a folder has one for each signatory: a name, and what stands behind it.

    Ada Example, Example University      a name and an affiliation
    Ada Example - Lawyer                 a name and a role
    Ada Example (she/her)                as it stands
    Ada Example, Example                 whether that is an affiliation, only people can say

In a list four in five names of one form show what stands behind them. A file of its own shows
nothing, so what is not certain is asked about.
"""

import re

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.people.behind_names import is_job, role_and_affiliation, with_degrees
from letterkit.lists.people.beside_names import is_organisation
from letterkit.lists.rows.contents import ExportRow, Part
from letterkit.lists.rows.name_shapes import is_detail, is_institution, is_name
from letterkit.lists.said.wishes import beside
from letterkit.private.excerpts import excerpt

_JOINT = re.compile(r"\s*[,،]\s*|\s+[-–—]{1,3}\s+")
_BRACKETS = re.compile(r"(.*\S)\s*\(([^()]+)\)\s*")
_TITLES = ["name", "role", "affiliation"]


def with_details_apart(part: Part, label: str) -> Part:
    """The part of a file of one line with a role and an affiliation in columns of their own."""
    if len(part.rows) != 2 or part.rows[0].cells != ["name"]:
        return part
    row = part.rows[1]
    text = row.cells[0].strip()
    cells = _apart(text, f"{label}:{row.line}")
    if cells == [text, "", ""]:
        return part
    head = part.rows[0]
    rows = [
        ExportRow(head.file, head.line, _TITLES),
        ExportRow(row.file, row.line, cells, row.mark),
    ]
    return Part(part.title, rows, part.kind)


def refuse_name_outside(part: Part, stem: str, label: str) -> None:
    """Refuse a file with an affiliation and no name, if the name of the file may be that name."""
    fields = {field_of(title) for title in part.rows[0].cells} if part.rows else set()
    if "affiliation" not in fields or fields & {"name", FIRST, LAST}:
        return
    name = _JOINT.split(stem)[0].strip()
    if " " in name and is_name(name) and not is_detail(name) and not is_organisation(name):
        raise LetterkitError(
            f"{label}:1: who signs, “{excerpt(name)}” of the file's name or the organisation in"
            " it?",
            hint="write the name of who signs into the file, as name: Ada Example",
        )


def _apart(text: str, place: str) -> list[str]:
    """Name, role and affiliation."""
    whole = [text, "", ""]
    if beside(text).text != text:
        return whole  # "Ada Example (initials only)": a wish
    brackets = _BRACKETS.fullmatch(text)
    first, *pieces = _JOINT.split(text) if brackets is None else [brackets[1], brackets[2]]
    if not pieces or " " not in first or not is_name(first) or is_detail(first):
        return whole  # "Example, Ada", "Example Union, Sampleton"
    name, rest = with_degrees(first, pieces)
    if not rest:
        return whole
    if all(is_job(each) or is_institution(each) or is_organisation(each) for each in rest):
        return [name, *role_and_affiliation(rest)]
    if brackets is None and all(map(is_name, rest)):
        said = excerpt(", ".join(rest))
        raise LetterkitError(
            f"{place}: is “{said}” an affiliation, or a part of the name?",
            hint="write the name and the affiliation on a line each, as name: Ada Example and below"
            " it affiliation: Example University",
        )
    return whole
