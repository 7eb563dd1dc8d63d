"""What is known while a .docx is read: its parts, where one is, and what a letter cannot hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from letterkit.letters.drafts.fields import Fields
from letterkit.letters.drafts.numbering import Numbering
from letterkit.letters.drafts.package import Related
from letterkit.letters.drafts.pieces import Piece, text_of
from letterkit.letters.drafts.styles import Styles
from letterkit.letters.drafts.xml import children
from letterkit.model.draft import Unkept
from letterkit.private.excerpts import excerpt

SHOWN = 60  # characters of the draft in a message
_BEGINNING = 30
_WORDS_APART = " "


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote: what marks it, its element, and what its part names."""

    mark: str
    element: ET.Element
    related: Mapping[str, Related]


@dataclass
class Reading:
    """The state of reading one part; `accepting` takes tracked changes as accepted.

    `related` is what the part names, such as the addresses of its links: ids are its own.

    `is_copy` says that letterkit made the file, or one that it was saved from.
    """

    styles: Styles
    numbering: Numbering
    accepting: bool
    related: Mapping[str, Related]
    comments: Mapping[str, ET.Element]
    notes_by_id: Mapping[tuple[str, str], ET.Element]
    related_of_notes: Mapping[str, Mapping[str, Related]]
    is_copy: bool = False
    unkept: list[Unkept] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    fields: Fields = field(default_factory=Fields)
    paragraphs: int = 0
    _waiting: list[tuple[str, bool]] = field(default_factory=list)
    _change: str = ""
    _tracked: bool = True
    _changed: list[str] = field(default_factory=list)

    def say(self, what: str, *, tracked: bool = False) -> None:
        """Something about the paragraph that is read: its place is known at its end."""
        if what:
            self.settle_change()
            self._waiting.append((what, tracked))

    def changed(self, kind: str, text: str, *, tracked: bool = True) -> None:
        """Words that a tracked change is about, or that are left out: one is said once."""
        if kind != self._change:
            self.settle_change()
            self._change, self._tracked = kind, tracked
        self._changed.append(text)

    def settle_change(self) -> None:
        """The words of a tracked change have ended."""
        kind, text = self._change, " ".join("".join(self._changed).split())
        self._change = ""
        self._changed.clear()
        if kind:
            words = f": “{excerpt(text, SHOWN)}”" if text else ""
            self._waiting.append((f"{kind}{words}", self._tracked))

    def end_paragraph(self, place: str, pieces: list[Piece]) -> None:
        """Give what was said in a paragraph its place."""
        self.settle_change()
        begins = text_of(pieces)
        if begins:
            place = f"{place} (“{excerpt(begins, _BEGINNING)}”)"
        self.unkept += [Unkept(place, what, tracked) for what, tracked in self._waiting]
        self._waiting.clear()


def words_in(element: ET.Element) -> str:
    """All words of an element in one line, for a message; a blank stands between paragraphs."""
    texts = (_WORDS_APART if each.tag == "w:p" else _text(each) for each in element.iter())
    return " ".join("".join(texts).split())


def _text(element: ET.Element) -> str:
    return (element.text or "") if element.tag in ("w:t", "w:delText", "m:t") else ""


def quoted(element: ET.Element) -> str:
    """The beginning of an element's words, for the end of a message; nothing if it has none."""
    words = words_in(element)
    return f": “{excerpt(words, SHOWN)}”" if words else ""


def by_id(tree: ET.Element | None, tag: str) -> dict[str, ET.Element]:
    """The elements of a part by their ids."""
    return {each.get("w:id", ""): each for each in children(tree, tag)}
