"""The column of a table that gives each answer a key: "Response ID", "id", "№", "token".

Such a key holds a person together from one export of a form to the next, also if everything else
has changed. It counts only where every row has one and no two rows share one.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import FIRST, LAST
from letterkit.lists.exports.known import plain_title
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.rows.contents import ExportRow
from letterkit.lists.said.standing_words import says_out
from letterkit.text.phrases import tables_of

_NAMES = frozenset({"name", FIRST, LAST})
MAX_KEY = 100  # characters; a longer text is none that a form gives out


@dataclass(frozen=True, slots=True)
class ResponseIds:
    """The number of the column. `counted` if its keys may only count the rows."""

    column: int
    counted: bool


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, frozenset[str]]:
    found = {}
    for name, table in tables_of("letterkit.lists.columns", "response_ids.toml").items():
        texts = [table] if isinstance(table, str) else table.values()
        words = " ".join(texts).split()
        found[name] = frozenset(_plain(word.replace("_", " ")) for word in words)
    return found


@lru_cache(maxsize=4096)
def _plain(title: str) -> str:
    """The title as it is compared: `№ п/п` is `no п п`."""
    return plain_title(unicodedata.normalize("NFKC", title))


def response_ids(
    titles: Sequence[str],
    fields: Sequence[str],
    body: Sequence[ExportRow],
    free: str,
) -> ResponseIds | None:
    """The column with the keys of the answers; only those with the field `free` can be it."""
    # A row with one text in it may be a heading or a total.
    rows = [row for row in body if sum(bool(cell.strip()) for cell in row.cells) > 1]
    rows = [row for row in rows if not row.out and row.cells[: len(titles)] != list(titles)]
    nameless = [_names_nobody(row, fields) for row in rows]
    for counted, name in ((False, "answer"), (True, "row")):
        for number, title in enumerate(titles):
            if fields[number] != free or _plain(title) not in _titles()[name]:
                continue
            if _tells_rows_apart([cell_of(row, number).strip() for row in rows], nameless):
                return ResponseIds(number, counted)
    return None


def _names_nobody(row: ExportRow, fields: Sequence[str]) -> bool:
    """Whether nothing, or a word in its place, stands where a name would be: "[deleted]"."""
    parts = [cell_of(row, n) for n, field in enumerate(fields) if field in _NAMES]
    name = " ".join(part.strip() for part in parts).strip()
    return hidden_name(name) or says_out(name.strip("()[] "))


def _tells_rows_apart(keys: Sequence[str], nameless: Sequence[bool]) -> bool:
    """Whether every row has a key of its own; one without a name may have that of a named one."""
    if not keys or not all(keys) or max(map(len, keys)) > MAX_KEY:
        return False
    for kind in (True, False):
        of_kind = [key for key, none in zip(keys, nameless, strict=True) if none is kind]
        if len({key.casefold() for key in of_kind}) != len(of_kind):
            return False
    return True
