"""Dates as people, platforms and spreadsheets write them, and the order of day and month in them.

Read are ISO 8601 and year-month-day with any mark, day and month in numbers, names of months, the
days since 1900 that spreadsheets count (46329), and seconds or milliseconds since 1970. A weekday,
a time and its zone may stand beside any of them; they are let go. A date beside other words, such
as "withdrew 3.11.2026", is not read, and neither is a span of days.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from letterkit.text.months import is_beside, months_in, plain_date, words_of

DAY_FIRST, MONTH_FIRST = "day-month", "month-day"
ORDERS = (DAY_FIRST, MONTH_FIRST)
_EITHER_ORDER = ((DAY_FIRST, MONTH_FIRST), (MONTH_FIRST, DAY_FIRST))  # each with the other
_YEARS = range(1900, 2101)
_LONGEST = 100

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2})(?!\d) ?[日일.]?"
)
_PARTS = re.compile(r"(?<!\d)(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?([-/.]) ?(\d{4}|\d{2})(?!\d)")
_RUN = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?\d{4}(?:\d\d)?z?)?")
_TIME = re.compile(
    r"(?:(?<=\d)t)?(?<![\d.,])\d{1,2} ?: ?\d\d(?: ?: ?\d\d(?:[.,]\d{1,9})?)?(?!\d)"
    r"(?: ?[ap]\.? ?m\b\.?)?(?: ?(?:utc|gmt|z)\b)?(?: ?[+-]\d\d?(?::?\d\d)?(?![\d./-]))?"
)
_HOUR = re.compile(
    r"(?<![\d.,/-])\d{1,2} ?(?:h(?: ?\d\d)?|[ap]\.? ?m\b\.?|\.\d\d ?uhr|uhr)(?![a-z\d])"
)
# A time with a dot, as in Finnish and Italian, is only one behind a whole date.
_DOT_TIME = re.compile(r",? \d{1,2}\.\d\d(?:\.\d\d)?")
_REMARK = re.compile(r"\([^()]*\) ?$")
_NUMBER = re.compile(r"\d+")
_COUNTED = re.compile(r"(\d{5}|\d{10}|\d{13})(?:[.,]\d+)?")
# Spreadsheets count from 1899-12-31, and count a 29 February 1900 that never was.
_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(36_526, 73_051)  # the years 2000 to 2099


@dataclass(frozen=True, slots=True)
class DayOrder:
    """The order that a file's dates are in, or none, and what shows it.

    `text` is the first date whose order is open, where there is none.
    """

    order: str
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A date in numbers with the year last: whether the day or the month is first is open."""

    text: str
    first: int
    second: int
    year: int
    dots: bool

    def day(self, order: str) -> date | None:
        """The date in that order, if there is such a day."""
        day, month = self.first, self.second
        if order == MONTH_FIRST:
            day, month = month, day
        return _exists(self.year, month, day)


def read_day(text: str) -> date | Numbers | None:
    """The date that a text is, its numbers where their order is open, or nothing."""
    if match := _ISO.fullmatch(text):
        return _exists(int(match[1]), int(match[2]), int(match[3]))
    return _read(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=16_384)
def _read(text: str) -> date | Numbers | None:
    plain = _REMARK.sub("", plain_date(text)).strip()
    if match := _COUNTED.fullmatch(plain):
        return _counted(match[1])
    if match := _RUN.fullmatch(plain):
        return _exists(int(match[1]), int(match[2]), int(match[3]))
    plain = _HOUR.sub(" ", _TIME.sub(" ", plain))
    for pattern in (_YEAR_FIRST, _PARTS):
        if match := pattern.search(plain):
            after = plain[match.end() :]
            rest = plain[: match.start()] + ("" if _DOT_TIME.fullmatch(after) else " " + after)
            if _NUMBER.search(rest) or not all(map(is_beside, words_of(rest))):
                return None
            return _numbers(match) if pattern is _PARTS else _ymd(match)
    return _named(plain)


def _ymd(match: re.Match[str]) -> date | None:
    return _exists(int(match[1]), int(match[2]), int(match[3]))


def _numbers(match: re.Match[str]) -> Numbers | None:
    first, second = int(match[1]), int(match[3])
    year = _whole_year(match[5], first, dashes="-" in match[2] + match[4])
    dots = match[2] == match[4] == "."
    found = Numbers(match[0], first, second, year, dots)
    return found if found.day(DAY_FIRST) or found.day(MONTH_FIRST) else None


def _whole_year(digits: str, day: int, *, dashes: bool) -> int:
    """The year of two digits or four; 0, which is none, where 26-11-03 may begin with the year."""
    if len(digits) == 4:
        return int(digits)
    year = int(digits)
    return 0 if dashes and day >= 20 > year else 2000 + year


def _named(plain: str) -> date | None:
    """A date with the name of a month, a day and a year, and no more numbers."""
    words = words_of(plain)
    if not words or not _NUMBER.search(plain):
        return None
    months = list(months_in(words))
    # `mar.` is a Tuesday in Spanish and French, before a month that is named then.
    if len(months) == 2 and is_beside(words[months[0][1]]):
        del months[0]
    # Some Arabic newspapers give both names of a month: نوفمبر/تشرين الثاني
    if len({number for number, _, _ in months}) != 1:
        return None
    named = {at + more for _, at, count in months for more in range(count)}
    if not all(is_beside(word) for at, word in enumerate(words) if at not in named):
        return None
    found = _NUMBER.findall(plain)
    if len(found) != 2:
        return None
    return _day_and_year(found, months[0][0], dashes="-" in plain)


def _day_and_year(found: Sequence[str], month: int, *, dashes: bool) -> date | None:
    first, second = found
    if len(first) == 4:
        first, second = second, first
    if len(first) > 2 or len(second) not in (2, 4):
        return None
    return _exists(_whole_year(second, int(first), dashes=dashes), month, int(first))


def _counted(digits: str) -> date | None:
    """Days of a spreadsheet, or seconds and milliseconds since 1970, which are taken in UTC."""
    number = int(digits)
    if len(digits) == 5:
        return _FIRST_DAY + timedelta(days=number) if number in _SERIALS else None
    seconds = number if len(digits) == 10 else number // 1000
    day = datetime.fromtimestamp(seconds, UTC).date()
    return day if day.year in _YEARS else None


def day_order(texts: Sequence[str], today: date) -> DayOrder:
    """The one order in which all dates exist, are not in the future, and then in sequence."""
    found = [each for text in texts if isinstance(each := read_day(text.strip()), Numbers)]
    if not found:
        return DayOrder(DAY_FIRST, "")
    readings = {order: [each.day(order) for each in found] for order in ORDERS}
    real = {order: _all(days) for order, days in readings.items()}
    for order, other in _EITHER_ORDER:
        if real[order] and not real[other]:
            wrong = next(n for n, day in zip(found, readings[other], strict=True) if day is None)
            why = f"{wrong.text} is no date the other way round"
            return DayOrder(order, why + _swapped(texts, readings[order]))
    if not real[DAY_FIRST]:
        return DayOrder("", "they are not all in one order", found[0].text)
    if all(each.dots for each in found):
        return DayOrder(DAY_FIRST, "they are written with dots")
    if all(each.first == each.second for each in found):
        return DayOrder(DAY_FIRST, "day and month are the same number in each")
    return _likely_order(found, real, today)


def _likely_order(
    found: Sequence[Numbers], real: Mapping[str, Sequence[date]], today: date
) -> DayOrder:
    """The order that fits today or the sequence of the dates, where both orders exist."""
    for order, other in _EITHER_ORDER:
        if max(real[order]) <= today < max(real[other]):
            return DayOrder(order, "the other way round some are in the future")
    for order, other in _EITHER_ORDER:
        if len(found) > 4 and _rises(real[order]) and not _rises(real[other]):
            return DayOrder(order, "so each follows the one before")
    why = "every one of them could be either" if len(found) > 1 else "it could be either"
    return DayOrder("", why, found[0].text)


def _swapped(texts: Sequence[str], days: Sequence[date | None]) -> str:
    """What to say where a spreadsheet took 3/11 for 11 March, and left 13/11 a text."""
    others = [each for text in texts if isinstance(each := read_day(text.strip()), date)]
    left = all(day and day.day > 12 for day in days)
    if len(others) < 2 or not left or any(day.day > 12 for day in others):
        return ""
    return (
        f"; no day of the other {len(others)} is after the 12th, so a spreadsheet may have taken "
        "their days for months"
    )


def only_order(texts: Iterable[str]) -> str:
    """The one order in which all dates of a list exist; nothing if both do, or neither does.

    Dates with dots say nothing of those with other marks, for they are read by themselves.
    """
    possible = set(ORDERS)
    for text in texts:
        found = read_day(text.strip())
        if isinstance(found, Numbers) and not found.dots:
            possible &= {order for order in ORDERS if found.day(order)}
    return possible.pop() if len(possible) == 1 else ""


def iso_day(text: str, order: str) -> str:
    """A date in whatever form as ISO 8601, or nothing if it is none."""
    found = read_day(text.strip())
    if isinstance(found, Numbers):
        found = found.day(order)
    return found.isoformat() if found else ""


def _exists(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None


def _all(days: Sequence[date | None]) -> list[date]:
    """The days, if every one of them exists."""
    real = [day for day in days if day]
    return real if len(real) == len(days) else []


def _rises(days: Sequence[date]) -> bool:
    return all(a <= b for a, b in pairwise(days)) or all(a >= b for a, b in pairwise(days))
