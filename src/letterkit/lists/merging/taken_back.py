"""Signatures that a file takes back: whose they are on a list, and which are on none of it.

A line that names nobody of the list to the letter may name somebody in another form. Where exactly
one entry fits beyond doubt, the line is theirs: a title more, the affiliation behind the name, the
address alone. Any other one that may fit is for a person to decide, and nothing is taken for done.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.lists.merging.twice import Wishes, plain, wish_of_leaving
from letterkit.model.incoming import Incoming, TakenBack
from letterkit.text.item_lines import line_of
from letterkit.text.near_names import is_near, is_same, keys_of

_AGREES_NOT = "no"
# "No. 2", "#3", "Nr. 4", "№ 5": an entry by its number, which is no name.
_NUMBER = re.compile(r"(?:[^\W\d_]{1,12}[.:]?\s*|[\W_]*)(\d{1,9})\W*")
_KEY = re.compile(r"\S+ .* #(?:.*/)?0*(\d{1,9})")
_ADDRESS = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;:]+\.[^\s<>(),;:]+")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a line may mean: where it stands, and its id if it is on the list already."""

    place: str
    values: Mapping[str, str]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """A line that takes back a signature, and the entries that it may mean, if any."""

    place: str
    text: str
    entries: Sequence[Candidate]


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Places of lines that change nothing: of people who left already, and of people not there.

    `near` are lines of which only a person can say whose signature they take back.
    """

    left_already: Sequence[str] = ()
    not_there: Sequence[str] = ()
    near: Sequence[Near] = ()


class Entries:
    """The entries of a list and of a file, by what an inexact line may say of them."""

    def __init__(self, entries: Iterable[Candidate]) -> None:
        self._by_key: dict[str, list[Candidate]] = defaultdict(list)
        for each in entries:
            for key in _keys_of_entry(each):
                self._by_key[key].append(each)

    def of(self, each: TakenBack) -> list[Candidate]:
        """The entries that a line may mean."""
        found: dict[int, Candidate] = {}
        for key in _keys_of_line(each):
            for entry in self._by_key.get(key, ()):
                if not key.startswith("name ") or is_near(each.name, entry.values.get("name", "")):
                    found[id(entry)] = entry
        return list(found.values())

    def certain(self, each: TakenBack) -> Candidate | None:
        """The one entry that a line means beyond doubt, or None."""
        near = self.of(each)
        if not _ADDRESS.sub("", each.name).strip(" \t<>()[],;:"):
            return near[0] if len(near) == 1 else None
        sure = [entry for entry in near if _is_certain(each, entry.values)]
        return sure[0] if len(sure) == 1 else None


def recognised(gone: Sequence[TakenBack], entries: Sequence[Candidate]) -> list[TakenBack]:
    """The same lines, with the name as the list has it where exactly one entry is meant."""
    if not gone:
        return []
    wishes = Wishes(map(wish_of_leaving, gone))
    exact = _places(wishes, (each.values for each in entries))
    known = Entries(entries)
    found = []
    for each in gone:
        one = None if each.place in exact or not each.is_order else known.certain(each)
        if one is not None:
            values = one.values
            each = replace(each, name=values.get("name", ""), email=values.get("email", ""))
        found.append(each)
    return found


def unmatched(
    gone: Sequence[TakenBack],
    before: Iterable[Mapping[str, str]],
    now: Sequence[Candidate],
    left: Callable[[Incoming], bool],
) -> Unmatched:
    """The lines that take back a signature which does not stand.

    `before` are the rows of the list before an import, by column, and `now` those after it, with
    no matter who else is in the file. `left` says of somebody whether they withdrew, or were taken
    off the list.
    """
    if not gone:
        return Unmatched()
    wishes = Wishes(map(wish_of_leaving, gone))
    off = _places(wishes, (row for row in before if row.get("consent") == _AGREES_NOT))
    there = _places(wishes, (each.values for each in now))
    known = Entries(now)
    already: list[str] = []
    nobody: list[str] = []
    near: dict[str, Near] = {}
    for each in gone:
        if each.place in off or (each.place not in there and left(_as_incoming(each))):
            already.append(each.place)
        elif each.place in there or each.never or not each.is_order:
            continue
        elif entries := known.of(each):
            named = [one for one in entries if one.values.get("consent") != _AGREES_NOT]
            if named:
                near[each.place] = Near(each.place, each.name or each.email, named)
            else:
                already.append(each.place)
        elif _NUMBER.fullmatch(each.name):
            near[each.place] = Near(each.place, each.name, [])
        else:
            nobody.append(each.place)
    here = list(dict.fromkeys(nobody))
    return Unmatched(list(dict.fromkeys(already)), here, list(near.values()))


def _places(wishes: Wishes, rows: Iterable[Mapping[str, str]]) -> set[str]:
    return {wish.place for row in rows for wish in wishes.of(row)}


def _is_certain(each: TakenBack, values: Mapping[str, str]) -> bool:
    emails = plain(each.email), plain(values.get("email", ""))
    if all(emails) and emails[0] != emails[1]:
        return False
    said = _ADDRESS.sub(" ", each.name)
    return is_same(said, values.get("name", ""), values.get("affiliation", ""))


def _keys_of_entry(each: Candidate) -> set[str]:
    values = each.values
    keys = {f"name {key}" for key in keys_of(values.get("name", ""))}
    if email := plain(values.get("email", "")):
        keys.add(f"email {email}")
    if number := _KEY.fullmatch(values.get("source", "")):
        keys.add(f"number {number[1]}")
    if each.id:
        keys.add(f"id {each.id}")
    return keys


def _keys_of_line(each: TakenBack) -> set[str]:
    keys = {f"name {key}" for key in keys_of(each.name)}
    keys |= {
        f"email {plain(email)}" for email in [each.email, *_ADDRESS.findall(each.name)] if email
    }
    if number := _NUMBER.fullmatch(each.name.strip()):
        keys.add(f"number {number[1].lstrip('0')}")
    keys.add(f"id {each.name.strip()}")
    return keys


def _as_incoming(each: TakenBack) -> Incoming:
    file, _, line = each.place.rpartition(":")
    values = {"name": each.name, "email": each.email}
    given = {name: text for name, text in values.items() if text}
    return Incoming(file, line_of(line), "list", given)
