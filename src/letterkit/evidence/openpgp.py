"""OpenPGP signatures over a statement, as gpg writes them; by Sequoia (pysequoia).

A signature is one signature packet (RFC 9580, section 5.2), binary or with nothing outside its
armour, over the bytes of a file (`gpg --detach-sign`) or over its text, in which every line ends
in CRLF (`gpg --textmode --detach-sign`). Or it stands below the text it is over
(`gpg --clearsign`, section 7):

    -----BEGIN PGP SIGNED MESSAGE-----
    Hash: SHA512

    the text; a line that begins with a hyphen has "- " in front
    -----BEGIN PGP SIGNATURE-----

    …
    -----END PGP SIGNATURE-----

Nothing stands before, between or after, and no header but `Hash`; blanks at the end of a line are
not signed and are dropped. Inline signatures are refused: they leave room for other text.

A key is one certificate, without its secret. Sequoia's policy refuses weak keys and hashes; expiry
and revocation are judged as at the date that the signature bears, which is its maker's word.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType
from typing import Any

from letterkit.answers.mail_signed import CLEARSIGNED
from letterkit.errors import LetterkitError
from letterkit.text.line import foreign_encoding

_BEGIN, _END = b"-----BEGIN PGP SIGNATURE-----", b"-----END PGP SIGNATURE-----"
_HASH_HEADER = re.compile(rb"Hash: [A-Za-z0-9, -]{1,80}")
_MALFORMED = "not one detached OpenPGP signature"
_MALFORMED_CLEAR = "not one clearsigned text"
_CLEAR_HINT = "send the file as gpg wrote it; nothing may stand before, between or after"
_EXPORT = "export that one: gpg --armor --output FILE --export FINGERPRINT"
_REFUSED = "the OpenPGP signature does not verify"

# Curves that some programs make keys on and Sequoia does not verify with, by their DER.
_CURVES = {
    "2b8104000a": "secp256k1",
    "2b2403030208010107": "brainpoolP256r1",
    "2b240303020801010b": "brainpoolP384r1",
    "2b240303020801010d": "brainpoolP512r1",
}
_FORGEABLE = ("SHA1", "MD5", "RipeMD")
# Encrypted session keys, a signature in one pass, compressed, encrypted and literal data.
_MESSAGE_TAGS = (1, 3, 4, 8, 9, 11, 18, 20)
_ECDSA = 19


@dataclass(frozen=True, slots=True)
class ClearText:
    """The text of a clearsigned file, without blanks at the ends of lines: they are not signed.

    `signed` is what was signed; `lines` has LF after every line.
    """

    signed: bytes
    lines: bytes


@dataclass(frozen=True, slots=True)
class OpenPgpSignature:
    """A signature as it was read, and the time it claims; nothing of it has been verified.

    `issuers` are the fingerprints or key ids that it names, in capitals. `is_text` is whether it
    is over text, whose line ends do not count; `clear` is the text that stands above it, if any.
    `hash_name` is what Sequoia calls its hash.
    """

    data: bytes
    created: datetime
    issuers: tuple[str, ...] = ()
    is_text: bool = False
    clear: ClearText | None = None
    hash_name: str = ""


@dataclass(frozen=True, slots=True)
class OpenPgpKey:
    """A certificate; the names in it are what its owner wrote there."""

    data: bytes
    fingerprint: str
    user_ids: tuple[str, ...]


def parse_openpgp_signature(data: bytes) -> OpenPgpSignature:
    """Read a signature, or a clearsigned text with its signature."""
    if data.startswith(CLEARSIGNED):
        return _parse_clearsigned(data)
    if _is_message(data):
        raise LetterkitError(
            "signed with gpg --sign, or encrypted: the text is inside the signature",
            hint="ask for gpg --clearsign statement.txt, or gpg --armor --detach-sign"
            " statement.txt",
        )
    return _parse_packet(data, None)


def _is_message(data: bytes) -> bool:
    """Whether it is a message with its text, in armour or by its first packet (RFC 9580, 4.2)."""
    if data.lstrip().startswith(b"-----BEGIN PGP MESSAGE-----"):
        return True
    first = data[0] if data else 0
    tag = first & 0x3F if first & 0x40 else (first & 0x3F) >> 2
    return bool(first & 0x80) and tag in _MESSAGE_TAGS


def _parse_packet(data: bytes, clear: ClearText | None) -> OpenPgpSignature:
    sequoia = _sequoia()
    with _refusing(_MALFORMED):
        packets = len(list(sequoia.packet.PacketPile.from_bytes(data)))
        signature = sequoia.Sig.from_bytes(data)
        # They are read only when they are asked for, and what they are may be unknown.
        kind, created = signature.signature_type, signature.created
        issuers = (signature.issuer_fingerprint, signature.issuer_key_id)
        hash_name = str(signature.hash_algorithm).rpartition(".")[2]
    is_text = kind == sequoia.packet.SignatureType.Text
    is_binary = kind == sequoia.packet.SignatureType.Binary and clear is None
    if not (is_text or is_binary) or packets != 1 or created is None or not _is_alone(data):
        raise LetterkitError(_MALFORMED)
    named = tuple(each.upper() for each in issuers if each)
    return OpenPgpSignature(data, created, named, is_text, clear, hash_name)


def _is_alone(data: bytes) -> bool:
    """Whether nothing stands outside the armour; a packet by itself has none."""
    if b"-----" not in data:
        return True
    armour = data.strip(b"\r\n")
    whole = armour.startswith(_BEGIN) and armour.endswith(_END)
    return whole and armour.count(b"-----BEGIN ") == armour.count(b"-----END ") == 1


def _parse_clearsigned(data: bytes) -> OpenPgpSignature:
    """RFC 9580, section 7, without what it leaves open: one text, one signature, no comments."""
    lines = _without_blanks(data).split(b"\n")
    try:
        blank = lines.index(b"")
        end = lines.index(_BEGIN)
    except ValueError as error:
        raise LetterkitError(_MALFORMED_CLEAR, hint=_CLEAR_HINT) from error
    head, *headers = lines[:blank]
    plain = head == CLEARSIGNED and all(map(_HASH_HEADER.fullmatch, headers))
    text = [line.removeprefix(b"- ") for line in lines[blank + 1 : end]]
    escaped = not any(
        line.startswith(b"-") and not line.startswith(b"- ") for line in lines[blank + 1 : end]
    )
    if not plain or not escaped or end < blank:
        raise LetterkitError(_MALFORMED_CLEAR, hint=_CLEAR_HINT)
    signed = b"\r\n".join(text)
    # gpg leaves the last line end of the file out of what it signs, and others sign it.
    shown = text[:-1] if text[-1:] == [b""] else text
    clear = ClearText(signed, b"".join(line + b"\n" for line in shown))
    armour = b"\n".join(lines[end:])
    try:
        return _parse_packet(armour, clear)
    except LetterkitError as error:
        raise LetterkitError(_MALFORMED_CLEAR, hint=_CLEAR_HINT) from error


def parse_openpgp_key(data: bytes) -> OpenPgpKey:
    """Read a certificate, binary or in armour; the error is a clause that says why not."""
    sequoia = _sequoia()
    if encoding := foreign_encoding(data):
        raise LetterkitError(f"it is saved as {encoding}", hint=_EXPORT)
    with _refusing("it is not an OpenPGP key"):
        packets = list(sequoia.packet.PacketPile.from_bytes(data))
        tags = [each.tag for each in packets]
        certificates = sequoia.Cert.split_bytes(data)
        count = len(certificates)
    secret = (sequoia.packet.Tag.SecretKey, sequoia.packet.Tag.SecretSubkey)
    if any(tag in secret for tag in tags):
        raise LetterkitError(
            "it is a secret OpenPGP key",
            hint="it belongs to its owner: delete the file, and ask for the public key",
        )
    if count != 1:
        raise LetterkitError(
            f"it holds {count} OpenPGP keys" if count else "it holds no OpenPGP key",
            hint=_EXPORT,
        )
    (certificate,) = certificates
    try:
        with _refusing("no self-signature in it can be verified"):
            names = tuple(str(each) for each in certificate.user_ids)
            return OpenPgpKey(bytes(certificate), certificate.fingerprint, names)
    except LetterkitError as error:
        raise _unusable(error, packets) from error


def _unusable(error: LetterkitError, packets: list[Any]) -> LetterkitError:
    """Why nothing can be verified with a certificate that reads."""
    sequoia = _sequoia()
    reason = str(error.__cause__)
    curve = _curve(packets[0])
    renew = "ask its owner to renew it with a newer program, and to send it again"
    if curve:
        return LetterkitError(
            f"keys on the curve {curve} are not supported", hint="ask for a key of another kind"
        )
    if "SHA1 " in reason or "MD5 " in reason:
        return LetterkitError(
            "its self-signature is made with SHA-1 or MD5, which can be forged", hint=renew
        )
    if weak := re.search(r"\b([A-Za-z0-9]{2,20}) is not considered secure", reason):
        return LetterkitError(
            f"keys of its kind, {weak[1]}, are too weak", hint="ask for a stronger key"
        )
    if not any(each.tag == sequoia.packet.Tag.UserID for each in packets):
        return LetterkitError(
            "it has no user id, and nothing else in it says what it may be used for",
            hint="some key servers leave user ids out; ask its owner for the whole key: "
            "gpg --armor --export FINGERPRINT",
        )
    return LetterkitError(str(error), hint=renew)


def _curve(packet: Any) -> str:  # pysequoia is no dependency of the type checker
    """The name of an unsupported curve in a public key packet (RFC 9580, section 5.5.2)."""
    body = packet.body
    version, algorithm = body[0], body[5]
    at = 10 if version == 6 else 6
    if algorithm != _ECDSA:
        return ""
    return _CURVES.get(body[at + 1 : at + 1 + body[at]].hex(), "")


def verify_openpgp(
    signature: OpenPgpSignature, key: OpenPgpKey, message: bytes, now: datetime
) -> OpenPgpKey:
    """The key that signed this message; whose it is, is another claim.

    For a clearsigned text, the message is that text; blanks at the ends of its lines do not count.
    """
    sequoia = _sequoia()
    if signature.created > now:
        raise LetterkitError("the OpenPGP signature is from the future")
    signed = message
    if signature.clear is not None:
        if _without_blanks(message) != signature.clear.lines:
            raise LetterkitError("the OpenPGP signature is over another text")
        signed = signature.clear.signed
    with _refusing(_REFUSED):
        certificate = sequoia.Cert.from_bytes(key.data)
        parsed = sequoia.Sig.from_bytes(signature.data)
        why = _why_refused(signature, certificate)
    with _refusing(_REFUSED, hint=why):
        verified = sequoia.verify(bytes=signed, store=lambda _: [certificate], signature=parsed)
        signers = [each.certificate for each in verified.valid_sigs]
    if signers != [key.fingerprint]:
        raise LetterkitError(_REFUSED)
    return key


def _why_refused(signature: OpenPgpSignature, certificate: Any) -> str:
    """What is known of why this key does not vouch for the signature, or nothing."""
    fingerprint = certificate.fingerprint.upper()
    if not any(fingerprint.endswith(each) for each in signature.issuers):
        return ""  # another key made it, or a subkey of this one
    if signature.hash_name in _FORGEABLE:
        return (
            f"it is made with {signature.hash_name}, which can be forged: ask for a new signature, "
            "made with gpg --digest-algo SHA512"
        )
    if certificate.is_revoked:
        return "its key was revoked"
    if certificate.expiration is not None and certificate.expiration <= signature.created:
        return "its key had expired when it signed"
    return "the text was changed after it was signed"


def _without_blanks(text: bytes) -> bytes:
    return b"\n".join(line.removesuffix(b"\r").rstrip(b" \t") for line in text.split(b"\n"))


@contextmanager
def _refusing(message: str, *, hint: str = "") -> Iterator[None]:
    """Every error of Sequoia, a panic in Rust too, becomes one of ours: the only such place.

    A panic is a BaseException of a class that cannot be imported (pyo3).
    """
    try:
        yield
    except (RuntimeError, ValueError, TypeError, OverflowError) as error:
        raise LetterkitError(message, hint=hint) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise LetterkitError(message, hint=hint) from error


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
