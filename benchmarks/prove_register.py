"""What the proof code costs; run it as `python benchmarks/prove_register.py [SIZE]`.

Prints, for a register of SIZE entries (1,000,000 by default): its root as a stream, its levels,
receipts written a second, one receipt verified, and a register of 10,000 verified whole.
"""

import hashlib
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from letterkit.keys import SignerKey
from letterkit.model.commitment import Opening, commit_entry, commit_private
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.leaf import EditionLeaf, LetterLeaf, SignLeaf, format_leaf
from letterkit.tlog.log import verify_log, verify_openings
from letterkit.tlog.policy import Log, Policy
from letterkit.tlog.proof import Proof
from letterkit.tlog.receipt import (
    Disclosure,
    Receipt,
    format_receipt,
    parse_receipt,
    verify_receipt,
)
from letterkit.tlog.tree import (
    grow,
    leaf_hash,
    prove_consistency,
    prove_inclusion,
    root_of,
    tree_root,
    verify_consistency,
)

SIGNER = SignerKey("letters.example.org/2026-housing", bytes(range(32)))
POLICY = Policy((Log(SIGNER.verifier),))
NOW = 1790000000
TEXT = hashlib.sha256(b"text\n").hexdigest()
RECEIPTS = 20_000
WHOLE = 10_000


@contextmanager
def timed(what: str, count: int = 1) -> Iterator[None]:
    """The rate is by time of the processor, so that a busy machine does not blur it."""
    began, spent = time.perf_counter(), time.process_time()
    yield
    seconds, used = time.perf_counter() - began, time.process_time() - spent
    each = f"{count / used:12,.0f} a second" if count > 1 else f"{used * 1000:12.2f} ms"
    print(f"{what:<52}{seconds:9.3f} s {used:9.3f} s of processor {each}")


def salt(number: int, purpose: bytes) -> bytes:
    return hashlib.sha256(purpose + number.to_bytes(8, "big")).digest()


def disclosure(number: int) -> Disclosure:
    private = {"email": f"n{number}@example.org"}
    private_salt = salt(number, b"p")
    entry = {
        "affiliation": "University of Example",
        "country": "BY",
        "kind": "person",
        "lang": "en",
        "level": "code",
        "name": f"Ada Example {number}",
        "private": commit_private(private, private_salt),
        "role": "Mathematician",
        "shown": "named",
        "signed": "2026-11-22",
        "text": TEXT,
        "v": 1,
    }
    opening = Opening(entry, salt(number, b"s"))
    return Disclosure(opening, private, private_salt, SIGNER.verifier)


def leaves(size: int, commitment: Callable[[int], bytes]) -> Iterator[bytes]:
    yield format_leaf(LetterLeaf("en", TEXT))
    for number in range(size - 2):
        yield format_leaf(SignLeaf(commitment(number)))
    yield format_leaf(EditionLeaf(1, size - 2, 0, 0))


def measure_tree(size: int) -> list[bytearray]:
    """The first entries of this register are real ones, whose receipts are made."""
    real = [commit_entry(disclosure(n).opening) for n in range(min(RECEIPTS, size - 2))]

    def commitment(number: int) -> bytes:
        return real[number] if number < len(real) else salt(number, b"c")

    hashes = [leaf_hash(leaf) for leaf in leaves(size, commitment)]
    with timed(f"root of {size:,} leaf hashes, as a stream", size):
        root = root_of(hashes)
    levels: list[bytearray] = []
    with timed(f"levels of {size:,} leaf hashes", size):
        grow(levels, hashes)
    assert tree_root(levels, size) == root
    return levels


def measure_receipts(levels: list[bytearray], size: int) -> None:
    note = sign_checkpoint(Checkpoint(SIGNER.name, size, tree_root(levels, size)), SIGNER)
    count = min(RECEIPTS, size - 2)
    with timed(f"{count:,} inclusion proofs of {size:,}", count):
        for number in range(count):
            prove_inclusion(levels, number * 7919 % size, size)
    disclosures = [disclosure(number) for number in range(count)]
    with timed(f"{count:,} receipts written", count):
        for number, each in enumerate(disclosures):
            proof = Proof(number + 1, tuple(prove_inclusion(levels, number + 1, size)), note)
            written = format_receipt(Receipt(proof, each))
    with timed(f"one receipt of {size:,} read and verified"):
        verify_receipt(parse_receipt(written), POLICY, NOW)
    half = size // 2 + 1
    with timed(f"growth from {half:,} to {size:,} proved and verified"):
        grown = prove_consistency(levels, half, size)
        verify_consistency(half, tree_root(levels, half), size, tree_root(levels, size), grown)


def measure_whole(size: int) -> None:
    openings = {number + 1: disclosure(number).opening for number in range(size - 2)}
    lines = list(leaves(size, lambda number: commit_entry(openings[number + 1])))
    root = root_of(map(leaf_hash, lines))
    with timed(f"a register of {size:,} verified whole", size):
        log = verify_log(lines, Checkpoint(SIGNER.name, size, root))
        verify_openings(log, openings)


if __name__ == "__main__":
    asked = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    measure_receipts(measure_tree(asked), asked)
    measure_whole(WHOLE)
