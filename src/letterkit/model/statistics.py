"""What can be said of a list in figures, and the words that a chart of them needs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias


class Rest(Enum):
    """Groups without a name of their own, in the order in which they stand last."""

    WITHHELD = "withheld"
    UNKNOWN = "unknown"
    OTHERS = "others"


class Reason(Enum):
    """Why somebody on the list is not counted."""

    CONSENT = "consent"
    ANSWER = "answer"
    LEVEL = "level"
    ERROR = "error"
    DECISION = "decision"
    EARLIER = "earlier_text"


Key: TypeAlias = str | Rest | Reason
"""A kind, a level, a country's code, a group's name or a reason; or what else there is."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many fall under a key."""

    key: Key
    count: int


@dataclass(frozen=True, slots=True)
class Period:
    """Days that follow each other; `total` is how many signed up to the last of them."""

    first: date
    last: date
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule found; what is not `open` was settled by a decision."""

    code: str
    severity: str
    found: int
    open: int

    @property
    def settled(self) -> int:
        """How many findings have been decided."""
        return self.found - self.open


@dataclass(frozen=True, slots=True)
class Statistics:
    """Who signed, in figures that name nobody.

    `received` are the entries of the list, `counted` those that a build has, `left_out` why the
    others are not in it. No group and no period is smaller than the letter's `min_group`, unless
    all that there is is smaller. `days` are of those who have a public entry; `undated` are the
    others, whose day is not known or not public. `named` are those of `counted` who have an entry.
    Anyone who stands in the register for an earlier text is not counted: of them `earlier_named`
    would have an entry, and `earlier_unnamed` would not. `paper` is how many signatures on paper
    the organisers counted, apart from all of these. `applied` is how many rules were applied,
    `rules` are those that found something.
    """

    received: int
    counted: int
    left_out: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    countries: tuple[Tally, ...]
    levels: tuple[Tally, ...]
    groups: tuple[Tally, ...]
    days: tuple[Period, ...]
    undated: int
    goal: int
    applied: int
    rules: tuple[Rule, ...]
    named: int = 0
    earlier_named: int = 0
    earlier_unnamed: int = 0
    paper: int = 0

    @property
    def unnamed(self) -> int:
        """Those who are counted without an entry."""
        return self.counted - self.named

    @property
    def found(self) -> int:
        """How many findings there are."""
        return sum(rule.found for rule in self.rules)

    @property
    def open(self) -> int:
        """How many findings nobody has decided."""
        return sum(rule.open for rule in self.rules)


@dataclass(frozen=True, slots=True)
class ChartWords:
    """The words of a chart in one language; `number` and `day` write as that language does.

    `paper` are two lines on how many signatures there are on paper, which the chart does not draw.
    """

    lang: str
    title: str
    total: str
    goal: str
    undated: str
    number: Callable[[int], str]
    day: Callable[[date], str]
    paper: tuple[str, ...] = ()
