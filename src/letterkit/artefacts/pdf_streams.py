"""What the streams of a PDF hold, unpacked up to a limit: a kilobyte can unpack to a gigabyte."""

import zlib
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    import pikepdf

MAX_STREAM = 64 * 2**20  # bytes; the register of 100,000 names has 22 MB
MAX_CONTENT = 16 * 2**20  # bytes of what one page or form draws


def unpacked(stream: "pikepdf.Object", what: str, most: int = MAX_STREAM) -> bytes:
    """The bytes of a stream; an error that calls it `what` if they are more than `most`.

    Flate is counted while it is unpacked. Other filters, which letterkit does not use, are left to
    the bounds of the process.
    """
    found = _inflated(stream, most) if _is_flate(stream) else None
    data = stream.read_bytes() if found is None else found
    if len(data) > most:
        raise LetterkitError(
            f"{what} unpacks to more than {most // 2**20} MB", hint="letterkit makes no such file"
        )
    return data


def _is_flate(stream: "pikepdf.Object") -> bool:
    import pikepdf

    used = stream.get("/Filter")
    if isinstance(used, pikepdf.Array):
        used = used[0] if len(used) == 1 else None
    parameters = stream.get("/DecodeParms")
    return isinstance(used, pikepdf.Name) and str(used) == "/FlateDecode" and parameters is None


def _inflated(stream: "pikepdf.Object", most: int) -> bytes | None:
    """What is packed in the stream, a byte more than `most` if it is more; None if damaged."""
    machine = zlib.decompressobj()
    try:
        data = machine.decompress(stream.read_raw_bytes(), most + 1)
    except zlib.error:
        return None
    return data if machine.eof or len(data) > most else None


def measure(content: "pikepdf.Object") -> None:
    """Raise if what a page or a form draws unpacks to more than MAX_CONTENT."""
    import pikepdf

    streams = content if isinstance(content, pikepdf.Array) else [content]
    total = 0
    for each in streams:
        if isinstance(each, pikepdf.Stream):
            total += len(unpacked(each, "a page", MAX_CONTENT))
    if total > MAX_CONTENT:
        raise LetterkitError(
            f"a page unpacks to more than {MAX_CONTENT // 2**20} MB",
            hint="letterkit makes no such file",
        )
