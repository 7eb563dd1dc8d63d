"""Lets pages that look alike share their style, heads and feet included.

WeasyPrint computes a style of its own for every page, because a style sheet may single out the
third or the left one. `print.css` does not: only a page's name counts. The functions replaced are
private to WeasyPrint, as in `tags.py`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from letterkit.render.replacing import replaced


@contextmanager
def styles_shared() -> Iterator[None]:
    """Within it, WeasyPrint computes the styles of pages once for every name of a page."""
    import weasyprint.layout.page as layout

    kind, compute = layout.PageType, layout.set_page_type_computed_styles

    def kind_of(side: str, blank: bool, name: str, index: int, groups: object) -> Any:
        return kind("right", blank, name, 0, ())

    def compute_once(page_type: Any, html: Any, style_for: Any) -> None:
        if style_for(page_type) is None:
            compute(page_type, html, style_for)

    changes = (
        (layout, "PageType", kind_of),
        (layout, "set_page_type_computed_styles", compute_once),
    )
    with replaced(changes):
        yield
