"""Who signed, when, and what the checks found: numbers, no names."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from letterkit.check.codes import codes
from letterkit.check.settling import Checked
from letterkit.model import Shown, Signatory
from letterkit.model.decision import Action, Decision
from letterkit.model.finding import Finding

OTHERS = "others"  # what is too small to be shown by itself
UNKNOWN = "not said"


@dataclass(frozen=True, slots=True)
class Rule:
    """A code with its findings: all, those that were settled, those that are open."""

    code: str
    found: int
    settled: int

    @property
    def open(self) -> int:
        return self.found - self.settled


@dataclass(frozen=True, slots=True)
class Statistics:
    """`counted` are those in the letter. The totals are by value, the largest first.

    `days` are how many signed on each day, in order. `decisions` are how many of each action.
    """

    listed: int
    counted: int
    unnamed: int
    left_out: Mapping[str, int]
    totals: Mapping[str, Mapping[str, int]]
    days: Mapping[datetime.date, int]
    rules: tuple[Rule, ...]
    decisions: Mapping[str, int]

    @property
    def growth(self) -> list[tuple[datetime.date, int]]:
        """How many had signed by the end of each day on which somebody did."""
        total, grown = 0, []
        for day, number in self.days.items():
            total += number
            grown.append((day, total))
        return grown


def statistics(
    signatories: Sequence[Signatory],
    counted: Sequence[Signatory],
    findings: Sequence[Finding],
    checked: Checked,
    decisions: Sequence[Decision],
    min_group: int = 1,
) -> Statistics:
    """`findings` are those before decisions; values of fewer than `min_group` go to others."""
    totals = {
        "kind": (each.kind.value for each in counted),
        "country": (each.country or UNKNOWN for each in counted),
        "affiliation": (each.affiliation or UNKNOWN for each in counted),
        "level": (each.level.value for each in counted),
    }
    unsettled = len(checked.left_out - checked.decided_out)
    decided = len(checked.decided_out)
    return Statistics(
        listed=len(signatories),
        counted=len(counted),
        unnamed=sum(each.shown is Shown.UNNAMED for each in counted),
        left_out={
            "decided": decided,
            "unsettled": unsettled,
            "other": len(signatories) - len(counted) - decided - unsettled,
        },
        totals={name: _merged(values, min_group) for name, values in totals.items()},
        days=dict(sorted(Counter(each.signed for each in counted if each.signed).items())),
        rules=_rules(findings, checked.findings),
        decisions=Counter(each.action.value for each in decisions),
    )


def _merged(values: Iterable[str], least: int) -> dict[str, int]:
    """Small groups make one: a country with one signatory names that signatory."""
    counts = Counter(values)
    small = {value for value, number in counts.items() if number < least}
    # A single small group, alone under another word, would be as plain as before.
    if 0 < sum(counts[value] for value in small) < least and len(counts) > len(small):
        small.add(min(counts.keys() - small, key=lambda value: (counts[value], value)))
    shown = {value: number for value, number in counts.items() if value not in small}
    ordered = dict(sorted(shown.items(), key=lambda item: (-item[1], item[0])))
    rest = sum(counts[value] for value in small)
    return {**ordered, OTHERS: rest} if rest else ordered


def _rules(findings: Sequence[Finding], left: Sequence[Finding]) -> tuple[Rule, ...]:
    found = Counter(each.code for each in findings)
    still = Counter(each.code for each in left)
    return tuple(
        Rule(code, max(found[code], still[code]), max(found[code] - still[code], 0))
        for code in codes()
        if found[code] or still[code]
    )


def how_checked(made: Statistics, day: datetime.date) -> str:
    """How the names were checked, a paragraph in Markdown: no more than what was done."""
    repeats = sum(
        rule.found for rule in made.rules if rule.code in ("same-address", "same-name", "near-name")
    )
    decided = sum(made.decisions.values())
    one, apart = made.decisions.get(Action.SAME, 0), made.decisions.get(Action.DIFFERENT, 0)
    sentences = [
        f"The list of {_people(made.listed)} was checked with letterkit on {day}, by"
        f" {len(codes())} rules: for consent, for people who signed more than once in any spelling"
        " or script, for addresses that cannot be right, for hidden and look-alike characters, and"
        " for bursts.",
        f"It found {_times(repeats, 'possible repeat')}.",
        f"A person decided {_times(decided, 'case')}: in {one} of them two or more entries were one"
        f" person, who counts once, and in {apart} they were different people."
        if decided
        else "",
        f"{_people(made.left_out['decided'])} left out by decision,"
        f" {made.left_out['unsettled']} left out until it is settled.",
        "Not checked: whether the people exist, and whether they signed themselves, beyond the"
        " level that each entry states.",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _people(number: int) -> str:
    return "1 signatory" if number == 1 else f"{number} signatories"


def _times(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
