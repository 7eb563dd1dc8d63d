"""The XML of an office document as a tree, within bounds.

A .docx is a stranger's file. Its XML may declare no document type, so no entity can grow or name a
file; it may hold so many elements inside each other, and so many in all.

Names have the prefix that people write, whatever the file calls it: `w:p`, `w:val`, `r:id`.
"""

from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.parsers import expat

from letterkit.errors import LetterkitError

DEEPEST = 120
MOST = 2_000_000  # elements
_SAVE = "open it in a word processor and save it anew as .docx"
_OFFICE = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"  # ISO/IEC 29500 Strict
_PREFIXES = {
    f"{_OFFICE}/wordprocessingml/2006/main": "w:",
    f"{_STRICT}/wordprocessingml/main": "w:",
    f"{_OFFICE}/officeDocument/2006/relationships": "r:",
    f"{_STRICT}/officeDocument/relationships": "r:",
    f"{_OFFICE}/officeDocument/2006/math": "m:",
    f"{_STRICT}/officeDocument/math": "m:",
    f"{_OFFICE}/drawingml/2006/wordprocessingDrawing": "wp:",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps:",
    "urn:schemas-microsoft-com:vml": "v:",
    f"{_OFFICE}/package/2006/relationships": "rel:",
    f"{_OFFICE}/officeDocument/2006/custom-properties": "custom:",
    f"{_STRICT}/officeDocument/customProperties": "custom:",
}


def parse_xml(data: bytes, name: str) -> ET.Element:
    """The root of a part; LetterkitError if it is no XML, or more than a draft has."""
    building = _Building(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.tree.data
    parser.StartDoctypeDeclHandler = building.refuse_doctype
    try:
        parser.Parse(data, True)
        return building.tree.close()
    except (expat.ExpatError, AssertionError, ValueError) as error:
        raise LetterkitError(f"{name}: not XML that can be read", hint=_SAVE) from error


def children(element: ET.Element | None, tag: str = "") -> Iterator[ET.Element]:
    """The elements in an element that may not be there."""
    if element is not None:
        yield from (each for each in element if not tag or each.tag == tag)


def at(element: ET.Element | None, path: str) -> ET.Element | None:
    """The first element at a path such as `w:pPr/w:numPr`; None where there is none."""
    found = element
    for tag in path.split("/"):
        found = next(children(found, tag), None)
    return found


def value(element: ET.Element | None, path: str, attribute: str = "w:val") -> str | None:
    """An attribute of the first element at a path; None where there is no such element."""
    found = at(element, path)
    return None if found is None else found.get(attribute, "")


class _Building:
    def __init__(self, name: str) -> None:
        self.tree = ET.TreeBuilder()
        self._name = name
        self._depth = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST:
            raise LetterkitError(f"{self._name}: too many things inside each other", hint=_SAVE)
        if self._count > MOST:
            raise LetterkitError(f"{self._name}: more than {MOST:,} parts", hint=_SAVE)
        named = {_name(key): text for key, text in attributes.items()}
        self.tree.start(_name(tag), named)

    def end(self, tag: str) -> None:
        self._depth -= 1
        self.tree.end(_name(tag))

    def refuse_doctype(self, *_: object) -> None:
        raise LetterkitError(
            f"{self._name}: declares a document type, which no word processor writes", hint=_SAVE
        )


def _name(full: str) -> str:
    """`w:p` for the name with its namespace; one of another namespace has `?:`."""
    namespace, blank, name = full.rpartition(" ")
    return _PREFIXES.get(namespace, "?:") + name if blank else name
