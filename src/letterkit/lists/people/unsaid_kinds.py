"""Names in a list that nothing says the kind of, and people beside the names of organisations.

    Example Watch, Kenya       an organisation by its word
    Ada Example, Lawyer        no organisation, so the list is mixed, and somebody must say it

The kind is that of a whole file, not of each group: three organisations below three countries are
no less organisations than three in one list.

    Example Union – Cy Muster      a contact person may stand behind a dash, a stroke or a colon
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from letterkit.errors import LetterkitError
from letterkit.lists.people.beside_names import (
    is_in_one_script,
    is_like_person,
    is_title,
    is_whole_organisation,
)
from letterkit.model import Kind
from letterkit.model.incoming import Incoming
from letterkit.private.excerpts import excerpt, some_lines
from letterkit.private.private_data import masked

_SOME = 5  # one name in so many makes a list a mixed one
_PERSON, _ORGANISATION = Kind.PERSON.value, Kind.ORGANISATION.value
# What may part an organisation from the person who answers for it; a comma more often a place.
_PARTS = re.compile(r"\s[-–—]{1,3}\s|\s*[/|;؛(（\[)）\]]\s*|[:：]\s+|\s[-–—]{1,3}$")
_COMMA = re.compile(r"\s*[,،，]\s*")
_NOTE = "may be organisations among people, by their names; if they are, give them a column “Kind”"
_BESIDE = (
    "may name a contact person behind a comma; if so, write “(contact: Ada Example)” there, which"
    " is kept privately"
)
KEPT = (
    "if a person there only speaks for the organisation, write “(contact: Ada Example)”, which is"
    " kept privately"
)


@dataclass(frozen=True, slots=True)
class _Unsaid:
    """Those of a file whose kind nothing says: organisations by their names, and others."""

    bodies: Sequence[Incoming]
    others: Sequence[Incoming]

    @property
    def are_mixed(self) -> bool:
        # One alone may be a person's name: "Bo Union".
        share = _SOME * len(self.bodies) >= len(self.bodies) + len(self.others)
        return len(self.bodies) > 1 and share


def with_kinds(people: Sequence[Incoming]) -> list[Incoming]:
    """The same people, organisations where all names are of such; a mixed list is refused."""
    unsaid = _unsaid(people)
    groups = [each for each in people if each.values.get("kind") == _ORGANISATION]
    if not unsaid.bodies or (len(unsaid.bodies) + len(groups) < 2 and not unsaid.others):
        return list(people)
    if not unsaid.others:
        found = {id(each) for each in unsaid.bodies}
        return [
            replace(each, values={**each.values, "kind": _ORGANISATION})
            if id(each) in found
            else each
            for each in people
        ]
    if unsaid.are_mixed:
        raise _asked(unsaid)
    return list(people)


def notes_on_kinds(people: Sequence[Incoming]) -> Iterator[str]:
    """Notes on organisations among people, and on what may be a person behind an organisation."""
    bodies = _unsaid(people).bodies
    if bodies:
        yield f"{_places(bodies)}: {_NOTE}"
    beside = [each for each in people if _is_body(each) and _person_behind_comma(each)]
    if beside:
        yield f"{_places(beside)}: {_BESIDE}"


def people_beside(people: Sequence[Incoming]) -> Iterator[tuple[str, str]]:
    """Place and name of each organisation behind which a person may stand."""
    for each in people:
        name = each.values.get("name", "")
        if _is_body(each) and any(map(_is_person, _behind(_PARTS, name))):
            yield f"{each.file}:{each.line}", name


def _unsaid(people: Sequence[Incoming]) -> _Unsaid:
    bodies: list[Incoming] = []
    others: list[Incoming] = []
    for each in people:
        name = each.values.get("name", "")
        if not name or each.values.get("kind") or "kind" in each.columns:
            continue
        # Who has a family name or a role in a column of its own is a person.
        person = each.values.get("sort") or each.values.get("role")
        (bodies if is_whole_organisation(name) and not person else others).append(each)
    return _Unsaid(bodies, others)


def _asked(unsaid: _Unsaid) -> LetterkitError:
    first = unsaid.bodies[0]
    body, other = (_shown(each[0]) for each in (unsaid.bodies, unsaid.others))
    return LetterkitError(
        f"{first.file}:{first.line}: people and organisations in one list, and nothing says which"
        f" is which: {body} · {other}",
        hint="write “Organisations:” above the organisations and “People:” above the people, or in"
        " a table add a column “Kind”; if they all are of one kind: --kind person or --kind"
        " organisation",
    )


def _shown(person: Incoming) -> str:
    return masked(excerpt(person.values["name"]))


def _places(people: Sequence[Incoming]) -> str:
    first = people[0].file
    same = [each.line for each in people if each.file == first]
    more = len(people) - len(same)
    return f"{first}:{some_lines(same)}" + (f" and {more:,} more" if more else "")


def _is_body(person: Incoming) -> bool:
    if kind := person.values.get("kind"):
        return kind == _ORGANISATION
    return is_whole_organisation(person.values.get("name", ""))


def _person_behind_comma(person: Incoming) -> bool:
    name = person.values.get("name", "")
    behind = [*_behind(_COMMA, name), person.values.get("affiliation", "")]
    return any(map(_is_person, behind))


def _behind(parts: re.Pattern[str], name: str) -> list[str]:
    """What stands behind the first part of a name, in its script: a translation is in another."""
    first, *rest = [piece.strip() for piece in parts.split(name) if piece.strip()] or [""]
    return [piece for piece in rest if is_in_one_script(first, piece)]


def _is_person(text: str) -> bool:
    words = _COMMA.split(text, maxsplit=1)[0].split()
    while len(words) > 2 and is_title(words[0]):
        del words[0]
    return len(words) > 1 and is_like_person(" ".join(words))
