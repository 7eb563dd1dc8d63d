import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model.statistics import ChartWords, Period, Statistics
from letterkit.render.chart import chart

SVG = "{http://www.w3.org/2000/svg}"
START = date(2026, 3, 14)


def words(lang="en", **fields):
    usual = {"title": "Signatures over time", "total": "30 signatories", "goal": "", "undated": ""}
    return ChartWords(lang=lang, number=str, day=str, **usual | fields)


def figures(*totals, goal=0, undated=0):
    days = []
    for number, total in enumerate(totals):
        before = days[-1].total if days else 0
        day = START + timedelta(number)
        days.append(Period(day, day, total - before, total))
    counted = (totals[-1] if totals else 0) + undated
    tables = [()] * 5
    return Statistics(counted, counted, *tables, tuple(days), undated, goal, 31, ())


def drawn(statistics, spoken=None, theme="#0b5563"):
    return ET.fromstring(chart(statistics, spoken or words(), theme))  # noqa: S314 - our own


def texts(svg):
    return [each.text for each in svg.iter(f"{SVG}text")]


def of(svg, kind):
    return [each for each in svg.iter() if each.get("class") == kind]


def points(svg):
    (line,) = of(svg, "growth")
    return [tuple(map(float, pair)) for pair in re.findall(r"([\d.]+) ([\d.]+)", line.get("d"))]


def test_a_chart_says_what_it_shows_to_someone_who_does_not_see_it():
    svg = drawn(figures(10, 30, goal=50), words(goal="Goal: 50", undated="Without a date: 2"))
    assert svg.get("role") == "img"
    title, desc = svg.find(f"{SVG}title"), svg.find(f"{SVG}desc")
    assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Signatures over time"
    assert desc.text == (
        "30 signatories. Goal: 50. Without a date: 2. 2026-03-14: 10; 2026-03-15: 30."
    )


def test_the_line_begins_with_nobody_and_ends_with_all():
    svg = drawn(figures(10, 30))
    assert points(svg) == [(12, 330), (320, 258.7), (628, 116)]
    assert texts(svg)[-1] == "30 signatories"


def test_days_on_which_nobody_signed_are_flat():
    days = (Period(START, START, 10, 10), Period(START + timedelta(9), START + timedelta(9), 5, 15))
    found = figures(15)
    one = Statistics(15, 15, *[()] * 5, days, 0, 0, 31, ())
    heights = [y for _, y in points(drawn(one))]
    assert heights == [330, 187.3, 187.3, 116]
    assert len(points(drawn(found))) == 2


def test_a_goal_has_a_line_and_takes_the_place_of_the_numbers_near_it():
    svg = drawn(figures(10, 30, goal=100), words(goal="Goal: 100"))
    assert of(svg, "goal")[0].get("d") == "M12 116.0H628"
    assert "Goal: 100" in texts(svg)
    assert "100" not in texts(svg)


def test_a_goal_far_away_is_named_and_does_not_press_the_line_to_the_ground():
    svg = drawn(figures(10, 30, goal=100_000), words(goal="Goal: 100000"))
    assert of(svg, "goal") == []
    assert "Goal: 100000 ↑" in texts(svg)
    assert points(svg)[-1] == (628, 116)


def test_a_goal_that_is_passed_is_crossed():
    svg = drawn(figures(10, 30, goal=15), words(goal="Goal: 15"))
    assert of(svg, "goal")[0].get("d") == "M12 223.0H628"


def test_time_runs_as_the_language_is_written():
    svg = drawn(figures(10, 30), words("ar", title="التوقيعات"))
    assert (svg.get("direction"), svg.get("lang")) == ("rtl", "ar")
    assert [x for x, _ in points(svg)] == [628, 320, 12]
    assert {each.get("x") for each in of(svg, "strong")[:1]} == {"12"}


@pytest.mark.parametrize("goal", [0, 100])
def test_a_list_without_anybody_has_a_chart_without_a_line(goal):
    svg = drawn(figures(goal=goal), words(total="0 signatories", goal="Goal: 100" if goal else ""))
    assert of(svg, "growth") == []
    expected = ["Goal: 100"] if goal else []
    assert texts(svg) == [*expected, "Signatures over time", "0 signatories"]


def test_one_day_has_one_date():
    assert [each.text for each in of(drawn(figures(1)), "date")] == ["2026-03-14"]


def test_words_cannot_become_markup():
    svg = drawn(figures(3), words(title="</title><script>alert(1)</script>"))
    assert svg.find(f"{SVG}title").text == "</title><script>alert(1)</script>"
    assert list(svg.iter(f"{SVG}script")) == []


def test_a_chart_asks_for_nothing_and_runs_nothing():
    text = chart(figures(10, 30, goal=50), words(goal="Goal: 50"), "#0b5563")
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"<script|@import|url\(|href|style=| on\w+=", text)


@given(
    st.lists(st.integers(0, 1000), max_size=60),
    st.integers(0, 100_000),
    st.sampled_from(["en", "ar"]),
)
def test_everything_stays_in_its_frame(steps, goal, lang):
    totals = [sum(steps[: n + 1]) + 1 for n in range(len(steps))]
    svg = drawn(figures(*totals, goal=goal), words(lang, goal="Goal" if goal else ""))
    _, _, width, height = map(float, svg.get("viewBox").split())
    places = points(svg) if totals else []
    places += [(float(t.get("x")), float(t.get("y"))) for t in svg.iter(f"{SVG}text")]
    assert all(0 < x < width and 0 < y < height for x, y in places)
    assert len(of(svg, "grid")) <= 5
