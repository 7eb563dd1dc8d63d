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

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from letterkit.artefacts.pdf_codes import UNREADABLE, Codes, codes_of
from letterkit.artefacts.pdf_fonts import SILENT as _SILENT
from letterkit.artefacts.pdf_painted import FIGURE, Painted
from letterkit.artefacts.pdf_runs import Block, blocks_in
from letterkit.artefacts.pdf_streams import MAX_CONTENT, measure, unpacked

if TYPE_CHECKING:
    import pikepdf

_RIGHT_TO_LEFT_MARK = "\u200f"
_STATEMENTS = ("/ActualText", "/Alt", "/E")
_UNSEEN = (3, 7)
_MOST_SILENT = 8  # glyphs in one marked content, for each character that is stated for it
_DEEPEST_FORM = 8
_MOST_FORMS = 10_000


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


_NO_FONT = Codes(1, {})


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
    known: dict[tuple[int, int], Codes]
    font: Codes = _NO_FONT
    rendering: int = 0
    fonts: dict[str, Codes] = field(default_factory=dict)
    stack: list[tuple[Codes, int]] = field(default_factory=list)

    def follow(self, operator: str, operands: Any) -> None:
        """One operator, which may be of another kind."""
        match operator:
            case "q":
                self.stack.append((self.font, self.rendering))
            case "Q" if self.stack:
                self.font, self.rendering = self.stack.pop()
            case "Tf":
                self.choose(str(operands[0]))
            case "Tr":
                self.rendering = int(operands[0])

    def choose(self, name: str) -> None:
        """Set a font of the resources; one that several pages have is read once."""
        if name not in self.fonts:
            font = self.resources.Font[name]
            found = self.known.get(font.objgen) if font.is_indirect else None
            found = found or codes_of(font)
            if font.is_indirect:
                self.known[font.objgen] = found
            self.fonts[name] = found
        self.font = self.fonts[name]


class Drawing:
    """Draws the pages of a file, whose fonts by their objects it knows.

    `forms` counts the forms that it has drawn: forms that draw forms several times each can make a
    small file draw without end.
    """

    def __init__(self) -> None:
        self.forms = 0
        self.fonts: dict[tuple[int, int], Codes] = {}

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
    state, opened = _State(resources, drawing.fonts), len(marks)
    for part in _parts(content, painted):
        if isinstance(part, Block) and painted and not marks:
            _draw_block(part, drawn, state, painted)
            continue
        for instruction in _instructions(part.written if isinstance(part, Block) else part):
            operands, operator = instruction.operands, str(instruction.operator)
            if painted:
                painted.follow(operator, operands, [each.tag for each in marks], state.font.width)
            state.follow(operator, operands)
            if operator == "EMC" and len(marks) > opened:
                _close(marks, drawn, state.rendering)
            elif operator == "Do":
                _draw_object(operands, resources, drawn, marks, depth, drawing)
            else:
                _follow(operator, operands, drawn, state, marks)
    while len(marks) > opened:
        _close(marks, drawn, state.rendering)


def _follow(operator: str, operands: Any, drawn: Drawn, state: _State, marks: list[_Mark]) -> None:
    match operator:
        case "BDC" | "BMC":
            marks.append(_mark(list(operands), state.resources, marks))
        case "Tj" | "TJ" | "'" | '"' if not _in_picture(marks):
            _show(list(_strings(operands[-1])), drawn, state, marks)


def _draw_object(
    operands: Any,
    resources: "pikepdf.Object",
    drawn: Drawn,
    marks: list[_Mark],
    depth: int,
    drawing: Drawing,
) -> None:
    form = resources.XObject[str(operands[0])]
    if form.get("/Subtype") == "/Form":
        drawing.begin_form(form, depth)
        inside = form.get("/Resources", resources)
        _draw(form, inside, drawn, marks, depth + 1, drawing)


def _parts(
    content: "pikepdf.Object", painted: Painted | None
) -> "Sequence[Block | bytes | pikepdf.Object]":
    """What a page draws, with the blocks of names apart; of anything else the whole."""
    import pikepdf

    stream = content.get("/Contents") if painted else None
    if not isinstance(stream, pikepdf.Stream):
        return [content]
    return blocks_in(unpacked(stream, "a page", MAX_CONTENT)) or [content]


def _instructions(part: "bytes | pikepdf.Object") -> Iterator[Any]:
    import pikepdf

    if isinstance(part, bytes):
        with pikepdf.new() as file:
            yield from pikepdf.parse_content_stream(pikepdf.Stream(file, part))
    else:
        yield from pikepdf.parse_content_stream(part)


def _draw_block(block: Block, drawn: Drawn, state: _State, painted: Painted) -> None:
    """What `_draw` makes of the operators of a block."""
    marks = [_Mark(block.mcid, tag="/Span")]
    painted.follow_colour(block.colour)
    for run in block.runs:
        state.choose(run.font)
        painted.follow_place(run.x, run.y, run.size)
        for codes, moves in run.shown:
            painted.follow_words(sum(map(state.font.width, codes)), moves)
            _show(codes, drawn, state, marks)


def _show(strings: Sequence[bytes], drawn: Drawn, state: _State, marks: list[_Mark]) -> None:
    font = state.font
    _put("".join([font.read(codes) for codes in strings]), drawn, marks, state.rendering)
    if font.wrong:
        drawn.foreign = drawn.foreign or next(filter(None, map(font.fault, strings)), "")


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
