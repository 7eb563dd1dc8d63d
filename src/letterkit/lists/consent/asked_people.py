"""Columns of what people said when somebody asked them to sign, and of leave that ends one day.

    Name         Phone call        Name         Embargo until
    Ada Example  ok                Ada Example
    Bo Sample    not reached       Bo Sample    2027-03-01

The title says that somebody asked, and the answers are yes and no in any words: who said no, or
nothing, may not have signed. A day up to which, or from which, a name may not be published says of
some that they are not to be named today. The words are in `asked_people.toml`.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from letterkit.lists.columns.deciding import is_elsewhere
from letterkit.lists.columns.questions import field_of
from letterkit.lists.consent.said_yes_or_no import is_answer
from letterkit.lists.rows.days import read_day
from letterkit.lists.said.standing import SIGNS, STATUS, Standing, is_held, says_bare
from letterkit.lists.said.standing_words import labels_of
from letterkit.text.phrases import MARK, Phrases, tables_of

_MOST_WORDS = 8


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.consent", "asked_people.toml"))


@lru_cache(maxsize=4096)
def is_of_asking(title: str) -> bool:
    """Whether a title says that people were asked or what they said: "Phone call", «Ответ»."""
    pieces = [each for each in _phrases().pieces(title.replace("_", " ")) if each.label != MARK]
    labels = {each.label for each in pieces if not each.text.isdigit()}
    return "asked" in labels and labels <= {"asked", "filler"}


@lru_cache(maxsize=4096)
def is_of_limit(title: str) -> bool:
    """Whether a title says until when leave lasts or a name is kept back: "Consent expires"."""
    labels = {each.label for each in _phrases().pieces(title.replace("_", " "))}
    return "limit" in labels and "else" not in labels


def standing_of_asked(
    title: str, cells: Iterable[str], chosen: Mapping[str, str] | None = None
) -> Standing | None:
    """What such a column says of signatures, or None; only a yes says that somebody signed."""
    given = {" ".join(each.split()) for each in cells}
    filled = given - {""}
    said = dict(chosen or {})
    if field_of(title) == "signed":
        return Standing(title, SIGNS, said, empties=True) if _lacks_days(title, given) else None
    if _are_answers(filled) and is_of_asking(title):
        return Standing(title, SIGNS, said, asked=True, empties=True)
    if _lack_some(filled) and not (field_of(title) or is_elsewhere(title)):
        return Standing(title, SIGNS, said, asked=True, empties=True)
    return None


def standing_of_limit(
    title: str, cells: Iterable[str], chosen: Mapping[str, str] | None = None
) -> Standing | None:
    """A column of days up to which, or from which, there is leave: each is asked about."""
    given = {" ".join(each.split()) for each in cells} - {""}
    if not given or not is_of_limit(title):
        return None
    if is_held(title) and all(map(says_bare, given)):
        return None  # "On hold": a yes says that they do not sign
    return Standing(title, STATUS, dict(chosen or {}), asked=True, held=True)


def _lack_some(filled: Collection[str]) -> bool:
    """Whether something is there of some, such as a form with their signature, and not of others.

    >>> _lack_some(["signed", "missing"]), _lack_some(["missing you", "a poem"])
    (True, False)
    """
    lacking = {each for each in filled if _is_lacking(each)}
    rest = set(filled) - lacking
    return bool(lacking and rest) and all(is_answer(each) or _is_there(each) for each in rest)


@lru_cache(maxsize=4096)
def _is_lacking(text: str) -> bool:
    labels = [each.label for each in _phrases().pieces(text)]
    return "lacking" in labels and set(labels) <= {"lacking", "filler", "asked"}


def _is_there(text: str) -> bool:
    labels = labels_of(text)
    return bool(labels) and labels <= {"in", "sign", "done"}


def _lacks_days(title: str, given: Collection[str]) -> bool:
    """Whether some have the day on which they signed, and others nothing or a mark of doubt.

    A word in the place of a day is asked about as such. A list of ours has a column `signed` that
    says nothing of whether they did.
    """
    if title == "signed" or "sign" not in labels_of(title):
        return False
    rest = [each for each in given if read_day(each) is None]
    return 0 < len(rest) < len(given) and not any(map(str.isalnum, "".join(rest)))


def _are_answers(filled: Collection[str]) -> bool:
    """Whether texts are answers, at least half of them plainly."""
    if not filled or any(len(each.split()) > _MOST_WORDS for each in filled):
        return False
    if any(read_day(each) is not None for each in filled):
        return False  # "Last contacted": a day, or never
    return 2 * sum(map(is_answer, filled)) >= len(filled)
