"""Whether somebody signed, and whether their signature stands: columns, notes and groups.

`Signed?` no, `Status` rejected, `Withdrawn on` 3 November: anyone who is in such a row does not
sign, and is left out with the reason. The words are in `standing.toml`. A title or an answer counts
only if all of its words are known; what no rule can place is `OPEN`, and stops an import.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from letterkit.lists.columns.questions import field_of
from letterkit.lists.columns.receipts_asked import (
    is_agreement,
    is_degree,
    is_of_letter,
    is_receipt_or_home,
)
from letterkit.lists.consent.consent_days import A_DAY
from letterkit.lists.consent.consents import Ask, ask_of, hints
from letterkit.lists.consent.discreet import is_discreet
from letterkit.lists.consent.meanings import (
    CHOICES,
    Status,
    is_display_choice,
    meaning,
    same_answer,
    says_no,
)
from letterkit.lists.consent.signing_asked import (
    are_actions,
    are_of_age,
    are_of_parents,
    chose_to_sign,
    is_box_of_age,
    is_of_minors,
    is_of_parents,
    may_sign_by,
    option_to_sign,
    parents_agree,
)
from letterkit.lists.rows.contents import shown_title
from letterkit.lists.rows.days import iso_day
from letterkit.lists.said.heading_states import is_state
from letterkit.lists.said.standing_words import (
    LEFT,
    PARTS,
    STATES,
    is_looked_at,
    is_of_other_status,
    is_withdrawal,
    labels_of,
    names_status,
)
from letterkit.wishes.not_yet import says_not_yet

# Fields of a column: a no leaves out, a yes or a date leaves out, words say it.
SIGNS, WITHDRAWN, STATUS = "signs", "withdrawn", "status"
STANDINGS = frozenset({SIGNS, WITHDRAWN, STATUS})
# What the answers to such a column mean.
IN, OUT, OPEN = "in", "out", ""
# How the reason begins why somebody who says no to signing is left out.
NOT_SIGNED = "did not sign, or not yet"
# How an answer is called that a row does not have a place for.
NO_ANSWER = "(no answer)"
_ABOUT_MAILS = "(mails)"
# States that are written as a yes is.
_FINE = frozenset({"ok", "okay", "ок", "окей", "o.k"})
# What a column says beside other things; what it leaves open is asked as about signing.
_PARENTS, _ACTIONS, _AGE = "(parents)", "(actions)", "(age)"
# The letter of another year, unless it is the day that they signed.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_BOX = re.compile(r"[\[\]☐☑✅✓✔✗✘]")


@dataclass(frozen=True, slots=True)
class Standing:
    """A column that says whether a signature stands.

    `chosen` are what the coordinator said that answers mean. `quiet` is a column that only may be
    one and in which nothing says so: it asks nothing, and everybody is in. `sparse` is a column
    that some rows do not have at all, so that nothing in it is no answer rather than a no.
    `unsure` is one that may be about another letter, or about agreeing: only a person can say.
    In one with `empties`, nothing in a cell is an answer that a person must place. `asked` is one
    whose title is not understood: it leaves nobody out unless somebody says so. In a `held` one,
    such as "Embargo", no text says by itself that a signature stands. All days of a `dated` one
    are one answer.
    """

    title: str
    topic: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    quiet: bool = False
    sparse: bool = False
    unsure: bool = False
    empties: bool = False
    asked: bool = False
    held: bool = False
    dated: bool = False

    def verdict(self, answer: str) -> str:
        """`IN`, `OUT` or `OPEN`."""
        answer = " ".join(answer.split())
        if (self.sparse or self.empties) and not answer:
            answer = NO_ANSWER
        if self.dated and _is_day(answer):
            answer = A_DAY
        for text, said in self.chosen.items():
            if same_answer(text, answer):
                signs = said == IN or (said in CHOICES and answer != NO_ANSWER)  # and is shown so
                return IN if signs else OUT if said == OUT else OPEN
        if self.quiet:
            return IN
        if self.topic == _PARENTS:
            return IN if parents_agree(answer) else OPEN
        if self.topic == _AGE:
            return IN if may_sign_by(self.title, answer) else OPEN
        if self.topic == _ACTIONS:
            ticked = option_to_sign(self.title) and _yes_or_no(answer) == "yes"
            return IN if ticked or chose_to_sign(answer) else OPEN
        if self.unsure:
            agrees = is_agreement(self.title) and (_yes_or_no(answer) == "yes" or is_degree(answer))
            return IN if agrees else OPEN
        if answer in ("", NO_ANSWER):
            none = OPEN if answer else OUT
            return none if self.topic == SIGNS else IN
        found = _verdict(self.topic, answer, same_answer(answer, self.title))
        if self.held and found == IN and not (self.topic == WITHDRAWN and says_bare(answer)):
            return OPEN
        return OPEN if self.asked and found == OUT else found

    @property
    def field(self) -> str:
        """The field of the column; what may be about e-mails is asked as a withdrawal."""
        if self.topic in (_PARENTS, _ACTIONS, _AGE):
            return SIGNS
        return WITHDRAWN if self.topic == _ABOUT_MAILS else self.topic

    @property
    def reason(self) -> str:
        """Why a row is left out."""
        title = shown_title(self.title)[:60]
        if self.field == SIGNS:
            return f"{NOT_SIGNED}, as “{title}” says"
        return f"withdrawn, rejected or not confirmed, as “{title}” says"


def standing_of(
    title: str,
    answers: Iterable[str],
    *,
    mapped: str = "",
    chosen: Mapping[str, str] | None = None,
) -> Standing | None:
    """What a column says of signatures, or None. `mapped` is one of `STANDINGS` or nothing."""
    given = {" ".join(each.split()) for each in answers}
    filled = given - {""}
    agreeing = is_agreement(title) and filled == given and _are_of_agreeing(filled)
    if agreeing and not (mapped or _topic(title)):
        return _agreeing(title, filled, dict(chosen or {}))
    if not mapped and (beside := _beside_others(title, given, dict(chosen or {}))):
        return beside
    topic = mapped or _topic(title) or _topic_by_answers(title, filled)
    asked = not topic and _are_states(title, filled)
    if not topic and not asked:
        return None
    if topic == WITHDRAWN and not mapped and filled and not any(map(_is_plain, filled)):
        topic = STATUS if any(map(_says_status, filled)) else topic  # "Moderation: approved"
    held = topic == STATUS and not mapped and _topic(title) == WITHDRAWN and not is_looked_at(title)
    found = Standing(title, topic or STATUS, dict(chosen or {}), asked=asked, held=held)
    topic = found.topic
    quiet = Standing(title, topic, found.chosen, quiet=True)
    if mapped and mapped != STATUS:
        return found
    if topic == STATUS:
        if any(is_state(each) or is_discreet(each) or says_not_yet(each) for each in filled):
            return found
        says = any(_says_status(each) or _says_in_or_out(each) for each in filled)
        return found if says or found.chosen else quiet
    if topic == SIGNS:
        if not filled:
            return quiet
        if not mapped and _YEAR.search(title):
            found = replace(found, unsure=True)
        return found if _are_of_signing(title, filled) else None
    return found


def _agreeing(title: str, answers: Set[str], chosen: Mapping[str, str]) -> Standing:
    """Agreement with the letter: a no may mean that they do not sign, and all else says nothing."""
    found = Standing(title, SIGNS, chosen, unsure=True)
    against = any(found.verdict(each) != IN for each in answers)
    return found if against and is_of_letter(title) else replace(found, quiet=True)


def _beside_others(title: str, given: Set[str], chosen: Mapping[str, str]) -> Standing | None:
    """A question on which a signature hangs though it is about more: what parents say, or chose."""
    filled = given - {""}
    if is_of_parents(title):
        if ask_of(title) is Ask.UNDECIDED and hints(title):
            return None  # "Parent consents to publication?" is asked about as that
        if not are_of_parents(title, filled):
            return None
        # Below a title for everybody, a box that is empty may be one that the parents did not tick.
        return Standing(title, _PARENTS, chosen, empties=not is_of_minors(title))
    if ask_of(title) in (None, Ask.OTHER, Ask.UNDECIDED) and are_of_age(title, filled):
        return Standing(title, _AGE, chosen, empties=is_box_of_age(title, filled))
    boxes = option_to_sign(title) and bool(filled) and all(map(_is_tick, filled))
    if ask_of(title) is None and (boxes or are_actions(title, given)):
        return Standing(title, _ACTIONS, chosen, empties=True)
    return None


def _is_plain(answer: str) -> bool:
    return bool(_yes_or_no(answer)) or _is_day(answer) or is_withdrawal(answer)


def _is_tick(answer: str) -> bool:
    return bool(_yes_or_no(answer)) or chose_to_sign(answer)


def _are_of_agreeing(answers: Set[str]) -> bool:
    return bool(answers) and all(_yes_or_no(each) or is_degree(each) for each in answers)


def _topic_by_answers(title: str, answers: Set[str]) -> str:
    """What a title is about by itself that says it only with such answers below it."""
    plain = " ".join(title.casefold().replace("_", " ").replace("-", " ").split()).strip(" ?:")
    bare = bool(answers) and all(map(_yes_or_no, answers))
    if bare and labels_of(title) - {"looked", "status"} == {"stage"}:
        return WITHDRAWN  # "Under review": yes
    if plain.removeprefix("has ").removeprefix("is ") in LEFT:
        said = [_yes_or_no(each) or _is_day(each) for each in answers]
        return WITHDRAWN if said and all(said) else ""
    if plain in PARTS and any(is_state(each) or is_discreet(each) for each in answers):
        return STATUS
    if plain in STATES and any(_says_status(each) for each in answers):
        return STATUS
    return ""


def _are_states(title: str, answers: Set[str]) -> bool:
    """Whether answers such as "rejected" say what became of a signature, whatever the title is.

    Below `supporterProcessingStatus` one of them must, and below a title without such a word all.
    """
    if ask_of(title) not in (None, Ask.OTHER) or field_of(title) not in ("", "private"):
        return False
    if is_receipt_or_home(title) or is_of_other_status(title):
        return False
    if names_status(title):
        return any(_verdict(STATUS, each, False) == OUT for each in answers)
    said = [_by_words(each) for each in answers]
    return len(said) > 1 and OUT in said and OPEN not in said and ask_of(title) is None


def _are_of_signing(title: str, answers: Iterable[str]) -> bool:
    """Whether a column says yes or no: not dates alone, names, or how to be shown.

    Anyone who has no date below "Confirmed at" is not confirmed; "Signed at" is a date and no more.
    """
    dated = "in" in labels_of(title) and field_of(title) != "signed"
    if any(
        is_display_choice(each) or meaning(Ask.CONSENT, each).shown
        for each in answers
        if meaning(Ask.CONSENT, each).status is Status.CLEAR and not says_no(each)
    ):
        return False
    return any((dated or not _is_day(each)) and _verdict(SIGNS, each, False) for each in answers)


def _says_status(answer: str) -> bool:
    """Whether an answer can only be about a signature: "active" is a member's as likely."""
    return labels_of(answer) & {"gone", "out", "sign", "mails", "stage", "held"} != set() or (
        "in" in labels_of(answer) and not answer.casefold().startswith(("activ", "aktiv", "актив"))
    )


def _says_in_or_out(answer: str) -> bool:
    """ "out", and "ok" beside what is not: below "State" they may be places."""
    return answer.casefold().strip(" .!") in LEFT or _yes_or_no(answer) == "yes"


@lru_cache(maxsize=4096)
def _topic(title: str) -> str:
    if is_receipt_or_home(title):
        return ""
    labels = labels_of(title)
    if "not" in labels:
        # "Not signed": a yes says that they did not.
        return WITHDRAWN if labels & {"in", "sign"} and not labels & {"gone", "out"} else ""
    if "mails" in labels:
        return _ABOUT_MAILS
    if "gone" in labels or ("out" in labels and "in" not in labels):
        return WITHDRAWN
    if labels & {"held", "take"} and not labels & {"in", "sign", "done"}:
        return WITHDRAWN  # "On hold", «Снять подпись?»
    if "status" in labels:
        return STATUS
    return SIGNS if labels & {"sign", "in"} else ""


@lru_cache(maxsize=65_536)
def _verdict(topic: str, answer: str, is_title: bool) -> str:
    """What an answer means in a column of a topic."""
    if is_title:
        return OUT if topic == WITHDRAWN else IN if topic == SIGNS else OPEN
    yes = _yes_or_no(answer)
    day = _is_day(answer)
    if topic == _ABOUT_MAILS:
        return IN if yes == "no" else OPEN
    if topic == WITHDRAWN:
        if is_withdrawal(answer):
            return OUT
        return IN if yes == "no" else OUT if yes or day else OPEN
    if topic == STATUS and (stage := _by_stage(answer)):
        return stage
    if said := _by_words(answer):
        return said
    if topic == STATUS:
        # A bare yes says what the title says, and a title such as "On hold" says no.
        return IN if answer.casefold().strip(" .!") in _FINE else OPEN
    if yes or day:
        return OUT if yes == "no" else IN
    return OPEN


def _by_stage(answer: str) -> str:
    """What "in progress" and "done" say, which mean nothing but in a column of a status."""
    labels = labels_of(answer)
    if labels in ({"stage"}, {"held"}):
        return OUT
    return IN if labels == {"done"} else OPEN


def _by_words(answer: str) -> str:
    labels = labels_of(answer)
    if "mails" in labels or not labels & {"gone", "out", "in", "sign"}:
        return OPEN
    out = bool(labels & {"gone", "out"})
    if out and "in" in labels:
        return OPEN
    if "not" in labels:
        # "Not rejected" may still be pending.
        return OPEN if out else OUT
    return OUT if out else IN


def is_held(title: str) -> bool:
    """Whether a yes to a title says that a signature does not stand: "On hold", "Embargo?"."""
    return _topic(title) == WITHDRAWN


def _yes_or_no(answer: str) -> str:
    found = meaning(Ask.CONSENT, answer)
    plain = found.status is Status.CLEAR and not found.shown
    if plain or _BOX.search(answer):
        return found.consent
    return "no" if answer.casefold() in ("null", "none", "-", "–", "—", "/") else ""


def says_bare(answer: str) -> str:
    """ "yes" or "no" for an answer that is no more than that, else nothing."""
    return "" if labels_of(answer) - {"not"} else _yes_or_no(answer)


def _is_day(text: str) -> bool:
    return bool(iso_day(text, "day-month") or iso_day(text, "month-day"))


def unplaced_standing(standing: Standing, answers: Sequence[str]) -> list[str]:
    """The distinct answers that no rule can place."""
    return [each for each in answers if each.strip() and standing.verdict(each) == OPEN]
