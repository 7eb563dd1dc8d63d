"""Columns such as "Title" that hold nothing but "Ms" and "Herr": they are nobody's role."""

from collections.abc import Mapping, Sequence
from functools import cache

from letterkit.lists.columns.headers import Header
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import field_of
from letterkit.lists.rows.contents import ExportRow
from letterkit.text.names import fold

# "None" is no courtesy, and "Don" alone may be somebody's.
_NO_TITLE = frozenset({"keine", "divers", "don"})
_SALUTATIONS = frozenset({
    *("mr", "mrs", "ms", "miss", "mx", "madam", "sir", "messrs", "mr & mrs", "mr and mrs", "mr/ms"),
    *("herr", "herrn", "frau", "hr", "fr", "frl", "fräulein", "divers", "keine", "-", "–", "—"),
    *("m", "mme", "mmes", "mlle", "monsieur", "madame", "mademoiselle", "mesdames", "messieurs"),
    *("sr", "sra", "srta", "senor", "senora", "senorita", "don", "dona", "dña"),
    *("pan", "pani", "panna", "państwo", "пан", "пані", "панна", "спадар", "спадарыня", "сп-ня"),
    *("спадарычна", "господин", "госпожа", "г-н", "г-жа", "гн", "гжа"),
    *("السيد", "السيدة", "الآنسة", "سيد", "سيدة", "آنسة"),
})  # fmt: skip


def salutations_in(
    header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str]
) -> frozenset[int]:
    """The numbers of columns read as a role in which only salutations stand."""
    found = set()
    for number, title in enumerate(header.titles):
        if title in mapping or field_of(title) != "role":
            continue
        texts = {fold(cell_of(row, number)).strip(" .") for row in body} - {""}
        if texts and texts <= _folded():
            found.add(number)
    return frozenset(found)


def is_salutation(text: str) -> bool:
    """Whether a text is "Ms", "Herr" or the like, and no more; a mark is none."""
    said = fold(text).strip(" .")
    return len(said) > 1 and said not in _NO_TITLE and said in _folded()


@cache
def _folded() -> frozenset[str]:
    return frozenset(fold(each).strip(" .") for each in _SALUTATIONS)
