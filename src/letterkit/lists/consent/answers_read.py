"""How the answers in a table are read, for people to see before anything is written."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from letterkit.lists.columns.detail_questions import SHOWS, kept_back
from letterkit.lists.columns.headers import ASKS
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.consent.readings import readings
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.against_rows import is_repeated
from letterkit.lists.rows.contents import shown_title
from letterkit.lists.said.standing import IN, Standing


@dataclass(frozen=True, slots=True)
class Answers:
    """How the answers to a question about consent or being shown are read.

    `readings` are the distinct answers, what each is taken for, and how many gave it.
    """

    title: str
    readings: Sequence[tuple[str, str, int]]


def answers_read(layout: Layout) -> list[Answers]:
    """The answers of all columns about consent, being shown or signing."""
    found = []
    for number, question in layout.questions.items():
        if layout.fields[number] in ASKS:
            found.append(
                Answers(shown_title(question.title), readings(question, _answered(layout, number)))
            )
    for number, name in enumerate(layout.fields):
        if name in SHOWS:
            counts = Counter(" ".join(text.split()) for text in _answered(layout, number))
            said = [(text or "(no answer)", _shown(name, text), n) for text, n in counts.items()]
            found.append(Answers(shown_title(layout.header.titles[number]), said))
    for number, standing in layout.standings.items():
        if not standing.quiet:
            counts = Counter(" ".join(text.split()) for text in _answered(layout, number))
            found.append(Answers(shown_title(standing.title), list(_said_of(standing, counts))))
    return found


def _shown(field: str, answer: str) -> str:
    what = " and ".join(sorted(SHOWS[field]))
    return f"{what} private" if kept_back(field, answer) else f"{what} shown"


def _answered(layout: Layout, number: int) -> list[str]:
    """The answers of a column, without those in a header row that stands once more."""
    rows = [row for row in layout.body if not is_repeated(row, layout.header)]
    return [cell_of(row, number) for row in rows]


def _said_of(standing: Standing, counts: Mapping[str, int]) -> Iterator[tuple[str, str, int]]:
    for text, count in counts.items():
        taken = "signs" if standing.verdict(text) == IN else "left out"
        yield text or "(no answer)", taken, count
