from dataclasses import replace

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.model.commitment import Opening, commit_entry, commit_private
from letterkit.text.jcs import format_json, parse_json
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.leaf import AmendLeaf, EditionLeaf, LetterLeaf, SignLeaf, format_leaf
from letterkit.tlog.policy import Log, Policy
from letterkit.tlog.proof import Proof, parse_proof
from letterkit.tlog.receipt import (
    Disclosure,
    Receipt,
    format_disclosure,
    format_receipt,
    parse_disclosure,
    parse_receipt,
    verify_receipt,
)
from letterkit.tlog.tree import grow, leaf_hash, prove_inclusion, tree_root

NOW = 1790000000
SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
POLICY = Policy((Log(SIGNER.verifier),))
TEXT = "1" * 64


def disclosure(number, amends=None):
    salt, private_salt = bytes([number]) * 32, bytes([number + 100]) * 32
    private = {"email": f"n{number}@example.org", "name": f"Example {number}"}
    entry = {
        "affiliation": "",
        "country": "",
        "kind": "person",
        "lang": "en",
        "level": "code",
        "name": "",
        "private": commit_private(private, private_salt),
        "role": "",
        "shown": "unnamed",
        "signed": "2026-11-22",
        "text": TEXT,
        "v": 1,
    }
    return Disclosure(Opening(entry, salt), private, private_salt, SIGNER.verifier, amends)


ADA, BO, BO_AGAIN = disclosure(1), disclosure(2), disclosure(3, amends=2)
LEAVES = [
    LetterLeaf("en", TEXT),
    SignLeaf(commit_entry(ADA.opening)),
    SignLeaf(commit_entry(BO.opening)),
    EditionLeaf(1, 0, 2, 0),
    AmendLeaf(2, commit_entry(BO_AGAIN.opening)),
    EditionLeaf(2, 0, 2, 0),
]
LEVELS = []
grow(LEVELS, [leaf_hash(format_leaf(leaf)) for leaf in LEAVES])
NOTE = sign_checkpoint(Checkpoint(SIGNER.name, 6, tree_root(LEVELS, 6)), SIGNER)


def receipt(index, disclosed):
    return Receipt(Proof(index, tuple(prove_inclusion(LEVELS, index, 6)), NOTE), disclosed)


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


@pytest.mark.parametrize("index, disclosed", [(1, ADA), (2, BO), (4, BO_AGAIN)])
def test_a_receipt_reads_back_and_proves_its_entry(index, disclosed):
    written = format_receipt(receipt(index, disclosed))
    read = parse_receipt(written)
    assert read == receipt(index, disclosed)
    verified = verify_receipt(read, POLICY, NOW)
    assert (verified.entry, verified.private) == (disclosed.opening.entry, disclosed.private)
    assert verified.inclusion.index == index
    assert parse_proof(written).extra == format_disclosure(disclosed)


def test_extra_data_of_somebody_else_is_refused():
    for index, swapped in ((1, BO), (2, ADA), (2, BO_AGAIN), (4, BO), (3, ADA)):
        message = refusal(verify_receipt, receipt(index, swapped), POLICY, NOW)
        assert message == "the inclusion proof does not hold"


@pytest.mark.parametrize(
    "change, message",
    [
        ({"opening": Opening(ADA.opening.entry, bytes(32))}, "the inclusion proof does not hold"),
        ({"opening": Opening(ADA.opening.entry, bytes(31))}, "a salt has 32 bytes"),
        (
            {"opening": Opening(ADA.opening.entry | {"level": "key"}, ADA.opening.salt)},
            "the inclusion proof does not hold",
        ),
        ({"private": BO.private}, "the private part is not this entry's"),
        ({"private_salt": bytes(32)}, "the private part is not this entry's"),
        ({"private_salt": bytes(33)}, "a salt has 32 bytes"),
        ({"amends": 1}, "the inclusion proof does not hold"),
        (
            {"key": SignerKey(SIGNER.name, bytes(32)).verifier},
            "the receipt names another key than its register's",
        ),
    ],
)
def test_one_altered_part_of_the_extra_data_is_refused(change, message):
    altered = receipt(1, replace(ADA, **change))
    assert refusal(verify_receipt, altered, POLICY, NOW) == message


def test_a_receipt_of_another_register_is_refused():
    other = SignerKey(SIGNER.name, bytes(32))
    message = refusal(verify_receipt, receipt(1, ADA), Policy((Log(other.verifier),)), NOW)
    assert message == "the note is signed by no known key"


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"more": 1},
        {"salt": "00" * 31},
        {"salt": "00" * 33},
        {"salt": ADA.opening.salt.hex() + "  "},
        {"private_salt": "zz" * 32},
        {"private": {"email": 1}},
        {"private": "x"},
        {"entry": {}},
        {"entry": ADA.opening.entry | {"v": 2}},
        {"key": "x"},
        {"amends": -1},
        {"amends": True},
        {"amends": "1"},
        {"amends": None},
    ],
    ids=str,
)
def test_extra_data_that_is_no_disclosure_is_one_flat_error(change):
    found = parse_json(format_disclosure(ADA)) | change
    assert refusal(parse_disclosure, format_json(found)) == "not a receipt"


@pytest.mark.parametrize("key", ["entry", "key", "private", "private_salt", "salt", "v"])
def test_no_part_of_the_extra_data_may_be_missing(key):
    found = {k: v for k, v in parse_json(format_disclosure(ADA)).items() if k != key}
    assert refusal(parse_disclosure, format_json(found)) == "not a receipt"


def test_another_spelling_of_the_extra_data_is_refused():
    written = format_disclosure(ADA)
    for other in (b"", b"[]", written + b"\n", written.replace(b":", b": ", 1), written[:-1]):
        assert refusal(parse_disclosure, other) == "not a receipt"
    doubled = written.replace(b'"v":1}', b'"v":1,"v":1}')
    assert refusal(parse_disclosure, doubled) == "not a receipt"
