"""Writes a PDF of pydyf, with its objects in streams of some hundred.

pydyf puts all objects into one stream, which has to be unpacked for each of them, and which some
readers do not open where it has more than a million. It joins the whole file twice beside it, to
hash it and to write it. The form is that of ISO 32000-1, 7.5.7 and 7.5.8.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator
from itertools import count, islice
from typing import Any, BinaryIO, NamedTuple

from letterkit.render.branch import Planted

_AT_ONCE = 500  # objects in a stream
_LEVEL = 6  # of zlib
_ENTRY = struct.Struct(">BIH")  # a kind, an offset or the number of a stream, and a place in it
_WIDTHS = b"1 4 2"
_FREE, _PLAIN, _IN_STREAM = range(3)


class _Object(NamedTuple):
    number: int
    data: bytes


def write(file: Any, target: BinaryIO) -> None:
    """Write a file of pydyf, to which nothing is added any more."""
    if file.info:
        file.add_object(file.info)
    output = _Output(target)
    output.add(b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n")
    entries = [_ENTRY.pack(_FREE, 0, 0xFFFF)] * len(file.objects)
    for number, each in enumerate(file.objects):
        if each.free != "f" and not each.compressible:
            entries[number] = output.add_object(number, each.data)
    packed = _compressible(file.objects)
    while some := list(islice(packed, _AT_ONCE)):
        stream = len(entries)
        for place, (number, _) in enumerate(some):
            entries[number] = _ENTRY.pack(_IN_STREAM, stream, place)
        entries.append(output.add_object(stream, _packed(some)))
    start, digest, last = output.length, output.digest.hexdigest().encode(), len(entries)
    entries.append(_ENTRY.pack(_PLAIN, start, 0))
    table = b"/Type/XRef/Index[0 %d]/W[%b]/Size %d/Root %b/Info %b/ID[(%b)(%b)]" % (
        *(len(entries), _WIDTHS, len(entries)),
        *(file.catalog.reference, file.info.reference, digest, digest),
    )
    output.add_object(last, _stream(table, b"".join(entries)))
    output.add(b"startxref\n%d\n%%%%EOF\n" % start)


class _Output:
    """What was written: how long it is, and its hash."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.length = 0
        self.digest = hashlib.md5(usedforsecurity=False)

    def add(self, data: bytes) -> None:
        self._target.write(data)
        self.length += len(data)
        self.digest.update(data)

    def add_object(self, number: int, data: bytes) -> bytes:
        """Write an object, and return its entry in the table of all of them."""
        entry = _ENTRY.pack(_PLAIN, self.length, 0)
        self.add(b"%d 0 obj\n%b\nendobj\n" % (number, data))
        return entry


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
