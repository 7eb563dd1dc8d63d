"""Seals, C2SP signed notes over a whole file, by the key of its register.

A signed note (`tlog/note.py`) of these lines, each ended by LF: the format, the origin, the
edition, the media type and the size of the file in bytes, and the SHA-256 of the file with blanks
in the place of its seal (`model/seal.py` says where that is):

    letterkit.seal.v1
    letters.example.org/2026-housing
    edition 2
    application/pdf 31337
    sha256 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03

The origin is the name of the key. The second line of a checkpoint is a number, which no name of a
key is taken for here, and a promise has another first line, so none of the three can be taken for
another. A note has one signature, so that there is one seal only that a key can give a file.

`SHA256SUMS.note` is such a note over `SHA256SUMS`, as `text/x-sha256sums`, a type that no other
file has; nothing is blank there.
"""

import hashlib
import re
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey, VerifierKey, is_key_name, parse_verifier_key
from letterkit.model.seal import (
    BLANK,
    FRAMES,
    Place,
    empty_field,
    find_place,
    format_field,
    parse_field,
    with_empty_field,
)
from letterkit.model.verdict import Medium, Sealed
from letterkit.tlog.checkpoint import parse_number
from letterkit.tlog.note import Note, format_note, parse_note, sign_note, verify_note

_TEXT = "letterkit.seal.v1"
SUMS_TYPE = "text/x-sha256sums"
_FORM = re.compile(
    rf"{re.escape(_TEXT)}\n(.+)\nedition ([0-9]+)\n([a-z0-9]+/[a-z0-9-]+) ([0-9]+)\n"
    r"sha256 ([0-9a-f]{64})\n",
    re.ASCII,
)
_MALFORMED = "not a seal"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Seal:
    """What a note says of a file; `digest` is in hex."""

    origin: str
    edition: int
    media_type: str
    size: int
    digest: str


def format_seal(seal: Seal) -> str:
    """The text of a seal's note."""
    lines = (
        _TEXT,
        seal.origin,
        f"edition {seal.edition}",
        f"{seal.media_type} {seal.size}",
        f"sha256 {seal.digest}",
    )
    text = "".join(f"{line}\n" for line in lines)
    if parse_seal(text) != seal:
        raise LetterkitError("this cannot be a seal")
    return text


def parse_seal(text: str) -> Seal:
    """What the text of a note says, if it is a seal's."""
    match = _FORM.fullmatch(text)
    if not match or not is_key_name(match[1]):
        raise LetterkitError(_MALFORMED)
    try:
        edition, size = parse_number(match[2]), parse_number(match[4])
    except LetterkitError as error:
        raise LetterkitError(_MALFORMED) from error
    if edition < 1:
        raise LetterkitError(_MALFORMED)
    return Seal(match[1], edition, match[3], size, match[5])


def sign_seal(seal: Seal, signer: SignerKey) -> Note:
    """The note in which the key of its origin says so."""
    if seal.origin != signer.name:
        raise LetterkitError("the origin of a seal is the name of its key")
    return sign_note(format_seal(seal), signer)


def verify_seal(note: Note, key: VerifierKey) -> Seal:
    """Raise unless the key signed this note alone, and bears the name of the origin."""
    if len(note.signatures) != 1:
        raise LetterkitError(_MALFORMED)
    verified = verify_note(note, (key,))
    seal = parse_seal(verified.text)
    if seal.origin != key.name:
        raise LetterkitError("the seal is not signed by the key of its origin")
    return seal


def sealed_file(data: bytes, medium: Medium, edition: int, signer: SignerKey) -> bytes:
    """The file with its seal."""
    frame = FRAMES[medium]
    whole = with_empty_field(data, frame, _vkey(signer))
    place = find_place(whole, frame)
    if place is None or whole[place.start : place.stop] != empty_field(frame):
        raise LetterkitError("this file has no place for a seal")
    digest = _digest(whole, place)
    seal = Seal(signer.name, edition, frame.media_type, len(whole), digest)
    field = format_field(format_note(sign_seal(seal, signer)), frame)
    return whole[: place.start] + field + whole[place.stop :]


def _vkey(signer: SignerKey) -> str:
    from letterkit.keys import format_verifier_key

    return format_verifier_key(signer.verifier)


def verify_file(data: bytes, medium: Medium, vkey: str = "") -> Sealed | None:
    """Who sealed the file, with not a byte changed since; None where there is no seal at all.

    Raises LetterkitError where there is one that does not hold. `vkey` is the key of the register
    that the file carries; a file that carries none names the key beside its seal.
    """
    frame = FRAMES[medium]
    place = find_place(data, frame)
    if place is None:
        return None
    field = data[place.start : place.stop]
    if medium is Medium.PDF and field == empty_field(frame):
        return None
    if frame.line_end and vkey not in ("", place.vkey):
        raise LetterkitError("the seal names another key than the register's")
    key = parse_verifier_key(place.vkey if frame.line_end else vkey)
    seal = verify_seal(parse_note(parse_field(field, frame)), key)
    if seal.media_type != frame.media_type:
        raise LetterkitError(f"the seal is that of another kind of file, {seal.media_type}")
    if seal.size != len(data):
        raise LetterkitError(f"{_changed_by(len(data) - seal.size)} since it was sealed")
    if seal.digest != _digest(data, place):
        raise LetterkitError("the file was changed since it was sealed")
    return Sealed(seal.origin, seal.edition, place.vkey or vkey)


def _changed_by(more: int) -> str:
    count = "1 byte" if abs(more) == 1 else f"{abs(more)} bytes"
    verb = "was" if abs(more) == 1 else "were"
    return f"{count} {verb} {'added' if more > 0 else 'taken away'}"


def _digest(data: bytes, place: Place) -> str:
    """The SHA-256 of the file with blanks in the place of its seal."""
    digest = hashlib.sha256()
    whole = memoryview(data)
    digest.update(whole[: place.start])
    digest.update(BLANK * (place.stop - place.start))
    digest.update(whole[place.stop :])
    return digest.hexdigest()


def only_line_ends_differ(data: bytes, medium: Medium) -> bool:
    """Whether the file is as it was sealed but for the ends of its lines, and a mark in front."""
    lines = data.removeprefix(_BOM).replace(b"\r\n", b"\n")
    if medium is Medium.EMAIL:
        lines = lines.replace(b"\n", b"\r\n")
    elif medium is not Medium.TEXT:
        return False
    try:
        return lines != data and verify_file(lines, medium) is not None
    except LetterkitError:
        return False


def seal_of_sums(sums: bytes, edition: int, signer: SignerKey) -> bytes:
    """`SHA256SUMS.note`, a seal that stands beside `SHA256SUMS`."""
    digest = hashlib.sha256(sums).hexdigest()
    seal = Seal(signer.name, edition, SUMS_TYPE, len(sums), digest)
    return format_note(sign_seal(seal, signer))


def verify_sums(note: bytes, sums: bytes, key: VerifierKey) -> Seal:
    """Raise unless the note is the seal of these checksums."""
    seal = verify_seal(parse_note(note), key)
    expected = (SUMS_TYPE, len(sums), hashlib.sha256(sums).hexdigest())
    if (seal.media_type, seal.size, seal.digest) != expected:
        raise LetterkitError("the seal is not that of these checksums")
    return seal
