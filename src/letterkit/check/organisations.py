"""Organisations that sign twice, and people who sign for one that also signed."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from letterkit.check.groups import groups, listed, times
from letterkit.check.organisation_names import abbreviations, meaning_key, organisation_key
from letterkit.check.roll import Roll
from letterkit.model import Kind
from letterkit.model.finding import Finding, Severity
from letterkit.text.names import sound_key


def same_organisation(roll: Roll) -> Iterator[Finding]:
    """By exact name an error where nothing speaks against it, by all other likeness for review."""
    bodies = [index for index, each in roll if each.kind is Kind.ORGANISATION and each.name]
    exact = sorted(
        link for indexes in _by_key(roll, bodies, "name") for link in _one_body(roll, indexes)
    )
    reported = groups(exact)
    group_of = _numbered(reported)
    for group in reported:
        name = roll.signatories[group[0]].name
        message = f"{name} is listed {times(len(group))}"
        yield roll.finding("same-organisation", Severity.ERROR, message, group, 1)
    alike = {  # the closest reason is the last, and stays
        (min(pair), max(pair)): reason
        for reason in reversed(_REASONS)
        for pair in _alike(roll, bodies, reason)
    }
    open_pairs = (
        (one, other) for one, other in alike if group_of.get(one, -1) != group_of.get(other, -2)
    )
    several = groups(open_pairs)
    reasons_of: defaultdict[int, set[str]] = defaultdict(set)
    number_of = _numbered(several)
    for (one, other), reason in alike.items():
        if number_of.get(one, -1) == number_of.get(other, -2):
            reasons_of[number_of[one]].add(reason)
    for number, group in enumerate(several):
        reasons = reasons_of[number]
        names = listed([roll.signatories[index].name for index in group])
        message = f"{names} may be one organisation: {_reason(reasons)}"
        yield roll.finding("same-organisation", Severity.REVIEW, message, group)


def also_organisation(roll: Roll) -> Iterator[Finding]:
    """Nothing is wrong with that; it matters for counting."""
    bodies = {
        organisation_key(each.name): index
        for index, each in roll
        if each.kind is Kind.ORGANISATION and len(organisation_key(each.name)) > 2
    }
    if not bodies:
        return
    members: defaultdict[int, list[int]] = defaultdict(list)
    for index, each in roll:
        if each.kind is Kind.PERSON and each.affiliation:
            body = bodies.get(organisation_key(each.affiliation))
            if body is not None:
                members[body].append(index)
    for body, people in members.items():
        names = listed([roll.signatories[index].name for index in people])
        message = f"{roll.signatories[body].name} signed, and so did {names} of it"
        yield roll.finding("also-organisation", Severity.NOTE, message, sorted([body, *people]))


_REASONS = {
    "name": "the same name",
    "sound": "the same name in another script or language",
    "meaning": "a translation of the name",
    "abbreviation": "an abbreviation of the name",
    "spelling": "names that differ by a letter",
}


def _reason(reasons: set[str]) -> str:
    return ", ".join(text for key, text in _REASONS.items() if key in reasons)


def _numbered(found: list[list[int]]) -> dict[int, int]:
    """The number of the group that each member is in."""
    return {index: number for number, group in enumerate(found) for index in group}


def _one_body(roll: Roll, indexes: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs that connect those bodies of one name which nothing says to be two.

    Two are two if both give a country, and another, or both give a site, and another. Those that
    give the same meet through the first of them, so that no two of a thousand need be compared.
    """
    said: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for index in indexes:
        body = roll.signatories[index]
        said[body.country, body.link.rstrip("/")].append(index)
    countries = [place for place in said if place[0] and not place[1]]
    sites = [place for place in said if place[1] and not place[0]]
    for place, same in said.items():
        yield from pairwise(same)
        country, site = place
        if country and site:
            meets = [(country, ""), ("", site), ("", "")]
        elif country:
            meets = [*sites[:1], ("", "")]
        elif site:
            meets = [*countries[:1], ("", "")]
        else:
            meets = []
        for other in meets:
            if other in said:
                one, two = sorted((same[0], said[other][0]))
                yield one, two


def _by_key(roll: Roll, bodies: list[int], how: str) -> Iterator[list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for index in bodies:
        name = roll.signatories[index].name
        key = organisation_key(name)
        if how == "sound":
            key = sound_key(key) if len(sound_key(key)) > 4 else ""
        elif how == "meaning":
            key = meaning_key(name)
        if key:
            found[key].append(index)
    return (indexes for indexes in found.values() if len(indexes) > 1)


def _alike(roll: Roll, bodies: list[int], how: str) -> Iterator[tuple[int, int]]:
    if how == "abbreviation":
        yield from _abbreviated(roll, bodies)
    elif how == "spelling":
        yield from _misspelled(roll, bodies)
    else:
        for indexes in _by_key(roll, bodies, how):
            yield from pairwise(indexes)


def _abbreviated(roll: Roll, bodies: list[int]) -> Iterator[tuple[int, int]]:
    by_key = {organisation_key(roll.signatories[index].name): index for index in bodies}
    for index in bodies:
        for short in abbreviations(roll.signatories[index].name):
            if by_key.get(short, index) != index:
                yield by_key[short], index


def _misspelled(roll: Roll, bodies: list[int]) -> Iterator[tuple[int, int]]:
    """Blocked by first and last letter: a typo in both at once is not for this."""
    from rapidfuzz.distance import OSA

    blocks: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for index in bodies:
        key = organisation_key(roll.signatories[index].name)
        if len(key) > 8:
            blocks["begin", key[:5]].append((key, index))
            blocks["end", key[-5:]].append((key, index))
    for block in blocks.values():
        for place, (key, index) in enumerate(block[:200]):
            for other, their in block[place + 1 : 200]:
                if key != other and OSA.distance(key, other, score_cutoff=1) <= 1:
                    yield index, their
