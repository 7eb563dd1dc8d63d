"""Entries of a page that stand on one line of its file, each with its number there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.lists.documents.documents import Item, ItemList, Line, Table, items_in
from letterkit.lists.documents.signing_blocks import People, Section
from letterkit.text.item_lines import ItemLine


def with_numbers(sections: Sequence[Section]) -> list[Section]:
    """The sections with the number of each entry beside its line, where several are on a line.

    It is counted from the first entry on the line, so that a reader can find it.
    """
    shared = Counter(line for section in sections for line in _lines(section.block))
    if not any(count > 1 for count in shared.values()):
        return list(sections)
    numbers = _Numbers(shared)
    return [replace(each, block=_numbered(each.block, numbers)) for each in sections]


class _Numbers:
    """Counts the entries of each line."""

    def __init__(self, shared: Counter[int]) -> None:
        self._shared = shared
        self._seen: Counter[int] = Counter()

    def of(self, line: int) -> int:
        if self._shared[line] < 2:
            return line
        self._seen[line] += 1
        return ItemLine(line, self._seen[line])


def _lines(block: ItemList | Table | People) -> Iterator[int]:
    match block:
        case People():
            yield from (line.line for line in block.lines)
        case ItemList():
            yield from (item.line for item in items_in(block))
        case Table():
            yield from (row.line for row in block.rows)


def _numbered(block: ItemList | Table | People, numbers: _Numbers) -> ItemList | Table | People:
    match block:
        case People():
            paragraphs = []
            for lines in block.paragraphs:
                paragraphs.append([replace(each, line=numbers.of(each.line)) for each in lines])
            return People(list(paragraphs))
        case Table():
            rows = [replace(row, line=numbers.of(row.line)) for row in block.rows]
            return replace(block, rows=rows)
        case ItemList():
            _number_items(block, numbers)
            return block


def _number_items(items: ItemList, numbers: _Numbers) -> None:
    for item in items.items:
        line = numbers.of(item.line)
        _move(item, line)
        for inner in item.inner:
            _number_items(inner, numbers)


def _move(item: Item, line: int) -> None:
    """Give an item, and what stands on its line, the number."""

    def moved(each: Line) -> Line:
        return replace(each, line=line) if int(each.line) == int(line) else each

    item.lines = [moved(each) for each in item.lines]
    item.more = [moved(each) for each in item.more]
    item.line = line
