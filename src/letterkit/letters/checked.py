"""How the names of a list were checked, as its register states it: lines in a letter's language.

A line with a number is about at least `min_group` signatories, and about as many of those who are
not named, if about any of them. What is too small for that is put together with more, or said
without a number: a reader must not learn how one hidden person signed. So mail and keys stand
apart only if those without a name are at least `_FEWEST` in each, whatever the letter says.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.letters.rests import Rests, format_paper, number_in
from letterkit.letters.words import Words
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
    """One line for each way in which signatures came about; nothing where nobody signed.

    Signatures on paper have the last line: they stand beside the list.
    """
    return (*_listed(register, min_group, words), *_on_paper(register.paper, words))


def _on_paper(number: int, words: Words) -> tuple[str, ...]:
    return (words["how_paper"].format(paper=format_paper(number, words)),) if number else ()


def _listed(register: Register, min_group: int, words: Words) -> tuple[str, ...]:
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


def how_phrases(register: Register, words: Words) -> tuple[str, ...]:
    """Every line that may be said of this list, whatever `min_group` leaves out of them."""
    listed, mail, key = (_part(register, each) for each in ((Level.LISTED,), _BY_MAIL, _BY_KEY))
    own = mail + key
    lines = {"how_listed": listed, "how_mail": mail, "how_key": key, "how_own": own}
    others = (words["how_mixed"],) if own.number else (words["how_none"],)
    own_lines = (_line(each, part, words) for each, part in lines.items() if part.number)
    return (*own_lines, *others, *_on_paper(register.paper, words))


_TAIL = ("press_behind", "press_not", "how_published")
_WAYS = (
    *(["how_listed", "how_none"], ["how_mixed"]),
    *(["how_listed", "how_own"], ["how_own"], ["how_mail"], ["how_key"], ["how_mail", "how_key"]),
    *(["how_listed", "how_mail"], ["how_listed", "how_key"]),
    ["how_listed", "how_mail", "how_key"],
)


def is_how(lines: Sequence[str], rests: Rests, words: Words, paper: int = 0) -> bool:
    """Whether lines are what the version for the press says, where a total rests on these.

    `paper` is how many signatures on paper it says.
    """
    if list(lines[:2]) != [words["how"], words["how_stated"]]:
        return False
    total = rests.listed + rests.confirmed
    on_paper = _on_paper(paper, words)
    if [each for each in lines if each in on_paper] != [*on_paper]:
        return False
    said = [_read_line(each, total, words) for each in lines[2:] if each not in on_paper]
    keys = [key for key, _ in said]
    ways = [each for each in keys if each not in _TAIL]
    ends = [each for each in _TAIL if each in keys]
    known = ways in _WAYS or not (ways or total)
    if keys != [*ways, *ends] or "press_not" not in ends or not known:
        return False
    if ways == ["how_mixed"]:
        return rests.listed > 0 and rests.confirmed > 0
    listed = sum(number for key, number in said if key == "how_listed")
    own = sum(number for key, number in said if key != "how_listed")
    return Rests(listed, own) == rests


def _read_line(line: str, total: int, words: Words) -> tuple[str, int]:
    """The key of a phrase and the number in it; no key if it is none of these."""
    for key in ("how_none", "how_mixed", *_TAIL):
        if line == words[key]:
            return key, 0
    for key in ("how_listed", "how_mail", "how_key", "how_own"):
        before, _, after = words[key].partition("{signatories}")
        if not (line.startswith(before) and line.endswith(after)):
            continue
        counted = line[len(before) : len(line) - len(after)]
        # Arabic has words for one and two, without digits.
        for number in (number_in(counted), 1, 2):
            if number <= total and words.count("signatories", number) == counted:
                return key, number
    return "", 0


def _part(register: Register, levels: tuple[Level, ...]) -> _Part:
    counts, unnamed = register.counts.levels, register.unnamed_levels
    return _Part(
        sum(counts.get(each.value, 0) for each in levels),
        sum(unnamed.get(each.value, 0) for each in levels),
    )


def _line(phrase: str, part: _Part, words: Words) -> str:
    return words[phrase].format(signatories=words.count("signatories", part.number))
