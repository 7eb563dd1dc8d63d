"""Who was found in a decoded structure so far, group by group, and what is left out of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from letterkit.errors import LetterkitError
from letterkit.lists.documents.group_words import kind_of_those
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents, LeftOut, Part, part_of_records
from letterkit.lists.said import values_beside
from letterkit.lists.said.mentioned import Names
from letterkit.lists.said.said_above import unclear
from letterkit.lists.said.spoken_texts import is_order
from letterkit.lists.said.values_beside import said_beside
from letterkit.lists.structures import shape_words as words
from letterkit.lists.structures.decoded import Fields, Items, Value, scalar_text
from letterkit.lists.structures.shape_entries import (
    entry_texts,
    has_parted_name,
    name_problem,
    who_in,
)
from letterkit.text.names import fold
from letterkit.wishes.not_yet import is_note_title
from letterkit.wishes.reported_wishes import reported_wish

_LIST_HINT = 'put who signed into one list, as in {"signatories": [{"name": "Ada Example"}]}'
_YAML_HINT = "put who signed into one list below `signatories:`, as in `- name: Ada Example`"
_BESIDE_HINT = (
    "delete it if it asks nothing of those on the list; else call the list anonymous or withdrawn"
)
_KEY = "key"
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Group:
    """Where in the structure something stands; `signed` if a key above says who signed."""

    title: str = ""
    kind: str = ""
    signed: bool = False

    def below(self, title: str) -> "Group":
        """The group under a title of its own."""
        kind = kind_of_those(title) or self.kind
        return Group(f"{self.title} / {title}" if self.title else title, kind, signed=True)

    def carried(self, key: str) -> "Group":
        """The same group under a key that says who signed, which may say the kind too."""
        return replace(self, kind=kind_of_those(key) or self.kind, signed=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """A signatory to be: an object or a name, with the key it stands under if there is one."""

    line: int
    value: Fields | str
    key: str = ""


@dataclass(slots=True)
class Found:
    """What was found so far, in the order of the file.

    `elsewhere` are line, key, and name and address of people in lists beside the signatories.
    `above` are texts beside all of them that speak of all, `written` those that a person reads,
    each with its place.
    """

    name: str
    groups: dict[tuple[str, str], list[Entry]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    beside: dict[str, int] = field(default_factory=dict)
    open: list[tuple[int, str, str]] = field(default_factory=list)
    elsewhere: list[tuple[int, str, tuple[str, str]]] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    written: list[tuple[str, str]] = field(default_factory=list)

    def add(self, entry: Entry, group: Group) -> None:
        self.groups.setdefault((group.title, group.kind), []).append(entry)

    def leave(self, line: int, reason: str, who: tuple[str, str] = ("", "")) -> None:
        self.left_out.append(LeftOut(self.name, line, reason, *who))

    def say(self, line: int, key: str, value: Value, *, of_all: bool) -> None:
        """Hear a value beside a list, `of_all` if the list is the whole file's."""
        match value:
            case Fields():
                for inner, each in value.values.items():
                    self.say(value.line, inner, each, of_all=of_all)
            case Items():
                if is_note_title(key):
                    for number, each in value.numbered():
                        self.say(number, key, each, of_all=of_all)
            case _:
                self._say_text(line, key, scalar_text(value), of_all=of_all)

    def _say_text(self, line: int, key: str, text: str, *, of_all: bool) -> None:
        said = said_beside(key, text)
        whole = f"{key}: {' '.join(text.split())}"
        if said == values_beside.STOPS or (said == values_beside.UNNAMED and not of_all):
            self.open.append((line, whole, text))
            return
        if said == values_beside.UNNAMED:
            self.above.append(text)
        elif said:
            self.written.append((f"{self.name}:{line}", whole))

    def size(self) -> int:
        """How many items were found, those left out too."""
        return sum(map(len, self.groups.values())) + len(self.left_out)

    def error(self, line: int, problem: str, hint: str = "") -> LetterkitError:
        """The error, with a hint in the format of the file if there is no better one."""
        is_yaml = self.name.lower().endswith((".yaml", ".yml"))
        hint = hint or (_YAML_HINT if is_yaml else _LIST_HINT)
        return LetterkitError(f"{self.name}:{line}: {problem}", hint=hint)


def contents_found(found: Found) -> Contents:
    parts: list[Part] = []
    left_out = list(found.left_out)
    for (title, kind), entries in found.groups.items():
        records = list(_records(entries, found.name, left_out))
        if records:
            part = part_of_records(records, found.name, title, kind)
            parts.append(replace(part, above=found.above))
    found.written += _about_somebody(found)
    left_out.sort(key=lambda each: each.line)
    notes = [*found.notes, *_beside_note(found)]
    return Contents(parts, left_out, notes, written=[*found.written, *_also_elsewhere(found)])


def _about_somebody(found: Found) -> Iterator[tuple[str, str]]:
    """Values that may hide somebody: to be read if they name one of the list and are no sentence.

    A sentence such as "Bo does not want to be named" is heard with all others; what names nobody
    may be about everybody, and stops.
    """
    entries = chain.from_iterable(found.groups.values())
    names = [name for entry in entries for name in who_in(entry.value)[:1] if name]
    known = Names(names, [False] * len(names))
    for line, whole, text in found.open:
        if not known.mentioned(text):
            raise unclear(f"{found.name}:{line}", whole, hint=_BESIDE_HINT)
        if not (reported_wish(text) or is_order(text)):
            yield f"{found.name}:{line}", whole


def _also_elsewhere(found: Found) -> Iterator[tuple[str, str]]:
    """Signatories who stand under another key too: `"hold": ["Bo Sample"]` may be about them."""
    known: set[str] = set()
    for entry in chain.from_iterable(found.groups.values()):
        known.update(fold(text) for text in who_in(entry.value) if text)
    for line, key, who in found.elsewhere:
        if any(fold(text) in known for text in who if text):
            yield f"{found.name}:{line}", f"{key}: {who[0] or who[1]}"


def _beside_note(found: Found) -> Iterator[str]:
    """What stands beside lists and in groups without being a signatory."""
    if found.beside:
        line = min(found.beside.values())
        shown = ", ".join(list(found.beside)[:_SHOWN])
        more = f" and {len(found.beside) - _SHOWN} more" if len(found.beside) > _SHOWN else ""
        yield f"{found.name}:{line}: passed over beside those who signed: {shown}{more}"


def _records(entries: list[Entry], name: str, left_out: list[LeftOut]) -> Iterator[Record]:
    """Entries as texts; what has no name that can be taken goes to `left_out`."""
    objects = [each.value for each in entries if isinstance(each.value, Fields)]
    parted = sum(map(has_parted_name, objects))
    # Whole names and parted ones in one table would hide each other's columns.
    join_names = 0 < parted < len(entries)
    for entry in entries:
        if isinstance(entry.value, Fields):
            if problem := name_problem(entry.value):
                left_out.append(LeftOut(name, entry.line, problem))
                continue
            values = entry_texts(entry.value, join_names=join_names)
        else:
            values = {"name": entry.value.strip()}
        yield Record(name, entry.line, _with_key(values, entry.key))


def _with_key(values: dict[str, str], key: str) -> dict[str, str]:
    """The key that an object stands under, unless it says its id itself."""
    if not key or any(words.plain_key(each) in ("id", "uuid", "key", "uid") for each in values):
        return values
    return {_KEY: key, **values}
