"""Titles in two rows: a question, and below it a column for each of its answers.

          May we publish your name?
    Name  Yes   Initials   No
    Ada   x

The question may stand in the row of the titles or above it, in a cell over all of its answers.
Such columns are read as if one row had said `May we publish your name? [Yes]`, as exports of forms
do. A column ends a question if its own title is known, such as `Email`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.read.platforms.asked import question_of
from letterkit.read.platforms.consents import ask_of
from letterkit.read.platforms.headers import Header, one_line, told_apart
from letterkit.read.platforms.known import OTHER
from letterkit.read.platforms.meanings import Status, is_display_choice, is_yes_or_no
from letterkit.read.platforms.questions import field_of

_FEWEST = 2
_ASKING = ("?", "？", "؟")


def with_questions_above(header: Header, rows: Sequence[Sequence[str]]) -> Header:
    """The header with the question above them in the titles of columns that are its answers.

    A header of one row stays as it is, and so does one in which no question is found.
    """
    if header.platform is not OTHER:
        return header
    at = header.begins - 1
    if at > 0 and (titles := _together(rows[at - 1], rows[at])):
        return _headed(header, titles, heads=at - 1, begins=at + 1)
    if at + 1 < len(rows) and _only_answers(rows[at], rows[at + 1]):
        titles = _together(rows[at], rows[at + 1])
        if titles:
            return _headed(header, titles, heads=at, begins=at + 2)
    return header


def _headed(header: Header, titles: Sequence[str], *, heads: int, begins: int) -> Header:
    parted = told_apart([title or f"column {n}" for n, title in enumerate(titles, 1)])
    return replace(header, titles=parted, codes=parted, begins=begins, heads=heads)


def _together(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The titles of two rows, or none if no cell of the upper one is a question with answers."""
    width = max(len(above), len(below))
    upper = [one_line(cell) for cell in above] + [""] * (width - len(above))
    lower = [one_line(cell) for cell in below] + [""] * (width - len(below))
    titles = [own or over for own, over in zip(lower, upper, strict=True)]
    asked = False
    for start, end in _cells(upper):
        answers = _answers(upper[start], lower[start:end])
        if len({answer.casefold() for answer in answers}) < _FEWEST:
            continue
        asked = True
        for number, answer in enumerate(answers, start):
            titles[number] = f"{upper[start]} [{answer}]"
    return titles if asked else []


def _cells(upper: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where each text of the upper row begins, and where the next one does."""
    starts = [number for number, text in enumerate(upper) if text]
    ends = [*starts[1:], len(upper)]
    yield from zip(starts, ends, strict=True)


def _answers(question: str, below: Sequence[str]) -> list[str]:
    """The titles below a text that are answers to it: one right behind the other."""
    if not (ask_of(question) or question.endswith(_ASKING)):
        return []
    found: list[str] = []
    for title in below:
        if not title or title == question or not _is_answer(question, title):
            break
        found.append(title)
    return found


def _is_answer(question: str, title: str) -> bool:
    if is_yes_or_no(title) or is_display_choice(title):
        return True
    asked = question_of(question, [title])
    if asked is not None and asked.meaning(title).status is Status.CLEAR:
        return True
    # What is unclear is asked about; a title of something else ends the question.
    return not field_of(title) and ask_of(title) is None


def _only_answers(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row below the titles is none of a person.

    It has texts only below a question and the empty titles behind it, or those of the titles again,
    as where a title goes over both rows.
    """
    question = False
    for number, cell in enumerate(lower):
        title = upper[number].strip() if number < len(upper) else ""
        if title:
            question = bool(ask_of(title)) or title.endswith(_ASKING)
        text = cell.strip()
        if text and text != title and not question:
            return False
    return True
