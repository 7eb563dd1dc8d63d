"""What an answer about consent or display means: consent, how to be shown, or that it says neither.

`sayings` reads the words of an answer; here they are taken as an answer to what was asked. What is
not understood is `UNKNOWN`, and stops an import until the coordinator says what it means.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from letterkit.errors import LetterkitError
from letterkit.lists.consent.consents import Ask, is_field
from letterkit.lists.consent.limited_yes import is_limited, is_marked
from letterkit.lists.consent.name_alone import shown_by
from letterkit.lists.consent.plain_answers import plain_answer
from letterkit.model import Shown
from letterkit.wishes.lexicon import fold, words_of
from letterkit.wishes.sayings import (
    Said,
    is_no_with_reason,
    is_unclear,
    is_unclear_in,
    sayings,
    sayings_in,
)


class Status(StrEnum):
    """How well an answer is understood."""

    CLEAR = "clear"
    EMPTY = "empty"  # no answer: the coordinator may speak for it
    UNCLEAR = "unclear"  # "maybe", "?": an answer, so nobody may speak for it
    UNCHOSEN = "unchosen"  # an option that was not taken: another one may have been
    UNKNOWN = "unknown"  # words that no rule can place


@dataclass(frozen=True, slots=True)
class Meaning:
    """`consent` is `yes`, `no` or nothing; `shown` is one of `Shown` or nothing."""

    status: Status
    consent: str = ""
    shown: str = ""


EMPTY = Meaning(Status.EMPTY)
# Nobody is named by an answer that is not understood, even if its status is not looked at.
UNCLEAR = Meaning(Status.UNCLEAR, "", Shown.UNNAMED)
UNCHOSEN = Meaning(Status.UNCHOSEN, "", Shown.UNNAMED)
UNKNOWN = Meaning(Status.UNKNOWN, "", Shown.UNNAMED)
# A no to "Only initials?": what other columns say holds.
AS_OTHERS_SAY = Meaning(Status.CLEAR)

# What a coordinator can say that an answer means: `--map "Question: Only count me=unnamed"`.
CHOICES: Mapping[str, Meaning] = {
    "named": Meaning(Status.CLEAR, "", Shown.NAMED),
    "initials": Meaning(Status.CLEAR, "", Shown.INITIALS),
    "role": Meaning(Status.CLEAR, "", Shown.ROLE),
    "unnamed": Meaning(Status.CLEAR, "", Shown.UNNAMED),
    "yes": Meaning(Status.CLEAR, "yes"),
    "no": Meaning(Status.CLEAR, "no"),
    "unclear": UNCLEAR,
}
_LONGEST = 300
_OPTION_WORDS = 4
# LimeSurvey's, where an export has codes and no questions.
_CODED = re.compile(r"(.*[^\W_])\s*\[(?:[A-Za-z]{1,3}_?)?\d{1,5}\]\s*")
# What spreadsheets write where a formula failed ("#REF!", «#Н/Д»), and a number below nothing.
_WRITTEN = re.compile(r"#[^\W\d]\S*|#[¡¿]\S+|[-−]\s?\d+")
_ANSWER_CODE = re.compile(r"(?<=\w)\s*[(\[][A-Z]{1,2}\d{1,3}[)\]]\s*$")
# "Vor- und Nachname"
_HALF_WORD = re.compile(
    r"\b(vor|nach|zu)[-‐]?\s+(?:und|&|u\.)\s+(?=(?:vor|nach|zu|familien)name)", re.IGNORECASE
)
# With its accent it is a yes; without, French "if" as well.
_SI = re.compile(r"^\W*s[íì](?!\w)", re.IGNORECASE)
_MAY = frozenset({
    *("можно", "да можно", "можно да", "можна", "так можна", "можна так", "mozna", "tak mozna"),
    *("se puede", "si se puede", "vous pouvez", "oui vous pouvez", "durfen sie", "ja durfen sie"),
    "可以",
})  # fmt: skip
_HIDDEN_FIRST = (Shown.UNNAMED, Shown.ROLE, Shown.INITIALS, Shown.NAMED)


def meaning(
    ask: Ask,
    answer: str,
    chosen: Mapping[str, str] | None = None,
    tongues: tuple[str, ...] = (),
) -> Meaning:
    """What an answer to this question means; `chosen` are a coordinator's words for answers.

    `tongues` are other languages in one of which the question is: what they say of it counts.
    """
    for text, choice in (chosen or {}).items():
        if same_answer(text, answer):
            return _chosen(ask, choice)
    found = _in_tongues(ask, answer, tongues)
    found = _plainly(ask, answer) if found == UNKNOWN else found or _meaning(ask, answer)
    names = found.consent == "yes" or found.shown == Shown.NAMED
    return UNKNOWN if names and is_marked(answer) else found


def _in_tongues(ask: Ask, answer: str, tongues: tuple[str, ...]) -> Meaning | None:
    """What an answer means in another language, or None if no such language knows its words."""
    if not tongues or len(answer) > _LONGEST or ask in (Ask.OTHER, Ask.UNDECIDED):
        return None
    if is_unclear_in(tongues, words_of(answer)):
        return UNCLEAR
    if not (said_in := sayings_in(tongues, _ANSWER_CODE.sub("", answer))):
        return None
    found = {_answered(ask, said) if said else UNKNOWN for said in said_in}
    return found.pop() if len(found) == 1 else UNKNOWN


def same_answer(one: str, other: str) -> bool:
    """Whether two answers are one but for case, blanks and accents."""
    return fold(" ".join(one.split())) == fold(" ".join(other.split()))


def _chosen(ask: Ask, choice: str) -> Meaning:
    if choice not in CHOICES:
        raise LetterkitError(
            f"--map: unknown meaning of an answer: {choice[:40]}",
            hint=f"it is one of {', '.join(CHOICES)}",
        )
    found = CHOICES[choice]
    if ask is Ask.CONSENT and found.shown and found.status is Status.CLEAR:
        # Anyone who chose how to be shown, when asked for leave to publish, gave it.
        return Meaning(Status.CLEAR, "yes", found.shown)
    return found


@lru_cache(maxsize=65_536)
def _meaning(ask: Ask, answer: str) -> Meaning:
    # LimeSurvey can write the code of an answer behind it: "Yes (A1)".
    answer = _HALF_WORD.sub(r"\1name und ", _ANSWER_CODE.sub("", answer))
    if ask in (Ask.CONSENT, Ask.SHOWN) and fold(answer).strip(" .!") in _MAY:
        answer = "да"  # "you may" is a yes to "may we"
    answer = _SI.sub("yes", unicodedata.normalize("NFC", answer))
    words = words_of(answer)
    if not words:
        return EMPTY
    if len(answer) > _LONGEST or ask in (Ask.OTHER, Ask.UNDECIDED):
        return UNKNOWN
    if answer.strip().casefold() in set(Shown) and ask is not Ask.ANONYMOUS:
        return _with_shown(ask, answer.strip().casefold())
    if is_unclear(words) or _WRITTEN.fullmatch(answer.strip()):
        return UNCLEAR
    said_in = sayings(answer)
    if any(said and said.head == "no" for said in said_in):
        # "Nie" is no in Polish and never in German: the bare "not" adds nothing.
        said_in -= {Said(refuses=True)}
    found = {_answered(ask, said) if said else UNKNOWN for said in said_in}
    means = found.pop() if len(found) == 1 else UNKNOWN
    if means.status is Status.CLEAR and _says_yes(means, said_in) and is_limited(answer):
        return UNKNOWN
    return _as_a_whole(ask, answer) if means == UNKNOWN else means


def _as_a_whole(ask: Ask, answer: str) -> Meaning:
    """What an answer says as a whole whose parts do not say it."""
    if ask in (Ask.CONSENT, Ask.SHOWN, Ask.HOW):
        by = shown_by(answer)
        if by:
            return _with_shown(ask, by)
        if _no_but_counted(answer):
            return _with_shown(ask, Shown.UNNAMED.value)
    if ask in (Ask.CONSENT, Ask.SHOWN) and is_no_with_reason(answer):
        return _answered(ask, Said(head="no"))
    return _plainly(ask, answer)


def _plainly(ask: Ask, answer: str) -> Meaning:
    """What a whole answer such as "Given" says, where leave is asked for."""
    said = plain_answer(answer) if ask in (Ask.CONSENT, Ask.SHOWN) else ""
    return _answered(ask, Said(head=said)) if said else UNKNOWN


def _says_yes(means: Meaning, said_in: Iterable[Said | None]) -> bool:
    """Whether an answer gives leave or names, or is a yes to hiding, which may be less."""
    given = means.consent == "yes" or means.shown == Shown.NAMED
    return given or any(said and said.head == "yes" for said in said_in)


def _no_but_counted(answer: str) -> bool:
    """Whether a comma parts a no from how they sign: "Non, anonyme" is not "non anonyme"."""
    head, comma, rest = answer.replace("،", ",").partition(",")
    if not comma or not any(said and said.head == "no" for said in sayings(head)):
        return False
    return _meaning(Ask.HOW, rest) == Meaning(Status.CLEAR, "", Shown.UNNAMED)


def _with_shown(ask: Ask, shown: str) -> Meaning:
    return Meaning(Status.CLEAR, "yes" if ask is Ask.CONSENT else "", shown)


def _answered(ask: Ask, said: Said) -> Meaning:
    """A saying as the answer to a question."""
    if said.refuses and (said.head == "yes" or said.agrees or said.shown == Shown.NAMED):
        return UNKNOWN
    if said.head == "no" and (said.agrees or said.fine):
        return UNKNOWN
    if said.fine and (said.refuses or ask not in (Ask.CONSENT, Ask.SHOWN)):
        return UNKNOWN  # "I don't mind" leaves it to others whether to hide them
    match ask:
        case Ask.CONSENT:
            return _leave(said)
        case Ask.ANONYMOUS:
            return _hidden(said)
        case Ask.SHOWN | Ask.HOW:
            return _display(ask, said)
        case _:
            return UNKNOWN


def _leave(said: Said) -> Meaning:
    """The answer to "May we publish your name?"."""
    no = said.head == "no" or said.refuses
    if not no:
        hidden = said.shown == Shown.UNNAMED
        if hidden and not said.counts and not (said.head or said.agrees):
            return Meaning(Status.CLEAR, "no", Shown.UNNAMED)  # "Do not publish my name"
        return Meaning(Status.CLEAR, "yes", said.shown)
    if said.shown == Shown.NAMED:
        return UNKNOWN
    if said.shown in (Shown.INITIALS, Shown.ROLE):
        return Meaning(Status.CLEAR, "yes", said.shown) if said.only else UNKNOWN
    if said.only and said.shown == Shown.UNNAMED and not said.refuses:
        return Meaning(Status.CLEAR, "yes", said.shown)  # "No, only count us"
    if said.head == "no" and said.shown == Shown.UNNAMED and not said.refuses:
        return Meaning(Status.CLEAR, "yes", said.shown)  # "No, anonymously": they do sign
    return Meaning(Status.CLEAR, "no", said.shown)


def _hidden(said: Said) -> Meaning:
    """The answer to "Remain anonymous?": neither a yes nor a no to it is consent."""
    if said.refuses:
        return UNKNOWN
    yes = said.head == "yes" or said.agrees
    if said.head == "no":
        plain = said.shown in ("", Shown.NAMED)
        return Meaning(Status.CLEAR, "", Shown.NAMED) if plain else UNKNOWN
    if yes:
        plain = said.shown in ("", Shown.UNNAMED)
        return Meaning(Status.CLEAR, "", Shown.UNNAMED) if plain else UNKNOWN
    return Meaning(Status.CLEAR, "", said.shown)


def _display(ask: Ask, said: Said) -> Meaning:
    """The answer to "Show my name?", or a choice of how to be shown."""
    if said.refuses:
        hidden = Meaning(Status.CLEAR, "no", Shown.UNNAMED)
        return hidden if said.shown in ("", Shown.UNNAMED) else UNKNOWN
    if said.head == "no":
        if said.shown in (Shown.INITIALS, Shown.ROLE) and said.only:
            return Meaning(Status.CLEAR, "", said.shown)
        plain = said.shown == Shown.UNNAMED or (not said.shown and ask is Ask.SHOWN)
        return Meaning(Status.CLEAR, "", Shown.UNNAMED) if plain else UNKNOWN
    if said.shown:
        return Meaning(Status.CLEAR, "", said.shown)
    return Meaning(Status.CLEAR, "", Shown.NAMED) if ask is Ask.SHOWN else UNKNOWN


def combine(meanings: Iterable[Meaning]) -> Meaning:
    """What several columns say of one person together: always what names the least.

    A no beats a yes, what is hidden more beats what is shown more, and an answer that is not
    understood beats one that is. Columns without an answer say nothing, and so do options that were
    not taken; someone who took none of them gave an answer that is not clear.
    """
    answers = [each for each in meanings if each.status is not Status.EMPTY]
    given = [each for each in answers if each.status is not Status.UNCHOSEN]
    if not given:
        return UNCLEAR if answers else EMPTY
    consents = {each.consent for each in given}
    shown = {each.shown for each in given}
    statuses = {each.status for each in given}
    consent = "no" if "no" in consents else "yes" if "yes" in consents else ""
    status = Status.CLEAR
    for worse in (Status.UNCLEAR, Status.UNKNOWN):
        if worse in statuses:
            status = worse
            consent = "no" if consent == "no" else ""
    display = next((each.value for each in _HIDDEN_FIRST if each in shown), "")
    return Meaning(status, consent, display)


def is_yes_or_no(answer: str, tongues: tuple[str, ...] = ()) -> bool:
    """Whether an answer is a bare yes, no, tick or "maybe"."""
    if tongues and any(
        said and said.head and not said.shown for said in sayings_in(tongues, answer)
    ):
        return True
    if any(said and said.head and not said.shown for said in sayings(answer)):
        return True
    return _meaning(Ask.CONSENT, answer).status is Status.UNCLEAR


def says_no(answer: str) -> bool:
    """Whether an answer begins with a no, whatever follows: "No, anonymously"."""
    return any(said is not None and said.head == "no" for said in sayings(answer))


def is_display_choice(answer: str, tongues: tuple[str, ...] = ()) -> bool:
    """Whether an answer by itself says how to be shown, whatever was asked."""
    found = meaning(Ask.HOW, answer, tongues=tongues)
    # "Not now" refuses, but what it refuses depends on the question.
    return found.status is Status.CLEAR and not found.consent


def shown_of(answer: str) -> str:
    """How somebody wants to be shown by an answer alone, whatever was asked; or nothing."""
    return _meaning(Ask.HOW, answer).shown


@lru_cache(maxsize=4096)
def is_option(title: str) -> bool:
    """Whether a title is itself an answer, "Yes" or "Initials", so that a tick below takes it."""
    if any(sign in title for sign in "№#?؟") or len(title.split()) > _OPTION_WORDS:
        return False
    return is_yes_or_no(title) or (is_display_choice(title) and not is_field(title))


def coded_option(title: str) -> str:
    """The question of an option under a code, `publish` of `publish[SQ001]`; or nothing."""
    found = _CODED.fullmatch(title)
    return found[1].strip() if found else ""


def is_no(answer: str) -> bool:
    """Whether an answer is a bare no, a 0 or a dash: what stands where no tick is."""
    plain = is_yes_or_no(answer) and _meaning(Ask.CONSENT, answer).consent == "no"
    return plain or answer.strip() in ("-", "–", "—", "−")


def option_taken(title: str) -> str:
    """What a tick below such a title means, as one of `CHOICES`, or nothing."""
    for ask in (Ask.HOW, Ask.CONSENT):
        found = _meaning(ask, title)
        if found.status is Status.CLEAR:
            return next((text for text, means in CHOICES.items() if means == found), "")
    return ""
