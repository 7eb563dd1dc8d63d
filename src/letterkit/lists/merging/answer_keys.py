"""Rows of a list by the key of an answer, where everything else about a person has changed.

The key decides within one form. Another form may give out the same numbers, and rows that are only
counted are counted anew when one goes: so anyone else with a key in both must be the same, or what
stands in the row itself must say that it is theirs.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from letterkit.model import Shown
from letterkit.model.incoming import Incoming
from letterkit.text.near_names import is_shortened

_Key = tuple[str, str]
_FEW = 3  # with fewer answers in both exports nothing shows that the form is another one


def by_answer(
    incoming: Sequence[Incoming],
    rows_by_key: Mapping[_Key, Sequence[int]],
    rows: Mapping[int, Mapping[str, str]],
    is_of_source: Callable[[Mapping[str, str], Incoming], bool],
) -> dict[_Key, int]:
    """The rows that are somebody's by key, where one row and one person of the export have it."""
    counts = Counter((each.platform, each.key) for each in incoming if each.key)
    pairs: list[tuple[Incoming, int]] = []
    for each in incoming:
        key = each.platform, each.key
        found = rows_by_key.get(key, ()) if each.key else ()
        if counts[key] == 1 and len(found) == 1 and is_of_source(rows[found[0]], each):
            pairs.append((each, found[0]))
    agreeing = [_agree(rows[row], each) for each, row in pairs]
    # Anyone who has no name in the export says nothing for or against the keys.
    named = [agrees for agrees, (each, _) in zip(agreeing, pairs, strict=True) if _is_named(each)]
    trusted = 2 * sum(named) >= len(named) and (bool(named) or not pairs)
    few = len(pairs) < _FEW
    chosen: dict[_Key, int] = {}
    for (each, row), agrees in zip(pairs, agreeing, strict=True):
        hides = _hides(each) and (trusted or few)
        renamed = trusted and not each.counted and not _have_other_addresses(rows[row], each)
        if agrees or hides or renamed:
            chosen[each.platform, each.key] = row
    return chosen


def _hides(each: Incoming) -> bool:
    """Whether they are not to be named: to take them for somebody named names nobody."""
    if each.values.get("consent") == "no" or not each.values.get("name"):
        return True
    return each.values.get("shown") == Shown.UNNAMED.value


def _is_named(each: Incoming) -> bool:
    return bool(each.values.get("name") or each.values.get("email"))


def _have_other_addresses(old: Mapping[str, str], each: Incoming) -> bool:
    emails = _plain(old.get("email", "")), _plain(each.values.get("email", ""))
    return all(emails) and emails[0] != emails[1]


def _agree(old: Mapping[str, str], each: Incoming) -> bool:
    """Whether something about a person is as it was: the address, or a part of the name."""
    if _have_other_addresses(old, each):
        return False
    email = _plain(each.values.get("email", ""))
    if email and email == _plain(old.get("email", "")):
        return True
    if is_shortened(each.values.get("name", ""), old.get("name", "")):
        return True
    names = _words(old.get("name", "")), _words(each.values.get("name", ""))
    if not all(names):
        return False
    if each.counted:
        # One word in common is too little where the next row may have the number.
        return names[0] <= names[1] or names[1] <= names[0]
    return bool(names[0] & names[1])


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _words(name: str) -> set[str]:
    """The words of a name; those of one letter are initials."""
    return {word for word in re.findall(r"[^\W_]+", _plain(name)) if len(word) > 1}
