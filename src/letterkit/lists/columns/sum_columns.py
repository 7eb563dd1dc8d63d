"""The column that KoboToolbox writes beside those of a question's options, with all ticks in it.

    consent                    consent/publish_name   consent/newsletter
    publish_name newsletter    1                      1
    newsletter                 0                      1

Where it agrees with them in every row, it says nothing that they do not say, and is passed over.
"""

from collections.abc import Mapping, Sequence

from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.consent.asked import Question
from letterkit.lists.consent.consents import Ask
from letterkit.lists.rows.contents import ExportRow
from letterkit.wishes.lexicon import fold

_FEWEST = 2
_TICKED = frozenset({"1", "true"})
_UNTICKED = frozenset({"", "0", "false"})


def sum_columns(titles: Sequence[str], body: Sequence[ExportRow]) -> dict[int, list[int]]:
    """The numbers of such columns, with those of the options that each puts together."""
    found = {}
    for number, title in enumerate(titles):
        options = [n for n, other in enumerate(titles) if _is_below(title, other)]
        if len(options) < _FEWEST:
            continue
        labels = {n: fold(titles[n][len(title) + 1 :]).split() for n in options}
        if all(_agrees(row, number, labels) for row in body):
            found[number] = options
    return found


def heard_in_options(
    sums: Mapping[int, Sequence[int]], questions: Mapping[int, Question]
) -> list[int]:
    """The sums of which an option decides who is named, so that nothing is lost with the sum."""
    plain = {n for n, each in questions.items() if each.ask not in (Ask.OTHER, Ask.UNDECIDED)}
    return [number for number, options in sums.items() if plain & set(options)]


def _is_below(title: str, option: str) -> bool:
    rest = option.removeprefix(f"{title}/")
    return rest != option and bool(rest) and "/" not in rest


def _agrees(row: ExportRow, number: int, labels: Mapping[int, Sequence[str]]) -> bool:
    """Whether a row has in its sum the words of the ticked options, and no others."""
    said = fold(cell_of(row, number)).split()
    ticked: list[str] = []
    for option, words in labels.items():
        cell = cell_of(row, option).strip().casefold()
        if cell not in _TICKED | _UNTICKED:
            return False
        ticked += words if cell in _TICKED else []
    return sorted(said) == sorted(ticked)
