"""A letter, as its front matter and its folder tell it, before anything is merged."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from letterkit.model.signatory import Level

Value: TypeAlias = (
    "str | int | float | bool | datetime.date | Sequence[Value] | Mapping[str, Value] | None"
)
"""What YAML can hold and a template can use."""


class Layout(StrEnum):
    AUTO = "auto"
    LIST = "list"
    TABLE = "table"
    COLUMNS = "columns"
    COMPACT = "compact"


class Order(StrEnum):
    NAME = "name"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    SHUFFLED = "shuffled"
    GIVEN = "given"


class GroupBy(StrEnum):
    KIND = "kind"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    NONE = "none"


class Paper(StrEnum):
    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the letter's folder; `name` is its path inside that folder, with `/`."""

    name: str
    media_type: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Addressee:
    name: str = ""
    role: str = ""
    organisation: str = ""
    email: str = ""
    salutation: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """A signatory who stands on top, with the picture of their signature if there is one."""

    id: str
    scan: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A Jinja template that yields Markdown; `file` is what errors name."""

    name: str
    file: str
    source: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One language version of a letter.

    `file` is the path that errors name, `body_line` the line of it on which `body` begins, and
    `lines` the line of each front matter key. `variables` are the keys that letterkit does not
    know itself; the template does. `languages` are all the languages of the letter, its own
    language first. `signatories` are files of the workspace's `signatories` folder.
    """

    slug: str
    lang: str
    file: str
    title: str
    date: datetime.date
    template: Template
    body: str
    body_line: int
    languages: tuple[str, ...]
    signatories: tuple[str, ...]
    place: str = ""
    issuer: str = ""
    to: tuple[Addressee, ...] = ()
    note: str = ""
    layout: Layout = Layout.AUTO
    order: Order = Order.NAME
    group: GroupBy = GroupBy.KIND
    first: tuple[First, ...] = ()
    goal: int = 0
    closes: datetime.date | None = None
    release_at: int = 0
    min_group: int = 1
    levels: tuple[Level, ...] = tuple(Level)
    origin: str = ""
    paper: Paper = Paper.A4
    theme: str = "#0b5563"
    logo: str = ""
    sender: str = ""
    sender_email: str = ""
    variables: Mapping[str, Value] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)

    def place_of(self, key: str) -> str:
        """`file:line` of a front matter key, for an error about it."""
        return f"{self.file}:{self.lines.get(key, 1)}"
