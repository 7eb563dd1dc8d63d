"""Rows of a grid of which each asks about one thing: what may be printed of somebody.

    May we publish the following? [Your name]   May we publish the following? [Your affiliation]
    Yes                                         No

The first is a question about the name, and the second one about the affiliation alone.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from letterkit.lists.columns.detail_questions import BEYOND, SHOWING, readings_of
from letterkit.lists.columns.questions import labels_in
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.wishes.lexicon import Word

_GRID = re.compile(r"(.*\S)\s*\[([^\[\]]+)\]\s*")
_OF_NAME = frozenset({"name", "first"})
# In some languages one word is the name, and the first name too; "First name" is only that.
_WHOLE = re.compile(r"(?:\w+\s+)?(?:имя|імя|ім['’ʼ]?я|имени|nombre)", re.IGNORECASE)
_FOLLOWING = re.compile(
    r"(?:the|of the|de las?|les?|los?|las?|die)?\s*\b(?:following|folgendes?|следующ\w+|наступн\w+"
    r"|następując\w+|(?:éléments|informations|données) suivante?s|ce qui suit|siguientes?)"
    r"(?:\s+(?:details|information|data|данные|дані|даныя|dane|informacje|angaben|daten|datos))?"
    r"|(?:البيانات|المعلومات) التالية|ما يلي",
    re.IGNORECASE,
)
_BESIDE = frozenset({"filler", "signer", "called"})
_FIELDS = {
    frozenset({"role"}): "role_shown",
    frozenset({"affiliation"}): "affiliation_shown",
    frozenset({"department"}): "affiliation_shown",
    frozenset({"country"}): "country_shown",
    frozenset({"role", "affiliation"}): "details_shown",
}
_MAY = frozenset({Word.PUBLISH, Word.ASK, Word.AGREE})


def asks_of_name(title: str, answers: Iterable[str]) -> Ask | None:
    """What a row for the name asks, if all of its answers are yes and no."""
    stem, about = _row(title)
    if not about or not about <= _OF_NAME or not _are_yes_and_no(answers):
        return None
    return _asks(stem)


def asks_of_detail(title: str, answers: Iterable[str]) -> str:
    """The field that a row decides about which is for something beside the name, or nothing."""
    stem, about = _row(title)
    if about not in _FIELDS or not _are_yes_and_no(answers) or _asks(stem) is None:
        return ""
    return _FIELDS[about]


def _row(title: str) -> tuple[str, frozenset[str]]:
    match = _GRID.fullmatch(title)
    if not match:
        return "", frozenset()
    about = labels_in(match[2]) - _BESIDE
    if "first" in about and not _WHOLE.fullmatch(match[2].strip()):
        return "", frozenset()
    return _FOLLOWING.sub(" ", match[1]), about


def _are_yes_and_no(answers: Iterable[str]) -> bool:
    given = {each.strip() for each in answers} - {""}
    return bool(given) and all(map(is_yes_or_no, given))


@lru_cache(maxsize=4096)
def _asks(stem: str) -> Ask | None:
    """Whether a yes below a stem prints something, and is leave to do it."""
    found = set()
    for tokens in readings_of(stem):
        kinds = {token.kind for token in tokens}
        shows = bool(kinds & SHOWING) and not kinds & (BEYOND | {Word.NAME, Word.PART, Word.ROLE})
        leave = Ask.CONSENT if kinds & _MAY else Ask.SHOWN
        found.add(leave if shows else None)
    return found.pop() if len(found) == 1 else None
