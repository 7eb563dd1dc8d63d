"""Dates as platforms write them, and the order of day and month in a file of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_PARTS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
DAY_FIRST, MONTH_FIRST = "day-month", "month-day"


@dataclass(frozen=True, slots=True)
class DayOrder:
    """The order that a file's dates are in, or none, and what shows it."""

    order: str
    why: str


def day_order(texts: Sequence[str], today: date) -> DayOrder:
    """The one order in which all dates exist, are not in the future, and then in sequence."""
    found = [match for text in texts if (match := _PARTS.match(text.strip()))]
    if not found:
        return DayOrder(DAY_FIRST, "")
    readings = {
        order: [_date(match, order) for match in found] for order in (DAY_FIRST, MONTH_FIRST)
    }
    real = {order: _all(days) for order, days in readings.items()}
    for order, other in ((DAY_FIRST, MONTH_FIRST), (MONTH_FIRST, DAY_FIRST)):
        if real[order] and not real[other]:
            wrong = next(m for m, day in zip(found, readings[other], strict=True) if day is None)
            return DayOrder(order, f"{wrong[0]} is no date the other way round")
    if not real[DAY_FIRST]:
        return DayOrder("", "they are not all in one order")
    if all(match[2] == "." for match in found):
        return DayOrder(DAY_FIRST, "they are written with dots")
    if all(match[1] == match[3] for match in found):
        return DayOrder(DAY_FIRST, "day and month are the same number in each")
    for order, other in ((DAY_FIRST, MONTH_FIRST), (MONTH_FIRST, DAY_FIRST)):
        if max(real[order]) <= today < max(real[other]):
            return DayOrder(order, "the other way round some are in the future")
    for order, other in ((DAY_FIRST, MONTH_FIRST), (MONTH_FIRST, DAY_FIRST)):
        if len(found) > 4 and _rises(real[order]) and not _rises(real[other]):
            return DayOrder(order, "so each follows the one before")
    return DayOrder("", "every one of them could be either")


def iso_day(text: str, order: str) -> str:
    """A date of a platform as ISO 8601, or nothing if it is none."""
    text = text.strip()
    if match := _ISO.match(text):
        year, month, day = (int(part) for part in match.groups())
        return _exists(year, month, day)
    if match := _PARTS.match(text):
        found = _date(match, order)
        return found.isoformat() if found else ""
    return ""


def _date(match: re.Match[str], order: str) -> date | None:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day, month = (first, second) if order == DAY_FIRST else (second, first)
    text = _exists(year if year > 99 else 2000 + year, month, day)
    return date.fromisoformat(text) if text else None


def _exists(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _all(days: Sequence[date | None]) -> list[date]:
    """The days, if every one of them exists."""
    real = [day for day in days if day]
    return real if len(real) == len(days) else []


def _rises(days: Sequence[date]) -> bool:
    return all(a <= b for a, b in pairwise(days)) or all(a >= b for a, b in pairwise(days))
