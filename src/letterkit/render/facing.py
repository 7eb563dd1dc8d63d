"""Which part of a letter stands beside which of its translation.

A letter in two languages is set in columns whose paragraphs begin at the same height. So a body
is cut into its paragraphs, headings and lists. Where both languages have as many, each stands
beside its own; otherwise those between two headings stand beside each other, or the whole bodies.
"""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img"})
_HEADS = frozenset({"h2", "h3", "h4", "h5", "h6"})
Pair = tuple[str, str]


def facing_parts(first: str, second: str) -> list[Pair]:
    """The parts of two bodies, as HTML, in the rows in which they stand side by side."""
    one, two = _blocks(first), _blocks(second)
    if len(one) == len(two):
        return [(a.html, b.html) for a, b in zip(one, two, strict=True)]
    own, others = list(_sections(one)), list(_sections(two))
    if len(own) != len(others):
        return [(_joined(one), _joined(two))]
    return [each for a, b in zip(own, others, strict=True) for each in _beside(a, b)]


class _Block:
    """An element of a body that stands in no other."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.html = ""


def _beside(one: Sequence[_Block], two: Sequence[_Block]) -> Iterator[Pair]:
    if len(one) == len(two):
        yield from ((a.html, b.html) for a, b in zip(one, two, strict=True))
        return
    # The heads of a section stay beside each other, whatever follows them.
    if one and two and one[0].tag in _HEADS and two[0].tag in _HEADS:
        yield one[0].html, two[0].html
        one, two = one[1:], two[1:]
    yield _joined(one), _joined(two)


def _sections(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    """The blocks, cut in front of each heading; what stands above the first one is a section."""
    section: list[_Block] = []
    for block in blocks:
        if block.tag in _HEADS:
            yield section
            section = []
        section.append(block)
    yield section


def _joined(blocks: Sequence[_Block]) -> str:
    return "".join(block.html for block in blocks)


def _blocks(body: str) -> list[_Block]:
    reader = _Reader()
    reader.feed(body)
    reader.close()
    return reader.blocks


class _Reader(HTMLParser):
    """Cuts a body that `letters/body.py` has cleaned; what it reads it keeps as it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[_Block] = []
        self._depth = 0

    def _keep(self, text: str) -> None:
        if self._depth:
            self.blocks[-1].html += text

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if not self._depth:
            self.blocks.append(_Block(tag))
        self._depth += 1
        self._keep(self.get_starttag_text() or "")
        self._depth -= tag in _VOID

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        self.handle_starttag(tag, attrs)
        self._depth -= tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        self._keep(f"</{tag}>")
        self._depth -= 1

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")
