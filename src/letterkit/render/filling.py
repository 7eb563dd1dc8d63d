"""Fills the columns of a page with set names, one after the other, in one pass.

WeasyPrint lays columns out twice for every page that they fill, and once more below each column.
That is needed where columns are balanced, on the last page; there it is left to do so. The function
replaced is private to it, as in `tags.py`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeAlias

from letterkit.render.replacing import replaced

_FLOW = "flow"  # the class of what holds columns of names


def filling(context: Any) -> bool:
    """Whether names are laid out down to the ends of columns, wherever these are."""
    return bool(getattr(context, "filling", False))


class Columns(NamedTuple):
    """Where the columns of a page are: the left of each in their order, and their size."""

    lefts: tuple[float, ...]
    top: float
    width: float
    height: float


# Is given a context, a box of columns that goes on at the top of a page, the place in it, and where
# the columns are; it returns from where on they are to be laid out on this page.
Passing: TypeAlias = Callable[[Any, Any, Any, Columns], Any]


@contextmanager
def columns_filled(passing: Passing) -> Iterator[None]:
    """Within it, pages that names fill are laid out once, or passed over."""
    import weasyprint.layout.block as layout

    original = layout.columns_layout

    def columns_layout(
        context: Any,
        box: Any,
        bottom: float,
        skip: Any,
        containing: Any,
        is_empty: bool,
        absolute: Any,
        fixed: Any,
        margins: Any,
        *rest: Any,
    ) -> Any:
        if _is_of_set_names(box):
            found = _placed(box, containing, margins)
            columns = _columns_of(context, found, bottom)
            if skip:
                skip = passing(context, box, skip, columns)
            places = absolute, fixed
            filled = _filled(
                *(context, found, columns, bottom, skip, containing, is_empty, places, rest)
            )
            if filled is not None:
                return filled
        return original(
            context, box, bottom, skip, containing, is_empty, absolute, fixed, margins, *rest
        )

    with replaced([(layout, "columns_layout", columns_layout)]):
        yield


def _is_of_set_names(box: Any) -> bool:
    if box.element is None or box.element.get("class") != _FLOW:
        return False
    return any(child.element.get("data-names") for child in box.children)


def _placed(box: Any, containing: Any, margins: Any) -> Any:
    """A copy of the box that has its place and its width."""
    from weasyprint.layout.block import block_level_width, collapse_margin

    found = box.copy_with_children(box.children)
    found.position_y += collapse_margin(margins)
    block_level_width(found, containing)
    return found


def _columns_of(context: Any, box: Any, bottom: float) -> Columns:
    count, gap = box.style["column_count"], box.style["column_gap"].value
    width = max(0, box.width - (count - 1) * gap) / count
    order = range(count)
    if box.style["direction"] == "rtl":
        order = order[::-1]
    lefts = tuple(box.content_box_x() + number * (width + gap) for number in order)
    top = box.content_box_y()
    return Columns(lefts, top, width, context.page_bottom - top - bottom)


def _filled(
    context: Any,
    found: Any,
    columns: Columns,
    bottom: float,
    skip: Any,
    containing: Any,
    is_empty: bool,
    places: Any,
    rest: Any,
) -> Any:
    """What `columns_layout` returns, for a page that is filled; None for any other."""
    from weasyprint.layout.block import block_box_layout
    from weasyprint.layout.column import _create_column_box

    first = next(iter(skip)) if skip else 0
    children = [child.copy() for child in found.children[first:]]
    skip = {0: skip[first]} if skip else None
    made: list[Any] = []
    was_in_column, context.in_column = context.in_column, True
    context.filling = True
    for left in columns.lefts:
        column = _create_column_box(found, containing, children, columns.width, columns.top)
        column.position_x = left
        filled, skip, next_page, *_ = block_box_layout(
            *(context, column, bottom, skip, containing, is_empty, *places, None, *rest),
            discard=False,
            max_lines=None,
        )
        if filled is None or skip is None:
            break
        made.append(filled)
    context.in_column = was_in_column
    context.filling = False
    if len(made) < len(columns.lefts) or skip is None:
        return None
    tallest = max(each.margin_height() for each in made)
    if tallest > columns.height + 1:
        return None
    for each in made:
        each.height = tallest
    found.children = made
    if found.height == "auto":
        found.height = columns.height
    after = {first + number: inner for number, inner in skip.items()}
    return found, after, next_page, [], False
