"""A file becomes those who signed: each row in the words of a list, and what was done to it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.lists.columns.day_orders import day_order_of
from letterkit.lists.columns.either_columns import with_either_columns
from letterkit.lists.columns.headers import Header
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import FIRST, LAST
from letterkit.lists.consent.answers_read import Answers, answers_read
from letterkit.lists.consent.future_consent import refuse_future_consent
from letterkit.lists.documents.said_apart import said_of_one
from letterkit.lists.exports.choices import Choices, Question, WhichName
from letterkit.lists.exports.layouts import Layout, layout_of
from letterkit.lists.exports.open_questions import still_open
from letterkit.lists.exports.rows import read_contents
from letterkit.lists.exports.uses import Use, uses_of
from letterkit.lists.people.kind_groups import KindGroup, refuse_doubtful
from letterkit.lists.people.moving import garbled_notes
from letterkit.lists.people.numbering import without_numbers
from letterkit.lists.people.people import Reading, people
from letterkit.lists.people.public_names import PUBLIC
from letterkit.lists.people.signing_marks import without_signing_marks
from letterkit.lists.people.unsaid_kinds import notes_on_kinds, with_kinds
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part
from letterkit.lists.said import remarks_to_read, texts_shown, texts_to_read
from letterkit.lists.said.file_names import refuse_unclear_names
from letterkit.lists.said.half_said import refuse_half_said
from letterkit.lists.said.heading_states import has_state
from letterkit.lists.said.leaving import HIDDEN_SHEET, all_leaving, leaving_column, who_of
from letterkit.lists.said.mentioned import Names
from letterkit.lists.said.said_above import judged, judged_title, unclear
from letterkit.lists.said.spoken_of import PROSE, heed
from letterkit.lists.said.wishes import least, wish_of_file
from letterkit.lists.sheets.code_legends import codes_in
from letterkit.lists.texts.gaps import OF_CELL, refuse_gaps
from letterkit.model.imports import Mapped, OfFile, titles_digest
from letterkit.model.incoming import Incoming
from letterkit.model.origins import origin_of
from letterkit.private.excerpts import excerpt, some_lines
from letterkit.text.names import fold
from letterkit.wishes.tongues import may_be_foreign_wish

_NAMES = ("name", FIRST, LAST, PUBLIC)
NO_NAME = "no column is recognised as the name"
_SAMPLES = 3
_QUOTED = 60  # characters of a line above the titles


@dataclass(frozen=True, slots=True)
class Export:
    """One part of a file as it is understood.

    `rows` is the number of rows below the header: as many as `incoming` and `left_out` together.
    `said` are the fields of columns as said now. `questions` are what is still open; while there
    are any, `incoming` is nobody.
    """

    file: str
    part: str
    platform: str
    columns: tuple[Use, ...]
    rows: int
    incoming: tuple[Incoming, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    answers: tuple[Answers, ...] = ()
    questions: tuple[Question, ...] = ()
    dates: str = ""
    kind: str = ""
    meanings: Mapping[str, Mapping[str, str]] | None = None
    said: Mapping[str, str] | None = None
    leave: bool = False
    groups: tuple[KindGroup, ...] = ()
    texts: tuple[texts_shown.ToRead, ...] = ()

    @property
    def place(self) -> str:
        """The file, and the part of it if it has several."""
        return f"{self.file}, {self.part}" if self.part else self.file

    @property
    def digest(self) -> str:
        return titles_digest([use.title for use in self.columns])

    @property
    def fields(self) -> Mapping[str, str]:
        """Fields by title, of titles that occur once."""
        titles = Counter(use.title for use in self.columns)
        return {each.title: each.field for each in self.columns if titles[each.title] == 1}

    def mapped(self, consent: str) -> Mapped:
        """What to remember of it."""
        return Mapped(
            self.platform,
            self.fields,
            self.dates,
            consent,
            self.kind,
            self.meanings or {},
            {self.file: OfFile(consent, self.said or {})},
        )

    def has(self, name: str) -> bool:
        return any(use.field == name for use in self.columns)


@dataclass(frozen=True, slots=True)
class FileRead:
    """All of a file: its parts with people in them, and everything else that was there.

    `unheard` are file, line and text of sentences about somebody who is not in the file, `texts`
    what no rule understands and a person must read.
    """

    name: str
    exports: tuple[Export, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    unheard: tuple[tuple[str, int, str], ...] = ()
    texts: tuple[texts_shown.ToRead, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for export in self.exports for question in export.questions)

    @property
    def rows(self) -> int:
        """Rows, items and lines there: those of the parts and those that are in none."""
        return sum(export.rows for export in self.exports) + len(self.left_out)

    @property
    def all_left_out(self) -> tuple[LeftOut, ...]:
        inside = [each for export in self.exports for each in export.left_out]
        return (*self.left_out, *inside)


def read_file(path: Path, name: str, choices: Choices) -> FileRead:
    """The export of a platform, a list of somebody's, or the answers to a form."""
    remembered = {key: each.of_file(name) for key, each in choices.remembered.items()}
    choices = replace(choices, remembered=remembered)
    refuse_unclear_names(path, name)
    given = read_contents(path, name, choices.encoding, choices.sheets)
    given = without_numbers(without_signing_marks(given))
    contents = given if choices.kind else with_either_columns(given)
    parts = [part for part in contents.parts if part.rows]
    # The upper one of two rows of titles is a table without anybody in it.
    parts = [part for part in parts if len(part.rows) > 1] or parts
    exports = [_export(part, path, name, choices) for part in parts]
    if not exports and not contents.left_out:
        raise LetterkitError(f"{name}: nothing is in it", hint="is it the right file?")
    return _heeded(_without_other_tables(exports, contents, name), contents)


def _heeded(file: FileRead, contents: Contents) -> FileRead:
    """The file once sentences about people on it count, wherever they stand."""
    if file.questions:
        return file
    people = with_kinds([each for export in file.exports for each in export.incoming])
    refuse_doubtful([group for each in file.exports for group in each.groups], len(people))
    file = _without_seen(file, people)
    gone = [each for each in file.all_left_out if each.name]
    rows = {(each.file, each.line) for export in file.exports for each in export.left_out}
    prose = {(each.file, each.line) for each in file.all_left_out if each.reason == PROSE}
    around = _beside(file, contents)
    heeded = heed(people, around, gone, rows, prose)
    refuse_half_said([each for each in heeded.people if isinstance(each, Incoming)], around)
    outcome = iter(heeded.people)
    exports = []
    for export in file.exports:
        incoming: list[Incoming] = []
        left_out = list(export.left_out)
        for each in islice(outcome, len(export.incoming)):
            if isinstance(each, Incoming):
                incoming.append(each)
            else:
                left_out.append(each)
        exports.append(replace(export, incoming=tuple(incoming), left_out=tuple(left_out)))
    notes = (*file.notes, *notes_on_kinds(people), *heeded.notes)
    texts = [text for export in exports for text in export.texts]
    texts += remarks_to_read.all_beside(contents, file.all_left_out, people, heeded)
    return replace(
        file,
        exports=tuple(exports),
        notes=notes,
        unheard=tuple(heeded.unheard),
        texts=tuple(texts),
    )


def _without_seen(file: FileRead, people: Sequence[Incoming]) -> FileRead:
    """A hidden sheet takes back nobody that another sheet names: it may hold the raw answers."""
    seen = {fold(each.values.get("name", "")) for each in people}
    left_out = tuple(
        LeftOut(each.file, each.line, each.reason)
        if each.reason == HIDDEN_SHEET and fold(each.name) in seen
        else each
        for each in file.left_out
    )
    return replace(file, left_out=left_out)


def _beside(file: FileRead, contents: Contents) -> list[tuple[str, int, str]]:
    """All texts outside of the rows of people: comments, lines above, rows that are left out."""
    read = {(each.file, each.line) for export in file.exports for each in export.incoming}
    nameless = {(each.file, each.line) for each in file.left_out if each.reason == NO_NAME}
    found = [(file.name, line, text) for line, text in contents.beside]
    for part in contents.parts:
        if part.rows and part.title:
            found.append((part.rows[0].file, part.rows[0].line, part.title))
        for row in part.rows:
            if (row.file, row.line) not in read:
                given = [cell for cell in row.cells if cell.strip()]
                found += [(row.file, row.line, cell) for cell in given]
                if len(given) > 1 and (row.file, row.line) in nameless:
                    found.append((row.file, row.line, ": ".join(given)))
    return found


def _without_other_tables(exports: Sequence[Export], contents: Contents, name: str) -> FileRead:
    """A part that names nobody is passed over if another part has people in it."""
    nameless = [each for each in exports if any(isinstance(q, WhichName) for q in each.questions)]
    if len(nameless) == len(exports):
        return FileRead(name, tuple(exports), tuple(contents.left_out), tuple(contents.notes))
    left_out = list(contents.left_out)
    notes = list(contents.notes)
    for each in nameless:
        left_out += each.left_out
        rows = "1 row is" if each.rows == 1 else f"{each.rows} rows are"
        notes.append(f"{each.place}: {NO_NAME}; {rows} left out")
    kept = tuple(each for each in exports if each not in nameless)
    return FileRead(name, kept, tuple(left_out), tuple(notes))


def _export(part: Part, path: Path, name: str, choices: Choices) -> Export:
    layout = layout_of(part, choices)
    export = Export(
        name,
        part.title,
        _platform(layout.header, path),
        uses_of(layout),
        rows=len(layout.body),
        kind=choices.kind or ("" if choices.kinds else layout.known.kind),
        meanings=layout.meanings,
        said=layout.said,
        leave=any(each.leave for each in layout.questions.values()),
    )
    lines = [row for row in part.rows if row.line in set(layout.above)]
    above = _said_above(part, lines, layout, chosen=bool(choices.sheets))
    if above.out:
        return _without_people(export, layout, above)
    leaving = leaving_column(layout)
    if leaving is not None:
        return replace(export, left_out=tuple(all_leaving(layout, leaving)))
    questions = still_open(layout, export.place)
    if questions:
        why = NO_NAME if isinstance(questions[0], WhichName) else "not read yet"
        left_out = tuple(LeftOut(row.file, row.line, why) for row in layout.body)
        return replace(export, questions=questions, left_out=left_out)
    refuse_future_consent(layout, choices.today)
    return _with_people(export, layout, path, choices, above, headed=part.headed)


@dataclass(frozen=True, slots=True)
class _SaidAbove:
    """The line above a table that says that nobody in it signs, and how they want to be shown."""

    out: str = ""
    wishes: Sequence[tuple[str, str]] = ()
    lines: Sequence[ExportRow] = ()


def _said_above(
    part: Part, lines: Sequence[ExportRow], layout: Layout, *, chosen: bool
) -> _SaidAbove:
    """What headings and title lines say of all rows of a table; one that is unclear is refused.

    Legends, and sentences about somebody in the table, are heard elsewhere. The name of a sheet
    that was `chosen` asks nothing.
    """
    texts = [(f"{row.file}:{row.line}", cell) for row in lines for cell in row.cells if cell]
    if part.rows:
        first = part.rows[0]
        texts += [(f"{first.file}:{first.line}", text) for text in part.above]
        if not chosen and (has_state(part.title) or may_be_foreign_wish(part.title)):
            raise unclear(f"{first.file}:{first.line}", part.title)
    wishes: dict[str, str] = {}
    for place, text in texts:
        said = judged_title(text)
        if layout.header.asks_above(text):
            continue
        if codes_in(text) or (said.shown and _speaks_of_one(layout, text)):
            continue
        if said.unclear:
            raise unclear(place, text)
        if said.out:
            return _SaidAbove(text)
        if said.shown:
            wishes[text] = said.shown
    return _SaidAbove(wishes=list(wishes.items()), lines=lines)


def _without_people(export: Export, layout: Layout, above: _SaidAbove) -> Export:
    """A table below a line by which nobody in it signs."""
    reason = f"below the heading “{excerpt(above.out)}”"
    back = judged_title(above.out).back
    left_out = tuple(
        LeftOut(row.file, row.line, reason, *(who_of(row, layout) if back else ("", "")))
        for row in layout.body
    )
    return replace(export, left_out=left_out)


def _with_people(
    export: Export,
    layout: Layout,
    path: Path,
    choices: Choices,
    above: _SaidAbove,
    *,
    headed: bool,
) -> Export:
    """The export with everybody in it, once nothing is open."""
    notes = [*_above(above.lines, export.file), *layout.notes]
    order = day_order_of(layout, choices, export.file, notes)
    # In a folder, a file with one person in it tells by its name who that is.
    files = Counter(row.file for row in layout.body) if path.is_dir() else Counter[str]()
    alone = frozenset(file for file, rows in files.items() if rows == 1)
    stem = path.stem.replace("_", " ").replace("-", " ")
    wishes = [(export.part, judged(export.part).shown), (path.stem, wish_of_file(stem))]
    if wishes[0][1] and _speaks_of_one(layout, export.part):
        del wishes[0]  # a sentence, which is heard with the others
    wishes += [each for each in above.wishes if each[0] != export.part]
    shown = least([wish for _, wish in wishes])
    for title, wish in wishes:
        if wish:
            notes.append(f"all below “{title}” are {wish}, as it says")
    _refuse_glued(layout)
    scope = _scope(export, layout)
    found = people(layout, Reading(order.order, export.platform, alone, shown, headed, scope))
    return replace(
        export,
        incoming=tuple(found.incoming),
        groups=tuple(found.groups.values()),
        left_out=tuple(found.left_out),
        notes=(*notes, *found.notes(), *garbled_notes(found.incoming)),
        answers=tuple(answers_read(layout)),
        texts=texts_to_read.texts_of(layout, export.file, export.part, above.lines),
        dates=order.order,
    )


def _refuse_glued(layout: Layout) -> None:
    """Refuse a name with a wide gap in it, behind which something else may stand."""
    for number, field in enumerate(layout.fields):
        if field == "name":
            for row in layout.body:
                refuse_gaps([(row.line, cell_of(row, number))], row.file, hint=OF_CELL)


def _speaks_of_one(layout: Layout, title: str) -> bool:
    """Whether a heading excepts somebody by name, or begins with the name of one below it."""
    columns = [n for n, field in enumerate(layout.fields) if field in _NAMES]
    names = [
        " ".join(cell_of(row, number).strip() for number in columns).strip() for row in layout.body
    ]
    given = Names(names, [False] * len(names))
    if not given.mentioned(title, whole=True):
        return False
    plain = " ".join(title.split()).casefold()
    return said_of_one(title) or any(name and plain.startswith(name.casefold()) for name in names)


def _scope(export: Export, layout: Layout) -> str:
    """Within what the keys of a list's own tell its rows apart: rows are counted in each sheet."""
    if not layout.own_keys:
        return ""
    origin = origin_of(export.file, alone=False)
    return f"{origin}/{export.part}" if layout.counted and export.part else origin


def _above(lines: Sequence[ExportRow], file: str) -> list[str]:
    """A note on the lines above the titles of the columns, with the first words of each."""
    if not lines:
        return []
    numbers = some_lines([row.line for row in lines])
    texts = [excerpt(" ".join(" ".join(row.cells).split()), _QUOTED) for row in lines[:_SAMPLES]]
    said = ", ".join(f"“{text}”" for text in texts) + (" …" if len(lines) > _SAMPLES else "")
    return [f"{file}:{numbers}: above the titles of the columns, not read: {said}"]


def _platform(header: Header, path: Path) -> str:
    """Letters kept in public repositories list people in Markdown or in a file each."""
    shared = header.platform.name == "list" and (path.is_dir() or path.suffix.lower() == ".md")
    return "repository" if shared else header.platform.name
