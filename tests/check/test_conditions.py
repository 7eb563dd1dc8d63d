from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.check.conditions import matching, parse_condition
from letterkit.errors import LetterkitError

DAY = date(2026, 11, 10)
LIST = (
    {"name": "Zoë Example", "email": "z@example.net", "signed": DAY, "country": "SE"},
    {"name": "Bo Sample", "email": "bo@example.org", "signed": date(2026, 11, 12)},
    {"name": "Example Union", "kind": "organisation"},
)


@pytest.mark.parametrize(
    ("text", "indexes"),
    [
        ("domain=example.net", [0]),
        ("domain!=example.net", [1, 2]),
        ("name~EXAMPLE", [0, 2]),
        ('name="zoe example"', [0]),
        ("kind=organisation", [2]),
        ("signed>=2026-11-10", [0, 1]),
        ("signed>2026-11-10 and signed<=2026-11-12", [1]),
        ("domain=example.net and signed>=2026-11-01", [0]),
        ("domain = example.net AND country = se", [0]),
        ("email=", [2]),
        ("source~list.csv:3", [1]),
    ],
)
def test_a_condition_holds_for_those_it_names(people, text, indexes):
    assert matching(people(*LIST), parse_condition(text)) == indexes


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a condition: "),
        ("example.net", "not a condition: example.net"),
        ("colour=red", "not a condition: colour=red"),
        ("name>a", "not a condition: name>: only signed has an order"),
        ("signed>=soon", "not a date: soon"),
    ],
)
def test_what_is_no_condition_is_refused(text, message):
    with pytest.raises(LetterkitError) as error:
        parse_condition(text)
    assert str(error.value) == message


@given(st.text())
def test_any_text_is_a_condition_or_a_clear_error(text):
    try:
        condition = parse_condition(text)
    except LetterkitError:
        condition = None
    assert condition is None or callable(condition)
