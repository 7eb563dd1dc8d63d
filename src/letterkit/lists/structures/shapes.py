"""What a decoded structure means: who of it signed, in which group, and what is left out.

Read are a list of objects or of names, one object by key, one object that is a signatory, a list
with a header row, and any of them below keys that say who signed (`signatories`), in groups
(`individuals`, `organisations`, `[{"group": "NGOs", "members": [...]}]`), or below keys that only
carry a list (`data`, `results`). What stands beside such a list signs nothing, and each item of it
is left out with its line. What is not clear is refused: a container is never the text of a name.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.lists.documents.group_words import is_of_many, says_demands
from letterkit.lists.pages.entry_marks import words_of
from letterkit.lists.records import Record
from letterkit.lists.rows.contents import Contents
from letterkit.lists.said.leaving import speaks_against
from letterkit.lists.said.said_above import judged, unclear
from letterkit.lists.said.signed_headings import says_more
from letterkit.lists.structures import shape_rules as rules
from letterkit.lists.structures import shape_words as words
from letterkit.lists.structures.decoded import Fields, Items, Number, Value, is_text, with_items
from letterkit.lists.structures.shape_entries import entry_texts, name_problem, who_in
from letterkit.lists.structures.shape_found import Entry, Found, Group, contents_found
from letterkit.lists.structures.shape_tables import Table, table_of
from letterkit.private.excerpts import excerpt

_UNCLEAR_HINT = "call the group signatories, anonymous or withdrawn, whichever it is"
_KEPT_HINT = (
    "a list holds objects or names and nothing else; "
    "`letterkit add` reads other files, and says what it leaves out"
)


def contents_of(values: Iterable[tuple[int, Value]], name: str) -> Contents:
    """The parts of a file that holds one value, or several documents, with the line of each."""
    found = _read_all([(line, with_items(value)) for line, value in values], name)
    contents = contents_found(found)
    left = any(each.name or each.email for each in contents.left_out)
    if not contents.parts and contents.left_out and not left:
        first = contents.left_out[0]
        raise found.error(first.line, f"nobody in it can be read as a signatory: {first.reason}")
    return contents


def _read_all(values: Iterable[tuple[int, Value]], name: str) -> Found:
    found = Found(name)
    for line, value in values:
        match value:
            case Items():
                _read_list(found, value, Group())
            case Fields():
                _read_object(found, value, Group())
            case None | "":
                continue
            case _:
                raise found.error(line, "not a list: it holds one value")
    return found


def _read_list(found: Found, items: Items, group: Group) -> None:
    if table := table_of(items):
        _read_table(found, table, group)
        return
    odd = _odd_keys(items)
    for line, value in items.numbered():
        match value:
            case Items() if rules.holds_objects(value):
                _read_list(found, value, group)  # pages that were put into one file
            case Items():
                found.leave(line, "a list inside the list")
            case Fields() if odd and rules.is_odd(value):
                found.leave(line, 'an object without a name; a text with ": " in it needs quotes')
            case Fields():
                _read_item(found, value, group)
            case Number():
                found.leave(line, "a number")
            case str() if value.strip():
                found.add(Entry(line, value), group)
            case bool():
                found.leave(line, "a yes or no")
            case _:
                found.leave(line, "empty")


def _odd_keys(items: Items) -> bool:
    """Whether objects of one key stand among names, or each has another key."""
    objects = [each for each in items.values if isinstance(each, Fields) and each.values]
    keys = {key for each in objects if rules.is_odd(each) for key in each.values}
    names = any(is_text(each) for each in items.values)
    return len(keys) > 1 or bool(keys and (names or not all(map(rules.is_odd, objects))))


def _says_anything(fields: Fields) -> bool:
    """Whether an object has a name or a text of its own, beside its lists."""
    return rules.is_named(fields) or any(map(is_text, fields.values.values()))


def _leave_item(found: Found, fields: Fields, lists: list[str]) -> None:
    """Leave out an object of nothing but lists, and each item of them."""
    problem = name_problem(fields)
    before = found.size()
    if not problem:
        _leave_all(found, fields, f"under “{excerpt(lists[0])}”, which does not say who signed")
    if found.size() == before:
        found.leave(fields.line, problem or "an object without a name")


def _read_table(found: Found, table: Table, group: Group) -> None:
    for line, row in table.rows:
        if isinstance(row, Fields):
            found.add(Entry(line, row), group)
        else:
            found.leave(line, row)


def _read_item(found: Found, fields: Fields, group: Group) -> None:
    """An object of a list: a signatory, or a group or page of them."""
    fields = rules.unwrapped(fields)
    if not fields.values:
        found.leave(fields.line, "an empty object")
        return
    lists = rules.list_keys(fields)
    members = rules.member_keys(fields, lists)
    if not members and lists and not _says_anything(fields):
        _leave_item(found, fields, lists)
    elif not members:
        found.add(Entry(fields.line, fields), group)
    elif rules.is_named(fields) and not rules.may_be_titled(fields, members):
        found.leave(
            fields.line,
            f"it has both a name and a list of {excerpt(members[0])}, so who signed is not clear",
        )
    else:
        _read_group(found, fields, members, group)


def _read_group(found: Found, fields: Fields, members: list[str], group: Group) -> None:
    title = rules.title(fields)
    if says_demands(title):
        reason = f"in the group “{excerpt(title)}”, which does not say who signed"
        _leave_all(found, fields, reason, against=speaks_against(title))
        return
    _refuse_unclear(found, title, fields.line)
    inner = group.below(title) if title else replace(group, signed=True)
    _read_chosen(found, fields, members, inner, lambda key: _keyed_group(inner, key))


def _refuse_unclear(found: Found, title: str, line: int) -> None:
    """Refuse a group whose title may say that those in it are not to be named, or not by all."""
    plain = " ".join(words_of(title)) if title else ""
    if plain and judged(plain).unclear:
        raise unclear(f"{found.name}:{line}", title, hint=_UNCLEAR_HINT)


def _keyed_group(group: Group, key: str) -> Group:
    """The group under a key: a kind is a group of its own, `signatories` is none."""
    if words.is_signed(key):
        return group.carried(key)
    if words.is_members(key) or words.is_carrier(key):
        return replace(group, signed=True)
    return group.below(key)


def _read_chosen(
    found: Found,
    fields: Fields,
    chosen: list[str],
    group: Group,
    group_of: Callable[[str], Group],
) -> None:
    """Read what lies under the chosen keys; leave out all that lies beside."""
    before = found.size()
    for key in chosen:
        _refuse_unclear(found, key, fields.line)
        if says_more(" ".join(words_of(key))):
            found.written.append((f"{found.name}:{fields.line}", key))
        _read_value(found, fields.values[key], group_of(key))
    read = found.size() - before
    for key, value in fields.values.items():
        if isinstance(value, Number) and words.is_count(key) and value != str(read):
            found.notes.append(f"“{excerpt(key)}” says {value[:20]}, but the list holds {read}")
    _leave_beside(found, fields, chosen, of_all=not group.title)


def _leave_beside(found: Found, fields: Fields, read: Container[str], *, of_all: bool) -> None:
    beside = [key for key in fields.values if key not in read]
    for key in beside:
        reason = f"under “{excerpt(key)}”, which does not say who signed"
        value = fields.values[key]
        found.say(fields.line, key, value, of_all=of_all)
        _leave_all(found, value, reason, against=speaks_against(key))
        if isinstance(value, Items):
            found.elsewhere += [(line, key, who_in(each)) for line, each in value.numbered()]
    _note_beside(found, fields, [key for key in beside if not words.is_sure_title(key)])


def _note_beside(found: Found, fields: Fields, keys: list[str]) -> None:
    for key in keys:
        found.beside.setdefault(excerpt(key), fields.line)


def _read_value(found: Found, value: Value, group: Group) -> None:
    match value:
        case Items():
            _read_list(found, value, group)
        case Fields():
            _read_object(found, value, group)


def _leave_all(found: Found, value: Value, reason: str, *, against: bool = False) -> None:
    """Leave out each item of every list, and each object by key, that lies in a value.

    With `against` they are people who do not sign or are anonymous, as the key says.
    """
    match value:
        case Items():
            for line, each in value.numbered():
                found.leave(line, reason, who_in(each) if against else ("", ""))
        case Fields():
            keyed = rules.is_keyed(value)
            for each in value.values.values():
                if keyed and isinstance(each, Fields):
                    found.leave(each.line, reason, who_in(each) if against else ("", ""))
                else:
                    _leave_all(found, each, reason, against=against)


def _read_object(found: Found, fields: Fields, group: Group) -> None:
    """An object that holds a list somewhere, is one by key, or is one signatory."""
    if not fields.values:
        return
    if fields.values.get("type") == "FeatureCollection":
        raise found.error(fields.line, "a map in GeoJSON, not a list of who signed")
    if table := table_of(fields):
        _read_table(found, table, group)
        _leave_beside(found, fields, table.keys, of_all=not group.title)
        return
    chosen = _chosen(found, fields, group)
    if chosen:
        _read_chosen(found, fields, chosen, group, lambda key: _keyed_group(group, key))
    elif rules.is_one(fields):
        found.add(Entry(fields.line, rules.unwrapped(fields)), group)
    elif rules.is_keyed(fields):
        _read_keyed(found, fields, group)
    else:
        carriers = _carriers(found, fields, group)
        _read_chosen(found, fields, carriers, group, lambda key: _keyed_group(group, key))


def _chosen(found: Found, fields: Fields, group: Group) -> list[str]:
    """The keys whose words say who signed; of groups, all of them."""
    lists = [
        key
        for key, value in fields.values.items()
        if isinstance(value, (Items, Fields)) and not says_demands(key)
    ]
    named = rules.is_named(fields)
    signed = [key for key in lists if rules.says_signed(key, named=named)]
    if signed := [key for key in signed if rules.may_hold(fields.values[key])]:
        return [*signed, *rules.kinds_beside(fields, lists, signed)]
    filled = [key for key in lists if rules.lists_many(fields.values[key])]
    if not group.signed:
        filled = [key for key in filled if not words.is_beside(key)]
    kinds = [key for key in filled if is_of_many(key)]
    if named:
        kinds = [key for key in kinds if not rules.is_plain(fields.values[key])]
    if kinds and named:
        raise found.error(
            fields.line,
            f"both a name and a list of {excerpt(kinds[0])}, so who signed is not clear",
            "if the name is that of the letter, call its key title",
        )
    if kinds:
        return [*kinds, *rules.kinds_beside(fields, lists, kinds)]
    # `[[person]]` and `[[organisation]]`, as tables are called in TOML.
    ones = rules.kinds_beside(fields, filled, [])
    if ones and not named and len(ones) == len(filled):
        return ones
    if leading := [key for key in lists if rules.leads(fields.values[key], named=named)]:
        return leading
    groups = [key for key in filled if not words.is_beside(key)]
    carried = named or rules.is_keyed(fields) or any(map(words.is_carrier, groups))
    return groups if group.signed and not carried else []


def _read_keyed(found: Found, fields: Fields, group: Group) -> None:
    beside: list[str] = []
    for key, value in fields.values.items():
        if isinstance(value, Fields):
            found.add(Entry(value.line, rules.unwrapped(value), key), group)
        else:
            found.say(fields.line, key, value, of_all=not group.title)
            beside.append(key)
    _note_beside(found, fields, beside)


def _carriers(found: Found, fields: Fields, group: Group) -> list[str]:
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
    if any(words.says_left(key) and rules.lists_many(fields.values[key]) for key in fields.values):
        return []  # a file may only say who left
    if emptied := _emptied(fields):
        raise found.error(
            fields.line,
            f"nothing stands below “{excerpt(emptied)}”, where others have their entry",
            "delete that key; if somebody is to leave the list: letterkit withdraw LETTER --id ID,"
            " with the id that stands in the list",
        )
    raise found.error(fields.line, "nothing in it says who signed")


def _emptied(fields: Fields) -> str:
    """The first key without a value, where all others hold an entry; or nothing."""
    empty = [key for key, value in fields.values.items() if value is None]
    entries = [value for value in fields.values.values() if rules.is_entry(value)]
    every = len(empty) + len(entries) == len(fields.values)
    return empty[0] if empty and entries and every else ""


def records_of(values: Iterable[tuple[int, Value]], name: str) -> Iterator[Record]:
    """The records of a list that the coordinator keeps: nothing in it may be left out."""
    contents = contents_found(_read_all(values, name))
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
        if isinstance(value, Fields) and value.values and _is_plain_entry(value):
            fields = rules.unwrapped(value)
            if problem := name_problem(fields):
                raise LetterkitError(f"{name}:{line}: not a signatory: {problem}", hint=_KEPT_HINT)
            yield Record(name, line, entry_texts(fields))
        elif isinstance(value, str) and is_text(value):
            yield Record(name, line, {"name": value.strip()})
        else:
            yield from records_of([(line, Items(line, [value], [line]))], name)


def _is_plain_entry(fields: Fields) -> bool:
    """Whether an item of a list is an entry for certain, whatever lists it has in it."""
    lists = [key for key, value in fields.values.items() if rules.lists_many(value)]
    return not lists or (rules.is_named(fields) and not rules.member_keys(fields, lists))
