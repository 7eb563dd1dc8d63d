"""Entries without a name that others may recognise all the same."""

from collections import Counter
from collections.abc import Iterator

from letterkit.check.roll import Roll
from letterkit.check.words import folded
from letterkit.model import Shown, Signatory
from letterkit.model.finding import Finding, Severity
from letterkit.text.names import fold

_FIELDS = ("role", "affiliation", "country")


def one_of_a_kind(roll: Roll) -> Iterator[Finding]:
    """A role that only one person at a time has at a place: the mayor, the head of a school."""
    for index, each in roll:
        if _is_shown_by_role(each) and each.affiliation and _is_singular(each.role):
            message = f"{_shown(each)}: only one person has this role there, so it may name them"
            yield roll.finding("one-of-a-kind", Severity.REVIEW, message, (index,))


def few_alike(roll: Roll) -> Iterator[Finding]:
    """Entries without a name that fewer than `min_group` others share a field with."""
    least = roll.terms.min_group
    if least < 2:
        return
    shown = [(index, each) for index, each in roll if _is_shown_by_role(each)]
    counts = {field: Counter(fold(getattr(each, field)) for _, each in shown) for field in _FIELDS}
    together = Counter(_key(each) for _, each in shown)
    for index, each in shown:
        rare = [field for field in _FIELDS if _is_rare(counts[field], getattr(each, field), least)]
        what = " and ".join(rare)
        if not rare and together[_key(each)] < least:
            what = "role, affiliation and country together"
        if what:
            message = f"{_shown(each)}: fewer than {least} without a name share the {what}"
            yield roll.finding("few-alike", Severity.REVIEW, message, (index,))


def _is_shown_by_role(signatory: Signatory) -> bool:
    return signatory.consent is True and signatory.shown is Shown.ROLE


def _is_rare(counts: Counter[str], value: str, least: int) -> bool:
    return bool(value) and counts[fold(value)] < least


def _key(signatory: Signatory) -> tuple[str, ...]:
    return tuple(fold(getattr(signatory, field)) for field in _FIELDS)


def _is_singular(role: str) -> bool:
    plain = f" {fold(role)} "
    others = any(f" {word} " in plain for word in folded("not_the_head"))
    return not others and any(f" {word} " in plain for word in folded("heads"))


def _shown(signatory: Signatory) -> str:
    parts = (signatory.role, signatory.affiliation)
    return ", ".join(part for part in parts if part) or "an entry without a name"
