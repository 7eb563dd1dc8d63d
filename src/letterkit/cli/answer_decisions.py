"""Decisions about answers in words: `answer:ID=yes`, and which of them a person's words allow."""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.cli.contested import is_plain_yes
from letterkit.cli.desk import Desk, added_below, invited_with
from letterkit.errors import LetterkitError
from letterkit.model import Shown
from letterkit.model.answer import not_in, said_in
from letterkit.model.less_shown import BY_LEAST, asks_for_less, shows_more
from letterkit.model.subjects import subject_says_more
from letterkit.model.waiting import NEITHER, NO, YES, Waiting
from letterkit.prove.statement import parse_statement
from letterkit.render.invitation import subject_of

CODE = "answer"  # as `--decide` calls them, in the place of a finding's code
_MEANS = {
    Shown.UNNAMED: "counts them without a name",
    Shown.ROLE: "shows their role",
    Shown.INITIALS: "shows their initials",
    Shown.NAMED: "shows their name",
}

_NO_MEANS = {NO: "takes it for no confirmation", NEITHER: "takes it for neither yes nor no"}


@dataclass(frozen=True, slots=True)
class Choice:
    """A yes, a no, or neither; `shown` is how a yes is to be shown, if that was said."""

    said: str
    shown: Shown | None = None


CHOICES = {
    **{word: Choice(word) for word in (YES, NO, NEITHER)},
    **{shown.value: Choice(YES, shown) for shown in BY_LEAST},
}
_WORDS = ", ".join(CHOICES)


def parse_answer_decision(
    everything: Sequence[Waiting], letter: str, text: str
) -> tuple[Waiting, Choice]:
    """`answer:ID=yes` as what it is about.

    ID is that of the answer, or of the person if one answer of theirs waits.
    """
    what, equals, said = text.rpartition("=")
    wanted = what.removeprefix(f"{CODE}:").strip()
    if not equals or said not in CHOICES:
        raise LetterkitError(
            f"not a decision: {text}",
            hint=f"write answer:ID=yes, or in the place of yes one of {_WORDS}",
        )
    found = [each for each in everything if each.id == wanted]
    theirs = [each for each in everything if each.person == wanted]
    found = found or [each for each in theirs if each.verdict is None]
    if len(found) > 1:
        told = ", ".join(f"{CODE}:{each.id}={said} ({_kind(each)})" for each in found)
        raise LetterkitError(f"{len(found)} answers of {wanted} wait", hint=f"name one: {told}")
    if not found:
        raise LetterkitError(
            f"no answer waits that is called {wanted}",
            hint=f"`letterkit review {letter}` shows those that do, with their ids",
        )
    return found[0], CHOICES[said]


def _kind(waiting: Waiting) -> str:
    """What an answer is, in a word or two."""
    if waiting.answer.row:
        return "a row of a file"
    if is_plain_yes(waiting.answer):
        return "their confirmation"
    if waiting.friendly:
        return "a friendly question or greeting"
    return "their other words"


def decided_before(waiting: Waiting, choice: Choice) -> bool:
    """Whether this very thing was decided already; how it is shown is looked at each time."""
    return (
        waiting.verdict is not None
        and waiting.verdict.said == choice.said
        and choice.shown in (None, Shown.NAMED)
    )


def wishes_in(desk: Desk, waiting: Waiting, code: str) -> list[Shown]:
    """How else than named a person's own words may ask to be shown, where the list shows more."""
    answer, said = waiting.answer, said_in(waiting.answer)
    own = said.parted.own
    words = [own]
    if code in desk.asked:
        words = [*not_in(own, invited_with(desk, code)), *added_below(desk, said, code)]
    if subject_says_more(answer.subject, map(subject_of, desk.filing.letters.values())):
        words.append(answer.subject)
    wished = asks_for_less("\n".join(words))
    if answer.carried:
        wished = [*wished, *_signed_shown(waiting)]
    wished = [each for each in BY_LEAST if each in wished and each is not Shown.NAMED]
    who = desk.people.get(waiting.person)
    return wished if wished and who and shows_more(who.shown, wished) else []


def _signed_shown(waiting: Waiting) -> list[Shown]:
    """How somebody wants to be shown by the statement that they signed."""
    try:
        return [parse_statement(waiting.statement).shown]
    except LetterkitError:
        return []


def refuse_unheard(letter: str, waiting: Waiting, words: Sequence[str]) -> None:
    """Raise where a plain yes would show more of a person than their words may ask for.

    `words` are the decisions that would be taken, the likeliest first.
    """
    offered: list[str] = [*words, NO, NEITHER]
    first, others = offered[0], offered[1:]
    means: dict[str, str] = {each.value: told for each, told in _MEANS.items()}
    means |= _NO_MEANS
    instead = "; ".join(f"{CODE}:{waiting.id}={each} {means[each]}" for each in others)
    command = f"letterkit review {letter} --decide {CODE}:{waiting.id}={first} --why REASON"
    raise LetterkitError(
        f"answer {waiting.id}: it may ask to be shown in another way than the list says",
        hint=f"`{command}` {means[first]}; in its place {instead}",
    )
