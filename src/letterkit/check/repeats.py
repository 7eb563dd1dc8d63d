"""The same person twice: on one address, or by name and by what else speaks for it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterkit.check.addresses import is_role_address
from letterkit.check.groups import groups, listed, times
from letterkit.check.pairs import Pair, Relation, pairs
from letterkit.check.roll import Roll
from letterkit.model.finding import Finding, Severity
from letterkit.model.names import same_name, sound_key

# Two people may share a mailbox, as couples do; more than this many names are for a person to see.
SHARED_BY = 2
_COMPARED = 30  # on one address; past this only the same name counts, for each meets each


def repeats(roll: Roll) -> Iterator[Finding]:
    """People who may be on the list more than once; each pair is in one finding only."""
    reported: set[tuple[int, int]] = set()
    for finding in _on_one_address(roll):
        yield finding
        if finding.code == "same-address" and not finding.keeps > 1:
            indexes = sorted(place.index for place in finding.entries)
            reported.update((a, b) for a in indexes for b in indexes if a < b)
    left = [pair for pair in pairs(roll) if (pair.one, pair.other) not in reported]
    yield from _by_name(roll, left, reported)


def _on_one_address(roll: Roll) -> Iterator[Finding]:
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


def _by_name(roll: Roll, found: list[Pair], reported: set[tuple[int, int]]) -> Iterator[Finding]:
    by_places = {(pair.one, pair.other): pair for pair in found}
    same = {places for places, pair in by_places.items() if pair.relation <= Relation.SCRIPT}
    certain = {places for places in same if _nothing_differs(by_places[places])}
    for places in (certain, same - certain):
        for group in groups(places):
            yield _one_name(roll, group, by_places, Severity.ERROR if places is certain else None)
    near = [places for places in by_places if places not in same]
    for group in groups(near):
        yield _near_names(roll, group, by_places)
    yield from _namesakes(roll, same | reported)


def _nothing_differs(pair: Pair) -> bool:
    """Two lines that no reader could tell apart: as a rule one person, pasted in twice."""
    return (
        pair.relation is Relation.SAME
        and pair.namesakes < 0.5
        and "affiliation" in pair.agrees
        and not set(pair.differs) - {"day"}
    )


def _one_name(
    roll: Roll,
    group: list[int],
    by_places: dict[tuple[int, int], Pair],
    severity: Severity | None,
) -> Finding:
    names = [roll.signatories[index].name for index in group]
    reason = _reason(_strongest(group, by_places), names)
    if severity is Severity.ERROR:
        message = (
            f"{names[0]} is listed {times(len(group))}, and nothing tells them apart: {reason}"
        )
        return roll.finding("same-name", Severity.ERROR, message, group, 1)
    message = f"{listed(names)} may be one person: {reason}"
    return roll.finding("same-name", Severity.REVIEW, message, group)


def _near_names(roll: Roll, group: list[int], by_places: dict[tuple[int, int], Pair]) -> Finding:
    names = [roll.signatories[index].name for index in group]
    reason = _reason(_strongest(group, by_places), names)
    message = f"{listed(names)} may be one person: {reason}"
    return roll.finding("near-name", Severity.REVIEW, message, group)


def _strongest(group: list[int], by_places: dict[tuple[int, int], Pair]) -> Pair:
    places = ((a, b) for a in group for b in group if a < b)
    return max((by_places[p] for p in places if p in by_places), key=lambda pair: pair.bits)


_RELATIONS = {
    Relation.SAME: "the same name in another spelling",
    Relation.SCRIPT: "the same name in another script",
    Relation.INITIAL: "names that differ by an initial",
    Relation.NEAR: "names that differ by a letter",
    Relation.WORD: "one has a name more than the other",
    Relation.SOUND: "names that sound alike",
}
_SAYS = {"day": "day of signing", "address": "address", "phone": "phone number"}


def _reason(pair: Pair, names: Sequence[str]) -> str:
    """The evidence in words: the relation, how rare the name is, what agrees, what differs."""
    relation = "the same name" if len(set(names)) == 1 else _RELATIONS[pair.relation]
    rarity = {True: ", rare on this list", False: ""}[pair.namesakes < 0.1]
    if pair.namesakes > 1:
        rarity = ", common on this list"
    parts = [relation + rarity]
    for word, fields in (("same", pair.agrees), ("different", pair.differs)):
        if fields:
            parts.append(f"{word} {listed([_SAYS.get(field, field) for field in fields], 9)}")
    return "; ".join(parts)


def _namesakes(roll: Roll, linked: set[tuple[int, int]]) -> Iterator[Finding]:
    """The same name without anything else in common: worth knowing, for nobody to act on."""
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in roll:
        if each.kind == "person" and roll.keys[index]:
            by_key[roll.keys[index]].append(index)
    for indexes in by_key.values():
        if len(indexes) > 1 and any((one, other) not in linked for one, other in pairwise(indexes)):
            name = roll.signatories[indexes[0]].name
            message = f"{len(indexes)} people are called {name}, with little else in common"
            yield roll.finding("same-name", Severity.NOTE, message, indexes)
