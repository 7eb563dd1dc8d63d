"""Merkle trees as in RFC 6962 section 2.1, which RFC 9162 section 2.1 keeps.

Takes hashes, integers and bytes, and returns the same. A tree of n hashes splits at the largest
power of two below n; with MTH for the root:

    MTH({})      = SHA-256()
    leaf hash    = SHA-256(0x00, leaf)
    node hash    = SHA-256(0x01, left, right)
    MTH(D[0:n])  = node hash(MTH(D[0:k]), MTH(D[k:n]))

    leaf hash of the empty leaf:
    6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d

A tree is kept as `Levels`: level 0 holds the leaf hashes one after the other, 32 bytes each; level
h the roots of the complete subtrees of 2^h leaves. So a proof looks up what is complete, and
hashes only along the right edge.

Left out: sizes of 2^63 and more, and consistency with an empty tree, which proves nothing.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from letterkit.errors import LetterkitError

HASH_SIZE = 32
MAX_SIZE = 2**63 - 1
EMPTY_ROOT = hashlib.sha256(b"").digest()

Buffer: TypeAlias = bytes | bytearray | memoryview
Levels: TypeAlias = Sequence[Buffer]


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf (RFC 6962): 32 bytes."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two hashes beside each other (RFC 6962): 32 bytes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two below `size`."""
    return 1 << (size - 1).bit_length() - 1


@dataclass(slots=True)
class Peaks:
    """A growing tree of which only the roots of its complete subtrees are kept, largest first.

    `size` and `peaks` are all it takes to go on later.
    """

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> None:
        """Take in one leaf hash."""
        complete = self.size
        while complete & 1:
            leaf = node_hash(self.peaks.pop(), leaf)
            complete >>= 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root of the leaves so far: 32 bytes."""
        if not self.peaks:
            return EMPTY_ROOT
        *larger, root = self.peaks
        for peak in reversed(larger):
            root = node_hash(peak, root)
        return root


def root_of(leaves: Iterable[bytes]) -> bytes:
    """The root over leaf hashes, in memory that grows with the logarithm of their number."""
    tree = Peaks()
    for leaf in leaves:
        tree.append(leaf)
    return tree.root()


def grow(levels: list[bytearray], leaves: Iterable[bytes]) -> None:
    """Append leaf hashes to the levels of a tree, which are none at first."""
    if not levels:
        levels.append(bytearray())
    for leaf in leaves:
        if len(leaf) != HASH_SIZE:
            raise LetterkitError("a hash has 32 bytes")
        levels[0] += leaf
    height = 0
    while len(levels[height]) >= 2 * HASH_SIZE:
        if height + 1 == len(levels):
            levels.append(bytearray())
        _complete(levels[height], levels[height + 1])
        height += 1


def _complete(lower: bytearray, upper: bytearray) -> None:
    """Append to a level the parents of pairs that became complete on the level below."""
    pair = 2 * HASH_SIZE
    sha256 = hashlib.sha256
    for start in range(2 * len(upper), len(lower) - pair + 1, pair):
        upper += sha256(b"\x01" + lower[start : start + pair]).digest()


def tree_size(levels: Levels) -> int:
    """The number of leaves."""
    return len(levels[0]) // HASH_SIZE if levels else 0


def tree_root(levels: Levels, size: int) -> bytes:
    """The root of the first `size` leaves, so also of every earlier state of the tree."""
    if not 0 <= size <= tree_size(levels):
        raise LetterkitError(f"the tree has no state of size {size}")
    return _subtree(levels, 0, size) if size else EMPTY_ROOT


def _subtree(levels: Levels, start: int, end: int) -> bytes:
    """The root of the leaves from `start`, a multiple of the power of two at or above the size."""
    size = end - start
    if size & (size - 1) == 0:
        height = size.bit_length() - 1
        place = (start >> height) * HASH_SIZE
        return bytes(levels[height][place : place + HASH_SIZE])
    middle = start + _split(size)
    return node_hash(_subtree(levels, start, middle), _subtree(levels, middle, end))


def prove_inclusion(levels: Levels, index: int, size: int) -> list[bytes]:
    """PATH of RFC 6962 section 2.1.1: siblings from the leaf's up to the root's child."""
    if not 0 <= index < size <= tree_size(levels):
        raise LetterkitError(f"the tree has no entry {index} at size {size}")
    path = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_subtree(levels, middle, end))
            end = middle
        else:
            path.append(_subtree(levels, start, middle))
            start = middle
    return path[::-1]


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Raise unless the leaf hash is at `index` of the tree with this size and root."""
    if (
        not _are_hashes((leaf, root, *proof), size)
        or implied_root(leaf, index, size, proof) != root
    ):
        raise LetterkitError("the inclusion proof does not hold")


def implied_root(leaf: bytes, index: int, size: int, proof: Sequence[bytes]) -> bytes | None:
    """The root that `proof` leads to from `leaf`, or None if it is the wrong length."""
    if not 0 <= index < size or (size == 1) != (not proof):
        return None
    if size == 1:
        return leaf
    *lower, sibling = proof
    middle = _split(size)
    if index < middle:
        below = implied_root(leaf, index, middle, lower)
        return below and node_hash(below, sibling)
    below = implied_root(leaf, index - middle, size - middle, lower)
    return below and node_hash(sibling, below)


def prove_consistency(levels: Levels, old: int, new: int) -> list[bytes]:
    """PROOF of RFC 6962 section 2.1.2: that the first `old` of `new` leaves are unchanged."""
    if not 1 <= old <= new <= tree_size(levels):
        raise LetterkitError(f"the tree has no growth from size {old} to {new}")
    path = []
    start, end = 0, new
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_subtree(levels, middle, end))
            end = middle
        else:
            path.append(_subtree(levels, start, middle))
            start = middle
    # While the old tree is the whole left edge, the verifier knows its root.
    return ([_subtree(levels, start, end)] if start else []) + path[::-1]


def verify_consistency(
    old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise unless the tree of size `new` begins with the whole tree of size `old`."""
    well_formed = 1 <= old <= new and _are_hashes((old_root, new_root, *proof), new)
    if not well_formed or implied_roots(old, new, proof, old_root) != (old_root, new_root):
        raise LetterkitError("the consistency proof does not hold")


def implied_roots(
    old: int, new: int, proof: Sequence[bytes], whole: bytes | None
) -> tuple[bytes, bytes] | None:
    """The old and new root that `proof` leads to, or None if it is the wrong length.

    `whole` is the old root for as long as the old tree begins where this subtree begins.
    """
    if old == new:
        first = [whole, *proof] if whole else [*proof]
        return (first[0], first[0]) if len(first) == 1 else None
    if not proof:
        return None
    *lower, sibling = proof
    middle = _split(new)
    if old <= middle:
        below = implied_roots(old, middle, lower, whole)
        return below and (below[0], node_hash(below[1], sibling))
    below = implied_roots(old - middle, new - middle, lower, None)
    return below and (node_hash(sibling, below[0]), node_hash(sibling, below[1]))


def _are_hashes(hashes: Sequence[bytes], size: int) -> bool:
    return size <= MAX_SIZE and all(len(each) == HASH_SIZE for each in hashes)
