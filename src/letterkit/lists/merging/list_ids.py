"""Random ids for the rows of a list that have none."""

from collections.abc import Callable

from letterkit.private.telling_ids import fresh_id
from letterkit.text.list_text import ListRow, ListText, changed, with_rows


def with_ids(listed: ListText, new_id: Callable[[], str]) -> ListText:
    """The list with an id for everybody in it."""
    place = listed.columns.index("id")
    rows = {
        number: changed(listed, row, {"id": id_for(listed, row, new_id)})
        for number, row in enumerate(listed.rows)
        if number > listed.header and any(row.cells) and not "".join(row.cells[place : place + 1])
    }
    return with_rows(listed, rows)


def id_for(listed: ListText, row: ListRow, new_id: Callable[[], str]) -> str:
    """A random id for a row, which does not tell whose it is."""
    values = listed.values(row)
    return fresh_id(new_id, values.get("name", ""), values.get("email", ""))
