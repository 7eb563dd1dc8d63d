"""Names with more behind them that no list splits: "Anna Example, teacher, Oslo".

is_glued({"name": "Ada Beispiel, Berlin"})      True
is_glued({"name": "Beispiel, Ada"})             False
is_glued({"name": "Ada Example, PhD"})          False
"""

import re
from collections.abc import Mapping

from letterkit.lists.people.beside_names import (
    belongs_to_name,
    is_country,
    is_like_person,
    is_title,
)
from letterkit.lists.people.no_rows import may_be_two
from letterkit.lists.rows.beside_items import without_pronouns
from letterkit.model import Kind
from letterkit.text.two_names import joins_two

GLUED = (
    "more than a name in the name, which is printed as it stands; give a role or an affiliation a"
    " column of its own"
)
TWO = (
    "may be two people in one name, or a name with a role or an affiliation behind it; give each"
    " person a row, and a role or an affiliation a column"
)
_BEHIND = re.compile(r"\s*(?:[,،;|]\s*|\s[-–—]{1,3}\s|[(（])")
_LONGEST_CODE = 3  # letters of a country's code
_ENDS = " .,;)）"


def note_on(values: Mapping[str, str], *, whole: bool) -> str:
    """What is to be said of a name with more behind it, or of two in one, or nothing.

    `whole` is whether the list left it as it was.
    """
    name = without_pronouns(values.get("name", ""))[0]
    organisation = values.get("kind") == Kind.ORGANISATION
    if whole and not organisation and (may_be_two(name) or joins_two(name)):
        return TWO
    return GLUED if is_glued({**values, "name": name}) else ""


def is_glued(values: Mapping[str, str]) -> bool:
    """Whether something stands behind a person's name that is no part of it."""
    if values.get("kind") == Kind.ORGANISATION:
        return False
    pieces = [piece.strip(_ENDS) for piece in _BEHIND.split(values.get("name", ""))]
    given = [piece for piece in pieces if piece]
    if len(given) < 2:
        return False
    name, *behind = given
    if " " not in name and is_like_person(f"{behind[0]} {name}"):
        # "Beispiel, Ada": the family name comes first.
        name, *behind = f"{behind[0]} {name}", *behind[1:]
    if not is_like_person(name):
        return False
    if any(_is_named_country(piece) for piece in behind):
        return True
    return any(not (is_title(piece) or belongs_to_name(name, piece)) for piece in behind)


def _is_named_country(text: str) -> bool:
    """ "Germany", and not "MD", which is a degree as well as Moldova."""
    return len(text) > _LONGEST_CODE and is_country(text)
