from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists import values
from letterkit.model import Kind


@pytest.mark.parametrize("text", ["yes", "YES", "true", "1", "да", "Так", "tak", "oui", "نعم", "✓"])
def test_consent_is_given_in_many_words(text):
    assert values.consent(text) is True


@pytest.mark.parametrize("text", ["no", "FALSE", "0", "нет", "Не", "ні", "nie", "non", "لا"])
def test_consent_is_refused_in_many_words(text):
    assert values.consent(text) is False


@pytest.mark.parametrize("text", ["maybe", "2", "yes, but", "oui-non"])
def test_consent_is_never_guessed_from_other_words(text):
    with pytest.raises(LetterkitError, match=r"^unknown value: "):
        values.consent(text)


@pytest.mark.parametrize("text", ["2026-11-22", "2026-11-22T23:59:00+03:00", "2026-11-22 10:00"])
def test_a_day_is_an_iso_date_with_or_without_a_time(text):
    assert values.day(text) == date(2026, 11, 22)


@pytest.mark.parametrize("text", ["31.02.2026", "13/13/2026", "2026-13-01", "2026-11-22x", "0"])
def test_any_other_date_is_refused(text):
    with pytest.raises(LetterkitError, match=r"^not a date: "):
        values.day(text)


@pytest.mark.parametrize(
    "text",
    ["03.11.2026", "3.11.26", "3 ноября 2026 г.", "3 de noviembre de 2026", "Nov 3, 2026", "46329"],
)
def test_a_day_is_read_as_a_spreadsheet_or_a_person_writes_it(text):
    assert values.day(text) == date(2026, 11, 3)


def test_a_day_after_the_twelfth_shows_which_number_is_the_month():
    assert values.day("11/22/2026") == values.day("22/11/2026") == date(2026, 11, 22)


def test_a_day_that_is_one_of_two_is_refused_unless_the_order_is_known():
    with pytest.raises(values.UnclearDay) as caught:
        values.day("03/11/2026")
    assert str(caught.value) == "03/11/2026 is 2026-03-11 or 2026-11-03"
    assert values.day("03/11/2026", "month-day") == date(2026, 3, 11)


@pytest.mark.parametrize("yes, no", [("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("ИСТИНА", "ЛОЖЬ")])
def test_consent_is_read_as_spreadsheets_write_true_and_false(yes, no):
    assert values.consent(yes) is True
    assert values.consent(no) is False


def test_a_kind_may_be_spelt_the_american_way():
    assert values.kind("Organization") is Kind.ORGANISATION


@pytest.mark.parametrize(
    "text",
    ["javascript:alert(1)", "data:text/html,x", "example.org", 'https://e.org/"x', "http://"],
)
def test_a_link_is_a_whole_web_address(text):
    with pytest.raises(LetterkitError, match=r"^not a web address$"):
        values.link(text)


def test_an_excerpt_is_short_printable_and_never_an_address():
    assert values.excerpt("a" * 50) == "a" * 40 + "…"
    assert values.excerpt("x\u202ey\n") == "x\ufffdy\ufffd"
    assert values.excerpt("Ada <ada@example.org>") == "(an e-mail address)"


@given(st.sampled_from(["name", "comment", "shoe size"]), st.text())
def test_tidied_text_is_tidy_already(column, text):
    try:
        once = values.tidy(column, text)
    except LetterkitError:
        return
    assert values.tidy(column, once) == once


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029", "\x0b"])
def test_a_name_is_one_line_whatever_ends_a_line(end):
    with pytest.raises(LetterkitError, match=r"^a (line break|hidden character: U\+\w+ .*)$"):
        values.tidy("name", f"Ada{end}Example")


def test_joiners_that_scripts_need_stay_in_a_name():
    assert values.tidy("name", "نرگس\u200cخانم") == "نرگس\u200cخانم"
