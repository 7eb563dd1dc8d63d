"""A later export in which people stand where organisations signed: who signs is asked.

    Organisation,Country          Organisation,Country,Name
    Example Rights,BE             Example Rights,BE,Ada Example

The organisations signed. A column with a name that was added later mostly says who one writes to,
and nobody may be named for being a contact.
"""

from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST
from letterkit.lists.exports.exports import Export, FileRead
from letterkit.lists.merging.merging import Missing
from letterkit.lists.rows.contents import shown_title
from letterkit.model import Kind
from letterkit.private.excerpts import excerpt
from letterkit.text.list_text import ListText
from letterkit.text.names import fold
from letterkit.text.shell import quoted

_NAMES = ("name", FIRST, LAST)


def refuse_people_of_gone(file: FileRead, missing: Sequence[Missing], listed: ListText) -> None:
    """Stop where a new person comes from an organisation that was on the list and is in no row.

    `missing` are those that the file had, and has no more; `listed` is the list before. Who said
    which column is the name was asked.
    """
    gone = {fold(each.name): each.name for each in missing}
    if not gone:
        return
    known = _names(listed)
    for export in file.exports:
        if any(
            each.field in _NAMES and each.title in (export.said or {}) for each in export.columns
        ):
            continue
        for each in export.incoming:
            home = fold(each.values.get("affiliation", ""))
            person = each.values.get("kind") != Kind.ORGANISATION
            if home in gone and person and fold(each.values.get("name", "")) not in known:
                raise _asked(f"{each.file}:{each.line}", gone[home], export)


def _asked(place: str, organisation: str, export: Export) -> LetterkitError:
    names = [shown_title(each.title) for each in export.columns if each.field in _NAMES]
    bodies = [shown_title(each.title) for each in export.columns if each.field == "affiliation"]
    if names and bodies:
        private = " ".join(_option(title, "private") for title in names)
        fields = {shown_title(each.title): each.field for each in export.columns}
        people = " ".join(_option(title, fields[title]) for title in names)
        hint = (
            f"if the organisations sign, as before: {_option(bodies[0], 'name')} {private}"
            f" --kind organisation; if the people do: {people}"
        )
    else:
        hint = (
            "add the organisations with --kind organisation, and the people from a file of theirs"
        )
    return LetterkitError(
        f"{place}: “{excerpt(organisation)}” signed, and here a person stands in its place: who"
        " signs?",
        hint=hint,
    )


def _option(title: str, field: str) -> str:
    return f"--map {quoted(f'{title}={field}')}"


def _names(listed: ListText) -> set[str]:
    if "name" not in listed.columns:
        return set()
    place = listed.columns.index("name")
    rows = (row.cells for row in listed.rows if len(row.cells) > place)
    return {fold(cells[place]) for cells in rows}
