"""The blocks of a document: headings, paragraphs, lists and tables, each with its lines.

Markdown, web pages and plain text all become these, so that one rule decides which of them name
those who signed. Lines count from 1 in the file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

# Levels of what is no heading by its mark, below `######`.
LINE_IN_BOLD = 7
LINE_IN_TEXT = 8
CODE = "a block of code"


@dataclass(frozen=True, slots=True)
class Words:
    """A text without its markup; `links` are pairs of the words and address of each link in it.

    `struck` says that all of it is crossed out, and `crossed` is the text that was. `shown` is how
    somebody wants to be shown by a mark of the text, and `out` why they are left out by one.
    `partly` says that only some words are crossed out, where a name would stand. `picture` is the
    name in the text that stands for a picture.
    """

    text: str
    links: tuple[tuple[str, str], ...] = ()
    struck: bool = False
    shown: str = ""
    out: str = ""
    crossed: str = ""
    partly: bool = False
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block; `broken` if a line break that readers see stands before it.

    `lazy` says that it goes on without the indent of the item above. `apart` says that all of it is
    in bold or italics.
    """

    line: int
    words: Words
    broken: bool = False
    lazy: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `doubt` is what it is if it may be a signatory instead: a `line` or an `item`."""

    line: int
    level: int
    text: str
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    lines: Sequence[Line]

    @property
    def line(self) -> int:
        return self.lines[0].line

    @property
    def text(self) -> str:
        return " ".join(line.words.text for line in self.lines)


@dataclass(slots=True)
class Item:
    """An item of a list: its first paragraph, further lines below it, and lists inside it.

    `shown` is how somebody wants to be shown by a mark of the item, such as its class.
    """

    line: int
    lines: list[Line] = field(default_factory=list)
    more: list[Line] = field(default_factory=list)
    inner: list["ItemList"] = field(default_factory=list)
    left_out: str = ""
    shown: str = ""

    @property
    def text(self) -> str:
        """The first paragraph in one line; a comma stands where readers see a line break."""
        text = ""
        for line in self.lines:
            comma = "," if line.broken and text and text.rstrip()[-1:] not in ",;:" else ""
            text = f"{text.rstrip()}{comma} {line.words.text.strip()}".strip()
        return text


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list; `about` is what an element of a page is called that it stands in."""

    line: int
    items: Sequence[Item]
    about: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; `left_out` is the reason why it is no signatory, such as that it is hidden.

    `across` says that its one text goes across the table, or is bold and stands alone. `shown` is
    how somebody wants to be shown by the marks of the row.
    """

    line: int
    cells: Sequence[Words]
    left_out: str = ""
    across: bool = False
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without a header row its `header` is empty.

    `records` says that a page calls each name so, as in cards: then no row is a heading.
    """

    line: int
    header: Sequence[Words]
    rows: Sequence[TableRow]
    about: str = ""
    records: bool = False


@dataclass(frozen=True, slots=True)
class Other:
    """What names nobody: a block of code, a menu; `what` is said of it.

    `is_entry` says that it stands among people as one of them does, and is left out.
    """

    line: int
    what: str
    is_entry: bool = False


Block = Heading | Paragraph | ItemList | Table | Other


def items_in(items: ItemList) -> Iterator[Item]:
    """All items of a list, and of the lists inside them."""
    for item in items.items:
        yield item
        for inner in item.inner:
            yield from items_in(inner)
