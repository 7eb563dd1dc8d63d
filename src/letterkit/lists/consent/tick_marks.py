"""What the marks of one column say together: `+` and `-`, two kinds of cross, `true` and `false`.

A mark means something only beside the others of its column. A `-` beside a `+` is a no, and else an
empty box; an `X` beside an `O` may be a no; nothing among `true` and `false` is neither of them.
"""

import re
from collections.abc import Iterable, Sequence

from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import is_yes_or_no, meaning
from letterkit.wishes.lexicon import fold

DASHES = frozenset("-–—−")
_PLUS = "+"
_BETWEEN = re.compile(r"\s*[,;|\n]\s*")
_NAMES = frozenset({"name", FIRST, LAST})
_FLAGS = frozenset({"true", "false"})
# Marks that are one mark in different fonts and scripts.
_SAME = ("x×хх✕", "✓✔✅☑🗸🗹√")


def said_by_signs(answers: Iterable[str]) -> dict[str, str]:
    """The yes and the no of a column with `+` in it, by the sign."""
    given = {each.strip() for each in answers}
    if _PLUS not in given:
        return {}
    return {_PLUS: "yes"} | dict.fromkeys(given & DASHES, "no")


def mixed_marks(answers: Sequence[str]) -> frozenset[str]:
    """The single marks of a column of which each would be a yes, if there are different ones.

    People who write two marks mean two things by them.
    """
    marks = [each for each in answers if len(_mark(each)) == 1 and _is_yes(each)]
    kinds = {_kind(each) for each in marks}
    return frozenset(marks) if len(kinds) > 1 else frozenset()


def are_flags(answers: Iterable[str]) -> bool:
    """Whether a column holds `true` and `false` as programs write them, a `false` among them."""
    given = {fold(each.strip()) for each in answers} - {""}
    return "false" in given and given <= _FLAGS


def _mark(answer: str) -> str:
    return fold(answer.strip().replace("\ufe0f", ""))


def _is_yes(answer: str) -> bool:
    return _mark(answer) == _PLUS or meaning(Ask.CONSENT, answer).consent == "yes"


def _kind(answer: str) -> str:
    mark = _mark(answer)
    return next((same[0] for same in _SAME if mark in same), mark)


def are_boxes(answers: Iterable[str]) -> bool:
    """Whether answers are ticks at several options, one of which is the name: "Name, City"."""
    cells = [list(filter(None, _BETWEEN.split(answer))) for answer in answers]
    several = any(len(options) > 1 for options in cells)
    if any(is_yes_or_no(each) for options in cells for each in options):
        return False  # "Yes, my name"
    return several and any(field_of(each) in _NAMES for options in cells for each in options)
