"""One entry of a decoded list as texts by column; nothing nested becomes a public text.

    {"name": "Ada", "organization": {"name": "Example Lab", "url": "https://example.org"},
     "social": {"github": "ada"}, "role": ["Editor", "Founder"]}

gives `name`, `organization` (`Example Lab`), `detail: organization url`, `social github` and `role`
(`Editor; Founder`). A column that begins with `detail: ` is private, whatever words follow.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, PRIVATE, field_of
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.meanings import is_display_choice, is_yes_or_no
from letterkit.lists.documents.group_words import is_of_many, says_who_signed
from letterkit.lists.own_columns import COLUMNS, DROPPED, column
from letterkit.lists.rows.contents import DETAIL
from letterkit.lists.said.leaving import name_in
from letterkit.lists.structures.decoded import Fields, Items, Number, Value, scalar_text

_AUTHORS = re.compile(r"(?:co.?)?(?:author|autor|auteur|autric|автор|аўтар|مؤلف)", re.IGNORECASE)
_PARTICIPANTS = re.compile(
    r"(?:particip|partecip|support|teilnehm|unterstütz|участни|учасни|удзельні|прихильн|прыхільн"
    r"|сторонни|uczestni|účastn|deelnem|dalyv|مشارك)",
    re.IGNORECASE,
)
_LEAVE = (Ask.CONSENT, Ask.SHOWN, Ask.HOW, Ask.ANONYMOUS)
# Keys that only carry answers.
_PLACES = frozenset({
    *("settings", "setting", "preferences", "preference", "prefs", "options", "option", "meta"),
    *("metadata", "attributes", "profile", "permissions", "permission", "gdpr", "flags", "choices"),
    *("answers", "answer", "consents", "fields", "data", "properties", "person", "signatory"),
    *("config", "extra", "custom", "customfields", "form", "wishes", "rights", "dsgvo", "rgpd"),
})  # fmt: skip
_OPEN = "(is the name shown or hidden)"
NAMES = frozenset({"name", FIRST, LAST})

# Fields in which several texts may stand with a semicolon between. Several answers stay together,
# for what reads answers to decide.
_JOINED = frozenset({"affiliation", "role", "consent", "shown", "notes", "", PRIVATE})

# Fields that no output shows.
_PRIVATE = frozenset({"", PRIVATE, "representative", "authorised_by", "authorised_on"})

# Where an object keeps the one text that its field means.
_MAIN: Mapping[str, tuple[str, ...]] = {
    "affiliation": ("name", "title", "label", "full_name", "fullName", "value", "text"),
    "role": ("name", "title", "label", "value", "text"),
    "country": ("code", "iso", "iso2", "name", "label", "value"),
    "link": ("url", "href", "link", "value"),
    "email": ("address", "email", "value"),
    "phone": ("number", "phone", "value"),
    "comment": ("text", "body", "message", "comment", "value"),
    "signed": ("date", "$date", "value"),
    "kind": ("name", "value", "label"),
    "consent": ("value", "answer"),
    "shown": ("value", "answer"),
}
_WHOLE_NAMES = ("full", "full_name", "fullName", "display", "displayName", "name", "text", "value")
_NAME_PARTS: Mapping[str, str] = {
    **dict.fromkeys(("first", "given", "forename", "firstname", "givenname"), "first name"),
    **dict.fromkeys(("middle", "middlename", "patronymic", "additional"), "middle name"),
    **dict.fromkeys(("last", "family", "surname", "lastname", "familyname"), "last name"),
}
_PART_OF_FIELD = {FIRST: "first name", MIDDLE: "middle name", LAST: "last name"}
_BESIDE_NAMES = frozenset({"title", "prefix", "suffix", "honorific", "degree", "titles"})


@lru_cache(maxsize=4096)
def field_of_key(key: str) -> str:
    """The field that a key stands for, as a column with this title would."""
    known = column(key)
    return known if known in COLUMNS else field_of(key)


def is_name(key: str, value: Value) -> bool:
    """Whether a key holds the name of an entry: a list under `signatories` holds no name."""
    is_container = isinstance(value, (Fields, Items))
    is_list = is_container and (is_of_many(key) or says_who_signed(key))
    # The author of a file is none of its entries, and a list of participants is no name.
    if _AUTHORS.match(key) or (is_container and _PARTICIPANTS.match(key)):
        return False
    return field_of_key(key) in NAMES and not is_list


def name_problem(fields: Fields) -> str:
    """Why no name can be taken from an entry, or nothing."""
    for key, value in fields.values.items():
        if isinstance(value, (bool, Number)) and is_name(key, value):
            return f"its name is {'a yes or no' if isinstance(value, bool) else 'a number'}"
        if isinstance(value, (Fields, Items)) and is_name(key, value):
            if isinstance(value, Items):
                return "its name is a list, not a text"
            if not _name_texts(value):
                return "its name is an object whose parts are not known"
    return ""


def has_parted_name(fields: Fields) -> bool:
    """Whether the name is an object of first and last name."""
    for key, value in fields.values.items():
        if isinstance(value, Fields) and is_name(key, value):
            return "" not in _name_texts(value)
    return False


def entry_texts(fields: Fields, *, join_names: bool = False) -> dict[str, str]:
    """The texts of an entry that has no `name_problem`, by column.

    With `join_names` an object of first and last name is one text, for a list where other names are
    written as one.
    """
    found: dict[str, str] = {}
    for key, value in fields.values.items():
        if isinstance(value, (Fields, Items)):
            _add_nested(found, key, value, join_names=join_names)
        else:
            _add(found, key, scalar_text(value))
    return found


def _add(found: dict[str, str], title: str, text: str) -> None:
    while title in found:
        title += " *"
    found[title] = text


def _add_nested(
    found: dict[str, str], key: str, value: Fields | Items, *, join_names: bool
) -> None:
    field = field_of_key(key)
    if isinstance(value, Items) and len(value.values) == 1:
        only = value.values[0]
        if isinstance(only, Items):
            _add_details(found, key, only)
        elif isinstance(only, Fields):
            _add_object(found, key, only, field)
        else:
            _add(found, key, scalar_text(only))
    elif isinstance(value, Items):
        _add_list(found, key, value, field)
    elif is_name(key, value):
        _add_name(found, key, value, join_names=join_names)
    else:
        _add_object(found, key, value, field)


def _add_name(found: dict[str, str], key: str, value: Fields, *, join_names: bool) -> None:
    texts = _name_texts(value)
    if "" in texts:
        _add(found, key, texts[""])
    elif join_names:
        parts = [texts.get(part, "") for part in ("first name", "middle name", "last name")]
        _add(found, key, " ".join(part for part in parts if part))
    else:
        for title, text in texts.items():
            _add(found, title, text)
    whole = next((sub for sub in _WHOLE_NAMES if _text_in(value, sub)), "")
    for sub, each in value.values.items():
        if sub != whole and (whole or not _name_part(sub)):
            _add_details(found, _sub_title(key, sub), each)


def _name_texts(value: Fields) -> dict[str, str]:
    """Parts of a name by column, the whole of it under no column; nothing if that is not clear."""
    for sub in _WHOLE_NAMES:
        if text := _text_in(value, sub):
            return {"": text}
    texts: dict[str, str] = {}
    for sub, each in value.values.items():
        part = _name_part(sub)
        if isinstance(each, (Fields, Items)):
            return {}
        if part and part not in texts:
            texts[part] = scalar_text(each).strip()
        elif sub.casefold() not in _BESIDE_NAMES and scalar_text(each):
            return {}
    return texts if any(texts.values()) else {}


def _name_part(sub: str) -> str:
    plain = sub.casefold().replace("_", "").replace("-", "").replace(" ", "")
    return _NAME_PARTS.get(plain, "") or _PART_OF_FIELD.get(field_of(sub), "")


def _add_object(found: dict[str, str], key: str, value: Fields, field: str) -> None:
    """The one text that the field means, and the rest as private details."""
    main = next((sub for sub in _MAIN.get(field, ()) if _text_in(value, sub)), "")
    if main:
        _add(found, key, _text_in(value, main))
    for sub, each in value.values.items():
        if sub != main:
            _add_details(found, _sub_title(key, sub), each)


def _sub_title(title: str, sub: str) -> str:
    """The title of a value inside another one; what is never kept, such as `ip`, stays plain."""
    return sub if column(sub) == DROPPED else f"{title} {sub}"


def _add_list(found: dict[str, str], key: str, value: Items, field: str) -> None:
    if field not in _JOINED:
        _add_details(found, key, value)
        return
    texts: list[str] = []
    rest: list[tuple[str, Value]] = []
    for each in value.values:
        if isinstance(each, Items):
            rest.append((key, each))
        elif isinstance(each, Fields):
            main = next((sub for sub in _MAIN.get(field, ()) if _text_in(each, sub)), "")
            texts.append(_text_in(each, main) if main else "")
            rest += [
                (_sub_title(key, sub), sub_value)
                for sub, sub_value in each.values.items()
                if sub != main
            ]
        else:
            texts.append(scalar_text(each))
    _add(found, key, "; ".join(text for text in texts if text))
    for title, each in rest:
        _add_details(found, title, each)


def _text_in(value: Fields, sub: str) -> str:
    each = value.values.get(sub)
    return "" if isinstance(each, (Fields, Items)) else scalar_text(each).strip()


def _add_details(found: dict[str, str], title: str, value: Value) -> None:
    """Every text inside a value under private titles; those under one title are joined."""
    match value:
        case Fields():
            for sub, each in value.values.items():
                _add_details(found, _sub_title(title, sub), each)
        case Items():
            for each in value.values:
                _add_details(found, title, each)
        case _:
            shown = title if column(title) == DROPPED else _detail_title(title, value)
            text = scalar_text(value)
            before = found.get(shown, "")
            found[shown] = f"{before}; {text}" if before and text else before or text


def _detail_title(title: str, value: Value) -> str:
    """The title of a detail; an answer about being named becomes a question of its own.

    `{"display": {"name": false}}` says whether the name is shown, and holds none. Where those above
    it only say where it stands, the last key alone asks: `settings privacy show_name`.
    """
    text = "" if isinstance(value, (Fields, Items)) else scalar_text(value)
    words = title.split()
    above = words[:-1]
    if not text or not above or not (is_yes_or_no(text) or is_display_choice(text)):
        return private_title(title)
    last = words[-1]
    if any(ask_of(key) is Ask.ANONYMOUS for key in above) and ask_of(last) is not Ask.ANONYMOUS:
        # A yes to `opt_out publication` hides, whatever a yes to `publication` does.
        return "hide name" if ask_of(last) in _LEAVE or field_of_key(last) in NAMES else title
    if field_of_key(last) in NAMES:
        return _about_the_name(above[-1])
    if ask_of(last) in _LEAVE and all(map(_is_place, above)):
        return last
    return private_title(title)


def _about_the_name(above: str) -> str:
    """The question that a yes or no to `name` answers below a key such as `display` or `hide`."""
    ask = ask_of(above)
    if ask is Ask.ANONYMOUS:
        return "hide name"
    if ask in (Ask.SHOWN, Ask.CONSENT):
        return "show name"
    return above if ask is Ask.HOW else _OPEN


def _is_place(key: str) -> bool:
    """Whether a key says where an answer stands, and nothing of what is shown but a name."""
    return ask_of(key) in _LEAVE or _plain(key) in _PLACES or field_of_key(key) in NAMES


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).casefold()


@lru_cache(maxsize=4096)
def private_title(title: str) -> str:
    """A title that nothing takes for one of the columns that are published."""
    is_private = column(title) not in COLUMNS and field_of(title) in _PRIVATE
    return title if is_private else f"{DETAIL}{title}"


def who_in(value: Value) -> tuple[str, str]:
    """The name and the address of an item, as far as it says them."""
    if isinstance(value, str):
        return name_in(value), ""
    if not isinstance(value, Fields) or name_problem(value):
        return "", ""
    texts: dict[str, str] = {}
    for title, text in entry_texts(value, join_names=True).items():
        texts.setdefault(field_of(title), text)
    return name_in(texts.get("name", "")), texts.get("email", "")
