"""Ages and years of birth behind a name or in the place of a role: they become private.

    Ada Example, 34            the name is "Ada Example", and the age is private
    Role: Teacher, 34          the role is "Teacher"
    Affiliation: 34            no affiliation at all
    Affiliation: born 1980     nor is this
    Ada Example (*1980)        the name is "Ada Example"
    Ada Example 1980           and so it is here, and before a whole date

With words around it ("teaches those born in 1980") an age stays in its text, and `check` finds it.
A number below ten may be a mark of a footnote.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from letterkit.lists.people.beside_names import is_like_person, is_organisation
from letterkit.lists.people.whole_names import private_title
from letterkit.model import Kind
from letterkit.private.private_data import Private, private_in

NOTE = "what may be an age in {}, moved to a private column"
_AGE = r"(?:[1-9]\d|1[01]\d)"
_BEHIND = re.compile(rf"\s*[,،;]\s*({_AGE})\s*$|\s+[-–—]\s+({_AGE})\s*$")
_ALONE = re.compile(rf"\(?({_AGE}|(?:19[2-9]|20[01])\d)\)?")
# A year of birth or a day, behind a name of two words.
_BORN_BEHIND = re.compile(
    r"\s+([*★°]?\s?(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d|(?:19[2-9]|200)\d"
    r"|(?<=[*★°])(?:19|20)\d\d))\s*$"
)
_YEARS = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_TITLE = "age"
_APART = re.compile(r"[,،;|(\[（]\s*$|\s[-–—]\s*$")
_CLOSED = re.compile(r"[)\]）.\s]*")


def move_ages(values: dict[str, str], private: dict[str, str], note: Callable[[str], None]) -> None:
    """Move bare ages of a person out of the columns that are printed."""
    if values.get("kind") == Kind.ORGANISATION:
        return
    for column in ("name", "role"):
        text = values.get(column, "")
        if found := _BEHIND.search(text):
            values[column] = text[: found.start()]
            _keep(found[1] or found[2], column, private, note)
    for column in ("role", "affiliation"):
        if found := _ALONE.fullmatch(values.get(column, "").strip()):
            values[column] = ""
            _keep(found[1], column, private, note)
    for column in ("name", "role", "affiliation"):
        _move_said(column, values, private, note)
    name = values.get("name", "")
    if (found := _BORN_BEHIND.search(name)) and _is_of_person(name[: found.start()]):
        values["name"] = name[: found.start()]
        _keep(found[1], "name", private, note)


def _is_of_person(name: str) -> bool:
    """Whether a name is plainly a person's: "Aktion 1980" and "Sampleton Society" are not."""
    return " " in name.strip() and is_like_person(name) and not is_organisation(name)


def ages_in(values: Mapping[str, str]) -> Iterator[int]:
    """The ages, in years, that stand apart in the name, role or affiliation of a person."""
    for column in ("name", "role", "affiliation"):
        text = values.get(column, "").strip()
        if found := _BEHIND.search(text) if column != "affiliation" else None:
            yield int(found[1] or found[2])
        if (found := _ALONE.fullmatch(text)) and column != "name":
            yield int(found[1])
        for each in private_in(text):
            numbers = _YEARS.findall(each.value) if each.kind is Private.AGE else []
            yield from (int(number) for number in numbers)


def _move_said(
    column: str, values: dict[str, str], private: dict[str, str], note: Callable[[str], None]
) -> None:
    """Move what says an age or a year of birth in words, all of a text or apart at its end."""
    text = values.get(column, "").strip()
    for each in private_in(text):
        before = text[: each.start]
        if each.kind not in (Private.AGE, Private.BIRTH) or not _CLOSED.fullmatch(text[each.end :]):
            continue
        if before.strip(" (") and not _APART.search(before):
            continue
        if column == "name" and not before.strip(" ("):
            continue
        values[column] = before.rstrip(" ,،;|([（-–—")
        _keep(each.value, column, private, note)
        return


def _keep(age: str, column: str, private: dict[str, str], note: Callable[[str], None]) -> None:
    private[private_title(_TITLE, private)] = age
    note(NOTE.format(column))
