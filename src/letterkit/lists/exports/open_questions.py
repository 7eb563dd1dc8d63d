"""What only a person can say of a part of a file: which column is the name, what answers mean."""

from collections import Counter
from collections.abc import Iterator, Sequence

from letterkit.lists.columns.headers import ASKS, UNDECIDED
from letterkit.lists.columns.name_columns import are_names, cell_of
from letterkit.lists.columns.other_tongues import is_in_other_language, proposed, says_yes_or_no
from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, PRIVATE, SECOND_LAST
from letterkit.lists.columns.second_names import are_people
from letterkit.lists.columns.sent_off import without_day
from letterkit.lists.columns.unpublished import is_unpublished
from letterkit.lists.consent.asked import Question as Asked
from letterkit.lists.consent.asked import unplaced
from letterkit.lists.consent.consent_days import A_DAY, is_day
from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.limited_yes import is_marked
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.consent.on_behalf import refuse_on_behalf
from letterkit.lists.exports.choices import (
    Question,
    WhatIsAsked,
    WhatIsChosen,
    WhatIsMeant,
    WhatIsWished,
    WhichIsPublished,
    WhichName,
    WhoStands,
)
from letterkit.lists.exports.hints import are_numbered
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.beside_names import is_organisation, is_role
from letterkit.lists.people.plain_names import resembles
from letterkit.lists.people.public_names import PUBLIC, REAL
from letterkit.lists.people.published_names import asks_under, may_be_published_name
from letterkit.lists.rows.contents import shown_title
from letterkit.lists.rows.field_lists import lists_fields
from letterkit.lists.said.free_text import undecided_wishes
from letterkit.lists.said.standing import (
    NO_ANSWER,
    STANDINGS,
    STATUS,
    WITHDRAWN,
    Standing,
    says_bare,
    unplaced_standing,
)
from letterkit.lists.said.standing_words import is_withdrawal
from letterkit.private.private_data import masked

_FIRST_NAMES = frozenset({"name", FIRST, MIDDLE, LAST, SECOND_LAST})
_NAMES = frozenset({"name", FIRST, MIDDLE, LAST, REAL})


def still_open(layout: Layout, place: str) -> tuple[Question, ...]:
    """What nobody but the coordinator can say of a part, which errors call `place`."""
    refuse_on_behalf(layout)
    if not ({"name", PUBLIC, FIRST, LAST} & set(layout.fields) or layout.pattern):
        return (_which_name(layout, place),)
    return (
        *_who_stands(layout, place),
        *_who_was_sent(layout, place),
        *_which_is_published(layout, place),
        *_what_is_asked(layout, place),
        *_wished(layout, place),
    )


def _which_name(layout: Layout, place: str) -> WhichName:
    titles = layout.header.titles
    likely = [title for number, title in enumerate(titles) if _may_hold_names(layout, number)]
    if len(likely) > 1:
        # "Example University" is of two words too.
        people = [title for title in likely if are_people(layout.cells(titles.index(title)))]
        likely = people or likely
    untitled = layout.header.begins == 0
    shown = [shown_title(title) for title in titles]
    likely = [shown_title(title) for title in likely]
    beside = list(_beside_names(layout, likely)) if untitled else []
    organisations = "affiliation" in layout.fields
    first = () if likely or not untitled else _may_be_titles(layout)
    return WhichName(place, shown, likely, untitled, organisations, beside, first)


def _may_be_titles(layout: Layout) -> Sequence[str]:
    """The first row, if it may hold titles in a language that is not read; else nothing."""
    first = [cell.strip() for cell in layout.body[0].cells] if len(layout.body) > 1 else []
    plain = all(text and masked(text) == text and not text.isdecimal() for text in first)
    return first if plain and len(set(first)) == len(first) else ()


def _beside_names(layout: Layout, likely: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What columns without titles are that hold roles or institutions, one of each."""
    found: set[str] = set()
    for number, title in enumerate(layout.header.titles):
        given = [text.strip() for text in layout.cells(number) if text.strip()]
        if not given or title in likely:
            continue
        for field, fits in (("affiliation", is_organisation), ("role", is_role)):
            if field not in found and 2 * sum(map(fits, given)) > len(given):
                found.add(field)
                yield title, field
                break


def _may_hold_names(layout: Layout, number: int) -> bool:
    """Whether a column holds what looks like names; "Title" may be that of a table's first one."""
    if layout.fields[number] == PRIVATE:
        return are_names(_distinct(layout, number))
    return layout.fields[number] == "role" and are_people(layout.cells(number))


def _which_is_published(layout: Layout, place: str) -> Iterator[WhichIsPublished]:
    """Columns that would be private without a word, and may hold the name that somebody wants."""
    fields = layout.fields
    if are_numbered(layout.header.titles):
        return  # no titles, so nobody was asked for a second name
    taken = {layout.whole_name, *layout.other_names}
    printed = {PUBLIC} if PUBLIC in fields else _FIRST_NAMES
    names = [number for number, name in enumerate(fields) if name in printed]
    for number, title in enumerate(layout.header.titles):
        said = title in layout.said or title in layout.known.fields
        shown = fields[number] not in (PRIVATE, "kind")
        if shown or said or number in taken or is_unpublished(title):
            continue
        first = [" ".join(cell_of(row, other) for other in names) for row in layout.body]
        rows = may_be_published_name(title, list(zip(layout.cells(number), first, strict=True)))
        if rows:
            yield WhichIsPublished(place, shown_title(title), rows)


def _who_stands(layout: Layout, place: str) -> Iterator[WhoStands]:
    for number, standing in layout.standings.items():
        answers = _distinct(layout, number)
        if standing.dated:
            answers = _days_together(answers)
        without = sum(not text.strip() for text in layout.cells(number))
        if (standing.sparse or standing.empties) and without:
            answers[NO_ANSWER] = without
        unknown = [(text, answers[text]) for text in unplaced_standing(standing, list(answers))]
        if unknown:
            title = shown_title(layout.header.titles[number])
            bare = [says_bare(text) for text in answers]
            by_title = standing.field == STATUS and all(bare) and "yes" in bare
            yield WhoStands(
                place,
                title,
                unknown,
                unsure=standing.unsure,
                by_title=by_title,
                held=standing.held,
                leaves=standing.field == WITHDRAWN,
                kept=_keeps_out(standing),
                dated=standing.dated,
            )


def _keeps_out(standing: Standing) -> bool:
    """Whether any answer rather says that somebody does not sign: all below "Withdrawn" do."""
    if standing.topic not in STANDINGS:
        return True  # only the leave of parents, or another of the things that they chose
    if standing.field == STATUS:
        return standing.held
    return standing.field == WITHDRAWN and not standing.asked


def _days_together(answers: Counter[str]) -> Counter[str]:
    """The answers, with all days as one."""
    found: Counter[str] = Counter()
    for text, count in answers.items():
        found[A_DAY if is_day(text) else text] += count
    return found


def _who_was_sent(layout: Layout, place: str) -> Iterator[WhoStands]:
    """Whether answers count that have no day where the others say when they were sent off."""
    if layout.sent_off is None:
        return
    title = layout.header.titles[layout.sent_off]
    if NO_ANSWER not in layout.meanings.get(title, {}):
        missing = without_day(layout.body, layout.fields, layout.sent_off, layout.standings)
        yield WhoStands(place, shown_title(title), [(NO_ANSWER, missing)])


def _what_is_asked(
    layout: Layout, place: str
) -> Iterator[WhatIsAsked | WhatIsChosen | WhatIsMeant]:
    titles = layout.header.titles
    for number, question in layout.questions.items():
        answers = _distinct(layout, number)
        for text in [text for text in answers if is_withdrawal(text)]:
            del answers[text]  # rows with it are left out
        if layout.fields[number] == UNDECIDED and answers:
            names = _are_like_names(layout, number, list(answers))
            title = shown_title(titles[number])
            if not names and is_in_other_language(title, answers):
                yield _chosen(place, title, answers)
            else:
                yield WhatIsAsked(place, title, answers.most_common(), names=names)
        elif layout.fields[number] in ASKS:
            unknown = [(text, answers[text]) for text in unplaced(question, answers)]
            if unknown:
                names = _are_like_names(layout, number, [text for text, _ in unknown])
                title = shown_title(titles[number])
                said = _said_elsewhere(question, [text for text, _ in unknown])
                yield WhatIsMeant(place, title, unknown, names=names, said=said)


def _said_elsewhere(question: Asked, texts: Sequence[str]) -> dict[str, str]:
    """Which answers are a yes or a no in another language, where leave is asked for.

    A yes in a language that is read is not understood here for a reason.
    """
    if question.ask is not Ask.CONSENT or question.option is not None:
        return {}
    plain = [text for text in texts if not (is_yes_or_no(text) or is_marked(text))]
    return {text: says_yes_or_no(text) for text in plain}


def _chosen(place: str, title: str, answers: Counter[str]) -> WhatIsChosen:
    said = {text: says_yes_or_no(text) for text in answers}
    return WhatIsChosen(
        place,
        title,
        answers.most_common(),
        {text: proposed(text) for text in answers},
        yes=[text for text in answers if said[text] == "yes"],
        no=[text for text in answers if said[text] == "no"],
    )


def _wished(layout: Layout, place: str) -> Iterator[WhatIsWished]:
    for number, title in enumerate(layout.header.titles):
        answers = _distinct(layout, number)
        said = layout.meanings.get(title, {})
        standing = layout.standings.get(number)
        if standing is not None:
            for text in unplaced_standing(standing, list(answers)):
                del answers[text]  # it is asked whether they sign at all
        wishes = undecided_wishes(title, layout.fields[number], answers, said)
        if number in layout.accounts or lists_fields(title, layout.cells(number)):
            wishes = []  # nobody's own words, or a list that was applied to each row
        if layout.fields[number] == PUBLIC:
            wishes = [text for text in wishes if not _is_like_name(layout, number, text)]
        if wishes:
            yield WhatIsWished(
                place, shown_title(title), [(text, answers[text]) for text in wishes]
            )


def _are_like_names(layout: Layout, number: int, texts: Sequence[str]) -> bool:
    """Whether all texts resemble the names beside them; a code such as "A" is none."""
    if not any(len(text) > 2 for text in texts):
        return False
    alike = sum(_is_like_name(layout, number, text) for text in texts)
    # "Credit as": a name or two, and "A teacher" in the place of one.
    least = 1 if asks_under(layout.header.titles[number]) else len(texts)
    return alike >= least


def _is_like_name(layout: Layout, number: int, text: str) -> bool:
    """Whether a text resembles the name beside it wherever it stands."""
    behind = [n for n, field in enumerate(layout.fields) if field in _NAMES]
    rows = [row for row in layout.body if " ".join(cell_of(row, number).split()) == text]
    return all(resembles(text, " ".join(cell_of(row, other) for other in behind)) for row in rows)


def _distinct(layout: Layout, number: int) -> Counter[str]:
    """The texts of a column in one line each, with the number of rows that have them."""
    found = Counter(" ".join(text.split()) for text in layout.cells(number))
    found.pop("", None)
    return found
