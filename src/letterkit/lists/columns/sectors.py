"""Titles of columns in which "public" and "private" are said of an institution, not of a person."""

from collections.abc import Sequence

from letterkit.wishes.lexicon import fold
from letterkit.wishes.wishes import is_wish

_SECTORS = (
    "sector", "school", "universit", "company", "hospital", "account", "employer", "practice",
    "funding", "transport", "owner", "institution", "organisation", "organization", "insurance",
)  # fmt: skip
# "Employer visibility: public, private" is about what is printed.
_OF_SHOWING = (
    "visib",
    "privacy",
    "display",
    "sichtbar",
    "confidential",
    "приватн",
    "видимост",
    "widoczn",
)


def is_of_sectors(title: str, answers: Sequence[str]) -> bool:
    """Whether a title is about something else than people: "Sector: public, private"."""
    if any(each in fold(title) for each in _OF_SHOWING):
        return False
    about = any(each in fold(title) for each in _SECTORS)
    return about and not any(map(is_wish, answers))
