"""Titles in two rows: a question, and below it a column for each of its answers.

          May we publish your name?
    Name  Yes   Initials   No
    Ada   x

The question may stand in the row of the titles or above it, in a cell over all of its answers.
Such columns are read as if one row had said `May we publish your name? [Yes]`, as exports of forms
do. A column ends a question if its own title is known, such as `Email`.

Drupal's webforms and Framaforms write three rows: the form, the questions, and the titles.
SurveyMonkey always writes a second row, with the options of a question or "Open-Ended Response".
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.lists.columns.headers import Header, one_line, told_apart
from letterkit.lists.columns.questions import field_of
from letterkit.lists.consent.asked import question_of
from letterkit.lists.consent.consents import ask_of
from letterkit.lists.consent.meanings import Status, is_display_choice, is_yes_or_no, same_answer
from letterkit.lists.exports.known import OTHER, SURVEYMONKEY

_FEWEST = 2
# What stands below a question that has one answer.
_RESPONSES = frozenset({
    *("response", "open-ended response", "open ended response", "antwort", "offene antwort"),
    *("offene beantwortung", "réponse", "réponse ouverte", "respuesta", "respuesta abierta"),
    *("ответ", "открытый ответ", "свободный ответ", "відповідь", "відкрита відповідь", "адказ"),
    *("odpowiedź", "odpowiedź otwarta", "الرد", "الإجابة", "إجابة مفتوحة", "resposta", "risposta"),
})  # fmt: skip
# Platforms that write a question in the row above its answers.
_IN_ROWS = frozenset({"drupal-webform"})
_ASKING = ("?", "？", "؟")


def with_questions_above(header: Header, rows: Sequence[Sequence[str]]) -> Header:
    """The header with the question above them in the titles of columns that are its answers.

    A header of one row stays as it is, and so does one in which no question is found.
    """
    at = header.begins - 1
    if header.platform in (OTHER, SURVEYMONKEY) and _is_row_of_options(rows[at:]):
        return _headed(header, _with_options(rows[at:]), heads=at, begins=at + 2)
    if header.platform is not OTHER and header.platform.name not in _IN_ROWS:
        return header
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


def _is_row_of_options(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the second row says what the first asks: it has no key where every answer has one."""
    if len(rows) < 3 or not rows[0] or not rows[1] or not rows[0][0].strip():
        return False
    upper, lower, body = rows[0], rows[1], rows[2:]
    if lower[0].strip() or not all(row and row[0].strip() for row in body):
        return False
    texts = [one_line(cell).casefold() for cell in lower if cell.strip()]
    marks = {one_line(cell).casefold() for cell in upper}
    known = SURVEYMONKEY.marks <= marks
    return bool(texts) and (known or any(text in _RESPONSES for text in texts))


def _with_options(rows: Sequence[Sequence[str]]) -> list[str]:
    """The titles: a question alone where it has one answer, else with its option or field."""
    width = max(len(rows[0]), len(rows[1]))
    upper = [one_line(cell) for cell in rows[0]] + [""] * (width - len(rows[0]))
    lower = [one_line(cell) for cell in rows[1]] + [""] * (width - len(rows[1]))
    titles: list[str] = []
    question = ""
    for number, (over, own) in enumerate(zip(upper, lower, strict=True)):
        question = over or question
        cells = [row[number] for row in rows[2:] if number < len(row) and row[number].strip()]
        option = bool(cells) and all(same_answer(cell, own) for cell in cells)
        alone = bool(over) and (number + 1 == width or bool(upper[number + 1]))
        if not own or own.casefold() in _RESPONSES or (alone and not option):
            titles.append(over or (question if own else ""))
        elif field_of(own) and not option and not ask_of(question):
            titles.append(own)  # a field of several under one question
        else:
            titles.append(f"{question} [{own}]")
    return titles
