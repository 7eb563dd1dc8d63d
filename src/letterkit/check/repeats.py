"""The same person twice by name, and by what else speaks for it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from letterkit.check.groups import groups, listed, times
from letterkit.check.mailboxes import SHARED_BY, same_address
from letterkit.check.organisation_names import organisation_key
from letterkit.check.pairs import Pair, Relation, met
from letterkit.check.roll import Roll
from letterkit.model import Kind, Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.text.names import fold

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
    known = _Known(roll)
    same = [pair for pair in known.met.pairs if pair.relation <= Relation.SCRIPT]
    near = [pair for pair in known.met.pairs if pair.relation > Relation.SCRIPT]
    for code, pairs in (("same-name", same), ("near-name", near)):
        links = [link for pair in pairs for link in known.links(pair)]
        for group, strongest in _with_strongest(groups(sorted(links)), known.met.pairs):
            names = [roll.signatories[index].name for index in group]
            message = f"{listed(names)} may be one person: {_reason(strongest, names)}"
            yield roll.finding(code, Severity.REVIEW, message, group)
    yield from _namesakes(roll, known, same)


class _Known:
    """Who met, and which entries a certain finding already says to be one person's."""

    def __init__(self, roll: Roll) -> None:
        self.met = met(roll)
        # By its first, everybody who says the same: what holds of one of them holds of all.
        self.first = {row: first for first, rows in self.met.alike.items() for row in rows}
        self._said: defaultdict[int, set[int]] = defaultdict(set)
        findings = (*same_address(roll), *same_line(roll))
        for number, finding in enumerate(findings):
            if finding.keeps < SHARED_BY:
                for place in finding.entries:
                    self._said[place.index].add(number)

    def reported(self, one: int, other: int) -> bool:
        """Whether one finding is about both."""
        return not self._said[one].isdisjoint(self._said[other])

    def links(self, pair: Pair) -> list[Places]:
        """The entries that a pair connects, two by two; none where that is reported."""
        if self.reported(pair.one, pair.other):
            return []
        joined = [(pair.one, pair.other)]
        for each in (pair.one, pair.other):
            joined += pairwise(self.met.alike.get(each, ()))
        return joined

    def pair_of(self, one: int, other: int) -> Places:
        """The pair that stands for these two entries."""
        a, b = self.first.get(one, one), self.first.get(other, other)
        if a == b:
            first, second, *_ = self.met.alike[a]
            return first, second
        return min(a, b), max(a, b)


def _with_strongest(
    found: Sequence[list[int]], pairs: Sequence[Pair]
) -> Iterator[tuple[list[int], Pair]]:
    """Each group with the pair inside it that weighs most, the first of several."""
    group_of = {index: number for number, group in enumerate(found) for index in group}
    strongest: dict[int, Pair] = {}
    for pair in pairs:
        number = group_of.get(pair.one, -1)
        if number < 0 or group_of.get(pair.other, -2) != number:
            continue
        if number not in strongest or pair.bits > strongest[number].bits:
            strongest[number] = pair
    for number, group in enumerate(found):
        yield group, strongest[number]


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


def _namesakes(roll: Roll, known: _Known, same: Sequence[Pair]) -> Iterator[Finding]:
    """The same name without anything else in common: worth knowing, for nobody to act on."""
    linked = {(pair.one, pair.other) for pair in same}
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in roll:
        if each.kind is Kind.PERSON and roll.keys[index]:
            by_key[roll.keys[index]].append(index)
    for indexes in by_key.values():
        if len(indexes) > 1 and any(
            not known.reported(one, other) and known.pair_of(one, other) not in linked
            for one, other in pairwise(indexes)
        ):
            name = roll.signatories[indexes[0]].name
            message = f"{len(indexes)} people are called {name}, with little else in common"
            yield roll.finding("same-name", Severity.NOTE, message, indexes)
