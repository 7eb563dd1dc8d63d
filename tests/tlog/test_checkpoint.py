import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.tlog import checkpoint as module
from letterkit.tlog.checkpoint import (
    Checkpoint,
    VerifiedCheckpoint,
    format_checkpoint,
    parse_checkpoint,
    parse_number,
    sign_checkpoint,
    verify_checkpoint,
)
from letterkit.tlog.note import Note, format_note, parse_note, sign_note
from letterkit.tlog.tree import EMPTY_ROOT, leaf_hash, root_of

SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
ROOT = root_of(leaf_hash(b"%d" % n) for n in range(7))
CHECKPOINT = Checkpoint(SIGNER.name, 7, ROOT)
TEXT = format_checkpoint(CHECKPOINT)

lines = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def test_the_example_of_the_module_is_seven_leaves(example):
    assert example(module, SIGNER.name) == TEXT


@given(lines, st.integers(1, 2**63 - 1), st.binary(min_size=32, max_size=32), st.lists(lines))
def test_a_checkpoint_reads_back(origin, size, root, extensions):
    checkpoint = Checkpoint(origin, size, root, tuple(extensions))
    assert parse_checkpoint(format_checkpoint(checkpoint)) == checkpoint


@given(st.text() | st.integers(-1, 10**20).map(lambda size: TEXT.replace("\n7\n", f"\n{size}\n")))
def test_any_text_is_a_checkpoint_or_an_error(text):
    try:
        checkpoint = parse_checkpoint(text)
    except LetterkitError:
        return
    assert format_checkpoint(checkpoint) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEXT[:-1],
        TEXT + "\n",
        TEXT.replace("\n7\n", "\n07\n"),
        TEXT.replace("\n7\n", "\n+7\n"),
        TEXT.replace("\n7\n", "\n 7\n"),
        TEXT.replace("\n7\n", "\n7 \n"),
        TEXT.replace("\n7\n", "\n-7\n"),
        TEXT.replace("\n7\n", "\n٧\n"),
        TEXT.replace("\n7\n", "\n9223372036854775808\n"),
        TEXT.replace("\n7\n", "\n" + "9" * 5000 + "\n"),
        TEXT.replace("\n7\n", "\n0\n"),  # the root of an empty register is known
        TEXT.replace("\n7\n", "\n\n"),
        TEXT.replace(SIGNER.name, ""),
        TEXT.replace("=", ""),
        TEXT.replace("8=", "9="),  # the same bytes, unused bits set
        f"a\n7\n{TEXT.split()[2][:-4]}\n",
        "a\n7\n\n",
        TEXT + "\nextension\n",
    ],
)
def test_what_is_malformed_is_one_flat_error(text):
    with pytest.raises(LetterkitError) as caught:
        parse_checkpoint(text)
    assert str(caught.value) == "not a checkpoint"


def test_an_empty_register_has_the_root_of_nothing():
    empty = Checkpoint(SIGNER.name, 0, EMPTY_ROOT)
    assert parse_checkpoint(format_checkpoint(empty)) == empty


def test_a_checkpoint_is_signed_by_the_key_of_its_origin():
    note = parse_note(format_note(sign_checkpoint(CHECKPOINT, SIGNER)))
    verified = verify_checkpoint(note, SIGNER.verifier)
    assert verified == VerifiedCheckpoint(CHECKPOINT, SIGNER.verifier)


def test_a_key_vouches_for_no_other_origin():
    with pytest.raises(LetterkitError):
        sign_checkpoint(Checkpoint("other.example.org", 7, ROOT), SIGNER)
    note = sign_note(TEXT.replace(SIGNER.name, "other.example.org"), SIGNER)
    with pytest.raises(LetterkitError) as caught:
        verify_checkpoint(note, SIGNER.verifier)
    assert str(caught.value) == "the checkpoint is not signed by the key of its origin"


def test_a_signed_note_that_is_no_checkpoint_is_refused():
    with pytest.raises(LetterkitError) as caught:
        verify_checkpoint(sign_note("a text\n", SIGNER), SIGNER.verifier)
    assert str(caught.value) == "not a checkpoint"


@pytest.mark.parametrize("size", [6, 8, 70])
def test_another_size_under_an_old_signature_is_refused(size):
    note = sign_checkpoint(CHECKPOINT, SIGNER)
    changed = Note(note.text.replace("\n7\n", f"\n{size}\n"), note.signatures)
    with pytest.raises(LetterkitError):
        verify_checkpoint(changed, SIGNER.verifier)


def test_a_checkpoint_under_no_key_or_another_key_is_refused():
    note = sign_checkpoint(CHECKPOINT, SIGNER)
    for keys in ([], [SignerKey(SIGNER.name, bytes(32)).verifier]):
        with pytest.raises(LetterkitError) as caught:
            verify_checkpoint(note, *keys)
        assert str(caught.value) == "the note is signed by no known key"


@pytest.mark.parametrize("text, number", [("0", 0), ("7", 7), ("9223372036854775807", 2**63 - 1)])
def test_numbers_go_up_to_the_largest_size(text, number):
    assert parse_number(text) == number
