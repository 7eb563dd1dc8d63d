"""What a signed e-mail carries: statements with their signatures, and texts that nobody can read.

A signature stands beside the statement, each a part of the e-mail, or both in one clearsigned text
(RFC 9580, section 7). Parts are as their transfer encoding has them. What PGP/MIME (RFC 3156) and
S/MIME (RFC 8551) sign is a part of the e-mail and no statement: such a signature is not verified.
"""

import re
from email.message import Message

from letterkit.answers.answer import Carried

# The first line of a text that was signed with gpg --clearsign (RFC 9580, section 7).
CLEARSIGNED = b"-----BEGIN PGP SIGNED MESSAGE-----"

_FIRST_LINE = b"letterkit.statement.v1"
_END = b"-----END PGP SIGNATURE-----"
CLEAR_BLOCK = re.compile(re.escape(CLEARSIGNED) + rb"\r?\n.*?" + _END, re.DOTALL)
_SIGNATURES = (
    (b"-----BEGIN SSH SIGNATURE-----", ".sig"),
    (b"-----BEGIN PGP SIGNATURE-----", ".asc"),
    (b"untrusted comment:", ".minisig"),
)
_PACKET = "application/pgp-signature"
_MOST = 8  # more than this nobody sends in good faith
_LARGEST = 2**16
_SMIME = ("application/pkcs7-mime", "application/x-pkcs7-mime")


def carried_in(message: Message) -> tuple[Carried, ...]:
    """Each signature in an e-mail with each statement that it may be over."""
    statements: list[bytes] = []
    signatures: list[tuple[bytes, str]] = []
    found: list[Carried] = []
    whole = _over_whole_parts(message)
    for part in message.walk():
        data = _content(part)
        if data.lstrip().startswith(_FIRST_LINE) and len(data) <= _LARGEST:
            statements.append(data)
        for start, suffix in _SIGNATURES:
            if data.startswith(start) and len(data) <= _LARGEST and id(part) not in whole:
                signatures.append((data, suffix))
        if part.get_content_type() == _PACKET and data[:1] >= b"\x80" and id(part) not in whole:
            signatures.append((data, ".asc"))
        for clear in CLEAR_BLOCK.findall(data):
            if _FIRST_LINE in clear and len(clear) <= _LARGEST:
                found.append(Carried(b"", clear + b"\n", ".asc"))
    for statement in dict.fromkeys(statements):
        for signature, suffix in dict.fromkeys(signatures):
            found.append(Carried(statement, signature, suffix))
    return tuple(dict.fromkeys(found))[:_MOST]


def _over_whole_parts(message: Message) -> frozenset[int]:
    """The parts that are PGP/MIME's: such a signature is over no statement by itself."""
    found = []
    for part in message.walk():
        payload = part.get_payload()
        if part.get_content_type() == "multipart/signed" and isinstance(payload, list):
            found += [id(each) for each in payload[1:]]
    return frozenset(found)


def signed_with(message: Message) -> str:
    """What signed a part of the e-mail with all its text, or nothing."""
    for part in message.walk():
        if part.get_content_type() == "multipart/signed":
            kinds = [each.get_content_type() for each in part.walk()]
            return "PGP/MIME" if "application/pgp-signature" in kinds else "S/MIME"
    return ""


def sealed_in(message: Message) -> str:
    """Why the text of an e-mail cannot be read, or nothing."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "multipart/encrypted":
            return "it is encrypted, so letterkit cannot read it"
        if kind in _SMIME:
            if str(part.get_param("smime-type", "")).lower() == "signed-data":
                return "its text is inside an S/MIME signature, which letterkit cannot open"
            return "it is encrypted or signed with S/MIME, so letterkit cannot read it"
        if kind.startswith("text/") and _content(part).lstrip().startswith(
            b"-----BEGIN PGP MESSAGE-----"
        ):
            return "it is encrypted, so letterkit cannot read it"
    return ""


def _content(part: Message) -> bytes:
    """The decoded bytes of a part; of one with parts of its own, nothing."""
    if part.is_multipart():
        return b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
