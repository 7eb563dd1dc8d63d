"""What a yes to an answer files, and which decisions about it would be taken.

Which ones would be is found by trying each: no list of rules beside can then say something else.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime

from letterkit.cli.agreed_rows import record, row_choices
from letterkit.cli.answer_decisions import CHOICES, Choice, refuse_unheard, wishes_in
from letterkit.cli.answers import file_answer
from letterkit.cli.carried import proved_in
from letterkit.cli.desk import Desk, code_of_answer
from letterkit.cli.signed_statements import file_statement
from letterkit.errors import LetterkitError
from letterkit.model import Level, Shown, Signatory
from letterkit.model.answer import said_in
from letterkit.model.less_shown import shows_more
from letterkit.model.retracting import retracts
from letterkit.model.waiting import NEITHER, NO, YES, Verdict, Waiting
from letterkit.prove.dkim import DnsAnswer, parse_dns_answer

_TRIED = Verdict(True, "", "", "")


def file_yes(desk: Desk, waiting: Waiting, choice: Choice, verdict: Verdict) -> None:
    """File what was decided with a yes; raises where that would show more than the words allow."""
    filing = desk.filing
    who = desk.people.get(waiting.person)
    if waiting.answer.row:
        _file_row(desk, waiting, choice, who)
        return
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
    now = datetime.now(UTC)
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
