"""The parts of a message, without anything random: RFC 2045, 2046, 2392.

A part is its header and its encoded body. Boundaries are digests of what they separate, and no
encoded body can hold one: they begin with `=_`, which neither encoding produces.
"""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.render.headers import header, parameter, structured_header

_LINE = 76  # RFC 2045, 6.7 (5) and 6.8


@dataclass(frozen=True, slots=True)
class Part:
    """`header` is the lines of its fields, without the last CRLF; `body` is 7-bit, in CRLF."""

    header: str
    body: bytes

    def __bytes__(self) -> bytes:
        return self.header.encode("ascii") + b"\r\n\r\n" + self.body


def text_part(subtype: str, text: str, parameters: Sequence[str] = ()) -> Part:
    """Text with LF, in the shorter of quoted-printable and base64."""
    data = text.replace("\n", "\r\n").encode()
    printable = _quoted_printable(data)
    in_base64 = _base64(data)
    is_printable = len(printable) <= len(in_base64)
    fields = (
        structured_header("Content-Type", f"text/{subtype}", ("charset=utf-8", *parameters)),
        header("Content-Transfer-Encoding", "quoted-printable" if is_printable else "base64"),
    )
    return Part("\r\n".join(fields), printable if is_printable else in_base64)


def attachment(name: str, media_type: str, data: bytes) -> Part:
    named = parameter("filename", name)
    fields = (
        structured_header("Content-Type", media_type),
        header("Content-Transfer-Encoding", "base64"),
        structured_header("Content-Disposition", "attachment", (named,)),
    )
    return Part("\r\n".join(fields), _base64(data))


def inline_picture(content_id: str, media_type: str, data: bytes) -> Part:
    """What the HTML part shows as `cid:CONTENT_ID`."""
    fields = (
        structured_header("Content-Type", media_type),
        header("Content-Transfer-Encoding", "base64"),
        structured_header("Content-ID", f"<{content_id}>"),
        header("Content-Disposition", "inline"),
    )
    return Part("\r\n".join(fields), _base64(data))


def multipart(subtype: str, parts: Sequence[Part], parameters: Sequence[str] = ()) -> Part:
    """Several parts as one; a single one stays as it is."""
    if len(parts) == 1:
        return parts[0]
    digest = hashlib.sha256(b"".join(map(bytes, parts))).hexdigest()
    boundary = f"=_{digest[:40]}"
    line = f"--{boundary}".encode()
    body = b"".join(line + b"\r\n" + bytes(part) + b"\r\n" for part in parts)
    content_type = structured_header(
        "Content-Type", f"multipart/{subtype}", (parameter("boundary", boundary), *parameters)
    )
    return Part(content_type, body + line + b"--\r\n")


def _quoted_printable(data: bytes) -> bytes:
    """With `From ` at the start of a line encoded, which mailboxes on disk would alter."""
    encoded = b"\r\n" + binascii.b2a_qp(data, istext=True)
    return encoded.replace(b"\r\nFrom ", b"\r\n=46rom=\r\n ").removeprefix(b"\r\n")


def _base64(data: bytes) -> bytes:
    encoded = base64.b64encode(data)
    octets = _LINE // 4 * 4
    lines = [encoded[at : at + octets] for at in range(0, len(encoded), octets)]
    return b"\r\n".join((*lines, b""))
