"""A consent on a day that is yet to come: a wish to be named later, or a wrong date.

    Name        Consent given on
    Bo Sample   2027-05-01          in November 2026

Nobody agreed on a day that has not been. Neither may the person be named, nor is it sure that they
are not to be, so `add` stops.
"""

from datetime import date

from letterkit.errors import LetterkitError
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.exports.hints import map_of
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.rows.days import ORDERS, iso_day
from letterkit.lists.said.free_text import chosen_for

_MOST = 12  # days that an error shows


def refuse_future_consent(layout: Layout, today: date) -> None:
    """Stop at days of consent after `today` of which nobody has said what they mean."""
    for number, title in enumerate(layout.header.titles):
        question = layout.questions.get(number)
        dated = question is not None and question.dated
        if not dated and layout.fields[number] != "consent_date":
            continue
        said = layout.meanings.get(title, {})
        texts: dict[str, str] = {}
        for row in layout.body:
            text = cell_of(row, number).strip()
            if _is_future(text, today) and not chosen_for(text, said):
                texts.setdefault(text, f"{row.file}:{row.line}")
        if texts:
            days = list(texts)
            place = texts[days[0]]
            shown = ", ".join(days[:_MOST]) + (" …" if len(days) > _MOST else "")
            raise LetterkitError(
                f"{place}: “{title}”: a consent on a day in the future: {shown}",
                hint=_hint(title, days, dated=dated),
            )


def _hint(title: str, days: list[str], *, dated: bool) -> str:
    if dated:
        options = " ".join(map_of(f"{title}: {day}", "no") for day in days)
        return (
            f"if they are not to be named before that day: {options} (in no output), and add them"
            " anew then; if the day is wrong, correct it in the file"
        )
    return (
        "if they are not to be named before that day, write no below the consent in their rows, and"
        " add them anew then; if the day is wrong, correct it in the file"
    )


def _is_future(text: str, today: date) -> bool:
    """Whether a text is a day after today, in whatever order of day and month it is one."""
    days = [day for day in (iso_day(text, order) for order in ORDERS) if day]
    return bool(days) and min(days) > today.isoformat()
