"""Questions that ask for less than the name: "Only initials?" beside "May we publish your name?".

    less_asked("Only initials?")        "initials"
    less_asked("First name only?")      ""   no output can show a first name alone
    less_asked("Not only initials?")    ""

A yes to one says how to be shown. A no says nothing of leave, which another column gives or
refuses; so where no such column is, a person says what a no means.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from letterkit.lists.columns.title_notes import plain
from letterkit.lists.consent.asked import Question, question_of
from letterkit.lists.consent.consents import Ask, is_less
from letterkit.lists.consent.meanings import Status, is_yes_or_no, meaning
from letterkit.lists.exports.hints import Hint, map_of
from letterkit.model import Shown

_LESS = frozenset({Shown.INITIALS, Shown.ROLE})
_LEAVE = frozenset({Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS})
_ASKING = " ?？؟¿;\u037e."


@lru_cache(maxsize=4096)
def less_asked(title: str) -> str:
    """How somebody is shown who says yes to a title, if that is less than the name; or nothing."""
    means = meaning(Ask.HOW, plain(title).strip(_ASKING))
    plainly = means.status is Status.CLEAR and not means.consent
    return means.shown if plainly and means.shown in _LESS else ""


def with_less(
    questions: Mapping[int, Question], cells_of: Callable[[int], Sequence[str]]
) -> dict[int, Question]:
    """The questions of a table, in which a plain yes to "Only initials?" says how to be shown.

    That is so where another column says who may be named at all.
    """
    if not any(each.ask in _LEAVE and not less_asked(each.title) for each in questions.values()):
        return dict(questions)
    found = dict(questions)
    for number, question in questions.items():
        shown = less_asked(question.title)
        if shown and question.ask is Ask.UNDECIDED and not question.chosen:
            asked = question_of(question.title, cells_of(number), mapped="shown") or question
            found[number] = replace(asked, ask=Ask.HOW, ticked=False, less=shown)
    return found


def hint_of_less(title: str, answers: Sequence[tuple[str, int]]) -> Hint | None:
    """How to say what a yes or a no to a question for part of a name means, if they are plain.

    No output can show a first name alone, so initials, which show no more of it, are offered.
    """
    texts = [text for text, _ in answers]
    if not is_less(title) or not texts or not all(map(is_yes_or_no, texts)):
        return None
    if any(meaning(Ask.CONSENT, text).status is not Status.CLEAR for text in texts):
        return None
    return Hint(
        "if a yes asks for less than the whole name",
        _options(title, texts, Shown.INITIALS, Shown.NAMED),
        f"; if a no does: {_options(title, texts, Shown.NAMED, Shown.INITIALS)}; only if it is"
        f" about something else: {map_of(title, 'private')}",
    )


def _options(title: str, texts: Sequence[str], yes: Shown, no: Shown) -> str:
    """An option for each answer, where a yes and a no mean this."""
    said = [(text, meaning(Ask.CONSENT, text).consent) for text in texts]
    options = [map_of(f"{title}: {text}", no if each == "no" else yes) for text, each in said]
    return " ".join(options)
