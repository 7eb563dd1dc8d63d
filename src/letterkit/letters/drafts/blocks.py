"""The paragraphs, lists and tables of a .docx as the elements of a letter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from letterkit.letters.drafts.fields import MADE_LIST
from letterkit.letters.drafts.numbering import Mark
from letterkit.letters.drafts.pieces import Piece, elements, tidy
from letterkit.letters.drafts.reading import Reading, quoted
from letterkit.letters.drafts.runs import PASSED, Around, pieces_of
from letterkit.letters.drafts.xml import at, value
from letterkit.model.draft import Role, Unkept

_AROUND = ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag")
_CONTENTS = ("Table of Contents", "Bibliographies")
_MOST_COLUMNS = 63  # of a table in Word


@dataclass
class _List:
    """A list that may go on: its element, its level, and the number of its last item."""

    element: ET.Element
    mark: Mark


@dataclass
class Blocks:
    """Builds the blocks of a body, a cell or a note, one after the other.

    `heads` are the paragraphs that have a role of their own, in a copy that letterkit made.
    """

    reading: Reading
    place: str = ""
    root: ET.Element = field(default_factory=lambda: ET.Element("body"))
    heads: list[tuple[Role, str]] = field(default_factory=list)
    _lists: list[_List] = field(default_factory=list)
    _carried: list[Piece] = field(default_factory=list)
    _said: set[str] = field(default_factory=set)

    def read(self, element: ET.Element) -> None:
        """Read all that stands in an element of blocks."""
        for child in element:
            self._block(child)

    def _block(self, block: ET.Element) -> None:
        match block.tag:
            case "w:p":
                self.paragraph(block)
            case "w:tbl":
                self.table(block)
            case "w:sdt" if value(block, "w:sdtPr/w:docPartObj/w:docPartGallery") in _CONTENTS:
                self._say(MADE_LIST)
            case "w:ins" | "w:moveTo" | "w:del" | "w:moveFrom":
                self._changed(block)
            case "mc:AlternateContent":
                self.read(next(iter(block), block))
            case "m:oMathPara":
                self._say(f"an equation is left out{quoted(block)}")
            case "w:altChunk" | "w:subDoc":
                self._say("another file that is put in here is left out")
            case _ if block.tag in _AROUND:
                self.read(block)
            case _ if block.tag not in PASSED:
                name = block.tag.partition(":")[2][:20]
                self._say(f"something unknown ({name}): of it only the words are kept")
                self.read(block)

    def _changed(self, change: ET.Element) -> None:
        """Read blocks that somebody put in or took out, if they are there."""
        is_in = change.tag in ("w:ins", "w:moveTo")
        if is_in == self.reading.accepting:
            self._say("a tracked change of whole paragraphs: they are kept", tracked=True)
            self.read(change)
        else:
            said = f"a tracked change of whole paragraphs: they are left out{quoted(change)}"
            self._say(said, tracked=True)

    def finish(self) -> ET.Element:
        """The element with its blocks, once all are read."""
        if self._carried:
            self._place(self._add("p"), tidy(self._carried))
            self._carried = []
        for each in list(self.root.iter("ul")) + list(self.root.iter("ol")):
            for item in list(each):
                if not len(item) and not (item.text or "").strip():
                    each.remove(item)
        return self.root

    def paragraph(self, element: ET.Element) -> None:
        """Read a paragraph: a heading, an item, a line with a role, or words."""
        reading = self.reading
        properties = self._properties(element)
        pieces = self._carried + list(pieces_of(element, Around(properties), reading))
        self._carried = []
        mark = reading.numbering.mark(properties)
        if self._goes_on(element):
            self._carried = pieces
            return
        words = tidy(pieces)
        place = self._next_place(words)
        role = reading.styles.role(properties)
        level = reading.styles.heading(properties)
        if not words and not mark:
            if reading.styles.is_rule(properties):
                self._add("hr")
            reading.end_paragraph(place, words)
            return
        if role and not (role is Role.TITLE and len(self.root)):
            # A blank that must not break stays, as in the date of some languages.
            self.heads.append((role, "".join(each.text for each in words).replace("\n", " ")))
        elif level or role:
            self._heading(level or 1, mark, words)
        elif mark:
            self._item(mark, words)
        elif reading.styles.is_quote(properties):
            self._quote(words)
        else:
            depth = reading.styles.depth_of_item(properties)
            self._place(self._go_on(depth) if depth else self._add("p"), words)
        reading.end_paragraph(place, words)

    def table(self, element: ET.Element) -> None:
        """Read a table; one of a single cell is a frame, whose blocks stand by themselves."""
        rows = [row for row in _rows(element) if self._stays(row)]
        cells = [list(_cells(row)) for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            self._say("a frame around words is left out, and the words are kept")
            self._lists.clear()
            self.read(cells[0][0])
            return
        self._lists.clear()
        table = ET.Element("table")
        has_head = len(rows) > 1 and _has_head(element, rows[0])
        if has_head:
            self._row(ET.SubElement(table, "thead"), cells.pop(0), "th")
        body = ET.SubElement(table, "tbody")
        for row in cells:
            self._row(body, row, "td")
        if any(words.strip() for words in table.itertext()):
            self.root.append(table)

    def _row(self, part: ET.Element, cells: list[ET.Element], tag: str) -> None:
        row = ET.SubElement(part, "tr")
        for cell in cells:
            inside = Blocks(self.reading, self.place)
            inside.root = ET.SubElement(row, tag)
            merged = value(cell, "w:tcPr/w:vMerge")
            if merged is None or merged == "restart":
                inside.read(cell)
                _unwrap_only(inside.finish())
            span = value(cell, "w:tcPr/w:gridSpan") or "1"
            wide = min(int(span), _MOST_COLUMNS) if span.isdecimal() else 1
            if wide > 1 or merged is not None:
                self._say(
                    "cells that are one are cells of their own, and all but the first are empty"
                )
            for _ in range(wide - 1):
                ET.SubElement(row, tag)

    def _stays(self, row: ET.Element) -> bool:
        """Whether a row is there, as tracked changes have it."""
        properties = at(row, "w:trPr")
        accepting = self.reading.accepting
        for tag, stays, what in (
            ("w:ins", accepting, "a row that nobody has accepted is left out"),
            ("w:del", not accepting, "the deletion of a row that nobody has accepted: it stays"),
        ):
            if at(properties, tag) is not None:
                if accepting:
                    what = f"a row is {'taken in' if stays else 'taken out'}"
                self._say(f"{what}{quoted(row)}", tracked=True)
                if not stays:
                    return False
        return True

    def _properties(self, element: ET.Element) -> ET.Element | None:
        """The properties of a paragraph, the earlier ones if nobody has accepted a change."""
        properties = at(element, "w:pPr")
        was = at(properties, "w:pPrChange/w:pPr")
        if was is not None and not self.reading.accepting:
            self.reading.say(
                "a change of format that nobody has accepted is left out", tracked=True
            )
            return was
        return properties

    def _goes_on(self, element: ET.Element) -> bool:
        """Whether the end of a paragraph is none, as tracked changes have it."""
        accepting = self.reading.accepting
        mark = at(element, "w:pPr/w:rPr")
        goes_on = False
        for tags, ends, what in (
            (("w:ins", "w:moveTo"), accepting, "an insertion"),
            (("w:del", "w:moveFrom"), not accepting, "a deletion"),
        ):
            if mark is None or not any(at(mark, tag) is not None for tag in tags):
                continue
            goes_on = goes_on or not ends
            became = "two paragraphs stay" if ends else "two paragraphs are one"
            by = "is taken" if accepting else "that nobody has accepted"
            self.reading.say(f"{what} of a paragraph’s end {by}: {became}", tracked=True)
        return goes_on

    def _next_place(self, words: list[Piece]) -> str:
        """What a message calls this paragraph; empty ones are not counted."""
        if self.place:
            return self.place
        self.reading.paragraphs += bool(words)
        return f"paragraph {max(self.reading.paragraphs, 1)}"

    def _heading(self, level: int, mark: Mark | None, words: list[Piece]) -> None:
        if mark and mark.label:
            words = [Piece(f"{mark.label} "), *words]
        elif mark and mark.ordered:
            self.reading.say("the number before a heading is left out")
        if words:
            self._place(self._add(f"h{level}"), words)

    def _item(self, mark: Mark, words: list[Piece]) -> None:
        """An item goes on with the list of its level, or begins one in the item above."""
        if not mark.plain:
            shown = f" “{mark.label}”" if mark.label else ""
            self._say_once(f"items numbered{shown} are numbered 1, 2, 3 in the letter", mark.list)
        while self._lists and self._lists[-1].mark.level > mark.level:
            self._lists.pop()
        if self._lists and self._lists[-1].mark.level == mark.level:
            last = self._lists[-1]
            goes_on = last.mark.ordered == mark.ordered and (
                not mark.ordered or mark.number == last.mark.number + 1
            )
            if goes_on:
                last.mark = mark
            else:
                self._lists.pop()
                self._begin_list(mark)
        else:
            self._begin_list(mark)
        self._place(ET.SubElement(self._lists[-1].element, "li"), words)

    def _begin_list(self, mark: Mark) -> None:
        around = self._lists[-1].element[-1] if self._lists else self.root
        element = ET.SubElement(around, "ol" if mark.ordered else "ul")
        if mark.ordered and mark.number != 1:
            element.set("start", str(mark.number))
        self._lists.append(_List(element, mark))

    def _go_on(self, depth: int) -> ET.Element:
        """A further paragraph of the item at that depth, or one of its own where there is none."""
        if not self._lists:
            return self._add("p")
        del self._lists[depth:]
        item = self._lists[-1].element[-1]
        _wrap_words(item)
        return ET.SubElement(item, "p")

    def _quote(self, words: list[Piece]) -> None:
        self._lists.clear()
        last = self.root[-1] if len(self.root) else None
        quote = last if last is not None and last.tag == "blockquote" else self._add("blockquote")
        self._place(ET.SubElement(quote, "p"), words)

    def _add(self, tag: str) -> ET.Element:
        """A block that is no item; lists end before it, and may go on in another one."""
        self._lists.clear()
        return ET.SubElement(self.root, tag)

    def _place(self, element: ET.Element, words: list[Piece]) -> None:
        elements(element, words)

    def _say(self, what: str, *, tracked: bool = False) -> None:
        """Something about what is no paragraph: its place is behind the last one."""
        place = self.place or (
            f"behind paragraph {self.reading.paragraphs}"
            if self.reading.paragraphs
            else "at the top"
        )
        self.reading.unkept.append(Unkept(place, what, tracked))

    def _say_once(self, what: str, key: str) -> None:
        if key not in self._said:
            self._said.add(key)
            self.reading.say(what)


def _wrap_words(item: ET.Element) -> None:
    """Put the words of an item into a paragraph, before another one follows."""
    if not (item.text or "").strip() and (not len(item) or item[0].tag == "p"):
        return
    first = ET.Element("p")
    first.text, item.text = item.text, None
    for child in list(item):
        if child.tag in ("ul", "ol", "p", "table", "blockquote"):
            break
        item.remove(child)
        first.append(child)
    item.insert(0, first)


def _unwrap_only(cell: ET.Element) -> None:
    """A cell with one paragraph holds its words themselves."""
    if len(cell) == 1 and cell[0].tag == "p":
        paragraph = cell[0]
        cell.remove(paragraph)
        cell.text = paragraph.text
        cell.extend(list(paragraph))


def _rows(element: ET.Element) -> Iterator[ET.Element]:
    for child in element:
        if child.tag == "w:tr":
            yield child
        elif child.tag in _AROUND:
            yield from _rows(child)


def _cells(row: ET.Element) -> Iterator[ET.Element]:
    for child in row:
        if child.tag == "w:tc":
            yield child
        elif child.tag in _AROUND:
            yield from _cells(child)


def _has_head(table: ET.Element, first: ET.Element) -> bool:
    """Whether the first row is one of headings, as the look of the table says."""
    if at(first, "w:trPr/w:tblHeader") is not None:
        return True
    look = at(table, "w:tblPr/w:tblLook")
    if look is None:
        return True
    if (said := look.get("w:firstRow")) is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(look.get("w:val", "0020"), 16) & 0x20)
    except ValueError:
        return True


def words_of(element: ET.Element) -> str:
    """All words of an element."""
    return "".join(element.itertext()).strip()


def all_of(reading: Reading, element: ET.Element, place: str = "") -> Blocks:
    """Read the blocks of a part."""
    blocks = Blocks(reading, place)
    blocks.read(element)
    blocks.finish()
    return blocks


def notes_below(reading: Reading, root: ET.Element) -> None:
    """Put the notes at the end, behind a rule, each behind its mark."""
    at = 0
    while at < len(reading.notes):  # a note may have notes
        note = reading.notes[at]
        at += 1
        if at == 1:
            ET.SubElement(root, "hr")
        reading.related = note.related
        found = all_of(reading, note.element, f"note {at}").root
        if not len(found) or found[0].tag != "p":
            found.insert(0, ET.Element("p"))
        found[0].text = f"{note.mark} {found[0].text or ''}".lstrip()
        root.extend(each for each in found if words_of(each))
