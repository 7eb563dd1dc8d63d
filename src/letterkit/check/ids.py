"""Ids that are not random: who sees one, on a page say, learns who or which line it is."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from letterkit.check.roll import Roll
from letterkit.model import Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.private.telling_ids import is_private, tells

# A number alone, or behind a word for one. Of `a1`, `a2`, … somebody may have thought otherwise.
_NUMBERED = re.compile(
    r"(?:(?:row|line|no|nr|num|number|entry|record|signatory|signature|zeile|ligne|fila|riga|wiersz)"
    r"[._-]*)?0*([0-9]{1,9})",
    re.IGNORECASE,
)
_FEW = 3  # that many numbers that go along with their lines are no accident


def telling_id(roll: Roll) -> Iterator[Finding]:
    """An error as long as nothing is published; what is public already can only be reported."""
    for index, why in telling(roll.signatories).items():
        is_public = roll.signatories[index].id in roll.terms.public_ids
        severity = Severity.NOTE if is_public else Severity.ERROR
        advice = "it is public already" if is_public else "letterkit check --fix ids replaces it"
        yield roll.finding("telling-id", severity, f"the id {why}; {advice}", (index,))


def telling(signatories: Sequence[Signatory]) -> dict[int, str]:
    """The places of those whose ids tell something, and what."""
    found = dict.fromkeys(_numbered(signatories), "is the number of the line")
    for index, each in enumerate(signatories):
        if each.id and tells(each.id, each.name, each.email):
            found[index] = "holds letters of the name or the address"
        elif is_private(each.id, each.phone):
            found[index] = "may be a date, a telephone number or the number of a paper"
    return dict(sorted(found.items()))


def _numbered(signatories: Sequence[Signatory]) -> Iterator[int]:
    """A number that is the line's, or one of several that go along with their lines."""
    along: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    place: defaultdict[str, int] = defaultdict(int)
    for index, each in enumerate(signatories):
        place[each.source.file] += 1
        found = _NUMBERED.fullmatch(each.id)
        if not found:
            continue
        number = int(found[1])
        if number in (place[each.source.file], each.source.line):
            yield index
        along[each.source.file, number - place[each.source.file]].append(index)
    for indexes in along.values():
        if len(indexes) >= _FEW:
            yield from indexes
