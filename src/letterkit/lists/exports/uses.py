"""What became of each column of an export, with a few of its texts to recognise it by."""

from dataclasses import dataclass
from itertools import islice

from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.exports.layouts import SAMPLE_ROWS, Layout
from letterkit.lists.rows.field_lists import lists_fields
from letterkit.private.private_data import masked

_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Use:
    """What became of a column, with a few of its texts.

    `heard` says of a private column about being shown how what it says was applied.
    """

    title: str
    field: str
    samples: tuple[str, ...]
    heard: str = ""


def uses_of(layout: Layout) -> tuple[Use, ...]:
    """The columns in their order."""
    return tuple(
        Use(title, use, _samples(layout, number), _heard(layout, number))
        for number, (title, use) in enumerate(zip(layout.header.titles, layout.fields, strict=True))
    )


def _heard(layout: Layout, number: int) -> str:
    if lists_fields(layout.header.titles[number], layout.cells(number)):
        return "what each cell lists decides how that row is shown; an empty one lists nothing"
    return "other columns say the same" if number in layout.accounts else ""


def _samples(layout: Layout, number: int) -> tuple[str, ...]:
    """The first texts of a column, without what is private in them, for they are printed."""
    texts = (cell_of(row, number).strip() for row in layout.body[:SAMPLE_ROWS])
    few = islice(dict.fromkeys(text for text in texts if text), _SAMPLES)
    return tuple(masked(text, "comment") for text in few)
