from datetime import date

import pytest

from letterkit.check.checks import run
from letterkit.check.codes import codes
from letterkit.check.deciding import Hand, choices, decided, is_of_many, parse_decide, said_before
from letterkit.check.roll import Terms
from letterkit.errors import LetterkitError
from letterkit.model.decision import Action, number_left_out, seen
from letterkit.model.finding import Finding, Place, Severity

HAND = Hand("ada", "2026-11-22T18:04:05Z", "asked\nboth")
LIST = ({"name": "Ada Example", "id": "a"}, {"name": "Ada Example", "id": "b"})


def test_a_decision_is_written_in_one_word(people):
    signatories = people(*LIST)
    decision = parse_decide("same-name:b,a=same", signatories, HAND)
    assert (decision.code, decision.entries, decision.action) == ("same-name", ("b", "a"), "same")
    assert decision.why == "asked both"
    assert decision.seen == (seen(signatories[1], "same-name"), seen(signatories[0], "same-name"))


def test_deciding_the_same_twice_is_seen(people):
    decision = parse_decide("same-name:a,b=different", people(*LIST), HAND)
    again = parse_decide("same-name:a,b=different", people(*LIST), Hand("bo", "later", "x"))
    assert said_before(again, [decision])
    assert not said_before(parse_decide("same-name:a,b=same", people(*LIST), HAND), [decision])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("same-name", "not a decision: same-name"),
        ("same-name:=same", "not a decision: same-name:=same"),
        ("same-nmae:a,b=same", "no such code: same-nmae"),
        ("same-name:a,b=merge", "unknown action: merge"),
        ("same-name:a,z=same", "no entry of the list has the id z"),
        ("same-name:a,a=same", "same is about two entries at least: same-name:a,a=same"),
        ("burst:a,b=same", "burst does not ask whether entries are one person: same"),
        (
            "one-word:a,b=different",
            "one-word does not ask whether entries are one person: different",
        ),
    ],
)
def test_what_cannot_be_decided_is_refused(people, text, message):
    with pytest.raises(LetterkitError) as error:
        parse_decide(text, people(*LIST), HAND)
    assert str(error.value) == message


def test_one_entry_cannot_be_different_from_itself(people):
    findings = run(people(*LIST, "Test"), Terms(date(2026, 12, 1)))
    by_code = {each.code: choices(each) for each in findings}
    assert by_code["placeholder"] == (Action.KEEP, Action.LEAVE_OUT)
    assert by_code["same-name"] == tuple(Action)


# Whether entries are one is asked by these alone.
REPEATS = {"same-id", "same-address", "same-name", "near-name", "same-organisation"}


@pytest.mark.parametrize("code", codes())
def test_only_what_asks_whether_entries_are_one_can_be_decided_so(code):
    places = tuple(Place(n, name, "list.csv", n + 2) for n, name in enumerate("ab"))
    offered = choices(Finding(code, Severity.REVIEW, "", places))
    assert offered == (tuple(Action) if code in REPEATS else (Action.KEEP, Action.LEAVE_OUT))


def test_of_several_none_is_kept_if_one_cannot_be(people):
    several = people({"name": "Ada", "link": "@ada"}, {"name": "Bo", "link": "@bo"})
    places = tuple(Place.of(n, each) for n, each in enumerate(several))
    finding = Finding("bad-link", Severity.ERROR, "", places)
    assert choices(finding, several) == (Action.LEAVE_OUT,)


@pytest.mark.parametrize(
    ("decisions", "out", "many"),
    [
        (["same-name:a,b=same"], 1, False),
        (["same-name:a,b,c=same"], 2, True),
        (["where:a,b=leave-out"], 2, False),
        (["where:a,b,c=leave-out"], 3, True),
        (["same-name:a,b,c=different"], 0, False),
        (["burst:a,b,c=keep"], 0, False),
        (["where:a,b=leave-out", "same-name:a,b=same", "where:c=leave-out"], 3, False),
        ([], 0, False),
    ],
)
def test_who_is_left_out_is_counted_once(people, decisions, out, many):
    listed = people(*({"name": "Ada Example", "id": name} for name in "abc"))
    made = [parse_decide(text, listed, HAND) for text in decisions]
    assert number_left_out(made) == out
    assert any(map(is_of_many, made)) is many


def test_entries_that_say_the_same_are_each_counted(people):
    listed = people({"name": "Ada Example"}, {"name": "Ada Example"}, {"name": "Ada Example"})
    assert number_left_out([decided("same-name", Action.SAME, listed, HAND)] * 2) == 2
