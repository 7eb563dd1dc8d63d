"""Tables that lie on their side: the titles stand in the first column, and each person in one.

    Name,Ada Example,Bo Sample
    Affiliation,Example U,Lab
    Country,Kenya,Ghana

Read as they stand, "Affiliation" would be somebody's name, and the people titles of columns.
"""

from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import field_of
from letterkit.lists.consent.consents import ask_of
from letterkit.lists.people.beside_names import is_like_person, is_whole_organisation
from letterkit.lists.rows.contents import ExportRow
from letterkit.private.excerpts import excerpt
from letterkit.private.private_data import masked
from letterkit.text.shell import quoted

_LOOKED_AT = 200
_SHOWN = 3
_HALF = 2


def refuse_turned(titles: Sequence[str], body: Sequence[ExportRow], file: str) -> None:
    """Refuse a table with a title in the first cell of most rows, and with people for titles."""
    first, *others = titles
    if not others or not _is_title(first) or 2 * sum(map(_is_title, others)) > len(others):
        return
    rows = [row for row in body[:_LOOKED_AT] if any(cell.strip() for cell in row.cells)]
    starts = [row.cells[0].strip() for row in rows]
    known = [text for text in starts if text and _is_title(text)]
    if not known or _HALF * len(known) < len(starts):
        return
    repeated = all(text.casefold() == first.casefold() for text in known)
    if repeated:
        return  # the titles of a table stand there again, page by page
    if not _is_somebody(others) and len(known) < len(starts):
        return
    shown = ", ".join(f"“{excerpt(masked(text))}”" for text in known[:_SHOWN])
    raise LetterkitError(
        f"{file}:{rows[0].line}: titles stand in the first column, where names would be: {shown}",
        hint="give each person a row: in a spreadsheet copy the table, and paste it elsewhere as"
        f" “Transpose”; if they are names, say --map {quoted(f'{first}=name')}",
    )


def _is_title(text: str) -> bool:
    return bool(field_of(text)) or ask_of(text) is not None


def _is_somebody(titles: Sequence[str]) -> bool:
    given = [text.strip() for text in titles if text.strip()]
    return any(is_like_person(text) or is_whole_organisation(text) for text in given)
