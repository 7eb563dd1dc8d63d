"""The front matter keys that letterkit knows: each becomes a value or an error with its line."""

import datetime
import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any

from letterkit.errors import LetterkitError
from letterkit.letters.frontmatter import Where
from letterkit.model import Addressee, First, GroupBy, Layout, Level, ListFile, Order, Paper, Value
from letterkit.text.links import is_address_to_sign

Reader = Callable[[Value, Where, str], Any]  # the value, where it stands, the key
LONGEST = 2000
_TWO = "two languages of this letter, such as [en, ar]"


def default_list(slug: str) -> tuple[ListFile, ...]:
    return (ListFile(slug),)


def _wrong(place: Where, key: str, expected: str) -> LetterkitError:
    return LetterkitError(f"{place}: key {key}: expected {expected}")


def text(value: Value, place: Where, key: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise LetterkitError(
            f"{place}: key {key}: expected a text", hint=f'put it in quotes: {key}: "…"'
        )
    found = " ".join(str(value).split())
    if hidden := re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", found):
        raise LetterkitError(
            f"{place}: key {key}: a hidden character: U+{ord(hidden[0]):04X}",
            hint="delete it: it can make a text read differently from what it is",
        )
    if len(found) > LONGEST:
        raise _wrong(place, key, f"at most {LONGEST} characters")
    return found


def day(value: Value, place: Where, key: str) -> datetime.date:
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise LetterkitError(
            f"{place}: key {key}: not a date: {str(value)[:40]}",
            hint="write year-month-day, such as 2026-11-22, without quotes",
        )
    return value


def whole(value: Value, place: Where, key: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(place, key, "a whole number")
    if value < 0:
        raise _wrong(place, key, "a whole number from 0 on")
    return value


def truth(value: Value, place: Where, key: str) -> bool:
    if not isinstance(value, bool):
        raise LetterkitError(
            f"{place}: key {key}: expected true or false", hint=f"write {key}: true, without quotes"
        )
    return value


def address_to_sign(value: Value, place: Where, key: str) -> str:
    """Where one can sign; nothing where the key is empty."""
    found = text(value, place, key)
    if found and not is_address_to_sign(found):
        raise LetterkitError(
            f"{place}: key {key}: no address at which people can sign: {found[:40]}",
            hint=f"write {key}: https://… in ASCII and without a user's name, or "
            f"{key}: mailto:you@example.org with nothing behind the address",
        )
    return found


def choice(choices: type[StrEnum], value: Value, place: Where, key: str) -> StrEnum:
    try:
        return choices(str(value).lower())
    except ValueError:
        raise LetterkitError(
            f"{place}: key {key}: unknown value: {str(value)[:40]}",
            hint=f"it is one of {', '.join(choices)}",
        ) from None


def colour(value: Value, place: Where, key: str) -> str:
    found = str(value).lower()
    if not re.fullmatch(r"#[0-9a-f]{6}", found):
        raise LetterkitError(
            f"{place}: key {key}: not a colour: {found[:40]}",
            hint='write its accent colour in quotes, such as "#0b5563"',
        )
    return found


def addressees(value: Value, place: Where, key: str) -> tuple[Addressee, ...]:
    return tuple(_addressee(each, at, key) for each, at in _several(value, place))


def _addressee(value: Value, place: Where, key: str) -> Addressee:
    if isinstance(value, str) and value.strip():
        return Addressee(organisation=text(value, place, key))
    if not isinstance(value, Mapping):
        raise _wrong(place, key, "addressees with name, role, organisation, email, salutation")
    fields = ("name", "role", "organisation", "email", "salutation")
    for field in value:
        if field not in fields:
            raise LetterkitError(
                f"{place.at(str(field))}: key {key}: unknown: {str(field)[:40]}",
                hint=f"an addressee has {', '.join(fields)}",
            )
    said = {field: text(each, place.at(field), key) for field, each in value.items()}
    found = Addressee(**said)
    if not (found.name or found.role or found.organisation):
        raise _wrong(place, key, "a name, a role or an organisation of each addressee")
    return found


def firsts(value: Value, place: Where, key: str) -> tuple[First, ...]:
    found = []
    for each, at in _several(value, place):
        if isinstance(each, Mapping) and set(each) <= {"id", "scan"} and "id" in each:
            scan = text(each.get("scan"), at.at("scan"), key)
            found.append(First(text(each["id"], at.at("id"), key), scan))
        else:
            found.append(First(text(each, at, key)))
    return tuple(found)


def texts(value: Value, place: Where, key: str) -> tuple[str, ...]:
    """A text, or several."""
    return tuple(text(each, at, key) for each, at in _several(value, place))


def two_languages(value: Value, place: Where, key: str) -> tuple[str, ...]:
    """Two tags of languages, or none; whether the letter is written in them is known later."""
    languages = [each for each, _ in _several(value, place)]
    # YAML reads yes, on and no as true and false; the last is a language too.
    if any(isinstance(each, bool) for each in languages):
        if len(languages) == 2:
            hint = f'put them in quotes, such as {key}: [en, "no"]'
            raise LetterkitError(
                f"{place}: key {key}: true or false in place of a language", hint=hint
            )
        raise _wrong(place, key, _TWO)
    found = tuple(each for each in languages if isinstance(each, str))
    if languages and (len(languages) != 2 or len(set(found)) != 2):
        raise _wrong(place, key, _TWO)
    return tuple(text(each, place, key) for each in found)


def origin(value: Value, place: Where, key: str) -> str:
    """The name of a register. Nothing is filled into it, as `pages` has `{slug}` filled in."""
    found = text(value, place, key)
    if re.search("[{}]", found):
        raise LetterkitError(
            f"{place}: key {key}: nothing is put in the place of braces: {found[:60]}",
            hint=f"leave them out: behind {key} in letterkit.toml, the letter's folder follows "
            f"by itself; in letter.md, write the whole name",
        )
    return found


def lists(value: Value, place: Where, key: str) -> tuple[ListFile, ...]:
    found = []
    for each, at in _several(value, place):
        if isinstance(each, Mapping) and set(each) <= {"file", "encoding"} and "file" in each:
            encoding = text(each.get("encoding"), at.at("encoding"), key)
            found.append(ListFile(text(each["file"], at.at("file"), key), encoding))
        else:
            found.append(ListFile(text(each, at, key)))
        if not found[-1].file:
            raise _wrong(at, key, "the name of a list, or [] for a letter without signatories")
    return tuple(found)


def _several(value: Value, place: Where) -> list[tuple[Value, Where]]:
    """Each of the values of a list, or the one that stands by itself, with its place."""
    if value is None:
        return []
    if isinstance(value, list | tuple):
        return [(each, place.at(number)) for number, each in enumerate(value)]
    return [(value, place)]


READERS: Mapping[str, Reader] = {
    "template": text,
    "title": text,
    "date": day,
    "place": text,
    "lang": text,
    "issuer": text,
    "organisation": text,
    "to": addressees,
    "note": text,
    "sign": address_to_sign,
    "noindex": truth,
    "changed": text,
    "meant": texts,
    "signatories": lists,
    "layout": partial(choice, Layout),
    "order": partial(choice, Order),
    "group": partial(choice, GroupBy),
    "first": firsts,
    "press": whole,
    "facing": two_languages,
    "goal": whole,
    "closes": day,
    "release_at": whole,
    "min_group": whole,
    "levels": partial(choice, Level),
    "origin": origin,
    "paper": partial(choice, Paper),
    "theme": colour,
    "logo": text,
}
