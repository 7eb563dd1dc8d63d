"""The sections of a document that name signatories, as parts with rows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.lists.documents.documents import (
    CODE,
    Block,
    Item,
    ItemList,
    Line,
    Other,
    Paragraph,
    Table,
    Words,
)
from letterkit.lists.documents.group_words import kind_of_group, kind_of_those, says_who_signed
from letterkit.lists.documents.item_texts import FIELDS, are_dashed, item_values, unescaped
from letterkit.lists.documents.passed_sections import passed_over
from letterkit.lists.documents.places_of_work import kind_below, say_more
from letterkit.lists.documents.set_apart import with_headings
from letterkit.lists.documents.shared_lines import with_numbers
from letterkit.lists.documents.signing import Chosen, choose
from letterkit.lists.documents.signing_blocks import People, Section, texts_of
from letterkit.lists.documents.signing_tables import (
    BY_PICTURE,
    CROSSED_OUT,
    EMPTY,
    named_by_picture,
    rows_of_table,
)
from letterkit.lists.pages.entry_marks import Mark, together
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents, LeftOut, Part, part_of_records
from letterkit.lists.rows.name_shapes import introduces, is_name
from letterkit.lists.rows.not_names import why_no_name, why_unticked
from letterkit.lists.said.leaving import name_in, who_is_crossed
from letterkit.lists.said.wishes import is_about_signature
from letterkit.lists.sheets.partly_struck import refused_partly
from letterkit.lists.sheets.side_by_side import tables_beside
from letterkit.lists.texts.datelines import PLACE_AND_DAY, lines_of_days
from letterkit.lists.texts.gaps import columns_by_gaps, refuse_gaps
from letterkit.lists.texts.labelled_lines import are_labelled, labelled_records
from letterkit.lists.texts.paragraphs import people_in, refuse_several, values_of
from letterkit.model.incoming import Incoming

LOOSE_ROW = "a row of no table: a blank line or a heading parts it from one, or |---| is missing"
_AS_HEADING = 'put a heading such as "## Signatories" above the list of those who signed'
_AS_TABLE = "put a line |---|---| below the titles of the table, and take blank lines out of it"
_SAYS = "it says"
_BOX = re.compile(r"\[([ xX✓✔])\]\s+")


@dataclass(slots=True)
class SigningRows:
    """What a section holds: records by kind and title, tables, and what is left out."""

    name: str
    groups: dict[tuple[str, str], list[Record]] = field(default_factory=dict)
    tables: list[Part] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, section: Section, common: Mapping[str, str]) -> None:
        match section.block:
            case ItemList():
                self._items(section.block, section.title, section.kind, common)
            case Table():
                self._table(section.block, section.title, section.kind, common)
            case People():
                self._people(section.block, section, common)

    def leave(self, line: int, reason: str, who: str = "") -> None:
        """Leave a line out; `who` is the person whose signature it takes back."""
        # A word in the place of a name may take back the signature of the person who stood there.
        gone = Incoming(self.name, line, "", {"consent": "no"})
        nameless = reason.startswith(_SAYS)
        self.left_out.append(
            LeftOut(self.name, line, reason, who, fallen=gone if nameless else None)
        )

    def _record(self, line: int, title: str, kind: str, values: Mapping[str, str]) -> None:
        records = self.groups.setdefault((title, kind), [])
        records.append(Record(self.name, line, dict(values)))

    def _people(self, block: People, section: Section, common: Mapping[str, str]) -> None:
        if are_labelled([line.words.text for line in block.lines]):
            for record in labelled_records(self._without_marked(block), self.name):
                self._record(record.line, section.title, section.kind, {**common, **record.values})
            return
        kept: list[Sequence[Line]] = []
        days = lines_of_days([(line.line, line.words.text) for line in block.lines], self.name)
        for paragraph in block.paragraphs:
            reasons = [
                PLACE_AND_DAY if line.line in days else why_no_name(line.words.text)
                for line in paragraph
            ]
            for line, reason in zip(paragraph, reasons, strict=True):
                if reason:
                    self.leave(line.line, reason)
            kept.append([line for line, why in zip(paragraph, reasons, strict=True) if not why])
        if self._columns([line for lines in kept for line in lines], section, common):
            return
        for lines in people_in([lines for lines in kept if lines], self.name):
            self._person(lines, section, common)

    def _columns(self, lines: Sequence[Line], section: Section, common: Mapping[str, str]) -> bool:
        """Whether blanks part lines into columns, which are a table then."""
        texts = [(line.line, line.words.text) for line in lines]
        plain = all(line.words == Words(line.words.text) for line in lines)
        if not plain:
            refuse_gaps(texts, self.name)
            return False
        rows = columns_by_gaps(texts, self.name, section.kind) if texts else []
        if not rows:
            return False
        header, *below = rows
        titled = header._replace(cells=[*header.cells, *common])
        more = list(common.values())
        below = [row._replace(cells=[*row.cells, *more]) for row in below]
        self.tables.append(Part(section.title, [titled, *below], section.kind))
        return True

    def _without_marked(self, block: People) -> list[Sequence[Line]]:
        """The people of labelled lines; what marks say of them becomes a line, or leaves out."""
        kept: list[Sequence[Line]] = []
        for paragraph in block.paragraphs:
            mark = together(Mark(line.words.shown, line.words.out) for line in paragraph)
            if mark.out:
                self.leave(paragraph[0].line, mark.out)
            elif mark.shown:
                kept.append([*paragraph, Line(paragraph[0].line, Words(f"shown: {mark.shown}"))])
            else:
                kept.append(paragraph)
        return kept

    def _person(self, lines: Sequence[Line], section: Section, common: Mapping[str, str]) -> None:
        first = lines[0]
        if not first.words.text.strip() or first.words.struck:
            reason = CROSSED_OUT if first.words.struck else EMPTY
            self.leave(first.line, reason, name_in(first.words.crossed))
            return
        marks = [Mark(line.words.shown, line.words.out) for line in lines]
        mark = together(marks)
        if mark.out:
            self.leave(first.line, mark.out, name_in(first.words.text))
            return
        if reason := why_unticked(first.words.text):
            self.leave(first.line, reason, who_is_crossed(first.words.text))
            return
        if first.words.partly:
            raise refused_partly(f"{self.name}:{first.line}", first.words.text)
        values = item_values(first.words, section.kind) if len(lines) == 1 else values_of(lines)
        if mark.shown:
            values["shown"] = mark.shown
        self._note_picture(first.line, [line.words for line in lines])
        self._record(first.line, section.title, section.kind, {**common, **values})

    def _items(self, items: ItemList, title: str, kind: str, common: Mapping[str, str]) -> None:
        if kind != "organisation":
            refuse_several([Line(item.line, Words(item.text)) for item in items.items], self.name)
            refuse_gaps([(item.line, item.text) for item in items.items], self.name)
        # What kind people below a heading for organisations are is asked later.
        whole = "" if say_more(item.text for item in items.items) else kind
        dashed = are_dashed(item.text for item in items.items)
        for item in items.items:
            if item.inner and self._is_group(item):
                words = item.text.strip(" :*_")
                self.leave(item.line, "it is a heading of the items in it")
                for inner in item.inner:
                    below = kind_below(words, kind_of_those(words) or kind, texts_of(inner))
                    self._items(inner, words, below, common)
                continue
            reason = self._reason(item)
            if reason:
                self.leave(item.line, reason, _who_leaves(item))
            elif item.lines and item.lines[0].words.partly:
                raise refused_partly(f"{self.name}:{item.line}", item.text)
            else:
                values = item_values(self._words(item), whole, dashed=dashed)
                if shown := _mark_of(item).shown:
                    values["shown"] = shown
                self._note_picture(item.line, [line.words for line in item.lines])
                if item.more:
                    values["more"] = " ".join(line.words.text for line in item.more)
                self._record(item.line, title, kind, {**common, **values})
            for inner in item.inner:
                self._inside(inner, item.line)

    def _note_picture(self, line: int, words: Sequence[Words]) -> None:
        if any(each.picture for each in words):
            self.notes.append(f"{self.name}:{line}: {BY_PICTURE}")

    def _is_group(self, item: Item) -> bool:
        """Whether an item is a heading of the items in it: `Organisations:`, `Germany:`."""
        text = item.text.strip()
        if introduces(text) or kind_of_group(text) or says_who_signed(text):
            return True
        if is_name(text) and (" " in text or item.lines[0].words.links):
            return False
        raise LetterkitError(
            f"{self.name}:{item.line}: is this item a signatory, or a heading of those in it?",
            hint="write a colon at its end if it is a heading, or take the indent off the others",
        )

    def _inside(self, items: ItemList, line: int) -> None:
        for item in items.items:
            self.leave(item.line, f"it stands inside the item of line {line}")
            for inner in item.inner:
                self._inside(inner, line)

    def _reason(self, item: Item) -> str:
        if out := _mark_of(item).out:
            return out
        words = item.lines[0].words if item.lines else Words("")
        box = _BOX.match(words.text)
        if box and box[1] == " ":
            return "its box is not ticked"
        text = _BOX.sub("", item.text, count=1)
        if not text.strip():
            return CROSSED_OUT if words.struck else EMPTY
        plain = unescaped(text)
        if reason := why_unticked(plain):
            return reason
        if is_about_signature(plain.strip("()[] ")) and not hidden_name(plain):
            return f"{_SAYS} “{plain[:60]}”, and names nobody"
        return why_no_name(plain)

    def _words(self, item: Item) -> Words:
        """The text of an item in one line."""
        for line in item.lines:
            if line.lazy:
                raise LetterkitError(
                    f"{self.name}:{line.line}: does this line belong to the item above?",
                    hint="indent it by two blanks if it does; put - before it if it is a person",
                )
        links = tuple(link for line in item.lines for link in line.words.links)
        return Words(_BOX.sub("", item.text, count=1), links)

    def _table(self, table: Table, title: str, kind: str, common: Mapping[str, str]) -> None:
        for number, each in enumerate(tables_beside(table)):
            rows, left_out = rows_of_table(each, self.name, common)
            self.left_out += left_out
            self.notes += [f"{self.name}:{n}: {BY_PICTURE}" for n in named_by_picture(each)]
            if len(rows) > 1:
                own = f"{title}, beside the first" if number else title
                self.tables.append(Part(own, rows, kind, records=table.records))


def _mark_of(item: Item) -> Mark:
    """What the marks of an item, and of the words in it, say of the signature."""
    words = [line.words for line in (*item.lines, *item.more)]
    return together([Mark(item.shown, item.left_out), *(Mark(w.shown, w.out) for w in words)])


def _who_leaves(item: Item) -> str:
    """Whose signature an item takes back: of somebody crossed out, hidden or marked as gone."""
    words = item.lines[0].words if item.lines else Words("")
    if words.struck:
        return name_in(words.crossed)
    text = unescaped(item.text)
    return name_in(text) if _mark_of(item).out else who_is_crossed(text)


def rows_of(
    blocks: Sequence[Block], name: str, common: Mapping[str, str], *, own: bool = False
) -> SigningRows:
    """Everything of a document's blocks: who signed, and what is left out."""
    chosen = choose(with_headings(blocks), name, own=own)
    sections = [*chosen.signing, *chosen.passed]
    if not own:
        sections = with_numbers(sections)
    signing, passed = sections[: len(chosen.signing)], sections[len(chosen.signing) :]
    found = SigningRows(name)
    for section in signing:
        found.add(section, common)
    found.left_out += passed_over(passed, name)
    found.left_out += [LeftOut(name, line, "it is a sentence, not a name") for line in chosen.prose]
    found.left_out += [
        LeftOut(name, each.line, each.what) for each in chosen.others if each.is_entry
    ]
    if own and chosen.loose_rows:
        raise LetterkitError(f"{name}:{chosen.loose_rows[0]}: {LOOSE_ROW}", hint=_AS_TABLE)
    found.left_out += [LeftOut(name, line, LOOSE_ROW) for line in chosen.loose_rows]
    found.left_out.sort(key=lambda each: each.line)
    found.notes += _notes(chosen, name)
    return found


def contents_of(
    blocks: Sequence[Block], name: str, common: Mapping[str, str] | None = None
) -> Contents:
    """The same as parts: one for each heading with a kind, one for each table."""
    found = rows_of(blocks, name, common or {})
    parts = [_part(records, name, title, kind) for (title, kind), records in found.groups.items()]
    parts += found.tables
    if not parts and not any(each.name for each in found.left_out):
        raise nobody(name, found.left_out, blocks)
    return Contents(parts, found.left_out, found.notes)


def _part(records: Sequence[Record], name: str, title: str, kind: str) -> Part:
    """Records as a part, whose columns stand in the order of a list."""
    there = {column for record in records for column in record.values}
    ordered = [column for column in (*FIELDS, "shown") if column in there]
    first = Record(name, 1, dict.fromkeys(ordered, ""))
    part = part_of_records([first, *records], name, title, kind)
    return Part(title, [part.rows[0], *part.rows[2:]], kind)


def nobody(name: str, left_out: Sequence[LeftOut], blocks: Sequence[Block]) -> LetterkitError:
    """The error for a document in which nothing is a signatory."""
    if not left_out:
        code = next((each for each in blocks if each == Other(each.line, CODE)), None)
        if code:
            return LetterkitError(
                f"{name}:{code.line}: {CODE}, which is not read, and nobody beside it",
                hint="if people signed in it, take away the four blanks before its lines, or the"
                " lines with ``` around them",
            )
        text = next((each for each in blocks if isinstance(each, Paragraph)), None)
        fact = f"{name}: nobody is in it"
        if text:
            fact = f"{name}:{text.line}: text, and no heading above it says that people signed"
        return LetterkitError(
            fact,
            hint='put a heading such as "## Signatories" above the names, one a line with - before',
        )
    first = left_out[0]
    return LetterkitError(
        f"{name}:{first.line}: none of its {len(left_out)} lines is a signatory: {first.reason}",
        hint=_AS_TABLE if first.reason == LOOSE_ROW else _AS_HEADING,
    )


def _notes(chosen: Chosen, name: str) -> Iterator[str]:
    if chosen.text_lines:
        yield f"{_range(name, chosen.text_lines)}: text of the letter, passed over"
    yield from _other_notes(chosen.others, name)


def _other_notes(others: Sequence[Other], name: str) -> Iterator[str]:
    lines: dict[str, list[int]] = {}
    for other in others:
        if other.is_entry:
            continue
        lines.setdefault(other.what, []).append(other.line)
    for what, found in lines.items():
        yield f"{_range(name, found)}: {what}, passed over"


def _range(name: str, lines: Sequence[int]) -> str:
    """`x.md:3-90 (41 lines)`"""
    first, last = int(min(lines)), int(max(lines))
    if first == last:
        return f"{name}:{first}"
    return f"{name}:{first}-{last} ({len(lines)} places)"
