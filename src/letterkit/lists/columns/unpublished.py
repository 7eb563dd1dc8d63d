"""Titles that say of their column that it is not for the public: "Role (not for publication)"."""

import re
from functools import lru_cache

from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, field_of
from letterkit.text.phrases import MARK, Phrases, tables_of

_REMARK = re.compile(r"[(\[（【](.*?)[)\]）】]|\s[-–—]+\s(.*)$|[,:;]\s(.*)$")
_NAMES = frozenset({"name", FIRST, MIDDLE, LAST})
_OWN = frozenset({"email", "phone"})  # private anyway, and of use as what they are


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.people", "public_names.toml"))


@lru_cache(maxsize=4096)
def is_unpublished(title: str) -> bool:
    """Whether a remark in a title says so, of a column that holds no names.

    A column of names has a rule of its own: without them, nobody would have signed.
    """
    for match in _REMARK.finditer(title):
        remark = next(filter(None, match.groups()), "")
        labels = {piece.label for piece in _phrases().pieces(remark)} - {MARK, "filler"}
        if labels == {"unpublished"}:
            rest = title[: match.start()]
            return bool(rest.strip()) and field_of(rest) not in _NAMES | _OWN
    return False
