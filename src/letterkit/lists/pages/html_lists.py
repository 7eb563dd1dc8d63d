"""Web pages: their lists, tables and cards, of which `signing.py` says which name who signed.

A card is one of several elements with the same class in one place, each with a name and more in
elements of its own:

    <div class="signatory"><h3>Ada Example</h3><p class="role">Editor</p></div>
    <div class="signatory"><h3>Bo Example</h3></div>

Cards need no class: a heading in each is the name. Pictures with captions are items. What the marks
of an element say of somebody is in `html_marks`.

What a page does not show (`hidden`, `display: none`, `aria-hidden="true"`, scripts, templates) and
its menus and forms name nobody. An element whose `id` or `class` says who signed counts as a
heading that does. The parser decodes entities such as `&amp;`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_text
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.documents.documents import (
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
from letterkit.lists.documents.footnotes import raised
from letterkit.lists.documents.group_words import says_who_signed
from letterkit.lists.documents.signing_rows import contents_of
from letterkit.lists.pages.entry_marks import NONE, Mark, refused_comment, said, together
from letterkit.lists.pages.front_of_page import (
    for_all,
    heading_of_page,
    with_front,
    without_front,
)
from letterkit.lists.pages.html_cards import (
    cards_in,
    figures_in,
    is_card,
    is_wordless,
    runs_of,
    texts_of,
)
from letterkit.lists.pages.html_folded import WHAT, fold_away
from letterkit.lists.pages.html_marks import entry_mark, own_mark
from letterkit.lists.pages.html_plain_cards import unclear_card
from letterkit.lists.pages.html_styles import apply_styles
from letterkit.lists.pages.html_tables import rows_of_table
from letterkit.lists.pages.html_text import (
    BLOCKS,
    HEADINGS,
    SMALL_HEADINGS,
    Text,
    break_lines,
    flat_text,
    is_hidden,
    is_set_apart,
    is_silent,
    is_struck,
    words_of,
)
from letterkit.lists.pages.html_tree import LINE, page_tree
from letterkit.lists.rows.contents import Contents
from letterkit.lists.rows.name_shapes import is_sentence
from letterkit.lists.rows.not_names import is_control
from letterkit.lists.said.heading_states import is_state
from letterkit.lists.said.said_above import unclear
from letterkit.lists.sheets.sheet_frame import without_frame

_MENUS = frozenset({"nav", "footer", "aside", "menu"})
_LONGEST_LINE = 100  # of what is said of a term that is read as role and affiliation


def html_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """All of a page that names who signed, and what is passed over of it."""
    return html_text_contents(whole_text(path, name, encoding), name)


def html_text_contents(text: str, name: str) -> Contents:
    text, given = without_front(text, name)
    blocks = [*heading_of_page(given), *html_blocks(raised(text), 1, name)]
    found = contents_of(blocks, name, for_all(given))
    return with_front(found, given, name)


def html_blocks(text: str, first_line: int, name: str = "") -> list[Block]:
    """The blocks of a page, or of a part of one that begins on `first_line`."""
    try:
        tree = page_tree(text, first_line, name)
        body = tree.find("body")
        apply_styles(tree)
        page = _Page(first_line, name)
        if body is None:
            return []
        away = fold_away(body)
        folded = [Other(page.place(each), WHAT, is_entry=nobody) for each, nobody in away]
        return [*folded, *page.blocks(body, "")]
    except RecursionError as error:
        raise LetterkitError(f"{name}: too many elements inside each other") from error


@dataclass(slots=True)
class _Page:
    """Walks through the elements of a page."""

    line: int
    name: str
    mark: Mark = NONE
    as_written: bool = False  # in a `pre`

    def blocks(self, element: ET.Element, about: str) -> Iterator[Block]:
        """The blocks inside an element; `about` is what it says of itself in `id` or `class`."""
        cards = self._cards_in(element)
        figures = [] if cards else figures_in(element)
        # A heading between cards speaks for those below it, so each run of them is a block.
        runs = {id(run[0]): run for run in runs_of(element, cards or figures)}
        in_cards = {id(card) for card in (*cards, *figures)}
        text = Text(at=self._line(element), as_written=self.as_written)
        text.apart = int(is_set_apart(element))
        text.say(element.text)
        for child in element:
            if not isinstance(child.tag, str):
                self._comment(child, text)
                text.say(child.tail)
                continue
            line = self._line(child)
            if id(child) in in_cards:
                if run := runs.get(id(child)):
                    text.mark = together([text.mark, self.mark])
                    yield from text.paragraph()
                    yield self._cards(run, about, figures=bool(figures))
                text.say(child.tail)
                continue
            if cards and is_wordless(child, cards):
                yield Other(line, "a card without a word", is_entry=True)
                text.say(child.tail)
                continue
            silent = is_silent(child) and child.tag != "input"
            if child.tag in BLOCKS or _holds_blocks(child) or silent:
                text.mark = together([text.mark, self.mark])
                yield from text.paragraph()
                yield from self._marked(child, about, line)
            else:
                if child.tag == "br":
                    text.mark = together([text.mark, self.mark])
                text.add(child, line)
                if not is_struck(child):  # the text knows if all of it is crossed out
                    text.mark = together([text.mark, own_mark(child), entry_mark(child)])
            text.say(child.tail)
        text.mark = together([text.mark, self.mark])
        yield from text.paragraph()

    def _cards_in(self, element: ET.Element) -> list[ET.Element]:
        cards = cards_in(element)
        unclear = None if cards else unclear_card(element)
        if unclear is not None:
            raise LetterkitError(
                f"{self.name}:{self._line(unclear)}: is the second part of this the name, or does"
                f" it say more of the person? {flat_text(unclear)[:_LONGEST_LINE]}",
                hint="write a comma behind each name where it says more, or the whole name as one"
                " part",
            )
        return cards

    def _cards(self, run: Sequence[ET.Element], about: str, *, figures: bool) -> Block:
        if not figures:
            return self._card_table(run, about)
        items = [self._item(each) for each in run]
        return ItemList(items[0].line, items, about)

    def _comment(self, comment: ET.Element, text: Text) -> None:
        """A comment about a signature: behind a text it is about that, elsewhere about anybody."""
        mark = said(comment.text or "")
        if not mark:
            return
        if not "".join(text.pieces).strip():
            raise refused_comment(self.name, self.line, comment.text or "")
        text.mark = together([text.mark, mark])

    def _block(self, element: ET.Element, about: str, line: int) -> Iterator[Block]:
        tag = str(element.tag)
        own = _about(element) or about
        if is_silent(element):
            return
        if is_hidden(element) or tag in _MENUS:
            yield from self._left_aside(element, line)
        elif tag in HEADINGS or tag in SMALL_HEADINGS:
            level = int(tag[1]) if tag in HEADINGS else LINE_IN_BOLD
            yield Heading(line, level, flat_text(element))
        elif tag == "dl" and _has_labels(element):
            yield from self._labelled(element)
        elif tag in ("ul", "ol") or (tag == "dl" and element.find("dt") is not None):
            yield from self._list(element, own, line)
        elif tag == "table":
            yield from self._table(element, own, line)
        elif tag == "p" and _is_bold(element):
            yield Heading(line, LINE_IN_BOLD, flat_text(element))
        elif tag == "pre":
            break_lines(element)
            self.as_written = True
            yield from self.blocks(element, own)
            self.as_written = False
        else:
            yield from self.blocks(element, own)

    def _marked(self, element: ET.Element, about: str, line: int) -> Iterator[Block]:
        """The blocks of an element, with what it says of all that is in it."""
        above = self.mark
        self.mark = together([above, own_mark(element)])
        yield from self._block(element, about, line)
        self.mark = above

    def _left_aside(self, element: ET.Element, line: int) -> Iterator[Block]:
        rows = sum(each.tag in ("li", "tr", "dt") for each in element.iter())
        what = "a menu or the foot of the page" if element.tag in _MENUS else "a hidden part"
        if rows or flat_text(element):
            yield Other(line, f"{what} with {rows} items" if rows else what)

    def place(self, element: ET.Element) -> int:
        """The line on which an element begins."""
        return self._line(element)

    def _line(self, element: ET.Element) -> int:
        said = element.get(LINE, "")
        if said.isascii() and said.isdigit():
            self.line = int(said)
        return self.line

    def _list(self, element: ET.Element, about: str, line: int) -> Iterator[Block]:
        for child in element:
            if not isinstance(child.tag, str) and said(child.text or ""):
                raise refused_comment(self.name, self.line, child.text or "")
        if cards := self._cards_in(element):
            yield self._card_table(cards, about)
            return
        items = [self._item(child) for child in element if child.tag in ("li", "div")]
        if element.tag == "dl":
            items = self._described(element)
        if items:
            yield ItemList(line, items, about)

    def _item(self, element: ET.Element) -> Item:
        mark = together([self.mark, entry_mark(element)])
        item = Item(self._line(element), left_out=mark.out, shown=mark.shown)
        if is_hidden(element):
            item.left_out = "it is hidden on the page"
        elif is_control(flat_text(element)):
            item.left_out = "it is something to press on the page, not a name"
        for block in self.blocks(element, ""):
            match block:
                case Heading():
                    line = Line(block.line, Words(block.text), broken=True, apart=True)
                    item.lines.append(line)
                case Paragraph():
                    begins = block.lines[0]
                    first = replace(begins, broken=bool(item.lines))
                    item.lines += [first, *block.lines[1:]]
                case ItemList():
                    item.inner.append(block)
                case Table():
                    item.lines += _cells_as_lines(block)
        return item

    def _described(self, element: ET.Element) -> list[Item]:
        """The terms of a `dl` as items, with what is said of each."""
        items: list[Item] = []
        for child in element.iter():
            if child.tag == "dt":
                if is_state(flat_text(child)):
                    raise unclear(f"{self.name}:{self._line(child)}", flat_text(child))
                items.append(self._item(child))
            elif child.tag == "dd" and items:
                words = words_of(child)
                line = Line(self._line(child), words, broken=True)
                long = len(words.text) > _LONGEST_LINE or is_sentence(words.text)
                (items[-1].more if long or items[-1].more else items[-1].lines).append(line)
        return items

    def _labelled(self, element: ET.Element) -> Iterator[Block]:
        """A `dl` of `Name`, `Role` and so on: a paragraph of labelled lines for each person."""
        people: list[list[Line]] = []
        first = label = ""
        for child in element.iter():
            if child.tag == "dt":
                label = flat_text(child).rstrip(" :：")
                first = first or label
                if label == first:
                    people.append([])
            elif child.tag == "dd" and people:
                words = words_of(child)
                mark = together([self.mark, own_mark(child), entry_mark(child)])
                text = f"{label}: {words.text}"
                words = Words(text, words.links, words.struck, mark.shown, mark.out)
                people[-1].append(Line(self._line(child), words))
        for lines in people:
            if lines:
                yield Paragraph(lines)

    def _table(self, element: ET.Element, about: str, line: int) -> Iterator[Block]:
        """A table of data; one that only lays out a page is gone into."""
        inside = [each for each in element.iter() if each is not element]
        if any(each.tag in ("table", "ul", "ol", *HEADINGS) for each in inside):
            for cell in inside:
                if cell.tag in ("td", "th") and not _is_inside(cell, inside):
                    yield from self.blocks(cell, about)
            return
        caption = element.find("caption")
        if caption is not None:
            yield Heading(self._line(caption), LINE_IN_BOLD, flat_text(caption))
        rows = list(rows_of_table(element, self.mark, self._line, self.name))
        rows = [row for row in rows if row.cells]
        header: Sequence[Words] = ()
        first = next((each for each in element.iter("tr") if len(each)), None)
        if inner := without_frame(rows):
            header, rows = inner[0].cells, inner[1:]
        elif first is not None and _is_header(first):
            header, rows = rows[0].cells, rows[1:]
        if rows or header:
            yield Table(line, header, rows, about)

    def _card_table(self, cards: Sequence[ET.Element], about: str) -> Table:
        """Cards as a table, a column for each class of the elements in them."""
        found = texts_of(cards)
        titles = list(dict.fromkeys(title for card in found for title in card))
        if "name" in titles:
            titles.remove("name")
            titles.insert(0, "name")
        rows = []
        for card, values in zip(cards, found, strict=True):
            mark = together([self.mark, entry_mark(card)])
            reason = "it is hidden on the page" if is_hidden(card) else mark.out
            cells = [values.get(title, Words("")) for title in titles]
            rows.append(TableRow(self._line(card), cells, reason, shown=mark.shown))
        about = about or _about(cards[0])
        header = [Words(title) for title in titles]
        return Table(rows[0].line, header, rows, about, records=all(map(is_card, cards)))


def _has_labels(element: ET.Element) -> bool:
    """Whether the terms of a `dl` are titles, one of them for a name."""
    fields = [field_of(flat_text(term).rstrip(" :：")) for term in element.iter("dt")]
    return bool({"name", FIRST, LAST} & set(fields)) and 2 * fields.count("") <= len(fields)


def _is_inside(cell: ET.Element, elements: Sequence[ET.Element]) -> bool:
    """Whether a cell is in a cell of another table."""
    outer = (each for each in elements if each.tag in ("td", "th") and each is not cell)
    return any(cell in each.iter() for each in outer)


def _cells_as_lines(table: Table) -> Iterator[Line]:
    for row in table.rows:
        for cell in row.cells:
            yield Line(row.line, cell, broken=True)


def _holds_blocks(element: ET.Element) -> bool:
    return any(each.tag in BLOCKS for each in element.iter() if each is not element)


def _about(element: ET.Element) -> str:
    """The `id` or a class of an element that says who signed."""
    for word in (element.get("id", ""), *element.get("class", "").split()):
        if word and says_who_signed(word):
            return word
    return ""


def _is_header(row: ET.Element) -> bool:
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if cells and all(cell.tag == "th" for cell in cells):
        return True
    known = [field_of(flat_text(cell)) for cell in cells]
    return "name" in known or len({each for each in known if each}) > 1


def _is_bold(element: ET.Element) -> bool:
    """Whether a paragraph is one bold text."""
    inside = list(element)
    if len(inside) != 1 or inside[0].tag not in ("b", "strong"):
        return False
    around = (element.text or "") + (inside[0].tail or "")
    return not around.strip(" \t\n:,") and bool(flat_text(element))
