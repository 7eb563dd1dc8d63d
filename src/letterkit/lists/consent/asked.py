"""Columns about consent and display, with their answers: what each answer is read as.

`question_of` decides for one column; `readings.py` shows how each distinct answer is read. Answers
in `unplaced` stop the import until they are mapped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from letterkit.lists.columns.grids import asks_of_detail, asks_of_name
from letterkit.lists.columns.other_tongues import are_choices_elsewhere
from letterkit.lists.columns.questions import (
    AUTHORISED_BY,
    AUTHORISED_ON,
    FIRST,
    LAST,
    MIDDLE,
    REPRESENTATIVE,
    SECOND_LAST,
    understood,
)
from letterkit.lists.columns.sectors import is_of_sectors
from letterkit.lists.columns.title_notes import empty_is_no
from letterkit.lists.consent.consent_days import are_days, ask_by_day, is_day
from letterkit.lists.consent.consents import (
    Ask,
    ask_of,
    hints,
    is_field,
    is_less,
    is_near,
    is_turned,
    may_be_field,
    names_a_thing,
)
from letterkit.lists.consent.limited_yes import bracketed_answers, is_marked, numbered_answers
from letterkit.lists.consent.meanings import (
    AS_OTHERS_SAY,
    EMPTY,
    UNCHOSEN,
    UNCLEAR,
    UNKNOWN,
    Meaning,
    Status,
    coded_option,
    is_display_choice,
    is_option,
    is_yes_or_no,
    meaning,
    same_answer,
)
from letterkit.lists.consent.said_by_title import PLAIN, by_legend, by_option
from letterkit.lists.consent.signing_as import asks_how_to_sign
from letterkit.lists.consent.tick_marks import (
    DASHES,
    are_boxes,
    are_flags,
    mixed_marks,
    said_by_signs,
)
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.model import Shown
from letterkit.wishes.lexicon import fold, is_polish
from letterkit.wishes.tongues import tongues_of
from letterkit.wishes.wishes import is_wish

# What a coordinator can map a column to; the polarity of its title stays what it is.
MAPPABLE = ("consent", "shown", "anonymous")
_HOLDING_NAMES = frozenset({
    "name", FIRST, MIDDLE, LAST, SECOND_LAST, REPRESENTATIVE, AUTHORISED_BY, AUTHORISED_ON,
})  # fmt: skip
_FAMILY_NAMES = frozenset({LAST, SECOND_LAST})
# Before a family name.
_PARTICLES = frozenset({
    *("de", "del", "da", "do", "dos", "das", "di", "della", "van", "von", "der", "den", "zu", "la"),
    *("le", "y", "e", "i"),
})  # fmt: skip
_MOST_CHOICES = 40
_LESS = frozenset({Shown.UNNAMED, Shown.INITIALS})
# What stands in a box that is ticked or is not, and in no answer in words.
_MARKS = frozenset("xX×✓✔✅☑☒✗✘❌☐□•*+") | DASHES
_TICKED_BY_TITLE = "(a tick below its title)"


@dataclass(frozen=True, slots=True)
class Question:
    """A column that asks for consent or display.

    `chosen` are what the coordinator said that answers mean. `ticked` is set where the column is a
    box to tick: affirmative answers, marks or nothing, so that nothing is no leave. `polish` is set
    where Polish is spoken: "no" is "yeah" in it, and may be the English "no" all the same. `option`
    is what a tick means where each option of a question, `group`, has a column of its own,
    and `label` the option where it stands in a cell that takes it.
    `signs` are what `+` and `-` say in it, and `mixed` are answers with marks that cannot be a yes
    by themselves. Among `flags`, which are `true` and `false`, nothing is neither. `less` is how a
    yes wants to be shown where the title asks for less than the name; a no leaves it to the other
    columns. `dated` is one of days, each of which is a yes. Among `boxes`, of which one is for the
    name, anyone who ticked none wants nothing to be shown. `tongues` are other languages that it
    may be in. With `leave`, a person who says how to be shown agrees to it.
    """

    title: str
    ask: Ask
    chosen: Mapping[str, str] = field(default_factory=dict)
    ticked: bool = False
    polish: bool = False
    option: Meaning | None = None
    group: str = ""
    label: str = ""
    signs: Mapping[str, str] = field(default_factory=dict)
    mixed: frozenset[str] = frozenset()
    flags: bool = False
    boxes: bool = False
    tongues: tuple[str, ...] = ()
    dated: bool = False
    leave: bool = False
    less: str = ""

    def meaning(self, answer: str) -> Meaning:
        """What an answer in this column means."""
        found = self._meaning(answer)
        if not self.leave or not found.shown or found.consent or not answer.strip():
            return found
        return replace(found, consent="yes") if found.status is Status.CLEAR else found

    def _meaning(self, answer: str) -> Meaning:
        if self.option is not None and not self._is_chosen(answer):
            return self._taken(answer)
        if self.less and not self._is_chosen(answer):
            return self._of_less(answer)
        if not answer.strip():
            return UNCLEAR if self.flags else self._empty()
        if not self._is_chosen(answer):
            if answer.strip() in self.mixed:
                return UNKNOWN
            if answer.strip() in self.signs:
                return meaning(self.ask, self.signs[answer.strip()])
        if self.dated and is_day(answer) and not self._is_chosen(answer):
            return meaning(self.ask, "yes")
        if self.ticked and answer.strip() in DASHES and not self._is_chosen(answer):
            return self._empty()
        if same_answer(answer, self.title) and not self._is_chosen(answer):
            # A box that was ticked is exported with the words beside it.
            return meaning(self.ask, answer if self.ask is Ask.HOW else "yes")
        if self.polish and _is_bare_no(answer) and not self._is_chosen(answer):
            return UNKNOWN
        return meaning(self.ask, answer, self.chosen, self.tongues)

    def _is_chosen(self, answer: str) -> bool:
        return any(same_answer(text, answer) for text in self.chosen)

    def _taken(self, answer: str) -> Meaning:
        """What a tick or none says of one option."""
        if not answer.strip():
            return UNCHOSEN
        if self.option is not None and self.label and same_answer(answer, self.label):
            return self.option
        if answer.strip() in self.mixed or is_marked(answer):
            return UNKNOWN
        said = meaning(Ask.CONSENT, answer)
        if answer.strip() not in DASHES and said.status is Status.UNCLEAR:
            return UNCLEAR
        no = answer.strip() in DASHES or (said.consent == "no" and is_yes_or_no(answer))
        if self.option is None or no:
            return UNCHOSEN
        # What is neither is the option in words.
        return self.option

    def _of_less(self, answer: str) -> Meaning:
        """What a yes or a no to "Only initials?" says."""
        sign = self.signs.get(answer.strip(), answer.strip())
        if not sign or sign in DASHES:
            return AS_OTHERS_SAY if sign else EMPTY
        if sign in self.mixed:
            return UNKNOWN
        said = meaning(Ask.CONSENT, sign, tongues=self.tongues)
        if said.status is Status.UNCLEAR:
            return UNCLEAR
        if is_yes_or_no(sign, self.tongues) and said.status is Status.CLEAR:
            return Meaning(Status.CLEAR, "", self.less) if said.consent == "yes" else AS_OTHERS_SAY
        return meaning(Ask.HOW, sign)

    def _empty(self) -> Meaning:
        if not self.ticked:
            return EMPTY
        if self.ask is Ask.CONSENT:
            return UNCLEAR  # not ticked: no leave, and nobody may give it for them
        hides = self.ask is Ask.SHOWN or (self.boxes and self.ask is Ask.HOW)
        return Meaning(Status.CLEAR, "", Shown.UNNAMED) if hides else EMPTY


def question_of(
    title: str,
    answers: Iterable[str],
    *,
    mapped: str = "",
    chosen: Mapping[str, str] | None = None,
) -> Question | None:
    """The question of a column that no platform and no other rule has taken, or None.

    `answers` are its cells. `mapped` is the field that the coordinator gave, one of `MAPPABLE`. The
    ask of the question can be `UNDECIDED`, which stops an import, and `OTHER`, which is private.
    """
    given = list(dict.fromkeys(each.strip() for each in answers))
    filled = [each for each in given if each]
    tongues = tongues_of(title, tuple(filled)) if len(filled) <= _MOST_CHOICES else ()
    ask = ask_mapped(title, mapped) if mapped else ask_decided(title, filled, tongues)
    dated = are_days(title, filled)
    if dated and not mapped:
        # A day below "Consent withdrawn" may hide them, or take their signature back.
        ask = Ask.CONSENT if ask_by_day(title) is Ask.CONSENT else Ask.UNDECIDED
    said = dict(chosen or {})
    if ask is not Ask.OTHER:
        by_title, legend = by_legend(title, ask, filled)
        ask = ask if mapped else by_title
        said = legend | said
    if ask is Ask.UNDECIDED:
        said = by_option(title, filled) | said
    if not mapped and ask in PLAIN and coded_option(title):
        # Which option it is, nothing in the file says.
        return Question(title, Ask.UNDECIDED) if not said else _of_code(title, said)
    if said and coded_option(title) and ask in (None, Ask.UNDECIDED):
        return _of_code(title, said)
    if said and ask in (None, Ask.OTHER, Ask.UNDECIDED) and is_option(title):
        # Anyone who ticks none of such columns said nothing that is clear.
        return Question(title, Ask.HOW, said, option=UNKNOWN, group=_TICKED_BY_TITLE)
    if said and ask in (None, Ask.OTHER, Ask.UNDECIDED):
        ask = Ask.HOW  # what its answers mean was said one by one, and the others are asked
    if ask is None:
        return None
    # One mark in any row shows a box: what another person wrote must not turn an empty one round.
    marked = any(each in _MARKS for each in filled)
    affirmed = all(_affirms(Question(title, ask, tongues=tongues), each) for each in filled)
    boxes = are_boxes(filled)
    box = bool(filled) and (marked or empty_is_no(title) or ("" in given and affirmed))
    polish = any(map(_is_bare_no, filled)) and any(map(is_polish, [title, *filled]))
    return Question(
        title,
        ask,
        said,
        boxes or box or (dated and ask is Ask.CONSENT),
        polish,
        signs=said_by_signs(filled),
        mixed=mixed_marks(filled) | numbered_answers(filled) | bracketed_answers(filled),
        flags=are_flags(filled),
        boxes=boxes,
        tongues=tongues,
        dated=dated,
    )


def _of_code(title: str, said: Mapping[str, str]) -> Question:
    """An option under a code; anyone who ticked none of its question said nothing that is clear."""
    return Question(title, Ask.HOW, said, option=UNKNOWN, group=coded_option(title))


def _is_bare_no(answer: str) -> bool:
    return fold(answer).strip(" .,!") == "no"


def _affirms(question: Question, answer: str) -> bool:
    """Whether an answer gives leave or wants the name shown: what a ticked box says."""
    found = question.meaning(answer)
    return found.consent == "yes" or (not found.consent and found.shown == Shown.NAMED)


def ask_decided(title: str, answers: Sequence[str], tongues: tuple[str, ...] = ()) -> Ask | None:
    """What a column asks by its title; where that is open, by its distinct answers."""
    ask = ask_of(title)
    if ask in (None, Ask.UNDECIDED, Ask.OTHER) and asks_how_to_sign(title, answers):
        return Ask.HOW
    if asks_of_detail(title, answers):
        return None
    if ask in (None, Ask.UNDECIDED):
        ask = asks_of_name(title, answers) or ask
    if tongues and are_choices_elsewhere(title, ask, answers, tongues):
        return Ask.HOW
    field = is_field(title) or understood(title) in _HOLDING_NAMES
    if len(answers) > _MOST_CHOICES and ask is None:
        return None  # free text, or names; wishes in it are heard one by one
    plain = [
        each for each in answers if is_yes_or_no(each, tongues) or is_display_choice(each, tongues)
    ]
    if ask is Ask.OTHER and names_a_thing(title) and answers and not plain:
        return None  # "Your e-mail will not be published": the addresses themselves
    if field:  # "Anonymous" in a column of names stands in the place of one.
        family = understood(title) in _FAMILY_NAMES
        choices = [
            each for each in plain if not (hidden_name(each) or (family and _has_particle(each)))
        ]
        return _of_field(ask, answers, choices)
    if may_be_field(title) and len(answers) > 1 and not plain:
        return None  # "Name as it should appear": the names themselves
    if ask is Ask.UNDECIDED and answers and all(map(is_display_choice, answers)):
        return Ask.HOW
    if ask is None and ask_of_answers(answers) and not is_of_sectors(title, answers):
        return Ask.HOW if all(map(is_display_choice, answers)) else Ask.UNDECIDED
    if ask is None and is_near(title) and any(map(_shows_less, answers)):
        return None if is_of_sectors(title, answers) else Ask.UNDECIDED
    about = hints(title) or (is_near(title) and is_turned(title))
    if ask is None and answers and about and all(map(is_yes_or_no, answers)):
        return None if is_of_sectors(title, answers) else Ask.UNDECIDED
    return ask


def _has_particle(answer: str) -> bool:
    """ "De la Muestra": a family name, though "muestra" is to show."""
    first, *rest = answer.split()
    return bool(rest) and fold(first) in _PARTICLES and rest[-1][:1].isupper()


def _shows_less(answer: str) -> bool:
    """ "Private" and "With initials", which are choices below a title that is near them."""
    return is_display_choice(answer) and meaning(Ask.HOW, answer).shown in _LESS


def _of_field(ask: Ask | None, answers: Sequence[str], plain: Sequence[str]) -> Ask | None:
    """ "Name (will be published)" is the column of names, unless its cells are yes and no."""
    if not plain or 2 * len(plain) < len(answers):
        return None if answers else ask
    return ask or Ask.UNDECIDED


def ask_mapped(title: str, mapped: str) -> Ask:
    """What a column asks that the coordinator mapped; what its title says of polarity stays."""
    own = ask_of(title)
    if own in (None, Ask.UNDECIDED) and is_option(title) and mapped != "anonymous":
        return Ask.HOW  # a tick below "No" is no yes: what it means must be said
    if own is Ask.ANONYMOUS or mapped == "anonymous":
        return Ask.ANONYMOUS
    if mapped == "consent":
        # A yes to a title with a "not" in it may be a no, and one to "initials only" is not leave
        # for the name: then each answer must be mapped.
        partly = own is Ask.UNDECIDED and (is_turned(title) or is_less(title))
        return Ask.HOW if partly else Ask.CONSENT
    return Ask.SHOWN if own in (Ask.SHOWN, Ask.CONSENT) else Ask.HOW


def ask_of_answers(answers: Iterable[str]) -> bool:
    """Whether the distinct answers of an otherwise unknown column are display choices.

    Half of them must be. Fewer are wishes among texts, which are heard one by one.
    """
    given = [each for each in answers if each.strip()]
    if any(map(is_wish, given)) and all(map(is_display_choice, given)):
        return True
    if not given or len(given) > _MOST_CHOICES:
        return False
    choices = [each for each in given if is_display_choice(each)]
    return len(choices) > 1 and 2 * len(choices) >= len(given)


def unplaced(question: Question, answers: Iterable[str]) -> list[str]:
    """The distinct answers that no rule can place, in order of appearance."""
    distinct = dict.fromkeys(" ".join(each.split()) for each in answers)
    return [each for each in distinct if question.meaning(each).status is Status.UNKNOWN]
