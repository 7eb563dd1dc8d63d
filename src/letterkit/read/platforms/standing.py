"""Whether somebody signed, and whether their signature stands: columns, notes and groups.

`Signed?` no, `Status` rejected, `Withdrawn on` 3 November: whoever is in such a row does not sign,
and is left out with the reason. The words are in `standing.toml`. A title or an answer counts only
if all of its words are known; what no rule can place is `OPEN`, and stops an import.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import lru_cache

from letterkit.read.days import iso_day
from letterkit.read.group_words import kind_of_group
from letterkit.read.phrases import MARK, Phrases, Piece, tables_of
from letterkit.read.platforms.beside_names import is_role
from letterkit.read.platforms.consents import Ask, ask_of
from letterkit.read.platforms.discreet import is_discreet
from letterkit.read.platforms.heading_states import is_state
from letterkit.read.platforms.meanings import (
    Status,
    is_display_choice,
    meaning,
    same_answer,
    says_no,
)
from letterkit.read.platforms.questions import field_of
from letterkit.read.platforms.receipts_asked import (
    is_agreement,
    is_degree,
    is_of_letter,
    is_receipt_or_home,
)

# Fields of a column: a no leaves out, a yes or a date leaves out, words say it.
SIGNS, WITHDRAWN, STATUS = "signs", "withdrawn", "status"
STANDINGS = frozenset({SIGNS, WITHDRAWN, STATUS})
# What the answers to such a column mean.
IN, OUT, OPEN = "in", "out", ""
# How the reason begins why whoever says no to signing is left out.
NOT_SIGNED = "did not sign, or not yet"
# How an answer is called that a row does not have a place for.
NO_ANSWER = "(no answer)"
_ABOUT_MAILS = "(mails)"
# Titles that alone are said of whoever is no more among those who signed.
_LEFT = frozenset({
    "left", "gone", "quit", "out", "departed", "dropout", "ex", "former", "ушел", "ушла", "вышел",
    "вышла", "выйшаў", "выйшла", "пайшоў", "пішов", "вийшов", "odszedł", "odeszła", "weg", "raus",
    "parti", "partie", "sorti", "fuera", "salió", "se fue", "غادر", "غادرت",
})  # fmt: skip
# Titles whose answers may say it, as "status" does.
_STATES = frozenset({
    "state", "stage", "situation", "condition", "состояние", "стан", "stan", "zustand", "état",
    "etat", "estado", "situación", "الوضع",
})  # fmt: skip
# Titles of parts of a list, of which one may be of those who are only expected.
_PARTS = frozenset({
    "group", "list", "wave", "round", "batch", "tier", "phase", "category", "section", "tag",
    "tags", "label", "type", "bucket", "priority", "группа", "список", "волна", "категория",
    "раздел", "метка", "тип", "очередь", "група", "спіс", "хваля", "катэгорыя", "раздзел", "тып",
    "чарга", "хвиля", "категорія", "розділ", "черга", "grupa", "lista", "fala", "kategoria",
    "dział", "typ", "gruppe", "liste", "welle", "kategorie", "abschnitt", "groupe", "vague",
    "catégorie", "grupo", "ola", "categoría", "sección", "tipo", "المجموعة", "القائمة", "الفئة",
    "النوع",
})  # fmt: skip
# The letter of another year, unless it is the day that they signed.
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST = 120
_BOX = re.compile(r"[\[\]☐☑✅✓✔✗✘]")


@dataclass(frozen=True, slots=True)
class Standing:
    """A column that says whether a signature stands.

    `chosen` are what the coordinator said that answers mean. `quiet` is a column that only may be
    one and in which nothing says so: it asks nothing, and everybody is in. `sparse` is a column
    that some rows do not have at all, so that nothing in it is no answer rather than a no.
    `unsure` is one that may be about another letter, or about agreeing: only a person can say.
    """

    title: str
    topic: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    quiet: bool = False
    sparse: bool = False
    unsure: bool = False

    def verdict(self, answer: str) -> str:
        """`IN`, `OUT` or `OPEN`."""
        answer = " ".join(answer.split())
        if self.sparse and not answer:
            answer = NO_ANSWER
        for text, said in self.chosen.items():
            if same_answer(text, answer):
                return said if said in (IN, OUT) else OPEN
        if self.quiet:
            return IN
        if self.unsure:
            agrees = is_agreement(self.title) and (_yes_or_no(answer) == "yes" or is_degree(answer))
            return IN if agrees else OPEN
        if answer == NO_ANSWER:
            return OPEN if self.topic == SIGNS else IN
        if not answer:
            return OUT if self.topic == SIGNS else IN
        return _verdict(self.topic, answer, same_answer(answer, self.title))

    @property
    def field(self) -> str:
        """The field of the column; what may be about e-mails is asked as a withdrawal."""
        return WITHDRAWN if self.topic == _ABOUT_MAILS else self.topic

    @property
    def reason(self) -> str:
        """Why a row is left out."""
        if self.topic == SIGNS:
            return f"{NOT_SIGNED}, as “{self.title[:60]}” says"
        return f"withdrawn, rejected or not confirmed, as “{self.title[:60]}” says"


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
    topic = mapped or _topic(title) or _topic_by_answers(title, filled)
    if not topic:
        return None
    found = Standing(title, topic, dict(chosen or {}))
    quiet = Standing(title, topic, found.chosen, quiet=True)
    if mapped and mapped != STATUS:
        return found
    if topic == STATUS:
        if any(is_state(each) or is_discreet(each) for each in filled):
            return found
        return found if any(_says_status(each) for each in filled) or found.chosen else quiet
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


def _are_of_agreeing(answers: Set[str]) -> bool:
    return bool(answers) and all(_yes_or_no(each) or is_degree(each) for each in answers)


def of_some(
    title: str, answers: Iterable[str], *, chosen: Mapping[str, str] | None = None
) -> Standing | None:
    """A yes that only some have, such as a key of an object, may say that they left; or None.

    What the title is known for, or asks about, is no matter of signing.
    """
    given = {" ".join(each.split()) for each in answers} - {""}
    if not given or field_of(title) or ask_of(title) is not None or _is_of_kind(title):
        return None
    if not all(_is_truth(each) for each in given) or not any(_yes_or_no(e) == "yes" for e in given):
        return None
    return Standing(title, _ABOUT_MAILS, dict(chosen or {}))


def _is_truth(answer: str) -> bool:
    """As programs write it: "true", or "yes" where it was read from such a file."""
    return answer.casefold() in ("true", "false", "yes", "no")


def _is_of_kind(title: str) -> bool:
    """ "Is organisation", "student": what somebody is."""
    return bool(kind_of_group(_apart(title))) or is_role(_apart(title))


def _apart(title: str) -> str:
    return re.sub(r"[_-]+|(?<=[a-z])(?=[A-Z])", " ", title)


def _topic_by_answers(title: str, answers: Set[str]) -> str:
    """What a title is about by itself that says it only with such answers below it."""
    plain = " ".join(title.casefold().replace("_", " ").replace("-", " ").split()).strip(" ?:")
    if plain.removeprefix("has ").removeprefix("is ") in _LEFT:
        said = [_yes_or_no(each) or _is_day(each) for each in answers]
        return WITHDRAWN if said and all(said) else ""
    if plain in _PARTS and any(is_state(each) or is_discreet(each) for each in answers):
        return STATUS
    if plain in _STATES and any(_says_status(each) for each in answers):
        return STATUS
    return ""


def _are_of_signing(title: str, answers: Iterable[str]) -> bool:
    """Whether a column says yes or no: not dates alone, names, or how to be shown.

    Whoever has no date below "Confirmed at" is not confirmed; "Signed at" is a date and no more.
    """
    dated = "in" in _labels(title) and field_of(title) != "signed"
    if any(
        is_display_choice(each) or meaning(Ask.CONSENT, each).shown
        for each in answers
        if meaning(Ask.CONSENT, each).status is Status.CLEAR and not says_no(each)
    ):
        return False
    return any((dated or not _is_day(each)) and _verdict(SIGNS, each, False) for each in answers)


def _says_status(answer: str) -> bool:
    """Whether an answer can only be about a signature: "active" is a member's as likely."""
    return _labels(answer) & {"gone", "out", "sign", "mails"} != set() or (
        "in" in _labels(answer) and not answer.casefold().startswith(("activ", "aktiv", "актив"))
    )


@lru_cache(maxsize=4096)
def _topic(title: str) -> str:
    if is_receipt_or_home(title):
        return ""
    labels = _labels(title)
    if "not" in labels:
        # "Not signed": a yes says that they did not.
        return WITHDRAWN if labels & {"in", "sign"} and not labels & {"gone", "out"} else ""
    if "mails" in labels:
        return _ABOUT_MAILS
    if "gone" in labels or ("out" in labels and "in" not in labels):
        return WITHDRAWN
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
    if (said := _by_words(answer)) or topic == STATUS:
        return said
    if yes or day:
        return OUT if yes == "no" else IN
    return OPEN


def _by_words(answer: str) -> str:
    labels = _labels(answer)
    if "mails" in labels or not labels & {"gone", "out", "in", "sign"}:
        return OPEN
    out = bool(labels & {"gone", "out"})
    if out and "in" in labels:
        return OPEN
    if "not" in labels:
        # "Not rejected" may still be pending.
        return OPEN if out else OUT
    return OUT if out else IN


@lru_cache(maxsize=65_536)
def is_withdrawal(text: str) -> bool:
    """Whether a text says that a signature is no more: "withdrew on 3 November"."""
    labels = _labels(text)
    return "gone" in labels and not labels & {"not", "in", "mails"}


@lru_cache(maxsize=65_536)
def says_out(text: str) -> bool:
    """Whether a text, such as the title of a sheet, says that those in it do not sign."""
    labels = _labels(text)
    if "mails" in labels or "status" in labels:
        return False
    if labels & {"gone", "out"}:
        return not labels & {"not", "in"}
    return "not" in labels and bool(labels & {"in", "sign"})


def mentions_leaving(title: str) -> bool:
    """Whether a word of a title is about taking a signature back, whatever else it says."""
    return any(piece.label in ("gone", "out", "yet", "mails") for piece in _phrases().pieces(title))


def _yes_or_no(answer: str) -> str:
    found = meaning(Ask.CONSENT, answer)
    plain = found.status is Status.CLEAR and not found.shown
    if plain or _BOX.search(answer):
        return found.consent
    return "no" if answer.casefold() in ("null", "none", "-", "–", "—", "/") else ""


def _is_day(text: str) -> bool:
    # In whatever order of day and month it is a date.
    return bool(iso_day(text, "day-month") or iso_day(text, "month-day"))


@lru_cache(maxsize=65_536)
def _labels(text: str) -> frozenset[str]:
    """The labels of a text of which every word is known, or none."""
    if len(text) > _LONGEST:
        return frozenset()
    pieces = [piece for piece in _phrases().pieces(text) if piece.label != MARK]
    pieces = [piece for piece in pieces if not piece.text.isdigit()]
    labels = frozenset(piece.label for piece in pieces)
    if "" in labels or ("then" in labels and not _ends_in_leaving(pieces)):
        return frozenset()
    if "yet" in labels:
        # "Not yet confirmed" is none, whatever it is that they did not do.
        labels = labels - {"yet", "in", "sign"} | {"out"}
    return labels - {"filler", "then"}


def _ends_in_leaving(pieces: Sequence[Piece]) -> bool:
    """Whether "signed, then withdrew" is said in this order: "withdrew, then signed" is not."""
    said: list[str] = []
    before = ""
    for piece in pieces:
        if piece.label == "filler":
            continue
        # In "withdrew their signature" the signature is no step of its own.
        if piece.label in ("sign", "gone") and (before, piece.label) != ("gone", "sign"):
            said.append(piece.label)
        before = piece.label
    return "gone" not in said or said[-1] == "gone"


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.read.platforms", "standing.toml"))


def unplaced_standing(standing: Standing, answers: Sequence[str]) -> list[str]:
    """The distinct answers that no rule can place."""
    return [each for each in answers if each.strip() and standing.verdict(each) == OPEN]
