"""`register.json` without its hashes, which no program packs, and the hashes beside it.

Of each name a published register has three hashes of random bytes: two in its entry, one in its
leaf. In hexadecimal digits, packed, they are five sixths of a long list. So a page carries them as
bytes, and leaves out what follows from the rest:

- U+0001 in what is left stands for a hash: the first for the first 32 bytes of `hashes`, and so on.
- U+0002 in a leaf stands for the commitment to the entry whose index is the place of that leaf,
  from 0. A leaf for which there is no such entry has its hash.

JSON has neither character, so nothing in a register can look like them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model.commitment import VERSION, commit_entry_json

HASH, COMMITMENT = b"\x01", b"\x02"
_SIZE = 32  # bytes of a hash
# Behind `"private":"`, `"salt":"` and `sha256:`, which look-behinds of one length tell quicker.
_HASH = re.compile(rb'(?<=te":"|lt":"|a256:)([0-9a-f]{64})(?=")')
_LEAVES = b'\n "leaves": [\n'
_ENTRY = b'{"'  # how the line of an entry begins
_STRING = rb'"[^"\\]*(?:\\.[^"\\]*)*"'
_LISTED = re.compile(
    rb'(\{"affiliation":S,)"comment":S,("country":S,)"id":S,"index":([0-9]{1,9}),'
    rb'("kind":S,"lang":S,"level":S,)"link":S,("name":S,"private":S,"role":S,)'
    rb'"salt":"([0-9a-f]{64})",("shown":S,"signed":S,"text":S)\},?'.replace(b":S", b":" + _STRING)
)


@dataclass(frozen=True, slots=True)
class Apart:
    """What is left of a register, and its hashes."""

    left: bytes = field(repr=False)
    hashes: bytes = field(repr=False)

    @property
    def carried(self) -> bytes:
        """All of it, for its own hash."""
        return self.left + self.hashes

    @property
    def unpacked(self) -> int:
        """How many bytes the register has."""
        known, following = self.left.count(HASH), self.left.count(COMMITMENT)
        return len(self.left) + (known + following) * (2 * _SIZE - 1)


def hashes_apart(register: bytes) -> Apart:
    """Take the hashes out of `register.json`."""
    above, mark, leaves = register.partition(_LEAVES)
    commitments = _commitments(above) if mark else {}
    lines = leaves.split(b"\n")
    for place, commitment in commitments.items():
        if place < len(lines):
            lines[place] = lines[place].replace(commitment, COMMITMENT)
    pieces = _HASH.split(above + mark + b"\n".join(lines))
    return Apart(HASH.join(pieces[::2]), bytes.fromhex(b"".join(pieces[1::2]).decode()))


def put_back(apart: Apart) -> bytes:
    """The register as it was; LetterkitError if what is left does not fit the hashes."""
    pieces = apart.left.split(HASH)
    if len(apart.hashes) != _SIZE * (len(pieces) - 1):
        raise _unfit()
    text = b"".join(_filled(pieces, apart.hashes))
    if COMMITMENT not in text:
        return text
    above, *rest = text.split(_LEAVES)
    if len(rest) != 1 or COMMITMENT in above:
        raise _unfit()
    commitments = _commitments(above)
    leaves = rest[0].split(b"\n")
    for place, leaf in enumerate(leaves):
        if COMMITMENT in leaf:
            if place not in commitments:
                raise _unfit()
            leaves[place] = leaf.replace(COMMITMENT, commitments[place])
    return above + _LEAVES + b"\n".join(leaves)


def _filled(pieces: list[bytes], hashes: bytes) -> Iterator[bytes]:
    yield pieces[0]
    for place, piece in enumerate(pieces[1:]):
        yield hashes[place * _SIZE : (place + 1) * _SIZE].hex().encode()
        yield piece


def _commitments(entries: bytes) -> dict[int, bytes]:
    """By the index of an entry, the commitment to it in hexadecimal digits."""
    found = {}
    for line in entries.split(b"\n"):
        if line.startswith(_ENTRY):
            index, commitment = _commitment(line)
            found[index] = commitment.hex().encode()
    return found


def _commitment(line: bytes) -> tuple[int, bytes]:
    """Of an entry as a list has it, its index and the commitment; what it says is not judged.

    What is committed to is spelt as it is in the list, without what the list has beside it.
    """
    listed = _LISTED.fullmatch(line)
    if listed is None:
        raise _unfit()
    entry = b"".join((*listed.group(1, 2, 4, 5, 7), b',"v":%d}' % VERSION))
    return int(listed[3]), commit_entry_json(entry, bytes.fromhex(listed[6].decode()))


def _unfit() -> LetterkitError:
    return LetterkitError("what is left of a register does not fit its hashes")
