"""Our trees against pymerkle's; LETTERKIT_DIFFERENTIAL is how many random trees, 300 by default."""

import os
import random

import pytest

from letterkit.errors import LetterkitError
from letterkit.tlog.tree import (
    grow,
    leaf_hash,
    prove_consistency,
    prove_inclusion,
    tree_root,
    verify_consistency,
    verify_inclusion,
)

pymerkle = pytest.importorskip("pymerkle", reason="no second implementation: pymerkle")

ROUNDS = int(os.environ.get("LETTERKIT_DIFFERENTIAL", "300"))


def holds(error, verify, *arguments):
    try:
        verify(*arguments)
    except error:
        return False
    return True


def random_size(chance):
    return chance.choice([chance.randint(1, 9), chance.randint(1, 70), chance.randint(1, 600)])


def two_trees(size, chance):
    leaves = [chance.randbytes(chance.randint(8, 40)) for _ in range(size)]
    ours, theirs = [], pymerkle.InmemoryTree(algorithm="sha256")
    grow(ours, map(leaf_hash, leaves))
    for leaf in leaves:
        theirs.append_entry(leaf)
    return leaves, ours, theirs


def mutated(proof, chance):
    """One hash dropped, added, changed in one bit, replaced, or two swapped."""
    changed, at = [*proof], chance.randrange(len(proof) or 1)
    kind = chance.choice(["drop", "add", "bit", "replace", "swap"] if proof else ["add"])
    if kind == "drop":
        del changed[at]
    elif kind == "add":
        changed.insert(chance.randint(0, len(proof)), chance.randbytes(32))
    elif kind == "bit":
        flipped = bytearray(proof[at])
        flipped[chance.randrange(32)] ^= 1 << chance.randrange(8)
        changed[at] = bytes(flipped)
    elif kind == "replace":
        changed[at] = chance.randbytes(32)
    else:
        to = chance.randrange(len(proof))
        changed[at], changed[to] = changed[to], changed[at]
    return changed


def test_another_implementation_agrees_about_random_proofs_and_mutations():
    chance, counted = random.Random(6962), 0  # noqa: S311 - repeatable, not secret
    for _ in range(ROUNDS):
        size = random_size(chance)
        leaves, ours, theirs = two_trees(size, chance)
        root, index = tree_root(ours, size), chance.randrange(size)
        assert root == theirs.get_root(size)
        proof, base = prove_inclusion(ours, index, size), leaf_hash(leaves[index])
        their_proof = theirs.prove_inclusion(index + 1, size)
        assert [base, *proof] == list(their_proof.path)
        for changed in [proof, *(mutated(proof, chance) for _ in range(4))]:
            path = [base, *changed]
            offered = pymerkle.InclusionProof(
                "sha256", True, size, index + 1, their_proof.rule, path
            )
            agreed = holds(pymerkle.InvalidProof, pymerkle.verify_inclusion, base, root, offered)
            arguments = (base, index, size, changed, root)
            assert holds(LetterkitError, verify_inclusion, *arguments) == agreed
            assert agreed == (changed == proof)
            counted += 1
    assert counted == 5 * ROUNDS


def test_another_implementation_agrees_about_random_growth_and_forks():
    chance = random.Random(9162)  # noqa: S311 - repeatable, not secret
    for _ in range(ROUNDS):
        new = random_size(chance)
        old = chance.randint(1, new)
        _, ours, theirs = two_trees(new, chance)
        _, fork, _ = two_trees(new, chance)
        roots = tree_root(ours, old), tree_root(ours, new)
        pymerkle.verify_consistency(*roots, theirs.prove_consistency(old, new))
        proof = prove_consistency(ours, old, new)
        verify_consistency(old, roots[0], new, roots[1], proof)
        for changed in (mutated(proof, chance) for _ in range(4)):
            arguments = (old, roots[0], new, roots[1], changed)
            assert holds(LetterkitError, verify_consistency, *arguments) == (changed == proof)
        forged = prove_consistency(fork, old, new)
        assert not holds(
            LetterkitError, verify_consistency, old, roots[0], new, tree_root(fork, new), forged
        )
        assert not holds(
            pymerkle.InvalidProof,
            pymerkle.verify_consistency,
            roots[0],
            tree_root(fork, new),
            theirs.prove_consistency(old, new),
        )
