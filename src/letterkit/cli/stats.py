"""`letterkit stats`."""

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.options import Folder, Json
from letterkit.cli.output import show, show_json, show_table

if TYPE_CHECKING:
    from letterkit.check.statistics import Statistics
    from letterkit.cli.checking import Listed

_MOST = 15  # rows of a table in the terminal; JSON has all
_BAR = 30


def stats(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="The letter, or a list")],
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print how the names were checked, for the press")
    ] = False,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FILE", help="Write a chart of the growth there")
    ] = None,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Count who signed, by kind, country, level and day, and what the checks found"""
    from letterkit.check.statistics import how_checked
    from letterkit.cli.checking import listed

    today = datetime.datetime.now(tz=datetime.UTC).date()
    found = listed(folder, letter, today)[0]
    made = _statistics(found)
    goal = found.letter.goal if found.letter else 0
    if svg:
        from letterkit.publish.writing import write_whole
        from letterkit.render.growth import growth_chart

        write_whole(svg, growth_chart(made.growth, found.name, goal).encode())
    if as_json:
        show_json({"letters": [_report(found.name, made, goal, how_checked(made, today))]})
    elif markdown:
        show(how_checked(made, today))
    else:
        _print(found.name, made, goal)


def _statistics(found: "Listed") -> "Statistics":
    from letterkit.check.checks import run
    from letterkit.check.settling import settle
    from letterkit.check.statistics import statistics

    findings = run(found.signatories, found.terms)
    checked = settle(findings, found.decisions, found.signatories)
    accepted = [each for each in checked.accepted(found.signatories) if each.consent is True]
    if found.letter:
        from letterkit.merge.entries import accepted as accepted_by

        accepted, _ = accepted_by(found.letter, accepted)
    least = found.letter.min_group if found.letter else 1
    return statistics(found.signatories, accepted, findings, checked, found.decisions, least)


def _report(name: str, made: "Statistics", goal: int, words: str) -> dict[str, object]:
    return {
        "letter": name,
        "listed": made.listed,
        "counted": made.counted,
        "unnamed": made.unnamed,
        "goal": goal,
        "left_out": dict(made.left_out),
        "totals": {each: dict(counts) for each, counts in made.totals.items()},
        "days": {str(day): number for day, number in made.days.items()},
        "checks": [
            {"code": each.code, "found": each.found, "settled": each.settled, "open": each.open}
            for each in made.rules
        ],
        "decisions": dict(made.decisions),
        "how_checked": words,
    }


def _print(name: str, made: "Statistics", goal: int) -> None:
    share = f", {100 * made.counted // goal} % of the goal of {goal}" if goal else ""
    show(f"{name}: {made.counted} of {made.listed} on the list count{share}")
    for reason, number in made.left_out.items():
        if number:
            show(f"  {number} left out: {_LEFT_OUT[reason]}")
    for title, counts in made.totals.items():
        _print_bars(title, counts)
    _print_bars("day", {str(day): number for day, number in made.days.items()}, last=True)
    if made.rules:
        show("")
        rows = [(e.code, str(e.found), str(e.settled), str(e.open)) for e in made.rules]
        show_table(("check", "found", "settled", "open"), rows, right=(1, 2, 3))


_LEFT_OUT = {
    "decided": "by decision",
    "unsettled": "until an error is settled",
    "other": "without consent, or with less evidence than the letter asks for",
}


def _print_bars(title: str, counts: Mapping[str, int], *, last: bool = False) -> None:
    """A table with bars: of the first rows, or of the last ones where they are in order of time."""
    if not counts:
        return
    rows = list(counts.items())
    shown = rows[-_MOST:] if last else rows[:_MOST]
    most = max(number for _, number in shown)
    block = "█" if (sys.stdout.encoding or "").lower().startswith("utf") else "#"
    table = [(key, str(n), block * max(1, round(_BAR * n / most))) for key, n in shown]
    show("")
    show_table((title, "", ""), table, right=(1,))
    if len(rows) > len(shown):
        show(f"and {len(rows) - len(shown)} {'earlier' if last else 'more'}")
