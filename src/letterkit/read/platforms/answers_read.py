"""How the answers in a table are read, for people to see before anything is written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from letterkit.read.contents import shown_title
from letterkit.read.platforms.against_rows import is_repeated
from letterkit.read.platforms.asked import Question
from letterkit.read.platforms.detail_questions import SHOWS, kept_back
from letterkit.read.platforms.headers import ASKS
from letterkit.read.platforms.layouts import Layout
from letterkit.read.platforms.meanings import Meaning, Status
from letterkit.read.platforms.name_columns import cell_of
from letterkit.read.platforms.standing import IN, Standing

_LONGEST_CHOICE = 120


class Reading(NamedTuple):
    """How one distinct answer is read, and how many gave it."""

    answer: str
    reading: str
    people: int


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


def readings(question: Question, answers: Iterable[str], most: int = 50) -> list[Reading]:
    """Each distinct answer with how it is read and how many gave it, in order of appearance.

    What is not understood comes first, for it is what a coordinator must see; after `most` the rest
    are counted together.
    """
    counts: Counter[str] = Counter(" ".join(each.split()) for each in answers)
    found = []
    for answer, count in counts.items():
        found.append((question.meaning(answer), answer, count))
    found.sort(key=lambda each: each[0].status is not Status.UNKNOWN)
    lines = [Reading(_short(answer), said_of(means), count) for means, answer, count in found]
    if len(lines) <= most:
        return lines
    rest = sum(each.people for each in lines[most:])
    return [*lines[:most], Reading(f"({len(lines) - most} other answers)", "various", rest)]


def said_of(means: Meaning) -> str:
    """A meaning in words: `consent, unnamed`, `no consent`, `not clear, left out`."""
    match means.status:
        case Status.EMPTY:
            return "no answer"
        case Status.UNCLEAR:
            return "not clear, left out"
        case Status.UNCHOSEN:
            return "not chosen"
        case Status.UNKNOWN:
            return "not understood"
    consent = {"yes": "consent", "no": "no consent"}.get(means.consent, "")
    return ", ".join(each for each in (consent, means.shown) if each)


def _short(answer: str) -> str:
    if len(answer) <= _LONGEST_CHOICE:
        return answer
    return f"{answer[: _LONGEST_CHOICE - 1]}…"
