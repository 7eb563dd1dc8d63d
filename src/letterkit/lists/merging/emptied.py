"""What a source had of somebody, and has no more: emptied in the list, or kept and said.

    the list, from x.csv     Bo Sample,Sample U
    x.csv, saved later       Bo Sample,

Only what an import wrote is emptied, and only by the same source; what the coordinator wrote stays.
Where the source has no such column any more, nobody took anything back, so it is only said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.lists.merging.matching import is_of_source
from letterkit.model.imports import digest
from letterkit.model.incoming import Incoming
from letterkit.model.origins import is_unique_key

# What says who somebody is and what they agreed to; other rules decide about that.
_KEPT = frozenset({
    "id", "name", "email", "consent", "consent_date", "shown", "kind", "sort", "signed", "source",
    "level", "evidence", "text",
})  # fmt: skip
# What outputs show beside a name.
SHOWN = ("role", "affiliation", "country", "link", "comment")


@dataclass(frozen=True, slots=True)
class Emptied:
    """Cells of a row that are empty now, since which line of a file."""

    id: str
    name: str
    place: str
    columns: tuple[str, ...]


def is_own_source(old: Mapping[str, str], each: Incoming) -> bool:
    """Whether somebody of a file is in the file that a row came from, or has its unique key."""
    if is_of_source(old, each):
        return True
    return is_unique_key(each.key) and old.get("source", "").endswith(f" #{each.key}")


def to_empty(old: Mapping[str, str], said: Mapping[str, str], each: Incoming) -> tuple[str, ...]:
    """The columns of a row that its source left empty since."""
    return tuple(
        name
        for name in said
        if name in each.columns and name not in _KEPT and _is_gone(name, old, said, each)
    )


def no_more_there(
    old: Mapping[str, str], said: Mapping[str, str], each: Incoming
) -> tuple[str, ...]:
    """The columns that are shown of a row, and that its source has no more for anybody."""
    return tuple(
        name for name in SHOWN if name not in each.columns and _is_gone(name, old, said, each)
    )


def _is_gone(name: str, old: Mapping[str, str], said: Mapping[str, str], each: Incoming) -> bool:
    """Whether a cell has what an import wrote, and the source has nothing for it."""
    now = old.get(name, "")
    nothing = not (each.values.get(name) or each.private.get(name))
    return bool(now) and nothing and digest(now) == said.get(name)
