"""An organisation with the person who speaks for it, in one text.

    Example Union, represented by Ada Example       name, representative
    Example Verein (EV) – contact: Ada Example
    Example Press (Ada Example, director)
    Example Club, Ada Example, Chair

A person who speaks for an organisation does not sign as one, and is named nowhere.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from letterkit.lists.people.beside_names import (
    is_acronym,
    is_contact,
    is_like_person,
    is_organisation,
    is_title,
)

_BRACKETED = re.compile(r"(?P<name>[^()（）]+(?:\([^()]*\))?)\s*[(（](?P<who>[^()（）]+)[)）]\s*")
_PARTED = re.compile(r"(?P<name>[^,،;]+?)\s*(?:[,،;]|\s[-–—]{1,3}\s)\s*(?P<who>.+)")
_ACRONYM = re.compile(
    r"(?P<name>[^()（）]+?)\s*[(（](?P<short>[^()（）]+)[)）](?P<rest>.*)", re.DOTALL
)
_ENDS = " ,،;:-–—\t"


@dataclass(frozen=True, slots=True)
class Represented:
    """`name` is that of who signs, `by` who speaks for it; `organisation` if it plainly is one."""

    name: str
    by: str
    organisation: bool


def represented(text: str) -> Represented | None:
    """The parts of a text that names somebody who speaks for the signatory, or None."""
    match = _phrase().fullmatch(text.strip())
    if match:
        name, by = match["name"].strip(_ENDS), match["who"].strip(f"{_ENDS}()（）")
        if not name or not by:
            return None
        is_person = is_like_person(name) and not is_organisation(name)
        return Represented(name, by, organisation=not is_person)
    if (match := _beside().fullmatch(text.strip())) and not is_like_person(match["name"]):
        by = match["who"].strip(f"{_ENDS}()（）")
        if is_like_person(_without_titles(by.partition(",")[0])):
            return Represented(match["name"].strip(_ENDS), by, organisation=True)
    for form in (_BRACKETED, _PARTED):
        match = form.fullmatch(text.strip())
        if match and is_organisation(match["name"]) and _is_spokesperson(match["who"]):
            return Represented(match["name"].strip(), match["who"].strip(), organisation=True)
    return None


def ends_in_acronym(text: str) -> int:
    """How many characters an organisation's name has with its acronym in brackets, or 0."""
    match = _ACRONYM.fullmatch(text)
    if not match or is_like_person(match["name"].strip()):
        return 0
    if not is_acronym(match["short"], match["name"]):
        return 0
    return len(text) - len(match["rest"])


def _is_spokesperson(text: str) -> bool:
    """A person with what they do: "Ada Example, director"."""
    return is_contact(text.replace("،", ",")) or is_contact(text.replace(" - ", ", "))


@cache
def _phrase() -> re.Pattern[str]:
    """`Example Union, represented by Ada Example`, in brackets or behind a dash or a comma."""
    return re.compile(
        rf"(?P<name>.+?)\s*(?:[,،;(（]|\s[-–—]{{1,3}}\s)\s*"
        rf"(?:{_words('words')})(?:\s*[.:：]+\s*|\s+)(?P<who>[^()（）]+)[)）]?\s*",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _beside() -> re.Pattern[str]:
    """`Example Union c/o Ada Example`, `Example Union (per Ada Example)`; a person must follow."""
    return re.compile(
        rf"(?P<name>.+?)\s*[,،;:/(（\s–—-]\s*"
        rf"(?:{_words('before_people')})(?:\s*[.:：]+\s*|\s+)(?P<who>[^()（）]+)[)）]?\s*",
        re.IGNORECASE | re.DOTALL,
    )


def _words(table: str) -> str:
    """The words of a table as one pattern, longer ones first."""
    source = resources.files("letterkit.lists.rows") / "representatives.toml"
    words = tomllib.loads(source.read_text("utf-8"))[table].split()
    words = sorted((re.escape(word.replace("_", " ")) for word in words), key=len, reverse=True)
    return "|".join(words).replace(r"\ ", r"[\s.]+")


def _without_titles(name: str) -> str:
    words = name.split()
    while len(words) > 2 and is_title(words[0]):
        del words[0]
    return " ".join(words)
