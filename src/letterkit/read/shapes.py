"""What a decoded structure means: who of it signed, in which group, and what is left out.

Read are a list of objects or of names, one object by key, one object that is a signatory, a list
with a header row, and any of them below keys that say who signed (`signatories`), in groups
(`individuals`, `organisations`, `[{"group": "NGOs", "members": [...]}]`), or below keys that only
carry a list (`data`, `results`). What stands beside such a list signs nothing, and each item of it
is left out with its line. What is not clear is refused: a container is never the text of a name.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace

from letterkit.errors import LetterkitError
from letterkit.read import shape_rules as rules
from letterkit.read import shape_words as words
from letterkit.read.contents import Contents, LeftOut, Part, part_of_records
from letterkit.read.decoded import Fields, Items, Number, Value, is_text
from letterkit.read.group_words import kind_of_group
from letterkit.read.records import Record
from letterkit.read.shape_entries import (
    entry_texts,
    has_parted_name,
    name_problem,
)
from letterkit.read.shape_tables import Table, table_of
from letterkit.read.values import excerpt

_LIST_HINT = 'put who signed into one list, as in {"signatories": [{"name": "Ada Example"}]}'
_KEPT_HINT = (
    "a list holds objects or names and nothing else; "
    "`letterkit add` reads other files, and says what it leaves out"
)
_KEY = "key"


@dataclass(frozen=True, slots=True)
class _Group:
    """Where in the structure something stands; `signed` if a key above says who signed."""

    title: str = ""
    kind: str = ""
    signed: bool = False

    def below(self, title: str) -> "_Group":
        """The group under a title of its own."""
        kind = kind_of_group(title) or self.kind
        return _Group(f"{self.title} / {title}" if self.title else title, kind, signed=True)

    def carried(self, key: str) -> "_Group":
        """The same group under a key that says who signed, which may say the kind too."""
        return replace(self, kind=kind_of_group(key) or self.kind, signed=True)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A signatory to be: an object or a name, with the key it stands under if there is one."""

    line: int
    value: Fields | str
    key: str = ""


@dataclass(slots=True)
class _Found:
    """What was found so far, in the order of the file."""

    name: str
    groups: dict[tuple[str, str], list[_Entry]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, entry: _Entry, group: _Group) -> None:
        self.groups.setdefault((group.title, group.kind), []).append(entry)

    def leave(self, line: int, reason: str) -> None:
        self.left_out.append(LeftOut(self.name, line, reason))

    def size(self) -> int:
        """How many items were found, those left out too."""
        return sum(map(len, self.groups.values())) + len(self.left_out)

    def error(self, line: int, problem: str, hint: str = _LIST_HINT) -> LetterkitError:
        return LetterkitError(f"{self.name}:{line}: {problem}", hint=hint)


def contents_of(values: Iterable[tuple[int, Value]], name: str) -> Contents:
    """The parts of a file that holds one value, or several documents, with the line of each."""
    found = _read_all(values, name)
    contents = _contents(found)
    if not contents.parts and contents.left_out:
        first = contents.left_out[0]
        raise found.error(first.line, f"nobody in it can be read as a signatory: {first.reason}")
    return contents


def _read_all(values: Iterable[tuple[int, Value]], name: str) -> _Found:
    found = _Found(name)
    for line, value in values:
        match value:
            case Items():
                _read_list(found, value, _Group())
            case Fields():
                _read_object(found, value, _Group())
            case None | "":
                continue
            case _:
                raise found.error(line, "not a list: it holds one value")
    return found


def _contents(found: _Found) -> Contents:
    parts: list[Part] = []
    left_out = list(found.left_out)
    for (title, kind), entries in found.groups.items():
        records = list(_records(entries, found.name, left_out))
        if records:
            parts.append(part_of_records(records, found.name, title, kind))
    left_out.sort(key=lambda each: each.line)
    return Contents(parts, left_out, found.notes)


def _records(entries: list[_Entry], name: str, left_out: list[LeftOut]) -> Iterator[Record]:
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


def _read_list(found: _Found, items: Items, group: _Group) -> None:
    if table := table_of(items):
        _read_table(found, table, group)
        return
    for line, value in items.numbered():
        match value:
            case Items() if rules.holds_objects(value):
                _read_list(found, value, group)  # pages that were put into one file
            case Items():
                found.leave(line, "a list inside the list, not a signatory")
            case Fields():
                _read_item(found, value, group)
            case Number():
                found.leave(line, "a number, not a signatory")
            case str() if value.strip():
                found.add(_Entry(line, value), group)
            case bool():
                found.leave(line, "a yes or no, not a signatory")
            case _:
                found.leave(line, "empty")


def _read_table(found: _Found, table: Table, group: _Group) -> None:
    for line, row in table.rows:
        if isinstance(row, Fields):
            found.add(_Entry(line, row), group)
        else:
            found.leave(line, row)


def _read_item(found: _Found, fields: Fields, group: _Group) -> None:
    """An object of a list: a signatory, or a group or page of them."""
    fields = rules.unwrapped(fields)
    if not fields.values:
        found.leave(fields.line, "an empty object")
        return
    lists = [key for key, value in fields.values.items() if rules.lists_many(value)]
    members = rules.member_keys(fields, lists)
    if not members:
        found.add(_Entry(fields.line, fields), group)
    elif rules.is_named(fields) and not rules.may_be_titled(fields, members):
        found.leave(
            fields.line,
            f"it has both a name and a list of {excerpt(members[0])}, so who signed is not clear",
        )
    else:
        _read_group(found, fields, members, group)


def _read_group(found: _Found, fields: Fields, members: list[str], group: _Group) -> None:
    title = rules.title(fields)
    inner = group.below(title) if title else replace(group, signed=True)
    _read_chosen(found, fields, members, lambda key: _keyed_group(inner, key))


def _keyed_group(group: _Group, key: str) -> _Group:
    """The group under a key: a kind is a group of its own, `signatories` is none."""
    if words.is_signed(key):
        return group.carried(key)
    if words.is_members(key) or words.is_carrier(key):
        return replace(group, signed=True)
    return group.below(key)


def _read_chosen(
    found: _Found, fields: Fields, chosen: list[str], group_of: Callable[[str], _Group]
) -> None:
    """Read what lies under the chosen keys; leave out all that lies beside."""
    before = found.size()
    for key in chosen:
        _read_value(found, fields.values[key], group_of(key))
    read = found.size() - before
    for key, value in fields.values.items():
        if isinstance(value, Number) and words.is_count(key) and value != str(read):
            found.notes.append(f"“{excerpt(key)}” says {value[:20]}, but the list holds {read}")
    _leave_beside(found, fields, chosen)


def _leave_beside(found: _Found, fields: Fields, read: Container[str]) -> None:
    beside = [key for key in fields.values if key not in read]
    for key in beside:
        reason = f"under “{excerpt(key)}”, which does not say who signed"
        _leave_all(found, fields.values[key], reason)
    _note_beside(found, fields, beside)


def _note_beside(found: _Found, fields: Fields, keys: list[str]) -> None:
    if keys:
        shown = ", ".join(excerpt(key) for key in keys[:10])
        more = " and more" if len(keys) > 10 else ""
        found.notes.append(f"{found.name}:{fields.line}: beside the list: {shown}{more}")


def _read_value(found: _Found, value: Value, group: _Group) -> None:
    match value:
        case Items():
            _read_list(found, value, group)
        case Fields():
            _read_object(found, value, group)


def _leave_all(found: _Found, value: Value, reason: str) -> None:
    """Leave out each item of every list, and each object by key, that lies in a value."""
    match value:
        case Items():
            for line, _ in value.numbered():
                found.leave(line, reason)
        case Fields():
            keyed = rules.is_keyed(value)
            for each in value.values.values():
                if keyed and isinstance(each, Fields):
                    found.leave(each.line, reason)
                else:
                    _leave_all(found, each, reason)


def _read_object(found: _Found, fields: Fields, group: _Group) -> None:
    """An object that holds a list somewhere, is one by key, or is one signatory."""
    if not fields.values:
        return
    if table := table_of(fields):
        _read_table(found, table, group)
        _leave_beside(found, fields, table.keys)
        return
    chosen = _chosen(found, fields, group)
    if chosen:
        _read_chosen(found, fields, chosen, lambda key: _keyed_group(group, key))
    elif rules.is_one(fields):
        found.add(_Entry(fields.line, rules.unwrapped(fields)), group)
    elif rules.is_keyed(fields):
        _read_keyed(found, fields, group)
    else:
        carriers = _carriers(found, fields, group)
        _read_chosen(found, fields, carriers, lambda key: _keyed_group(group, key))


def _chosen(found: _Found, fields: Fields, group: _Group) -> list[str]:
    """The keys whose words say who signed; of groups, all of them."""
    lists = [
        key
        for key, value in fields.values.items()
        if isinstance(value, (Items, Fields)) and not words.is_beside(key)
    ]
    named = rules.is_named(fields)
    signed = [key for key in lists if rules.says_signed(key, named=named)]
    if signed := [key for key in signed if rules.may_hold(fields.values[key])]:
        return signed
    filled = [key for key in lists if rules.lists_many(fields.values[key])]
    kinds = [key for key in filled if words.is_kind(key)]
    if named:
        kinds = [key for key in kinds if not rules.is_plain(fields.values[key])]
    if kinds and named:
        raise found.error(
            fields.line,
            f"both a name and a list of {excerpt(kinds[0])}, so who signed is not clear",
            "if the name is that of the letter, call its key title",
        )
    if kinds:
        return kinds
    if leading := [key for key in lists if rules.leads(fields.values[key], named=named)]:
        return leading
    groups = [key for key in filled if not words.is_carrier(key)]
    return groups if group.signed and not named and not rules.is_keyed(fields) else []


def _read_keyed(found: _Found, fields: Fields, group: _Group) -> None:
    beside: list[str] = []
    for key, value in fields.values.items():
        if isinstance(value, Fields):
            found.add(_Entry(value.line, rules.unwrapped(value), key), group)
        else:
            beside.append(key)
    _note_beside(found, fields, beside)


def _carriers(found: _Found, fields: Fields, group: _Group) -> list[str]:
    """The one key under which the list must be, or why there is none."""
    filled = [
        key
        for key, value in fields.values.items()
        if (rules.lists_many(value) or rules.is_entry(value)) and not words.is_beside(key)
    ]
    for wanted in (words.is_carrier, lambda key: rules.holds_entries(fields.values[key])):
        fitting = [key for key in filled if wanted(key)]
        if len(fitting) == 1:
            return fitting
        if fitting:
            names = ", ".join(excerpt(key) for key in fitting[:10])
            raise found.error(
                fields.line,
                f"several lists, and which one holds who signed is not clear: {names}",
                "call the key of the right one signatories",
            )
    if empty := [
        key
        for key, value in fields.values.items()
        if words.is_carrier(key) and isinstance(value, Items)
    ]:
        return empty
    raise found.error(fields.line, "nothing in it says who signed")


def records_of(values: Iterable[tuple[int, Value]], name: str) -> Iterator[Record]:
    """The records of a list that the coordinator keeps: nothing in it may be left out."""
    contents = _contents(_read_all(values, name))
    for left in contents.left_out:
        raise LetterkitError(f"{name}:{left.line}: not a signatory: {left.reason}", hint=_KEPT_HINT)
    for part in contents.parts:
        titles = part.rows[0].cells
        for row in part.rows[1:]:
            record = dict(zip(titles, row.cells, strict=True))
            if part.kind and not record.get("kind"):
                record["kind"] = part.kind
            yield Record(name, row.line, record)


def listed_records(items: Iterable[tuple[int, Value]], name: str) -> Iterator[Record]:
    """The same of the items of one list, one by one, for lists of any length."""
    for line, value in items:
        if isinstance(value, Fields) and not any(map(rules.lists_many, value.values.values())):
            fields = rules.unwrapped(value)
            if problem := name_problem(fields):
                raise LetterkitError(f"{name}:{line}: not a signatory: {problem}", hint=_KEPT_HINT)
            yield Record(name, line, entry_texts(fields))
        elif isinstance(value, str) and is_text(value):
            yield Record(name, line, {"name": value.strip()})
        else:
            yield from records_of([(line, Items(line, [value], [line]))], name)
