"""Receipts: a proof of inclusion (`tlog/proof.py`) whose extra data opens the leaf.

The extra data is canonical JSON with these keys; salts in lower-case hex, the key of the register
as a verifier key, `entry` and `private` as in `model/commitment.py`:

    {"entry":{…},"key":"…","private":{"email":"ada@example.org"},"private_salt":"…","salt":"…","v":1}

Nothing authenticates the extra data by itself: the leaf is computed from it, and the proof holds
for that leaf or not at all. The leaf is a `sign` leaf, or an `amend` leaf with its index in
`amends`, a key that is there only then.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import VerifierKey, format_verifier_key, parse_verifier_key
from letterkit.model.commitment import SALT_SIZE, Opening, check_entry, commit_entry, verify_private
from letterkit.text.jcs import Json, format_json, parse_canonical_json
from letterkit.tlog.leaf import AmendLeaf, SignLeaf, format_leaf
from letterkit.tlog.policy import Policy
from letterkit.tlog.proof import Inclusion, Proof, format_proof, parse_proof, verify_proof

VERSION = 1
_MALFORMED = "not a receipt"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """What the signatory alone holds, beside the register: openings of both commitments.

    `key` is the register's as this receipt pins it; a policy says who to trust.
    """

    opening: Opening
    private: Mapping[str, str]
    private_salt: bytes
    key: VerifierKey
    amends: int | None = None

    @property
    def leaf(self) -> bytes:
        """The leaf that the receipt is about, made from the opened entry."""
        commitment = commit_entry(self.opening)
        if self.amends is None:
            return format_leaf(SignLeaf(commitment))
        return format_leaf(AmendLeaf(self.amends, commitment))


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt as it was read: nothing of it has been verified."""

    proof: Proof
    disclosure: Disclosure


@dataclass(frozen=True, slots=True)
class VerifiedReceipt:
    """An entry that is in the register, and where."""

    entry: Mapping[str, Json]
    private: Mapping[str, str]
    inclusion: Inclusion


def format_receipt(receipt: Receipt) -> bytes:
    """The file of a receipt: a proof whose extra data open the entry."""
    proof = receipt.proof
    extra = format_disclosure(receipt.disclosure)
    return format_proof(Proof(proof.index, proof.hashes, proof.note, extra))


def parse_receipt(data: bytes) -> Receipt:
    """The receipt of such a file; raises LetterkitError at another form. Nothing is verified."""
    proof = parse_proof(data)
    disclosure = parse_disclosure(proof.extra or b"")
    return Receipt(Proof(proof.index, proof.hashes, proof.note), disclosure)


def format_disclosure(disclosure: Disclosure) -> bytes:
    """What opens an entry, as canonical JSON."""
    amends: dict[str, Json] = {} if disclosure.amends is None else {"amends": disclosure.amends}
    found: dict[str, Json] = {
        "entry": disclosure.opening.entry,
        "key": format_verifier_key(disclosure.key),
        "private": disclosure.private,
        "private_salt": disclosure.private_salt.hex(),
        "salt": disclosure.opening.salt.hex(),
        "v": VERSION,
    }
    return format_json(found | amends)


def parse_disclosure(data: bytes) -> Disclosure:
    """The disclosure of such JSON; raises LetterkitError at a missing or a further key."""
    try:
        disclosure = _disclosure(parse_canonical_json(data))
    except (LetterkitError, ValueError, KeyError, TypeError) as error:
        raise LetterkitError(_MALFORMED) from error
    if format_disclosure(disclosure) != data:
        raise LetterkitError(_MALFORMED)
    return disclosure


def _disclosure(found: Json) -> Disclosure:
    match found:
        case {
            "entry": dict(entry),
            "key": str(key),
            "private": dict(private),
            "private_salt": str(private_salt),
            "salt": str(salt),
            "v": 1,
            **rest,
        } if len(salt) == len(private_salt) == 2 * SALT_SIZE:
            return Disclosure(
                Opening(check_entry(entry), bytes.fromhex(salt)),
                {name: value for name, value in private.items() if isinstance(value, str)},
                bytes.fromhex(private_salt),
                parse_verifier_key(key),
                _amends(rest.get("amends")),
            )
    raise LetterkitError(_MALFORMED)


def _amends(found: object) -> int | None:
    if found is None or (type(found) is int and found >= 0):
        return found
    raise LetterkitError(_MALFORMED)


def verify_receipt(receipt: Receipt, policy: Policy, now: int) -> VerifiedReceipt:
    """Raise unless its entry and private part are in a register that satisfies the policy."""
    disclosure = receipt.disclosure
    entry = disclosure.opening.entry
    private = verify_private(entry, disclosure.private, disclosure.private_salt)
    inclusion = verify_proof(receipt.proof, disclosure.leaf, policy, now)
    if inclusion.checkpoint.signed.key != disclosure.key:
        raise LetterkitError("the receipt names another key than its register's")
    return VerifiedReceipt(entry, private, inclusion)
