import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.model.commitment import Opening, commit_entry, commit_private
from letterkit.tlog.checkpoint import Checkpoint
from letterkit.tlog.leaf import (
    AmendLeaf,
    EditionLeaf,
    LetterLeaf,
    SignLeaf,
    WithdrawLeaf,
    format_leaf,
)
from letterkit.tlog.log import Log, Standing, verify_log, verify_openings
from letterkit.tlog.tree import leaf_hash, root_of

TEXT, OTHER_TEXT = "1" * 64, "2" * 64


def opening(number, name="", text=TEXT):
    salt = bytes([number]) * 32
    entry = {
        "affiliation": "",
        "country": "",
        "kind": "person",
        "lang": "en",
        "level": "listed",
        "name": name,
        "private": commit_private({"email": f"n{number}@example.org"}, salt),
        "role": "",
        "shown": "named" if name else "unnamed",
        "signed": "",
        "text": text,
        "v": 1,
    }
    return Opening(entry, salt)


ADA, BO, SECRET, BO_AGAIN = (
    opening(1, "Ada Example"),
    opening(2, "Bo Example"),
    opening(3),
    opening(4, "Bo Example-Sample"),
)
C = {number: commit_entry(each) for number, each in enumerate((ADA, BO, SECRET, BO_AGAIN), 1)}
FIRST = [LetterLeaf("en", TEXT), SignLeaf(C[1]), SignLeaf(C[2]), SignLeaf(C[3]),
         EditionLeaf(1, 2, 1, 0)]  # fmt: skip
SECOND = [*FIRST, AmendLeaf(2, C[4]), WithdrawLeaf(1), EditionLeaf(2, 1, 1, 1)]


def checkpoint(leaves):
    lines = [format_leaf(leaf) for leaf in leaves]
    return lines, Checkpoint("letters.example.org", len(lines), root_of(map(leaf_hash, lines)))


def verified(leaves):
    return verify_log(*checkpoint(leaves))


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


def test_a_first_edition_counts_who_signed():
    log = verified(FIRST)
    assert log.edition == EditionLeaf(1, 2, 1, 0)
    assert log.commitments == {1: C[1], 2: C[2], 3: C[3]}
    assert log.texts == {"en": TEXT}
    assert verify_openings(log, {1: ADA, 2: BO}) is None
    assert verify_openings(log, {1: ADA, 2: BO, 3: SECRET}) is None


def test_a_second_edition_amends_and_withdraws():
    log = verified(SECOND)
    assert log.commitments == {3: C[3], 5: C[4]}
    assert verify_openings(log, {5: BO_AGAIN}) is None
    assert [log.standing(index) for index in (1, 2, 3, 5)] == [
        Standing(None, 2),
        Standing(5, 2),
        Standing(3, 1),
        Standing(5, 2),
    ]


@pytest.mark.parametrize("index", [-1, 0, 4, 6, 7, 8])
def test_only_signatures_have_a_standing(index):
    message = refusal(verified(SECOND).standing, index)
    assert message == f"leaf {index} of the register is no signature"


@pytest.mark.parametrize(
    "leaves, place",
    [
        ([SignLeaf(C[1])], 0),  # before any text
        ([EditionLeaf(1, 0, 0, 0)], 0),
        ([LetterLeaf("en", TEXT), LetterLeaf("en", OTHER_TEXT)], 1),
        ([LetterLeaf("en", TEXT), SignLeaf(C[1]), LetterLeaf("ru", OTHER_TEXT)], 2),
        ([*FIRST, LetterLeaf("en", TEXT)], 5),  # the text it has
        ([LetterLeaf("en", TEXT), SignLeaf(C[1]), SignLeaf(C[1])], 2),
        ([*FIRST[:-1], EditionLeaf(2, 2, 1, 0)], 4),
        ([*FIRST[:-1], EditionLeaf(0, 2, 1, 0)], 4),
        ([*FIRST[:-1], EditionLeaf(1, 3, 1, 0)], 4),
        ([*FIRST[:-1], EditionLeaf(1, 2, 0, 0)], 4),
        ([*FIRST[:-1], EditionLeaf(1, 2, 1, 1)], 4),
        ([*FIRST, WithdrawLeaf(0)], 5),
        ([*FIRST, WithdrawLeaf(4)], 5),
        ([*FIRST, WithdrawLeaf(9)], 5),
        ([*FIRST, WithdrawLeaf(1), WithdrawLeaf(1)], 6),
        ([*FIRST, WithdrawLeaf(1), AmendLeaf(1, C[4])], 6),  # resurrected
        ([*FIRST, WithdrawLeaf(1), SignLeaf(C[1])], 6),  # resurrected under its old commitment
        ([*FIRST, AmendLeaf(1, C[1])], 5),
        ([*FIRST, AmendLeaf(1, C[4]), AmendLeaf(5, bytes(32))], 6),  # not a sign leaf
        ([*FIRST, WithdrawLeaf(1), EditionLeaf(2, 2, 1, 0)], 6),
        ([*SECOND, EditionLeaf(2, 1, 1, 1)], 8),
        ([*SECOND, EditionLeaf(3, 1, 1, 0)], 8),
    ],
)
def test_a_register_that_contradicts_itself_is_refused_at_the_leaf(leaves, place):
    assert refusal(verified, leaves) == f"the register contradicts itself at leaf {place}"


def test_a_text_may_change_between_editions_only():
    log = verified([*FIRST, LetterLeaf("en", OTHER_TEXT), EditionLeaf(2, 2, 1, 0)])
    assert log.texts == {"en": OTHER_TEXT}
    assert log.all_texts == {TEXT, OTHER_TEXT}


@pytest.mark.parametrize("length", range(len(SECOND)))
def test_a_register_that_does_not_end_with_an_edition_is_refused(length):
    lines, state = checkpoint(SECOND[:length])
    if length != len(FIRST):
        assert refusal(verify_log, lines, state) == "the register is not the one in the checkpoint"


def test_leaves_removed_swapped_or_added_are_not_the_register_of_the_checkpoint():
    lines, state = checkpoint(FIRST)
    lied = [LetterLeaf("en", TEXT), SignLeaf(C[1]), SignLeaf(C[3]), EditionLeaf(1, 1, 1, 0)]
    for forged in (
        [lines[0], lines[2], lines[1], *lines[3:]],
        [format_leaf(leaf) for leaf in lied],
        checkpoint(SECOND)[0],
    ):
        message = refusal(verify_log, forged, state)
        assert message == "the register is not the one in the checkpoint"


def test_openings_that_are_not_the_register_are_refused():
    log = verified(SECOND)
    cases = [
        ({1: ADA, 5: BO_AGAIN}, "entry 1 is not, or no longer, in the register"),  # withdrawn
        ({2: BO}, "entry 2 is not, or no longer, in the register"),  # replaced
        ({0: BO_AGAIN}, "entry 0 is not, or no longer, in the register"),
        ({5: BO}, "the entry is not the one in the register"),
        ({3: BO_AGAIN, 5: BO_AGAIN}, "the entry is not the one in the register"),
        ({}, "the register counts its named entries wrong"),
        ({3: SECRET}, "the register counts its named entries wrong"),
    ]
    assert [refusal(verify_openings, log, each) for each, _ in cases] == [m for _, m in cases]


def test_more_named_entries_than_the_edition_counts_are_refused():
    log = verified([*FIRST[:-1], EditionLeaf(1, 1, 2, 0)])
    message = refusal(verify_openings, log, {1: ADA, 2: BO})
    assert message == "the register counts its named entries wrong"


def test_an_entry_for_the_text_of_another_letter_is_refused():
    foreign = opening(9, "Ada Example", OTHER_TEXT)
    leaves = [LetterLeaf("en", TEXT), SignLeaf(commit_entry(foreign)), EditionLeaf(1, 1, 0, 0)]
    message = refusal(verify_openings, verified(leaves), {1: foreign})
    assert message == "entry 1 is for a text that is not in the register"


@given(st.lists(st.sampled_from(["sign", "amend", "withdraw"]), max_size=40), st.randoms())
@settings(max_examples=50)
def test_any_honest_history_is_accepted_and_its_counts_hold(acts, chance):
    log, live, gone = Log(), [], 0
    log.append(LetterLeaf("en", TEXT))
    for used, act in enumerate(acts):
        commitment = used.to_bytes(32, "big")
        if act == "sign" or not live:
            live.append(log.size)
            log.append(SignLeaf(commitment))
        elif act == "amend":
            log.append(AmendLeaf(chance.choice(live), commitment))
        else:
            log.append(WithdrawLeaf(live.pop(chance.randrange(len(live)))))
            gone += 1
    log.append(EditionLeaf(1, len(live), 0, gone))
    assert (sorted(log.live), log.complete) == (sorted(live), True)
    assert all(log.standing(index).newest in log.commitments for index in live)
