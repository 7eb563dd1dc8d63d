"""How the distinct answers to a question are read, in words that people see before `add` writes."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from letterkit.lists.consent.asked import Question
from letterkit.lists.consent.consent_days import A_DAY, is_day
from letterkit.lists.consent.meanings import Meaning, Status, meaning

_LONGEST_CHOICE = 120


class Reading(NamedTuple):
    """How one distinct answer is read, and how many gave it."""

    answer: str
    reading: str
    people: int


def readings(question: Question, answers: Iterable[str], most: int = 50) -> list[Reading]:
    """Each distinct answer with how it is read and how many gave it, in order of appearance.

    What is not understood comes first, for it is what a coordinator must see; after `most` the rest
    are counted together.
    """
    counts: Counter[str] = Counter(" ".join(each.split()) for each in answers)
    found = []
    days = 0
    for answer, count in counts.items():
        if question.dated and is_day(answer):
            days += count
            continue
        means = question.meaning(answer)
        if question.leave and means.shown:
            # "No → unnamed": that they may be counted follows from signing, and was not asked.
            means = replace(means, consent="")
        found.append((means, answer, count))
    if days:
        found.insert(0, (meaning(question.ask, "yes"), A_DAY, days))
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
    return ", ".join(each for each in (consent, means.shown) if each) or "as the others say"


def _short(answer: str) -> str:
    if len(answer) <= _LONGEST_CHOICE:
        return answer
    return f"{answer[: _LONGEST_CHOICE - 1]}…"
