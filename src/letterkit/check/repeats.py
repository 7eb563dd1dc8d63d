"""The same person twice by name, and by what else speaks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise

from letterkit.check.groups import groups, listed, times
from letterkit.check.mailboxes import SHARED_BY, same_address
from letterkit.check.organisation_names import organisation_key
from letterkit.check.pairs import Pair, Relation, pairs
from letterkit.check.roll import Roll
from letterkit.model import Kind, Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.model.names import fold

Places = tuple[int, int]


def same_line(roll: Roll) -> Iterator[Finding]:
    """Lines that no reader could tell apart: as a rule one person, pasted in twice."""
    by_text: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    named = Counter(roll.keys)
    for index, each in roll:
        key = roll.keys[index]
        if key and named[key] > 1 and each.kind is Kind.PERSON and each.affiliation:
            shown = (organisation_key(each.affiliation), fold(each.role), each.country)
            by_text[key, *shown].append(index)
    for indexes in by_text.values():
        if len(indexes) > 1 and not _told_apart(roll, indexes):
            name = roll.signatories[indexes[0]].name
            message = f"{name} is listed {times(len(indexes))}, and nothing tells them apart"
            yield roll.finding("same-name", Severity.ERROR, message, indexes, 1)


def _told_apart(roll: Roll, indexes: Sequence[int]) -> bool:
    """Two addresses, numbers or links speak for two people; one address is another finding."""
    who: list[Signatory] = [roll.signatories[index] for index in indexes]
    addresses = [roll.addresses[index] for index in indexes if roll.addresses[index]]
    numbers = {each.phone for each in who if each.phone}
    links = {each.link for each in who if each.link}
    return len(addresses) > 1 or len(numbers) > 1 or len(links) > 1


def likely_repeats(roll: Roll) -> Iterator[Finding]:
    """Pairs that weigh enough, in groups; what a certain finding says is not said again."""
    reported = set(_reported(roll))
    found = {(pair.one, pair.other): pair for pair in pairs(roll)}
    same = {places for places, pair in found.items() if pair.relation <= Relation.SCRIPT}
    for code, places in (("same-name", same), ("near-name", found.keys() - same)):
        for group in groups(sorted(places - reported)):
            names = [roll.signatories[index].name for index in group]
            strongest = max(
                (found[each] for each in combinations(group, 2) if each in found),
                key=lambda pair: pair.bits,
            )
            message = f"{listed(names)} may be one person: {_reason(strongest, names)}"
            yield roll.finding(code, Severity.REVIEW, message, group)
    yield from _namesakes(roll, same | reported)


def _reported(roll: Roll) -> Iterable[Places]:
    """Of a crowd the pairs are too many to remember; it may be said twice."""
    for finding in (*same_address(roll), *same_line(roll)):
        if finding.keeps < SHARED_BY and len(finding.entries) < 300:
            yield from combinations(sorted(place.index for place in finding.entries), 2)


_RELATIONS = {
    Relation.SAME: "the same name in another spelling",
    Relation.SCRIPT: "the same name in another script",
    Relation.INITIAL: "names that differ by an initial",
    Relation.NEAR: "names that differ by a letter",
    Relation.WORD: "one has a name more than the other",
    Relation.SOUND: "names that sound alike",
    Relation.SPACE: "names that differ by a space or a hyphen",
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
        if each.kind is Kind.PERSON and roll.keys[index]:
            by_key[roll.keys[index]].append(index)
    for indexes in by_key.values():
        if len(indexes) > 1 and any((one, other) not in linked for one, other in pairwise(indexes)):
            name = roll.signatories[indexes[0]].name
            message = f"{len(indexes)} people are called {name}, with little else in common"
            yield roll.finding("same-name", Severity.NOTE, message, indexes)
