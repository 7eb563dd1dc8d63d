"""Accounts and numbers by their place in a text: alone beside a name, or behind one.

    affiliation   @ada_example                 an account, and no place of work
    name          Ada Example @ada_example     an account behind a name
    name          Ada Example ID1234567        a number behind a name

"@ada" in the place of a name is how somebody signs, and stays.
"""

import re
from collections.abc import Iterator

_ALONE = re.compile(r"\s*(@\w[\w.\-]{1,40})\s*")
_BEHIND = re.compile(r"[^\W\d_]{2,}\.?,?\s+(@\w[\w.\-]{1,40})\s*$")
_NUMBER = re.compile(
    r"[^\W\d_]{2,}\.?,?\s+((?:[a-z]{1,4}[\s.:\-#№]{0,2}|[#№]\s?)?\d{5,})\s*$", re.I
)


def accounts_in(text: str, *, in_name: bool) -> Iterator[tuple[int, int, str]]:
    """The start, end and kind of an account or number that only its place shows to be one."""
    forms = ((_BEHIND, "handle"), (_NUMBER, "document")) if in_name else ((_ALONE, "handle"),)
    for form, kind in forms:
        found = form.search(text) if in_name else form.fullmatch(text)
        if found:
            yield found.start(1), found.end(1), kind
