"""Findings and decisions: what is settled, who is out, and which decisions no longer fit."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import combinations

from letterkit.check.groups import listed
from letterkit.check.private_fields import can_be_kept
from letterkit.model import Signatory
from letterkit.model.decision import Action, Decision, handle, handle_without_id, seen
from letterkit.model.finding import Finding, Place, Severity, left_out

# Whether two entries are one person is one question, whichever finding asks it.
_PERSON = ("same-address", "same-name", "near-name")


@dataclass(frozen=True, slots=True)
class Checked:
    """What is still open, and the indexes of those that a decision leaves out."""

    findings: tuple[Finding, ...]
    decided_out: frozenset[int] = frozenset()

    @property
    def left_out(self) -> set[int]:
        """Everybody who is not in the letter: by a decision, or by an error that is open."""
        return left_out(self.findings) | self.decided_out

    def accepted(self, signatories: Sequence[Signatory]) -> list[Signatory]:
        out = self.left_out
        return [each for index, each in enumerate(signatories) if index not in out]


@dataclass(slots=True)
class _Settled:
    """What decisions say about entries, by index."""

    kept: set[tuple[str, int]] = field(default_factory=set)
    # The decisions, by number, that say of an entry that it is another than the rest of theirs.
    apart: defaultdict[tuple[str, int], set[int]] = field(default_factory=lambda: defaultdict(set))
    out: set[int] = field(default_factory=set)
    lapsed: dict[Finding, None] = field(default_factory=dict)  # each once, in order


def settle(
    findings: Iterable[Finding], decisions: Sequence[Decision], signatories: Sequence[Signatory]
) -> Checked:
    """Take out what is decided; a decision whose entry has changed lapses, with a note."""
    if not decisions:
        return Checked(tuple(findings))
    places = _places(decisions, signatories)
    settled = _Settled()
    for number, decision in enumerate(decisions):
        _apply(decision, places, signatories, settled, number)
    remaining = [left for each in findings for left in _open(each, settled)]
    found = sorted([*remaining, *settled.lapsed], key=lambda each: each.place.index)
    return Checked(tuple(found), frozenset(settled.out))


def reasons_out(
    decisions: Sequence[Decision], signatories: Sequence[Signatory]
) -> Mapping[int, Action]:
    """Why a decision leaves somebody out, by index: as a duplicate, or for another reason."""
    places = _places(decisions, signatories)
    found: dict[int, Action] = {}
    for number, decision in enumerate(decisions):
        settled = _Settled()
        _apply(decision, places, signatories, settled, number)
        found |= dict.fromkeys(settled.out, decision.action)
    return found


def _places(
    decisions: Sequence[Decision], signatories: Sequence[Signatory]
) -> Mapping[str, list[int]]:
    """The indexes of the entries by what decisions call them.

    A list that had no ids may have been given some since: then its entries are known by what they
    say, if there are as many of these as the decision was about.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(signatories):
        places[handle(each)].append(index)
    names = {name for each in decisions for name in each.entries}
    lost = {name for name in names if name.startswith("~") and name not in places}
    if not lost:
        return places
    said: defaultdict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(signatories):
        said[handle_without_id(each)].append(index)
    for decision in decisions:
        for name in lost & set(decision.entries):
            if len(said.get(name, ())) == decision.entries.count(name):
                places[name] = said[name]
    return places


def one_person(
    start: Set[int], decisions: Sequence[Decision], signatories: Sequence[Signatory]
) -> set[int]:
    """These, and everybody who is the same as one of them by a decision that holds."""
    places = _places(decisions, signatories)
    groups = []
    for decision in decisions:
        settled = _Settled()
        if decision.action is Action.SAME:
            _apply(decision, places, signatories, settled, 0)
        if settled.out:
            groups.append({i for name in decision.entries for i in places.get(name, ())})
    found = set(start)
    while more := [group for group in groups if group & found and not group <= found]:
        found.update(*more)
    return found


def _apply(
    decision: Decision,
    places: Mapping[str, list[int]],
    signatories: Sequence[Signatory],
    settled: _Settled,
    number: int,
) -> None:
    there, changed = _decided_about(decision, places, signatories)
    if changed:
        settled.lapsed[_lapse(decision, changed, signatories)] = None
        if decision.action is Action.SAME:
            return
    match decision.action:
        case Action.SAME:
            settled.out.update(there[1:])
        case Action.LEAVE_OUT:
            settled.out.update(there)
        case Action.KEEP:
            kept = (i for i in there if can_be_kept(decision.code, signatories[i]))
            settled.kept.update((decision.code, index) for index in kept)
        case Action.DIFFERENT:
            question = _question(decision.code)
            for index in there:
                settled.apart[question, index].add(number)


def _decided_about(
    decision: Decision, places: Mapping[str, list[int]], signatories: Sequence[Signatory]
) -> tuple[list[int], list[int]]:
    """Who a decision is about, by place: those as they were then, and those who changed since."""
    there: list[int] = []
    changed: list[int] = []
    known: set[int] = set()
    for name, digest in zip(decision.entries, decision.seen, strict=True):
        for index in places.get(name, ()):
            if index in known:
                continue
            known.add(index)
            is_same = seen(signatories[index], decision.code) == digest
            (there if is_same else changed).append(index)
    return there, changed


def _question(code: str) -> str:
    return "person" if code in _PERSON else code


def _lapse(decision: Decision, changed: Sequence[int], signatories: Sequence[Signatory]) -> Finding:
    names = listed([signatories[index].name for index in changed])
    message = (
        f"{names} changed since it was decided about {decision.code}: {decision.action};"
        " the decision no longer holds"
    )
    entries = tuple(Place.of(index, signatories[index]) for index in changed)
    return Finding("lapsed-decision", Severity.NOTE, message, entries)


def _open(finding: Finding, settled: _Settled) -> Iterator[Finding]:
    """The finding without those who are out, unless nothing of it is left."""
    entries = [place for place in finding.entries if place.index not in settled.out]
    if not entries or (len(finding.entries) > 1 and len(entries) == 1 and _is_of_several(finding)):
        return
    if all((finding.code, place.index) in settled.kept for place in entries):
        return
    question = _question(finding.code)
    indexes = sorted(place.index for place in entries)
    if len(indexes) > 1 and _are_apart(settled, question, indexes):
        return
    keeps = sum(place in entries for place in finding.entries[: finding.keeps])
    yield replace(finding, entries=tuple(entries), keeps=keeps)


def _are_apart(settled: _Settled, question: str, indexes: Sequence[int]) -> bool:
    """Whether decisions say of each two of these that they are two."""
    said = [settled.apart.get((question, index), set()) for index in indexes]
    if set.intersection(*said):
        return True  # one decision is about all of them
    return all(not one.isdisjoint(other) for one, other in combinations(said, 2))


def _is_of_several(finding: Finding) -> bool:
    """Whether a finding is about entries together, not about each of them."""
    return finding.code.startswith("same-") or finding.code in ("near-name", "also-organisation")
