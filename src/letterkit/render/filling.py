"""Fills the columns of a page with set names, one after the other, in one pass.

WeasyPrint lays columns out twice for every page that they fill, and once more below each column.
That is needed where columns are balanced, on the last page; there it is left to do so. The function
replaced is private to it, as in `tags.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from letterkit.render.replacing import replaced

_FLOW = "flow"  # the class of what holds columns of names


def filling(context: Any) -> bool:
    """Whether names are laid out down to the ends of columns, wherever these are."""
    return bool(getattr(context, "filling", False))


@contextmanager
def columns_filled() -> Iterator[None]:
    """Within it, pages that names fill are laid out once."""
    import weasyprint.layout.block as layout

    original = layout.columns_layout

    def columns_layout(context: Any, box: Any, bottom_space: float, *rest: Any) -> Any:
        if _is_of_set_names(box):
            filled = _filled(context, box, bottom_space, *rest)
            if filled is not None:
                return filled
        return original(context, box, bottom_space, *rest)

    with replaced([(layout, "columns_layout", columns_layout)]):
        yield


def _is_of_set_names(box: Any) -> bool:
    if box.element is None or box.element.get("class") != _FLOW:
        return False
    return any(child.element.get("data-names") for child in box.children)


def _filled(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: Any,
    fixed_boxes: Any,
    adjoining_margins: Any,
    *rest: Any,
) -> Any:
    """What `columns_layout` returns, for a page that is filled; None for any other."""
    from weasyprint.layout.block import block_box_layout, block_level_width, collapse_margin
    from weasyprint.layout.column import _create_column_box

    found = box.copy_with_children(box.children)
    found.position_y += collapse_margin(adjoining_margins)
    block_level_width(found, containing_block)
    style, count = found.style, found.style["column_count"]
    gap = style["column_gap"].value
    width = max(0, found.width - (count - 1) * gap) / count
    first = next(iter(skip_stack)) if skip_stack else 0
    children = [child.copy() for child in found.children[first:]]
    skip = {0: skip_stack[first]} if skip_stack else None
    top = found.content_box_y()
    height = context.page_bottom - top - bottom_space
    columns: list[Any] = []
    was_in_column, context.in_column = context.in_column, True
    context.filling = True
    for place in range(count):
        column = _create_column_box(found, containing_block, children, width, top)
        order = count - 1 - place if style["direction"] == "rtl" else place
        column.position_x += order * (width + gap)
        made, skip, next_page, *_ = block_box_layout(
            *(context, column, bottom_space, skip, containing_block, page_is_empty),
            *(absolute_boxes, fixed_boxes, None, *rest),
            discard=False,
            max_lines=None,
        )
        if made is None or skip is None:
            break
        columns.append(made)
    context.in_column = was_in_column
    context.filling = False
    if (
        len(columns) < count
        or skip is None
        or max(each.margin_height() for each in columns) > height + 1
    ):
        return None
    for column in columns:
        column.height = max(each.margin_height() for each in columns)
    found.children = columns
    if found.height == "auto":
        found.height = height
    after = {first + number: inner for number, inner in skip.items()}
    return found, after, next_page, [], False
