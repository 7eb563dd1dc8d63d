"""What the columns of a table are about: consent, being shown, who signed, names."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from letterkit.lists.columns.deciding import BY_ANSWERS, may_decide
from letterkit.lists.columns.detail_questions import detail_asked, is_in_object
from letterkit.lists.columns.grids import asks_of_detail
from letterkit.lists.columns.headers import ASKS, Header, claimed
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.no_titles import is_foreign_question
from letterkit.lists.columns.option_columns import option_columns
from letterkit.lists.columns.pending_columns import of_some, standing_of_pending
from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, PRIVATE, field_of
from letterkit.lists.columns.receipts_asked import is_receipt_or_home
from letterkit.lists.columns.titled_kinds import titled_kind
from letterkit.lists.columns.unpublished import is_unpublished
from letterkit.lists.consent.asked import Question as Asked
from letterkit.lists.consent.asked import question_of
from letterkit.lists.consent.asked_people import standing_of_asked, standing_of_limit
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import is_display_choice, is_yes_or_no
from letterkit.lists.exports.known import code_of, plain_title
from letterkit.lists.exports.maps_elsewhere import refuse_elsewhere
from letterkit.lists.people.plain_names import are_answers, may_be_names
from letterkit.lists.people.public_names import PUBLIC, REAL, name_field
from letterkit.lists.rows.contents import ExportRow
from letterkit.lists.said.free_text import TEXTS, are_wishes
from letterkit.lists.said.standing import NO_ANSWER, STANDINGS, Standing, standing_of
from letterkit.lists.said.standing_words import is_withdrawal
from letterkit.model import Shown

_LEAVE = (Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS)
# To these a question about consent may be mapped: what its answers say is heard.
_SAYS_WHO = frozenset({"", *ASKS, *STANDINGS, "name", FIRST, MIDDLE, LAST, PUBLIC, REAL, "id"})


def questions_in(
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
        if _is_of_something_else(title, claim, meanings):
            continue
        cells = [cell_of(row, number) for row in body]
        cells = [cell for cell in cells if not is_withdrawal(cell)]  # that one is left out
        question = _question(title, cells, claim, meanings.get(title, {}))
        if question is None and name_field(title) == PUBLIC:
            pairs = _beside_name(header, body, mapping, number)
            if are_answers(title, pairs):
                question = Asked(title, Ask.UNDECIDED)
        if question is not None:
            # In a list of ours an empty cell is no answer; in a form it is a box not ticked.
            own = title.casefold() == "consent"
            found[number] = replace(question, ticked=False) if own else question
    return _with_days(header, body, mapping, found)


def _is_of_something_else(
    title: str, claim: str, meanings: Mapping[str, Mapping[str, str]]
) -> bool:
    """Whether a column asks nothing of the name, by its title or by what claims it."""
    if claim:
        return claim not in ASKS
    if is_receipt_or_home(title) and title not in meanings:
        return True
    if is_withdrawal(title):
        return True  # "Removed on": anyone who has a yes or a day there does not sign
    # A text; wishes in it are heard one by one.
    return field_of(title) in TEXTS and ask_of(title) is None


def _question(
    title: str, cells: Sequence[str], claim: str, meanings: Mapping[str, str]
) -> Asked | None:
    """What a column asks, with what the user said of its answers; None if it asks nothing."""
    said = {text: means for text, means in meanings.items() if text != NO_ANSWER}
    if not claim and _is_of_some_texts(title, cells, said):
        said = {}
    question = question_of(title, cells, mapped=claim, chosen=said)
    if question is None and not claim and not field_of(title):
        distinct = sorted({cell.strip() for cell in cells} - {""})
        if is_foreign_question(title, distinct):
            return Asked(title, Ask.UNDECIDED)
    return question


def _is_of_some_texts(title: str, cells: Sequence[str], said: Mapping[str, str]) -> bool:
    """Whether what was said of some texts of a column says nothing of its other texts."""
    field = field_of(title)
    alone = question_of(title, cells)
    asks = alone is not None and alone.ask is not Ask.OTHER
    if not asks and are_wishes(title, field, said):
        return True  # wishes among texts
    if field == "kind" and alone is None:
        return True  # "Anonymous individual" among kinds
    # A country that is no heading says nothing of the other organisations.
    return field == "affiliation" and {*said.values()} == {Shown.NAMED}


def _with_days(
    header: Header,
    body: Sequence[ExportRow],
    mapping: Mapping[str, str],
    found: dict[int, Asked],
) -> dict[int, Asked]:
    """The questions, with days of consent only where no other column says who agreed."""
    if any(each.ask is Ask.CONSENT and not each.dated for each in found.values()):
        return {
            number: each
            for number, each in found.items()
            if not (each.dated and each.ask is Ask.CONSENT) or header.titles[number] in mapping
        }
    for number, title in enumerate(header.titles):
        if claimed(header, number, mapping) != "consent_date":
            continue
        cells = {cell_of(row, number).strip() for row in body if not row.out}
        days = question_of(title, cells)
        if "" in cells and days is not None and days.dated:
            found[number] = days
    return found


def kinds_in(
    header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str]
) -> dict[int, str]:
    """Columns whose titles name their kind, with a remark on publication."""
    found = {}
    for number, title in enumerate(header.titles):
        if claimed(header, number, mapping):
            continue
        if field := titled_kind(title, [cell_of(row, number) for row in body]):
            found[number] = field
    return found


def details_in(
    header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str], taken: Set[int]
) -> dict[int, str]:
    """Questions about what is printed beside a name, of which one of people must be there."""
    found = {}
    for number, title in enumerate(header.titles):
        if number in taken or claimed(header, number, mapping):
            continue
        cells = [cell_of(row, number) for row in body]
        field = asks_of_detail(title, cells) or detail_asked(title, cells)
        if field:
            found[number] = field
    return found


def deciding_in(
    header: Header,
    body: Sequence[ExportRow],
    mapping: Mapping[str, str],
    fields: Sequence[str],
    taken: Set[int],
    *,
    answered: bool,
) -> list[int]:
    """Columns that would be private without a word, and may say who can be named.

    `answered` is whether another column is plainly about that.
    """
    found = []
    for number, title in enumerate(header.titles):
        if number in taken or claimed(header, number, mapping):
            continue
        if fields[number] not in {PRIVATE, *BY_ANSWERS}:
            continue
        if {plain_title(title), header.codes[number]} & header.platform.marks:
            continue  # a platform's own
        if _is_of_platform(header, number):
            continue
        cells = [cell_of(row, number) for row in body]
        if is_in_object(title, cells) or may_decide(title, cells, answered=answered):
            found.append(number)
    return found


def standings_in(
    header: Header,
    body: Sequence[ExportRow],
    columns: Mapping[str, str],
    mapping: Mapping[str, str],
    meanings: Mapping[str, Mapping[str, str]],
    sparse: Set[str] = frozenset(),
) -> dict[int, Standing]:
    """The columns that say whether somebody signed, by their number."""
    found = {}
    answered = any(ask_of(title) in _LEAVE for title in header.titles)
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
        standing = None if claim else standing_of_limit(title, cells, meanings.get(title))
        if standing is None:
            standing = standing_of(title, cells, mapped=mapped, chosen=meanings.get(title))
        if standing is None and title in sparse and title not in columns and not claim:
            standing = of_some(title, cells, chosen=meanings.get(title))
        if standing is None and title not in columns:
            standing = standing_of_asked(title, cells, meanings.get(title)) or standing_of_pending(
                title, cells, meanings.get(title), answered=answered
            )
        if standing is not None:
            found[number] = standing
    return found


def _is_of_platform(header: Header, number: int) -> bool:
    """Whether the platform's own rule reads the column: it says who sent the form off."""
    finished = header.platform.finished
    return bool(finished) and code_of(header.codes[number]) == finished


def names_in(
    header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str]
) -> dict[int, str]:
    """Columns for a name that is meant for the public, and for the one behind it."""
    found = {}
    for number, title in enumerate(header.titles):
        if claimed(header, number, mapping):
            continue
        name = name_field(title)
        if not name:
            continue
        texts = {cell_of(row, number).strip() for row in body} - {""}
        if name == PUBLIC and are_answers(title, _beside_name(header, body, mapping, number)):
            continue  # it is asked what they mean
        if (
            name == PUBLIC
            and texts
            and not may_be_names(_beside_name(header, body, mapping, number))
        ):
            continue
        if not any(is_yes_or_no(each) or is_display_choice(each) for each in texts):
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


def unpublished_in(
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


def where_few_say_no(question: Asked, answers: Iterable[str]) -> Asked:
    """The same, of a key that only those have who are to be hidden: others left it open.

    Where it also says of some that they may be named, nothing is no answer, as in a table.
    """
    given = [question.meaning(each) for each in answers if each.strip()]
    hides = [each.consent == "no" or each.shown not in ("", Shown.NAMED) for each in given]
    if question.flags and all(hides):
        return replace(question, flags=False, ticked=False)
    return question
