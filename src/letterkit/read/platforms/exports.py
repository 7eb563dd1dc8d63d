"""A file becomes those who signed: each row in the words of a list, and what was done to it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.imports import Mapped, titles_digest
from letterkit.model.incoming import Incoming
from letterkit.model.private_data import masked
from letterkit.read.contents import Contents, LeftOut, Part
from letterkit.read.days import DayOrder, day_order
from letterkit.read.platforms.against_rows import is_repeated
from letterkit.read.platforms.asked import readings
from letterkit.read.platforms.choices import Choices, Question, WhichName
from letterkit.read.platforms.headers import ASKS, Header
from letterkit.read.platforms.layouts import SAMPLE_ROWS, Layout, layout_of
from letterkit.read.platforms.moving import garbled_notes
from letterkit.read.platforms.name_columns import cell_of
from letterkit.read.platforms.open_questions import still_open
from letterkit.read.platforms.people import Reading, people, some_lines
from letterkit.read.platforms.rows import read_contents
from letterkit.read.platforms.spoken_of import heed
from letterkit.read.platforms.standing import IN
from letterkit.read.platforms.wishes import least, wish_of_file, wish_of_heading

NO_NAME = "no column is recognised as the name"
_SAMPLES = 3


@dataclass(frozen=True, slots=True)
class Use:
    """What became of a column, with a few of its texts."""

    title: str
    field: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """How the answers to a question about consent or being shown are read.

    `readings` are the distinct answers, what each is taken for, and how many gave it.
    """

    title: str
    readings: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Export:
    """One part of a file as it is understood.

    `rows` is the number of rows below the header: as many as `incoming` and `left_out` together.
    `questions` are what is still open; while there are any, `incoming` is nobody.
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
            self.platform, self.fields, self.dates, consent, self.kind, self.meanings or {}
        )

    def has(self, name: str) -> bool:
        return any(use.field == name for use in self.columns)


@dataclass(frozen=True, slots=True)
class FileRead:
    """All of a file: its parts with people in them, and everything else that was there."""

    name: str
    exports: tuple[Export, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]

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
    contents = read_contents(path, name, choices.encoding, choices.sheets)
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
    people = [each for export in file.exports for each in export.incoming]
    gone = [each for each in file.all_left_out if each.name]
    told = heed(people, _beside(file, contents), gone)
    outcome = iter(told.people)
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
    return replace(file, exports=tuple(exports), notes=(*file.notes, *told.notes))


def _beside(file: FileRead, contents: Contents) -> list[tuple[str, int, str]]:
    """All texts outside of the rows of people: comments, lines above, rows that are left out."""
    read = {(each.file, each.line) for export in file.exports for each in export.incoming}
    found = [(file.name, line, text) for line, text in contents.beside]
    for part in contents.parts:
        for row in part.rows:
            if (row.file, row.line) not in read:
                found += [(row.file, row.line, cell) for cell in row.cells if cell.strip()]
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
        notes.append(f"{each.place}: {NO_NAME}; {each.rows} rows are left out")
    kept = tuple(each for each in exports if each not in nameless)
    return FileRead(name, kept, tuple(left_out), tuple(notes))


def _export(part: Part, path: Path, name: str, choices: Choices) -> Export:
    layout = layout_of(part, choices)
    uses = tuple(
        Use(title, use, _samples(layout, number))
        for number, (title, use) in enumerate(zip(layout.header.titles, layout.fields, strict=True))
    )
    export = Export(
        name,
        part.title,
        _platform(layout.header, path),
        uses,
        rows=len(layout.body),
        kind=choices.kind or layout.known.kind,
        meanings=layout.meanings,
    )
    questions = still_open(layout, export.place)
    if questions:
        why = NO_NAME if isinstance(questions[0], WhichName) else "not read yet"
        left_out = tuple(LeftOut(row.file, row.line, why) for row in layout.body)
        return replace(export, questions=questions, left_out=left_out)
    return _with_people(export, layout, path, choices, headed=part.headed)


def _with_people(
    export: Export, layout: Layout, path: Path, choices: Choices, *, headed: bool
) -> Export:
    """The export with everybody in it, once nothing is open."""
    notes = [*_above(layout, export.file), *layout.notes]
    order = _day_order(layout, choices, export.file, notes)
    # In a folder, a file with one person in it tells by its name who that is.
    files = Counter(row.file for row in layout.body) if path.is_dir() else Counter[str]()
    alone = frozenset(file for file, rows in files.items() if rows == 1)
    stem = path.stem.replace("_", " ").replace("-", " ")
    wishes = [(export.part, wish_of_heading(export.part)), (path.stem, wish_of_file(stem))]
    shown = least([wish for _, wish in wishes])
    for title, wish in wishes:
        if wish:
            notes.append(f"all below “{title}” are {wish}, as it says")
    found = people(layout, Reading(order.order, export.platform, alone, shown, headed))
    return replace(
        export,
        incoming=tuple(found.incoming),
        left_out=tuple(found.left_out),
        notes=(*notes, *found.notes(), *garbled_notes(found.incoming)),
        answers=tuple(_answers(layout)),
        dates=order.order,
    )


def _above(layout: Layout, file: str) -> list[str]:
    """A note on the lines above the titles of the columns."""
    lines = layout.above
    return (
        [f"{file}:{some_lines(lines)}: above the titles of the columns, not read"] if lines else []
    )


def _answers(layout: Layout) -> list[Answers]:
    found = []
    for number, question in layout.questions.items():
        if layout.fields[number] in ASKS:
            found.append(Answers(question.title, readings(question, _answered(layout, number))))
    for number, standing in layout.standings.items():
        if not standing.quiet:
            counts = Counter(" ".join(text.split()) for text in _answered(layout, number))
            found.append(
                Answers(
                    standing.title,
                    [
                        (
                            text or "(no answer)",
                            "signs" if standing.verdict(text) == IN else "left out",
                            count,
                        )
                        for text, count in counts.items()
                    ],
                )
            )
    return found


def _answered(layout: Layout, number: int) -> list[str]:
    """The answers of a column, without those in a header row that stands once more."""
    rows = [row for row in layout.body if not is_repeated(row, layout.header)]
    return [cell_of(row, number) for row in rows]


def _samples(layout: Layout, number: int) -> tuple[str, ...]:
    """The first texts of a column, without what is private in them, for they are printed."""
    texts = (cell_of(row, number).strip() for row in layout.body[:SAMPLE_ROWS])
    few = islice(dict.fromkeys(text for text in texts if text), _SAMPLES)
    return tuple(masked(text, "comment") for text in few)


def _platform(header: Header, path: Path) -> str:
    """Letters kept in public repositories list people in Markdown or in a file each."""
    shared = header.platform.name == "list" and (path.is_dir() or path.suffix.lower() == ".md")
    return "repository" if shared else header.platform.name


def _day_order(layout: Layout, choices: Choices, file: str, notes: list[str]) -> DayOrder:
    """Whether days or months come first, with a note on what shows it."""
    said = choices.dates or layout.known.dates
    if said:
        return DayOrder(said, "")
    texts = layout.texts("signed")
    order = day_order(texts, choices.today)
    if order.order and order.why:
        notes.append(f"dates are taken as {order.order}, for {order.why}")
    if not order.order:
        raise LetterkitError(
            f"{file}: is {order.text or texts[0][:10]} day-month or month-day? {order.why}",
            hint="say it with --dates day-month or --dates month-day",
        )
    return order
