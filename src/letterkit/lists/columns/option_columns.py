"""Questions of which each option has a column, as LimeSurvey, KoboToolbox and Tally write them.

    May we publish? [With name]   May we publish? [Only initials]   May we publish? [Not at all]
    Y                             N                                 N

Such columns are one question: what is ticked is its answer. Read one by one, the first would be a
leave, and an N under it a refusal of somebody who wants to be named by initials.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from letterkit.lists.consent.asked import Question, question_of
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import (
    Meaning,
    Status,
    coded_option,
    is_display_choice,
    is_yes_or_no,
    same_answer,
)

# LimeSurvey writes the code of an option before its question: `G01Q02[SQ001]. May we publish?`.
_CODE = re.compile(r"^[A-Za-z]\w*\[[^\[\]]*\][.:]?\s+")
# A question and one of its options.
_FORMS = (
    re.compile(r"(.*?\S)\s*\[([^\[\]]+)\]\s*"),
    re.compile(r"(.*?\S)\s*\(([^()]+)\)\s*"),
    re.compile(r"(.*[^\s/])\s*/\s*([^/]*[^\s/])\s*"),
    re.compile(r"(.*?\S)\s+[-–—]\s+(.*\S)\s*"),
)
_DECIDED = (Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS)
_FILLED_BY_TITLE = "(an option each)"


def option_columns(
    titles: Sequence[str],
    columns: Mapping[int, Sequence[str]],
    chosen: Mapping[str, Mapping[str, str]],
) -> dict[int, Question]:
    """The columns that are options of one question, by their number; `columns` are their cells.

    `chosen` are what the coordinator said that answers mean, by the title of the column.
    """
    found: dict[int, Question] = {}
    for form in _FORMS:
        stems: dict[str, dict[int, str]] = {}
        for number, cells in columns.items():
            parts = form.fullmatch(_CODE.sub("", titles[number]))
            if parts and number not in found and _is_ticked(cells, parts[2]):
                stems.setdefault(parts[1].strip(), {})[number] = parts[2].strip()
        for stem, options in stems.items():
            if all(coded_option(f"{stem}[{text}]") for text in options.values()):
                continue  # which option is which, only people can say
            asked = _questions(stem, _of_one_question(options), titles)
            if _are_labels(options, columns):
                asked = {n: replace(each, label=options[n]) for n, each in asked.items()}
            found |= asked
    found |= _of_own_titles(titles, {n: c for n, c in columns.items() if n not in found})
    return {
        number: replace(each, chosen=chosen.get(each.title, {})) for number, each in found.items()
    }


def _is_ticked(cells: Sequence[str], option: str) -> bool:
    """Whether all cells are ticks, a yes or a no, the option itself, or empty."""
    given = {cell.strip() for cell in cells} - {""}
    return all(is_yes_or_no(cell) or same_answer(cell, option) for cell in given)


def _are_labels(options: Mapping[int, str], columns: Mapping[int, Sequence[str]]) -> bool:
    """Whether an option stands itself in the cells that take it: "No" below "No" is the choice.

    Where a row has a text below "Yes" and below "No", they say of each if it was taken.
    """
    for number, option in options.items():
        if any(cell.strip() and not same_answer(cell, option) for cell in columns[number]):
            return False
    plain = [columns[number] for number, text in options.items() if is_yes_or_no(text)]
    return all(sum(bool(cell.strip()) for cell in row) < 2 for row in zip(*plain, strict=True))


def _of_one_question(options: Mapping[int, str]) -> dict[int, str]:
    """The options without those about something else, such as "Newsletter"."""
    return {number: text for number, text in options.items() if ask_of(text) is not Ask.OTHER}


def _questions(stem: str, options: Mapping[int, str], titles: Sequence[str]) -> dict[int, Question]:
    """A question for each option of a stem that asks about being named; or none."""
    if len({text.casefold() for text in options.values()}) < 2:
        return {}
    whole = question_of(stem, options.values())
    if whole is not None and whole.ask is Ask.OTHER and all(map(is_yes_or_no, options.values())):
        return {number: Question(titles[number], Ask.OTHER) for number in options}
    if whole is None or whole.ask not in _DECIDED:
        return {}
    meant = {number: whole.meaning(text) for number, text in options.items()}
    if not any(each.status is Status.CLEAR for each in meant.values()):
        return {}
    found = {}
    for number, means in meant.items():
        found[number] = Question(titles[number], whole.ask, option=means, group=stem)
    return found


def _of_own_titles(
    titles: Sequence[str], columns: Mapping[int, Sequence[str]]
) -> dict[int, Question]:
    """Columns called like an option, in which it stands where it was chosen, as Typeform writes."""
    options = {}
    for number, cells in columns.items():
        given = {cell.strip() for cell in cells} - {""}
        own = bool(given) and all(same_answer(cell, titles[number]) for cell in given)
        if own and is_display_choice(titles[number]):
            options[number] = titles[number]
    found = _questions(_FILLED_BY_TITLE, options, titles)
    for number, question in found.items():
        if ask_of(titles[number]) is Ask.CONSENT and question.option:
            leave = Meaning(Status.CLEAR, "yes", question.option.shown)
            found[number] = replace(question, option=leave)
    return found
