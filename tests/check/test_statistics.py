from datetime import date

from letterkit.check.checks import run
from letterkit.check.roll import Terms
from letterkit.check.settling import settle
from letterkit.check.statistics import Rule, how_checked, statistics
from letterkit.model.decision import Action, Decision, handle, seen

DAY = date(2026, 12, 1)
LIST = (
    {"name": "Ada Example", "id": "a", "country": "SE", "signed": date(2026, 11, 2)},
    {"name": "EXAMPLE Ada", "id": "b", "country": "SE", "signed": date(2026, 11, 1)},
    {"name": "Bo Sample", "id": "c", "country": "PL", "signed": date(2026, 11, 2)},
    {"name": "Cy Muster", "id": "d", "country": "BY", "shown": "unnamed"},
    {"name": "Dee Muster", "id": "e", "consent": None},
    {"name": "Union", "id": "f", "kind": "organisation", "country": "SE"},
)


def made(people, *actions, least=1):
    signatories = people(*LIST)
    decisions = [
        Decision(
            "same-name",
            tuple(handle(each) for each in signatories[:2]),
            action,
            "why",
            "ada",
            "2026-11-22T18:04:05Z",
            tuple(seen(each, "same-name") for each in signatories[:2]),
        )
        for action in actions
    ]
    findings = run(signatories, Terms(DAY))
    checked = settle(findings, decisions, signatories)
    counted = [each for each in checked.accepted(signatories) if each.consent]
    return statistics(signatories, counted, findings, checked, decisions, least)


def test_who_counts_is_counted_by_everything(people):
    found = made(people)
    assert (found.listed, found.counted, found.unnamed) == (6, 5, 1)
    assert found.totals["kind"] == {"person": 4, "organisation": 1}
    assert found.totals["country"] == {"SE": 3, "BY": 1, "PL": 1}
    assert found.left_out == {"decided": 0, "unsettled": 1, "other": 0}


def test_small_groups_are_merged_and_never_one_alone(people):
    assert made(people, least=2).totals["country"] == {"SE": 3, "others": 2}
    assert made(people, least=3).totals["country"] == {"others": 5}


def test_growth_adds_up_in_the_order_of_days(people):
    found = made(people)
    assert found.growth == [(date(2026, 11, 1), 1), (date(2026, 11, 2), 3)]


def test_what_became_of_findings_is_told_by_rule(people):
    assert Rule("same-name", 1, 0) in made(people).rules
    found = made(people, Action.SAME)
    assert Rule("same-name", 1, 1) in found.rules
    assert found.left_out == {"decided": 1, "unsettled": 1, "other": 0}
    assert found.decisions == {"same": 1}


def test_how_names_were_checked_is_told_without_a_name(people):
    words = how_checked(made(people, Action.DIFFERENT), DAY)
    assert "The list of 6 signatories was checked with letterkit on 2026-12-01" in words
    assert "It found 1 possible repeat." in words
    assert "A person decided 1 case: in 0 of them" in words
    assert "Not checked: whether the people exist" in words
    assert not any(each["name"] in words for each in LIST)
