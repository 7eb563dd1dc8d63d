"""Which columns of a list a part of a file has: an empty cell is not the same as no column."""

from functools import lru_cache

from letterkit.lists.columns.questions import PRIVATE
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.public_names import REAL
from letterkit.lists.people.whole_names import private_title


def columns_of(layout: Layout) -> frozenset[str]:
    """The columns of a list that a part has."""
    return _columns(
        tuple(layout.header.titles), tuple(layout.fields), split=layout.pattern is not None
    )


@lru_cache(maxsize=64)
def _columns(titles: tuple[str, ...], fields: tuple[str, ...], *, split: bool) -> frozenset[str]:
    found = set(fields)
    # Items without columns may hold all of it in one text.
    if split or titles == ("name",):
        found |= {"role", "affiliation"}
    for title, name in zip(titles, fields, strict=True):
        if name in (PRIVATE, REAL):
            found.add(private_title(title))
    return frozenset(found)
