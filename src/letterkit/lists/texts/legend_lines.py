"""Lines that begin with a mark and say what it means, and those that stand beside such a line.

(1) Chair of the board
(2) Please do not print        says so plainly, so the line above it explains a mark as well
"""

import re
from collections.abc import Sequence, Set

from letterkit.lists.people.no_names import FOOTNOTE, is_no_name
from letterkit.lists.rows.doubts import may_be_wish, strict
from letterkit.lists.rows.name_shapes import is_detail
from letterkit.wishes.harmless_legends import is_harmless_legend
from letterkit.wishes.name_marks import MARK, RAISED

KEY = rf"(?:{MARK}|\d{{1,2}}|[A-Za-z]{{1,2}})"
SAYS = re.compile(rf"^\s*({MARK}|\d{{1,2}}[).])\s*[:.–—-]?\s*(\S.*)$")
_PLAIN = str.maketrans(RAISED, "1230456789")
_LIST_MARK = re.compile(r"[*#°●○◆◇■□▲△▼▽★☆]+|\d{1,2}[).]|\(\d{1,2}\)")
_COMMENT = re.compile(r"\[[a-z]{1,2}\]")  # of a word processor, on a word and below the text
_FEWEST_OF_NAME = 2  # words with a capital
_NEAR = (-2, -1, 1, 2)  # lines; a blank one may stand between


def key_of(mark: str) -> str:
    """A mark as it is compared: `(1)`, `[^1]` and `¹` are one."""
    return mark.strip().strip("()[].:").removeprefix("^").translate(_PLAIN) or mark.strip()


def is_about_mark(mark: str, meaning: str) -> bool:
    """Whether what follows a mark at the start of a line explains it, and is no person's name."""
    if strict(meaning) or meaning[:1].islower() or is_harmless_legend(meaning):
        return True
    if mark.startswith("[^") or _COMMENT.fullmatch(mark):
        return True
    if may_be_wish(meaning) and len(meaning.split()) > 2:
        return True
    # A person may stand behind "*" or "2.", and hardly behind "†" or "[2]".
    few = sum(word[:1].isupper() for word in meaning.split()) < _FEWEST_OF_NAME
    plain = is_detail(meaning) or is_no_name(meaning) == FOOTNOTE
    return few and plain and not _LIST_MARK.fullmatch(mark)


def beside_legends(
    lines: Sequence[tuple[int, str]], marked: Set[str], known: Set[int]
) -> list[tuple[int, re.Match[str]]]:
    """The lines near the `known` ones that begin with a mark, which stands on somebody as well.

    Each is given with its number, and the match of its mark and its text.
    """
    found: list[tuple[int, re.Match[str]]] = []
    near = set(known)
    for number, text in [*lines, *reversed(lines)]:
        says = SAYS.match(text)
        key = key_of(says[1]) if says else ""
        # A person may stand behind "*" or "†".
        if not says or not key.isdigit() or number in near or key not in marked:
            continue
        if any(number + step in near for step in _NEAR):
            near.add(number)
            found.append((number, says))
    return found
