"""A changed copy of a letter goes back into its Markdown, block by block.

A block that nobody changed keeps the lines that it has in the file, with all that a .docx cannot
carry. A changed one is written anew, unless something in it would be lost by that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.letters.body import markdown_parser, parsed
from letterkit.letters.lines import HEADINGS, words_of
from letterkit.letters.written import blocks_of, markdown_of_blocks, plain_of, settled

_HINT = "change it in {file} by hand, make the .docx anew, and go on from there"


@dataclass(frozen=True, slots=True)
class Source:
    """The body of a file as lines; `file` and `line` are what errors name."""

    lines: Sequence[str]
    file: str
    line: int


def changed_body(
    body: str, file: str, line: int, old: Sequence[ET.Element], new: Sequence[ET.Element]
) -> str:
    """The body with the changes that lead from `old` to `new`, which are blocks of two .docx.

    Raises LetterkitError for a change that has no place in it.
    """
    source = Source(body.split("\n"), file, line)
    # What shows nothing, such as a comment, is no block.
    found = [(each, _blocks_at(source, each)) for each in _places(body)]
    found = [(place, blocks) for place, blocks in found if blocks]
    places = [place for place, _ in found]
    alike = len(places) == len(old) and all(
        len(blocks) == 1 and words_of(blocks[0]) == words_of(block)
        for (_, blocks), block in zip(found, old, strict=True)
    )
    if not alike:
        raise LetterkitError(
            f"{file}:{line}: the paragraphs here are not those of the .docx, so no change can be "
            "given its place",
            hint=_HINT.format(file=file),
        )
    lines = list(source.lines)
    for tag, a, b, c, d in reversed(_steps(old, new)):
        if tag == "equal":
            continue
        for place, block in zip(places[a:b], old[a:b], strict=True):
            if tag != "delete":
                refuse_lossy(body, file, line, place, block)
        begin = places[a][0] if a < len(places) else end_of(lines)
        end = places[b - 1][1] if b > a else begin
        put(lines, begin, end, markdown_of_blocks(new[c:d]).rstrip("\n"))
    return "\n".join(lines[: end_of(lines)]) + "\n"


def put(lines: list[str], begin: int, end: int, text: str) -> None:
    """Put a text in the place of lines, with an empty line at each edge; no text takes them out."""
    if not text:
        while end < len(lines) and not lines[end].strip():
            end += 1
        del lines[begin:end]
        return
    written = text.split("\n")
    if begin and lines[begin - 1].strip():
        written.insert(0, "")
    if end < len(lines) and lines[end].strip():
        written.append("")
    lines[begin:end] = written


def _steps(
    old: Sequence[ET.Element], new: Sequence[ET.Element]
) -> Sequence[tuple[str, int, int, int, int]]:
    """Which blocks stay, and which take the place of which."""
    one, other = [plain_of(each) for each in old], [plain_of(each) for each in new]
    return list(SequenceMatcher(None, one, other, autojunk=False).get_opcodes())


def _places(body: str) -> list[tuple[int, int]]:
    """The lines of each block of a text, from 0: where it begins, and where it has ended."""
    tokens = markdown_parser().parse(body)
    found = []
    for token in tokens:
        if token.level == 0 and token.map and token.nesting >= 0:
            found.append((token.map[0], token.map[1]))
    return [_without_blank_end(place, body.split("\n")) for place in found]


def _without_blank_end(place: tuple[int, int], lines: Sequence[str]) -> tuple[int, int]:
    begin, end = place
    while end > begin + 1 and not lines[end - 1].strip():
        end -= 1
    return begin, end


def _blocks_at(source: Source, place: tuple[int, int]) -> list[ET.Element]:
    """The blocks that stand in these lines."""
    tree = parsed("\n".join(source.lines[place[0] : place[1]]))
    return blocks_of(settled(tree)) if tree is not None else []


def refuse_lossy(
    body: str, file: str, line: int, place: tuple[int, int], block: ET.Element
) -> None:
    """Raise if the file has something in a changed block that its .docx does not show."""
    source = Source(body.split("\n"), file, line)
    if not all(_is_alike(each, block) for each in _blocks_at(source, place)):
        raise LetterkitError(
            f"{source.file}:{source.line + place[0]}: what stands here was changed, and holds "
            "something that a .docx cannot carry, such as a picture",
            hint=_HINT.format(file=source.file),
        )


def _is_alike(one: ET.Element, other: ET.Element) -> bool:
    """Whether two blocks are the same; a heading by itself does not say its level."""
    if one.tag in HEADINGS and other.tag in HEADINGS:
        return plain_of(one)[1:] == plain_of(other)[1:]
    return plain_of(one) == plain_of(other)


def end_of(lines: Sequence[str]) -> int:
    """The number of lines without the empty ones at the end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end
