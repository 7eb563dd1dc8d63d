"""What a total rests on, what was counted on paper, and until when signatures are taken: sentences
in a letter's language.

Each has a twin that reads it back, for a text that carries no register.
"""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from letterkit.letters import locale
from letterkit.letters.words import Words
from letterkit.model import Level, Register

_DIGITS = re.compile(r"\d+")
_NUMBER = r"(\d[\d\s.,’'٬\u00a0\u202f]*)"


@dataclass(frozen=True, slots=True)
class Rests:
    """How many names came from the organisers, and how many signatories answered for themselves."""

    listed: int
    confirmed: int


def rests_of(register: Register) -> Rests:
    """What the list states of all who signed, those without a name included."""
    counts = register.counts
    listed = counts.levels.get(Level.LISTED.value, 0)
    return Rests(listed, counts.total - listed)


def format_rests(rests: Rests, words: Words) -> str:
    """The sentence beside a total; nothing where nobody signed."""
    if not rests.listed + rests.confirmed:
        return ""
    return words["rests"].format(
        listed=locale.number(rests.listed, words.lang),
        confirmed=locale.number(rests.confirmed, words.lang),
    )


def parse_rests(line: str, words: Words) -> Rests | None:
    """What a line says, if it is such a sentence in this language."""
    before, between, after = (
        re.escape(each) for each in re.split(r"\{listed\}|\{confirmed\}", words["rests"])
    )
    found = re.fullmatch(before + _NUMBER + between + _NUMBER + after, line)
    if not found:
        return None
    numbers = [number_in(each) for each in found.groups()]
    if words["rests"].index("{confirmed}") < words["rests"].index("{listed}"):
        numbers.reverse()
    rests = Rests(*numbers)
    return rests if format_rests(rests, words) == line else None


def format_paper(number: int, words: Words) -> str:
    """What stands on paper, beside a total that has none of it; nothing where nothing does."""
    return words["paper"].format(paper=words.count("paper", number)) if number else ""


def parse_paper(line: str, words: Words) -> int:
    """The number in such a sentence of this language; 0 if it is none."""
    # Arabic has words for one and two, without digits.
    return next((n for n in (number_in(line), 1, 2) if n and format_paper(n, words) == line), 0)


def number_in(text: str) -> int:
    """The number that the digits in a text make, in whatever script; 0 if there are none."""
    digits = [unicodedata.decimal(each) for each in text if each.isdecimal()]
    return int("".join(map(str, digits[:18])) or 0)


def format_closes(closes: datetime.date | None, words: Words) -> str:
    """Until when signatures are taken; nothing where no day is set."""
    return words["closes"].format(day=locale.date(closes, words.lang)) if closes else ""


def closes_phrases(words: Words) -> Iterator[str]:
    """The sentence for each month, with `{n}` in the place of the numbers of day and year."""
    for month in range(1, 13):
        day = locale.date(datetime.date(2026, month, 28), words.lang)
        yield words["closes"].format(day=_DIGITS.sub("{n}", day))


def is_closes(line: str, words: Words) -> bool:
    """Whether a line is such a sentence in the language of these words."""
    return any(
        re.fullmatch(r"\d+".join(re.escape(part) for part in phrase.split("{n}")), line)
        for phrase in closes_phrases(words)
    )
