from dataclasses import replace

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, VerifierKey
from letterkit.tlog import cosignature as module
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.cosignature import Cosignature, cosign, cosigned_message, verify_cosignatures
from letterkit.tlog.note import format_note, parse_note, sign_note
from letterkit.tlog.tree import leaf_hash, root_of

SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
ROOT = root_of(leaf_hash(b"%d" % n) for n in range(7))
NOTE = sign_checkpoint(Checkpoint(SIGNER.name, 7, ROOT), SIGNER)
TIME = 1679315147
READER = SignerKey("reader.example.org", bytes(range(1, 33)), KeyType.COSIGNATURE)
PRESS = SignerKey("press.example.org", bytes(range(2, 34)), KeyType.COSIGNATURE)
BOTH = [READER.verifier, PRESS.verifier]


def refusal(note, witnesses, now=TIME):
    with pytest.raises(LetterkitError) as caught:
        verify_cosignatures(note, witnesses, now)
    return str(caught.value)


def test_the_example_of_the_module_is_the_message_signed(example):
    assert example(module, "cosignature/v1").encode() == cosigned_message(NOTE.text, TIME)


def test_the_key_id_is_made_with_the_type_of_cosignatures():
    assert READER.verifier.key_id != SignerKey(READER.name, READER.seed).verifier.key_id


def test_cosignatures_are_lines_of_the_note_and_verify():
    note = cosign(cosign(NOTE, READER, TIME - 5), PRESS, TIME)
    assert parse_note(format_note(note)) == note
    assert verify_cosignatures(note, BOTH, TIME) == (
        Cosignature(READER.verifier, TIME - 5),
        Cosignature(PRESS.verifier, TIME),
    )


def test_who_did_not_cosign_or_is_not_asked_about_is_not_counted():
    note = cosign(NOTE, READER, TIME)
    assert verify_cosignatures(note, BOTH, TIME) == (Cosignature(READER.verifier, TIME),)
    assert verify_cosignatures(note, [PRESS.verifier], TIME) == ()
    assert verify_cosignatures(note, [], TIME) == ()


def test_one_witness_counts_once_at_its_latest_time():
    note = cosign(cosign(cosign(NOTE, READER, TIME), READER, TIME - 9), READER, TIME)
    assert verify_cosignatures(note, BOTH, TIME) == (Cosignature(READER.verifier, TIME),)


def test_one_key_under_two_names_is_not_two_witnesses():
    again = VerifierKey("again.example.org", READER.verifier.public, KeyType.COSIGNATURE)
    note = cosign(NOTE, READER, TIME)
    assert refusal(note, [READER.verifier, again]) == "one key stands for two witnesses"
    assert refusal(note, [READER.verifier] * 2) == "the known keys are ambiguous"


def test_a_time_in_the_future_is_refused():
    assert refusal(cosign(NOTE, READER, TIME + 1), BOTH) == "a cosignature does not verify"
    beyond = replace(
        NOTE.signatures[0],
        name=READER.name,
        key_id=READER.verifier.key_id,
        value=(2**63).to_bytes(8, "big") + READER.sign(cosigned_message(NOTE.text, 2**63)),
    )
    note = replace(NOTE, signatures=(beyond,))
    assert refusal(note, BOTH, 2**64) == "a cosignature does not verify"


@pytest.mark.parametrize("time", [0, 1, 2**63 - 1])
def test_any_time_that_the_format_holds_verifies(time):
    assert verify_cosignatures(cosign(NOTE, READER, time), BOTH, 2**63) == (
        Cosignature(READER.verifier, time),
    )


@pytest.mark.parametrize("time", [-1, 2**63])
def test_a_time_that_the_format_does_not_hold_is_not_written(time):
    with pytest.raises(LetterkitError):
        cosign(NOTE, READER, time)


@pytest.mark.parametrize("at", range(0, 72, 5))
def test_one_changed_byte_is_refused_even_beside_a_good_cosignature(at):
    note = cosign(NOTE, READER, TIME)
    value = bytearray(note.signatures[1].value)
    value[at] ^= 1
    bad = replace(note.signatures[1], value=bytes(value))
    for lines in ((bad,), (note.signatures[1], bad), (bad, note.signatures[1])):
        refusal(replace(note, signatures=lines), BOTH, 2**63 - 1)


@pytest.mark.parametrize("value", [b"x", bytes(8), bytes(71), bytes(73)])
def test_a_cosignature_of_another_length_is_refused(value):
    note = cosign(NOTE, READER, TIME)
    line = replace(note.signatures[1], value=value)
    assert refusal(replace(note, signatures=(line,)), BOTH) == "a cosignature does not verify"


def test_a_cosignature_of_one_checkpoint_says_nothing_of_another():
    other = sign_checkpoint(Checkpoint(SIGNER.name, 8, ROOT), SIGNER)
    moved = replace(other, signatures=cosign(NOTE, READER, TIME).signatures)
    assert refusal(moved, BOTH) == "the signature does not verify"


def test_a_plain_signature_by_the_same_key_is_no_cosignature():
    plain = SignerKey(READER.name, READER.seed)
    note = sign_note(NOTE.text, plain)
    assert verify_cosignatures(note, [READER.verifier], TIME) == ()
    assert refusal(note, [plain.verifier]) == "a key that signs notes does not cosign checkpoints"
    with pytest.raises(LetterkitError):
        cosign(NOTE, plain, TIME)


def test_only_checkpoints_are_cosigned():
    note = sign_note("a text\n", SIGNER)
    with pytest.raises(LetterkitError):
        cosign(note, READER, TIME)
    assert refusal(note, BOTH) == "not a checkpoint"
