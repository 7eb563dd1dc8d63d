"""Many regular expressions as one that fails fast.

Most forms begin where a word does. As `(?<!\\w)(?:one|other)` that is asked once for all of them, and
not once for each at every letter of a text. The order of the forms stays, so they find the same.
"""

import re
from collections.abc import Iterator, Sequence
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
    """All forms, those that need no word to begin with, and how the words of the others begin."""

    whole: re.Pattern[str]
    rest: re.Pattern[str] | None
    starts: frozenset[str]

    @classmethod
    def of(cls, forms: Sequence[str], flags: int = 0) -> "Forms":
        """The forms, joined in their order."""
        rest: list[str] = []
        starts: set[str] = set()
        for form in (each for text in forms for each in _alternatives(text)):
            begun = {""}
            if form.startswith(_AT_WORD):
                begun = {start for start, _ in _starts(form.removeprefix(_AT_WORD))}
            if "" in begun or _WHOLE in begun:
                rest.append(form)
            else:
                starts |= begun
        kept = re.compile(joined(rest), flags) if rest else None
        return cls(re.compile(joined(forms), flags), kept, frozenset(starts))

    def finditer(self, text: str, starts: frozenset[str]) -> Iterator[re.Match[str]]:
        """The matches of all forms; where no word begins one, only the others are tried."""
        if not starts.isdisjoint(self.starts):
            return self.whole.finditer(text)
        return self.rest.finditer(text) if self.rest else iter(())


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
    elif form.startswith((" ", r"\.", r"\s", r"\W", r"\-"), at):
        found, end = {(_WHOLE, False)}, at + (1 if form[at] == " " else 2)
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
