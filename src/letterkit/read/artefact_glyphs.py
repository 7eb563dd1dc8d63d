"""What the pages of a PDF draw, by marked content: ISO 32000-1, sections 9.4, 9.10.3 and 14.6.

Every run of text falls into one of three: it belongs to a piece of the structure tree (its MCID),
it is an artifact (page numbers and running titles), or it is outside of both. Text that a viewer
does not paint (rendering modes 3 and 7) counts as outside too: nobody can see it. Pictures of text
are not read, nor is the colour or the place of a text judged.

letterkit lets each glyph read as what it stands for where it is drawn; a font whose codes are no
numbers of glyphs (/CIDToGIDMap or /Encoding is a stream) has some that read as nothing. These may
stand only in a marked content with /ActualText, and there the glyphs must read as it says: other
programs believe it. Where that is not so, something unreadable is outside.
"""

import re
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from letterkit.read.artefact_fonts import SILENT as _SILENT
from letterkit.read.artefact_fonts import widths_of, wrongly_inked
from letterkit.read.artefact_painted import FIGURE, Painted
from letterkit.read.artefact_streams import measure, unpacked

if TYPE_CHECKING:
    import pikepdf

UNREADABLE = "\ufffd"
_SILENT_IN_FONT = "\u200b"
_RIGHT_TO_LEFT_MARK = "\u200f"
_STATEMENTS = ("/ActualText", "/Alt", "/E")
_UNSEEN = (3, 7)
_MOST_SILENT = 8  # glyphs in one marked content, for each character that is stated for it
_DEEPEST_FORM = 8
_MOST_FORMS = 10_000
_MOST_CODES = 2**17  # that a font says how to read, each of two bytes once or twice
_LONGEST_MEANING = 512  # bytes; a cluster of an Indic script has some 20
_LARGEST_TABLE = 4 * 2**20
_SECTION = re.compile(rb"(begin|end)(bfchar|bfrange)")
_CHARACTER = re.compile(rb"<(\w+)>\s*<(\w*)>")
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]\[]*)\])")
_LARGEST_CODE = 0xFFFF
_WIDTH = 1000.0  # of a code for which a font says none


@dataclass(slots=True)
class Drawn:
    """The text of one page, in the order of drawing.

    `top` are artifacts that say to be the head of the page, `artifact` all others. `foreign` is
    something on it that letterkit never draws.
    """

    pieces: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    artifact: str = ""
    top: str = ""
    outside: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class _Font:
    """How the codes of a font read; `size` is the bytes of a code.

    `wrong` are those whose glyphs are painted for a blank, or not for a letter; `widths` are in
    thousandths of a size.
    """

    size: int
    meaning: dict[int, str]
    wrong: Mapping[int, str] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)

    def numbers(self, codes: bytes) -> Sequence[int]:
        if self.size == 1 or len(codes) % 2:
            return [
                int.from_bytes(codes[at : at + self.size], "big")
                for at in range(0, len(codes), self.size)
            ]
        return struct.unpack(f">{len(codes) // 2}H", codes)

    def read(self, codes: bytes) -> str:
        return "".join([self.meaning.get(each, UNREADABLE) for each in self.numbers(codes)])

    def width(self, codes: bytes) -> float:
        return sum(self.widths.get(each, _WIDTH) for each in self.numbers(codes))

    def fault(self, codes: bytes) -> str:
        """What is painted for these codes otherwise than they read, or nothing."""
        return next((self.wrong[each] for each in self.numbers(codes) if each in self.wrong), "")


_NO_FONT = _Font(1, {})


@dataclass(slots=True)
class _Mark:
    """A marked content: the piece that it belongs to, and the text that is stated for it."""

    piece: int | None
    stated: str | None = None
    read: str = ""
    tag: str = ""


@dataclass(slots=True)
class _State:
    """How words are drawn, as the operators of a page or form set it: in what font, and whether."""

    resources: "pikepdf.Object"
    font: _Font = _NO_FONT
    rendering: int = 0
    fonts: dict[str, _Font] = field(default_factory=dict)
    stack: list[tuple[_Font, int]] = field(default_factory=list)

    def follow(self, operator: str, operands: Any) -> None:
        """One operator, which may be of another kind."""
        match operator:
            case "q":
                self.stack.append((self.font, self.rendering))
            case "Q" if self.stack:
                self.font, self.rendering = self.stack.pop()
            case "Tf":
                name = str(operands[0])
                if name not in self.fonts:
                    self.fonts[name] = _font(self.resources.Font[name])
                self.font = self.fonts[name]
            case "Tr":
                self.rendering = int(operands[0])


class Drawing:
    """Draws the pages of a file; `forms` counts the forms that it has drawn.

    Forms that draw forms several times each can make a small file draw without end.
    """

    def __init__(self) -> None:
        self.forms = 0

    def of(self, page: "pikepdf.Page") -> Drawn:
        """What one page draws."""
        drawn = Drawn()
        measure(page.obj.get("/Contents", page.obj))
        left, bottom, right, top = map(float, page.mediabox)
        painted = Painted(right - left, top - bottom, page.resources)
        _draw(page.obj, page.resources, drawn, [], 0, self, painted)
        self._below(page, drawn)
        drawn.foreign = painted.foreign or drawn.foreign
        return drawn

    def _below(self, page: "pikepdf.Page", drawn: Drawn) -> None:
        """Words in a pattern are drawn too, outside of everything that is compared."""
        import pikepdf

        for pattern in page.resources.get("/Pattern", {}).values():
            if not isinstance(pattern, pikepdf.Stream):
                continue
            measure(pattern)
            below = Drawn()
            _draw(pattern, pattern.get("/Resources", page.resources), below, [], 0, self)
            if below.outside or below.artifact or below.top or below.pieces:
                drawn.outside += UNREADABLE

    def begin_form(self, form: "pikepdf.Object", depth: int) -> None:
        """Raise for a form too deep, too large or one too many."""
        self.forms += 1
        if depth == _DEEPEST_FORM or self.forms > _MOST_FORMS:
            raise ValueError("forms within forms without end")
        measure(form)


def _draw(
    content: "pikepdf.Object",
    resources: "pikepdf.Object",
    drawn: Drawn,
    marks: list[_Mark],
    depth: int,
    drawing: Drawing,
    painted: Painted | None = None,
) -> None:
    """Follow the operators of a page or a form; `marks` are the marked contents it stands in.

    `painted` follows those of the page itself: forms are a part of figures.
    """
    import pikepdf

    state, opened = _State(resources), len(marks)
    for instruction in pikepdf.parse_content_stream(content):
        operands, operator = instruction.operands, str(instruction.operator)
        if painted:
            painted.follow(operator, operands, [each.tag for each in marks], state.font.width)
        state.follow(operator, operands)
        match operator:
            case "BDC" | "BMC":
                marks.append(_mark(list(operands), resources, marks))
            case "EMC" if len(marks) > opened:
                _close(marks, drawn, state.rendering)
            case "Tj" | "TJ" | "'" | '"' if not _in_picture(marks):
                text = "".join(state.font.read(codes) for codes in _strings(operands[-1]))
                _put(text, drawn, marks, state.rendering)
                if state.font.wrong:
                    faults = map(state.font.fault, _strings(operands[-1]))
                    drawn.foreign = drawn.foreign or next(filter(None, faults), "")
            case "Do":
                form = resources.XObject[str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    drawing.begin_form(form, depth)
                    inside = form.get("/Resources", resources)
                    _draw(form, inside, drawn, marks, depth + 1, drawing)
    while len(marks) > opened:
        _close(marks, drawn, state.rendering)


_ARTIFACT, _TOP = -1, -2


def _in_picture(marks: Sequence[_Mark]) -> bool:
    """Whether a figure is around this: what it shows, words too, is not judged."""
    return FIGURE in [each.tag for each in marks]


def _mark(
    operands: "Sequence[pikepdf.Object]", resources: "pikepdf.Object", marks: list[_Mark]
) -> _Mark:
    """What begins here: a piece or an artifact of its own, or a part of what is around it."""
    import pikepdf

    piece = marks[-1].piece if marks else None
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name) and str(operands[0]) != "/Artifact":
        properties = resources.Properties[str(properties)]
    if not isinstance(properties, pikepdf.Dictionary):
        properties = pikepdf.Dictionary()
    if str(operands[0]) == "/Artifact":
        piece = _TOP if str(properties.get("/Subtype", "")) == "/Header" else _ARTIFACT
    elif "/MCID" in properties:
        piece = int(properties.MCID)
    stated = [str(properties[key]) for key in _STATEMENTS if key in properties]
    return _Mark(piece, "".join(stated) if stated else None, tag=str(operands[0]))


def _close(marks: list[_Mark], drawn: Drawn, rendering: int) -> None:
    """Leave a marked content, whose glyphs must read as what is stated for them, if anything is."""
    mark = marks.pop()
    if mark.stated is None:
        return
    silent = mark.read.count(_SILENT)
    read = mark.read.replace(_SILENT, "")
    if silent > _MOST_SILENT * max(1, len(mark.stated)) or not _alike(read, mark.stated):
        drawn.outside += UNREADABLE
    marks.append(_Mark(mark.piece))
    _put(read, drawn, marks, rendering)
    marks.pop()


def _alike(read: str, stated: str) -> bool:
    """Whether glyphs read as is stated for them; those of right-to-left text stand in any order.

    A mark of that direction in front of it is no part of the text.
    """
    stated = stated.removeprefix(_RIGHT_TO_LEFT_MARK)
    read, stated = (unicodedata.normalize("NFKD", each) for each in (read, stated))
    if read == stated:
        return True
    turned = any(unicodedata.bidirectional(each) in ("R", "AL") for each in stated)
    return turned and sorted(read) == sorted(stated)


def _put(text: str, drawn: Drawn, marks: list[_Mark], rendering: int) -> None:
    stating = next((each for each in reversed(marks) if each.stated is not None), None)
    mark = marks[-1].piece if marks else None
    if stating is not None and rendering not in _UNSEEN:
        stating.read += text
        return
    if _SILENT in text:
        drawn.outside += UNREADABLE
    if mark is None or rendering in _UNSEEN:
        drawn.outside += text
    elif mark == _ARTIFACT:
        drawn.artifact += text
    elif mark == _TOP:
        drawn.top += text
    else:
        drawn.pieces[mark] += text


def _strings(operand: "pikepdf.Object") -> Iterator[bytes]:
    import pikepdf

    for each in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(each, pikepdf.String):
            yield bytes(each)


def _font(font: "pikepdf.Object") -> _Font:
    size = 2 if font.get("/Subtype") == "/Type0" else 1
    table = font.get("/ToUnicode")
    meaning = (
        parse_to_unicode(unpacked(table, "a font", _LARGEST_TABLE)) if table is not None else {}
    )
    if _has_own_codes(font):
        meaning = {
            code: _SILENT if text == _SILENT_IN_FONT else text for code, text in meaning.items()
        }
    return _Font(size, meaning, wrongly_inked(font, meaning), widths_of(font))


def _has_own_codes(font: "pikepdf.Object") -> bool:
    """Whether codes are no numbers of glyphs: ISO 32000-1, 9.7.4.2 and 9.7.5.3."""
    import pikepdf

    below = list(font.get("/DescendantFonts", pikepdf.Array()))
    tables = [each.get("/CIDToGIDMap") for each in below]
    if below:
        tables.append(font.get("/Encoding"))
    return any(isinstance(each, pikepdf.Stream) for each in tables)


def parse_to_unicode(table: bytes) -> dict[int, str]:
    """The characters of each code, by the bfchar and bfrange sections of a CMap (9.10.3).

    >>> parse_to_unicode(b"1 beginbfrange <0003> <0004> <0041> endbfrange")
    {3: 'A', 4: 'B'}
    """
    found: dict[int, str] = {}
    said = 0
    for kind, section in _sections(table):
        if kind == b"bfchar":
            pairs = _CHARACTER.findall(section)
            said += len(pairs)
            found.update((int(code, 16), _text(to)) for code, to in pairs)
        else:
            for low, high, first, listed in _RANGE.findall(section):
                codes = range(int(low, 16), min(int(high, 16), _LARGEST_CODE) + 1)
                said += len(codes)
                if said > _MOST_CODES:
                    break
                texts = map(_text, re.findall(rb"<(\w*)>", listed)) if listed else _from(first)
                found.update(zip(codes, texts, strict=False))
        if said > _MOST_CODES:
            raise ValueError("a font that says of too many codes how they read")
    return found


def _sections(table: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Each `beginbfchar … endbfchar` and `beginbfrange … endbfrange`, by its kind."""
    opened, start = b"", 0
    for mark in _SECTION.finditer(table):
        if mark[1] == b"begin" and not opened:
            opened, start = mark[2], mark.end()
        elif mark[1] == b"end" and mark[2] == opened:
            yield opened, table[start : mark.start()]
            opened = b""


def _text(digits: bytes) -> str:
    if len(digits) > 2 * _LONGEST_MEANING:
        raise ValueError("a font with a code that reads as a whole text")
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _from(first: bytes) -> Iterator[str]:
    """A text, and those that differ from it in the last character, one after the other."""
    text = _text(first) or UNREADABLE
    return (text[:-1] + chr(code) for code in range(ord(text[-1]), 0x10FFFF))
