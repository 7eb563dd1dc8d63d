from datetime import date, timedelta

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.rows.days import (
    DAY_FIRST,
    MONTH_FIRST,
    Numbers,
    day_order,
    iso_day,
    only_order,
    read_day,
)

LANGUAGES = ("en", "be", "ru", "uk", "pl", "de", "fr", "es", "ar", "cs", "it", "pt", "nl", "lt")
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03",
        "2026-11-03T10:00:00.000+03:00",
        "2026/11/03 6:12:05 PM GMT+1",
        "2026. 11. 3.",
        "20261103",
        "3 November 2026",
        "3. November 2026",
        "November 3rd, 2026 at 6 pm",
        "Nov 3, 2026",
        "3-Nov-26",
        "3 Nov ’26",
        "Tue, 03 Nov 2026 12:00:00 +0300",
        "Tue Nov  3 12:00:00 UTC 2026",
        "Tue Nov 03 2026 12:00:00 GMT+0300 (Moscow Standard Time)",
        "am 3. November 2026 um 18.05 Uhr",
        "mar. 3 nov. 2026 à 18h05",
        "martes, 3 de noviembre de 2026",
        "mar, 3 de nov. de 2026 18:12:05",
        "вторник, 3 ноября 2026 г., 18:05",
        "3 лістапада 2026 г.",
        "3 листопада 2026 року",
        "dnia 3 listopada 2026 roku",
        "3 XI 2026",
        "2026 m. lapkričio 3 d.",
        "٣ نوفمبر ٢٠٢٦",
        "الثلاثاء، 3 تشرين الثاني 2026",
        "3 نوفمبر/تشرين الثاني 2026",
        "2026年11月3日",
        "2026년 11월 3일",
        "46329",
        "46329.75",
        "1793664000",
        "1793664000000",
    ],
)
def test_a_date_is_read_however_it_is_written(text):
    assert read_day(text) == date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3 November",
        "November 2026",
        "Nov-26",
        "1-3 November 2026",
        "03.11.2026 - 05.11.2026",
        "withdrew 03.11.2026",
        "not before 3 November 2026",
        "30 February 2026",
        "31.02.2026",
        "26-11-03",
        "03/11/2569",
        "1448-05-23",
        "3 Brumaire 2026",
        "2026",
        "120",
        "375291234567",
        "3" * 1000,
    ],
)
def test_what_is_no_single_date_is_not_read(text):
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text",
    ["03/11/2026", "3.11.26", "03-11-2026 18:05", "٣/١١/٢٠٢٦ ٦:١٢ م", "18:12 3. 11. 2026"],
)
def test_a_date_in_numbers_waits_for_the_order_of_day_and_month(text):
    assert isinstance(read_day(text), Numbers)
    assert iso_day(text, DAY_FIRST) == "2026-11-03"
    assert iso_day(text, MONTH_FIRST) == "2026-03-11"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", ["full", "long", "medium"])
@given(day=DAYS)
def test_a_date_is_read_as_babel_writes_it(language, width, day):
    text = format_date(day, width, Locale(language))
    assert iso_day(text, DAY_FIRST if language != "en" else MONTH_FIRST) == day.isoformat()


@given(DAYS)
def test_a_day_of_a_spreadsheet_is_counted_as_it_does(day):
    assert read_day(str((day - date(1899, 12, 30)) // timedelta(days=1))) == day


@given(st.text(max_size=40) | st.from_regex(r"[0-9 ./:-]{1,20}", fullmatch=True))
def test_any_text_is_a_date_or_none(text):
    assert isinstance(read_day(text), date | Numbers | None)


@pytest.mark.parametrize(
    "texts, order",
    [
        (["03/11/2026", "13/11/2026"], DAY_FIRST),
        (["11/03/2026", "11/13/2026", "2026-11-14", "15.11.2026"], MONTH_FIRST),
        (["03/11/2026"], ""),
        (["13/11/2026", "11/13/2026"], ""),
    ],
)
def test_a_list_has_an_order_where_all_of_its_dates_exist_in_only_one(texts, order):
    assert only_order(texts) == order


def test_days_that_a_spreadsheet_may_have_taken_for_months_are_told():
    texts = ["2026-01-11", "2026-03-11", "13/11/2026", "14/11/2026 10:00"]
    order = day_order(texts, date(2026, 11, 27))
    assert (order.order, order.why) == (
        DAY_FIRST,
        "13/11/2026 is no date the other way round; no day of the other 2 is after the 12th, so a "
        "spreadsheet may have taken their days for months",
    )
    assert "spreadsheet" not in day_order([*texts, "2026-11-15"], date(2026, 11, 27)).why
