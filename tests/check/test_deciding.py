from datetime import date

import pytest

from letterkit.check.checks import run
from letterkit.check.deciding import Hand, choices, parse_decide, said_before
from letterkit.check.roll import Terms
from letterkit.errors import LetterkitError
from letterkit.model.decision import Action, seen

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
