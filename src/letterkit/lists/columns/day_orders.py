"""Whether days or months come first in the dates of a part of a file."""

from letterkit.errors import LetterkitError
from letterkit.lists.exports.choices import Choices
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.rows.days import DayOrder, day_order


def day_order_of(layout: Layout, choices: Choices, file: str, notes: list[str]) -> DayOrder:
    """Whether days or months come first, with a note on what shows it."""
    said = choices.dates or layout.known.dates
    if said:
        return DayOrder(said, "")
    texts = layout.texts("signed")
    order = day_order(texts, choices.today)
    if order.order and order.why:
        notes.append(f"dates are taken as {order.order}, for {order.why}")
    if not order.order:
        raise LetterkitError(
            f"{file}: is {order.text or texts[0][:10]} day-month or month-day? {order.why}",
            hint="say it with --dates day-month or --dates month-day",
        )
    return order
