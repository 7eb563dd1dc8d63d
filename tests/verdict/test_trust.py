"""A checkpoint by itself: who signed it, as far as the verifier knows a key."""

from dataclasses import replace

import pytest

from letterkit.keys import KeyType, SignerKey, format_verifier_key
from letterkit.model import Agreement, Result, Status
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.note import format_note, parse_note
from letterkit.tlog.policy import parse_policy
from letterkit.verdict.trust import Trust, judge_checkpoint
from registers import EMPTY, SIGNER, after, signature

KEY = SIGNER.verifier
NOW = 1790000000
FIRST = after(EMPTY, [signature("ada")])
SECOND = after(FIRST, [signature("ada"), signature("bo")])
NOTE = parse_note(FIRST.editions[0].checkpoint)
STRANGER = SignerKey(SIGNER.name, bytes(range(1, 33)))
WITNESS = SignerKey("reader.example.org", bytes(range(32, 64)), KeyType.COSIGNATURE)
POLICY = parse_policy(
    f"log {format_verifier_key(KEY)}\nwitness reader {format_verifier_key(WITNESS.verifier)}\n"
    "quorum reader\n".encode()
)


def told(note, trust):
    judged = judge_checkpoint(note, trust)
    results = {each.name: each.result for each in judged.checks}
    return Agreement(judged.checks, history=judged.history).status, results


def test_without_a_key_nobody_can_tell_who_signed():
    judged = judge_checkpoint(NOTE, Trust(NOW))
    assert told(NOTE, Trust(NOW))[0] is Status.CANNOT_TELL
    assert judged.checks[0].detail == "no key was given; it names the key 7abe3c8d"


def test_the_key_that_was_given_signed_it():
    status, results = told(NOTE, Trust(NOW, key=KEY))
    assert status is Status.HOLDS
    assert results == {
        "signature": Result.PASS,
        "key": Result.PASS,
        "witnesses": Result.NOT_CHECKED,
        "entries": Result.NOT_CHECKED,
    }


def test_another_key_did_not_sign_it():
    assert told(NOTE, Trust(NOW, key=STRANGER.verifier))[0] is Status.ALTERED


def test_a_changed_checkpoint_is_not_signed():
    changed = replace(NOTE, text=NOTE.text.replace("\n3\n", "\n4\n"))
    assert changed.text != NOTE.text
    assert told(changed, Trust(NOW, key=KEY))[0] is Status.ALTERED


def test_a_policy_counts_the_witnesses_that_it_names():
    assert told(NOTE, Trust(NOW, policy=POLICY))[0] is Status.ALTERED
    status, results = told(cosign(NOTE, WITNESS, NOW), Trust(NOW, policy=POLICY))
    assert (status, results["witnesses"]) == (Status.HOLDS, Result.PASS)


def test_a_key_that_the_policy_does_not_name_is_not_enough():
    assert told(NOTE, Trust(NOW, key=STRANGER.verifier, policy=POLICY))[0] is Status.ALTERED


def test_two_roots_at_one_size_are_a_fork_with_evidence():
    other = sign_checkpoint(Checkpoint(SIGNER.name, FIRST.editions[0].size, b"1" * 32), SIGNER)
    trust = Trust(NOW, key=KEY, seen=format_note(other))
    assert told(NOTE, trust)[0] is Status.FORKED
    assert format_note(NOTE) in judge_checkpoint(NOTE, trust).evidence


@pytest.mark.parametrize(
    ("seen", "note"),
    [
        (SECOND.editions[1].checkpoint, FIRST.editions[0].checkpoint),
        (FIRST.editions[0].checkpoint, SECOND.editions[1].checkpoint),
    ],
)
def test_an_earlier_or_later_one_than_was_seen_is_told_without_a_proof(seen, note):
    status, results = told(parse_note(note), Trust(NOW, key=KEY, seen=seen))
    assert (status, results["newest seen"]) == (Status.HOLDS, Result.NOT_CHECKED)
