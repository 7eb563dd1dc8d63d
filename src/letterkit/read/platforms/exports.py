"""A file becomes those who signed: each row in the words of a list, and what was done to it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.imports import Mapped, titles_digest
from letterkit.model.incoming import Incoming
from letterkit.read.contents import Contents, ExportRow, LeftOut, Part
from letterkit.read.days import DayOrder, day_order
from letterkit.read.platforms import beside_names, splitting
from letterkit.read.platforms.asked import Question as Asked
from letterkit.read.platforms.asked import question_of, readings, unplaced
from letterkit.read.platforms.choices import (
    Choices,
    Question,
    WhatIsAsked,
    WhatIsMeant,
    WhichName,
    parse_map,
)
from letterkit.read.platforms.consents import Ask
from letterkit.read.platforms.headers import (
    ANONYMOUS,
    ASKS,
    UNDECIDED,
    Header,
    claimed,
    fields_of,
    header_of,
)
from letterkit.read.platforms.hidden_names import hidden_name
from letterkit.read.platforms.moving import garbled_notes
from letterkit.read.platforms.organisations import signing, type_of_affiliations
from letterkit.read.platforms.people import People, Reading, people
from letterkit.read.platforms.questions import FIRST, LAST, PRIVATE
from letterkit.read.platforms.rows import read_contents

_FIELD_OF_ASK = {
    Ask.CONSENT: "consent",
    Ask.SHOWN: "shown",
    Ask.HOW: "shown",
    Ask.ANONYMOUS: ANONYMOUS,
    Ask.UNDECIDED: UNDECIDED,
    Ask.OTHER: PRIVATE,
}
NO_NAME = "no column is recognised as the name"
_SAMPLE_ROWS = 1000
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
    exports = [_export(part, path, name, choices) for part in contents.parts if part.rows]
    if not exports:
        raise LetterkitError(f"{name}: nothing is in it", hint="is it the right file?")
    return _without_other_tables(exports, contents, name)


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
    header = header_of([row.cells for row in part.rows[:_SAMPLE_ROWS]])
    body = list(part.rows[header.begins :])
    known = choices.remembered.get(titles_digest(header.titles), Mapped(header.platform.name, {}))
    columns, answers = _said(choices, header)
    mapping = {**known.fields, **columns}
    meanings = _together(known.meanings, answers)
    questions = _asked(header, body, mapping, meanings)
    asked = {number: _FIELD_OF_ASK[each.ask] for number, each in questions.items()}
    fields = fields_of(header, _filled(header, body), mapping, asked)
    notes: list[str] = []
    kind = type_of_affiliations(fields, [row.cells for row in body])
    if kind is not None and header.titles[kind] not in mapping:
        fields[kind] = PRIVATE
        notes.append(f"“{header.titles[kind]}” is about the affiliation, and kept privately")
    said = choices.kind or known.kind or part.kind
    pattern = _pattern(body, fields, notes) if choices.split and said != "organisation" else None
    names = _texts(body, fields, "name")
    if not said and not pattern and "kind" not in fields and _all_organisations(names):
        said = "organisation"
        notes.append("all names are those of organisations; if not, say --kind person")
    signs = signing(fields)
    if pattern is None or "name" in fields:
        fields, said = signs.fields, said or signs.kind
    platform = _platform(header, path)
    uses = tuple(
        Use(title, use, _samples(body, number))
        for number, (title, use) in enumerate(zip(header.titles, fields, strict=True))
    )
    place = f"{name}, {part.title}" if part.title else name
    export = Export(name, part.title, platform, uses, len(body), kind=choices.kind or known.kind)
    still_open = _still_open(place, header, fields, pattern, body, questions)
    if still_open:
        why = NO_NAME if isinstance(still_open[0], WhichName) else "not read yet"
        left_out = tuple(LeftOut(row.file, row.line, why) for row in body)
        return replace(export, questions=still_open, left_out=left_out)
    order = _day_order(body, fields, choices, known.dates, name, notes)
    files = Counter(row.file for row in body) if path.is_dir() else Counter[str]()
    alone = frozenset(file for file, rows in files.items() if rows == 1)
    reading = Reading(header, fields, questions, pattern, order.order, platform, said, alone)
    found = people(body, reading)
    titles = set(header.titles)
    export = replace(
        export, meanings={title: each for title, each in meanings.items() if title in titles}
    )
    return _understood(export, found, reading, body, notes)


def _understood(
    export: Export, found: People, reading: Reading, body: Sequence[ExportRow], notes: Sequence[str]
) -> Export:
    return replace(
        export,
        incoming=tuple(found.incoming),
        left_out=tuple(found.left_out),
        notes=(*notes, *found.notes(), *garbled_notes(found.incoming)),
        answers=tuple(_answers(reading, body)),
        dates=reading.order,
    )


def _said(choices: Choices, header: Header) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """What the user says of the columns of this header, and of answers in them."""
    columns = {title: name for title, name in choices.mapping.items() if title in header.titles}
    answers = {title: dict(said) for title, said in choices.meanings.items()}
    for text in choices.maps:
        title, answer, name = parse_map(text, header.titles)
        if answer:
            answers.setdefault(title, {})[answer] = name
        elif title in header.titles:
            columns[title] = name
    return columns, answers


def _together(
    known: Mapping[str, Mapping[str, str]], said: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """What answers mean, as remembered and as said this time."""
    titles = {*known, *said}
    return {title: {**known.get(title, {}), **said.get(title, {})} for title in titles}


def _all_organisations(names: Sequence[str]) -> bool:
    """Whether each name has a word that only organisations have, or its own acronym behind it."""
    return len(names) > 1 and all(map(beside_names.is_whole_organisation, names))


def _asked(
    header: Header,
    body: Sequence[ExportRow],
    mapping: Mapping[str, str],
    meanings: Mapping[str, Mapping[str, str]],
) -> dict[int, Asked]:
    """The columns that ask about consent or being shown, by their number."""
    found = {}
    for number, title in enumerate(header.titles):
        claim = claimed(header, number, mapping)
        if claim and claim not in ASKS:
            continue
        cells = [_cell(row, number) for row in body]
        question = question_of(title, cells, mapped=claim, chosen=meanings.get(title))
        if question is not None:
            # In a list of ours an empty cell is no answer; in a form it is a box not ticked.
            own = title.casefold() == "consent"
            found[number] = replace(question, ticked=False) if own else question
    return found


def _still_open(
    place: str,
    header: Header,
    fields: Sequence[str],
    pattern: splitting.Pattern | None,
    body: Sequence[ExportRow],
    questions: Mapping[int, Asked],
) -> tuple[Question, ...]:
    """What nobody but the coordinator can say of this part."""
    if not ({"name", FIRST, LAST} & set(fields) or pattern):
        likely = [
            title
            for number, title in enumerate(header.titles)
            if fields[number] == PRIVATE and _are_names(_distinct(body, number))
        ]
        return (WhichName(place, header.titles, likely),)
    found: list[Question] = []
    for number, question in questions.items():
        title = header.titles[number]
        answers = _distinct(body, number)
        if fields[number] == UNDECIDED and answers:
            found.append(WhatIsAsked(place, title, answers.most_common()))
        elif fields[number] in ASKS:
            unknown = [(text, answers[text]) for text in unplaced(question, answers)]
            if unknown:
                found.append(WhatIsMeant(place, title, unknown))
    return tuple(found)


def _are_names(texts: Counter[str]) -> bool:
    """Whether the texts of a column look like names of people: two to four words, all different."""
    plausible = [text for text in texts if 2 <= len(text.split()) <= 4 and not _has_digit(text)]
    return len(texts) > 1 and len(plausible) >= 0.8 * len(texts)


def _has_digit(text: str) -> bool:
    return any(c.isdigit() or c in "@?!:/" for c in text)


def _answers(reading: Reading, body: Sequence[ExportRow]) -> list[Answers]:
    found = []
    for number, question in reading.questions.items():
        if reading.fields[number] in ASKS:
            cells = [_cell(row, number) for row in body]
            found.append(Answers(question.title, readings(question, cells)))
    return found


def _distinct(body: Sequence[ExportRow], number: int, *, with_empty: bool = False) -> Counter[str]:
    """The texts of a column in one line each, with the number of rows that have them."""
    found = Counter(" ".join(_cell(row, number).split()) for row in body)
    if not with_empty:
        found.pop("", None)
    return found


def _cell(row: ExportRow, number: int) -> str:
    return row.cells[number] if number < len(row.cells) else ""


def _platform(header: Header, path: Path) -> str:
    """Letters kept in public repositories list people in Markdown or in a file each."""
    shared = header.platform.name == "list" and (path.is_dir() or path.suffix.lower() == ".md")
    return "repository" if shared else header.platform.name


def _filled(header: Header, body: Sequence[ExportRow]) -> list[int]:
    """How many rows say something in each column; a word in the place of a name says nothing."""
    filled = [0] * len(header.titles)
    for row in body[:_SAMPLE_ROWS]:
        for number in range(len(filled)):
            text = _cell(row, number).strip()
            filled[number] += bool(text) and not hidden_name(text)
    return filled


def _samples(body: Sequence[ExportRow], number: int) -> tuple[str, ...]:
    texts = (_cell(row, number).strip() for row in body[:_SAMPLE_ROWS])
    return tuple(dict.fromkeys(text for text in texts if text))[:_SAMPLES]


def _texts(body: Sequence[ExportRow], fields: Sequence[str], wanted: str) -> list[str]:
    if wanted not in fields:
        return []
    number = fields.index(wanted)
    return [_cell(row, number) for row in body if _cell(row, number).strip()]


def _pattern(
    body: Sequence[ExportRow], fields: Sequence[str], notes: list[str]
) -> splitting.Pattern | None:
    names = _texts(body, fields, "name")
    organisations = _texts(body, fields, "affiliation")
    taken = frozenset(name for name in fields if _texts(body, fields, name))
    found = splitting.pattern_of(names, taken)
    texts = names
    if not found and "name" not in fields and "first_name" not in fields:
        found, texts = splitting.within(organisations), organisations
    if found:
        fitting = splitting.count(found, texts)
        rest = f"; the other {len(texts) - fitting} stay whole" if fitting < len(texts) else ""
        notes.append(f"{fitting} of {len(texts)} names are split as “{found.title}”{rest}")
    return found


def _day_order(
    body: Sequence[ExportRow],
    fields: Sequence[str],
    choices: Choices,
    known: str,
    file: str,
    notes: list[str],
) -> DayOrder:
    texts = _texts(body, fields, "signed")
    said = choices.dates or known
    if said:
        return DayOrder(said, "")
    order = day_order(texts, choices.today)
    if order.order and order.why:
        notes.append(f"dates are taken as {order.order}, for {order.why}")
    if not order.order:
        raise LetterkitError(
            f"{file}: is {texts[0][:10]} day-month or month-day? {order.why}",
            hint="say it with --dates day-month or --dates month-day",
        )
    return order
