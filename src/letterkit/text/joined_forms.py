"""Many regular expressions as one that fails fast.

Most forms begin where a word does. As `(?<!\\w)(?:one|other)` that is asked once for all of them,
and not once for each at every letter of a text. The order stays, so they find the same.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_LOOKS_BACK = re.compile(r"\(\?<![^()]*\)")
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[(|)]|[^\\\[(|)]+", re.DOTALL)


def joined(forms: Sequence[str]) -> str:
    """One expression that matches whatever the first of the forms does that matches."""
    found: list[str] = []
    begins = ""
    group: list[str] = []
    for form in (each for text in forms for each in _alternatives(text)):
        match = _LOOKS_BACK.match(form)
        start = match[0] if match else ""
        if group and (start != begins or not start):
            found.append(_grouped(begins, group))
            group = []
        begins = start
        group.append(form[len(start) :])
    if group:
        found.append(_grouped(begins, group))
    return "|".join(found)


def _grouped(start: str, rests: Sequence[str]) -> str:
    return f"{start}(?:{'|'.join(f'(?:{rest})' for rest in rests)})"


def _alternatives(form: str) -> Iterator[str]:
    """`a|(b|c)|[|]` as `a`, `(b|c)` and `[|]`."""
    start = depth = 0
    for piece in _PIECE.finditer(form):
        match piece[0]:
            case "(":
                depth += 1
            case ")":
                depth -= 1
            case "|" if not depth:
                yield form[start : piece.start()]
                start = piece.end()
    yield form[start:]


_LONGEST = 3  # letters of a word that are looked at
_WHOLE = "\0"  # behind a word that is no longer
_AT_WORD = r"(?<!\w)"
_WORD_START = re.compile(r"(?<!\w)\w{1,4}")


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms in their order, of which only those are tried that a word of the text can begin.

    Sets of forms are numbers, with a bit for each. `always` are those that need no word; `by_start`
    has the others by how a word begins. `compiled` keeps the expressions of a few sets.
    """

    forms: Sequence[str]
    flags: int
    always: int
    by_start: Mapping[str, int]
    compiled: dict[int, re.Pattern[str]]

    @classmethod
    def of(cls, forms: Sequence[str], flags: int = 0) -> "Forms":
        """The forms, each taken apart where it has several."""
        each = [one for form in forms for one in _alternatives(form)]
        always = 0
        by_start: dict[str, int] = {}
        for number, form in enumerate(each):
            begun = _word_starts(form)
            if not begun:
                always |= 1 << number
            for start in begun:
                by_start[start] = by_start.get(start, 0) | 1 << number
        return cls(each, flags, always, by_start, {})

    def finditer(self, text: str, starts: frozenset[str]) -> Iterator[re.Match[str]]:
        """The matches of the forms, as if all of them were tried; `starts` is `starts_of` it."""
        tried = self.always
        for start in starts & self.by_start.keys():
            tried |= self.by_start[start]
        return self._compiled(tried).finditer(text) if tried else iter(())

    def _compiled(self, tried: int) -> re.Pattern[str]:
        if tried not in self.compiled and len(self.compiled) >= _MOST_SETS:
            tried = (1 << len(self.forms)) - 1
        if tried not in self.compiled:
            kept = [form for number, form in enumerate(self.forms) if tried >> number & 1]
            self.compiled[tried] = re.compile(joined(kept), self.flags)
        return self.compiled[tried]


# Each takes some milliseconds to compile; with more of them all forms are tried.
_MOST_SETS = 60


def _word_starts(form: str) -> set[str]:
    """How the words can begin with which a form does; none where it needs no word."""
    if not form.startswith(_AT_WORD):
        return set()
    begun = {start for start, _ in _starts(form.removeprefix(_AT_WORD))}
    return set() if begun & {"", _WHOLE} else begun


def starts_of(text: str) -> frozenset[str]:
    """How the words of a text begin: one, two and three letters of each."""
    # What is alike whatever its case, such as a long s, is looked at as well.
    begun = set(_WORD_START.findall(text.lower())) | set(_WORD_START.findall(text.casefold()))
    found = {each[:length] for each in begun for length in range(1, _LONGEST + 1)}
    return frozenset(found | {each + _WHOLE for each in begun if len(each) < _LONGEST})


def _starts(form: str) -> set[tuple[str, bool]]:
    """The first letters of all that a form can match, and whether what follows it goes on."""
    begun = {("", True)}
    at = 0
    while at < len(form) and any(goes_on for _, goes_on in begun):
        found, at = _first_piece(form, at)
        begun = {each for each in begun if not each[1]} | {
            ((one + other)[:_LONGEST], goes_on and len(one + other) < _LONGEST)
            for one, is_open in begun
            if is_open
            for other, goes_on in found
        }
    return begun


def _first_piece(form: str, at: int) -> tuple[set[tuple[str, bool]], int]:
    """What the piece of a form that begins there can begin with, and where it ends."""
    if group := _GROUP.match(form, at):
        end = _closing(form, at)
        found = {start for one in _alternatives(form[group.end() : end]) for start in _starts(one)}
        end += 1
    elif form[at].isalpha():
        found, end = {(form[at].lower(), True)}, at + 1
    elif form.startswith((" ", "-", r"\.", r"\s", r"\W", r"\-"), at):
        found, end = {(_WHOLE, False)}, at + (1 if form[at] in " -" else 2)
    else:
        return {("", False)}, len(form)
    follows = form[end : end + 1]
    if follows == "?":
        return found | {("", True)}, end + 1
    if follows == "*" or form.startswith("{0", end):
        return {("", False)}, len(form)
    if follows in ("+", "{"):
        return {(start, False) for start, _ in found}, len(form)
    return found, end


_GROUP = re.compile(r"\(\?(?:-?i)?:")


def _closing(form: str, at: int) -> int:
    """Where the bracket that opens there closes."""
    depth = 0
    for piece in _PIECE.finditer(form, at):
        depth += {"(": 1, ")": -1}.get(piece[0], 0)
        if depth == 0:
            return piece.start()
    return len(form)
