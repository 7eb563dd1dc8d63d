"""How a list grew, against the letter's goal: an SVG that needs nothing but itself.

It names nobody. Light and dark follow the reader's choice; where it is shown narrow, its letters
grow and the dates between the first and the last go. Time runs as the letter's language is written.
Lines and letters take the colour of the text around them where a style sheet is not allowed.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

from letterkit.model import direction_of
from letterkit.model.statistics import ChartWords, Period, Statistics
from letterkit.render import colour

_WIDTH, _START, _END = 640, 12, 628
_TOP, _BOTTOM, _FOOT = 116, 330, 358
_DATES = 4
# A goal further away than this would press the line to the ground: it is only named.
_FAR = 10
_ROOM = 30  # between the feet of two lines, where letters are large
_PAPER = {"light": "#ffffff", "dark": "#12171b"}
_STYLE = """
#{id} {{ --paper: {light_paper}; --ink: #14181c; --soft: #4c5862; --line: #d3dade; --accent: {light} }}
@media screen and (prefers-color-scheme: dark) {{
#{id} {{ --paper: {dark_paper}; --ink: #e8ecef; --soft: #aab5bd; --line: #36414a; --accent: {dark} }}
}}
#{id} .paper {{ fill: var(--paper) }}
#{id} text {{ fill: var(--soft); stroke: var(--paper); stroke-width: 5px; stroke-linejoin: round; paint-order: stroke }}
#{id} .strong {{ fill: var(--ink); font-weight: 600 }}
#{id} .grid {{ stroke: var(--line); stroke-opacity: 1 }}
#{id} .axis, #{id} .goal {{ stroke: var(--soft) }}
#{id} .area, #{id} .dot {{ fill: var(--accent) }}
#{id} .growth {{ stroke: var(--accent) }}
@media (max-width: 32em) {{
#{id} text {{ font-size: 26px }}
#{id} .between {{ display: none }}
}}
"""  # noqa: E501 - CSS


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where days and numbers stand; `most` is the number at the top."""

    first: date
    span: int
    most: int
    mirrored: bool

    def x(self, days: float) -> float:
        """The place of so many days after the beginning of the first one."""
        return self.across(_START + days / self.span * (_END - _START))

    def across(self, x: float) -> float:
        return round(_WIDTH - x if self.mirrored else x, 1)

    def y(self, number: float) -> float:
        return round(_BOTTOM - number / self.most * (_BOTTOM - _TOP), 1)

    def end_of(self, day: date) -> float:
        return self.x((day - self.first).days + 1)


def chart(statistics: Statistics, words: ChartWords, theme: str) -> str:
    """One `<svg>` element: a file, the source of an image, or a part of a page."""
    name = f"growth-{words.lang}"
    scale = _scale(statistics, words.lang)
    below = [each for each in (words.undated, *words.paper) if each]
    svg = _root(words, name, _FOOT + 12 + _ROOM * len(below))
    ET.SubElement(svg, "title", id=f"{name}-title").text = words.title
    ET.SubElement(svg, "desc", id=f"{name}-desc").text = _description(statistics, words)
    ET.SubElement(svg, "style").text = _style(theme, name)
    _draw(svg, "rect", "paper", width="100%", height="100%", fill="none")
    _draw_axes(svg, scale)
    _draw_growth(svg, statistics, scale)
    _draw_goal(svg, statistics, scale)
    _write_numbers(svg, statistics, scale, words)
    _write_dates(svg, statistics, scale, words)
    _write(svg, scale, _START, 36, words.title, "strong")
    _write(svg, scale, _START, 70, words.total)
    for number, line in enumerate(below, 1):
        _write(svg, scale, _START, _FOOT + _ROOM * number, line)
    return ET.tostring(svg, "unicode") + "\n"


def _root(words: ChartWords, name: str, height: int) -> ET.Element:
    return ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "id": name,
            "viewBox": f"0 0 {_WIDTH} {height}",
            "width": "100%",
            "lang": words.lang,
            "xml:lang": words.lang,
            "direction": direction_of(words.lang),
            "role": "img",
            "aria-labelledby": f"{name}-title {name}-desc",
            "font-family": "'Noto Sans', system-ui, 'Segoe UI', Roboto, Arial, sans-serif",
            "font-size": "16",
        },
    )


def _style(theme: str, name: str) -> str:
    light, dark = _PAPER["light"], _PAPER["dark"]
    return _STYLE.format(
        id=name,
        light_paper=light,
        dark_paper=dark,
        light=colour.on_light(theme, light),
        dark=colour.on_dark(theme, dark),
    )


def _scale(statistics: Statistics, lang: str) -> _Scale:
    days = statistics.days
    total = days[-1].total if days else 0
    first = days[0].first if days else date.min
    span = (days[-1].last - first).days + 1 if days else 1
    most = max(total, 0 if _is_far(statistics) else statistics.goal, 1)
    return _Scale(first, span, most, direction_of(lang) == "rtl")


def _is_far(statistics: Statistics) -> bool:
    return 0 < statistics.counted * _FAR < statistics.goal


def _description(statistics: Statistics, words: ChartWords) -> str:
    """The figures that the line shows, for people who do not see it."""
    points = [f"{words.day(each.last)}: {words.number(each.total)}" for each in _some(statistics)]
    parts = (words.total, " ".join(words.paper), words.goal, words.undated, "; ".join(points))
    return ". ".join(part for part in parts if part) + "."


def _some(statistics: Statistics, most: int = 12) -> Iterator[Period]:
    """Some of the periods, the first and the last among them."""
    days = statistics.days
    count = min(len(days), most)
    yield from (days[n * (len(days) - 1) // max(count - 1, 1)] for n in range(count))


def _draw_axes(svg: ET.Element, scale: _Scale) -> None:
    for number in [0, *_ticks(scale.most)]:
        kind, stroke = ("grid", "0.25") if number else ("axis", "1")
        y = str(scale.y(number))
        _draw(svg, "path", kind, d=f"M{_START} {y}H{_END}", stroke_opacity=stroke)


def _ticks(most: int) -> list[int]:
    """At most five round numbers up to `most`."""
    rough = max(most / 5, 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= rough)
    return list(range(step, most + 1, step))


def _draw_growth(svg: ET.Element, statistics: Statistics, scale: _Scale) -> None:
    """From nobody at the beginning of the first day; flat where nobody signed."""
    if not statistics.days:
        return
    points = [(scale.x(0), scale.y(0))]
    for each in statistics.days:
        begin = scale.x((each.first - scale.first).days)
        points += [(begin, points[-1][1]), (scale.end_of(each.last), scale.y(each.total))]
    line = "L".join(f"{x} {y}" for x, y in _without_repeats(points))
    area = f"M{line}V{_BOTTOM}H{points[0][0]}Z"
    _draw(svg, "path", "area", d=area, fill="currentColor", fill_opacity="0.14", stroke="none")
    _draw(svg, "path", "growth", d=f"M{line}", stroke_width="3", stroke_linejoin="round")
    x, y = points[-1]
    _draw(svg, "circle", "dot", cx=f"{x}", cy=f"{y}", r="5", fill="currentColor", stroke="none")


def _without_repeats(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [points[0], *(after for before, after in pairwise(points) if after != before)]


def _draw_goal(svg: ET.Element, statistics: Statistics, scale: _Scale) -> None:
    if statistics.goal and not _is_far(statistics):
        line = f"M{_START} {scale.y(statistics.goal)}H{_END}"
        _draw(svg, "path", "goal", d=line, stroke_width="2", stroke_dasharray="7 6")


def _write_numbers(
    svg: ET.Element, statistics: Statistics, scale: _Scale, words: ChartWords
) -> None:
    """Each number stands on its line; the goal takes the place of those near it."""
    far = _is_far(statistics)
    goal = float(_TOP) if far else scale.y(statistics.goal)
    for number in _ticks(scale.most) if statistics.counted or far else ():
        y = scale.y(number)
        if not statistics.goal or abs(y - goal) >= _ROOM:
            _write(svg, scale, _START, y - 6, words.number(number))
    if words.goal:
        _write(svg, scale, _START, goal - 8, f"{words.goal} ↑" if far else words.goal, "strong")
    if statistics.days:
        total = statistics.days[-1].total
        _write(svg, scale, _END, scale.y(total) - 12, words.number(total), "strong", "end")


def _write_dates(svg: ET.Element, statistics: Statistics, scale: _Scale, words: ChartWords) -> None:
    if not statistics.days:
        return
    count = min(_DATES, scale.span)
    for n in range(count):
        share = n / (count - 1) if count > 1 else 0.0
        day = scale.first + timedelta(days=round(share * (scale.span - 1)))
        anchor = "start" if not n else "end" if n == count - 1 else "middle"
        x = _START + share * (_END - _START)
        kind = "between" if anchor == "middle" else "date"
        _write(svg, scale, x, _FOOT, words.day(day), kind, anchor)


def _draw(svg: ET.Element, tag: str, kind: str, **attributes: str) -> None:
    usual = {"fill": "none", "stroke": "currentColor"} if tag == "path" else {}
    named = {key.replace("_", "-"): value for key, value in attributes.items()}
    ET.SubElement(svg, tag, {"class": kind, **usual, **named})


def _write(
    svg: ET.Element,
    scale: _Scale,
    x: float,
    y: float,
    text: str,
    kind: str = "label",
    anchor: str = "start",
) -> None:
    if not text:
        return
    place = {"x": f"{scale.across(x)}", "y": f"{round(y, 1)}", "text-anchor": anchor}
    ET.SubElement(svg, "text", {"class": kind, "fill": "currentColor", **place}).text = text
