"""The layout of a part of a file: where its rows begin, what each column is, and what is open."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial

from letterkit.lists.columns.accounts import account_columns
from letterkit.lists.columns.answer_links import answer_links, note_on
from letterkit.lists.columns.detail_questions import offered
from letterkit.lists.columns.headers import (
    ANONYMOUS,
    KEY,
    UNDECIDED,
    Header,
    claimed,
    fields_of,
    header_of,
)
from letterkit.lists.columns.name_columns import cell_of, other_names, whole_name
from letterkit.lists.columns.name_scripts import other_scripts
from letterkit.lists.columns.no_titles import with_titles
from letterkit.lists.columns.questions import FIRST, PRIVATE, field_of
from letterkit.lists.columns.response_ids import ResponseIds, response_ids
from letterkit.lists.columns.salutations import salutations_in
from letterkit.lists.columns.second_names import refuse_names_beside, refuse_several
from letterkit.lists.columns.sent_off import sent_off_column
from letterkit.lists.columns.sum_columns import heard_in_options, sum_columns
from letterkit.lists.columns.turned_tables import refuse_turned
from letterkit.lists.columns.two_title_rows import with_questions_above
from letterkit.lists.consent.asked import Question as Asked
from letterkit.lists.consent.asked_columns import (
    deciding_in,
    details_in,
    kinds_in,
    names_in,
    questions_in,
    standings_in,
    unpublished_in,
    where_few_say_no,
)
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.less_asked import with_less
from letterkit.lists.consent.listed_as import with_leave
from letterkit.lists.consent.meanings import same_answer
from letterkit.lists.exports.choices import Choices
from letterkit.lists.exports.map_options import parse_map, title_in
from letterkit.lists.people import splitting
from letterkit.lists.people.beside_names import is_whole_organisation
from letterkit.lists.people.ditto import with_repeats
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.people.kind_groups import by_heading, said_below
from letterkit.lists.people.organisations import (
    may_be_people,
    refuse_either,
    refused_signed_by,
    signed_by,
    signing,
    type_of_affiliations,
    with_representatives,
)
from letterkit.lists.people.public_names import PUBLIC
from letterkit.lists.rows.contents import ExportRow, Part
from letterkit.lists.said.standing import Standing
from letterkit.lists.said.wishes import beside
from letterkit.model.imports import Mapped, titles_digest

ORGANISATION = "organisation"
_FIELD_OF_ASK = {
    Ask.CONSENT: "consent",
    Ask.SHOWN: "shown",
    Ask.HOW: "shown",
    Ask.ANONYMOUS: ANONYMOUS,
    Ask.UNDECIDED: UNDECIDED,
    Ask.OTHER: PRIVATE,
}
SAMPLE_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Layout:
    """How a part is read.

    `fields` are one for each column, and `questions` those about consent and being shown, by the
    number of the column; `standings` are those that say who signed. `kind` is that of rows
    which do not say theirs, or empty. `meanings` are what the user said of answers, now and
    earlier; `said` are fields by title, as said now. `known` is what is remembered of such a
    header. `whole_name` is the column for a whole name where others are for its parts. `own_keys`
    are those of a column that no platform is known to write; they are `counted` if they may only
    count the rows. `sent_off` is a column that says for some rows only when they were sent off,
    and `accounts` are columns that say whose account an answer came from, or again what others say.
    `offered` are details that options of a question print, by the title of its column. `title` is
    that of the part if its kind comes from it, and `kind_below` what somebody says of the kind
    below a heading. `records` says that no row can be a heading.
    """

    header: Header
    body: Sequence[ExportRow]
    fields: Sequence[str]
    questions: Mapping[int, Asked]
    standings: Mapping[int, Standing]
    pattern: splitting.Pattern | None
    kind: str
    meanings: Mapping[str, Mapping[str, str]]
    known: Mapped
    notes: Sequence[str]
    whole_name: int | None = None
    other_names: Sequence[int] = ()
    other_scripts: Sequence[Sequence[int]] = ()
    above: Sequence[int] = ()
    counted: bool = False
    own_keys: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    sent_off: int | None = None
    accounts: Set[int] = frozenset()
    offered: Mapping[str, Set[str]] = field(default_factory=dict)
    title: str = ""
    kind_below: Callable[[str], str] = str
    records: bool = False

    def cells(self, number: int) -> list[str]:
        """The texts of a column, one for each row."""
        return [cell_of(row, number) for row in self.body]

    def texts_of(self, row: ExportRow) -> list[tuple[str, str, str]]:
        """Title, field and text of each cell of a row that is somebody's own."""
        columns = enumerate(zip(self.header.titles, self.fields, strict=True))
        return [
            (title, name, cell_of(row, number).strip())
            for number, (title, name) in columns
            if number not in self.accounts
        ]

    @property
    def kind_is_said(self) -> bool:
        """Whether somebody said which column is of kinds."""
        if "kind" not in self.fields:
            return False
        title = self.header.titles[self.fields.index("kind")]
        return title in self.said or any(title in of.said for of in self.known.files.values())

    def texts(self, field: str) -> list[str]:
        """The texts of the column for a field that are not empty."""
        return _texts(self.body, self.fields, field)


def layout_of(part: Part, choices: Choices) -> Layout:
    """What the header says, with what the user says of it now and said earlier."""
    sample = [row.cells for row in part.rows[:SAMPLE_ROWS]]
    titled = with_questions_above(header_of(sample), sample)
    header = with_titles(titled, sample, _said(choices, titled, sample)[0])
    body = part.rows[header.begins :]
    known = Mapped(header.platform.name, {})
    if header is titled:
        known = choices.remembered.get(titles_digest(header.titles), known)
    columns, answers = _said(choices, header, [row.cells for row in body])
    mapping = {**known.fields, **columns}
    if not columns and header.begins:
        refuse_turned(header.titles, body, part.rows[0].file)
    meanings = _together(known.meanings, answers)
    kinds = kinds_in(header, body, mapping)
    standings = standings_in(header, body, columns, mapping, meanings, part.sparse)
    standings = {number: each for number, each in standings.items() if number not in kinds}
    standings = {
        number: replace(each, sparse=header.titles[number] in part.sparse)
        for number, each in standings.items()
    }
    accounts = account_columns(header, body, mapping)
    standings = {number: each for number, each in standings.items() if number not in accounts}
    names = names_in(header, body, mapping)
    names = {number: name for number, name in names.items() if number not in accounts}
    kept = unpublished_in(header, body, mapping, {*standings, *names, *kinds})
    kept = [*kept, *(n for n in sorted(accounts) if not _is_address(header, n, mapping))]
    taken = {*standings, *names, *kept, *kinds, *accounts}
    details = details_in(header, body, mapping, taken)
    apart = {*taken, *details}
    sums = {} if columns else sum_columns(header.titles, body)
    questions = questions_in(header, body, mapping, meanings, {*apart, *sums}, part.rows[0].file)
    if sums:
        passed_over = heard_in_options(sums, questions)
        kept = [*kept, *passed_over]
        accounts |= {*passed_over}
        apart |= {*kept}
        questions = questions_in(header, body, mapping, meanings, apart, part.rows[0].file)
    questions = {
        number: where_few_say_no(each, (cell_of(row, number) for row in body))
        if header.titles[number] in part.sparse
        else each
        for number, each in questions.items()
    }
    asked = {number: _FIELD_OF_ASK[each.ask] for number, each in questions.items()}
    asked |= {number: each.field for number, each in standings.items()}
    to_answers = answer_links(header, body, columns)
    asked |= names | kinds | details | dict.fromkeys([*kept, *to_answers], PRIVATE)
    asked |= dict.fromkeys(salutations_in(header, body, mapping), PRIVATE)
    fields = fields_of(header, _filled(header, body), mapping, asked)
    ids = _keys(header, body, fields, columns)
    kept_apart = {*apart, *([ids.column] if ids else [])}
    heard = {number for number, each in questions.items() if each.ask is not Ask.OTHER}
    plain = any(questions[number].ask is not Ask.UNDECIDED for number in heard)
    open_ = deciding_in(header, body, mapping, fields, {*heard, *kept_apart}, answered=plain)
    questions |= {number: Asked(header.titles[number], Ask.UNDECIDED) for number in open_}
    questions = with_leave(questions)
    for number in open_:
        fields[number] = UNDECIDED
    questions = with_less(questions, lambda number: [cell_of(row, number) for row in body])
    fields = ["shown" if n in questions and questions[n].less else f for n, f in enumerate(fields)]
    refuse_several(header, body, mapping, part.rows[0].file)
    refuse_names_beside(header, body, fields, mapping, part.rows[0].file)
    kind_below = partial(said_below, choices.kind, choices.kinds)
    kind_now = kind_below(part.title)
    said_kind = kind_now or known.kind or part.kind
    if signed_by(header.titles, fields, columns):
        if not said_kind:
            raise refused_signed_by(header.titles, fields, part.rows[0].file)
        if said_kind == ORGANISATION:
            fields = with_representatives(fields)
    notes = list(_without_type_of_affiliations(header, body, fields, mapping))
    if not (kind_now or known.kind):
        explained = {*columns, *(title for of in known.files.values() for title in of.said)}
        refuse_either(
            header.titles, fields, [row.cells for row in body], explained, part.rows[0].file
        )
    notes += [note_on(header.titles[number]) for number in to_answers]
    if header is not titled:
        notes.append(f"no row of titles; line {part.rows[0].line} is read like the others")
    if header.heads is not None:
        line = part.rows[header.heads].line
        notes.append(f"the questions of line {line} are read with the titles below them")
    kind = said_kind
    if kind == ORGANISATION and not (kind_now or known.kind) and "kind" not in fields:
        called = _texts(body, fields, "name")
        notes.append(f"{len(body):,} {by_heading(part.title, called)}")
    pattern = None
    if choices.split and kind != ORGANISATION:
        pattern = _pattern(body, fields, notes)
    if not kind and not pattern and "kind" not in fields and _all_organisations(body, fields):
        kind = ORGANISATION
        notes.append("all names are those of organisations; if not, say --kind person")
    if PUBLIC not in fields and (pattern is None or "name" in fields):
        signs = signing(fields)
        if kind == ORGANISATION or not signs.kind or not _people_beside(header, body, fields):
            fields, kind = signs.fields, kind or signs.kind
    body, repeated = with_repeats(body, fields, header.titles)
    notes += repeated
    whole = whole_name(header, fields, mapping)
    return Layout(
        header,
        body,
        fields,
        questions,
        standings,
        pattern,
        kind,
        meanings,
        known,
        notes,
        whole_name=whole,
        other_scripts=other_scripts(header.titles, fields, columns),
        other_names=other_names(part, header, fields, body, columns),
        above=titled.lines_above(part.rows),
        counted=ids is not None and ids.counted,
        title=part.title if kind == part.kind and not (kind_now or known.kind) else "",
        kind_below=kind_below,
        records=part.records,
        own_keys=KEY in fields and not header.platform.key,
        said=columns,
        accounts=accounts,
        offered={
            header.titles[number]: offered(cell_of(row, number) for row in body)
            for number in questions
        },
        sent_off=None
        if header.platform.finished
        else sent_off_column(header.titles, fields, body, columns, standings),
    )


def _keys(
    header: Header, body: Sequence[ExportRow], fields: list[str], said: Mapping[str, str]
) -> ResponseIds | None:
    """The column with the keys of a list's own, which has that field from here on.

    What was a key in an earlier export is none where rows of this one share it.
    """
    if header.platform.key:
        return None
    free = {number for number, title in enumerate(header.titles) if title not in said}
    for number in free:
        if fields[number] == KEY:
            fields[number] = PRIVATE
    open_fields = [name if number in free else "" for number, name in enumerate(fields)]
    ids = response_ids(header.titles, open_fields, body, free=PRIVATE)
    if ids is not None:
        fields[ids.column] = KEY
    return ids


def _is_address(header: Header, number: int, mapping: Mapping[str, str]) -> bool:
    return "email" in (claimed(header, number, mapping), field_of(header.titles[number]))


def _people_beside(header: Header, body: Sequence[ExportRow], fields: Sequence[str]) -> bool:
    """Whether a private column beside organisations may hold who signs."""
    for number, title in enumerate(header.titles):
        if fields[number] == PRIVATE:
            texts = [cell_of(row, number) for row in body[:SAMPLE_ROWS]]
            if may_be_people(title, texts):
                return True
    return False


def _said(
    choices: Choices, header: Header, rows: Sequence[Sequence[str]]
) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
    """What the user says of the columns of this header, and of answers in the cells of `rows`."""

    def answered(title: str, answer: str) -> bool:
        number = header.titles.index(title)
        return any(number < len(cells) and same_answer(cells[number], answer) for cells in rows)

    mapped = {title_in(header.titles, title): name for title, name in choices.mapping.items()}
    columns = {title: name for title, name in mapped.items() if title in header.titles}
    answers = {
        title_in(header.titles, title): dict(said) for title, said in choices.meanings.items()
    }
    for text in choices.maps:
        title, answer, name = parse_map(text, header.titles, answered)
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


def _filled(header: Header, body: Sequence[ExportRow]) -> list[int]:
    """How much the rows say in each column; a word in the place of a name says nothing.

    One word for a name says half of what a name of several words says: "Ada" beside "Ada Example".
    """
    names = [field_of(title) == "name" for title in header.titles]
    filled = [0] * len(header.titles)
    for row in body[:SAMPLE_ROWS]:
        for number in range(len(filled)):
            text = cell_of(row, number).strip()
            if text and not hidden_name(text):
                filled[number] += 1 if names[number] and " " not in text else 2
    return filled


def _without_type_of_affiliations(
    header: Header, body: Sequence[ExportRow], fields: list[str], mapping: Mapping[str, str]
) -> list[str]:
    """Keep a column private that says what the affiliations are; a note if there is one."""
    number = type_of_affiliations(fields, [row.cells for row in body])
    if number is None or header.titles[number] in mapping:
        return []
    fields[number] = PRIVATE
    return [f"“{header.titles[number]}” is about the affiliation, and kept privately"]


def _texts(body: Sequence[ExportRow], fields: Sequence[str], wanted: str) -> list[str]:
    if wanted not in fields:
        return []
    number = fields.index(wanted)
    cells = (cell_of(row, number) for row in body)
    return [text for text in cells if text.strip()]


def _all_organisations(body: Sequence[ExportRow], fields: Sequence[str]) -> bool:
    """Whether each name has a word that only organisations have, or its own acronym behind it."""
    names = _texts(body, fields, "name")
    return len(names) > 1 and all(map(is_whole_organisation, names))


def _pattern(
    body: Sequence[ExportRow], fields: Sequence[str], notes: list[str]
) -> splitting.Pattern | None:
    """What the names hold beside a name, if most of them do; said in a note."""
    wishes = map(beside, _texts(body, fields, "name"))
    names = [each.text for each in wishes if not each.out]
    organisations = _texts(body, fields, "affiliation")
    taken = frozenset(name for name in fields if _texts(body, fields, name))
    found = splitting.pattern_of(names, taken)
    texts = names
    if not found and "name" not in fields and FIRST not in fields:
        found, texts = splitting.within(organisations), organisations
    if found:
        fitting = splitting.count(found, texts)
        rest = splitting.rest_of(len(texts) - fitting)
        notes.append(f"{fitting} of {len(texts)} names are split as “{found.title}”{rest}")
    return found
