"""Names that hold more than a name, split only where a whole file shows the same pattern."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

ENOUGH: Final = 0.8  # of the names of a file
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of words with a group for each field that it gives."""

    title: str
    form: re.Pattern[str]

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(self.form.groupindex)


def _pattern(title: str, form: str) -> Pattern:
    return Pattern(title, re.compile(form))


PATTERNS = (
    _pattern("Name <e-mail>", r"(?P<name>[^<>@]+?)\s*<(?P<email>[^<>@\s]+@[^<>@\s]+)>"),
    _pattern(
        "Name | Role, Affiliation",
        r"(?P<name>[^|]+?)\s*\|\s*(?P<role>[^|,]+?)\s*(?:,\s*(?P<affiliation>[^|]+))?",
    ),
    _pattern(
        "Name, Role at Affiliation",
        r"(?P<name>[^,]+?)\s*,\s*(?P<role>[^,]+?)\s+(?:at|@)\s+(?P<affiliation>.+)",
    ),
    _pattern("Name (Affiliation)", r"(?P<name>[^()]+?)\s*\((?P<affiliation>[^()]+)\)"),
    _pattern(
        "Name, Role, Affiliation",
        r"(?P<name>[^,]+?)\s*,\s*(?P<role>[^,]+?)\s*,\s*(?P<affiliation>.+)",
    ),
    _pattern("Name — Affiliation", r"(?P<name>[^—–]+?)\s+[—–]\s+(?P<affiliation>.+)"),
)
WITHIN = _pattern("Affiliation (Name)", r"(?P<affiliation>[^()]+?)\s*\((?P<name>[^()]+)\)")


def pattern_of(names: Sequence[str], taken: frozenset[str]) -> Pattern | None:
    """The pattern that the names as a whole show, if its other fields have no column (`taken`)."""
    for pattern in PATTERNS:
        if not (pattern.fields - {"name"}) & taken and _shown(pattern, names):
            return pattern
    return None


def within(affiliations: Sequence[str]) -> Pattern | None:
    """The same for a column of organisations that names a person in brackets."""
    return WITHIN if _shown(WITHIN, affiliations) else None


def split(pattern: Pattern, text: str) -> Mapping[str, str]:
    """The fields of a text; nothing if it does not have the pattern."""
    match = pattern.form.fullmatch(text.strip())
    return {name: part.strip() for name, part in match.groupdict("").items()} if match else {}


def count(pattern: Pattern, texts: Sequence[str]) -> int:
    return sum(bool(split(pattern, text)) for text in texts)


def _shown(pattern: Pattern, texts: Sequence[str]) -> bool:
    given = [text for text in texts if text.strip()]
    fewest = 1 if "email" in pattern.fields else _FEWEST
    return len(given) >= fewest and count(pattern, given) >= ENOUGH * len(given)
