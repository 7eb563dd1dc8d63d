"""What stands in the sections of a document that name nobody, each line with the reason."""

from collections.abc import Iterator, Sequence

from letterkit.lists.columns.questions import field_of
from letterkit.lists.documents.documents import ItemList, Line, Table, items_in
from letterkit.lists.documents.group_words import says_who_signed
from letterkit.lists.documents.item_texts import unescaped
from letterkit.lists.documents.signing_blocks import People, Section, has_names
from letterkit.lists.documents.signing_walk import ELSE, MAYBE
from letterkit.lists.rows.contents import LeftOut
from letterkit.lists.rows.not_names import why_no_name
from letterkit.lists.said.leaving import name_in
from letterkit.lists.sheets.partly_struck import crossed_below
from letterkit.lists.texts.datelines import PLACE_AND_DAY, is_place_and_day

TEXT_BESIDE = "a text beside the list"


def passed_over(sections: Sequence[Section], name: str) -> Iterator[LeftOut]:
    """The items, rows and lines of sections that name nobody."""
    for section in sections:
        reason = "it stands below nothing that says who signed"
        if section.title:
            reason = _why_passed(section)
        match section.block:
            case ItemList():
                lines = [item.line for item in items_in(section.block)]
            case Table():
                lines = [row.line for row in section.block.rows]
                if section.says == MAYBE or (section.says == ELSE and not has_names(section.block)):
                    reason = "the header of its table has no column for a name"
            case People():
                own = [(each.line, _own_reason(each, name)) for each in section.block.lines]
                yield from (found for _, found in own if found)
                lines = [line for line, found in own if not found]
        names = _names_in(section) if section.against else {}
        for line in lines:
            yield LeftOut(name, line, reason, names.get(line, ""))


def _own_reason(line: Line, name: str) -> LeftOut | None:
    """Why a line names nobody in whatever section it stands."""
    if struck := crossed_below(line, name):
        return struck
    if is_place_and_day(line.words.text):
        return LeftOut(name, line.line, PLACE_AND_DAY)
    why = why_no_name(line.words.text)
    return LeftOut(name, line.line, why) if why else None


def _why_passed(section: Section) -> str:
    """Why nobody of a section is read that stands below a heading."""
    if says_who_signed(section.title) and isinstance(section.block, People):
        return f"{TEXT_BESIDE} below “{section.title[:60]}”, not an item of it"
    if says_who_signed(section.title):
        return f"it stands below “{section.title[:60]}”, but not in the list of names"
    return f"it stands below “{section.title[:60]}”, not among those who signed"


def _names_in(section: Section) -> dict[int, str]:
    """The names of a section by line, where its heading says that they do not sign."""
    match section.block:
        case ItemList():
            return {item.line: name_in(unescaped(item.text)) for item in items_in(section.block)}
        case Table():
            titles = [field_of(cell.text) for cell in section.block.header]
            place = titles.index("name") if "name" in titles else 0
            return {
                row.line: name_in(unescaped(row.cells[place].text))
                for row in section.block.rows
                if place < len(row.cells)
            }
        case People():
            return {line.line: name_in(line.words.text) for line in section.block.lines}
