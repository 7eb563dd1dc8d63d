from datetime import date, timedelta
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from letterkit.render.growth import growth_chart

DAY = date(2026, 11, 1)
NAMES = st.text(st.characters(codec="utf-8", categories=("L", "P", "S", "N")))


@given(st.lists(st.integers(1, 99), max_size=40), NAMES, st.integers(0, 10_000))
def test_any_growth_is_well_formed_and_stays_in_its_frame(numbers, title, goal):
    grown = [(DAY + timedelta(n), sum(numbers[: n + 1])) for n in range(len(numbers))]
    picture = ElementTree.fromstring(growth_chart(grown, title, goal))  # noqa: S314 - our own
    heights = [
        float(point.split(",")[1])
        for line in picture.iter("{http://www.w3.org/2000/svg}polyline")
        for point in line.attrib["points"].split()
    ]
    assert all(16 <= height <= 208 for height in heights)


def test_a_chart_says_in_words_what_it_shows():
    chart = growth_chart([(DAY, 10), (DAY + timedelta(5), 40)], "Parks <now>", 100)
    assert 'aria-label="Parks &lt;now&gt;: 40 by 2026-11-06; the goal is 100"' in chart
    assert "goal 100" in chart
    assert "nobody has signed yet" in growth_chart([], "Parks")
