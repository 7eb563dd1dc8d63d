"""Names that hold more than a name, split only where a whole file plainly shows the same pattern.

Most brackets and commas are a part of the name: the acronym of "Human Rights Centre (HRC)", a
translation, pronouns, "Justice, Peace and Integrity". So it is not enough that texts have the form;
what stands in it must read as a role, an organisation or a person. What does not stays whole.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from re import Pattern as Form
from re import compile as form_of
from typing import Final

from letterkit.lists.people import beside_names as beside
from letterkit.lists.people.behind_names import behind, is_job
from letterkit.lists.rows.name_shapes import LEADER

ENOUGH: Final = 0.8  # of the names of a file
PLAIN: Final = 0.3  # of the names of the form
_FEWEST: Final = 3

Parts = Mapping[str, str]


class Reads(IntEnum):
    """How far the parts of one text read as the fields that they would become."""

    NOT = 0  # a part of the name
    MAYBE = 1
    LIKELY = 2
    PLAINLY = 3


@dataclass(frozen=True, slots=True)
class Pattern:
    """A form of words with a group for each field that it gives, and how its parts read."""

    title: str
    form: Form[str]
    reads: Callable[[Parts], Reads]
    # Takes the groups apart where their words decide which field they are.
    parted: Callable[[Parts], Parts] | None = None
    also: frozenset[str] = field(default=frozenset())
    # How many of the texts that have the form must be likely.
    likely: float = PLAIN

    @property
    def fields(self) -> frozenset[str]:
        """The fields that a text is split into."""
        return frozenset(self.form.groupindex) | self.also


def pattern_of(
    names: Sequence[str], taken: frozenset[str], *, asked: bool = False
) -> Pattern | None:
    """The pattern that the names as a whole show, if its other fields have no column (`taken`).

    With `asked` the form is enough, for somebody has looked and wants it.
    """
    for pattern in PATTERNS:
        if not (pattern.fields - {"name"}) & taken and _shown(pattern, names, asked=asked):
            return pattern
    return None


def within(affiliations: Sequence[str], *, asked: bool = False) -> Pattern | None:
    """The same for a column of organisations that names a person in brackets."""
    return WITHIN if _shown(WITHIN, affiliations, asked=asked) else None


def undecided(names: Sequence[str], taken: frozenset[str]) -> Pattern | None:
    """A pattern that enough names have by their form, though not plainly: they stay whole."""
    return None if pattern_of(names, taken) else pattern_of(names, taken, asked=True)


def split(pattern: Pattern, text: str) -> Parts:
    """The fields of a text; nothing if it does not have the pattern, or is a name as a whole."""
    parts = _parts(pattern, text)
    return parts if parts and pattern.reads(parts) is not Reads.NOT else {}


def count(pattern: Pattern, texts: Iterable[str]) -> int:
    """How many of the texts are split."""
    return sum(bool(split(pattern, text)) for text in texts)


def _parts(pattern: Pattern, text: str) -> Parts:
    match = pattern.form.fullmatch(text.strip())
    if not match:
        return {}
    parts = {name: part.strip() for name, part in match.groupdict("").items()}
    return pattern.parted(parts) if pattern.parted else parts


def _shown(pattern: Pattern, texts: Sequence[str], *, asked: bool) -> bool:
    given = [text for text in texts if text.strip()]
    readings = [pattern.reads(parts) for text in given if (parts := _parts(pattern, text))]
    fitting = [reading for reading in readings if reading is not Reads.NOT]
    fewest = 1 if "email" in pattern.fields else _FEWEST
    if len(given) < fewest or len(fitting) < ENOUGH * len(given):
        return False
    likely = sum(reading >= Reads.LIKELY for reading in fitting)
    return asked or (Reads.PLAINLY in fitting and likely >= pattern.likely * len(fitting))


def _always(parts: Parts) -> Reads:
    return Reads.PLAINLY


def _bracketed_affiliation(parts: Parts) -> Reads:
    """ "Ada Example (Example University)", and not "Example Press Union (EPU)"."""
    name, bracket = parts["name"], parts["affiliation"]
    if beside.is_organisation(name) or beside.belongs_to_name(name, bracket):
        return Reads.NOT
    if not beside.is_in_one_script(name, bracket):
        # A translation of the name as likely as not.
        return Reads.MAYBE
    if beside.is_organisation(bracket):
        return Reads.PLAINLY
    likely = len(bracket.split()) > 1 and not beside.is_role(bracket)
    return Reads.LIKELY if likely and not bracket[0].islower() else Reads.MAYBE


def _bracketed_person(parts: Parts) -> Reads:
    """ "Example Press Union (Ada Example)", where the bracket can be nothing but a person."""
    body, person = parts["affiliation"], parts["name"]
    if not beside.is_like_person(person) or not beside.is_in_one_script(body, person):
        return Reads.NOT
    if beside.belongs_to_name(body, person):
        return Reads.NOT
    return Reads.PLAINLY


def _role_and_affiliation(parts: Parts) -> Reads:
    """ "Ada Example, Editor, Example News", and not "Justice, Peace and Integrity"."""
    name, role, place = parts["name"], parts["role"], parts["affiliation"]
    if not _is_whole_name(name) or beside.is_title(role) or beside.is_title(place):
        return Reads.NOT
    if beside.is_country(place) or beside.begins_with_and(place):
        return Reads.NOT
    if beside.is_role(role) or beside.is_organisation(place):
        return Reads.PLAINLY
    return Reads.MAYBE


def _behind_comma(parts: Parts) -> Parts:
    """What stands behind the name, by its words: "Ada Example, PhD, Lawyer", "Bo Sample, Lab"."""
    found = behind(parts["name"], [piece.strip() for piece in parts["affiliation"].split(",")])
    return {"name": found.name, "role": found.role, "affiliation": found.affiliation}


def _role_or_affiliation(parts: Parts) -> Reads:
    """ "Ada Example, Lawyer" and "Bo Sample, Example Lab", and not "Ada Example, Bo Sample"."""
    name, role, place = parts["name"], parts["role"], parts["affiliation"]
    if not _is_whole_name(name) or not (role or place) or beside.begins_with_and(place):
        return Reads.NOT
    if (role and is_job(role)) or beside.is_organisation(place):
        return Reads.PLAINLY
    return Reads.NOT if beside.is_like_person(role or place) else Reads.MAYBE


def _role_at(parts: Parts) -> Reads:
    return Reads.PLAINLY if _is_whole_name(parts["name"]) else Reads.NOT


def _after_stroke(parts: Parts) -> Reads:
    """ "Example Ada | Editor, Example News", and not "Ада Прыклад | Ada Example"."""
    name, role, place = parts["name"], parts["role"], parts["affiliation"]
    if beside.is_organisation(name) or beside.is_country(role):
        return Reads.NOT
    if not place and beside.belongs_to_name(name, role):
        return Reads.NOT
    plain = beside.is_role(role) or beside.is_organisation(place) or beside.is_organisation(role)
    return Reads.PLAINLY if plain else Reads.MAYBE


def _role_after_dash(parts: Parts) -> Reads:
    """ "Ada Example - Professor", where what follows the dash begins with what people do."""
    name, role = parts["name"], parts["role"]
    if not _is_whole_name(name) or beside.belongs_to_name(name, role):
        return Reads.NOT
    return Reads.PLAINLY if beside.is_role(role) else Reads.NOT


def _affiliation_after_dash(parts: Parts) -> Reads:
    name, place = parts["name"], parts["affiliation"]
    if not _is_whole_name(name) or beside.belongs_to_name(name, place):
        return Reads.NOT
    if beside.is_role(place):
        return Reads.NOT
    return Reads.PLAINLY if beside.is_organisation(place) else Reads.MAYBE


def _is_whole_name(name: str) -> bool:
    """Of a person, with more than a family name: "Example, Ada, Dr." begins with less."""
    return len(name.split()) > 1 and not beside.is_organisation(name)


def _pattern(title: str, form: str, reads: Callable[[Parts], Reads]) -> Pattern:
    return Pattern(title, form_of(form), reads)


_BRACKET = r"\s*[(（](?P<{}>[^()（）]+)[)）]"
_DASH = r"\s+(?:[-—–]{{1,3}})\s+(?P<{}>.+)"
PATTERNS: Final = (
    _pattern("Name <e-mail>", r"(?P<name>[^<>@]+?)\s*<(?P<email>[^<>@\s]+@[^<>@\s]+)>", _always),
    _pattern(
        "Name | Role, Affiliation",
        r"(?P<name>[^|]+?)\s*\|\s*(?P<role>[^|,]+?)\s*(?:,\s*(?P<affiliation>[^|]+))?",
        _after_stroke,
    ),
    _pattern(
        "Name, Role at Affiliation",
        r"(?P<name>[^,]+?)\s*,\s*(?P<role>[^,]+?)\s+(?:at|@)\s+(?P<affiliation>.+)",
        _role_at,
    ),
    _pattern(
        "Name (Affiliation)",
        r"(?P<name>[^()（）]+?)" + _BRACKET.format("affiliation"),
        _bracketed_affiliation,
    ),
    _pattern(
        "Name, Role, Affiliation",
        r"(?P<name>[^,]+?)\s*,\s*(?P<role>[^,]+?)\s*,\s*(?P<affiliation>.+)",
        _role_and_affiliation,
    ),
    _pattern(
        "Name — Role, Affiliation",
        r"(?P<name>.+?)\s+[-—–]{1,3}\s+(?P<role>[^,]+?)\s*,\s*(?P<affiliation>.+)",
        lambda parts: min(_role_after_dash(parts), _role_and_affiliation(parts)),
    ),
    _pattern("Name — Role", r"(?P<name>.+?)" + _DASH.format("role"), _role_after_dash),
    _pattern(
        "Name — Affiliation",
        r"(?P<name>.+?)" + _DASH.format("affiliation"),
        _affiliation_after_dash,
    ),
    Pattern(
        "Name, Role or Affiliation",
        form_of(r"(?P<name>[^,]+?)\s*,\s*(?P<affiliation>.+)"),
        _role_or_affiliation,
        _behind_comma,
        frozenset({"role"}),
        ENOUGH,
    ),
)
WITHIN: Final = _pattern(
    "Affiliation (Name)",
    r"(?P<affiliation>[^()（）]+?)" + _BRACKET.format("name"),
    _bracketed_person,
)


def take_leader(values: dict[str, str], note: Callable[[str], None]) -> None:
    """Part `Ada Example ..... Lab`; what stands behind the dots is the affiliation."""
    name, *rest = LEADER.split(values.get("name", ""))
    if not rest or not name or (rest[0] and "affiliation" in values):
        return
    values["name"] = name
    behind = ", ".join(filter(None, rest))
    if behind:
        values["affiliation"] = behind
    note("the dots behind the name are left out, and what follows is the affiliation")


def rest_of(whole: int) -> str:
    """What a note says of the names that are not split."""
    if whole == 1:
        return "; the other one stays whole"
    return f"; the other {whole:,} stay whole" if whole else ""
