"""What a coordinator says about a file, and what a file leaves open until they say it.

Nothing that is open is guessed: on a terminal `add` asks, elsewhere it stops with the error of the
first open question, whose hint names an option that settles it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from letterkit.errors import LetterkitError
from letterkit.lists.columns.detail_questions import hint_of_detail
from letterkit.lists.columns.questions import field_of
from letterkit.lists.consent.less_asked import hint_of_less
from letterkit.lists.consent.meanings import (
    CHOICES,
    coded_option,
    is_no,
    is_option,
    is_yes_or_no,
    option_taken,
)
from letterkit.lists.exports.answer_hints import (
    if_names,
    of_asked,
    of_chosen,
    of_meant,
    of_stands,
    of_yes,
)
from letterkit.lists.exports.hints import (
    MOST_SHOWN,
    UNSAID,
    Hint,
    are_numbered,
    listed,
    map_of,
    of_wishes,
    several_names,
)
from letterkit.lists.said.standing import IN, OUT
from letterkit.model.imports import Mapped

MOST_ANSWERS = 40  # each must be said, so each must be seen
MEANINGS = tuple(CHOICES)
# What a free text can mean that may be a wish; `named` is a text like any other.
WISHES = ("unnamed", "initials", "role", "no", OUT, "named")
STANDS = (IN, OUT)  # what an answer means that says whether somebody signed


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user says about an export, this time and earlier.

    `maps` are options as they were typed, `COLUMN=FIELD` or `COLUMN: ANSWER=MEANING`. `mapping`
    are fields by column, `meanings` what answers mean, by column and answer. `dates` is
    `day-month`, `month-day` or empty; `kind` is `person`, `organisation` or empty, and `kinds` are
    those below headings. `remembered` are mappings by their titles' digest. `sheets` are the only
    ones to be read, if there are any.
    """

    today: date
    maps: Sequence[str] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    remembered: Mapping[str, Mapped] = field(default_factory=dict)
    encoding: str = ""
    dates: str = ""
    kind: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    sheets: Sequence[str] = ()
    split: bool = True

    def with_column(self, title: str, name: str) -> "Choices":
        """And this column is this field."""
        return replace(self, mapping={**self.mapping, title: name})

    def with_meaning(self, title: str, answer: str, meaning: str) -> "Choices":
        """And this answer to this question means that."""
        known = {**self.meanings.get(title, {}), answer: meaning}
        return replace(self, meanings={**self.meanings, title: known})


@dataclass(frozen=True, slots=True)
class WhichName:
    """No column is known to hold the names. `titles` are all columns, `likely` those that may.

    `untitled` where no row has titles; `organisations` where those of a column may be who signs.
    `beside` are fields of other columns without titles, by what stands in them. `first` are the
    texts of the first row where it may have titles in a language that is not read.
    """

    place: str
    titles: Sequence[str]
    likely: Sequence[str]
    untitled: bool = False
    organisations: bool = False
    beside: Sequence[tuple[str, str]] = ()
    first: Sequence[str] = ()

    def error(self) -> LetterkitError:
        if len(self.likely) > 1 and are_numbered(self.titles):
            return several_names(self.place, self.titles, self.likely)
        titles = "; ".join(f"“{title}”" for title in self.titles[:MOST_SHOWN])
        more = f" and {len(self.titles) - MOST_SHOWN} more" if len(self.titles) > MOST_SHOWN else ""
        columns = f"the columns are {titles}{more}"
        # Where none is likely each is offered: what is typed must work as it stands.
        offered = (self.likely or self.titles)[:MOST_SHOWN]
        options = " or ".join(map_of(title, "name") for title in offered)
        hint = f"say which one holds the names: {options}; {columns}"
        if len(self.likely) == 1:
            others = [map_of(title, field) for title, field in self.beside]
            options = " ".join((map_of(self.likely[0], "name"), *others))
            hint = f"if it is “{self.likely[0]}”: {options}; {columns}"
        addresses = [title for title in self.titles if field_of(title) == "email"]
        if len(addresses) == 1 and not self.untitled and not self.likely:
            known = map_of(addresses[0], "name")
            hint = (
                f"if they are on the list already, known by their address: {known}; if not, add a"
                f" column with their names; {columns}"
            )
        if self.first:
            titled = " or ".join(map_of(text, "name") for text in self.first[:MOST_SHOWN])
            hint = f"if the first line holds titles: {titled}; if it holds somebody, {hint}"
        if self.organisations:
            hint = f"if the organisations sign: --kind organisation; if not, {hint}"
        why = "no row of titles, and no column" if self.untitled else "no column"
        return LetterkitError(f"{self.place}: {why} is recognised as the name", hint=hint)


@dataclass(frozen=True, slots=True)
class WhatIsAsked:
    """A column is about consent or about being shown, and no rule can tell what a yes to it is.

    `names` if each answer is like the name in its row.
    """

    place: str
    title: str
    answers: Sequence[tuple[str, int]]
    names: bool = False

    @property
    def ticks(self) -> str:
        """What a tick means below a title that is itself an answer, to be typed as it stands."""
        is_answer = is_option(self.title) and not coded_option(self.title)
        taken = option_taken(self.title) if is_answer else ""
        ticks = [text for text, _ in self.answers if taken and not is_no(text)]
        # A sign that nobody understands, such as 🤫, is no tick.
        ticked = {text for text in ticks if is_yes_or_no(text) or text == self.title}
        said = {text: taken if text in ticked else UNSAID for text in ticks}
        return " ".join(map_of(f"{self.title}: {text}", said[text]) for text in ticks)

    @property
    def hint(self) -> Hint:
        if self.names:
            return if_names(self.title)
        if detail := hint_of_detail(self.title):
            return detail
        ticks = self.ticks
        less = None if ticks else hint_of_less(self.title, self.answers)
        return less or of_asked(self.title, self.answers, ticks)

    def error(self) -> LetterkitError:
        return LetterkitError(
            f"{self.place}: “{self.title}” may be about who can be named, and it is not clear what"
            f" its answers mean: {listed(self.answers)}",
            hint=self.hint.text,
        )


@dataclass(frozen=True, slots=True)
class WhichIsPublished:
    """A second column of names that differs from the first one in some `rows`."""

    place: str
    title: str
    rows: int

    @property
    def hint(self) -> Hint:
        return Hint(
            "say so",
            map_of(self.title, "public_name"),
            " (publish this name, and nobody by the other one), or =private (publish the name"
            " beside it)",
        )

    def error(self) -> LetterkitError:
        rows = "1 row" if self.rows == 1 else f"{self.rows:,} rows"
        return LetterkitError(
            f"{self.place}: “{self.title}” may be the name that people want published, and in"
            f" {rows} it is another one than the name beside it",
            hint=self.hint.text,
        )


@dataclass(frozen=True, slots=True)
class WhatIsMeant:
    """Answers to a question about consent or being shown that no rule can place.

    `names` if each of them is like the name in its row; `said` is `yes` or `no` for those that are
    that in another language.
    """

    place: str
    title: str
    answers: Sequence[tuple[str, int]]
    names: bool = False
    said: Mapping[str, str] = field(default_factory=dict)

    @property
    def hint(self) -> Hint:
        if self.names:
            return if_names(self.title)
        if detail := hint_of_detail(self.title):
            return detail
        return of_meant(self.title, self.answers, self.said)

    def error(self) -> LetterkitError:
        return LetterkitError(
            f"{self.place}: “{self.title}”: it is not clear what is meant by"
            f" {listed(self.answers, MOST_ANSWERS)}",
            hint=self.hint.text,
        )


@dataclass(frozen=True, slots=True)
class WhatIsChosen:
    """A column in a language that is not read, which may be a choice of how to be shown.

    `proposed` is what each answer seems to mean, or nothing; all are shown, for all must be said.
    `yes` and `no` are the answers that are only that.
    """

    place: str
    title: str
    answers: Sequence[tuple[str, int]]
    proposed: Mapping[str, str]
    yes: Sequence[str] = ()
    no: Sequence[str] = ()

    @property
    def hint(self) -> Hint:
        return of_chosen(self.title, self.answers, self.proposed, self.yes, self.no)

    def error(self) -> LetterkitError:
        return LetterkitError(
            f"{self.place}: “{self.title}” may be about who can be named, and letterkit does not"
            f" know its language: {listed(self.answers, MOST_ANSWERS)}",
            hint=self.hint.text,
        )


@dataclass(frozen=True, slots=True)
class WhoStands:
    """Answers that may say whether somebody signed, or still does, and that no rule can place.

    `unsure` if the column may be about another letter, or about agreeing with this one.
    `by_title` if all answers are a yes or a no to a title that may say either, and
    `held` if it rather says that they do not sign. `dated` if they are days, and `leaves` if a
    yes or a day rather says that somebody left, `kept` if
    any answer does.
    """

    place: str
    title: str
    answers: Sequence[tuple[str, int]]
    unsure: bool = False
    by_title: bool = False
    held: bool = False
    dated: bool = False
    leaves: bool = False
    kept: bool = False

    @property
    def hint(self) -> Hint:
        if self.by_title or self.dated:
            leaves = self.leaves if self.dated else self.held
            return of_yes(self.title, leaves=leaves, dated=self.dated)
        if self.unsure:
            return Hint(
                "if it is about another letter or only about what they think",
                map_of(self.title, "private"),
                f"; if a no means that they do not sign: {map_of(self.title, 'signs')}",
            )
        return of_stands(self.title, self.answers, kept=self.kept)

    def error(self) -> LetterkitError:
        return LetterkitError(
            f"{self.place}: “{self.title}”: it is not clear whether they sign:"
            f" {listed(self.answers, MOST_ANSWERS)}",
            hint=self.hint.text,
        )


@dataclass(frozen=True, slots=True)
class WhatIsWished:
    """Free texts that may be wishes about a signature, and that no rule can read for certain."""

    place: str
    title: str
    answers: Sequence[tuple[str, int]]

    @property
    def hint(self) -> Hint:
        return of_wishes(self.title, self.answers)

    def error(self) -> LetterkitError:
        return LetterkitError(
            f"{self.place}: “{self.title}”: these may be wishes not to be named or not to sign:"
            f" {listed(self.answers, MOST_ANSWERS)}",
            hint=self.hint.text,
        )


Question = (
    WhichName
    | WhatIsAsked
    | WhatIsChosen
    | WhichIsPublished
    | WhatIsMeant
    | WhoStands
    | WhatIsWished
)


def error_of(questions: Sequence[Question]) -> LetterkitError:
    """The error of all open questions, with what to type for each, so that one round is enough."""
    first = questions[0].error()
    if len(questions) == 1:
        return first
    others = dict.fromkeys(str(each.error()) for each in questions[1:])
    # Of one kind of question the options come first, and then once what else can be said.
    alike: dict[tuple[str, str], tuple[str, dict[str, None]]] = {}
    for each in questions:
        if not isinstance(each, WhichName):
            kind = (type(each).__name__, each.hint.lead)
            alike.setdefault(kind, (each.hint.rest, {}))[1][each.hint.options] = None
    texts = [Hint(kind[1], " ".join(own), rest).text for kind, (rest, own) in alike.items()]
    if isinstance(questions[0], WhichName):
        texts.insert(0, first.hint)
    return LetterkitError("; ".join([str(first), *others]), hint="; ".join(texts))
