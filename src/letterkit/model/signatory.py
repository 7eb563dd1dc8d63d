"""Who signed, as the list tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """Whether a person signs, or an organisation."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Shown(StrEnum):
    """How much of a signatory their own choice lets others see."""

    NAMED = "named"
    INITIALS = "initials"
    ROLE = "role"
    UNNAMED = "unnamed"


class Level(StrEnum):
    """The strength of the evidence for a signature, weakest first."""

    LISTED = "listed"
    CODE = "code"
    DKIM = "dkim"
    KEY = "key"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a signatory came from; `file` is relative to the workspace, `line` counts from 1."""

    file: str
    line: int
    platform: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Signatory:
    """One line of a list, after its text became values.

    `country` is an ISO 3166-1 alpha-2 code where it was recognised, else as given. `consent` is
    None where the list says nothing. `private` holds the columns that letterkit does not know;
    like `email`, `phone`, `notes`, `consent` and `source` they never reach an output. Nor does
    `sort`, the text that `order: family` compares in place of the name.
    """

    name: str
    source: Source
    id: str = ""
    kind: Kind = Kind.PERSON
    role: str = ""
    affiliation: str = ""
    country: str = ""
    link: str = ""
    comment: str = ""
    sort: str = ""
    shown: Shown = Shown.NAMED
    consent: bool | None = None
    consent_date: date | None = None
    email: str = ""
    phone: str = ""
    notes: str = ""
    signed: date | None = None
    lang: str = ""
    text: str = ""
    level: Level = Level.LISTED
    evidence: str = ""
    private: Mapping[str, str] = field(default_factory=dict)
