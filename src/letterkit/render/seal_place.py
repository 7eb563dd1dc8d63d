"""The place for the seal in a PDF: an attachment whose bytes stand in the file as they are.

WeasyPrint compresses all attachments or none, so this one is opened before the file is written.
"""

from typing import Any

from letterkit.model.seal import FRAMES, empty_field
from letterkit.model.verdict import Medium

NAME = "seal.txt"


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
