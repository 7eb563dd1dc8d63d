"""One address, one person: or two who share it, or more than may."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from letterkit.check.addresses import is_role_address
from letterkit.check.groups import groups, listed, times
from letterkit.check.roll import Roll
from letterkit.model.finding import Finding, Severity
from letterkit.text.names import same_name, sound_key

# Two people may share a mailbox, as couples do; a third is for somebody to decide.
SHARED_BY = 2
_COMPARED = 30  # on one address; past this only the same name counts, for each meets each


def same_address(roll: Roll) -> Iterator[Finding]:
    on: defaultdict[str, list[int]] = defaultdict(list)
    for index, address in enumerate(roll.addresses):
        if address:
            on[address].append(index)
    for address, indexes in on.items():
        if len(indexes) > 1:
            yield from _sharing(roll, address, _people(roll, indexes))


def _people(roll: Roll, indexes: Sequence[int]) -> list[list[int]]:
    """The entries of one address by person, as far as the name alone decides that."""
    by_key: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index in indexes:
        by_key[roll.signatories[index].kind, roll.keys[index]].append(index)
    found = list(by_key.values())
    if len(found) > _COMPARED:
        return found
    merged: list[list[int]] = []
    for entries in found:
        name = roll.signatories[entries[0]].name
        for other in merged:
            if same_name(name, roll.signatories[other[0]].name):
                other.extend(entries)
                break
        else:
            merged.append(entries)
    return merged


def _sharing(roll: Roll, address: str, people: list[list[int]]) -> Iterator[Finding]:
    for entries in people:
        if len(entries) > 1:
            name = roll.signatories[entries[0]].name or "somebody without a name"
            message = f"{name} signed {times(len(entries))} from one address"
            yield roll.finding("same-address", Severity.ERROR, message, sorted(entries), 1)
    alike = _almost_one(roll, people) if len(people) <= _COMPARED else []
    for several in alike:
        names = listed([roll.signatories[entries[0]].name for entries in several])
        yield roll.finding(
            "same-address",
            Severity.REVIEW,
            f"{names} share an address, and their names are almost the same",
            sorted(index for entries in several for index in entries),
        )
    if len(people) - sum(len(several) - 1 for several in alike) > SHARED_BY:
        yield _crowd(roll, address, people)


def _almost_one(roll: Roll, people: list[list[int]]) -> list[list[list[int]]]:
    met = [
        (one, other)
        for one, entries in enumerate(people)
        for other in range(one + 1, len(people))
        if _almost(roll.keys[entries[0]], roll.keys[people[other][0]])
    ]
    return [[people[place] for place in group] for group in groups(met)]


def _almost(one: str, other: str) -> bool:
    from rapidfuzz.distance import OSA

    words, others = set(one.split()), set(other.split())
    if min(len(words), len(others)) > 1 and (words < others or others < words):
        return True
    apart = OSA.distance(one, other)
    return apart <= 1 or (apart <= 3 and sound_key(one) == sound_key(other))


def _crowd(roll: Roll, address: str, people: list[list[int]]) -> Finding:
    names = listed([roll.signatories[entries[0]].name for entries in people])
    first = sorted(index for entries in people[:SHARED_BY] for index in entries)
    rest = sorted(index for entries in people[SHARED_BY:] for index in entries)
    if is_role_address(address):
        message = f"{names} share an address that several people may read"
        return roll.finding("same-address", Severity.NOTE, message, sorted(first + rest))
    message = f"{len(people)} different names on one address: {names}"
    return roll.finding("same-address", Severity.ERROR, message, first + rest, len(first))
