"""A letter merged with its signatories, in one language: everything that a renderer needs."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from letterkit.model.entry import Entry, Register
from letterkit.model.letter import Addressee, Layout, Paper, Picture, salutations_of
from letterkit.model.manuscript import Manuscript
from letterkit.model.signatory import Level
from letterkit.model.stamp import Stamp
from letterkit.text.text import CanonicalText


@dataclass(frozen=True, slots=True)
class Line:
    """An entry as this language shows it; `country` is the country's name, not its code."""

    entry: Entry
    name: str
    role: str
    affiliation: str
    country: str
    scan: Picture | None = None

    def details(self, comma: str) -> str:
        """All but the name, in one phrase."""
        return comma.join(part for part in (self.role, self.affiliation, self.country) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """So many lines of a group, which follow one another under one head.

    `script` is the name of their script, where it is not the letter's; `initial` is the letter with
    which their names begin, by the order of the list. Both are empty where print has no such head.
    """

    count: int
    script: str = ""
    initial: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; `heading` is empty when the list is not grouped.

    `sections` tell the heads of the lines, where the order is that of names.
    """

    heading: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...] = ()

    @property
    def parts(self) -> tuple[tuple[Section, tuple[Line, ...]], ...]:
        """The sections, each with its lines; all lines as one if there are none."""
        found = []
        begin = 0
        for section in self.sections or (Section(len(self.lines)),):
            end = begin + section.count
            found.append((section, self.lines[begin:end]))
            begin = end
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Version:
    """A language in which the letter exists; `name` is that language in its own words."""

    lang: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Press:
    """What only the version for the press says.

    `named` is how many of all signatories it names, or empty if it names all. `how` is a heading,
    and below it how the names were checked.
    """

    named: str
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One language version, ready to be rendered.

    `body` is sanitised HTML in which pictures are addressed as `picture:NAME`; `text` is what is
    signed. `top` are the signatories of the signature block, who are in `groups` too. `counted`
    is "61 organisations · 420 people", `withheld` "and 12 signatories whose names are withheld"
    or empty, `on_paper` what is said of signatures on paper, or empty, and `earlier` of those who
    signed an earlier text. `words` is the
    furniture in the letter's language, by the keys of `letters/words/en.toml`; `comma` joins the
    parts of a phrase. `copy_for` is the addressee of a
    personal copy, `stamp` and the file `policy.txt` are there once an edition was published.
    `beside` names what is made together with it, which a page may link to (`model/manuscript.py`).
    `checked` are lines that say how the names were checked. `sign` is the link of the call to
    sign, or empty, and `sign_at` what a reader sees of it. `address` is where the page will be, if
    that is known, and `verify` that of a page to check files on; `noindex` asks search engines to
    leave it out.
    `press_names` is how many the version for the press names, 0 if none is made; `press` is there
    in that version. `facing_langs` are the two languages of the file in which they stand side by
    side, and `facing` is the second of them, in that file. `manuscript` is what a page carries of
    all this, without which no page can be verified.
    """

    slug: str
    lang: str
    direction: str
    title: str
    kind: str
    date: datetime.date
    date_text: str
    place: str
    issuer: str
    to: tuple[Addressee, ...]
    note: str
    body: str
    text: CanonicalText
    top: tuple[Line, ...]
    groups: tuple[Group, ...]
    counted: str
    withheld: str
    words: Mapping[str, str]
    comma: str
    versions: tuple[Version, ...]
    register: Register
    layout: Layout
    paper: Paper
    theme: str
    logo: Picture | None
    pictures: Mapping[str, Picture]
    sender: str
    sender_email: str
    goal: int = 0
    checked: tuple[str, ...] = ()
    sign: str = ""
    sign_at: str = ""
    noindex: bool = False
    address: str = ""
    verify: str = ""
    beside: tuple[str, ...] = ()
    copy_for: Addressee | None = None
    stamp: Stamp | None = None
    policy: bytes = b""
    on_paper: str = ""
    earlier: str = ""
    press_names: int = 0
    press: Press | None = None
    facing_langs: tuple[str, ...] = ()
    facing: "Document | None" = None
    manuscript: Manuscript | None = None

    @property
    def has_evidence(self) -> bool:
        """Whether the list states of anybody more than that the organisers put them on it."""
        return any(each != Level.LISTED for each in self.register.counts.levels)

    def file(self, lang: str, ending: str) -> str:
        """The name of a file that is made together with this document, if it is."""
        number = self.to.index(self.copy_for) + 1 if self.copy_for in self.to else 0
        part = f".to-{number}" if number else ""
        return f"{self.slug}.{lang}{part}.{ending}"

    @property
    def salutations(self) -> tuple[str, ...]:
        """The lines that greet the addressees."""
        return salutations_of(self.to)
