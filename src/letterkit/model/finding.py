"""What a check noticed about a list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from letterkit.model.signatory import Signatory


class Severity(StrEnum):
    """`error` keeps an entry out until it is settled, or a letter from being built.

    `review` asks for a person to look.
    """

    ERROR = "error"
    REVIEW = "review"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """A signatory of the list that was checked: `index` counts from 0, `line` from 1."""

    index: int
    id: str
    file: str
    line: int

    @classmethod
    def of(cls, index: int, signatory: Signatory) -> "Place":
        """The place of a signatory, who is at `index` of a list."""
        return cls(index, signatory.id, signatory.source.file, signatory.source.line)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at, with all the entries it is about (one at least), in the list's order.

    An error keeps out the entries from `keeps` on: of a repeat the first one stays. The message
    has no address in it, for it may end up in the log of a public machine.
    """

    code: str
    severity: Severity
    message: str
    entries: tuple[Place, ...]
    keeps: int = 0

    @property
    def place(self) -> Place:
        """Where to look: at the first entry that it keeps out, otherwise at the first."""
        return (self.left_out or self.entries)[0]

    @property
    def left_out(self) -> tuple[Place, ...]:
        """Who stays out of the letter until the finding is settled."""
        return self.entries[self.keeps :] if self.severity is Severity.ERROR else ()


def left_out(findings: Iterable[Finding]) -> set[int]:
    """The indexes of the signatories that unsettled errors keep out; a letter's line is nobody."""
    places = (place for finding in findings for place in finding.left_out)
    return {place.index for place in places if place.index >= 0}


def accepted(signatories: Sequence[Signatory], findings: Iterable[Finding]) -> list[Signatory]:
    """The signatories without those that unsettled errors keep out, in the same order."""
    out = left_out(findings)
    return [each for index, each in enumerate(signatories) if index not in out]
