"""Lines in bold or italics among plain ones, which are headings as `##` is.

    <b>Norway</b><br>Ada Example<br>Bo Sample<br><b>Kenya</b><br>Cy Specimen
    **Not for publication**            - **Norway**        _Organisations_
    Cy Specimen                        - Ada Example
                                                           - Example Society

A line may also be in bold because it is a name with details below it, or a detail in italics below
a name; then it stays as it is. Where it could be a heading or a signatory, the heading is in doubt,
and who reads the names below it stops.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.lists.documents.documents import (
    LINE_IN_BOLD,
    Block,
    Heading,
    Item,
    ItemList,
    Line,
    Paragraph,
    Table,
)
from letterkit.lists.documents.group_words import is_only_group, kind_of_group, says_who_signed
from letterkit.lists.people.beside_names import (
    is_country,
    is_like_person,
    is_organisation,
    is_role,
    is_title,
)
from letterkit.lists.rows.name_shapes import introduces, is_institution, is_name, is_sentence
from letterkit.lists.said.heading_states import is_ordinary
from letterkit.lists.said.said_above import judged, plain_heading

_MORE = re.compile(r"[,،;(\[<|]|\s[-–—]{1,3}\s|\t")
_MOST = 0.6  # of the lines below a heading
_FEW_WORDS = 6
_ENOUGH_ABOVE = 2  # plain lines before one in bold that is no detail of them

# What a line set apart can be: a heading, a body that people belong to, a name, or anything.
_HEADING, _BODY, _NAME, _ANYTHING = "heading", "body", "name", "anything"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a paragraph or an item of a list, with the numbers of its block and in it."""

    block: int
    place: int
    line: int
    text: str
    apart: bool
    item: bool
    first: bool  # of several lines of a paragraph
    last: bool


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with a heading for each line set apart that is one, or may be one."""
    headings: dict[tuple[int, int], Heading] = {}
    for run, table_below in _runs(blocks):
        for entry, doubt in _found(run, table_below=table_below):
            level = LINE_IN_BOLD
            heading = Heading(entry.line, level, entry.text.strip(" :*_"), doubt)
            headings[entry.block, entry.place] = heading
    if not headings:
        return list(blocks)
    return [each for n, block in enumerate(blocks) for each in _parted(n, block, headings)]


def _runs(blocks: Sequence[Block]) -> Iterator[tuple[list[_Entry], bool]]:
    """Lines and items with no heading, table or sentence between; whether a table follows."""
    run: list[_Entry] = []
    for number, block in enumerate(blocks):
        if not isinstance(block, Paragraph | ItemList):
            yield run, isinstance(block, Table)
            run = []
        elif isinstance(block, Paragraph) and _ends_run(block):
            yield run, False
            run = []
        else:
            run += _entries(number, block)
    yield run, False


def _ends_run(paragraph: Paragraph) -> bool:
    if any(line.apart for line in paragraph.lines):
        return False
    text = paragraph.text
    return is_sentence(text) or introduces(text) or says_who_signed(text)


def _entries(number: int, block: Paragraph | ItemList) -> Iterator[_Entry]:
    if isinstance(block, ItemList):
        for place, item in enumerate(block.items):
            yield _Entry(number, place, item.line, item.text, _is_apart(item), True, True, True)
        return
    end = len(block.lines) - 1
    for place, line in enumerate(block.lines):
        several, text = end > 0, line.words.text.strip()
        first = several and place == 0
        yield _Entry(number, place, line.line, text, line.apart, False, first, place == end)


def _is_apart(item: Item) -> bool:
    alone = len(item.lines) == 1 and not item.more and not item.inner
    return alone and item.lines[0].apart and not (item.left_out or item.shown)


def _found(run: Sequence[_Entry], *, table_below: bool) -> Iterator[tuple[_Entry, str]]:
    """The entries of a run that are headings, each with what is in doubt of it."""
    if not any(entry.apart for entry in run):
        return
    if all(entry.apart for entry in run) and not table_below:
        return
    whats = [_what(entry.text) if entry.apart else "" for entry in run]
    opens = run[0].apart or any(entry.apart and (entry.first or entry.item) for entry in run)
    parts = _HEADING in whats
    # One institution in bold may sign; several that open a list part it.
    bodies = run[0].apart and sum(what in (_HEADING, _BODY) for what in whats) > 1
    for number, entry in enumerate(run):
        if not entry.apart:
            continue
        below = _below(run, number)
        alone = not entry.item and not entry.first and entry.last
        listed = alone and bool(below) and below[0].item
        if opens or listed or (table_below and not below):
            texts = [each.text for each in below]
            said = _says(whats[number], texts, parts=parts, bodies=bodies)
            if said or (table_below and not below and whats[number] == _HEADING):
                yield entry, said.removeprefix(_HEADING)
        elif whats[number] == _HEADING and (_goes_on(run, number) or _asks(entry, below)):
            yield entry, "line"


def _below(run: Sequence[_Entry], number: int) -> list[_Entry]:
    """What stands below an entry, up to the next one that is set apart."""
    found = []
    for entry in run[number + 1 :]:
        if entry.apart:
            break
        found.append(entry)
    return found


def _goes_on(run: Sequence[_Entry], number: int) -> bool:
    """Whether people stand above and below a line, within one paragraph."""
    above = run[max(number - _ENOUGH_ABOVE, 0) : number]
    below = run[number + 1 : number + 2]
    around = [*above, *below]
    return (
        len(above) == _ENOUGH_ABOVE
        and bool(below)
        and all(each.block == run[number].block and not each.apart for each in around)
        and all(_is_person(each.text) for each in around)
    )


def _asks(entry: _Entry, below: Sequence[_Entry]) -> bool:
    """Whether a line between people may ask something for those below, and not for one above."""
    said = judged(entry.text)
    speaks = bool(said.out or said.shown or said.unclear) and entry.text[:1] not in "(["
    next_one = below[0] if below else None
    return speaks and next_one is not None and _is_person(next_one.text)


def _says(what: str, below: Sequence[str], *, parts: bool, bodies: bool) -> str:
    """Whether a line above others is a heading, or may be one; nothing if it is none.

    `parts` says that another line in the same list is a heading for certain, and `bodies` that
    institutions are.
    """
    if not (what and below) or sum(map(is_name, below)) < _MOST * len(below):
        return ""
    people = sum(map(_is_person, below))
    others = sum(is_organisation(each) for each in below)
    if what == _HEADING:
        return _HEADING
    if what == _BODY:
        if len(below) == 1 and _has_role(below[0]):
            return "line"  # "Example Union", and below it who signs for it
        if people >= _MOST * len(below):
            return _HEADING if bodies else "line"
        return "line" if people and not others else ""
    if what == _NAME:
        return "line" if parts and people >= _MOST * len(below) else ""
    return "line" if people >= _MOST * len(below) else ""


def _what(text: str) -> str:
    """What a line set apart can be, by its words alone."""
    plain = plain_heading(text)
    said = judged(text)
    if said.out or said.shown or said.unclear:
        return _HEADING
    if len(plain.split()) > _FEW_WORDS or is_sentence(plain) or plain[:1] in "([":
        return ""
    if is_country(plain) or is_only_group(plain) or says_who_signed(plain):
        return _HEADING
    if _is_person(plain):
        return _ANYTHING if is_ordinary(_without_titles(plain)) else _NAME
    if is_organisation(plain) or is_institution(plain):
        return _HEADING if kind_of_group(plain) and " " not in plain else _BODY
    if kind_of_group(plain) or is_role(plain):
        return _HEADING
    if is_ordinary(plain) and _without_titles(plain) == plain:
        return _HEADING
    return _ANYTHING


def _without_titles(text: str) -> str:
    words = text.split()
    while len(words) > 1 and (is_title(words[0]) or is_role(words[0])):
        del words[0]
    return " ".join(words)


def may_be_signatory(text: str) -> bool:
    """Whether a paragraph all in bold is rather somebody's name than a heading."""
    return _what(text) == _NAME


def _is_person(text: str) -> bool:
    """Whether a line begins with a name of somebody, perhaps with a title or in capitals."""
    name = _MORE.split(text.strip(), maxsplit=1)[0].strip()
    plain = _without_titles(name)
    if is_institution(plain):
        return False  # "Facultad de Derecho", "Wydział Prawa"
    if is_like_person(plain):
        return True
    return plain.isupper() and " " in plain and is_like_person(plain.title())


def _has_role(text: str) -> bool:
    _, comma, more = text.partition(",")
    return bool(comma) and is_role(more)


def _parted(number: int, block: Block, headings: dict[tuple[int, int], Heading]) -> Iterator[Block]:
    """A block cut at its headings."""
    if not isinstance(block, Paragraph | ItemList) or not any(n == number for n, _ in headings):
        yield block
        return
    of_block = {place: heading for (n, place), heading in headings.items() if n == number}
    if isinstance(block, Paragraph):
        yield from _parted_lines(block, of_block)
    else:
        yield from _parted_items(block, of_block)


def _parted_lines(block: Paragraph, headings: Mapping[int, Heading]) -> Iterator[Block]:
    lines: list[Line] = []
    for place, line in enumerate(block.lines):
        if heading := headings.get(place):
            if lines:
                yield Paragraph(lines)
            yield heading
            lines = []
        else:
            lines.append(line if lines else replace(line, broken=False))
    if lines:
        yield Paragraph(lines)


def _parted_items(block: ItemList, headings: Mapping[int, Heading]) -> Iterator[Block]:
    items: list[Item] = []
    for place, item in enumerate(block.items):
        if heading := headings.get(place):
            if items:
                yield ItemList(items[0].line, items, block.about)
            yield replace(heading, doubt="item" if heading.doubt else "")
            items = []
        else:
            items.append(item)
    if items:
        yield ItemList(items[0].line, items, block.about)
