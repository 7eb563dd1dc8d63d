"""Decisions about answers: `answer:ID=yes`, which of them would be taken, and what a yes files.

Which ones would be taken is found by trying each: no list of rules beside can then say something
else.
"""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace

from letterkit.actions.agreed_rows import record, row_choices
from letterkit.actions.answers import file_answer
from letterkit.actions.contested import is_plain_yes
from letterkit.actions.desk import Desk, added_below, code_of_answer, invited_with
from letterkit.actions.statements import file_statement, proved_in
from letterkit.actions.who import Nobody
from letterkit.answers.answer import not_in, said_in
from letterkit.answers.retracting import retracts
from letterkit.answers.subjects import subject_says_more
from letterkit.answers.waiting import NEITHER, NO, YES, Verdict, Waiting
from letterkit.check.deciding import Find
from letterkit.errors import LetterkitError
from letterkit.evidence.dkim import DnsAnswer, parse_dns_answer
from letterkit.evidence.statement import parse_statement
from letterkit.model import Level, Shown, Signatory
from letterkit.render.invitation import subject_of
from letterkit.wishes.less_shown import BY_LEAST, asks_for_less, shows_more

_TRIED = Verdict(True, "", "", "")
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
    everything: Sequence[Waiting], letter: str, text: str, find: Find
) -> tuple[Waiting, Choice]:
    """`answer:ID=yes` as what it is about.

    ID is that of the answer, or of the person if one answer of theirs waits; in its place may stand
    what `find` knows.
    """
    what, equals, said = text.rpartition("=")
    wanted = what.removeprefix(f"{CODE}:").strip()
    if not equals or said not in CHOICES:
        raise LetterkitError(
            f"not a decision: {text}",
            hint=f"write answer:ID=yes, or in the place of yes one of {_WORDS}",
        )
    if wanted not in {each.id for each in everything}:
        wanted = _found(wanted, find)
    found = [each for each in everything if each.id == wanted]
    theirs = [each for each in everything if each.person == wanted]
    found = found or [each for each in theirs if each.verdict is None]
    if len(found) > 1:
        choices = ", ".join(f"{CODE}:{each.id}={said} ({_kind(each)})" for each in found)
        raise LetterkitError(f"{len(found)} answers of {wanted} wait", hint=f"name one: {choices}")
    if not found:
        raise LetterkitError(
            f"no answer waits that is called {wanted}",
            hint=f"`letterkit review {letter}` shows those that do, with their ids",
        )
    return found[0], CHOICES[said]


def _found(wanted: str, find: Find) -> str:
    """The id of the person who is called so; what nobody is called may be no answer either."""
    try:
        return find(wanted, exactly=False)
    except Nobody:
        return wanted


def _kind(waiting: Waiting) -> str:
    """What an answer is, in a word or two."""
    if waiting.answer.row:
        return "a row of a file"
    if waiting.of_receipt:
        return "an e-mail nothing asked for" if waiting.unasked else "their answer to the receipt"
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
    means: dict[str, str] = {each.value: words for each, words in _MEANS.items()}
    means |= _NO_MEANS
    instead = "; ".join(f"{CODE}:{waiting.id}={each} {means[each]}" for each in others)
    command = f"letterkit review {letter} --decide {CODE}:{waiting.id}={first} --why REASON"
    raise LetterkitError(
        f"answer {waiting.id}: it may ask to be shown in another way than the list says",
        hint=f"`{command}` {means[first]}; in its place {instead}",
    )


def file_yes(desk: Desk, waiting: Waiting, choice: Choice, verdict: Verdict) -> None:
    """File what was decided with a yes; raises where that would show more than the words allow."""
    filing = desk.filing
    who = desk.people.get(waiting.person)
    if waiting.answer.row:
        _file_row(desk, waiting, choice, who)
        return
    if waiting.of_receipt:
        return  # the list has them as they say: a yes changes nothing
    if waiting.answer.automatic:
        raise LetterkitError(
            f"answer {waiting.id}: a program sent it, so it confirms nothing",
            hint="ask them to answer again, with the line that has their code",
        )
    if choice.shown is None and unheard(desk, waiting):
        if not (tried := _tried(desk, waiting)):
            _file(copy(desk), waiting, verdict)  # raises, and says why no yes is taken
        refuse_unheard(filing.slug, waiting, tried)
    if who and choice.shown and shows_more(who.shown, [choice.shown]):
        less = replace(who, shown=choice.shown)
        filing.listed = [less if each.id == who.id else each for each in filing.listed]
        desk.people = {**desk.people, who.id: less}
    _file(desk, waiting, verdict)
    if who and choice.shown:
        filing.show_less(who, choice.shown)


def unheard(desk: Desk, waiting: Waiting) -> list[Shown]:
    """The ways to be shown that a person may ask for and a plain yes would not heed."""
    if waiting.of_receipt:
        return []
    if waiting.answer.row:
        words = choices_of(desk, waiting)
        return [] if YES in words else [Shown(each) for each in words if each in list(Shown)]
    return wishes_in(desk, waiting, code_of_answer(desk, waiting))


def _file_row(desk: Desk, waiting: Waiting, choice: Choice, who: Signatory | None) -> None:
    row = waiting.answer.row
    words = choices_of(desk, waiting)
    word = choice.shown.value if choice.shown else choice.said
    if row is None or who is None or word not in words:
        command = f"letterkit review {desk.filing.slug} --decide answer:{waiting.id}={words[0]}"
        raise LetterkitError(
            f"answer {waiting.id}: {word} is no decision about this row",
            hint=f"it takes {', '.join(words)}, as in `{command} --why REASON`",
        )
    record(desk.filing, who, row)
    if choice.shown:
        desk.filing.show_less(who, choice.shown)


def choices_of(desk: Desk, waiting: Waiting) -> list[str]:
    """The words with which this answer could be decided, the likeliest first."""
    if waiting.answer.row:
        who = desk.people.get(waiting.person)
        return row_choices(waiting.answer.row, who, list(desk.filing.expected.texts.values()))
    if waiting.of_receipt:
        return [YES, NO, NEITHER]
    plain = [YES] if _would(desk, waiting, CHOICES[YES]) else []
    return [*plain, *_tried(desk, waiting), NO, NEITHER]


def _tried(desk: Desk, waiting: Waiting) -> list[str]:
    """The ways to be shown with which a yes would be filed, first those that were asked for."""
    wished = [each.value for each in unheard(desk, waiting)]
    others = [word for word, choice in CHOICES.items() if choice.shown and word not in wished]
    return [word for word in (*wished, *others) if _would(desk, waiting, CHOICES[word])]


def _would(desk: Desk, waiting: Waiting, choice: Choice) -> bool:
    """Whether this yes would be filed; nothing is changed by it."""
    trial = copy(desk)
    trial.filing = copy(desk.filing)
    trial.filing.files, trial.filing.changes, trial.filing.deleted = {}, {}, []
    trial.wanted, trial.quiet = {}, True
    try:
        file_yes(trial, waiting, choice, _TRIED)
    except LetterkitError:
        return False
    return True


def printed_choices(desk: Desk, waiting: Waiting) -> list[str]:
    """The decisions to offer: those that would be taken, and no yes to what may be a refusal."""
    words = choices_of(desk, waiting)
    who = desk.people.get(waiting.person)
    if waiting.friendly and who and who.level is not Level.LISTED:
        return [NEITHER, NO]  # they have confirmed, and this is something else
    if waiting.answer.row or not retracts(waiting.answer):
        return words
    return [each for each in words if CHOICES[each].said != YES]


def _file(desk: Desk, waiting: Waiting, verdict: Verdict) -> None:
    """File an answer that confirms: as its signed statement, if one in it is the person's."""
    now = desk.filing.host.now()
    proved, wrong = proved_in(desk.filing, waiting.answer, now)
    for each in proved:
        if desk.filing.id_of(each.who) == waiting.person:
            carried = each.carried
            file_statement(desk.filing, each.signed, carried.signature, carried.suffix, now)
            return
    code = code_of_answer(desk, waiting)
    said = said_in(waiting.answer)
    if wrong and code not in (*said.mentioned, *said.quoted):
        raise wrong
    if code not in said.mentioned:
        desk.say(
            f"{waiting.answer.place}: the code stands only in what they quote: it is your word that"
            " their own words confirm"
        )
    file_answer(desk, waiting.answer, code, _dns(waiting), verdict)


def _dns(waiting: Waiting) -> Mapping[str, DnsAnswer]:
    if not waiting.dns:
        return {}
    answer = parse_dns_answer(waiting.dns)
    return {answer.name: answer}
