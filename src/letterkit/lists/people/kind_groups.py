"""Headings that name a kind of signatory, above names that plainly are of the other kind.

    ## Universities          ## Individuals           asked, with what to type:
    - Ada Example            - Example Union          --kind person, --kind organisation
    - Bo Sample              - Sample Foundation      or --kind 'Universities=person'

People may teach at the universities of the heading, and a group may be called wrongly. A name with
two capitals can be an organisation's ("Save Trees"), so one word for an organisation among the
names is enough to believe a heading for organisations.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.lists.documents.group_words import says_on_behalf
from letterkit.lists.people.behind_names import without_degrees
from letterkit.lists.people.beside_names import is_like_person, is_title, is_whole_organisation
from letterkit.model import Kind
from letterkit.private.excerpts import excerpt
from letterkit.private.private_data import masked
from letterkit.text.names import fold
from letterkit.text.shell import quoted

_MORE = re.compile(r"[,،;(\[|]|\s[-–—]{1,3}\s")
_MOSTLY = 0.8  # of the names below a heading
_SHOWN = 3  # names in a question
_PERSON, _ORGANISATION = Kind.PERSON.value, Kind.ORGANISATION.value
KINDS = (_PERSON, _ORGANISATION)


@dataclass(slots=True)
class KindGroup:
    """The names below a heading that says their kind; `place` is the file and line of the first."""

    title: str
    kind: str
    place: str
    names: list[str] = field(default_factory=list)

    @property
    def is_doubtful(self) -> bool:
        """Whether the names plainly are of the other kind."""
        names = [name for name in self.names if name.strip()]
        if not names or says_on_behalf(self.title):
            return False  # "On behalf of:" says it of organisations alone
        bodies = sum(is_whole_organisation(_alone(name)) for name in names)
        people = sum(_is_person(name) for name in names)
        if self.kind == _PERSON:
            return not people and 2 * bodies >= len(names)
        titled = any(_is_titled(name) for name in names)
        return titled or (not bodies and people >= _MOSTLY * len(names))


class KindGroups(dict[str, KindGroup]):
    """The names of a table by the headings that alone say their kind."""

    def add(self, title: str, kind: str, place: str, name: str) -> None:
        self.setdefault(title, KindGroup(title, kind, place)).names.append(name)


def refuse_doubtful(groups: Sequence[KindGroup], rows: int) -> None:
    """Refuse groups whose names are of the other kind, until somebody says which they are.

    `rows` is the number of people in the file: what is said of one group holds for no other.
    """
    doubtful = [group for group in groups if group.is_doubtful]
    if not doubtful:
        return
    first = doubtful[0]
    looks = "organisations" if first.kind == _PERSON else "people"
    given = [masked(excerpt(name.strip())) for name in first.names if name.strip()]
    shown = " · ".join(given[:_SHOWN]) + (" · …" if len(given) > _SHOWN else "")
    alone = len(doubtful) == 1 and len(first.names) == rows
    options = [_options(doubtful, dict.fromkeys(KINDS, kind), alone=alone) for kind in KINDS]
    hint = f"if they are people: {options[0]}; if they are organisations: {options[1]}"
    if len({group.kind for group in doubtful}) > 1:
        other = dict(zip(KINDS, reversed(KINDS), strict=True))
        hint = f"if they are what they look like: {_options(doubtful, other)}"
        hint += f"; if the headings are right: {_options(doubtful, {each: each for each in KINDS})}"
    title = excerpt(first.title)
    raise LetterkitError(
        f"{first.place}: below “{title}” stand names that look like {looks}: {shown}",
        hint=hint,
    )


def _options(groups: Sequence[KindGroup], become: Mapping[str, str], *, alone: bool = False) -> str:
    """What to type, by what each kind of a heading becomes."""
    if alone:
        return f"--kind {become[groups[0].kind]}"
    said = dict.fromkeys(f"{group.title}={become[group.kind]}" for group in groups)
    return " ".join(f"--kind {quoted(each)}" for each in said)


def kinds_said(options: Sequence[str]) -> tuple[str, Mapping[str, str]]:
    """The kind of all rows, and that of those below a heading, as `--kind` says them."""
    whole = ""
    below: dict[str, str] = {}
    for option in options:
        title, equals, kind = option.rpartition("=")
        if kind not in KINDS or (equals and not title.strip()) or (not equals and whole):
            raise LetterkitError(
                f"--kind: unknown value: {option}",
                hint="it is person or organisation, once for all, or with a heading before it:"
                " --kind 'Universities=person'",
            )
        if equals:
            below[heading_key(title)] = kind
        else:
            whole = kind
    return whole, below


def heading_key(title: str) -> str:
    """A heading without case and signs, so that it is found as it is typed."""
    return fold(title).strip(" :*_#")


def by_heading(title: str, names: Sequence[str] = ()) -> str:
    """That rows are read as organisations, with the heading that says so and their first names."""
    which = f", “{excerpt(title)}”" if title else ""
    first = " · ".join(masked(excerpt(each.strip())) for each in names[:_SHOWN])
    more = " · …" if len(names) > _SHOWN else ""
    who = f": {first}{more}" if first else ""
    return (
        f"read as organisations, by the heading above{which}{who}; if they are people, say"
        " --kind person"
    )


def said_below(whole: str, below: Mapping[str, str], title: str) -> str:
    """What somebody says of the kind of those below a heading, or of all."""
    return below.get(heading_key(title), whole)


def _alone(name: str) -> str:
    """A name without what stands behind it."""
    return _MORE.split(name.strip(), maxsplit=1)[0].strip()


def _is_person(name: str) -> bool:
    alone = without_degrees(_alone(name))
    words = alone.split()
    while len(words) > 2 and is_title(words[0]):
        del words[0]
    return is_like_person(" ".join(words))


def _is_titled(name: str) -> bool:
    """ "Dr Ada Example": no organisation has a degree."""
    words = _alone(name).split()
    return len(words) > 2 and is_title(words[0]) and is_like_person(" ".join(words[1:]))
