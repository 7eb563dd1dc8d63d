"""What number formats of a spreadsheet show of a cell: `;;;` shows nothing of a name.

;;;         hides words and numbers
0;-0;;@     hides zeros; words are shown
;;;"x"      shows x in place of words
;;;**       shows a row of stars in place of words
"yes";;"no" shows words in place of numbers: yes for 1, no for 0
"""

import re
from collections.abc import Callable, Mapping
from operator import eq, ge, gt, le, lt, ne

# What is shown as it stands, and what repeats or makes room: none of it is what the cell holds.
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]", re.DOTALL)
_HOLDS = re.compile(r"[0#?@/.%]|general|standard|[dmyhse]", re.IGNORECASE)
_WORDS = re.compile(r"\"([^\"]*)\"|\\(.)", re.DOTALL)
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_MARKS = frozenset("✓✔✗✘☑☐☒✅❌×")
_COMPARES: Mapping[str, Callable[[float, float], bool]] = {
    "<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "<>": ne,
}  # fmt: skip
_WHITE = re.compile(r"\[(?:white|color\s*2)\]", re.IGNORECASE)


def _sections(code: str) -> list[str]:
    """The parts of a format for positive, negative and no numbers, and for words."""
    marks = _LITERAL.sub(lambda match: " " * len(match[0]), code)
    ends = [number for number, sign in enumerate(marks) if sign == ";"]
    starts = [0, *(end + 1 for end in ends)]
    return [code[start:end] for start, end in zip(starts, [*ends, len(code)], strict=True)]


def hides_words(code: str) -> bool:
    """Whether a format shows nothing of a text: its fourth part says how; without one all is."""
    sections = _sections(code)
    return len(sections) > 3 and not _holds(sections[3])


def hides_numbers(code: str) -> bool:
    """Whether a format shows no number at all; one that hides only zeros is an ordinary one."""
    numbers = _sections(code)[:3]
    if len(numbers) < 3:
        return code.strip() != "" and not any(map(_holds, numbers))
    return not any(map(_holds, numbers))


def is_white(code: str) -> bool:
    """Whether a format gives words a white colour."""
    sections = _sections(code)
    of_words = sections[3] if len(sections) > 3 else sections[0]
    return bool(_WHITE.search(of_words))


def _holds(section: str) -> bool:
    return bool(_HOLDS.search(_LITERAL.sub("", section)))


def may_show_words(code: str) -> bool:
    """Whether a format has words that stand in the place of some number."""
    return any(map(_words, _sections(code)[:3]))


def shown_instead(code: str, value: float) -> str:
    """The words that a format shows in the place of a number, or nothing."""
    return _words(_section_of(code, value))


def _section_of(code: str, value: float) -> str:
    """The part of a format by which a number is shown."""
    numbers = _sections(code)[:3]
    conditions = [_CONDITION.search(each) for each in numbers]
    if not any(conditions):
        place = 1 if value < 0 else 2 if value == 0 else 0
        return numbers[place] if place < len(numbers) else numbers[0]
    for section, condition in zip(numbers, conditions, strict=True):
        if condition is None or _COMPARES[condition[1]](value, float(condition[2])):
            return section
    return ""


def _words(section: str) -> str:
    """What stands in a part as words, or as a tick, if it shows no figure beside them."""
    if _holds(section):
        return ""
    said = "".join(match[1] or match[2] or "" for match in _WORDS.finditer(section)).strip()
    return said if any(each.isalpha() or each in _MARKS for each in said) else ""
