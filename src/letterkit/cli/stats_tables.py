"""Figures in a terminal: tables with bars; elsewhere, and without colour, columns of text."""

from collections.abc import Callable, Iterator, Sequence

from letterkit.check.statistics import joined
from letterkit.cli.output import plain, show, show_table
from letterkit.merge.figures import country_name, group_name, kind_name
from letterkit.model.statistics import Key, Period, Reason, Rest, Statistics, Tally

_MOST = 20  # rows of a table; JSON has all
_BAR = 30  # columns of the longest bar
_NAME = 40  # columns of the longest name
_WHY: dict[Key, str] = {
    Reason.CONSENT: "no consent",
    Reason.ANSWER: "an answer that waits, or says no",
    Reason.LEVEL: "less evidence than asked for",
    Reason.ERROR: "an error that is open",
    Reason.DECISION: "left out by a decision",
    Reason.EARLIER: "signed an earlier text",
    Rest.OTHERS: "several reasons",
}


class _Table:
    """Rows of words and numbers, the words first; a bar may show one of the numbers."""

    def __init__(self, heads: Sequence[str], barred: int = 0, most: int = 0) -> None:
        self.heads = heads
        self.barred = barred
        self.most = most
        self.rows: list[tuple[str | int, ...]] = []
        self.after = ""

    @property
    def right(self) -> list[int]:
        first = self.rows[0] if self.rows else ()
        return [column for column, cell in enumerate(first) if isinstance(cell, int)]


def show_statistics(name: str, figures: Statistics, lang: str) -> None:
    """All tables of a letter; the names of groups are in the letter's language."""
    goal = f"; the goal is {figures.goal:,}" if figures.goal else ""
    show(f"{name}: {figures.counted:,} of {figures.received:,} on the list count{goal}")
    show(f"{figures.named:,} named, {figures.unnamed:,} without a name")
    if figures.earlier_named or figures.earlier_unnamed:
        apart = f"{figures.earlier_named:,} named, {figures.earlier_unnamed:,} without a name"
        show(f"apart, for an earlier text: {apart}")
    print_table = _with_bars() or _in_columns
    for table in _tables(figures, lang):
        if table.rows:
            print()
            print_table(table)
            if table.after:
                show(table.after)


def _tables(figures: Statistics, lang: str) -> Iterator[_Table]:
    kinds: Sequence[tuple[str, Sequence[Tally], Callable[[Key, str], str]]] = (
        ("kind", figures.kinds, kind_name),
        ("country", figures.countries, country_name),
        ("evidence", figures.levels, group_name),
        ("group", figures.groups, group_name),
        ("not counted", figures.left_out, lambda key, _: _WHY[key]),
    )
    for title, tallies, name in kinds:
        table = _Table((title, "number"), barred=1)
        named = [each for each in tallies if not isinstance(each.key, Rest)]
        rest = [each for each in tallies if isinstance(each.key, Rest)]
        for each in (*named[:_MOST], *rest):
            table.rows.append((_short(name(each.key, lang)), each.count))
        if hidden := named[_MOST:]:
            count = sum(each.count for each in hidden)
            table.after = f"and {len(hidden):,} more groups, with {count:,}; --json has them"
        yield table
    yield _growth(figures)
    rules = _Table(("rule", "severity", "found", "settled", "open"))
    for rule in figures.rules:
        rules.rows.append((rule.code, rule.severity, rule.found, rule.settled, rule.open))
    yield rules


def _short(name: str) -> str:
    """As much of a name as leaves its number on the same line."""
    from wcwidth import wcswidth

    if wcswidth(plain(name)) <= _NAME:
        return name
    while wcswidth(plain(name)) >= _NAME:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _growth(figures: Statistics) -> _Table:
    """At most as many periods as a screen has room for; the bar grows towards the goal."""
    table = _Table(("day", "number", "total"), barred=2, most=figures.goal)
    for each in joined(figures.days, _MOST):
        table.rows.append((_days(each), each.count, each.total))
    if figures.undated:
        table.after = f"and {figures.undated:,} whose day is not known or not public"
    return table


def _days(period: Period) -> str:
    return f"{period.first}" + (f" – {period.last}" if period.last != period.first else "")


def _in_columns(table: _Table) -> None:
    rows = [tuple(str(cell) for cell in row) for row in table.rows]
    show_table(table.heads, rows, right=table.right)


def _with_bars() -> Callable[[_Table], None] | None:
    """How to print in a terminal that has colours and wants them."""
    from rich.bar import Bar
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not console.is_terminal or console.is_dumb_terminal or console.no_color:
        return None

    def print_table(table: _Table) -> None:
        made = Table(box=None, pad_edge=False, header_style="bold")
        for column, head in enumerate(table.heads):
            made.add_column(head, justify="right" if column in table.right else "left")
        numbers = [float(row[table.barred] if table.barred else 0) for row in table.rows]
        longest = max(table.most, *numbers, 1)
        for row, number in zip(table.rows, numbers, strict=True):
            cells = [Text(f"{cell:,}" if isinstance(cell, int) else plain(cell)) for cell in row]
            bar = Bar(longest, 0, number, width=_BAR, color="cyan") if table.barred else Text()
            made.add_row(*cells, bar)
        console.print(made)

    return print_table
