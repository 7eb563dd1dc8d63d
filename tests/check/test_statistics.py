from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.check.checks import run
from letterkit.check.roll import Terms
from letterkit.check.settling import settle
from letterkit.check.statistics import _periods, joined, statistics, tallies
from letterkit.model import Letter, Level, ListFile, Template
from letterkit.model.decision import Action, Decision, handle, seen
from letterkit.model.statistics import Period, Reason, Rest, Rule, Tally

TODAY = date(2026, 12, 1)
DAYS = st.dictionaries(st.dates(date(2026, 1, 1), TODAY), st.integers(1, 40), max_size=60)


def letter(**fields):
    usual = {
        "slug": "parks",
        "lang": "en",
        "file": "letters/parks/letter.md",
        "title": "Parks",
        "date": date(2026, 11, 1),
        "template": Template("blank", "blank", ""),
        "body": "",
        "body_line": 1,
        "titles": {"en": "Parks"},
        "signatories": (ListFile("parks"),),
    }
    return Letter(**usual | fields)


@pytest.fixture
def figures(people):
    """The figures of a list; `action` is decided about all that share the finding `code`."""

    def make(*entries, code="", action=None, **fields):
        signatories = people(*entries)
        findings = run(signatories, Terms(TODAY))
        decisions = [
            Decision(
                code,
                tuple(handle(signatories[place.index]) for place in each.entries),
                action,
                *("why", "Ada", "2026-11-22T18:04:05Z"),
                tuple(seen(signatories[place.index], code) for place in each.entries),
            )
            for each in findings
            if each.code == code
        ]
        checked = settle(findings, decisions, signatories)
        return statistics(letter(**fields), signatories, findings, checked, TODAY)

    return make


def as_dict(found):
    return {each.key: each.count for each in found}


def test_who_has_no_consent_and_too_little_evidence_is_not_counted(figures):
    found = figures(
        {"name": "Ada Example", "level": "code"},
        {"name": "Bo Example", "level": "code", "consent": None},
        "Cy Example",
        levels=Level.CODE,
    )
    assert (found.received, found.counted) == (3, 1)
    assert as_dict(found.left_out) == {Reason.CONSENT: 1, Reason.LEVEL: 1}


def test_who_is_not_named_is_of_no_country_and_no_group(figures):
    found = figures(
        {"name": "Ada Example", "country": "SE", "affiliation": "Example Clinic"},
        {"name": "Bo", "country": "BY", "affiliation": "Hidden House", "shown": "unnamed"},
        {"name": "Union", "country": "PL", "kind": "organisation"},
    )
    assert as_dict(found.kinds) == {"organisation": 1, "person": 1, Rest.WITHHELD: 1}
    assert as_dict(found.countries) == {"PL": 1, "SE": 1, Rest.WITHHELD: 1}
    assert as_dict(found.groups) == {"Example Clinic": 1, "Union": 1, Rest.WITHHELD: 1}
    assert as_dict(found.levels) == {"listed": 3}


def test_before_names_are_released_everybody_is_withheld(figures):
    found = figures({"name": "Ada Example", "country": "SE"}, "Bo Sample", release_at=3)
    assert found.countries == found.groups == found.kinds == (Tally(Rest.WITHHELD, 2),)


def test_the_days_of_the_unnamed_are_in_no_figure(figures):
    day = {"signed": date(2026, 11, 15)}
    shown = {"name": "Ada Example", "shown": "named", **day}
    found = figures(
        shown,
        {"name": "Bo Sample", "shown": "unnamed", "signed": date(2026, 11, 16)},
        {"name": "王", "shown": "initials", "signed": date(2026, 11, 17)},
    )
    (period,) = found.days
    assert (period.first, period.last, period.count) == (date(2026, 11, 15), date(2026, 11, 15), 1)
    assert found.undated == 2


def test_before_names_are_released_no_day_is_in_a_figure(figures):
    signed = [{"name": f"P{n} Example", "signed": date(2026, 11, 15)} for n in range(3)]
    found = figures(*signed, release_at=4)
    assert (found.days, found.undated, found.counted) == ((), 3, 3)


def test_an_organisation_in_two_spellings_is_one_group_in_the_commoner_one(figures):
    found = figures(
        {"name": "Ada Example", "affiliation": "Beispiel e. V."},
        {"name": "Bo Sample", "affiliation": "Beispiel"},
        {"name": "Cy Muster", "affiliation": "Beispiel  e. V."},
    )
    assert found.groups == (Tally("Beispiel e. V.", 3),)


@pytest.mark.parametrize("shown", ["initials", "role"])
def test_an_organisation_that_hides_its_name_is_of_no_group(figures, shown):
    found = figures({"name": "Quiet Workshop", "kind": "organisation", "shown": shown})
    assert found.groups == (Tally(Rest.UNKNOWN, 1),)


@pytest.mark.parametrize("field", ["affiliation", "country"])
def test_an_address_in_the_wrong_column_is_in_no_figure(figures, field):
    found = figures({"name": "Ada Example", field: "ada@example.org"})
    assert (found.groups, found.countries, found.counted) == ((), (), 0)
    assert found.left_out == (Tally(Reason.ERROR, 1),)


def test_small_groups_are_merged_and_the_rest_stands_last():
    counts = Counter({"a": 9, "b": 4, "c": 3, Rest.UNKNOWN: 7})
    assert tallies(counts, 5) == (Tally("a", 9), Tally(Rest.UNKNOWN, 7), Tally(Rest.OTHERS, 7))


def test_a_single_small_group_cannot_be_told_from_the_difference():
    assert tallies(Counter({"a": 9, "b": 6, "c": 1}), 5) == (Tally("a", 9), Tally(Rest.OTHERS, 7))


def test_without_a_least_size_every_group_is_shown():
    assert tallies(Counter({"a": 1, "b": 2}), 1) == (Tally("b", 2), Tally("a", 1))


@given(st.dictionaries(st.text(min_size=1), st.integers(1, 20)), st.integers(1, 12))
def test_no_group_is_too_small_unless_all_of_them_are(groups, least):
    found = tallies(Counter(groups), least)
    total = sum(groups.values())
    assert sum(each.count for each in found) == total
    assert all(each.count >= min(least, total) for each in found)


@given(DAYS, st.integers(1, 12))
def test_no_period_is_too_small_unless_all_of_them_are(days, least):
    found = _periods(sorted(days.items()), least)
    total = sum(days.values())
    assert sum(each.count for each in found) == total
    assert all(each.count >= min(least, total) for each in found)
    assert [each.total for each in found] == [
        sum(number for day, number in days.items() if day <= each.last) for each in found
    ]


@given(DAYS, st.integers(1, 30))
def test_joining_periods_keeps_all_and_leaves_no_more_than_asked_for(days, most):
    periods = _periods(sorted(days.items()), 1)
    found = joined(periods, most)
    assert len(found) <= most
    assert sum(each.count for each in found) == sum(days.values())
    assert [each.first for each in found[:1]] == [each.first for each in periods[:1]]
    assert all(one.last < other.first for one, other in pairwise(found))


def test_a_day_that_cannot_be_right_is_none(figures):
    first = date(2026, 11, 1)
    found = figures(
        {"name": "Ada Example", "signed": first - timedelta(3)},
        {"name": "Bo Sample", "signed": TODAY + timedelta(1)},
        {"name": "Cy Muster", "signed": date(1926, 11, 3)},
        "Di Ejemplo",
    )
    assert found.days == (Period(first - timedelta(3), first - timedelta(3), 1, 1),)
    assert found.undated == 3


REPEAT = (
    {"name": "Ada Example", "id": "a1b2c3", "email": "ada@example.org"},
    {"name": "EXAMPLE Ada", "id": "b2c3d4", "email": "ada@example.org"},
)


def test_an_open_error_keeps_somebody_out_and_says_so(figures):
    found = figures(*REPEAT)
    assert (found.counted, as_dict(found.left_out)) == (1, {Reason.ERROR: 1})
    assert found.rules == (Rule("same-address", "error", 1, 1),)


@pytest.mark.parametrize(
    "action, counted, left_out",
    [(Action.SAME, 1, {Reason.DECISION: 1}), (Action.DIFFERENT, 2, {})],
)
def test_a_decision_settles_what_was_found(figures, action, counted, left_out):
    found = figures(*REPEAT, code="same-address", action=action)
    assert (found.counted, as_dict(found.left_out)) == (counted, left_out)
    assert found.rules == (Rule("same-address", "error", 1, 0),)
    assert (found.found, found.open) == (1, 0)


def test_an_empty_list_has_figures_too(figures):
    found = figures(goal=100)
    assert (found.received, found.counted, found.goal) == (0, 0, 100)
    assert found.kinds == found.days == found.rules == ()
