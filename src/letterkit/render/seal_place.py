"""The place for the seal in a PDF: an attachment whose bytes stand in the file as they are.

WeasyPrint compresses all attachments or none, so this one is opened before the file is written. A
very large file is written a second time by qpdf, which compresses every stream that is not. There
the place is taken by bytes that cannot be compressed, more than the seal needs, and afterwards
their object is written over, in its own length, so that every other object stays where it is.
"""

import hashlib
import re
from typing import TYPE_CHECKING, Any

from letterkit.model.seal import FRAMES, empty_field
from letterkit.model.verdict import Medium

if TYPE_CHECKING:
    import pikepdf

NAME = "seal.txt"
_SLACK = 200  # bytes
_OBJECT = re.compile(rb"\d+ 0 obj\n(<<.*?>>)\nstream\n", re.DOTALL)
_STREAM_END = b"\nendstream\nendobj"


def empty_place() -> bytes:
    """The attachment of a file that nobody has sealed."""
    frame = FRAMES[Medium.PDF]
    return frame.marker + empty_field(frame) + frame.end


def leave_open(file: Any) -> None:
    """Keep the place in a file of pydyf from being compressed, and its checksum unsaid."""
    place = empty_place()
    stream = next(each for each in file.objects if getattr(each, "stream", None) == [place])
    stream.compress = False
    del stream.extra["Params"]["CheckSum"]


def hold_open(pdf: "pikepdf.Pdf") -> bool:
    """Fill the place, if there is one, with what qpdf cannot compress."""
    if NAME not in pdf.attachments:
        return False
    pdf.attachments[NAME].obj.EF.F.write(_incompressible())
    return True


def opened(data: bytes) -> bytes:
    """The file that qpdf wrote with its place empty again."""
    at = data.index(_incompressible()[:64])
    start = data.rindex(b" 0 obj\n", 0, at)
    start = data.rindex(b"\n", 0, start) + 1
    end = data.index(_STREAM_END, at) + len(_STREAM_END)
    head = _OBJECT.match(data, start)
    if head is None:
        raise RuntimeError("qpdf writes a stream differently from version 12")
    place = empty_place()
    entries = re.sub(rb" /Filter /FlateDecode", b"", head[1])
    entries = re.sub(rb"/Length \d+", b"/Length %d" % len(place), entries)
    entries = re.sub(rb" /DecodeParms null", b"", entries)
    number = data[start : head.start(1)]
    ending = b"\nendstream"
    written = number + entries + b"\nstream\n" + place + ending
    spare = end - start - len(written) - len(b"\nendobj")
    if spare < 0:
        raise RuntimeError("the place for the seal is too small")
    return data[:start] + written + b"\n" * spare + b"\nendobj" + data[end:]


def _incompressible() -> bytes:
    """The same bytes each time."""
    return hashlib.shake_256(b"letterkit seal").digest(len(empty_place()) + _SLACK)
