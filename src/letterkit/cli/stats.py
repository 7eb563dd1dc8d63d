"""`letterkit stats`."""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.findings import severity_word
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_json
from letterkit.cli.tables import Cell, Table, columns_of, show_table, text_of
from letterkit.cli.terminal import Tone, Toned, is_coloured, width_of
from letterkit.errors import LetterkitError
from letterkit.model.finding import Severity
from letterkit.model.statistics import Key, Period, Reason, Rest, Statistics, Tally

if TYPE_CHECKING:
    from letterkit.actions.stats import Figures

_MOST = 20  # rows of a table; JSON has all
_BAR = 30  # columns of the longest bar
_LEAST_BAR = 8  # columns of a bar that is worth it
_WHY: dict[Key, str] = {
    Reason.CONSENT: "no consent",
    Reason.ANSWER: "an answer that waits, or says no",
    Reason.LEVEL: "less evidence than asked for",
    Reason.ERROR: "an error that is open",
    Reason.DECISION: "left out by a decision",
    Reason.EARLIER: "signed an earlier text",
    Rest.OTHERS: "several reasons",
}


def stats(
    letter: Annotated[
        str,
        typer.Argument(
            metavar="LETTER", help="A slug, its folder or its file (default: every letter)"
        ),
    ] = "",
    lang: Annotated[
        str,
        typer.Option(
            "--lang",
            metavar="LANG",
            help="Language of --markdown, --chart and --json (default: the letter's first)",
        ),
    ] = "",
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print how the names were checked, for the press")
    ] = False,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE.svg", help="Draw there how the list grew")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the file of --chart")] = False,
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Count who signed, by kind, country, level and day, and what the checks found

    Names nobody. Groups smaller than the letter's min_group are counted as others.
    """
    from letterkit.actions.stats import draw_chart, figures_of
    from letterkit.cli.host import TERMINAL

    quick = bool(chart) and not (as_json or markdown)
    if lang and not (chart or as_json or markdown):
        raise LetterkitError(
            "--lang: the tables are in English",
            hint="it is for what others read: --markdown, --chart FILE.svg or --json",
        )
    found = figures_of(folder, letter, lang, TERMINAL, quick=quick)
    if chart:
        draw_chart(chart, found, force=force)
        note(f"{found[0].name}: {chart}")
    if as_json:
        show_json({"letters": [_report(each) for each in found]})
    elif markdown:
        show(*"\n".join(_press(each) for each in found).splitlines())
    elif not chart:
        for each in found:
            _show_statistics(each)


def _press(one: "Figures") -> str:
    """How the names were checked, in words for the press."""
    from letterkit.letters.press import press
    from letterkit.system import today

    return press(one.statistics, one.lang, today())


def _report(one: "Figures") -> dict[str, object]:
    from letterkit.letters.figures import country_name, group_name, kind_name

    figures, lang = one.statistics, one.lang
    return {
        "letter": one.name,
        "lang": lang,
        "received": figures.received,
        "counted": figures.counted,
        "named": figures.named,
        "unnamed": figures.unnamed,
        "earlier": {"named": figures.earlier_named, "unnamed": figures.earlier_unnamed},
        "on_paper": figures.paper,
        "left_out": {_word(each.key): each.count for each in figures.left_out},
        "goal": figures.goal,
        "kinds": _rows(figures.kinds, kind_name, lang),
        "countries": _rows(figures.countries, country_name, lang),
        "levels": _rows(figures.levels, group_name, lang),
        "groups": _rows(figures.groups, group_name, lang),
        "days": [
            {"first": f"{each.first}", "last": f"{each.last}", "count": each.count}
            | {"total": each.total}
            for each in figures.days
        ],
        "undated": figures.undated,
        "rules": figures.applied,
        "findings": [
            {"code": each.code, "severity": each.severity, "found": each.found}
            | {"settled": each.settled, "open": each.open}
            for each in figures.rules
        ],
        "how_checked": _press(one),
    }


def _rows(
    tallies: Sequence[Tally], name: Callable[[Key, str], str], lang: str
) -> list[dict[str, object]]:
    """`rest` is the key of withheld, unknown and others: a group may have such a name."""
    return [
        {"rest" if isinstance(each.key, Rest) else "key": _word(each.key)}
        | {"name": name(each.key, lang), "count": each.count}
        for each in tallies
    ]


def _word(key: Key) -> str:
    return key if isinstance(key, str) else key.value


class _Counts:
    """Rows of words and numbers, the words first; a bar may show one of the numbers."""

    def __init__(self, heads: Sequence[str], bar_of: int = 0, most: int = 0) -> None:
        self.heads = heads
        self.bar_of = bar_of
        self.most = most
        self.rows: list[tuple[str | int, ...]] = []
        self.after = ""

    @property
    def right(self) -> list[int]:
        first = self.rows[0] if self.rows else ()
        return [column for column, cell in enumerate(first) if isinstance(cell, int)]


def _show_statistics(one: "Figures") -> None:
    """All tables of a letter, with bars in a terminal that has colours, else columns of text.

    A terminal speaks English; what others read is in the letter's language.
    """
    name, figures = one.name, one.statistics
    goal = f"; the goal is {figures.goal:,}" if figures.goal else ""
    show(f"{name}: {figures.counted:,} of {figures.received:,} on the list count{goal}")
    show(f"{figures.named:,} named, {figures.unnamed:,} without a name")
    if figures.earlier_named or figures.earlier_unnamed:
        apart = f"{figures.earlier_named:,} named, {figures.earlier_unnamed:,} without a name"
        show(f"apart, for an earlier text: {apart}")
    if figures.paper:
        show(f"apart, on paper, counted by the organisers: {figures.paper:,}")
    bars = is_coloured(sys.stdout)
    for table in _tables(figures):
        if table.rows:
            print()
            _show(table, bars=bars)
            if table.after:
                show(table.after)


def _tables(figures: Statistics) -> Iterator[_Counts]:
    from letterkit.letters.figures import country_name, group_name, kind_name

    kinds: Sequence[tuple[str, Sequence[Tally], Callable[[Key, str], str]]] = (
        ("kind", figures.kinds, kind_name),
        ("country", figures.countries, country_name),
        ("evidence", figures.levels, group_name),
        ("group", figures.groups, group_name),
        ("not counted", figures.left_out, lambda key, _: _WHY[key]),
    )
    for title, tallies, name in kinds:
        table = _Counts((title, "number"), bar_of=1)
        named = [each for each in tallies if not isinstance(each.key, Rest)]
        rest = [each for each in tallies if isinstance(each.key, Rest)]
        for each in (*named[:_MOST], *rest):
            table.rows.append((name(each.key, "en"), each.count))
        if hidden := named[_MOST:]:
            count = sum(each.count for each in hidden)
            table.after = f"and {len(hidden):,} more groups, with {count:,}; --json has them"
        yield table
    yield _growth(figures)
    rules = _Counts(("rule", "severity", "found", "settled", "open"))
    for rule in figures.rules:
        rules.rows.append((rule.code, Severity(rule.severity), rule.found, rule.settled, rule.open))
    yield rules


def _growth(figures: Statistics) -> _Counts:
    """At most as many periods as a screen has room for; the bar grows towards the goal."""
    from letterkit.check.statistics import joined

    table = _Counts(("day", "number", "total"), bar_of=2, most=figures.goal)
    for each in joined(figures.days, _MOST):
        table.rows.append((_days(each), each.count, each.total))
    if figures.undated:
        table.after = f"and {figures.undated:,} whose day is not known or not public"
    return table


def _days(period: Period) -> str:
    return f"{period.first}" + (f" – {period.last}" if period.last != period.first else "")


def _show(table: _Counts, *, bars: bool) -> None:
    """The table, with a bar behind each row where there is room for one."""
    cells = [[_cell(cell, grouped=bars) for cell in row] for row in table.rows]
    room = _room_for_bars(table, cells) if bars and table.bar_of else 0
    if not room:
        show_table(Table(cells, table.heads, table.right))
        return
    numbers = [float(row[table.bar_of]) for row in table.rows]
    longest = max(table.most, *numbers, 1)
    drawn = [Toned(_bar(number / longest * room), Tone.HINT) for number in numbers]
    rows = [[*row, bar] for row, bar in zip(cells, drawn, strict=True)]
    show_table(Table(rows, (*table.heads, ""), table.right))


def _cell(cell: str | int, *, grouped: bool) -> Cell:
    if isinstance(cell, Severity):
        return severity_word(cell)
    return f"{cell:,}" if grouped and isinstance(cell, int) else str(cell)


def _room_for_bars(table: _Counts, cells: Sequence[Sequence[Cell]]) -> int:
    """The columns of the longest bar; 0 if the words leave too few."""
    width = width_of(sys.stdout)
    if not width:
        return _BAR
    rows = [table.heads, *(map(text_of, row) for row in cells)]
    taken = sum(max(map(columns_of, column)) + 2 for column in zip(*rows, strict=True))
    room = min(width - taken, _BAR)
    return room if room >= _LEAST_BAR else 0


def _bar(length: float) -> str:
    """A bar of so many columns, to an eighth of one."""
    eighths = round(length * 8)
    rest = "▏▎▍▌▋▊▉"[eighths % 8 - 1] if eighths % 8 else ""
    return "█" * (eighths // 8) + rest
