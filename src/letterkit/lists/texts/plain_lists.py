"""Lists as plain text: a table under a header row, or one person a line or a paragraph.

    Name<Tab>Organisation<Tab>Consent        a table; also with `;`, `,` or `|`

    1. Ada Example, Editor                   a person a line; a list mark only at its start
    • Bo Example - Professor

    Ada Example                              a person a paragraph, if the whole text is so
    Editor

A letter may stand above the names. Then only what comes after a line such as `Signed:` is read.
A line that begins with `# ` is a comment.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_text
from letterkit.lists.documents.documents import Line, Words
from letterkit.lists.documents.footnotes import LEGEND, legend_lines, may_be_legend
from letterkit.lists.documents.group_words import (
    kind_of_group,
    kind_of_those,
    says_who_signed,
)
from letterkit.lists.documents.letter_above import RULE, are_titles, is_letter, is_prose
from letterkit.lists.documents.places_of_work import kind_below
from letterkit.lists.pages.entry_marks import refused_comment, said
from letterkit.lists.pages.front_of_page import text_of_page, with_front
from letterkit.lists.people.no_names import is_no_name
from letterkit.lists.people.whole_sentences import SURE, ends_in_short_form, sentence_in
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part, part_of_records
from letterkit.lists.rows.not_names import why_no_name, why_unticked, without_box
from letterkit.lists.said.leaving import name_in, speaks_against, who_is_crossed
from letterkit.lists.said.said_of_signing import refuse_signing_lines
from letterkit.lists.sheets.side_by_side import rows_beside
from letterkit.lists.structures.commented_out import COMMENTED_OUT, line_commented_out
from letterkit.lists.texts.datelines import PLACE_AND_DAY, lines_of_days
from letterkit.lists.texts.gaps import OF_TEXT, columns_by_gaps
from letterkit.lists.texts.labelled_lines import are_labelled, labelled_records
from letterkit.lists.texts.line_titles import (
    HEADING_MARK,
    LIST_MARK,
    Group,
    is_judged,
    is_line_title,
    is_title_of_nameless,
    opens_list,
    refuse_unplaced,
)
from letterkit.lists.texts.pair_lines import are_pairs, is_comment, pair_contents
from letterkit.lists.texts.paragraphs import people_in, several, values_of
from letterkit.lists.texts.plain_tables import (
    columns_by_tabs,
    header_below,
    is_header_of_one,
    refuse_drawn,
    separator_of,
    with_blank_mark,
    with_plain_dashes,
    with_tabs,
    without_tabs_behind_marks,
)
from letterkit.lists.texts.plus_and_minus import refuse_plus_and_minus
from letterkit.lists.texts.quoted_lines import unquoted
from letterkit.lists.texts.several_people import several_in
from letterkit.lists.texts.wrapped_lines import refuse_family_first
from letterkit.text.countries import country_code
from letterkit.text.list_text import MAX_CELL
from letterkit.wishes.reported_wishes import reported_wish


def plain_contents(path: Path, name: str, encoding: str = "") -> Contents:
    return plain_text_contents(whole_text(path, name, encoding), name)


def plain_text_contents(text: str, name: str) -> Contents:
    """All of a text: those who signed, and the lines that are left out."""
    below, given = text_of_page(text, name)
    plain = unquoted(below, name)
    found = _text_contents(plain.text, name)
    left_out = sorted([*plain.left_out, *found.left_out], key=lambda each: each.line)
    found = replace(found, left_out=left_out, notes=[*plain.notes, *found.notes])
    return with_front(found, given, name)


def _text_contents(text: str, name: str) -> Contents:
    lines = without_tabs_behind_marks([line.lstrip("\ufeff") for line in text.split("\n")])
    lines = with_tabs(lines, name)
    source = _Source(name, lines)
    refuse_drawn(lines, name)
    refuse_plus_and_minus(lines, name)
    first = source.first()
    if not first:
        raise LetterkitError(f"{name}: nothing is in it", hint="write one person a line")
    separator = separator_of(lines[first - 1])
    if not separator and are_pairs(lines):
        return pair_contents(lines, name)
    below, separator_below = (0, "") if separator else header_below(lines)
    if below:
        source.letter += [n for n in range(first, below) if lines[n - 1].strip()]
        first, separator = below, separator_below
    if separator:
        return source.table(first, separator)
    if source.is_labelled(1):
        return source.labelled(1)
    if len(columns_by_tabs(lines)) > 1:
        return source.table_without_header(first)
    if is_header_of_one(lines[first - 1]):
        source.skip(first, "the title of the column")
    return source.people()


@dataclass(slots=True)
class _Source:
    """The lines of a text, and what becomes of them."""

    name: str
    lines: list[str]
    left_out: list[LeftOut] = field(default_factory=list)
    letter: list[int] = field(default_factory=list)
    comments: list[int] = field(default_factory=list)

    def first(self) -> int:
        """The number of the first line that is no comment."""
        given = (n for n, line in enumerate(self.lines, 1) if line.strip() and not is_comment(line))
        return next(given, 0)

    def skip(self, number: int, reason: str) -> None:
        self.left_out.append(LeftOut(self.name, number, reason))
        self.lines[number - 1] = ""

    def _comment(self, number: int, text: str) -> None:
        if line_commented_out(text):
            self.left_out.append(LeftOut(self.name, number, COMMENTED_OUT))
        else:
            self.comments.append(number)

    def table(self, first: int, separator: str) -> Contents:
        """The rows of a table, each with the line that it begins on."""
        titles, *rows = self._rows(first, separator)
        tables = rows_beside([titles, *rows])
        named = ["", *(f"table {number}" for number in range(2, len(tables) + 1))]
        parts = [Part(title, each) for title, each in zip(named, tables, strict=True)]
        return Contents(parts, self.left_out, self._notes())

    def table_without_header(self, first: int) -> Contents:
        """Columns that no header row names, so that the user says what they are."""
        rows = self._rows(first, "\t")
        width = max(len(row.cells) for row in rows)
        titles = [f"column {number}" for number in range(1, width + 1)]
        header = ExportRow(self.name, first, titles)
        return Contents([Part("", [header, *rows])], self.left_out, self._notes())

    def _rows(self, first: int, separator: str) -> list[ExportRow]:
        csv.field_size_limit(MAX_CELL)
        kept = [f"{line}\n" for line in self._without_comments(first)]
        reader = csv.reader(kept, delimiter=separator, skipinitialspace=True, strict=True)
        rows: list[ExportRow] = []
        begins = first
        try:
            for cells in reader:
                if any(cell.strip() for cell in cells):
                    cells = [cell.strip() for cell in cells]
                    rows.append(ExportRow(self.name, begins, cells))
                elif cells:
                    self.left_out.append(LeftOut(self.name, begins, "its cells are empty"))
                begins = first + reader.line_num
        except csv.Error as error:
            raise LetterkitError(
                f"{self.name}:{begins}: a cell that is never closed, or text after its quotes",
                hint='a cell that holds a quote has quotes around it, and "" for the quote',
            ) from error
        return rows

    def _without_comments(self, first: int) -> list[str]:
        kept = []
        for number, line in enumerate(self.lines[first - 1 :], first):
            comment = is_comment(line)
            if comment and said(line):
                raise refused_comment(self.name, number, line)
            if comment:
                self._comment(number, line)
            kept.append("" if comment else line)
        return kept

    def is_labelled(self, start: int) -> bool:
        texts = [line.strip() for line in self.lines[start - 1 :] if line.strip()]
        return are_labelled([text for text in texts if not RULE.fullmatch(text)])

    def labelled(self, start: int) -> Contents:
        """The people of `label: text` lines from line `start` on."""
        self.letter += [n for n in range(1, start) if self.lines[n - 1].strip()]
        blocks: list[list[Line]] = [[]]
        for number in range(start, len(self.lines) + 1):
            text = self.lines[number - 1].strip()
            mark = LIST_MARK.match(text)
            plain = text[mark.end() :].strip() if mark else text
            if not text or RULE.fullmatch(text):
                blocks.append([])
                if text:
                    self.skip(number, "it is a line between others")
            elif is_comment(text):
                if said(text):
                    raise refused_comment(self.name, number, text)
                self._comment(number, text)
            elif self._says_signed(number, text):
                self.skip(number, "it is a heading")
            elif not blocks[-1] and (reason := is_no_name(plain)):
                self.skip(number, reason)
            else:
                blocks[-1].append(Line(number, Words(plain)))
        records = labelled_records(blocks, self.name)
        self.left_out.sort(key=lambda each: each.line)
        return Contents([part_of_records(records, self.name)], self.left_out, self._notes())

    def people(self) -> Contents:
        start = self._start()
        if start > 1 and self.is_labelled(start):
            return self.labelled(start)
        groups = self._groups(start)
        parts = []
        for group in groups:
            group.kind = kind_below(group.title, group.kind, group.texts)
            written = self._as_written(group)
            if rows := columns_by_gaps(written, self.name, group.kind, hint=OF_TEXT):
                parts.append(Part(group.title, rows, group.kind))
                continue
            refuse_family_first(group.texts, self.name)
            try:
                people = people_in(group.paragraphs, self.name, items=group.items)
            except LetterkitError:
                refuse_signing_lines(group.paragraphs, self.name)
                raise
            records = [self._record(lines) for lines in people]
            if records:
                parts.append(part_of_records(records, self.name, group.title, group.kind))
        if not parts and not any(speaks_against(group.title) for group in groups):
            raise LetterkitError(f"{self.name}: nobody is in it", hint="write one person a line")
        self.left_out.sort(key=lambda each: each.line)
        return Contents(parts, self.left_out, self._notes())

    def _as_written(self, group: Group) -> list[tuple[int, str]]:
        """The lines of a group as they stand in the file, with blanks for the marks of a list."""
        numbers = [line.line for paragraph in group.paragraphs for line in paragraph]
        return [(number, with_blank_mark(self.lines[number - 1])) for number in numbers]

    def _record(self, lines: Sequence[Line]) -> Record:
        return Record(self.name, lines[0].line, values_of(lines))

    def _groups(self, start: int) -> list[Group]:
        """The lines in groups from line `start` on, without the letter above them."""
        self.letter += [n for n in range(1, start) if self.lines[n - 1].strip()]
        group = Group("", "")
        groups = [group]
        self._skip_legends_and_days(list(enumerate(self.lines[start - 1 :], start)))
        reading = True
        parted = True
        for number in range(start, len(self.lines) + 1):
            text = with_plain_dashes(self.lines[number - 1]).strip()
            if not text or RULE.fullmatch(text):
                parted = True
                if text:
                    self.skip(number, "it is a line between others")
                continue
            if is_comment(text) and not is_line_title(text, parted=True):
                self._comment(number, text)
                continue
            if is_title_of_nameless(text, number, self.lines):
                group = Group(text, "")
                groups.append(group)
                self.left_out.append(LeftOut(self.name, number, "it is a heading"))
            elif self._is_underlined(number, parted=parted):
                self._underlined(number, text)
                group = Group(text, kind_of_those(text))
                groups.append(group)
            elif is_line_title(text, parted=parted) or is_judged(
                text, groups[-1], f"{self.name}:{number}"
            ):
                title = HEADING_MARK.sub("", text).strip(" :,،")
                refuse_unplaced(title, f"{self.name}:{number}")
                reading = opens_list(title)
                group = Group(title, kind_of_those(title))
                groups.append(group)
                self.left_out.append(LeftOut(self.name, number, "it is a heading"))
            elif not reading:
                reason = f"it stands below “{group.title[:60]}”, not among those who signed"
                name = name_in(_without_mark(text)) if speaks_against(group.title) else ""
                self.left_out.append(LeftOut(self.name, number, reason, name))
            else:
                self._line(group, number, text, parted=parted)
            parted = False
        return groups

    def _skip_legends_and_days(self, given: Sequence[tuple[int, str]]) -> None:
        for number in legend_lines(given):
            self.skip(number, LEGEND)
        people = [each for each in given if not is_line_title(each[1].strip(), parted=True)]
        for number in lines_of_days(people, self.name):
            self.skip(number, PLACE_AND_DAY)

    def _is_underlined(self, number: int, *, parted: bool) -> bool:
        """`Poland` over `------`, with more right below; lines between people stand everywhere."""
        around = [number - 2, number - 1, number, number + 1, number + 2]
        inside = range(len(self.lines))
        above, text, below, then, last = (self.lines[n] if n in inside else "" for n in around)
        if not parted or above.strip() or not then.strip() or not RULE.fullmatch(below):
            return False
        return abs(len(below.strip()) - len(text.strip())) <= 2 and not RULE.fullmatch(last)

    def _underlined(self, number: int, text: str) -> None:
        """Leave out a heading with a line below it; a name with one may be a person."""
        if not (says_who_signed(text) or kind_of_group(text) or country_code(text) != text):
            raise LetterkitError(
                f"{self.name}:{number}: is this line a heading or a person?",
                hint="write a colon at its end if it is a heading; take away the line below it",
            )
        self.left_out.append(LeftOut(self.name, number, "it is a heading"))

    def _line(self, group: Group, number: int, text: str, *, parted: bool) -> None:
        mark = LIST_MARK.match(text)
        plain = text[mark.end() :].strip() if mark else text
        if not plain:
            self.left_out.append(LeftOut(self.name, number, "it is empty but for its mark"))
            return
        if reason := why_unticked(plain) or why_no_name(without_box(plain)):
            self.left_out.append(LeftOut(self.name, number, reason, who_is_crossed(plain)))
            return
        plain = without_box(plain)
        if not mark and _is_sentence(plain):
            self.left_out.append(LeftOut(self.name, number, "it is a sentence, not a name"))
            return
        line = Line(number, Words(plain))
        group.items &= bool(mark) or (not parted and self.lines[number - 1][:2].isspace())
        if parted or mark or not group.paragraphs:
            group.paragraphs.append([line])
        else:
            group.paragraphs[-1].append(line)

    def _start(self) -> int:
        """The line on which the names begin: the first, unless a letter stands above them."""
        given = [(n, line.strip()) for n, line in enumerate(self.lines, 1) if line.strip()]
        marks = [n for n, text in given if self._says_signed(n, text)]
        above = [text for n, text in given if not marks or n < marks[0]]
        while not marks and above and may_be_legend(above[-1]):
            above.pop()
        lines = given[: len(above)]
        titles = marks and above and are_titles(lines, given[len(above)][1], self.name)
        if not titles and not is_letter(
            above, marked=bool(LIST_MARK.match(above[0])) if above else False
        ):
            return 1
        if not marks and any(reported_wish(text) for text in above):
            raise LetterkitError(
                f"{self.name}: sentences, and no line says whose names follow",
                hint="write “Withdrawn:” or “Anonymous:” on a line, and below it the names of those"
                " who are meant, one a line; or “Signed:” above the names of those who signed",
            )
        for number, text in given if not marks else ():
            label, colon, rest = text.partition(":")
            if colon and says_who_signed(label) and several_in(rest) > 1:
                raise several(number, self.name)
        if not marks:
            raise LetterkitError(
                f"{self.name}: a letter, and no line says where the names begin",
                hint='write a line "Signed:" above the names, and save the file',
            )
        return marks[0]

    def _says_signed(self, number: int, text: str) -> bool:
        parted = number < 2 or not self.lines[number - 2].strip()
        plain = HEADING_MARK.sub("", text)
        return is_line_title(text, parted=parted) and says_who_signed(plain)

    def _notes(self) -> list[str]:
        notes = []
        if self.letter:
            first, last = self.letter[0], self.letter[-1]
            lines = f"{first}-{last}" if last > first else str(first)
            notes.append(f"{self.name}:{lines}: text of the letter, passed over")
        if self.comments:
            count = len(self.comments)
            what = "1 line" if count == 1 else f"{count} lines"
            notes.append(f"{self.name}:{self.comments[0]}: {what} of comments, passed over")
        return notes


def _without_mark(text: str) -> str:
    mark = LIST_MARK.match(text)
    return text[mark.end() :].strip() if mark else text


def _is_sentence(text: str) -> bool:
    return (is_prose(text) and not ends_in_short_form(text)) or sentence_in(text) == SURE
