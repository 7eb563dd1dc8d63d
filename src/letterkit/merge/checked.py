"""How the names of a list were checked, as its register states it: lines in a letter's language.

A line with a number is about at least `min_group` signatories, and about as many of those who are
not named, if about any of them. What is too small for that is put together with more, or said
without a number: a reader must not learn how one hidden person signed. So mail and keys stand
apart only if those without a name are at least `_FEWEST` in each, whatever the letter says.
"""

from dataclasses import dataclass

from letterkit.merge.words import Words
from letterkit.model import Level, Register

_BY_MAIL = (Level.CODE, Level.DKIM)
_BY_KEY = (Level.KEY, Level.PDF)
_FEWEST = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """How many signed in one way, and how many of these are not named."""

    number: int
    unnamed: int

    def __add__(self, other: "_Part") -> "_Part":
        return _Part(self.number + other.number, self.unnamed + other.unnamed)

    def is_small(self, least: int) -> bool:
        return any(0 < each < least for each in (self.number, self.unnamed))

    def is_telling(self, least: int) -> bool:
        return self.is_small(least) or 0 < self.unnamed < _FEWEST


def how_checked(register: Register, min_group: int, words: Words) -> tuple[str, ...]:
    """One line for each way in which signatures came about; nothing where nobody signed."""
    listed, mail, key = (_part(register, each) for each in ((Level.LISTED,), _BY_MAIL, _BY_KEY))
    own = mail + key
    if not (listed + own).number:
        return ()
    if not own.number:
        return _line("how_listed", listed, words), words["how_none"]
    if listed.number and (listed.is_small(min_group) or own.is_small(min_group)):
        return (words["how_mixed"],)
    if mail.number and key.number and (mail.is_telling(min_group) or key.is_telling(min_group)):
        lines = {"how_listed": listed, "how_own": own}
    else:
        lines = {"how_listed": listed, "how_mail": mail, "how_key": key}
    return tuple(_line(phrase, part, words) for phrase, part in lines.items() if part.number)


def _part(register: Register, levels: tuple[Level, ...]) -> _Part:
    counts, unnamed = register.counts.levels, register.unnamed_levels
    return _Part(
        sum(counts.get(each.value, 0) for each in levels),
        sum(unnamed.get(each.value, 0) for each in levels),
    )


def _line(phrase: str, part: _Part, words: Words) -> str:
    return words[phrase].format(signatories=words.count("signatories", part.number))
