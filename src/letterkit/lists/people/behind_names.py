"""What stands behind a name and a comma: degrees, which stay with it, a role, an affiliation.

Ada Example, PhD, Example University      name with PhD, affiliation
Ada Example, Lawyer                       name, role
Ada Example, Doctors Without Borders      name, affiliation
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from letterkit.lists.people.beside_names import is_like_person, is_organisation, is_role, is_title
from letterkit.lists.rows.name_shapes import is_institution
from letterkit.lists.rows.name_shapes import is_role as begins_with_role
from letterkit.text.names import fold
from letterkit.text.phrases import MARK, Phrases, tables_of

_AT = re.compile(r"[ \t]+(?:at(?! law\b)|@)[ \t]+", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|for|de|du|des|d['’]|del|der|für|von|im|in|au|à|z)(?:\b|(?<=['’]))", re.I)


@dataclass(frozen=True, slots=True)
class Behind:
    """The name with its degrees, and what else stands behind it."""

    name: str
    role: str
    affiliation: str


def behind(name: str, pieces: Sequence[str]) -> Behind:
    """What the pieces behind a name are, in their order."""
    name, rest = with_degrees(name, pieces)
    return Behind(name, *role_and_affiliation(rest))


def with_degrees(name: str, pieces: Sequence[str]) -> tuple[str, list[str]]:
    """The name with the degrees that follow it, and the pieces after them."""
    rest = list(pieces)
    while rest and _is_degree(rest[0]):
        name = f"{name}, {rest.pop(0)}"
    return name, rest


def without_degrees(text: str) -> str:
    """A name alone, if nothing but degrees stands behind it: "Ada Example, PhD"."""
    name, *rest = (piece.strip() for piece in text.split(","))
    return name if all(map(_is_degree, rest)) else text


def role_and_affiliation(pieces: Sequence[str]) -> tuple[str, str]:
    """The role and the affiliation in pieces without degrees; what is not known is the latter."""
    joined = ", ".join(pieces)
    if match := _AT.search(joined):
        return joined[: match.start()], joined[match.end() :]
    if pieces and all(map(is_job, pieces)):
        return joined, ""
    if len(pieces) < 2 or _is_place_of_work(pieces[0]):
        return "", joined
    return pieces[0], ", ".join(pieces[1:])


@lru_cache(maxsize=4096)
def is_job(text: str) -> bool:
    """Whether a text says what one person does: "Lawyer", "avocate au barreau de Paris"."""
    labels = _labels(text)
    if "other" in labels or "without" in labels or _is_of_several(text):
        return False
    # "Baker" alone is a trade, and "Bo Baker" a person.
    if "trade" in labels and (" " not in text.strip() or not is_like_person(text)):
        return not is_organisation(text)
    if not is_role(text):
        return False
    # "Student Union" is a union, and "Member of Parliament" a member.
    body = is_organisation(text) or is_institution(text)
    return not body or (bool(_OF.search(text)) and is_role(text.split()[0]))


def _is_of_several(text: str) -> bool:
    """Whether the word for a role is one for several people: "Reporters", "Journalists for X"."""
    roles = [word for word in text.split() if is_role(word)]
    return any(word.isascii() and fold(word).endswith("s") for word in roles[:1])


def _is_degree(text: str) -> bool:
    return is_title(text) or (bool(set(_labels(text))) and set(_labels(text)) == {"degree"})


def _is_place_of_work(text: str) -> bool:
    """Whether a text names an institution and no role: "Université", not "Head of the school"."""
    if is_organisation(text) and not is_role(text):
        return True
    return is_institution(text) and not begins_with_role(text)


def _labels(text: str) -> list[str]:
    return [piece.label for piece in _phrases().pieces(text) if piece.label != MARK]


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.people", "trades.toml"))
