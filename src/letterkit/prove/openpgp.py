"""OpenPGP signatures over a statement, as `gpg --detach-sign` writes them; by Sequoia (pysequoia).

A signature is one detached signature packet over the bytes of a file, binary or with nothing
outside its armour; cleartext and inline signatures leave room for text that nobody signed. A key
is one certificate, without its secret. Sequoia's policy refuses weak keys and hashes; expiry and
revocation are judged as at the date that the signature bears, which is its maker's word.

    -----BEGIN PGP SIGNATURE-----

    …
    -----END PGP SIGNATURE-----
"""

from dataclasses import dataclass
from datetime import datetime
from types import ModuleType

from letterkit.errors import LetterkitError

_BEGIN, _END = b"-----BEGIN PGP SIGNATURE-----", b"-----END PGP SIGNATURE-----"
_MALFORMED = "not one detached OpenPGP signature"


@dataclass(frozen=True, slots=True)
class OpenPgpSignature:
    """A signature as it was read, and the time it claims; nothing of it has been verified."""

    data: bytes
    created: datetime


@dataclass(frozen=True, slots=True)
class OpenPgpKey:
    """A certificate; the names in it are what its owner wrote there."""

    data: bytes
    fingerprint: str
    user_ids: tuple[str, ...]


def parse_openpgp_signature(data: bytes) -> OpenPgpSignature:
    sequoia = _sequoia()
    try:
        packets = list(sequoia.packet.PacketPile.from_bytes(data))
        signature = sequoia.Sig.from_bytes(data)
        # Both are read only when they are asked for, and what they are may be unknown.
        kind, created = signature.signature_type, signature.created
    except RuntimeError as error:
        raise LetterkitError(_MALFORMED) from error
    is_detached = kind == sequoia.packet.SignatureType.Binary
    if not is_detached or len(packets) != 1 or created is None or not _is_alone(data):
        raise LetterkitError(_MALFORMED)
    return OpenPgpSignature(data, created)


def _is_alone(data: bytes) -> bool:
    """Whether nothing stands outside the armour; a packet by itself has none."""
    if b"-----" not in data:
        return True
    armour = data.strip(b"\r\n")
    whole = armour.startswith(_BEGIN) and armour.endswith(_END)
    return whole and armour.count(b"-----BEGIN ") == armour.count(b"-----END ") == 1


def parse_openpgp_key(data: bytes) -> OpenPgpKey:
    """Read a certificate, binary or in armour."""
    sequoia = _sequoia()
    try:
        tags = [each.tag for each in sequoia.packet.PacketPile.from_bytes(data)]
        certificates = sequoia.Cert.split_bytes(data)
    except RuntimeError as error:
        raise LetterkitError("not an OpenPGP key") from error
    if len(certificates) != 1:
        raise LetterkitError("not one OpenPGP key, but several or none")
    (certificate,) = certificates
    secret = (sequoia.packet.Tag.SecretKey, sequoia.packet.Tag.SecretSubkey)
    if any(tag in secret for tag in tags):
        raise LetterkitError(
            "this is a secret OpenPGP key", hint="it belongs to its owner; ask for the public key"
        )
    names = tuple(str(each) for each in certificate.user_ids)
    return OpenPgpKey(bytes(certificate), certificate.fingerprint, names)


def verify_openpgp(
    signature: OpenPgpSignature, key: OpenPgpKey, message: bytes, now: datetime
) -> OpenPgpKey:
    """The key that signed this message; whose it is, is another claim."""
    sequoia = _sequoia()
    if signature.created > now:
        raise LetterkitError("the OpenPGP signature is from the future")
    certificate = sequoia.Cert.from_bytes(key.data)
    parsed = sequoia.Sig.from_bytes(signature.data)
    try:
        verified = sequoia.verify(bytes=message, store=lambda _: [certificate], signature=parsed)
    except RuntimeError as error:
        raise LetterkitError("the OpenPGP signature does not verify") from error
    if [each.certificate for each in verified.valid_sigs] != [key.fingerprint]:
        raise LetterkitError("the OpenPGP signature does not verify")
    return key


def _sequoia() -> ModuleType:
    try:
        import pysequoia
        import pysequoia.packet
    except ImportError as error:
        raise LetterkitError(
            "cannot check OpenPGP signatures: pysequoia is not installed",
            hint="install letterkit[openpgp]",
        ) from error
    return pysequoia
