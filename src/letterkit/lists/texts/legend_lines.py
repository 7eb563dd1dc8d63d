"""Lines that begin with a mark and say what it means, and those that stand beside such a line.

(1) Chair of the board
(2) Please do not print        says so plainly, so the line above it explains a mark as well
"""

import re
from collections.abc import Sequence, Set

from letterkit.wishes.name_marks import MARK, RAISED

KEY = rf"(?:{MARK}|\d{{1,2}}|[A-Za-z]{{1,2}})"
SAYS = re.compile(rf"^\s*({MARK}|\d{{1,2}}[).])\s*[:.–—-]?\s*(\S.*)$")
_PLAIN = str.maketrans(RAISED, "1230456789")
_NEAR = (-2, -1, 1, 2)  # lines; a blank one may stand between


def key_of(mark: str) -> str:
    """A mark as it is compared: `(1)`, `[^1]` and `¹` are one."""
    return mark.strip().strip("()[].:").removeprefix("^").translate(_PLAIN) or mark.strip()


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
