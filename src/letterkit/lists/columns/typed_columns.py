"""Columns for an address, a number, a day or a link, and the texts in them that are none.

Somebody who is asked for a telephone number may answer "no name please". Such a text is a free
text like any other. Below the day of a consent, "never" and "refused" are more than no date.
"""

import re
from functools import lru_cache

from letterkit.lists.columns.questions import (
    AUTHORISED_BY,
    AUTHORISED_ON,
    DEPARTMENT,
    REPRESENTATIVE,
)
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import is_yes_or_no, meaning
from letterkit.lists.people.hidden_names import Stand, stand_in
from letterkit.lists.rows.days import read_day
from letterkit.lists.rows.kinds import kind_of
from letterkit.text.months import is_beside, months_in, plain_date
from letterkit.text.months import words_of as words_of_date
from letterkit.wishes.lexicon import Word, languages, tokens_in, words_of

DAYS = frozenset({"signed", "consent_date", AUTHORISED_ON})
_OTHERS = frozenset({
    "email", "phone", "link", "lang", "kind", "sort", DEPARTMENT, REPRESENTATIVE, AUTHORISED_BY,
})  # fmt: skip
TYPED = DAYS | _OTHERS
# "2026-11-02 (not public)"; what stands in brackets behind a date may name the zone of its time.
_REMARK = re.compile(r"[(\[]([^()\[\]]*[^\W\d_][^()\[\]]*)[)\]]\s*$")
_ZONE = re.compile(r"[A-Z]{2,4}T|UTC|GMT|MSK")
_OFFSET = re.compile(r"(?:GMT|UTC|Z)\s?[-+−]?[\d:]*\s*$")
_WRITTEN = frozenset({"n/a", "na", "nan", "null", "н/д"})  # what programs write
_LEAVE = frozenset({Word.AGREE, Word.PUBLISH, Word.SHOW})


def is_free(field: str, text: str) -> bool:
    """Whether a text in a column for something else is not what the column is for."""
    if field not in TYPED or not any(map(str.isalpha, text)):
        return False
    if field == "kind":
        return kind_of(text) is None
    if field in DAYS:
        return read_day(text) is None or bool(remark_on_day(text))
    if field in ("email", "link"):
        return not _is_address(field, text)
    return True


def remark_on_day(text: str) -> str:
    """What somebody wrote in brackets behind a date, or nothing; a zone or a weekday is none."""
    found = _REMARK.search(text.strip())
    if not found or _ZONE.fullmatch(found[1].strip()) or _OFFSET.search(text[: found.start()]):
        return ""
    words = words_of_date(plain_date(found[1]))
    return "" if all(map(is_beside, words)) else found[1].strip()


def _is_address(field: str, text: str) -> bool:
    """Whether all words are addresses, or there is none; `anonymous` may be a wish."""
    words = text.split()
    if len(words) == 1 and stand_in(text) is Stand.MISSING:
        return True
    marks = "@" if field == "email" else "./"
    return all(any(mark in word.strip(".,;/") for mark in marks) for word in words)


def refuses_day(field: str, title: str, text: str) -> bool:
    """Whether a text without any number stands where the day of a signature or consent should.

    A yes, a name of a month and `n/a` are no refusals.
    """
    if field not in DAYS and not _is_day_of_leave(title):
        return False
    if not any(map(str.isalpha, text)) or any(map(str.isdigit, text)):
        return False
    words = words_of_date(plain_date(text))
    named = {at + more for _, at, count in months_in(words) for more in range(count)}
    if all(number in named or is_beside(word) for number, word in enumerate(words)):
        return False
    said = meaning(Ask.CONSENT, text).consent if is_yes_or_no(text) else ""
    if said:
        return said == "no"
    if field == "signed":
        return stand_in(text) is not Stand.MISSING
    # "Not given" and "none" may be said of the consent.
    return text.strip().casefold() not in _WRITTEN


@lru_cache(maxsize=4096)
def _is_day_of_leave(title: str) -> bool:
    """ "Date of consent", «Дата согласия»: of a day, and of leave to publish."""
    words = [word for word in words_of(title) if word[0].isalnum()]
    for language in languages():
        kinds = {token.kind for token in tokens_in(language, words)}
        if Word.META in kinds and kinds & _LEAVE and Word.UNKNOWN not in kinds:
            return True
    return False
