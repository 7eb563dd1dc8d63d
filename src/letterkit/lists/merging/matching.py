"""Who of an export is on a list already: by response, by address and name, or by name.

This is no search for repeats, which `check` does. Nobody is taken for somebody else because of a
like name alone: an address decides, or name and affiliation together where there is no address.
A source that names each person itself (a file for each, a key that occurs once in the world, a
profile's link) decides too, so that who changes name and employer there stays one person here.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import PurePosixPath
from typing import TypeAlias

from letterkit.lists.merging.answer_keys import by_answer
from letterkit.model.imports import Imports, digest
from letterkit.model.incoming import Incoming
from letterkit.model.origins import is_unique_key, origin_of
from letterkit.text.list_text import ListText

# Where somebody stands in a file, and what they are called there: a page may be one line.
Place: TypeAlias = tuple[str, int, str]
PERSON = "(person)"  # no column can be called so
LIKE = 0.8  # two people of one household seldom share so much of a name
_SOURCE = re.compile(r"(\S+) (.*?)(?: #(.*))?")
_PLACE = re.compile(r"(.*):\d+")
# A profile: an address that goes on behind the host, for many people share the address of a site.
_PROFILE = re.compile(r"https?://[^/]+/\S*\w\S*", re.IGNORECASE)


def place_of(each: Incoming) -> Place:
    """Where somebody stands in a file."""
    return each.file, each.line, each.values.get("name", "")


def takes_back(fallen: Incoming) -> bool:
    """Whether a row that is left out takes back a signature; else it does not stand, or not yet."""
    return fallen.values.get("consent") == "no"


def person_digest(values: Mapping[str, str]) -> str:
    """What tells a person from others in one export, as a digest."""
    return digest("\x1f".join(_person(values)))


def _person(values: Mapping[str, str]) -> tuple[str, ...]:
    email = _folded(values.get("email", ""))
    rest = "" if email else _folded(values.get("affiliation", ""))
    return email, _folded(values.get("name", "")), rest


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def tells_of_row(values: Mapping[str, str], said: str = "") -> set[str]:
    """Everything by which an export would name the person of this row, as texts with digests.

    `said` is what set them apart from others when they were imported.
    """
    source = _SOURCE.fullmatch(values.get("source", ""))
    tells = _tells(values, (source[1], source[3] or "") if source else ("", ""))
    if said:
        tells.add(f"person {said}")
    if values.get("name"):
        mark = digest("\x1f".join(_name(values)))
        tells |= {f"no-address {mark}"} | ({f"name {mark}"} if not values.get("email") else set())
    return tells


def tells_of_incoming(each: Incoming) -> set[str]:
    """By which of these texts somebody of an export is known to have withdrawn.

    An address is enough. A name with its affiliation is, where one side gives no address.
    """
    # Another one may have signed on the same day in a row that is counted anew.
    tells = _tells(each.values, (each.platform, "" if each.counted else each.key))
    if each.values.get("name"):
        mark = digest("\x1f".join(_name(each.values)))
        tells.add(f"name {mark}" if each.values.get("email") else f"no-address {mark}")
    return tells


def _tells(values: Mapping[str, str], response: tuple[str, str]) -> set[str]:
    tells = {f"person {person_digest(values)}"}
    if email := _folded(values.get("email", "")):
        tells.add(f"email {digest(email)}")
    if response[1]:
        for name in ("name", "signed"):
            if text := _folded(values.get(name, "")):
                tells.add(f"response {digest(chr(31).join((*response, name, text)))}")
    return tells


def key_of_source(values: Mapping[str, str]) -> str:
    """The key of the response that a row came from, or nothing."""
    source = _SOURCE.fullmatch(values.get("source", ""))
    return (source[3] or "") if source else ""


def is_of_source(values: Mapping[str, str], each: Incoming) -> bool:
    """Whether a row came from an earlier export of the file that somebody stands in."""
    source = _SOURCE.fullmatch(values.get("source", ""))
    if not source or source[1] != each.platform:
        return False
    file = _file_of(source)
    return any(
        origin_of(file, alone=alone) == origin_of(each.file, alone=alone)
        for alone in ((True, False) if each.alone else (False,))
    )


def _person_file(file: str) -> str:
    """A file for one person, by its name and that of its folder: where both lie does not matter."""
    path = PurePosixPath(file)
    return f"{path.parent.name}/{path.name}"


def _file_of(source: re.Match[str]) -> str:
    place = _PLACE.fullmatch(source[2])
    return place[1] if place else source[2]


@dataclass(slots=True)
class Known:
    """Rows of a list by everything that tells who they are; each is given out once."""

    values: dict[int, dict[str, str]] = field(default_factory=dict)
    by_key: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_person: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_email: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_file: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_link: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_origin: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    taken: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, listed: ListText, imports: Imports) -> "Known":
        known = cls()
        ids: dict[str, int] = {}
        for number, row in enumerate(listed.rows):
            if number > listed.header and any(row.cells):
                values = listed.values(row)
                known._take(number, values)
                ids[values.get("id", "")] = number
        for key, said in imports.said.items():
            person = said.get(PERSON, "")
            if key not in ids:
                known.removed[person] += 1
            elif ids[key] not in known.by_person[person]:
                known.by_person[person].append(ids[key])
        return known

    def _take(self, number: int, values: dict[str, str]) -> None:
        self.values[number] = values
        source = _SOURCE.fullmatch(values.get("source", ""))
        if source:
            platform, file = source[1], _file_of(source)
            self.by_file[platform, _person_file(file)].append(number)
            for alone in (True, False):
                self.by_origin[platform, origin_of(file, alone=alone)].append(number)
            if source[3]:
                self.by_key[platform, source[3]].append(number)
        self.by_link[_folded(values.get("link", ""))].append(number)
        self.by_person[person_digest(values)].append(number)
        self.by_email[_folded(values.get("email", ""))].append(number)
        self.by_name[_name(values)].append(number)

    def matches(
        self, incoming: Sequence[Incoming], same: Mapping[Place, int] | None = None
    ) -> list[tuple[Incoming, int | None]]:
        """Each with the row that is theirs, if there is one; the surest matches are made first.

        `same` are rows of which a person said whose they are.
        """
        found: dict[int, int] = {}
        for number, each in enumerate(incoming):
            row = (same or {}).get(place_of(each))
            if row is not None and row not in self.taken:
                found[number] = row
                self.taken.add(row)
        searches = (
            *(self._same_in_all, self._same_person, self._same_source, self._same_response),
            *(self._same_name, self._edited, self._same_profile(incoming)),
            self._same_address(incoming),
            *(self._same_answer(incoming), self._moved(incoming)),
        )
        for search in searches:
            for number, each in enumerate(incoming):
                if number not in found:
                    row = search(each)
                    if row is not None:
                        found[number] = row
                        self.taken.add(row)
        return [(each, found.get(number)) for number, each in enumerate(incoming)]

    def fallen_rows(
        self, fallen: Sequence[Incoming], incoming: Sequence[Incoming]
    ) -> dict[Place, int]:
        """Rows of those who do not stand any more, by the number of an answer or their own file.

        Only rows that nobody of `incoming` has are given out.
        """
        found: dict[Place, int] = {}
        answered = self._same_answer([*incoming, *fallen])
        for each in fallen:
            row = self._same_source(each)
            row = self._same_response(each) if row is None else row
            row = answered(each) if row is None else row
            if row is not None:
                found[place_of(each)] = row
                self.taken.add(row)
        return found

    def missing(self, incoming: Sequence[Incoming]) -> list[int]:
        """Rows that earlier exports of the same source brought, and that this one does not have."""
        origins = {(each.platform, origin_of(each.file, alone=each.alone)) for each in incoming}
        rows = {row for origin in origins for row in self.by_origin.get(origin, ())}
        return sorted(rows - self.taken)

    def was_removed(self, each: Incoming) -> bool:
        """Whether an earlier import brought them and somebody took them off the list."""
        person = person_digest(each.values)
        if self.removed[person]:
            self.removed[person] -= 1
            return True
        return False

    def has_removed(self, each: Incoming) -> bool:
        """The same, without counting that they came once more."""
        return self.removed[person_digest(each.values)] > 0

    def _free(self, rows: Sequence[int]) -> list[int]:
        return [row for row in rows if row not in self.taken]

    def _same_in_all(self, each: Incoming) -> int | None:
        rows = set(self.by_key.get((each.platform, each.key), ()) if each.key else ())
        people = self.by_person.get(person_digest(each.values), ())
        return next(iter(self._free([row for row in people if row in rows])), None)

    def _same_response(self, each: Incoming) -> int | None:
        """Keys are counted anew in every form, so something about the person must agree too."""
        for row in self._free(self.by_key.get((each.platform, each.key), ()) if each.key else ()):
            old = self.values[row]
            names = ("name", "email") if each.counted else ("name", "email", "signed")
            if any(
                each.values.get(name) and _folded(each.values[name]) == _folded(old.get(name, ""))
                for name in names
            ):
                return row
        return None

    def _same_source(self, each: Incoming) -> int | None:
        """A file for each person, or a key that no second form gives out, is enough."""
        rows: Sequence[int] = ()
        if each.alone:
            rows = self.by_file.get((each.platform, _person_file(each.file)), ())
        elif is_unique_key(each.key):
            rows = self.by_key.get((each.platform, each.key), ())
        free = self._free(rows)
        return free[0] if len(rows) == 1 and free else None

    def _same_profile(self, incoming: Sequence[Incoming]) -> Callable[[Incoming], int | None]:
        """By a link that one row and one person of the export have, and a word of the name."""
        counts = Counter(_folded(each.values.get("link", "")) for each in incoming)

        def search(each: Incoming) -> int | None:
            link = _folded(each.values.get("link", ""))
            rows = self.by_link.get(link, ())
            if counts[link] != 1 or len(rows) != 1 or not _PROFILE.fullmatch(link):
                return None
            words = set(_folded(each.values.get("name", "")).split())
            shared = words & set(_folded(self.values[rows[0]].get("name", "")).split())
            free = self._free(rows)
            return free[0] if shared and free else None

        return search

    def _same_address(self, incoming: Sequence[Incoming]) -> Callable[[Incoming], int | None]:
        """By an address that one row has, and one answer of a later export of the same form.

        Anyone who puts in initials later would be named twice, and once in full. Any other name may
        be somebody else's who reads the same letters, and so may initials with another affiliation.
        """
        counts = Counter(_folded(each.values.get("email", "")) for each in incoming)

        def search(each: Incoming) -> int | None:
            email = _folded(each.values.get("email", ""))
            rows = self.by_email.get(email, ()) if email and counts[email] == 1 else ()
            free = self._free(rows)
            of_form = len(rows) == 1 and is_of_source(self.values[rows[0]], each)
            if not free or not of_form:
                return None
            old = self.values[free[0]]
            shorter = _is_shortened(each.values.get("name", ""), old.get("name", ""))
            return free[0] if shorter and _agree(old, each.values) else None

        return search

    def _same_answer(self, incoming: Sequence[Incoming]) -> Callable[[Incoming], int | None]:
        """By the key of the answer alone, in a later export of the same form."""
        found = by_answer(incoming, self.by_key, self.values, is_of_source)

        def search(each: Incoming) -> int | None:
            row = found.get((each.platform, each.key))
            return row if row is not None and row not in self.taken else None

        return search

    def _moved(self, incoming: Sequence[Incoming]) -> Callable[[Incoming], int | None]:
        """Anyone who takes back a consent under another affiliation, and is the only such name.

        Only rows are left by then that this export has nobody else for. That a name alone decides
        is right only where it hides somebody, or where the affiliation is what is hidden: else a
        namesake who is new would be lost.
        """
        counts = Counter(_folded(each.values.get("name", "")) for each in incoming)

        def search(each: Incoming) -> int | None:
            name = _folded(each.values.get("name", ""))
            hides = each.values.get("consent") == "no" or each.values.get("shown") == "unnamed"
            hides = hides or not each.values.get("affiliation")
            if not hides or not name or counts[name] != 1 or each.values.get("email"):
                return None
            origin = (each.platform, origin_of(each.file, alone=each.alone))
            same = [
                row
                for row in self.by_origin.get(origin, ())
                if _folded(self.values[row].get("name", "")) == name
            ]
            free = self._free(same)
            return free[0] if len(same) == 1 and free else None

        return search

    def _same_person(self, each: Incoming) -> int | None:
        rows = self._free(self.by_person.get(person_digest(each.values), ()))
        if each.key and not each.values.get("name") and not each.values.get("email"):
            # One of many without a name: someone with another key is another one.
            rows = [row for row in rows if self._key_of(row) in ("", each.key)]
        return next(iter(rows), None)

    def _key_of(self, row: int) -> str:
        return key_of_source(self.values[row])

    def _same_name(self, each: Incoming) -> int | None:
        """Name and affiliation, where one side does not give an address."""
        email = each.values.get("email", "")
        rows = self._free(self.by_name.get(_name(each.values), ()))
        rows = [row for row in rows if not email or not self.values[row].get("email")]
        return rows[0] if rows and each.values.get("name") else None

    def _edited(self, each: Incoming) -> int | None:
        """The only row of an address, with a like name that is gone from its platform's export."""
        email = _folded(each.values.get("email", ""))
        rows = self.by_email.get(email, ()) if email else ()
        if len(rows) != 1 or not self._free(rows):
            return None
        old = self.values[rows[0]]
        names = (_folded(old.get("name", "")), _folded(each.values.get("name", "")))
        # Anyone who hides their name later has none in the export.
        alike = not names[1] or SequenceMatcher(None, *names).ratio() >= LIKE
        if names[1] != names[0] and names[1] and _is_shortened(names[1], names[0]):
            alike = alike and _agree(old, each.values)
        return rows[0] if alike and old.get("source", "").startswith(f"{each.platform} ") else None


def _is_shortened(name: str, full: str) -> bool:
    """Whether a name is made of words or initials of another one: "Bo S.", "B."."""
    words, parts = re.findall(r"\w+", _folded(name)), re.findall(r"\w+", _folded(full))
    return bool(words) and all(
        word in parts or (len(word) == 1 and any(part[0] == word for part in parts))
        for word in words
    )


def _agree(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    """Whether nothing else that both say of a person is wholly another thing."""
    for column in ("role", "affiliation", "country", "phone", "kind"):
        was, now = (set(re.findall(r"\w+", _folded(each.get(column, "")))) for each in (old, new))
        if 2 * len(was & now) < min(len(was), len(now)):
            return False
    return True


def _name(values: Mapping[str, str]) -> tuple[str, str]:
    return _folded(values.get("name", "")), _folded(values.get("affiliation", ""))
