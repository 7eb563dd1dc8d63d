import base64
import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.tlog import tree
from letterkit.tlog.tree import (
    EMPTY_ROOT,
    Peaks,
    grow,
    implied_root,
    implied_roots,
    leaf_hash,
    node_hash,
    prove_consistency,
    prove_inclusion,
    root_of,
    tree_root,
    tree_size,
    verify_consistency,
    verify_inclusion,
)

# The 8-leaf reference tree of Certificate Transparency, and its roots of sizes 1 to 8.
CT_LEAVES = [
    bytes.fromhex(leaf)
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
                 "606162636465666768696a6b6c6d6e6f")
]  # fmt: skip
CT_ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
# RFC 6962 section 2.1: the hash of an empty list is the hash of an empty string.
RFC_EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

SIZES = [1, 2, 3, 5, 6, 7, 8, 13]


def levels_of(leaves):
    levels = []
    grow(levels, map(leaf_hash, leaves))
    return levels


def numbered(size):
    return levels_of(b"%d" % n for n in range(size))


def hash_at(levels, index):
    return bytes(levels[0][32 * index : 32 * index + 32])


def mutations(proof):
    """Every proof with one hash dropped, doubled, added, changed, shortened, or two swapped."""
    other = hashlib.sha256(b"other").digest()
    for at in range(len(proof) + 1):
        yield [*proof[:at], other, *proof[at:]]
        yield [*proof[:at], b"", *proof[at:]]
    for at, one in enumerate(proof):
        yield [*proof[:at], *proof[at + 1 :]]
        yield [*proof[: at + 1], *proof[at:]]
        for bad in (bytes([one[0] ^ 1]) + one[1:], one[:31], one + b"\0", b"", other):
            yield [*proof[:at], bad, *proof[at + 1 :]]
        for to in range(at + 1, len(proof)):
            swapped = [*proof]
            swapped[at], swapped[to] = swapped[to], swapped[at]
            yield swapped


def refused(verify, *arguments):
    try:
        verify(*arguments)
    except LetterkitError:
        return True
    return False


def test_the_reference_tree_has_its_published_roots():
    assert RFC_EMPTY == EMPTY_ROOT.hex() == root_of([]).hex() == tree_root([], 0).hex()
    hashes = [leaf_hash(leaf) for leaf in CT_LEAVES]
    levels = levels_of(CT_LEAVES)
    assert [root_of(hashes[:size]).hex() for size in range(1, 9)] == CT_ROOTS
    assert [tree_root(levels, size).hex() for size in range(1, 9)] == CT_ROOTS


def test_the_example_of_the_module_is_the_hash_of_the_empty_leaf():
    assert f"    {leaf_hash(b'').hex()}\n" in tree.__doc__


def test_leaves_and_nodes_are_hashed_apart():
    # rfc6962_test.go of transparency-dev/merkle
    assert leaf_hash(b"L123456").hex() == (
        "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    )
    assert node_hash(b"N123", b"N456").hex() == (
        "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    )


def test_a_proof_for_seven_leaves_is_the_one_drawn_in_rfc_6962():
    # Section 2.1.3, with leaf hashes a b c d e f j.
    levels = numbered(7)
    a, b, c, d, e, f, j = (hash_at(levels, index) for index in range(7))
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, low = node_hash(g, h), node_hash(i, j)
    assert prove_inclusion(levels, 0, 7) == [b, h, low]
    assert prove_inclusion(levels, 3, 7) == [c, g, low]
    assert prove_inclusion(levels, 4, 7) == [f, j, k]
    assert prove_inclusion(levels, 6, 7) == [i, k]
    assert prove_consistency(levels, 3, 7) == [c, d, g, low]
    assert prove_consistency(levels, 4, 7) == [low]
    assert prove_consistency(levels, 6, 7) == [i, j, k]


@pytest.mark.parametrize("size", SIZES)
def test_every_proof_of_a_small_tree_verifies_and_no_mutation_does(size):
    levels = numbered(size)
    root = tree_root(levels, size)
    for index in range(size):
        leaf, proof = hash_at(levels, index), prove_inclusion(levels, index, size)
        verify_inclusion(leaf, index, size, proof, root)
        for changed in mutations(proof):
            if changed != proof:
                assert refused(verify_inclusion, leaf, index, size, changed, root)
        for other in set(range(-1, size + 2)) - {index}:
            assert refused(verify_inclusion, leaf, other, size, proof, root)
        assert refused(verify_inclusion, leaf[:31], index, size, proof, root)
        assert refused(verify_inclusion, leaf, index, size, proof, root[:31])


@pytest.mark.parametrize("new", SIZES)
def test_every_growth_of_a_small_tree_verifies_and_no_mutation_does(new):
    levels = numbered(new)
    roots = [tree_root(levels, size) for size in range(new + 1)]
    for old in range(1, new + 1):
        proof = prove_consistency(levels, old, new)
        verify_consistency(old, roots[old], new, roots[new], proof)
        for changed in mutations(proof):
            if changed != proof:
                assert refused(verify_consistency, old, roots[old], new, roots[new], changed)
        for wrong in set(range(new + 1)) - {old}:
            assert refused(verify_consistency, old, roots[wrong], new, roots[new], proof)
            assert refused(verify_consistency, wrong, roots[old], new, roots[new], proof)
        if old < new:
            assert refused(verify_consistency, old, roots[old], new, roots[old], proof)


def test_a_tree_that_lost_or_changed_an_entry_proves_no_consistency():
    old, kept = numbered(5), [b"%d" % n for n in range(12)]
    for forged in (kept[1:], [b"x", *kept[1:]], [kept[1], kept[0], *kept[2:]], kept[:4] + kept[5:]):
        levels = levels_of(forged)
        proof = prove_consistency(levels, 5, len(forged))
        roots = (tree_root(old, 5), tree_root(levels, len(forged)))
        assert refused(verify_consistency, 5, roots[0], len(forged), roots[1], proof)


def test_an_inner_node_is_no_leaf():
    levels = numbered(4)
    inner = bytes(levels[1][:32])
    preimage = bytes(levels[0][:64])
    root = tree_root(levels, 4)
    verify_inclusion(inner, 0, 2, [bytes(levels[1][32:])], root)
    assert refused(verify_inclusion, inner, 0, 4, prove_inclusion(levels, 0, 4), root)
    assert refused(verify_inclusion, leaf_hash(preimage), 0, 2, [bytes(levels[1][32:])], root)


def test_a_size_one_off_is_refused_wherever_the_shape_of_the_tree_shows_it():
    # The proof does not fix the size: only a signed size does. What is refused is a wrong shape.
    levels = numbered(7)
    leaf, proof, root = hash_at(levels, 6), prove_inclusion(levels, 6, 7), tree_root(levels, 7)
    assert refused(verify_inclusion, leaf, 6, 6, proof, root)
    assert refused(verify_inclusion, leaf, 6, 8, proof, root)


@given(st.lists(st.binary(max_size=3), max_size=70), st.data())
@settings(deadline=None)
def test_a_tree_grown_in_parts_is_the_tree_grown_at_once(leaves, data):
    hashes = [leaf_hash(leaf) for leaf in leaves]
    cut = data.draw(st.integers(0, len(leaves)))
    levels = []
    grow(levels, hashes[:cut])
    grow(levels, hashes[cut:])
    assert [*map(bytes, levels)] == [*map(bytes, levels_of(leaves))] or not leaves
    assert tree_size(levels) == len(leaves)
    assert tree_root(levels, len(leaves)) == root_of(hashes)
    assert tree_root(levels, cut) == root_of(hashes[:cut])


@given(st.integers(0, 200), st.integers(0, 200))
def test_peaks_can_be_laid_down_and_taken_up_again(first, more):
    hashes = [leaf_hash(b"%d" % n) for n in range(first + more)]
    begun = Peaks()
    for each in hashes[:first]:
        begun.append(each)
    resumed = Peaks(begun.size, list(begun.peaks))
    for each in hashes[first:]:
        resumed.append(each)
    assert (resumed.size, resumed.root()) == (first + more, root_of(hashes))


@given(st.integers(1, 300), st.data())
@settings(deadline=None, max_examples=60)
def test_a_random_mutation_of_a_random_proof_is_refused(size, data):
    levels = numbered(size)
    index = data.draw(st.integers(0, size - 1))
    proof, root = prove_inclusion(levels, index, size), tree_root(levels, size)
    verify_inclusion(hash_at(levels, index), index, size, proof, root)
    changed = data.draw(st.sampled_from([*mutations(proof)]))
    if changed != proof:
        assert refused(verify_inclusion, hash_at(levels, index), index, size, changed, root)


@pytest.mark.parametrize(
    "ask",
    [
        lambda levels: tree_root(levels, 6),
        lambda levels: tree_root(levels, -1),
        lambda levels: prove_inclusion(levels, 5, 5),
        lambda levels: prove_inclusion(levels, -1, 5),
        lambda levels: prove_inclusion(levels, 0, 6),
        lambda levels: prove_consistency(levels, 0, 5),
        lambda levels: prove_consistency(levels, 4, 3),
        lambda levels: prove_consistency(levels, 4, 6),
        lambda levels: grow(levels, [bytes(31)]),
    ],
)
def test_nothing_is_proved_of_a_state_the_tree_never_had(ask):
    with pytest.raises(LetterkitError):
        ask(numbered(5))


@pytest.mark.parametrize("size", [2**63, 2**64 - 1, 2**64, 10**30])
def test_sizes_no_tree_can_have_are_refused_even_with_a_proof_that_fits(size):
    leaf = leaf_hash(b"")
    proof = [leaf] * (size - 1).bit_length()
    root = implied_root(leaf, 0, size, proof)
    assert root
    assert refused(verify_inclusion, leaf, 0, size, proof, root)
    roots = implied_roots(1, size, proof, leaf)
    assert roots == (leaf, root)
    assert refused(verify_consistency, 1, leaf, size, root, proof)


def test_the_largest_size_is_still_a_tree():
    leaf, size = leaf_hash(b""), 2**63 - 1
    proof = [leaf] * 63
    verify_inclusion(leaf, 0, size, proof, implied_root(leaf, 0, size, proof))


def test_a_tree_without_leaves_has_none():
    assert (tree_size([]), tree_root([], 0)) == (0, EMPTY_ROOT)


def test_a_proof_of_a_million_hashes_is_refused():
    leaf = leaf_hash(b"")
    assert refused(verify_inclusion, leaf, 0, 7, [leaf] * 1_000_000, leaf)
    assert refused(verify_consistency, 3, leaf, 7, leaf, [leaf] * 1_000_000)


def decoded(case, *fields):
    return [base64.b64decode(case[field] or "") for field in fields]


def hashes_of(case):
    return [base64.b64decode(each) for each in case["proof"] or []]


def test_the_published_probes_of_inclusion_are_judged_as_published(vectors):
    lines = (vectors / "tdev-merkle" / "inclusion.jsonl").read_text().splitlines()
    cases = [json.loads(line) for line in lines]
    judged = [
        refused(verify_inclusion, leaf, case["leafIdx"], case["treeSize"], hashes_of(case), root)
        for case in cases
        for leaf, root in [decoded(case, "leafHash", "root")]
    ]
    assert len(judged) == 98
    assert judged == [case["wantErr"] for case in cases]


def test_the_published_probes_of_consistency_are_judged_as_published(vectors):
    lines = (vectors / "tdev-merkle" / "consistency.jsonl").read_text().splitlines()
    cases = {case["case"]: case for case in map(json.loads, lines)}
    judged = {
        name: refused(verify_consistency, case["size1"], old, case["size2"], new, hashes_of(case))
        for name, case in cases.items()
        for old, new in [decoded(case, "root1", "root2")]
    }
    wanted = {name: case["wantErr"] for name, case in cases.items()}
    # Its two roots are twelve bytes long; a hash has 32 here.
    wanted["additional/sizes-are-equal-one-and-proof-is-empty.json"] = True
    assert len(judged) == 98
    assert judged == wanted


def test_the_published_reference_tree_has_its_roots(vectors):
    published = json.loads((vectors / "rfc6962" / "reference.json").read_text())
    levels = levels_of(map(bytes.fromhex, published["leaves_hex"]))
    roots = [tree_root(levels, size).hex() for size in range(1, 9)]
    assert roots == published["roots_hex_by_size_from_1"] == CT_ROOTS
    assert published["empty_root"] == EMPTY_ROOT.hex()
