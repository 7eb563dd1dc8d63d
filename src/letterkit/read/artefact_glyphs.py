"""What the pages of a PDF draw, by marked content: ISO 32000-1, sections 9.4, 9.10.3 and 14.6.

Every run of text falls into one of three: it belongs to a piece of the structure tree (its MCID),
it is an artifact (page numbers and running titles), or it is outside of both. Text that a viewer
does not paint (rendering modes 3 and 7) counts as outside too: nobody can see it. Pictures of text
are not read, nor is the colour or the place of a text judged.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

UNREADABLE = "\ufffd"
_DEEPEST_FORM = 8
_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHARACTER = re.compile(rb"<(\w+)>\s*<(\w*)>")
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]]*)\])")
_LARGEST_CODE = 0xFFFF
_FOLLOWED = "q Q BDC BMC EMC Tf Tr Tj TJ ' \" Do"


@dataclass(slots=True)
class Drawn:
    """The text of one page, in the order of drawing."""

    pieces: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    artifact: str = ""
    outside: str = ""


@dataclass(frozen=True, slots=True)
class _Font:
    """How the codes of a font read; `size` is the bytes of a code."""

    size: int
    meaning: dict[int, str]

    def read(self, codes: bytes) -> str:
        if self.size == 1 or len(codes) % 2:
            numbers: Sequence[int] = [
                int.from_bytes(codes[at : at + self.size], "big")
                for at in range(0, len(codes), self.size)
            ]
        else:
            numbers = struct.unpack(f">{len(codes) // 2}H", codes)
        return "".join([self.meaning.get(number, UNREADABLE) for number in numbers])


_NO_FONT = _Font(1, {})


@dataclass(slots=True)
class _State:
    font: _Font = _NO_FONT
    rendering: int = 0


def drawn_by(page: "pikepdf.Page") -> Drawn:
    drawn = Drawn()
    _draw(page.obj, page.resources, drawn, [], 0)
    return drawn


def _draw(
    content: "pikepdf.Object",
    resources: "pikepdf.Object",
    drawn: Drawn,
    marks: list[int | None],
    depth: int,
) -> None:
    """Follow the operators of a page or a form; `marks` are the marked contents it stands in."""
    import pikepdf

    fonts: dict[str, _Font] = {}
    state, stack, opened = _State(), [], len(marks)
    for instruction in pikepdf.parse_content_stream(content, _FOLLOWED):
        operands, operator = instruction.operands, str(instruction.operator)
        match operator:
            case "q":
                stack.append(_State(state.font, state.rendering))
            case "Q" if stack:
                state = stack.pop()
            case "BDC" | "BMC":
                marks.append(_mark(list(operands), resources, marks))
            case "EMC" if len(marks) > opened:
                marks.pop()
            case "Tf":
                name = str(operands[0])
                if name not in fonts:
                    fonts[name] = _font(resources.Font[name])
                state.font = fonts[name]
            case "Tr":
                state.rendering = int(operands[0])
            case "Tj" | "TJ" | "'" | '"':
                text = "".join(state.font.read(codes) for codes in _strings(operands[-1]))
                _put(text, drawn, marks, state.rendering)
            case "Do":
                form = resources.XObject[str(operands[0])]
                if form.get("/Subtype") == "/Form":
                    if depth == _DEEPEST_FORM:
                        raise ValueError("forms within forms without end")
                    _draw(form, form.get("/Resources", resources), drawn, marks, depth + 1)
    del marks[opened:]


_ARTIFACT = -1


def _mark(
    operands: "Sequence[pikepdf.Object]", resources: "pikepdf.Object", marks: list[int | None]
) -> int | None:
    """The MCID that begins here, or what holds around it."""
    import pikepdf

    if str(operands[0]) == "/Artifact":
        return _ARTIFACT
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Name):
        properties = resources.Properties[str(properties)]
    if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties:
        return int(properties.MCID)
    return marks[-1] if marks else None


def _put(text: str, drawn: Drawn, marks: list[int | None], rendering: int) -> None:
    mark = marks[-1] if marks else None
    if mark is None or rendering in (3, 7):
        drawn.outside += text
    elif mark == _ARTIFACT:
        drawn.artifact += text
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
    return _Font(size, parse_to_unicode(table.read_bytes()) if table is not None else {})


def parse_to_unicode(table: bytes) -> dict[int, str]:
    """The characters of each code, by the bfchar and bfrange sections of a CMap (9.10.3).

    >>> parse_to_unicode(b"1 beginbfrange <0003> <0004> <0041> endbfrange")
    {3: 'A', 4: 'B'}
    """
    found: dict[int, str] = {}
    for section in _SECTION.finditer(table):
        if section[1] == b"bfchar":
            found.update((int(code, 16), _text(to)) for code, to in _CHARACTER.findall(section[2]))
        else:
            for low, high, first, listed in _RANGE.findall(section[2]):
                codes = range(int(low, 16), min(int(high, 16), _LARGEST_CODE) + 1)
                texts = map(_text, re.findall(rb"<(\w*)>", listed)) if listed else _from(first)
                found.update(zip(codes, texts, strict=False))
    return found


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _from(first: bytes) -> Iterator[str]:
    """A text, and those that differ from it in the last character, one after the other."""
    text = _text(first) or UNREADABLE
    return (text[:-1] + chr(code) for code in range(ord(text[-1]), 0x10FFFF))
