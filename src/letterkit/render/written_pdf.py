"""A PDF of pydyf → bytes, with its objects in streams of some hundred.

pydyf puts all objects into one stream, which has to be unpacked for each of them, and which some
readers do not open where it has more than a million. It joins the whole file twice beside it, to
hash it and to write it. The form is that of ISO 32000-1, 7.5.7 and 7.5.8.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from itertools import count, islice
from typing import Any, NamedTuple

from letterkit.render.branch import Planted

_AT_ONCE = 500  # objects in a stream
_LEVEL = 6  # of zlib
_ENTRY = struct.Struct(">BIH")  # a kind, an offset or the number of a stream, and a place in it
_WIDTHS = "1 4 2"
_FREE, _PLAIN, _IN_STREAM = range(3)


class _Object(NamedTuple):
    number: int
    data: bytes


def written(file: Any) -> bytes:
    """The bytes of a file of pydyf, to which nothing is added any more."""
    if file.info:
        file.add_object(file.info)
    size = len(file.objects)
    entries = [_ENTRY.pack(_FREE, 0, 0xFFFF)] * size
    made = bytearray(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")

    def add(number: int, data: bytes) -> None:
        entries[number] = _ENTRY.pack(_PLAIN, len(made), 0)
        made.extend(b"%d 0 obj\n%s\nendobj\n" % (number, data))

    for number, each in enumerate(file.objects):
        if each.free != "f" and not each.compressible:
            add(number, each.data)
    packed = _compressible(file.objects)
    while some := list(islice(packed, _AT_ONCE)):
        stream = len(entries)
        for place, each in enumerate(some):
            entries[each.number] = _ENTRY.pack(_IN_STREAM, stream, place)
        entries.append(b"")
        add(stream, _packed(some))
    start = len(made)
    entries.append(_ENTRY.pack(_PLAIN, start, 0))
    digest = hashlib.md5(made, usedforsecurity=False).hexdigest().encode()
    table = b"/Type/XRef/Index[0 %d]/W[%s]/Size %d/Root %s/Info %s/ID[(%s)(%s)]" % (
        *(len(entries), _WIDTHS.encode(), len(entries)),
        *(file.catalog.reference, file.info.reference, digest, digest),
    )
    made += b"%d 0 obj\n%s\nendobj\n" % (len(entries) - 1, _stream(table, b"".join(entries)))
    made += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(made)


def _compressible(objects: list[Any]) -> Iterator[_Object]:
    """What goes into streams, in the order of the numbers."""
    for number, each in enumerate(objects):
        if isinstance(each, Planted):
            if number == each.number:
                yield from map(_Object, count(number), each.elements())
        elif each.free != "f" and each.compressible:
            yield _Object(number, each.data)


def _packed(objects: list[_Object]) -> bytes:
    """A stream of objects."""
    places, at = [], 0
    for each in objects:
        places.append(b"%d %d" % (each.number, at))
        at += len(each.data) + 1
    head = b" ".join(places) + b"\n"
    content = head + b"\n".join([each.data for each in objects])
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)), content)


def _stream(entries: bytes, content: bytes) -> bytes:
    packed = zlib.compress(content, _LEVEL)
    head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
    return b"%s\nstream\n%s\nendstream" % (head, packed)
