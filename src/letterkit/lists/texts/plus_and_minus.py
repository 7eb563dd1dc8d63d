"""Lists in which some names have a plus before them and others a minus: yes and no.

    + Ada Example
    - Bo Sample

Each alone is a mark of lists; both in one list, at one indent, say something of those behind them.
"""

import re
from collections.abc import Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.people.beside_names import is_like_person
from letterkit.private.private_data import masked

_LINE = re.compile(r"(\s*)([+＋]|[-–—−‐])\s+(\S.*)")
_SHOWN = 120  # characters


def refuse_plus_and_minus(lines: Sequence[str], name: str) -> None:
    """Refuse a file in which names stand behind plus and minus signs."""
    signs: dict[str, set[bool]] = {}
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line.rstrip())
        if match is None or not is_like_person(re.split(r"[,;:(]", match[3])[0].strip()):
            continue
        before = signs.setdefault(match[1], set())
        before.add(match[2] in "+＋")
        if len(before) == 2:
            shown = masked(line.strip(), "comment")[:_SHOWN]
            raise LetterkitError(
                f"{name}:{number}: some names have a + before them and others a -; do those with a"
                f" minus sign: {shown}?",
                hint="write - before each who signs, and the others below a line “Not signed:”",
            )
