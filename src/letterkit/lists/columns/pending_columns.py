"""Columns by which some are sure and others are not yet, whatever their titles are.

    Works council      Released on       Interested     GDPR request
    ok                 2026-11-01        yes
    open                                 maybe          access

The leave of somebody else, a day that only some have, how sure somebody is, the version of a text
that they agreed to, a request about their data: each may say that a person does not sign. So does
a word of doubt, waiting or a condition among the few answers of a column that nothing understands.
Nobody is left out by that and nobody is named: the coordinator says what it means. The words are in
`pending_columns.toml`.
"""

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from functools import lru_cache

from letterkit.lists.columns.deciding import is_elsewhere
from letterkit.lists.columns.declined import is_declined
from letterkit.lists.columns.questions import PRIVATE, field_of
from letterkit.lists.columns.sent_off import is_of_sending
from letterkit.lists.columns.signature_columns import standing_of_signatures
from letterkit.lists.consent.consent_days import are_days, is_day
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import is_display_choice, is_no
from letterkit.lists.consent.said_yes_or_no import is_answer
from letterkit.lists.documents.group_words import kind_of_group
from letterkit.lists.people.beside_names import is_role
from letterkit.lists.said.heading_states import is_state
from letterkit.lists.said.standing import IN, SIGNS, WITHDRAWN, Standing
from letterkit.lists.said.standing_words import (
    is_of_other_status,
    labels_of,
    mentions_leaving,
    phrases,
)
from letterkit.text.phrases import MARK, Phrases, tables_of
from letterkit.wishes.lexicon import fold
from letterkit.wishes.not_yet import is_note_title, says_not_yet

_MOST_CHOICES = 8  # different answers
_MOST_WORDS = 4  # of one
_LONGEST = 40
_ASKING = ("?", "؟", "？")
_OUT = frozenset({"out", "stage", "held", "yet"})
# "consent.employer", "permissions employer": of printing it.
_KEY = re.compile(r"(?:consents?|permissions?)[ ._]\w+", re.IGNORECASE)
_NEAR = frozenset({"in", "gone", "out", "held", "take", "sign", "looked", "mails"})
_FINE = frozenset({"ok", "okay", "ок", "окей"})
_SAYS = frozenset({"in", "out", "stage", "held", "sign", "done"})


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.columns", "pending_columns.toml"))


@lru_cache(maxsize=4096)
def _labels(title: str) -> frozenset[str]:
    """What the words of a title are about; `""` is in it if one of them is not known."""
    pieces = _phrases().pieces(title.replace("_", " "))
    known = (each for each in pieces if not _is_number(each.text))
    return frozenset(each.label for each in known) - {MARK, "filler"}


def _is_number(text: str) -> bool:
    return not any(map(str.isalpha, text))


def standing_of_pending(
    title: str,
    cells: Iterable[str],
    chosen: Mapping[str, str] | None = None,
    *,
    answered: bool = False,
) -> Standing | None:
    """What such a column says of signatures, or None. `answered` if another one asks for leave."""
    given = {" ".join(each.split()) for each in cells}
    filled = {each for each in given if each and not is_declined(title, each)}
    known = field_of(title) not in ("", PRIVATE) or is_note_title(title)
    if not filled or known:
        return None
    found = standing_of_signatures(title, given) or _by_title(title, given)
    if found is None and _have_days(title, given) and not is_of_sending(title):
        found = Standing(title, _topic_of_days(title), held=True, dated=True, empties=True)
    if found is None and not (answered and title.rstrip().endswith(_ASKING)):
        found = _by_answers(title, filled)
    return replace(found, asked=True, chosen={**found.chosen, **(chosen or {})}) if found else None


def _by_title(title: str, given: Set[str]) -> Standing | None:
    """A column whose title alone says that it is about leave, doubt or somebody's data."""
    filled = given - {""}
    labels = _labels(title)
    if _is_request(title, labels):
        return Standing(title, WITHDRAWN, held=True, dated=any(map(is_day, filled)))
    several = len(given) > 1
    if several and "firm" in labels and labels <= {"firm", "scale"}:
        return Standing(title, SIGNS, held=True, empties=True)
    if several and {"version"} < labels <= {"version", "agreed", "leave"}:
        plain = all(map(_is_said, filled))  # "Final text ok: yes"
        return Standing(title, SIGNS, held=not plain, empties=True)
    if labels == {"interest"} and all(map(_is_degree, filled)):
        return _with_empties(Standing(title, SIGNS), filled)
    if _is_of_others(labels) and not _KEY.fullmatch(title) and len(filled) <= _MOST_CHOICES:
        says = _is_said if "leave" in labels else _says_leave
        return _with_empties(Standing(title, SIGNS), filled) if any(map(says, filled)) else None
    return None


def _is_request(title: str, labels: Set[str]) -> bool:
    """Whether a title is of requests about data, or to be taken off: "Запрос на удаление"."""
    if "request" not in labels or "things" in labels or title.rstrip().endswith(_ASKING):
        return False
    return labels == {"data", "request"} or mentions_leaving(title)


def _is_of_others(labels: Set[str]) -> bool:
    """Whether a title is of somebody who has to agree: "Works council", "Boss agrees"."""
    return "approver" in labels and labels <= {"approver", "leave", "data", "version"}


def _by_answers(title: str, filled: Set[str]) -> Standing | None:
    """A column that nothing understands, with a word of doubt among its few answers."""
    if len(filled) > _MOST_CHOICES or is_elsewhere(title) or is_of_other_status(title):
        return None
    if ask_of(title) not in (None, Ask.OTHER) or _labels(title) & {"apart", "things"}:
        return None
    if not any(map(is_doubt, filled)) or any(map(is_display_choice, filled)):
        return None
    return _with_empties(Standing(title, SIGNS), filled)


def _with_empties(standing: Standing, filled: Set[str]) -> Standing:
    """Where some are sure, the others may not be."""
    return replace(standing, empties=any(standing.verdict(each) == IN for each in filled))


@lru_cache(maxsize=65_536)
def is_doubt(text: str) -> bool:
    """Whether a short answer is one of doubt or waiting, or holds a condition."""
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return False
    if says_not_yet(text) or is_state(text) or labels_of(text) & _OUT or set(text) == {"?"}:
        return True
    labels = {each.label for each in _phrases().pieces(text) if not _is_number(each.text)}
    return "condition" in labels or ("doubt" in labels and labels <= {"doubt", "filler"})


def _is_said(text: str) -> bool:
    """Whether a text says yes, no or not yet, and is nobody's name."""
    if is_answer(text) or is_day(text) or is_doubt(text):
        return True
    return bool(labels_of(text) & _SAYS)


def _says_leave(text: str) -> bool:
    """Whether a text says that somebody agreed, or not yet; a bare yes may be of a member."""
    return fold(text) in _FINE or bool(labels_of(text) & {"in", "done"}) or is_doubt(text)


def _is_degree(text: str) -> bool:
    pieces = _phrases().pieces(text)
    return _is_said(text) or {each.label for each in pieces} == {"degree"}


def _have_days(title: str, given: Set[str]) -> bool:
    """Whether some have a day and others nothing, below a title that may say what happened then.

    A birthday, the last talk or a payment are of nobody's signature.
    """
    days = set(filter(is_day, given))
    if not days or given == days or not all(map(_is_none, given - days)):
        return False
    labels = _labels(title)
    consent = ask_of(title) is Ask.OTHER or are_days(title, [*days])
    if consent or "things" in labels or is_of_other_status(title):
        return False
    return _is_near(title) or not ("apart" in labels or is_elsewhere(title))


@lru_cache(maxsize=4096)
def _is_near(title: str) -> bool:
    """Whether a word of a title is one of leave, or of what becomes of a signature."""
    near = any(piece.label in _NEAR for piece in phrases().pieces(title.replace("_", " ")))
    return near or "leave" in _labels(title)


def _is_none(text: str) -> bool:
    """Whether a cell says that there is no day: nothing, a dash, "no", "not yet"."""
    return not any(map(str.isalnum, text)) or is_no(text) or is_doubt(text)


def _topic_of_days(title: str) -> str:
    """Whether a day rather says that somebody left: "Removal requested"."""
    leaves = mentions_leaving(title) or "request" in _labels(title)
    return WITHDRAWN if leaves else SIGNS


def of_some(
    title: str, answers: Iterable[str], *, chosen: Mapping[str, str] | None = None
) -> Standing | None:
    """A yes that only some have, such as a key of an object, may say that they left; or None.

    What the title is known for, or asks about, is no matter of signing.
    """
    given = {" ".join(each.split()) for each in answers} - {""}
    if not given or field_of(title) or ask_of(title) is not None or _is_of_kind(title):
        return None
    # As programs write it, or as it is read from their files.
    truths = {each.casefold() for each in given}
    if not truths <= {"true", "false", "yes", "no"} or not truths & {"true", "yes"}:
        return None
    return Standing(title, WITHDRAWN, dict(chosen or {}), asked=True, held=True)


def _is_of_kind(title: str) -> bool:
    """ "Is organisation", "student": what somebody is."""
    plain = re.sub(r"[_-]+|(?<=[a-z])(?=[A-Z])", " ", title)
    return bool(kind_of_group(plain)) or is_role(plain)
