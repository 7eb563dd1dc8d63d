from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey
from letterkit.tlog import proof as module
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.policy import Log, Policy, Witness
from letterkit.tlog.proof import Proof, format_proof, parse_proof, verify_proof
from letterkit.tlog.tree import grow, leaf_hash, prove_inclusion, tree_root

NOW = 1790000000
SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
READER = SignerKey("reader.example.org", bytes(range(1, 33)), KeyType.COSIGNATURE)
POLICY = Policy((Log(SIGNER.verifier),))


def proofs(size):
    levels = []
    grow(levels, [leaf_hash(b"%d" % n) for n in range(size)])
    note = sign_checkpoint(Checkpoint(SIGNER.name, size, tree_root(levels, size)), SIGNER)
    return [Proof(n, tuple(prove_inclusion(levels, n, size)), note) for n in range(size)]


SEVEN = proofs(7)
WRITTEN = format_proof(replace(SEVEN[6], extra=b'{"v":1}'))


def refused(proof, leaf, policy=POLICY):
    with pytest.raises(LetterkitError):
        verify_proof(proof, leaf, policy, NOW)
    return True


def test_the_example_of_the_module_is_the_second_of_two_leaves(example):
    text = example(module, "c2sp.org/tlog-proof@v1").encode()
    proof = replace(proofs(2)[1], extra=b'{"v":1}')
    assert format_proof(proof) == text
    assert verify_proof(parse_proof(text), b"1", POLICY, NOW).index == 1


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 8])
def test_each_entry_has_a_proof_for_itself_alone(size):
    for proof in proofs(size):
        read = parse_proof(format_proof(proof))
        assert read == proof
        leaf = b"%d" % proof.index
        included = verify_proof(read, leaf, POLICY, NOW)
        assert (included.leaf, included.index) == (leaf, proof.index)
        assert included.checkpoint.signed.checkpoint.size == size
        refused(proof, leaf + b"x")
        for other in set(range(size + 1)) - {proof.index}:
            refused(replace(proof, index=other), leaf)
            refused(proof, b"%d" % other)


def test_a_proof_of_one_state_does_not_hold_in_another():
    for one, other in ((SEVEN, proofs(6)), (SEVEN, proofs(8)), (proofs(5), SEVEN)):
        for mine, theirs in zip(one, other, strict=False):
            refused(replace(mine, note=theirs.note), b"%d" % mine.index)


def test_extra_data_is_carried_and_says_nothing():
    proof = replace(SEVEN[3], extra=b"\0anything\n")
    assert parse_proof(format_proof(proof)) == proof
    assert verify_proof(proof, b"3", POLICY, NOW) == verify_proof(SEVEN[3], b"3", POLICY, NOW)


def test_a_policy_decides_whose_checkpoint_counts():
    witnessed = Policy((Log(SIGNER.verifier),), (Witness("r", READER.verifier),), (), "r")
    refused(SEVEN[3], b"3", Policy((Log(SignerKey(SIGNER.name, bytes(32)).verifier),)))
    refused(SEVEN[3], b"3", witnessed)
    cosigned = replace(SEVEN[3], note=cosign(SEVEN[3].note, READER, NOW))
    included = verify_proof(parse_proof(format_proof(cosigned)), b"3", witnessed, NOW)
    assert [each.witness for each in included.checkpoint.cosignatures] == [READER.verifier]


@pytest.mark.parametrize(
    "change", [{"extra": b""}, {"index": -1}, {"index": 2**63}, {"hashes": (b"short",)},
               {"hashes": (bytes(32),) * 64}]
)  # fmt: skip
def test_no_proof_is_written_that_could_not_be_read(change):
    with pytest.raises(LetterkitError) as caught:
        format_proof(replace(SEVEN[3], **change))
    assert str(caught.value) == "this cannot be a proof of inclusion"


@given(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255))
def test_one_other_byte_is_refused_outside_the_extra_data(at, byte):
    changed = WRITTEN[:at] + bytes([byte]) + WRITTEN[at + 1 :]
    extra = range(WRITTEN.index(b"extra"), WRITTEN.index(b"index"))
    if changed != WRITTEN and at not in extra:
        with pytest.raises(LetterkitError):
            verify_proof(parse_proof(changed), b"6", POLICY, NOW)


@given(st.integers(0, len(WRITTEN) - 1))
def test_a_proof_cut_short_is_refused(length):
    with pytest.raises(LetterkitError) as caught:
        parse_proof(WRITTEN[:length])
    assert str(caught.value) == "not a proof of inclusion"


@given(st.binary() | st.lists(st.sampled_from(WRITTEN.splitlines(True))).map(b"".join))
def test_any_bytes_are_a_proof_or_an_error(data):
    try:
        proof = parse_proof(data)
    except LetterkitError:
        return
    assert format_proof(proof) == data


@pytest.mark.parametrize(
    "old, new",
    [
        (b"@v1", b"@v2"),
        (b"c2sp", b"\nc2sp"),
        (b"index 6", b"index 06"),
        (b"index 6", b"index -6"),
        (b"index 6", b"index  6"),
        (b"index 6", b"index\t6"),
        (b"index 6", b"index 6 "),
        (b"index 6", b"index"),
        (b"index 6", b"Index 6"),
        (b"index 6\n", b""),
        (b"index 6\n", b"index 6\nindex 6\n"),
        (b"index 6", b"index 9223372036854775808"),
        (b"extra ", b"extra"),
        (b"extra eyJ2IjoxfQ==", b"extra "),
        (b"extra ", b"extra  "),
        (b"fQ==\n", b"fR==\n"),  # the same bytes, unused bits set
        (b"fQ==\n", b"fQ==\nextra eyJ2IjoxfQ==\n"),
        (b"\n\n", b"\n"),
        (b"\n\n", b"\r\n\r\n"),
        (b"\n\n", b"\nAAAA\n\n"),
        (b"\n\n", b"\n" + b"A" * 43 + b"=\n" * 1 + (b"A" * 43 + b"=\n") * 63 + b"\n"),
    ],
)
def test_what_is_malformed_is_one_flat_error(old, new):
    changed = WRITTEN.replace(old, new, 1)
    assert changed != WRITTEN
    with pytest.raises(LetterkitError) as caught:
        parse_proof(changed)
    assert str(caught.value) == "not a proof of inclusion"
