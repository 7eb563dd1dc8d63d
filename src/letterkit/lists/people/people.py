"""Rows become those who signed; each row is read or left out, and what was changed is reported."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial

from letterkit.errors import LetterkitError
from letterkit.lists import values as parse
from letterkit.lists.columns.cells import cleaned
from letterkit.lists.columns.detail_questions import SHOWS, keep_back, not_taken
from letterkit.lists.columns.headers import ASKS, KEY
from letterkit.lists.columns.list_words import bring_into_list_words
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import (
    AUTHORISED_BY,
    AUTHORISED_ON,
    FIRST,
    LAST,
    PRIVATE,
    REPRESENTATIVE,
)
from letterkit.lists.columns.source_columns import columns_of
from letterkit.lists.consent.consent_days import is_day
from letterkit.lists.consent.kept_answers import keep_answer, keep_standing
from letterkit.lists.consent.meanings import Meaning, Status, combine
from letterkit.lists.consent.name_alone import is_name_alone
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.own_columns import DROPPED
from letterkit.lists.people import splitting
from letterkit.lists.people.against_rows import cells_of, fallen, reason_against
from letterkit.lists.people.bare_ages import move_ages
from letterkit.lists.people.beside_names import is_contact, is_like_person
from letterkit.lists.people.glued_names import note_on
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.people.kind_groups import KindGroups, by_heading
from letterkit.lists.people.moving import moved
from letterkit.lists.people.no_values import note_none, take_no_values
from letterkit.lists.people.odd_names import in_other_scripts
from letterkit.lists.people.public_names import PUBLIC, REAL, take_public_name
from letterkit.lists.people.row_headings import HEADING, LONE, Headings
from letterkit.lists.people.whole_names import (
    is_somebody,
    join_name,
    private_title,
    says_nothing,
    take_other_name,
    take_representative,
    take_whole_name,
)
from letterkit.lists.rows.contents import ExportRow, LeftOut
from letterkit.lists.rows.not_names import CROSSED, FRAMED
from letterkit.lists.said import free_text
from letterkit.lists.said.foreign_comments import keep_foreign_comment
from letterkit.lists.said.free_text import wishes_in_texts, without_settled
from letterkit.lists.said.leaving import fallen_person, is_taken_back, speaks_against, who_of
from letterkit.lists.said.no_mails import keep_no_mails
from letterkit.lists.said.standing import STANDINGS
from letterkit.lists.said.unclear import refuse_all, refuse_strokes, refuse_unclear
from letterkit.lists.said.wishes import least, show_less, wish_beside
from letterkit.model import Kind, Shown
from letterkit.model.incoming import Incoming
from letterkit.model.origins import scoped
from letterkit.parallel import report
from letterkit.private.excerpts import excerpt, some_lines

NOBODY = "nobody is named"
NOT_STANDING = "what stands beside the name says that they do not sign, or no longer"

# A person who signs for an organisation may have its leave, and is not that organisation.
_BEHALF = re.compile(
    r"\b(?:for|behalf|represent\w*|namen|für|vertret\w*|au nom|pour|représent\w*|nombre"
    r"|imieniu|reprezent\w*|имени|представ\w*|імя|імені|прадстаў\w*|باسم|نيابة|namens|vardu|jménem)\b",
    re.IGNORECASE,
)
_AUTHORITY = frozenset({REPRESENTATIVE, AUTHORISED_BY, AUTHORISED_ON})


@dataclass(frozen=True, slots=True)
class Reading:
    """How dates are ordered, whose export it is, and which files hold one person each.

    `shown` is how everybody below the heading wants to be shown, or nothing; `headed` says that
    there are headings between the rows of the file. `scope` is within what the keys of the rows
    tell them apart, where they are a list's own and no platform's.
    """

    order: str
    platform: str
    alone: frozenset[str] = frozenset()
    shown: str = ""
    headed: bool = False
    scope: str = ""


_FILES = 10  # that a note names


@dataclass(slots=True)
class People:
    """Who was read, and who was left out; `changes` are lines by what was done, and by file.

    `shared` are file and line where several rows stand, of which a number alone tells nothing;
    `names` are the columns of a name.
    """

    incoming: list[Incoming] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    changes: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    shared: Set[tuple[str, int]] = frozenset()
    names: Sequence[int] = ()
    scripts: bool = False  # whether names on the list stand in another script in brackets too
    kind: str = ""  # of the rows below the last heading, which is `heading`
    heading: str = ""
    groups: KindGroups = field(default_factory=KindGroups)
    unclear: list[LetterkitError] = field(default_factory=list)  # all are shown at once

    def note(self, what: str, row: ExportRow) -> None:
        self.changes.setdefault((what, row.file), []).append(self._place(row))

    def _place(self, row: ExportRow) -> str:
        which = self._which(row)
        return f"{row.line} ({which})" if which else str(row.line)

    def _which(self, row: ExportRow) -> str:
        """Which of several rows on its line a row is: what stands there as a name."""
        if (row.file, row.line) not in self.shared:
            return ""
        return excerpt(" ".join(cell_of(row, number).strip() for number in self.names).strip())

    def leave_out(self, reason: str, row: ExportRow, who: tuple[str, str] = ("", "")) -> None:
        self.left_out.append(LeftOut(row.file, row.line, reason, *who, self._which(row)))

    def fall(self, row: ExportRow, layout: Layout, reading: Reading, *, back: bool) -> None:
        """Keep of the row that was left out last who may not stand any more."""
        alone = row.file in reading.alone
        who = fallen_person(row, layout, reading.platform, reading.scope, alone=alone, back=back)
        self.left_out[-1] = replace(self.left_out[-1], fallen=who)

    def notes(self) -> Iterator[str]:
        """A line for each change and file; a folder may have thousands, so a few stand for all."""
        files: dict[str, list[str]] = {}
        for (what, file), lines in self.changes.items():
            files.setdefault(what, []).append(f"{file}:{some_lines(lines)}")
        for what, places in files.items():
            more = len(places) - _FILES
            for place in places[: _FILES - 1 if more > 0 else _FILES]:
                yield f"{place}: {what}"
            if more > 0:
                yield f"{places[_FILES - 1]} and {more:,} more files: {what}"


def people(layout: Layout, reading: Reading) -> People:
    """Those who signed; every row is in `incoming` or in `left_out`."""
    places = Counter((row.file, row.line) for row in layout.body)
    shared = {place for place, count in places.items() if count > 1}
    names = [n for n, each in enumerate(layout.fields) if each in ("name", FIRST, LAST, PUBLIC)]
    found = People(shared=shared, names=names, scripts=in_other_scripts(layout.texts("name")))
    headings = Headings(layout, headed=reading.headed)
    for row in report(layout.body):
        reason = headings.reason(row) or row.out or reason_against(row, layout)
        found.heading = headings.title
        found.kind = headings.kind and (layout.kind_below(headings.title) or headings.kind)
        if reason:
            who = _who_leaves(row, reason, layout, headings)
            found.leave_out(reason, row, who or ("", ""))
            if who is not None or reason == fallen(row, layout):
                found.fall(row, layout, reading, back=who is not None)
            continue
        headings.refuse_lone(row)
        shown = least([reading.shown, headings.shown, row.shown])
        _read(row, layout, replace(reading, shown=shown), found)
        if headings.shown:
            found.note(f"{headings.shown}, as the heading above them says", row)
        if headings.may_be_one(row) and row.line not in {each.line for each in found.left_out[-1:]}:
            found.note(LONE, row)
    refuse_all(found.unclear)
    return found


def _who_leaves(
    row: ExportRow, reason: str, layout: Layout, headings: Headings
) -> tuple[str, str] | None:
    """Whose signature a row takes back that is left out; None if it takes back nobody's."""
    marked = reason in (row.out, CROSSED, FRAMED)
    leaves = reason == fallen(row, layout) and is_taken_back(row, layout)
    below = bool(headings.out) and reason != HEADING and speaks_against(headings.out)
    return who_of(row, layout) if marked or leaves or below else None


def _read(row: ExportRow, layout: Layout, reading: Reading, found: People) -> None:
    width, cells = len(layout.header.titles), len(row.cells)
    if cells < width:
        missing = f"{cells_of(cells)}, the header {width}; those at the end are read as empty"
        if ASKS & set(layout.fields[cells:]):
            missing += ", so nothing says if they want to be named"
        found.note(missing, row)
    person = _person(row, layout, reading, found)
    if person is None:
        found.leave_out(NOT_STANDING, row, who_of(row, layout))
        found.fall(row, layout, reading, back=True)
    elif is_somebody(person.values):
        found.incoming.append(person)
        # In a list that is split, a comma is left in names that stayed whole.
        whole = layout.pattern is None or "," in person.values.get("name", "")
        if said := note_on(person.values, whole=whole):
            found.note(said, row)
    else:
        found.leave_out(NOBODY, row)
        found.left_out[-1] = replace(found.left_out[-1], key=(person.platform, person.key))


def _person(row: ExportRow, layout: Layout, reading: Reading, found: People) -> Incoming | None:
    note = partial(found.note, row=row)
    values: dict[str, str] = {}
    private: dict[str, str] = {}
    answers: dict[str, list[Meaning]] = {}
    key = ""
    columns = zip(layout.header.titles, layout.fields, row.cells, strict=False)
    for number, (title, name, cell) in enumerate(columns):
        text = cleaned(name, cell)
        if name in ASKS:
            question = layout.questions[number]
            answers.setdefault(question.group or str(number), []).append(question.meaning(text))
            if question.dated and name == "consent" and is_day(text):
                values.setdefault("consent_date", text)
            else:
                keep_answer(title, text, private)
        elif name in SHOWS:
            keep_answer(title, text, private)
        elif name in STANDINGS:
            keep_standing(title, text, layout.standings.get(number), private, values)
        elif not text or name == DROPPED:
            continue
        elif says_nothing(name, text, title):
            note_none(name, text, note)
        elif name == KEY:
            key = cleaned("source", cell)[:200]
            if layout.own_keys:
                private[private_title(title, private)] = key
        elif name in _AUTHORITY:
            private[name] = text
        elif name in (PRIVATE, REAL):
            if len(text) > parse.MAX_TEXT:
                found.note(f"only {parse.MAX_TEXT:,} characters are kept of: {title[:40]}", row)
            private[private_title(title, private)] = text[: parse.MAX_TEXT]
        elif name == PUBLIC and free_text.is_no_name(text, layout.meanings.get(title, {})):
            private[private_title(title, private)] = text[: parse.MAX_TEXT]
        else:
            values[name] = text
    take_whole_name(values, private, row, layout)
    join_name(values)
    take_other_name(values, private, row, layout, note)
    take_representative(values, private, note)
    splitting.take_leader(values, note)
    take_public_name(values, private, texts := layout.texts_of(row), note)
    wish = wish_beside(values, private, note)
    if wish is None:
        return None
    wishes = wishes_in_texts(texts, layout.meanings)
    keep_no_mails(values, private, texts, note)
    open_ = without_settled(values, wishes)
    try:
        refuse_unclear(open_, row, layout, found.kind or layout.kind, scripts=found.scripts)
    except LetterkitError as error:
        found.unclear.append(error)
        return None
    _kind(values, private, row, layout, found)
    _split(values, layout)
    move_ages(values, private, note)
    take_no_values(values, private, note)
    refuse_strokes(values, row, layout)
    free_text.keep_wishes(values, private, wishes, note)
    keep_foreign_comment(values, private, layout, note)
    meanings = [combine(each) for each in answers.values()]
    meanings += [each.meaning for each in wishes if each.meaning is not None]
    undecided = _answer(values, meanings, row, found)
    wish = least([wish, *(each.shown for each in wishes)])
    _hide(values, private, row, found)
    show_less(values, least([wish, reading.shown]))
    answered = [each[1:] for each in texts if each[1] in SHOWS]
    if any(name in ASKS and is_name_alone(text) for _, name, text in texts):
        answered.append(("details_shown", "no"))
    for title, name, text in texts:
        if name in ASKS:
            answered += [(each, "no") for each in not_taken(text, layout.offered.get(title, ()))]
    back = keep_back(values, private, answered, note)
    _move_private(values, private, row, found)
    bring_into_list_words(values, private, reading.order, partial(found.note, row=row))
    return Incoming(
        row.file,
        row.line,
        reading.platform,
        {name: text for name, text in values.items() if text or name in back},
        private,
        scoped(key, reading.scope),
        alone=row.file in reading.alone,
        counted=layout.counted,
        undecided=undecided,
        columns=columns_of(layout),
    )


def _kind(
    values: dict[str, str], private: dict[str, str], row: ExportRow, layout: Layout, found: People
) -> None:
    """What a column says, else what is said of the whole part."""
    text = values.pop("kind", "")
    name = values.get("name", "")
    kind = parse.kind_of(text) if text else None
    speaks = _BEHALF.search(text) or values.get("affiliation")
    if kind is Kind.ORGANISATION and layout.kind_is_said and _signs_for(values):
        # Anyone who said what the column is was asked who signs.
        values["name"], private[REPRESENTATIVE] = values.pop("affiliation"), name
        if role := values.pop("role", ""):
            private[private_title("role", private)] = role
        found.note("the person beside an organisation is kept privately", row)
    elif kind is Kind.ORGANISATION and speaks and is_like_person(name):
        found.note("kind: for an organisation, under a person's name; kept as a private text", row)
        private["kind as given"] = text
        kind = None
    elif text and kind is None:
        found.note("kind: neither a person nor an organisation; kept as a private text", row)
        private["kind as given"] = text
    if kind is None and (said := found.kind or layout.kind):
        kind = Kind(said)
        if found.kind == kind == Kind.ORGANISATION and not layout.kind_below(found.heading):
            found.note(by_heading(found.heading), row)
        title = found.heading if found.kind else layout.title
        if title and not layout.kind_below(title):
            found.groups.add(title, said, f"{row.file}:{row.line}", name)
    if kind is not None:
        values["kind"] = kind.value
    if kind is Kind.ORGANISATION and is_contact(values.get("affiliation", "")):
        private[REPRESENTATIVE] = values.pop("affiliation")
        found.note("the person beside an organisation is kept privately", row)


def _signs_for(values: Mapping[str, str]) -> bool:
    """Whether a person and an organisation are in a row, of which the organisation may sign."""
    return bool(values.get("affiliation")) and is_like_person(values.get("name", ""))


def _split(values: dict[str, str], layout: Layout) -> None:
    if not layout.pattern or values.get("kind") == Kind.ORGANISATION:
        return
    source = "name" if "name" in values else "affiliation"
    parts = splitting.split(layout.pattern, values.get(source, ""))
    if not parts and source == "affiliation" and values.get(source):
        # Among organisations with a person in brackets, one without signs for itself.
        values["name"], values["kind"] = values.pop(source), Kind.ORGANISATION.value
        return
    values |= {name: text for name, text in parts.items() if text or name == source}


def _answer(
    values: dict[str, str], meanings: Sequence[Meaning], row: ExportRow, found: People
) -> bool:
    """Consent and display in a list's words; whether it is unknown if they agreed."""
    if not meanings:
        return False
    together = combine(meanings)
    values["consent"] = together.consent
    values["shown"] = together.shown
    unclear = together.status in (Status.UNCLEAR, Status.UNKNOWN)
    if unclear:
        values["consent"] = ""
        found.note("not clear whether they agreed, so they are in no output", row)
    return unclear


def _hide(values: dict[str, str], private: dict[str, str], row: ExportRow, found: People) -> None:
    """Somebody without a name, or with a word in its place, is counted and never named."""
    name = values.get("name", "")
    if hidden_name(values.get("email", "-")):
        values.pop("email", None)
    if name and not hidden_name(name):
        return
    rest = values.keys() & {"role", "affiliation", "email"}
    if not name and not (rest and any(values[key] for key in rest)):
        return
    if name:
        private["name as given"] = values.pop("name")
    values["shown"] = Shown.UNNAMED.value
    found.note("no name, or a word in its place: counted, not named", row)


def _move_private(
    values: dict[str, str], private: dict[str, str], row: ExportRow, found: People
) -> None:
    done = moved(values)
    kept = dict(done.values)
    values.clear()
    values |= kept
    private.update(done.private)
    for each in done.notes:
        found.note(each, row)
