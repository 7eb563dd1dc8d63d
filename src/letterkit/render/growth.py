"""How a list grew, as an SVG picture that a page can carry: no script, no font, no network."""

import datetime
from collections.abc import Sequence

from markupsafe import escape

WIDTH, HEIGHT = 640, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 16, 16, 32

Grown = Sequence[tuple[datetime.date, int]]


def growth_chart(grown: Grown, title: str, goal: int = 0) -> str:
    """`grown` are the totals at the end of days, in order. Colours are those of the page."""
    if not grown:
        return _picture(title, f"{title}: nobody has signed yet", "")
    (first, _), (last, total) = grown[0], grown[-1]
    top = max(goal, total, 1)
    points = [(_x(day, first, last), _y(number, top)) for day, number in _stepped(grown)]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    floor = _y(0, top)
    parts = [
        f'<polygon points="{points[0][0]:.1f},{floor:.1f} {line} {points[-1][0]:.1f},{floor:.1f}"'
        ' fill="currentColor" fill-opacity="0.15"/>',
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="2"/>',
        f'<path d="M{_LEFT} {floor:.1f}H{WIDTH - _RIGHT}" stroke="currentColor"/>',
        _label(_LEFT - 8, floor, "0", "end"),
        _label(_LEFT - 8, _y(total, top) + 4, f"{total:,}", "end"),
        _label(_LEFT, HEIGHT - 8, str(first), "start"),
        _label(WIDTH - _RIGHT, HEIGHT - 8, str(last), "end"),
    ]
    if goal:
        height = _y(goal, top)
        parts.append(
            f'<path d="M{_LEFT} {height:.1f}H{WIDTH - _RIGHT}" stroke="currentColor"'
            ' stroke-dasharray="6 4"/>'
        )
        parts.append(_label(WIDTH - _RIGHT, height + 14, f"goal {goal:,}", "end"))
    described = f"{title}: {total:,} by {last}" + (f"; the goal is {goal:,}" if goal else "")
    return _picture(title, described, "\n".join(parts))


def _stepped(grown: Grown) -> list[tuple[datetime.date, int]]:
    """A total stands until the day before the next one."""
    found = [(grown[0][0], 0)]
    for day, number in grown:
        found += [(day, found[-1][1]), (day, number)]
    return found


def _x(day: datetime.date, first: datetime.date, last: datetime.date) -> float:
    return _LEFT + (WIDTH - _LEFT - _RIGHT) * (day - first).days / max((last - first).days, 1)


def _y(number: int, top: int) -> float:
    return _TOP + (HEIGHT - _TOP - _BOTTOM) * (1 - number / top)


def _label(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12"'
        f' font-family="sans-serif" fill="currentColor">{escape(text)}</text>'
    )


def _picture(title: str, described: str, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{escape(described)}">\n<title>{escape(title)}</title>\n{body}\n</svg>\n'
    )
