"""The parts of a .docx: a zip file that a stranger made, unpacked within bounds.

Only the parts that are asked for are unpacked, and what comes out is counted: what a part says of
its own size may be a lie.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.letters.drafts.xml import children, parse_xml

MAX_PARTS = 5_000
MAX_UNPACKED = 60 * 2**20  # bytes of all parts that are read; a book has some 5 MB
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE = "open it in a word processor and save it anew as .docx"
_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)
_MAIN = "/officeDocument"


class Package:
    """The parts of a .docx by their names."""

    def __init__(self, data: bytes, name: str) -> None:
        """Look at the list of parts; errors call the file `name`."""
        if data.startswith(_OLE):
            raise LetterkitError(
                f"{name}: locked by a password, or an old .doc",
                hint="open it in a word processor and save a copy as .docx without a password",
            )
        self.name = name
        self._left = MAX_UNPACKED
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            names = self._zip.namelist()
        except _ERRORS as error:
            raise self._unreadable() from error
        if len(names) > MAX_PARTS:
            raise LetterkitError(f"{name}: more than {MAX_PARTS:,} parts in it", hint=_SAVE)
        if len({each.casefold() for each in names}) < len(names):
            raise LetterkitError(f"{name}: holds a part twice", hint=_SAVE)
        # Word takes the names of parts for the same in capitals.
        self._names = {each.casefold(): each for each in names}
        self.main = self._find_main()

    def part(self, name: str) -> ET.Element | None:
        """The tree of a part; None where there is none."""
        data = self._bytes(name)
        return None if data is None else parse_xml(data, f"{self.name}: {name}")

    def related(self, name: str) -> Mapping[str, "Related"]:
        """What a part names, by the ids that it uses."""
        folder, file = posixpath.split(name)
        tree = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        return {
            each.get("Id", ""): Related(
                kind=each.get("Type", ""),
                target=each.get("Target", ""),
                outside=each.get("TargetMode") == "External",
                folder=folder,
            )
            for each in children(tree)
        }

    def _find_main(self) -> str:
        for each in self.related("").values():
            if each.kind.endswith(_MAIN):
                return each.part
        raise LetterkitError(f"{self.name}: no document of a word processor", hint=_SAVE)

    def _bytes(self, name: str) -> bytes | None:
        there = self._names.get(name.casefold())
        if there is None:
            return None
        try:
            parts = self._zip
            with parts.open(there) as part:
                data = part.read(self._left + 1)
        except _ERRORS as error:
            raise self._unreadable() from error
        self._left -= len(data)
        if self._left < 0:
            raise LetterkitError(
                f"{self.name}: its text unpacks to more than {MAX_UNPACKED // 2**20} MB", hint=_SAVE
            )
        return data

    def _unreadable(self) -> LetterkitError:
        return LetterkitError(f"{self.name}: not a .docx that can be read", hint=_SAVE)


@dataclass(frozen=True, slots=True)
class Related:
    """What a part names: another part, or something outside of the file.

    `folder` is that of the part which names it.
    """

    kind: str
    target: str
    outside: bool
    folder: str

    @property
    def part(self) -> str:
        """The name of the part."""
        return posixpath.normpath(posixpath.join("/", self.folder, self.target)).lstrip("/")
