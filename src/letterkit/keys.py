"""Ed25519 keys, and keys as text.

Verifier keys and signer keys are written as in C2SP signed-note and Go's sumdb/note, one line:

    <name>+<key id>+<base64 of the type byte and the 32-byte public key>
    PRIVATE+KEY+<name>+<key id>+<base64 of the type byte and the 32-byte seed>

    example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k

The key id is eight lower-case hex digits, the first four bytes of
SHA-256(name, 0x0A, type byte, public key). Type bytes: 0x01 signs notes, 0x04 cosigns checkpoints.
A name is not empty and holds no blank, no `+` and nothing invisible. Base64 is RFC 4648 section 4,
padded, with unused bits zero.

RFC 8032 lets a verifier take any 32 bytes that decode to a point. Here a public key must be the
canonical encoding of a point that is not of low order: under a low-order key one signature fits
every message.

The file of a signer key holds its line, or an age file of that line (age-encryption.org/v1, for
one passphrase, armoured or not).
"""

import binascii
import hashlib
import re
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from enum import IntEnum
from importlib import import_module
from types import ModuleType

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from letterkit.errors import LetterkitError

_PRIME = 2**255 - 19
_D = -121665 * pow(121666, -1, _PRIME) % _PRIME
# The root of d·y⁴ + 2y² = 1, which the points of order eight have as their y, up to its sign.
_Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
_LOW_ORDER = frozenset({0, 1, _PRIME - 1, _Y8, _PRIME - _Y8})

_VERIFIER = re.compile(r"([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")
_SIGNER = re.compile(r"PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})")


class KeyType(IntEnum):
    """The signature type byte of C2SP signed-note."""

    NOTE = 0x01
    COSIGNATURE = 0x04


def format_base64(data: bytes) -> str:
    """Standard base64 (RFC 4648) with padding."""
    return b64encode(data).decode("ascii")


def parse_base64(text: str) -> bytes:
    """Decode the one spelling that `format_base64` gives these bytes."""
    try:
        data = b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise LetterkitError("not canonical base64") from error
    if format_base64(data) != text:
        raise LetterkitError("not canonical base64")
    return data


def is_key_name(name: str) -> bool:
    """Whether a note may carry this name; stricter than the standard about invisible characters."""
    return name.isprintable() and name != "" and not any(c == "+" or c.isspace() for c in name)


def check_public_key(public: bytes) -> bytes:
    """Give the key back if it is the canonical encoding of a point that is not of low order."""
    y = int.from_bytes(public, "little") & (2**255 - 1)
    if len(public) != 32 or y >= _PRIME or y in _LOW_ORDER or not _is_on_curve(y):
        raise LetterkitError("not an acceptable Ed25519 public key")
    return public


def _is_on_curve(y: int) -> bool:
    """Whether x² = (y² - 1) / (d·y² + 1) has a solution, RFC 8032 section 5.1.3."""
    square = y * y % _PRIME
    return pow((square - 1) * (_D * square + 1), (_PRIME - 1) // 2, _PRIME) == 1


def verify_signature(public: bytes, signature: bytes, message: bytes) -> bytes:
    """Give the message back if the signature over it is good under an acceptable key."""
    try:
        Ed25519PublicKey.from_public_bytes(check_public_key(public)).verify(signature, message)
    except InvalidSignature as error:
        raise LetterkitError("the signature does not verify") from error
    return message


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key with the name it signs under."""

    name: str
    public: bytes
    type: KeyType = KeyType.NOTE

    def __post_init__(self) -> None:
        _check_name(self.name)
        check_public_key(self.public)

    @property
    def key_id(self) -> bytes:
        """The first four bytes of a SHA-256 over name and key (C2SP signed-note)."""
        named = self.name.encode() + b"\n" + bytes([self.type]) + self.public
        return hashlib.sha256(named).digest()[:4]

    def verify(self, signature: bytes, message: bytes) -> bytes:
        """The message, if the signature of it is by this key; else raises LetterkitError."""
        return verify_signature(self.public, signature, message)


def format_verifier_key(key: VerifierKey) -> str:
    """A public key as a line, `<name>+<id>+<key>` (C2SP signed-note)."""
    return f"{key.name}+{key.key_id.hex()}+{format_base64(bytes([key.type]) + key.public)}"


def parse_verifier_key(text: str) -> VerifierKey:
    """The key of such a line; raises LetterkitError if it is not one."""
    try:
        name, key_id, key_type, public = _parts(_VERIFIER, text)
        key = VerifierKey(name, public, key_type)
    except LetterkitError as error:
        raise _unusable("verifier") from error
    if key.key_id != key_id:
        raise _unusable("verifier")
    return key


@dataclass(frozen=True, slots=True)
class SignerKey:
    """A private key with the name it signs under; never printed by accident."""

    name: str
    seed: bytes = field(repr=False)
    type: KeyType = KeyType.NOTE

    def __post_init__(self) -> None:
        _check_name(self.name)
        if len(self.seed) != 32:
            raise LetterkitError("an Ed25519 seed has 32 bytes")

    @property
    def verifier(self) -> VerifierKey:
        """The public key."""
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        return VerifierKey(self.name, private.public_key().public_bytes_raw(), self.type)

    def sign(self, message: bytes) -> bytes:
        """An Ed25519 signature: 64 bytes."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(message)


def format_signer_key(key: SignerKey) -> str:
    """A private key as a line, `PRIVATE+KEY+<name>+<id>+<seed>`."""
    encoded = format_base64(bytes([key.type]) + key.seed)
    return f"PRIVATE+KEY+{key.name}+{key.verifier.key_id.hex()}+{encoded}"


def parse_signer_key(text: str) -> SignerKey:
    """The key of such a line; raises LetterkitError, which never holds it, if it is not one."""
    try:
        name, key_id, key_type, seed = _parts(_SIGNER, text)
        key = SignerKey(name, seed, key_type)
    except LetterkitError as error:
        raise _unusable("signer") from error
    if key.verifier.key_id != key_id:
        raise _unusable("signer")
    return key


_AGE = (b"age-encryption.org/v1\n", b"-----BEGIN AGE ENCRYPTED FILE-----")


def format_key_file(key: SignerKey, passphrase: str = "") -> bytes:
    """Its line, encrypted if there is a passphrase."""
    line = f"{format_signer_key(key)}\n".encode()
    if not passphrase:
        return line
    encrypted: bytes = _pyrage().passphrase.encrypt(line, passphrase, armored=True)
    return encrypted


def parse_key_file(data: bytes, passphrase: str = "") -> SignerKey:
    """The key of a file, encrypted with age or not; raises LetterkitError at a wrong passphrase."""
    if is_encrypted_key(data):
        pyrage = _pyrage()
        try:
            data = pyrage.passphrase.decrypt(data, passphrase)
        except pyrage.DecryptError as error:
            raise LetterkitError(
                "the passphrase does not open this key",
                hint="a passphrase is taken as typed, capitals and blanks too; try again",
            ) from error
    return parse_signer_key(data.decode("utf-8", "replace").removesuffix("\n").removesuffix("\r"))


def is_encrypted_key(data: bytes) -> bool:
    """Whether a file is encrypted with age."""
    return data.startswith(_AGE)


def _pyrage() -> ModuleType:
    try:
        return import_module("pyrage")
    except ImportError as error:
        raise LetterkitError(
            "encrypted keys need pyrage, which is not installed",
            hint="pip install 'letterkit[age]'",
        ) from error


def _check_name(name: str) -> None:
    if not is_key_name(name):
        raise LetterkitError(
            "not a name for a key", hint="it must not be empty and holds no blanks and no +"
        )


def _parts(form: re.Pattern[str], text: str) -> tuple[str, bytes, KeyType, bytes]:
    match = form.fullmatch(text)
    data = parse_base64(match[3]) if match else b""
    if not match or len(data) != 33 or data[0] not in set(KeyType):
        raise LetterkitError("malformed key")
    return match[1], bytes.fromhex(match[2]), KeyType(data[0]), data[1:]


def _unusable(kind: str) -> LetterkitError:
    return LetterkitError(
        f"not a usable {kind} key", hint="a key is one line, name+id+base64, copied whole"
    )
