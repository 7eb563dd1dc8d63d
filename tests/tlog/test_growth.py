from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.tlog import growth as module
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint, verify_checkpoint
from letterkit.tlog.growth import (
    ForkError,
    Growth,
    format_evidence,
    format_growth,
    parse_growth,
    verify_growth,
)
from letterkit.tlog.tree import EMPTY_ROOT, grow, leaf_hash, prove_consistency, tree_root

SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
LEVELS, FORKED = [], []
grow(LEVELS, [leaf_hash(b"%d" % n) for n in range(12)])
grow(FORKED, [leaf_hash(b"%d" % (n + (n > 4))) for n in range(12)])


def note(size, levels=LEVELS, signer=SIGNER):
    return sign_checkpoint(Checkpoint(signer.name, size, tree_root(levels, size)), signer)


def at(size, levels=LEVELS, signer=SIGNER):
    return verify_checkpoint(note(size, levels, signer), signer.verifier)


def proof(old, new, levels=LEVELS):
    return Growth(old, new, tuple(prove_consistency(levels, old, new)))


def refusal(act, *arguments, kind=LetterkitError):
    with pytest.raises(kind) as caught:
        act(*arguments)
    assert type(caught.value) is kind
    return str(caught.value).split("\n")[0]


def test_the_example_of_the_module_is_the_growth_from_one_leaf_to_two(example):
    text = example(module, "letterkit.growth.v1").encode()
    assert format_growth(proof(1, 2)) == text


@pytest.mark.parametrize("new", [1, 2, 3, 5, 7, 8, 12])
def test_every_growth_of_a_register_verifies(new):
    for old in range(1, new + 1):
        growth = parse_growth(format_growth(proof(old, new)))
        assert verify_growth(at(old), at(new), growth) == at(new)


def test_nothing_and_the_same_need_no_proof():
    empty = verify_checkpoint(
        sign_checkpoint(Checkpoint(SIGNER.name, 0, EMPTY_ROOT), SIGNER), SIGNER.verifier
    )
    assert verify_growth(empty, at(7)) == at(7)
    assert verify_growth(at(7), at(7)) == at(7)


def test_a_rollback_is_a_fork_and_shows_both_checkpoints():
    with pytest.raises(ForkError) as caught:
        verify_growth(at(12), at(7), proof(7, 12))
    assert str(caught.value) == (
        f"the register is smaller than it was\n\n{note(12).text}\n{note(7).text}".rstrip("\n")
    )


def test_two_roots_at_one_size_are_a_fork():
    message = refusal(verify_growth, at(12), at(12, FORKED), kind=ForkError)
    assert message == "the register has two roots at one size"


def test_an_edition_that_does_not_continue_is_a_fork():
    fact = "what stood in the register was changed or removed, as far as this proof shows"
    for growth in (proof(7, 12), proof(7, 12, FORKED), Growth(7, 12, ())):
        assert refusal(verify_growth, at(7), at(12, FORKED), growth, kind=ForkError) == fact
    short = replace(proof(7, 12), hashes=proof(7, 12).hashes[1:])
    with pytest.raises(ForkError) as caught:
        verify_growth(at(7), at(12), short)
    assert str(caught.value).endswith(format_growth(short).decode().rstrip("\n"))


def test_a_proof_of_other_sizes_or_none_decides_nothing():
    for growth in (None, proof(6, 12), proof(7, 11)):
        message = refusal(verify_growth, at(7), at(12), growth)
        assert message == "there is no proof of growth between these checkpoints"


def test_checkpoints_of_two_registers_do_not_continue_each_other():
    for other in (SignerKey("other.example.org", SIGNER.seed), SignerKey(SIGNER.name, bytes(32))):
        message = refusal(verify_growth, at(7), at(12, signer=other), proof(7, 12))
        assert message == "the checkpoints are of two registers"


def test_evidence_is_both_notes_as_they_came_and_the_proof():
    evidence = format_evidence(note(7), note(12, FORKED), proof(7, 12)).decode()
    assert evidence.startswith(note(7).text)
    assert note(12, FORKED).text in evidence
    assert evidence.endswith(format_growth(proof(7, 12)).decode())
    assert evidence.count("\u2014 ") == 2


@given(st.binary() | st.lists(st.sampled_from(format_growth(proof(5, 12)).splitlines(True))).map(
    b"".join
))  # fmt: skip
def test_any_bytes_are_a_proof_or_an_error(data):
    try:
        growth = parse_growth(data)
    except LetterkitError:
        return
    assert format_growth(growth) == data


@pytest.mark.parametrize(
    "old, new",
    [
        (b"v1", b"v2"),
        (b"from 5", b"from 05"),
        (b"from 5", b"from 0"),
        (b"from 5", b"from 13"),
        (b"from 5\n", b""),
        (b"to 12", b"to  12"),
        (b"to 12", b"to 12 "),
        (b"=\n", b"\n"),
        (b"to 12\n", b"to 12\n\n"),
        (b"to 12\n", b"to 12\nAAAA\n"),
        (b"to 12\n", b"to 12\n" + (b"A" * 43 + b"=\n") * 64),
        (b"\n", b"\r\n"),
    ],
)
def test_what_is_malformed_is_one_flat_error(old, new):
    written = format_growth(proof(5, 12))
    assert written.replace(old, new, 1) != written
    assert refusal(parse_growth, written.replace(old, new, 1)) == "not a proof of growth"


def test_a_proof_cut_short_is_refused():
    written = format_growth(proof(5, 12))
    for length in range(len(written)):
        try:
            assert format_growth(parse_growth(written[:length])) == written[:length]
        except LetterkitError:
            continue
    assert refusal(parse_growth, written[:-1]) == "not a proof of growth"


def test_no_proof_is_written_that_could_not_be_read():
    for growth in (Growth(0, 1, ()), Growth(2, 1, ()), Growth(1, 2, (b"short",))):
        refusal(format_growth, growth)
