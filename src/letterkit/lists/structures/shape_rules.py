"""What an object or list of a structure can be: an entry, entries by key, a group, a carrier."""

from letterkit.lists.documents.group_words import is_of_many, says_demands
from letterkit.lists.rows.name_shapes import is_name as is_like_name
from letterkit.lists.structures import shape_words as words
from letterkit.lists.structures.decoded import Fields, Items, Number, Value, is_text, scalar_text
from letterkit.lists.structures.shape_entries import field_of_key, is_name


def holds_objects(items: Items) -> bool:
    """Whether an object is in a list."""
    return any(isinstance(each, Fields) for each in items.values)


def unwrapped(fields: Fields) -> Fields:
    """The values of an entry that lie one object deeper, such as `{"node": {...}}`."""
    beside = {key: value for key, value in fields.values.items() if key not in words.envelopes()}
    if is_named(Fields(fields.line, beside)):
        return fields
    for key in words.envelopes():
        inner = fields.values.get(key)
        if not isinstance(inner, Fields) or not is_named(inner):
            continue
        rest = {name: value for name, value in fields.values.items() if name != key}
        beside = {name: value for name, value in rest.items() if name not in inner.values}
        twice = {f"{name} *": value for name, value in rest.items() if name in inner.values}
        return Fields(fields.line, {**inner.values, **beside, **twice})
    return fields


def is_named(fields: Fields) -> bool:
    """Whether an object has a name of its own, which may be empty."""
    return any(
        is_name(key, value) and not isinstance(value, (Items, Number, bool))
        for key, value in fields.values.items()
    )


def is_entry(value: Value) -> bool:
    """Whether an object reads as one signatory: with a name, or an organisation."""
    if not isinstance(value, Fields):
        return False
    inner = unwrapped(value)
    return is_named(inner) or any(map(is_affiliation, inner.values.items()))


def is_affiliation(pair: tuple[str, Value]) -> bool:
    """Whether a key and its value say where somebody belongs, and are no list of organisations."""
    key, value = pair
    is_list = isinstance(value, (Fields, Items)) and is_of_many(key)
    return field_of_key(key) == "affiliation" and not is_list


def lists_many(value: Value) -> bool:
    """Whether a value may hold several signatories."""
    match value:
        case Items():
            return any(isinstance(each, (Fields, Items)) or is_text(each) for each in value.values)
        case Fields() if not is_named(value):
            return is_keyed(value) or any(map(lists_many, value.values.values()))
    return False


def list_keys(fields: Fields) -> list[str]:
    """The keys of an object under which several signatories may be."""
    named = is_named(fields)
    found: list[str] = []
    for key, value in fields.values.items():
        # A group may be empty, or have nothing in it that can be read.
        is_group = not named and isinstance(value, Items) and words.may_hold_members(key)
        if is_group or lists_many(value):
            found.append(key)
    return found


def member_keys(fields: Fields, lists: list[str]) -> list[str]:
    """The keys of a group under which its members are."""
    if signed := [key for key in lists if words.is_signed_noun(key)]:
        return signed
    members = [key for key in lists if words.is_members(key)]
    if is_named(fields):
        return members
    if not may_be_group(fields):
        return []
    for fits in (words.is_signed, words.is_kind):
        if fitting := [key for key in lists if fits(key)]:
            return fitting
    if members:
        return members
    objects = [key for key in lists if holds_entries(fields.values[key])]
    return objects if len(objects) == 1 and not words.is_beside(objects[0]) else []


def may_be_group(fields: Fields) -> bool:
    """Whether an object without a name has a title, or at least no text that is something else."""
    texts = [key for key, value in fields.values.items() if is_text(value)]
    if any(words.is_sure_title(key) for key in texts):
        return True
    return all(words.title_rank(key) >= 0 for key in texts)


def holds_entries(value: Value) -> bool:
    """Whether a value is a list with a signatory in it, as an object."""
    return isinstance(value, Items) and any(map(is_entry, value.values))


def may_be_titled(fields: Fields, members: list[str]) -> bool:
    """Whether the name of an object can be the title of a group: NGOs, or over `signatories`."""
    if is_of_many(title(fields)):
        return True
    inside = [fields.values[key] for key in members if words.is_signed_noun(key)]
    return any(holds_entries(value) for value in inside)


def title(fields: Fields) -> str:
    """The title of a group, from the likeliest of its keys."""
    ranked = sorted(
        (words.title_rank(key), scalar_text(value))
        for key, value in fields.values.items()
        if words.title_rank(key) >= 0 and not isinstance(value, (Fields, Items))
    )
    return next((text for _, text in ranked if text.strip()), "")


def may_hold(value: Value) -> bool:
    """Whether a list may be in a value: any list, and an object with one inside."""
    return isinstance(value, Items) or lists_many(value)


def kinds_beside(fields: Fields, lists: list[str], signed: list[str]) -> list[str]:
    """Groups of people or organisations beside a list of signatories: they signed as well.

    Entries with an id are what others refer to by it, such as the employers of those who signed.
    """
    found: list[str] = []
    for key in lists:
        value = fields.values[key]
        if key in signed or not isinstance(value, Items):
            continue
        objects = [each for each in value.values if isinstance(each, Fields)]
        # TOML calls each table of a list by one of its kind: `[[organisation]]`.
        one = bool(objects) and words.is_one_kind(key)
        hidden = words.is_wish(key) and all(map(_may_sign, value.values))
        if not (words.is_kind(key) or one or hidden):
            continue
        if not any(words.plain_key(sub) == "id" for each in objects for sub in each.values):
            found.append(key)
    return found


def _may_sign(value: Value) -> bool:
    return isinstance(value, Fields) or (is_text(value) and is_like_name(str(value)))


def is_plain(value: Value) -> bool:
    """Whether a value is a list of scalars only, as the organisations of one person may be."""
    if not isinstance(value, Items):
        return False
    return not any(isinstance(each, (Fields, Items)) for each in value.values)


def says_signed(key: str, *, named: bool) -> bool:
    """Whether a key says who signed, in an object that is `named` or not."""
    return words.is_signed_noun(key) if named else words.is_signed(key)


def leads(value: Value, *, named: bool) -> bool:
    """Whether a key somewhere inside an object says who signed."""
    if not isinstance(value, Fields) or is_entry(value):
        return False
    return any(
        not says_demands(key)
        and ((may_hold(each) and says_signed(key, named=named)) or leads(each, named=named))
        for key, each in value.values.items()
    )


def is_one(fields: Fields) -> bool:
    """Whether an object is one signatory: it has a name, or an organisation or address alone."""
    inner = unwrapped(fields)
    if is_named(inner):
        return True
    nested = any(isinstance(value, (Fields, Items)) for value in inner.values.values())
    return not nested and any(field_of_key(key) in ("affiliation", "email") for key in inner.values)


def is_odd(fields: Fields) -> bool:
    """Whether an object is one text under a key that is no column, as `- Example: the body` is."""
    if len(fields.values) != 1:
        return False
    [(key, value)] = fields.values.items()
    return not isinstance(value, (Fields, Items)) and not field_of_key(key)


def is_keyed(fields: Fields) -> bool:
    """Whether every object in an object is a signatory under a key, such as `{"1": {...}}`."""
    objects = {key: value for key, value in fields.values.items() if isinstance(value, Fields)}
    if not objects or not all(map(is_entry, objects.values())):
        return False
    if any(isinstance(value, Items) for value in fields.values.values()):
        return False
    if any(words.is_beside(key) or words.is_carrier(key) for key in objects):
        return False
    numbered = all(any(c.isdigit() for c in key) for key in objects)
    named = any(is_named(unwrapped(value)) for value in objects.values())
    # Beside other values, and without names inside, the keys must plainly be no words of their own.
    return numbered or (named and len(objects) == len(fields.values))
