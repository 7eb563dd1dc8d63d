"""A letter, as its front matter and its folder tell it, before anything is merged."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from letterkit.model.signatory import Level

Value: TypeAlias = (
    "str | int | float | bool | datetime.date | Sequence[Value] | Mapping[str, Value] | None"
)
"""What YAML can hold and a template can use."""

Path: TypeAlias = tuple[str | int, ...]
"""The keys and the numbers, from 0, that lead to a value of the front matter."""


def texts_in(value: Value) -> Iterator[str]:
    """The texts and days that a value of the front matter holds, however deep."""
    yield from (text for _, text in texts_at(value))


def texts_at(value: Value, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The same, each with the keys and numbers that lead to it from `path` on."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, datetime.date):
        yield path, value.isoformat()
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts_at(each, (*path, key))
    elif isinstance(value, Sequence):
        for number, each in enumerate(value):
            yield from texts_at(each, (*path, number))


class Layout(StrEnum):
    """How the list stands in print."""

    AUTO = "auto"
    LIST = "list"
    TABLE = "table"
    COLUMNS = "columns"
    COMPACT = "compact"
    NAMES = "names"


class Order(StrEnum):
    """In which order people stand."""

    NAME = "name"
    FAMILY = "family"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    SHUFFLED = "shuffled"
    GIVEN = "given"


class GroupBy(StrEnum):
    """What the list is grouped by."""

    KIND = "kind"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    NONE = "none"


class Paper(StrEnum):
    """The size of the paper."""

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
    """Who the letter is written to; each part may be missing."""

    name: str = ""
    role: str = ""
    organisation: str = ""
    email: str = ""
    salutation: str = ""


def salutations_of(addressees: Iterable[Addressee]) -> tuple[str, ...]:
    """The salutations in the order of the addressees, each once: two ministers are greeted once."""
    return tuple(dict.fromkeys(each.salutation for each in addressees if each.salutation))


@dataclass(frozen=True, slots=True)
class First:
    """A signatory who stands on top, with the picture of their signature if there is one."""

    id: str
    scan: str = ""


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list in the `signatories` folder; `encoding` is empty for UTF-8 and UTF-16 with a BOM."""

    file: str
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A Jinja template that yields Markdown; `file` is what errors name."""

    name: str
    file: str
    source: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One language version of a letter.

    `file` is the path that errors name and `body_line` the line of it on which `body` begins.
    `variables` are the keys that letterkit does not know itself; the template does. `places` tells
    `file:line` of each key, which is in another file where a translation inherits. `titles` are
    the titles by language, the letter's first language first. `levels` is the least evidence that
    counts. `meant` are texts of its own that are also examples of a new letter. `changed` says what
    is new in the text since the one that people signed before. `sign` is where one can sign,
    `https://…` or `mailto:…`. `pages` is the address of the folder in which the page will be, and
    `noindex` asks search engines to leave the page out. `press` is how many signatories a version
    for the press names, and `facing` the two languages that stand side by side in one file.
    """

    slug: str
    lang: str
    file: str
    title: str
    date: datetime.date
    template: Template
    body: str
    body_line: int
    titles: Mapping[str, str]
    signatories: tuple[ListFile, ...]
    place: str = ""
    issuer: str = ""
    to: tuple[Addressee, ...] = ()
    note: str = ""
    sign: str = ""
    press: int = 0
    facing: tuple[str, ...] = ()
    noindex: bool = False
    changed: str = ""
    meant: tuple[str, ...] = ()
    layout: Layout = Layout.AUTO
    order: Order = Order.NAME
    group: GroupBy = GroupBy.KIND
    first: tuple[First, ...] = ()
    goal: int = 0
    closes: datetime.date | None = None
    release_at: int = 0
    min_group: int = 1
    levels: Level = Level.LISTED
    origin: str = ""
    paper: Paper = Paper.A4
    theme: str = "#0b5563"
    logo: str = ""
    organisation: str = ""
    sender_email: str = ""
    verify_url: str = ""
    pages: str = ""
    variables: Mapping[str, Value] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    places: Mapping[Path, str] = field(default_factory=dict)

    def place_of(self, key: str, *inside: str | int) -> str:
        """`file:line` of a front matter key, or of a value inside of it, for an error about it."""
        path = (key, *inside)
        known = (path[:length] for length in range(len(path), 0, -1))
        return next((self.places[each] for each in known if each in self.places), f"{self.file}:1")
