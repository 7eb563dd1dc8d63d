"""The layout of a part of a file: where its rows begin, what each column is, and what is open."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from letterkit.model.imports import Mapped, titles_digest
from letterkit.read.contents import ExportRow, Part
from letterkit.read.platforms import splitting
from letterkit.read.platforms.asked import Question as Asked
from letterkit.read.platforms.asked import question_of, refuse_elsewhere
from letterkit.read.platforms.beside_names import is_whole_organisation
from letterkit.read.platforms.choices import (
    Choices,
    parse_map,
)
from letterkit.read.platforms.consents import Ask, ask_of
from letterkit.read.platforms.ditto import with_repeats
from letterkit.read.platforms.free_text import TEXTS, are_wishes
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
from letterkit.read.platforms.known import code_of
from letterkit.read.platforms.meanings import is_display_choice, is_yes_or_no, same_answer
from letterkit.read.platforms.name_columns import cell_of, other_names, whole_name
from letterkit.read.platforms.no_titles import is_foreign_question, with_titles
from letterkit.read.platforms.option_columns import option_columns
from letterkit.read.platforms.organisations import may_be_people, signing, type_of_affiliations
from letterkit.read.platforms.plain_names import are_answers
from letterkit.read.platforms.public_names import PUBLIC, REAL, name_field
from letterkit.read.platforms.questions import FIRST, LAST, MIDDLE, PRIVATE, field_of
from letterkit.read.platforms.second_names import refuse_several
from letterkit.read.platforms.standing import (
    STANDINGS,
    Standing,
    is_withdrawal,
    standing_of,
)
from letterkit.read.platforms.unpublished import is_unpublished
from letterkit.read.platforms.wishes import beside

ORGANISATION = "organisation"
_FIELD_OF_ASK = {
    Ask.CONSENT: "consent",
    Ask.SHOWN: "shown",
    Ask.HOW: "shown",
    Ask.ANONYMOUS: ANONYMOUS,
    Ask.UNDECIDED: UNDECIDED,
    Ask.OTHER: PRIVATE,
}
_LEAVE = (Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS)
SAMPLE_ROWS = 1000
# To these a question about consent may be mapped: what its answers say is heard.
_SAYS_WHO = frozenset({"", *ASKS, *STANDINGS, "name", FIRST, MIDDLE, LAST, PUBLIC, REAL, "id"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How a part is read.

    `fields` are one for each column, and `questions` those about consent and being shown, by the
    number of the column; `standings` are those that say who signed. `kind` is that of rows
    which do not say theirs, or empty. `meanings` are what the user said of answers, now and
    earlier. `known` is what is remembered of such a header. `whole_name` is the column for a whole
    name where others are for its parts.
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
    above: Sequence[int] = ()

    def cells(self, number: int) -> list[str]:
        """The texts of a column, one for each row."""
        return [cell_of(row, number) for row in self.body]

    def texts(self, field: str) -> list[str]:
        """The texts of the column for a field that are not empty."""
        return _texts(self.body, self.fields, field)


def layout_of(part: Part, choices: Choices) -> Layout:
    """What the header says, with what the user says of it now and said earlier."""
    sample = [row.cells for row in part.rows[:SAMPLE_ROWS]]
    titled = header_of(sample)
    header = with_titles(titled, sample, _said(choices, titled, sample)[0])
    body = part.rows[header.begins :]
    known = Mapped(header.platform.name, {})
    if header is titled:
        known = choices.remembered.get(titles_digest(header.titles), known)
    columns, answers = _said(choices, header, [row.cells for row in body])
    mapping = {**known.fields, **columns}
    meanings = _together(known.meanings, answers)
    standings = _standings(header, body, columns, mapping, meanings)
    standings = {
        number: replace(each, sparse=header.titles[number] in part.sparse)
        for number, each in standings.items()
    }
    names = _names(header, body, mapping)
    kept = _unpublished(header, body, mapping, {*standings, *names})
    questions = _questions(
        header, body, mapping, meanings, {*standings, *names, *kept}, part.rows[0].file
    )
    asked = {number: _FIELD_OF_ASK[each.ask] for number, each in questions.items()}
    asked |= {number: each.field for number, each in standings.items()}
    asked |= names | dict.fromkeys(kept, PRIVATE)
    fields = fields_of(header, _filled(header, body), mapping, asked)
    refuse_several(header, body, mapping, part.rows[0].file)
    notes = list(_without_type_of_affiliations(header, body, fields, mapping))
    if header is not titled:
        notes.append(f"no row of titles; line {part.rows[0].line} is read like the others")
    kind = choices.kind or known.kind or part.kind
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
        other_names=other_names(part, header, fields, body, columns),
        above=titled.lines_above(part.rows),
    )


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

    columns = {title: name for title, name in choices.mapping.items() if title in header.titles}
    answers = {title: dict(said) for title, said in choices.meanings.items()}
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


def _questions(
    header: Header,
    body: Sequence[ExportRow],
    mapping: Mapping[str, str],
    meanings: Mapping[str, Mapping[str, str]],
    taken: Set[int],
    file: str,
) -> dict[int, Asked]:
    """The columns that ask about consent or being shown, by their number."""
    numbers = set(range(len(header.titles))) - taken
    free = [number for number in sorted(numbers) if not claimed(header, number, mapping)]
    columns = {number: [cell_of(row, number) for row in body] for number in free}
    found = option_columns(header.titles, columns, meanings)
    for number, title in enumerate(header.titles):
        claim = claimed(header, number, mapping)
        if number in taken or number in found:
            continue
        if mapping.get(title, "") not in _SAYS_WHO:
            field = mapping[title]
            refuse_elsewhere(title, field, [cell_of(row, number) for row in body], file)
        if claim and claim not in ASKS:
            continue
        if not claim and is_withdrawal(title):
            continue  # "Removed on": whoever has a yes or a day there does not sign
        if not claim and field_of(title) in TEXTS and ask_of(title) is None:
            continue  # a text; wishes in it are heard one by one
        cells = [cell_of(row, number) for row in body]
        cells = [cell for cell in cells if not is_withdrawal(cell)]  # that one is left out
        said = meanings.get(title, {})
        alone = question_of(title, cells, mapped=claim)
        asks = alone is not None and alone.ask is not Ask.OTHER
        if not claim and not asks and are_wishes(title, field_of(title), said):
            said = {}  # wishes among texts, which say nothing of the other texts
        question = question_of(title, cells, mapped=claim, chosen=said)
        if question is None and not claim and not field_of(title):
            distinct = sorted({cell.strip() for cell in cells} - {""})
            if is_foreign_question(title, distinct):
                question = Asked(title, Ask.UNDECIDED)
        if question is None and name_field(title) == PUBLIC:
            pairs = _beside_name(header, body, mapping, number)
            if are_answers(title, pairs):
                question = Asked(title, Ask.UNDECIDED)
        if question is not None:
            # In a list of ours an empty cell is no answer; in a form it is a box not ticked.
            own = title.casefold() == "consent"
            found[number] = replace(question, ticked=False) if own else question
    return found


def _standings(
    header: Header,
    body: Sequence[ExportRow],
    columns: Mapping[str, str],
    mapping: Mapping[str, str],
    meanings: Mapping[str, Mapping[str, str]],
) -> dict[int, Standing]:
    """The columns that say whether somebody signed, by their number."""
    found = {}
    for number, title in enumerate(header.titles):
        claim = claimed(header, number, mapping)
        if title in columns and claim not in {"signed", *STANDINGS}:
            continue
        if claim not in {"", "signed", *STANDINGS} or _is_of_platform(header, number):
            continue
        leaves = is_withdrawal(title)
        if ask_of(title) in _LEAVE and title not in columns and not leaves:
            continue  # "Do you agree to be published?" is not about signing
        cells = [cell_of(row, number) for row in body]
        mapped = claim if claim in STANDINGS and title in columns else ""
        if claim in STANDINGS and not mapped:
            mapped = "" if standing_of(title, cells) else claim
        standing = standing_of(title, cells, mapped=mapped, chosen=meanings.get(title))
        if standing is not None:
            found[number] = standing
    return found


def _is_of_platform(header: Header, number: int) -> bool:
    """Whether the platform's own rule reads the column: it says who sent the form off."""
    finished = header.platform.finished
    return bool(finished) and code_of(header.codes[number]) == finished


def _names(header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str]) -> dict[int, str]:
    """Columns for a name that is meant for the public, and for the one behind it."""
    found = {}
    for number, title in enumerate(header.titles):
        if claimed(header, number, mapping):
            continue
        texts = {cell_of(row, number).strip() for row in body} - {""}
        chosen = any(is_yes_or_no(each) or is_display_choice(each) for each in texts)
        name = name_field(title)
        if name == PUBLIC and are_answers(title, _beside_name(header, body, mapping, number)):
            continue  # it is asked what they mean
        if name and not chosen:
            found[number] = name
    named = any(
        (claimed(header, number, mapping) or field_of(title)) in ("name", FIRST, LAST)
        for number, title in enumerate(header.titles)
        if number not in found
    )
    # The only name is a name, whatever its title says of it.
    return found if named or len(set(found.values())) > 1 else {}


def _beside_name(
    header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str], number: int
) -> list[tuple[str, str]]:
    """The texts of a column, each with all names that stand in its row."""
    names = [
        other
        for other, title in enumerate(header.titles)
        if other != number
        and (claimed(header, other, mapping) or field_of(title)) in ("name", FIRST, MIDDLE, LAST)
    ]
    return [
        (cell_of(row, number), " ".join(cell_of(row, other) for other in names)) for row in body
    ]


def _unpublished(
    header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str], taken: Set[int]
) -> list[int]:
    """Columns whose titles say that they are not for publication; a name's is for `asked`."""
    found = []
    for number, title in enumerate(header.titles):
        if number in taken or claimed(header, number, mapping) or not is_unpublished(title):
            continue
        texts = {cell_of(row, number).strip() for row in body} - {""}
        if not any(map(is_yes_or_no, texts)):
            found.append(number)
    return found


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
        rest = f"; the other {len(texts) - fitting} stay whole" if fitting < len(texts) else ""
        notes.append(f"{fitting} of {len(texts)} names are split as “{found.title}”{rest}")
    return found
