"""Signatures that `ssh-keygen -Y sign` writes, OpenSSH's PROTOCOL.sshsig.

    -----BEGIN SSH SIGNATURE-----
    U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgA6EHv/POEL4dcN0Y50vAmWfk1j
    CbpQ1fHdyGZBJVMbgAAAAWbGV0dGVya2l0LXN0YXRlbWVudC12MQAAAAAAAAAGc2hhNTEy
    AAAAUwAAAAtzc2gtZWQyNTUxOQAAAEBu1kEmgycwVsFygN03vNareekNOoDD5VXyE5ItnT
    Tzz7FZ2wle3WQGiApAnvdAZOr8tf7b86IfRGufQ8DmSGwB
    -----END SSH SIGNATURE-----

Between the two lines stands base64 in lines of one length, at most 76, the last perhaps shorter;
nothing stands outside of them; all lines end in LF, or all in CRLF. It is the blob (strings as in
`evidence/sshkey.py`):

    "SSHSIG", version 1 in 32 bits, public key, namespace, "", hash algorithm, signature

What is signed is "SSHSIG" and the strings namespace, "", hash algorithm, hash of the message. The
hash is sha256 or sha512.
"""

import hashlib
import re
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.evidence.sshkey import SshKey, Wire
from letterkit.keys import format_base64, parse_base64
from letterkit.text.line import with_lf

_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----\n", "-----END SSH SIGNATURE-----\n"
_WIDTH = 70
_HEAD = b"SSHSIG" + (1).to_bytes(4, "big")
_HASHES = {"sha256": hashlib.sha256, "sha512": hashlib.sha512}
_MALFORMED = "not an SSH signature"


@dataclass(frozen=True, slots=True)
class SshSignature:
    """A signature as it was read: nothing of it has been verified."""

    key: SshKey
    namespace: bytes
    hash_name: str
    value: bytes


def format_sshsig(signature: SshSignature) -> bytes:
    """A signature in the armour of OpenSSH's PROTOCOL.sshsig."""
    strings = (signature.namespace, b"", signature.hash_name.encode(), signature.value)
    blob = _HEAD + b"".join(map(_string, (signature.key.blob, *strings)))
    lines = re.sub(f"(.{{1,{_WIDTH}}})", r"\1\n", format_base64(blob))
    return (_BEGIN + lines + _END).encode()


def parse_sshsig(data: bytes) -> SshSignature:
    """Raise, by name, for a key or hash that is not supported, and flatly for all else."""
    wire = Wire(_unarmoured(data))
    try:
        head, blob, namespace = wire.take(len(_HEAD)), wire.string(), wire.string()
        reserved, hash_name, value = wire.string(), wire.word(), wire.string()
        wire.end()
    except LetterkitError as error:
        raise LetterkitError(_MALFORMED) from error
    if head != _HEAD or reserved:
        raise LetterkitError(_MALFORMED)
    if hash_name not in _HASHES:
        raise LetterkitError(
            f"this hash in an SSH signature is not supported: {hash_name[:60]}",
            hint="ask for a new signature with SHA-512, which ssh-keygen -Y sign uses by itself",
        )
    return SshSignature(SshKey(blob), namespace, hash_name, value)


def _unarmoured(data: bytes) -> bytes:
    try:
        text = with_lf(data).decode("ascii")
        body = text.removeprefix(_BEGIN).removesuffix(_END)
        *lines, end = body.split("\n")
        blob = parse_base64("".join(lines))
    except (UnicodeDecodeError, LetterkitError) as error:
        raise LetterkitError(_MALFORMED) from error
    widths = [len(line) for line in lines] or [0]
    even = all(width == widths[0] for width in widths[:-1]) and 0 < widths[-1] <= widths[0] <= 76
    if text != _BEGIN + body + _END or end or not even:
        raise LetterkitError(_MALFORMED)
    return blob


def verify_sshsig(signature: SshSignature, message: bytes, namespace: str) -> SshKey:
    """The key that signed this message in this namespace; whose it is, is another claim."""
    if signature.namespace != namespace.encode():
        raise LetterkitError("the signature was made for another purpose")
    digest = _HASHES[signature.hash_name](message).digest()
    strings = (signature.namespace, b"", signature.hash_name.encode(), digest)
    signature.key.verify(signature.value, b"SSHSIG" + b"".join(map(_string, strings)))
    return signature.key


def _string(data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + data
