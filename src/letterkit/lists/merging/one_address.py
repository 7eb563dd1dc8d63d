"""People at one address, one to be named and another not: two people, or one?

Couples and offices share an address, so nobody is hidden for it; a coordinator looks.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set

from letterkit.lists.merging.taken_back import Candidate
from letterkit.lists.merging.twice import plain
from letterkit.model import Shown

_NAMED = ("", Shown.NAMED.value)


def differ_at_one_address(
    people: Sequence[Candidate], emails: Set[str]
) -> Iterator[tuple[Candidate, Candidate]]:
    """Who is to be named, and who is not, at each of these addresses."""
    at: dict[str, list[Candidate]] = defaultdict(list)
    for each in people:
        email = plain(each.values.get("email", ""))
        if email in emails and each.values.get("name"):
            at[email].append(each)
    for found in at.values():
        named = [each for each in found if _is_named(each)]
        against = [each for each in found if each.values.get("consent") == "no"]
        if named and against:
            yield named[0], against[0]


def _is_named(each: Candidate) -> bool:
    return each.values.get("consent") == "yes" and each.values.get("shown", "") in _NAMED
