"""Which paragraphs of a merged letter stand in its own file, and on which lines.

The letter is merged with a mark before and behind each block of its own text. What is between two
marks comes from these lines; all else is made by the template, or by a loop or a condition.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from letterkit.letters.body import markdown_parser, parsed
from letterkit.letters.templating import markdown
from letterkit.letters.written import blocks_of, settled
from letterkit.model import Letter

# Characters for private use, which no letter has.
_BEGIN, _END, _CLOSE = "\ue0f0", "\ue0f1", "\ue0f2"
_MARK = re.compile(f"([{_BEGIN}{_END}])([0-9]+){_CLOSE}")
_SIGN = re.compile(r"\{\{.*?\}\}|\{#.*?#\}|\{%.*?%\}", re.DOTALL)
# A comment or a tag that has its lines for itself.
_ALONE = re.compile(
    r"(?m)^[ \t]*(?:(?:\{#(?:(?!#\}).)*#\}|\{%(?:(?!%\}).)*%\})[ \t]*)+$", re.DOTALL
)
_OPENS = re.compile(r"\{%[-+]?\s*(?:for|if|macro|call|filter|with|raw|autoescape)\b")
_CLOSES = re.compile(r"\{%[-+]?\s*end(?!block\b)\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks of the text that come from one place.

    `lines` are those of the body, from 0, where they begin and where they have ended; None for
    what the template makes. `signs` are what of the template language stands on these lines.
    """

    blocks: Sequence[ET.Element]
    lines: tuple[int, int] | None = None
    signs: Sequence[str] = ()


def parts_of(letter: Letter) -> list[Part]:
    """The parts of a letter's text in their order; none if its own lines cannot be followed."""
    rows = letter.body.split("\n")
    places = [each for each in _places(letter.body) if _depth("\n".join(rows[: each[0]])) == 0]
    marked = list(rows)
    for count, (begin, end) in reversed(list(enumerate(places))):
        before = ["", f"{_BEGIN}{count}{_CLOSE}", ""]
        behind = ["", f"{_END}{count}{_CLOSE}", ""]
        marked[begin:end] = [*before, *rows[begin:end], *behind]
    written = markdown(replace(letter, body="\n".join(marked)))
    found = _MARK.findall(written)
    wanted = [(sign, str(n)) for n in range(len(places)) for sign in (_BEGIN, _END)]
    if found != wanted:
        return []
    pieces = _MARK.split(written)
    parts = [Part(_blocks(pieces[0]))]
    for at in range(1, len(pieces), 3):
        sign, number, text = pieces[at : at + 3]
        if sign == _BEGIN:
            place = places[int(number)]
            source = "\n".join(rows[place[0] : place[1]])
            parts.append(Part(_blocks(text), place, tuple(_SIGN.findall(source))))
        else:
            parts.append(Part(_blocks(text)))
    return [each for each in parts if each.blocks]


def _places(body: str) -> Iterator[tuple[int, int]]:
    """The lines of each block, where a comment or a tag on lines of its own is no part of one."""
    shown = _ALONE.sub(_blank, body)
    rows = shown.split("\n")
    for token in markdown_parser().parse(shown):
        if token.level == 0 and token.map and token.nesting >= 0:
            begin, end = token.map
            while end > begin + 1 and not rows[end - 1].strip():
                end -= 1
            yield begin, end


def _blank(found: re.Match[str]) -> str:
    """Empty lines in the place of a comment; one inside of a paragraph stays: it parts none."""
    before = found.string[: found.start()].removesuffix("\n").rpartition("\n")[2]
    behind = found.string[found.end() :].removeprefix("\n").partition("\n")[0]
    inside = all(each.strip() and not _ALONE.fullmatch(each) for each in (before, behind))
    if inside and not found[0].lstrip().startswith("{%"):
        return found[0]
    return "\n" * found[0].count("\n")


def _depth(text: str) -> int:
    """In how many loops and conditions the end of a text stands."""
    return len(_OPENS.findall(text)) - len(_CLOSES.findall(text))


def _blocks(text: str) -> list[ET.Element]:
    tree = parsed(text)
    return blocks_of(settled(tree)) if tree is not None else []
