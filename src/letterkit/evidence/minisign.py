"""Minisign signatures over a statement; by py-minisign.

A signature is four lines, all ended by LF or all by CRLF: an untrusted comment; base64 of the
algorithm (`Ed`, or `ED` for a prehashed message), the 8-byte key id and the 64-byte signature; a
trusted comment; base64 of the signature over the first one and the trusted comment.

    untrusted comment: signature from minisign secret key
    RWQBAgMEBQYHCJt8aEspSVq2HisJEDAf8MNlTkB478ipTeWh8+u8tEtzdJ3qhRxM6v8S2PgFSFbyWXUWfM3suxqMPKAd6y3lJw0=
    trusted comment: timestamp:1790000000\tfile:statement.txt
    n/R6wbyMPzGB8KG86NOneMLxlPDQGq/69EsxPI+APtmQyHkMmZOXaM2au/CNRnz84SUAD0jdylITD6FnEowYDg==

A public key is the base64 of `Ed`, key id and 32-byte Ed25519 key, the second line of its file.
Base64 and keys are as strict as everywhere (`keys.py`).
"""

from dataclasses import dataclass
from typing import Any

from letterkit.errors import LetterkitError
from letterkit.keys import check_public_key, parse_base64
from letterkit.text.line import with_lf

_MALFORMED = "not a minisign signature"


@dataclass(frozen=True, slots=True)
class MinisignSignature:
    """A signature as it was read: nothing of it has been verified, its comments least of all."""

    data: bytes


@dataclass(frozen=True, slots=True)
class MinisignKey:
    """A public key, as minisign prints it."""

    text: str

    @property
    def key_id(self) -> str:
        """Sixteen hex digits, most significant first; minisign leaves out zeros in front."""
        return parse_base64(self.text)[2:10][::-1].hex().upper()


def parse_minisign_signature(data: bytes) -> MinisignSignature:
    """The signature of a file of minisign; raises LetterkitError if it is none."""
    minisign = _minisign()
    data = with_lf(data)
    try:
        signature = minisign.Signature.from_bytes(data)
    except minisign.Error as error:
        raise LetterkitError(_MALFORMED) from error
    if bytes(signature) + b"\n" != data:
        raise LetterkitError(_MALFORMED)
    return MinisignSignature(data)


def parse_minisign_key(text: str) -> MinisignKey:
    """The base64 line by itself; what stands around it in a file is the caller's to cut."""
    try:
        data = parse_base64(text)
        if len(data) != 42 or data[:2] != b"Ed":
            raise LetterkitError("malformed key")
        check_public_key(data[10:])
    except LetterkitError as error:
        raise LetterkitError("not a minisign public key") from error
    return MinisignKey(text)


def verify_minisign(signature: MinisignSignature, key: MinisignKey, message: bytes) -> str:
    """The trusted comment, if this key signed both it and the message."""
    minisign = _minisign()
    parsed = minisign.Signature.from_bytes(signature.data)
    try:
        minisign.PublicKey.from_base64(key.text).verify(message, parsed)
    except minisign.Error as error:
        raise LetterkitError("the minisign signature does not verify") from error
    comment: str = parsed.trusted_comment
    return comment


def _minisign() -> Any:  # py-minisign has no types
    try:
        import minisign
    except ImportError as error:
        raise LetterkitError(
            "cannot check minisign signatures: py-minisign is not installed",
            hint="install letterkit[minisign]",
        ) from error
    return minisign
