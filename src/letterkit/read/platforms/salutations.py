"""Columns such as "Title" that hold nothing but "Ms" and "Herr": they are nobody's role."""

from collections.abc import Mapping, Sequence

from letterkit.model.names import fold
from letterkit.read.contents import ExportRow
from letterkit.read.platforms.headers import Header
from letterkit.read.platforms.name_columns import cell_of
from letterkit.read.platforms.questions import field_of

_SALUTATIONS = frozenset({
    *("mr", "mrs", "ms", "miss", "mx", "madam", "sir", "herr", "frau", "hr", "fr", "divers", "m"),
    *("mme", "mlle", "monsieur", "madame", "mademoiselle", "sr", "sra", "srta", "senor", "senora"),
    *("senorita", "don", "dona", "pan", "pani", "пан", "пані", "спадар", "спадарыня", "господин"),
    *("госпожа", "г-н", "г-жа", "السيد", "السيدة", "الآنسة", "keine", "-", "–", "—"),
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
        if texts and texts <= {fold(each) for each in _SALUTATIONS}:
            found.add(number)
    return frozenset(found)
