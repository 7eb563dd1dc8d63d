"""Several people, a heading or a contact where one name should be: they stop an import.

    1. Ada Example 2. Bo Sample               numbers of a list between names
    Ada Example (Example U) Bo Sample         somebody behind the bracket of somebody else
    Ada Example – Bo Sample – Cy Muster       names with dashes between them
    Ada Example, Lab. Bo Sample, Institute.   a sentence for each
    Ada <ada@example.org>; Bo <bo@…>          the "To:" of an e-mail
    על החתום:                                 no name ends in a colon, in any language

It is found by the shape of the whole text, before a role or an affiliation is split off.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from letterkit.errors import LetterkitError
from letterkit.lists.documents.group_words import ORGANISATION
from letterkit.lists.people.beside_names import (
    is_country,
    is_like_person,
    is_organisation,
    is_role,
    is_title,
    is_whole_organisation,
)
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.rows.contents import ExportRow
from letterkit.lists.rows.name_shapes import EMAIL
from letterkit.private.private_data import masked

_MOST = 120
_LONGEST = 5000  # characters
_LETTER = r"[^\W\d_]"
# "2. ", "(2) ", "2) ", "№2 ", "٢- ", "②", and a number alone; a letter must follow.
_NUMBERED = re.compile(
    rf"(?:^|(?<=[\s,;.)]))(?:[(\[№#]\s?)?(?P<number>\d{{1,4}})(?P<mark>\s?[.)\]:–—-]+)?\s*(?={_LETTER})"
)
_CIRCLED = re.compile("[①-⑳⑴-⒇❶-❿]")
_LETTERED = re.compile(r"(?:^|(?<=\s))(?:[a-z]\)|[IVX]{1,4}[.)])\s+")
_BRACKET = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_SAID_IN_BRACKET = re.compile(r"[(\[（][^()\[\]（）]*[^\W\d_]{2}[^()\[\]（）]*[)\]）]")
_MORE = re.compile(r"[,،;؛(\[|（]|\s[-–—]{1,3}\s")
_DASHES = re.compile(r"\s+[-–—]{1,3}\s+")
_STOPS = re.compile(r"[.。]\s+|[.。]$")
_SHORT = frozenset({"st", "sta", "ste", "mt", "ft", "св", "ст", "ul", "ул", "вул"})
_COLON = re.compile(r"[:：﹕]\s*$")


def refuse_people_in_one(values: Mapping[str, str], row: ExportRow, kind: str) -> None:
    """Refuse a name that may be those of several, or that ends as a heading does."""
    name = " ".join(values.get("name", "").split())
    if not name or len(name) > _LONGEST:
        return
    place = f"{row.file}:{row.line}"
    shown = masked(name, "comment")[:_MOST]
    if _COLON.search(name) and not hidden_name(name.rstrip(" :：")):
        raise LetterkitError(
            f"{place}: is this a heading, or the name of somebody who signed: {shown}",
            hint="take the colon away if it is a name; if it is a heading above those who signed,"
            " write “Signed:” in its place; else delete it",
        )
    if seem_several(name, kind):
        raise LetterkitError(
            f"{place}: are these several people in one name? {shown}",
            hint="write each person in a row or line of their own; of one person, write commas"
            " between the name and what follows it, such as “Ada Example, Lab, Minsk”",
        )


@lru_cache(maxsize=4096)
def seem_several(name: str, kind: str = "") -> bool:
    """Whether a text in the place of one name may hold several.

    >>> seem_several("Ada Example 2. Bo Sample"), seem_several("Ada Example (Lab) Bo Sample")
    (True, True)
    >>> seem_several("Ada (Bo) Example"), seem_several("Ada Example, 2. Division")
    (False, False)
    """
    if len(name) > _LONGEST:
        return False
    # "@bo@example.org" is an account, as in the Fediverse.
    addresses = [each for each in EMAIL.finditer(name) if name[: each.start()][-1:] != "@"]
    if len(addresses) > 1 or _are_numbered(name):
        return True
    if kind == ORGANISATION:
        return False
    return _is_behind_bracket(name) or _are_between_dashes(name) or _are_sentences(name)


def _are_numbered(name: str) -> bool:
    """Numbers that count up, or one with a whole name on either side."""
    if len(_CIRCLED.findall(name)) > 1:
        return True
    # What stands in a bracket is about the one before it: "(PyCon 2020 Tech Lead)".
    name = _SAID_IN_BRACKET.sub("()", name)
    found = list(_NUMBERED.finditer(name))
    marked = [int(each["number"]) for each in found if each["mark"]]
    if any(second == first + 1 for first, second in pairwise(marked)):
        return True
    for form in (_NUMBERED, _CIRCLED, _LETTERED):
        places = [0, *(each.start() for each in form.finditer(name) if each.start())]
        ends = {each.start(): each.end() for each in form.finditer(name)}
        texts = [name[ends.get(a, a) : b] for a, b in pairwise([*places, len(name)])]
        if len(texts) > 1 and all(map(_begins_with_person, texts)):
            return True
    return False


def _is_behind_bracket(name: str) -> bool:
    """Words behind a bracket that is no part of a name: "Ada Example (Lab) Bo Sample"."""
    found = list(_BRACKET.finditer(name))
    for match in found:
        before, inside = name[: match.start()].strip(), match[1].strip()
        behind = name[match.end() :].strip()
        if not re.match(_LETTER, behind) or not is_like_person(_first(before)):
            continue
        if is_whole_organisation(before) or is_title(behind):
            continue
        # "Ada Maria (Mimi) Example Sample" is one person.
        says = is_organisation(inside) or is_role(inside) or is_country(inside)
        if says or ((" " in inside or len(found) > 1) and _begins_with_person(behind)):
            return True
    return False


def _are_between_dashes(name: str) -> bool:
    pieces = [piece for piece in _DASHES.split(name) if piece.strip()]
    return len(pieces) > 2 and all(map(_begins_with_person, pieces))


def _are_sentences(name: str) -> bool:
    """ "Ada Example, Lab. Bo Sample, Institute.", and not "Ada Example, St. John Fisher"."""
    pieces = [piece.strip() for piece in _STOPS.split(name) if piece.strip()]
    if len(pieces) < 2 or not all(map(_begins_with_person, pieces)):
        return False
    return not any(_ends_in_short_form(piece) for piece in pieces[:-1])


def _ends_in_short_form(piece: str) -> bool:
    last = piece.split()[-1]
    return is_title(last) or last.casefold() in _SHORT


def _begins_with_person(text: str) -> bool:
    """Whether a text begins with a name of two words or more."""
    first = _first(text)
    return " " in first and is_like_person(first)


def _first(text: str) -> str:
    words: Sequence[str] = _MORE.split(text.strip(" .,;"), maxsplit=1)[0].split()
    while len(words) > 2 and is_title(words[0]):
        words = words[1:]
    return " ".join(words)
