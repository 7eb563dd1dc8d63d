"""Lists as Markdown: list items, tables and lines, under headings that say who signed.

    ## Organisations
    - [Example Centre](https://example.org)
    ## People
    1. Ada Example (University of Example)
    2. Bo Example ([@bo](https://example.org/bo)), Editor at Example News

Under a heading for organisations the whole item is the name. After a person's name comes an
affiliation, a role and an affiliation, or `role at affiliation`. Of the YAML between `---` at the
top, `consent`, `kind`, `lang` and `shown` are values for all of the list, and the title may be a
heading; everything else there is about the file. With a `name`, all of it is about that person,
and the text below is what they wrote. Other text is passed over.

A file may hold the letter too. Then only what stands below a heading, a line or a bold line that
says who signed is read (`signing.py` has the rules). Items whose box is not ticked (`- [ ] Ada`)
or whose text is crossed out (`~~Ada~~`) are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.files.encoding import whole_text
from letterkit.lists.documents.documents import (
    CODE,
    LINE_IN_BOLD,
    Block,
    Heading,
    Item,
    ItemList,
    Line,
    Other,
    Paragraph,
    Table,
    TableRow,
    Words,
)
from letterkit.lists.documents.markdown_text import MarkdownText
from letterkit.lists.documents.signing_rows import contents_of, rows_of
from letterkit.lists.pages.entry_marks import Mark, refused_comment, said, together
from letterkit.lists.pages.front_of_page import (
    for_all,
    front_matter,
    heading_of_page,
    with_body,
    with_front,
    without_site_marks,
)
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents, Part, part_of_records
from letterkit.lists.texts.plus_and_minus import refuse_plus_and_minus

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

_MARK = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
# A comment that goes over the border of two cells, which Markdown takes for their texts.
_OPEN_COMMENT = re.compile(r"<!--(?:(?!-->).)*\|(?:(?!<!--).)*-->")
_UNDERLINE = re.compile(r"[ ]{0,3}(?:=+|-+)[ \t]*")


def markdown_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """All of a Markdown file that somebody else wrote, which may hold the letter too."""
    return markdown_text_contents(whole_text(path, name, encoding), name)


def markdown_text_contents(text: str, name: str) -> Contents:
    refuse_plus_and_minus(text.split("\n"), name)
    given, blocks = _parsed(text, name)
    if "name" in given:
        return Contents([part_of_records([Record(name, 1, with_body(given, text))], name)])
    found = contents_of(blocks, name, for_all(given))
    return with_front(found, given, name)


def markdown_records(path: Path, name: str, encoding: str = "") -> Iterator[Record]:
    """The records of a coordinator's own list, in the order of the file."""
    given, blocks = _parsed(whole_text(path, name, encoding), name)
    if "name" in given:
        yield Record(name, 1, given)
        return
    common = for_all(given)
    found = rows_of(blocks, name, common, own=True)
    records: list[Record] = []
    for (_, kind), group in found.groups.items():
        records += [_with_kind(record, kind, common) for record in group]
    for part in found.tables:
        records += [_with_kind(record, part.kind, common) for record in _records_of(part)]
    yield from sorted(records, key=lambda record: record.line)


def _with_kind(record: Record, kind: str, common: dict[str, str]) -> Record:
    kind = record.values.get("kind") or common.get("kind") or kind or "person"
    return Record(record.file, record.line, {"kind": kind, **record.values})


def _records_of(part: Part) -> Iterator[Record]:
    titles = part.rows[0].cells
    for row in part.rows[1:]:
        yield Record(row.file, row.line, dict(zip(titles, row.cells, strict=False)))


def _parsed(text: str, name: str) -> tuple[dict[str, str], list[Block]]:
    """The values of the front matter, and the blocks below it."""
    lines = text.split("\n")
    common, start = front_matter(lines, name)
    if "name" in common:
        return common, []
    lines, marks = without_site_marks(lines, name)
    return common, [*heading_of_page(common), *markdown_blocks(lines, name, start), *marks]


def markdown_blocks(lines: Sequence[str], name: str, start: int = 0) -> list[Block]:
    """The blocks of a text from line `start` on, counted from 0."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.disable("text_join")  # to keep escaped marks apart from others
    source = _Source(name, ["", *[""] * start, *lines[start:]])
    tree = SyntaxTreeNode(parser.parse("\n".join(source.parted())))
    blocks: list[Block] = []
    for node in tree.children:
        blocks += source.blocks(node)
    return blocks


@dataclass(slots=True)
class _Source:
    """The lines of a file from number 1 on, and of which one each line of the parsed text is."""

    name: str
    lines: Sequence[str]
    numbers: list[int] = field(default_factory=list)

    def parted(self) -> list[str]:
        """The lines, with a blank one before an underlined heading that follows an item.

        Markdown would take such a heading for more text of the item.
        """
        found: list[str] = []
        inside = self._comments_in_tables()
        for number in range(1, len(self.lines)):
            if number in inside:
                continue
            if self._begins_heading(number):
                found.append("")
                self.numbers.append(number)
            # A footnote is no link, whatever its text looks like.
            found.append(self.lines[number].replace("[^", "\\[^"))
            self.numbers.append(number)
        return found

    def _comments_in_tables(self) -> set[int]:
        """The lines of comments between two rows of a table, which would end it."""
        found: set[int] = set()
        for number in range(2, len(self.lines)):
            if not self.lines[number].lstrip().startswith("<!--") or not self._is_row(number - 1):
                continue
            last = next((n for n in range(number, len(self.lines)) if "-->" in self.lines[n]), 0)
            alone = bool(last) and self.lines[last].rstrip().endswith("-->")
            comment = "\n".join(self.lines[number : last + 1])
            if alone and comment.count("-->") == 1 and self._is_row(last + 1):
                if said(comment.strip("<>!- \n")):
                    raise refused_comment(self.name, number, comment.strip())
                found.update(range(number, last + 1))
        return found

    def _is_row(self, number: int) -> bool:
        line = self.lines[number].strip() if number < len(self.lines) else ""
        return line.startswith("|") and line.count("|") > 1

    def _begins_heading(self, number: int) -> bool:
        line, above = self.lines[number], self.lines[number - 1]
        below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
        if not _UNDERLINE.fullmatch(below) or not line.strip() or line[:1] in " \t":
            return False
        return bool(_MARK.match(above)) and not _MARK.match(line)

    def line(self, node: "SyntaxTreeNode") -> int:
        begins = node.map[0] if node.map else 0
        return self.numbers[begins] if begins < len(self.numbers) else len(self.lines)

    def blocks(self, node: "SyntaxTreeNode") -> Iterator[Block]:
        match node.type:
            case "heading":
                text = " ".join(line.words.text for line in self.inline(node))
                yield Heading(self.line(node), int(node.tag[1:]), text)
            case "paragraph":
                yield from self._paragraph(node)
            case "bullet_list" | "ordered_list":
                yield self._list(node)
            case "table":
                yield self._table(node)
            case "blockquote":
                for child in node.children:
                    yield from self.blocks(child)
            case "html_block":
                yield from self._html(node)
            case "fence" | "code_block":
                yield Other(self.line(node), CODE)

    def _paragraph(self, node: "SyntaxTreeNode") -> Iterator[Block]:
        lines = [line for line in self.inline(node) if line.words.text.strip() or line.words.struck]
        if len(lines) == 1 and _is_bold(node):
            yield Heading(self.line(node), LINE_IN_BOLD, lines[0].words.text)
        elif lines:
            yield Paragraph(lines)

    def _html(self, node: "SyntaxTreeNode") -> Iterator[Block]:
        from letterkit.lists.pages.html_lists import html_blocks

        if "<!--" in node.content and "-->" not in node.content:
            yield Other(self.line(node), "a comment that is never closed, to the end of the file")
        for comment in _COMMENT.finditer(node.content):
            if said(comment[1]):
                raise refused_comment(self.name, self.line(node), comment[1])
        yield from html_blocks(node.content, self.line(node), self.name)

    def _list(self, node: "SyntaxTreeNode") -> ItemList:
        return ItemList(self.line(node), [self._item(child) for child in node.children])

    def _item(self, node: "SyntaxTreeNode") -> Item:
        item = Item(self.line(node))
        for child in node.children:
            for block in self.blocks(child):
                match block:
                    case Heading():
                        line = Line(block.line, Words(block.text), apart=True)
                        (item.more if item.lines else item.lines).append(line)
                    case Paragraph():
                        (item.more if item.lines else item.lines).extend(block.lines)
                    case ItemList():
                        item.inner.append(block)
                    case Table():
                        cells = [cell.text for row in block.rows for cell in row.cells]
                        item.more.append(Line(block.line, Words(" ".join(cells))))
        return item

    def _table(self, node: "SyntaxTreeNode") -> Table:
        header: list[Words] = []
        rows: list[TableRow] = []
        comment = False
        for part in node.children:
            for row in part.children:
                cells = [self._cell(cell) for cell in row.children]
                if part.type == "thead":
                    header = cells
                else:
                    found = self._row(row, cells, len(header))
                    begun, comment = comment, _is_in_comment(self._raw(row), comment)
                    if begun or comment or _OPEN_COMMENT.search(self._raw(row)):
                        found = replace(found, left_out="it is in a comment")
                    given = [cell for cell in row.children if _has_text(cell)]
                    across = len(cells) > 1 and len(given) == 1 and _is_bold(given[0])
                    rows.append(replace(found, across=across))
        if all(row.across for row in rows):
            rows = [replace(row, across=False) for row in rows]  # bold says nothing where all is
        return Table(self.line(node), header, rows)

    def _row(self, row: "SyntaxTreeNode", cells: list[Words], width: int) -> TableRow:
        """A row, with the cells beyond the header that Markdown itself does not show."""
        number = self.line(row)
        raw = self._raw(row)
        parts = _split_cells(raw)
        if len(parts) == 1 and width > 1 and "|" not in raw:
            return TableRow(number, cells, "it is a line of text below a table")
        beyond = [Words(part.strip()) for part in parts[width:]]
        return TableRow(number, [*cells[: max(len(parts), 1)], *beyond])

    def _raw(self, row: "SyntaxTreeNode") -> str:
        """The line of a row as it is in the file."""
        number = self.line(row)
        return self.lines[number] if number < len(self.lines) else ""

    def _cell(self, node: "SyntaxTreeNode") -> Words:
        lines = self.inline(node)
        text = ", ".join(line.words.text.strip() for line in lines if line.words.text.strip())
        links = tuple(link for line in lines for link in line.words.links)
        struck = bool(lines) and all(line.words.struck for line in lines)
        mark = together(Mark(line.words.shown, line.words.out) for line in lines)
        crossed = " ".join(line.words.crossed for line in lines if line.words.crossed)
        partly = any(line.words.partly for line in lines)
        picture = next((line.words.picture for line in lines if line.words.picture), "")
        crossed = crossed if struck else ""
        return Words(text, links, struck, mark.shown, mark.out, crossed, partly, picture)

    def inline(self, node: "SyntaxTreeNode") -> list[Line]:
        """The text of a block in lines, as the file and `<br>` break it."""
        text = MarkdownText(self.line(node), self.lines)
        for child in node.children:
            if child.type == "inline":
                for each in child.children:
                    text.add(each)
        return text.finished()


def _is_in_comment(line: str, before: bool) -> bool:
    """Whether a comment goes on behind a line, which may have begun inside one."""
    return line.rfind("<!--") > line.rfind("-->") or (before and "-->" not in line)


def _is_bold(node: "SyntaxTreeNode") -> bool:
    """Whether a paragraph is one bold text, but for a colon after it."""
    children = [
        child
        for inline in node.children
        for child in inline.children
        if child.type != "text" or child.content.strip(" :,")
    ]
    return len(children) == 1 and children[0].type == "strong"


def _has_text(cell: "SyntaxTreeNode") -> bool:
    return any(inline.content.strip() for inline in cell.children)


def _split_cells(line: str) -> list[str]:
    """A row's cells in the source; a mark `|` after a backslash parts none."""
    stripped = line.strip()
    stripped = stripped.removeprefix("|")
    if stripped.endswith("|") and not stripped.endswith("\\|"):
        stripped = stripped[:-1]
    return re.split(r"(?<!\\)\|", stripped)
