"""SSH public keys and what they sign, RFC 4253 section 6.6 and OpenSSH's PROTOCOL.u2f.

A key is one line, its type and the base64 of its blob:

    ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4

A blob is a run of strings, each after its length in 32 bits, big-endian; the first is the type:

    ssh-ed25519                        32-byte key
    ecdsa-sha2-nistp256, 384, 521      curve, uncompressed point
    ssh-rsa                            exponent, modulus of 2048 to 16384 bits
    sk-ssh-ed25519@openssh.com         32-byte key, application
    sk-ecdsa-sha2-nistp256@openssh.com curve, uncompressed point, application

A signature is the algorithm's name, a string, and for security keys a byte of flags and a 32-bit
counter; the flag of presence must be set. RSA signs with SHA-256 or SHA-512 only. Numbers are
positive and have no superfluous zero in front. Left out: certificates, DSA, WebAuthn, ML-DSA.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature

from letterkit.errors import LetterkitError
from letterkit.keys import check_public_key, format_base64, parse_base64, verify_signature

_CURVES: dict[str, tuple[ec.EllipticCurve, hashes.HashAlgorithm]] = {
    "nistp256": (ec.SECP256R1(), hashes.SHA256()),
    "nistp384": (ec.SECP384R1(), hashes.SHA384()),
    "nistp521": (ec.SECP521R1(), hashes.SHA512()),
}
_RSA: dict[str, hashes.HashAlgorithm] = {
    "rsa-sha2-256": hashes.SHA256(),
    "rsa-sha2-512": hashes.SHA512(),
}
_PRESENT = 0x01


class Wire:
    """Reads a blob from its beginning; its reader asks for the end."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def take(self, length: int) -> bytes:
        """The next bytes; raises LetterkitError if there are fewer."""
        if len(self._rest) < length:
            raise LetterkitError("an SSH blob is cut short")
        taken, self._rest = self._rest[:length], self._rest[length:]
        return taken

    def string(self) -> bytes:
        """The next string (RFC 4251)."""
        return self.take(int.from_bytes(self.take(4), "big"))

    def word(self) -> str:
        """A string of visible ASCII, or what is left of it: such a name is known to nobody."""
        return "".join(chr(byte) if 0x21 <= byte <= 0x7E else "?" for byte in self.string())

    def number(self) -> int:
        """The next positive number (RFC 4251, mpint)."""
        data = self.string()
        number = int.from_bytes(data, "big", signed=True)
        if number <= 0 or len(data) != number.bit_length() // 8 + 1:
            raise LetterkitError("an SSH blob has a number that is not canonical")
        return number

    def end(self) -> None:
        """Raise LetterkitError if anything is left."""
        if self._rest:
            raise LetterkitError("an SSH blob has trailing bytes")


@dataclass(frozen=True, slots=True)
class SshKey:
    """A public key that letterkit can verify with."""

    blob: bytes

    def __post_init__(self) -> None:
        _scheme(self.blob)

    @property
    def type(self) -> str:
        """The name of the key's algorithm."""
        return Wire(self.blob).word()

    @property
    def fingerprint(self) -> str:
        """As ssh-keygen -l prints it."""
        return "SHA256:" + format_base64(hashlib.sha256(self.blob).digest()).rstrip("=")

    def verify(self, signature: bytes, message: bytes) -> bytes:
        """Give the message back if the signature, as a blob, is this key's over it."""
        scheme, wire, signed = _scheme(self.blob), Wire(signature), message
        algorithm, value = wire.word(), wire.string()
        if algorithm not in scheme.algorithms:
            raise LetterkitError(
                f"this SSH signature algorithm is not supported: {algorithm[:60]}",
                hint="ssh-rsa uses SHA-1, which can be forged: ask for a new signature, made with "
                "ssh-keygen of OpenSSH 8.2 or later",
            )
        if scheme.application is not None:
            flags, counter = wire.take(1), wire.take(4)
            if not flags[0] & _PRESENT:
                raise LetterkitError("nobody was present when the security key signed")
            hashed = hashlib.sha256(scheme.application).digest()
            signed = hashed + flags + counter + hashlib.sha256(message).digest()
        wire.end()
        try:
            scheme.check(algorithm, value, signed)
        except InvalidSignature as error:
            raise LetterkitError("the signature does not verify") from error
        return message


def format_ssh_key(key: SshKey) -> str:
    """A public key as OpenSSH writes it, without a comment."""
    return f"{key.type} {format_base64(key.blob)}"


def parse_ssh_key(text: str) -> SshKey:
    """The first two words of a public key file; a comment after them is the caller's to cut."""
    key_type, _, blob = text.partition(" ")
    key = SshKey(parse_base64(blob))
    if key.type != key_type:
        raise LetterkitError("not an SSH public key")
    return key


_Check = Callable[[str, bytes, bytes], object]


@dataclass(frozen=True, slots=True)
class _Scheme:
    """How to check a value over a message; what security keys sign besides is `application`'s."""

    algorithms: tuple[str, ...]
    check: _Check
    application: bytes | None = None


def _scheme(blob: bytes) -> _Scheme:
    """Raise if the blob is no acceptable key of a type we know."""
    wire = Wire(blob)
    name = wire.word()
    match name:
        case "ssh-rsa":
            scheme = _Scheme(tuple(_RSA), _rsa(wire))
        case "ssh-ed25519":
            scheme = _Scheme((name,), _ed25519(wire))
        case "ecdsa-sha2-nistp256" | "ecdsa-sha2-nistp384" | "ecdsa-sha2-nistp521":
            scheme = _Scheme((name,), _ecdsa(name, wire))
        case "sk-ssh-ed25519@openssh.com":
            scheme = _Scheme((name,), _ed25519(wire), wire.string())
        case "sk-ecdsa-sha2-nistp256@openssh.com":
            scheme = _Scheme((name,), _ecdsa(name.partition("@")[0], wire), wire.string())
        case _:
            raise LetterkitError(f"this type of SSH key is not supported: {name[:60]}")
    wire.end()
    return scheme


def _ed25519(key: Wire) -> _Check:
    public = check_public_key(key.string())
    return lambda algorithm, value, message: verify_signature(public, value, message)


def _ecdsa(name: str, key: Wire) -> _Check:
    curve_name = name.rpartition("-")[2]
    curve, digest = _CURVES[curve_name]
    named, point = key.word(), key.string()
    uncompressed = len(point) == 1 + 2 * ((curve.key_size + 7) // 8)
    if named != curve_name or not uncompressed:
        raise LetterkitError("not an acceptable ECDSA key")
    try:
        public = ec.EllipticCurvePublicKey.from_encoded_point(curve, point)
    except ValueError as error:
        raise LetterkitError("not an acceptable ECDSA key") from error

    def check(algorithm: str, value: bytes, message: bytes) -> None:
        pair = Wire(value)
        der = encode_dss_signature(pair.number(), pair.number())
        pair.end()
        public.verify(der, message, ec.ECDSA(digest))

    return check


def _rsa(key: Wire) -> _Check:
    exponent, modulus = key.number(), key.number()
    if not 2048 <= modulus.bit_length() <= 16384:
        raise LetterkitError(
            "an RSA key has fewer than 2048 bits, or more than 16384",
            hint="ask for a signature by another key, such as one that ssh-keygen -t ed25519 makes",
        )
    try:
        public = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError as error:
        raise LetterkitError("not an acceptable RSA key") from error

    def check(algorithm: str, value: bytes, message: bytes) -> None:
        public.verify(value, message, padding.PKCS1v15(), _RSA[algorithm])

    return check
