"""Ages that stand as bare numbers behind a name or in the place of a role: they become private.

    Ada Example, 34            the name is "Ada Example", and the age is private
    Role: Teacher, 34          the role is "Teacher"
    Affiliation: 34            no affiliation at all

Ages with words beside them ("34 years old") are found in any text, by `model/private_data.py`. A
number below ten may be a mark of a footnote.
"""

import re
from collections.abc import Callable

from letterkit.model import Kind
from letterkit.read.platforms.whole_names import private_title

NOTE = "a number that may be an age in {}, moved to a private column"
_AGE = r"(?:[1-9]\d|1[01]\d)"
_BEHIND = re.compile(rf"\s*[,،;]\s*({_AGE})\s*$|\s+[-–—]\s+({_AGE})\s*$")
_ALONE = re.compile(rf"\(?({_AGE}|(?:19[2-9]|20[01])\d)\)?")
_TITLE = "age"


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


def _keep(age: str, column: str, private: dict[str, str], note: Callable[[str], None]) -> None:
    private[private_title(_TITLE, private)] = age
    note(NOTE.format(column))
