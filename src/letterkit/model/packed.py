"""The register of a long list inside a page: `register.json`, packed.

A page with more than MOST_LISTED entries carries its register in a block of this form, and its
script draws the list from it:

    <script type="application/json" id="letterkit-register" data-packed="deflate" data-sha256="…">

Between that and the end tag is a JSON string. It is the base64 of one zlib stream (RFC 1950), which
unpacks to `register.json`; of a published one to what `hashes_apart.py` leaves of it, and then a
full stop and the base64 of the hashes stand behind. `data-sha256` is that of what is unpacked, with
the hashes behind it: two versions of zlib pack the same list into different bytes, and both are
right. So anyone who compares two pages unpacks first.

A short block can unpack to very much, so it is counted while it is unpacked: at most MOST_UNPACKED
bytes, and MOST_TIMES as many as are packed. A register has a random id in each entry, and packs
to a tenth.
"""

import base64
import binascii
import re
import zlib

from letterkit.errors import LetterkitError
from letterkit.model.hashes_apart import Apart

MOST_LISTED = 5000  # entries that a page shows as HTML
MOST_UNPACKED = 128 * 2**20  # bytes; the published register of 200,000 names has some 105 MB
MOST_TIMES = 64
_LEVEL = 9
_BLOCK = re.compile(
    rb'(id="letterkit-register" data-packed="deflate" data-sha256="[0-9a-f]{64}">)"([^"<]*)"<'
)


def is_packed(entries: int) -> bool:
    """Whether a page carries the register of so many entries packed."""
    return entries > MOST_LISTED


def pack(apart: Apart) -> str:
    """What is left of a register as base64 of a zlib stream, and its hashes behind it."""
    left = base64.b64encode(zlib.compress(apart.left, _LEVEL)).decode()
    return f"{left}.{base64.b64encode(apart.hashes).decode()}" if apart.hashes else left


def unpack(packed: str) -> Apart:
    """What was packed; LetterkitError unless it is one whole stream within the bounds."""
    left, point, hashes = packed.partition(".")
    if point and not hashes:
        raise _damaged()
    data, found = _decoded(left), _decoded(hashes)
    most = min(MOST_UNPACKED, MOST_TIMES * (len(data) + len(found)))
    apart = Apart(_inflated(data, most), found)
    if apart.unpacked > most:
        raise _too_much(most)
    return apart


def _decoded(encoded: str) -> bytes:
    """Bytes from their one spelling in base64."""
    try:
        data = base64.b64decode(encoded.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise _damaged() from error
    if base64.b64encode(data).decode() != encoded:
        raise _damaged()
    return data


def _inflated(data: bytes, most: int) -> bytes:
    machine = zlib.decompressobj()
    try:
        found = machine.decompress(data, most + 1)
    except zlib.error as error:
        raise _damaged() from error
    if len(found) > most:
        raise _too_much(most)
    if not machine.eof or machine.unused_data:
        raise _damaged()
    return found


def _too_much(most: int) -> LetterkitError:
    return LetterkitError(
        f"its register unpacks to more than {most:,} bytes",
        hint="letterkit makes no such file: ask for it again",
    )


def _damaged() -> LetterkitError:
    return LetterkitError(
        "its register cannot be unpacked",
        hint="ask for the file again; it may have been cut short or edited",
    )


def packed_apart(page: bytes) -> tuple[bytes, str]:
    """A page without its packed register, and that; nothing if it is not there exactly once."""
    found = list(_BLOCK.finditer(page))
    if len(found) != 1:
        return page, ""
    start, end = found[0].span(2)
    return page[:start] + page[end:], page[start:end].decode("ascii", "replace")


def is_same_page(one: bytes, other: bytes) -> bool:
    """Whether two pages are the same but for how zlib packed the register."""
    if one == other:
        return True
    (rest, packed), (others_rest, others_packed) = packed_apart(one), packed_apart(other)
    if not packed or not others_packed or rest != others_rest:
        return False
    try:
        return unpack(packed) == unpack(others_packed)
    except LetterkitError:
        return False
