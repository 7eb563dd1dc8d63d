from dataclasses import replace

import pytest

from letterkit.check.checks import check_list
from letterkit.check.roll import Terms
from letterkit.model.decision import Action, Decision, handle, seen

TWO = (
    {"name": "Ada Example", "id": "a", "country": "SE", "affiliation": "Union"},
    {"name": "EXAMPLE Ada", "id": "b", "country": "SE", "affiliation": "Other"},
    {"name": "Bo Sample", "id": "c"},
)


def decided(code, action, *entries):
    handles = tuple(handle(each) for each in entries)
    digests = tuple(seen(each, code) for each in entries)
    return Decision(code, handles, Action(action), "why", "ada", "2026-11-22T18:04:05Z", digests)


@pytest.fixture
def settled(people):
    def make(signatories, *decisions):
        from datetime import date

        checked = check_list(signatories, Terms(date(2026, 12, 1)), decisions)
        findings = [(each.code, [p.index for p in each.entries]) for each in checked.findings]
        return findings, sorted(checked.left_out)

    return make


def test_without_a_decision_all_is_open(people, settled):
    findings, out = settled(people(*TWO))
    assert ("same-name", [0, 1]) in findings
    assert out == []


def test_different_people_are_not_asked_about_again(people, settled):
    signatories = people(*TWO)
    decision = decided("same-name", "different", *signatories[:2])
    findings, out = settled(signatories, decision)
    assert [code for code, _ in findings] == []
    assert out == []


def test_one_person_stays_once_and_first_the_one_that_was_chosen(people, settled):
    signatories = people(*TWO)
    decision = decided("same-name", "same", signatories[1], signatories[0])
    assert settled(signatories, decision) == ([], [0])


def test_who_is_to_be_left_out_is(people, settled):
    signatories = people(*TWO, {"name": "Test", "id": "d"})
    decision = decided("placeholder", "leave-out", signatories[3])
    findings, out = settled(signatories, decision)
    assert out == [3]
    assert [code for code, indexes in findings if 3 in indexes] == []


def test_what_is_right_as_it_is_stays(people, settled):
    signatories = people({"name": "=Ada", "id": "a"}, {"name": "=Bo", "id": "b"})
    decision = decided("formula", "keep", signatories[0])
    findings, out = settled(signatories, decision)
    assert [f for f in findings if f[0] == "formula"] == [("formula", [1])]
    assert out == [1]


def test_decisions_survive_a_new_order_and_other_columns(people, settled):
    signatories = people(*TWO)
    decision = decided("same-name", "different", *signatories[:2])
    turned = [replace(each, role="new") for each in reversed(signatories)]
    assert settled(turned, decision) == ([], [])


def test_decisions_about_entries_without_an_id_hold_as_well(people, settled):
    signatories = [replace(each, id="") for each in people(*TWO)]
    decision = decided("same-name", "different", *signatories[:2])
    assert settled(signatories[::-1], decision) == ([], [])


def test_a_decision_lapses_with_a_note_when_its_entry_changed(people, settled):
    signatories = people(*TWO)
    decision = decided("same-name", "same", *signatories[:2])
    changed = [replace(signatories[0], affiliation="Academy"), *signatories[1:]]
    findings, out = settled(changed, decision)
    assert ("lapsed-decision", [0]) in findings
    assert ("same-name", [0, 1]) in findings
    assert out == []


def test_nobody_is_left_out_as_one_person_with_somebody_who_changed(people, settled):
    signatories = people(*TWO, dict(TWO[0], id="d"))
    decision = decided("same-name", "same", signatories[0], signatories[1], signatories[3])
    assert settled(signatories, decision)[1] == [1, 3]
    changed = [replace(signatories[0], name="Eve Example"), *signatories[1:]]
    assert settled(changed, decision)[1] == []


def test_a_third_entry_opens_the_question_again(people, settled):
    signatories = people(*TWO, dict(TWO[0], id="d"))
    decision = decided("same-name", "different", *signatories[:2])
    findings, _ = settled(signatories, decision)
    assert any(code == "same-name" and 3 in indexes for code, indexes in findings)


def test_a_decision_about_somebody_who_is_gone_does_nothing(people, settled):
    signatories = people(*TWO)
    decision = decided("same-name", "same", *signatories[:2])
    assert settled(signatories[2:], decision) == ([], [])


def test_deciding_in_any_order_settles_the_same(people, settled):
    signatories = people(*TWO, {"name": "Test", "id": "d"})
    both = [
        decided("same-name", "same", *signatories[:2]),
        decided("placeholder", "leave-out", signatories[3]),
    ]
    assert settled(signatories, *both) == settled(signatories, *reversed(both))
