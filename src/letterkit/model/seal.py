"""Where a file holds its seal: behind a marker that stands in it once, a field of a fixed length.

The field is the base64 (RFC 4648, section 4) of a signed note of `tlog/seal.py`, with full stops
behind it up to 864 characters. What the note is about is the whole file with blanks (0x20) in the
place of the field, so to check it takes neither an HTML parser nor a PDF parser.

    PDF             a line `letterkit seal of this PDF`, then the field, as an uncompressed
                    attachment `seal.txt`; all blanks until somebody seals it
    page            <script type="application/json" id="letterkit-seal">"FIELD"</script>, the last
                    element of the body
    register.json   the key `seal`, in a line of its own before `slug`
    text            a line of 72 equals signs, `letterkit seal`, the register's public key, and the
                    field in 12 lines of 72 characters, each ended by LF; then the file ends
    e-mail          behind the last boundary `=_letterkit seal`, the key, and the field likewise,
                    with CRLF

None of the markers can be written by what people put into a letter or a list: they hold what HTML
escapes, JSON and PDF strings never hold raw, format=flowed stuffs, and quoted-printable encodes.
The last three of them, and the page's, can be cut out again, and what is left is the file as
`build` makes it without a key.

>>> frame = FRAMES[Medium.TEXT]
>>> parse_field(format_field(b"a note", frame), frame)
b'a note'
"""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.model.verdict import Medium
from letterkit.text.plain import RULE, SEAL

WIDTH, LINES = 72, 12
FIELD = WIDTH * LINES  # characters, without the ends of lines
BLANK, FILLER = b" ", b"."
_MALFORMED = "the seal is malformed"


@dataclass(frozen=True, slots=True)
class Frame:
    """How one medium holds its seal.

    `marker` stands before the field and `end` behind it. Where there is a `line_end`, the field is
    in lines, the public key is the line before it, and the file ends with the field. `before` is
    what the seal is put in front of; where it is empty the seal goes to the end of the file.
    """

    media_type: str
    marker: bytes
    end: bytes = b""
    line_end: bytes = b""
    before: bytes = b""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the field of a seal is in a file, and the public key that stands before it, if any."""

    start: int
    stop: int
    vkey: str = ""


FRAMES: Mapping[Medium, Frame] = {
    Medium.PDF: Frame("application/pdf", b"letterkit seal of this PDF\n", end=b"\n"),
    Medium.PAGE: Frame(
        "text/html",
        b'<script type="application/json" id="letterkit-seal">"',
        end=b'"</script>\n',
        before=b"</body>\n</html>",
    ),
    Medium.REGISTER: Frame("application/json", b'\n "seal": "', end=b'",', before=b'\n "slug": "'),
    Medium.TEXT: Frame("text/plain", f"\n{RULE}\n{SEAL}\n".encode(), line_end=b"\n"),
    Medium.EMAIL: Frame("message/rfc822", b"\r\n=_letterkit seal\r\n", line_end=b"\r\n"),
}


def format_field(note: bytes, frame: Frame) -> bytes:
    """The field that holds this note."""
    encoded = b64encode(note)
    if len(encoded) > FIELD:
        raise LetterkitError(
            "the register's origin is too long for a seal",
            hint="it takes an origin of up to 190 letters",
        )
    return _folded(encoded.ljust(FIELD, FILLER), frame)


def parse_field(field: bytes, frame: Frame) -> bytes:
    """The note in a field, of which there is one spelling."""
    flat = field.replace(frame.line_end, b"") if frame.line_end else field
    try:
        note = b64decode(flat.rstrip(FILLER), validate=True)
    except binascii.Error as error:
        raise LetterkitError(_MALFORMED) from error
    if len(note) > FIELD or format_field(note, frame) != field:
        raise LetterkitError(_MALFORMED)
    return note


def empty_field(frame: Frame) -> bytes:
    """A field that nobody has sealed."""
    return _folded(BLANK * FIELD, frame)


def _folded(flat: bytes, frame: Frame) -> bytes:
    if not frame.line_end:
        return flat
    lines = [flat[at : at + WIDTH] for at in range(0, FIELD, WIDTH)]
    return b"".join(line + frame.line_end for line in lines)


def field_length(frame: Frame) -> int:
    """How many bytes of the file the field takes."""
    return FIELD + LINES * len(frame.line_end)


def find_place(data: bytes, frame: Frame) -> Place | None:
    """Where the field is, or None if there is no marker; one that cannot be right is an error."""
    at = data.find(frame.marker)
    if at < 0:
        return None
    if data.find(frame.marker, at + 1) >= 0:
        raise LetterkitError("there are several seals in it")
    start = at + len(frame.marker)
    vkey = b""
    if frame.line_end:
        vkey, ended, _ = data[start : start + FIELD].partition(frame.line_end)
        start += len(vkey) + len(ended)
    stop = start + field_length(frame)
    is_last = not frame.line_end or stop == len(data)
    if stop > len(data) or not is_last or data[stop : stop + len(frame.end)] != frame.end:
        raise LetterkitError(_MALFORMED)
    return Place(start, stop, vkey.decode("utf-8", "replace"))


def with_empty_field(data: bytes, frame: Frame, vkey: str) -> bytes:
    """The file with a place for its seal; a PDF has one already."""
    if frame == FRAMES[Medium.PDF]:
        return data
    if frame.line_end:
        # The marker begins with the end of the file's last line.
        rest = frame.marker.removeprefix(frame.line_end) + vkey.encode() + frame.line_end
        return data + rest + empty_field(frame)
    at = data.rfind(frame.before)
    if at < 0:
        raise LetterkitError("this file has no place for a seal")
    return data[:at] + frame.marker + empty_field(frame) + frame.end + data[at:]


def without_seal(data: bytes, frame: Frame) -> bytes:
    """The file as it was before it was sealed: the twin of `with_empty_field`.

    Of a PDF its field is blank again.
    """
    place = find_place(data, frame)
    if place is None:
        return data
    if frame == FRAMES[Medium.PDF]:
        return data[: place.start] + empty_field(frame) + data[place.stop :]
    at = data.index(frame.marker)
    return data[: at + len(frame.line_end)] + data[place.stop + len(frame.end) :]
