"""Texts on and beside a name that may be a wish, and that nothing explains: they stop an import."""

import re
from collections.abc import Mapping

from letterkit.errors import LetterkitError
from letterkit.model.name_marks import mark_on
from letterkit.model.orders import begins_with_order
from letterkit.model.private_data import masked
from letterkit.model.tongues import is_foreign_wish
from letterkit.read.contents import ExportRow
from letterkit.read.doubts import asks_for_part, unclear_bracket, unclear_end
from letterkit.read.group_words import ORGANISATION
from letterkit.read.platforms.answers_beside import refuse_answers
from letterkit.read.platforms.beside_names import is_like_person
from letterkit.read.platforms.demand_sentences import is_demand
from letterkit.read.platforms.hidden_names import hidden_name
from letterkit.read.platforms.odd_names import odd_in
from letterkit.read.platforms.people_in_one import refuse_people_in_one

_BULLET = re.compile(r"\s*[•●▪■∙◦‧]+\s*|\s+·\s+")
# In a text a line of titles makes a table; in an item or a paragraph nothing does.
_TITLES = "write a line of titles above the first, such as “Name | Role | Affiliation”"
_COMMAS = "write commas in place of the strokes: Ada Example, Editor, Example News"
_MOST = 120
_WHAT = (
    "write “(do not name)”, “(initials only)” or “(withdrawn)” there if that is what is asked;"
    " else take it away"
)


def refuse_unclear(values: Mapping[str, str], row: ExportRow, kind: str, *, scripts: bool) -> None:
    """Refuse a name with a mark or words beside it that may ask not to print it.

    With `scripts`, other names of the list have another script in brackets too.
    """
    _refuse_marked(values, row)
    refuse_people_in_one(values, row, kind)
    refuse_answers(values, row)
    if kind != ORGANISATION:
        _refuse_odd(values, row, scripts=scripts)


def _refuse_marked(values: Mapping[str, str], row: ExportRow) -> None:
    place = f"{row.file}:{row.line}"
    name = values.get("name", "")
    if not name:
        return
    if is_foreign_wish(name) and not hidden_name(name):
        raise LetterkitError(
            f"{place}: is this in the place of a name a wish not to be named? {name[:_MOST]}",
            hint="write “Anonymous” there if it is; else the name",
        )
    for key in ("name", "role", "affiliation"):
        if mark := mark_on(values.get(key, ""), before=key == "name"):
            raise LetterkitError(
                f"{place}: a mark that nothing in the file explains: {mark}, on {name[:_MOST]}",
                hint=f"add a row or line such as “{mark} = do not name” that says what it means, "
                "or take the mark away",
            )
    # "Bo Sample is no longer a signatory" is heard as a sentence about a row of that name.
    spoken = begins_with_order(name) or is_demand(name)
    end = "" if spoken else unclear_end(name)
    for text in (unclear_bracket(name), end):
        if text:
            raise _asked(place, text, name)
    for key in ("role", "affiliation"):
        if asks_for_part(text := values.get(key, "")):
            raise _asked(place, text, f"{name}, {text}")


def _refuse_odd(values: Mapping[str, str], row: ExportRow, *, scripts: bool) -> None:
    """Refuse a name with something in or around it that names of people do not have."""
    name = values.get("name", "")
    if not name or hidden_name(name):
        return
    if said := odd_in(name, scripts=scripts):
        shown = masked(" ".join(name.split()), "comment")[:_MOST]
        what = masked(" ".join(said.split()), "comment")[:_MOST]
        raise LetterkitError(
            f"{row.file}:{row.line}: is all of this to be printed as a name: {shown}"
            + (f" ({what})?" if what != shown else "?"),
            hint="leave only the name that is to be printed; if something else is asked, write"
            " “(do not name)”, “(initials only)” or “(withdrawn)” behind it",
        )


def refuse_strokes(values: Mapping[str, str], row: ExportRow) -> None:
    """Refuse several texts with strokes or bullets between them that cannot be kept apart."""
    name = values.get("name", "")
    place = f"{row.file}:{row.line}"
    shown = masked(name, "comment")[:_MOST]
    if " | " in name:
        raise LetterkitError(
            f"{place}: several texts beside each other, and no line says what each is: {shown}",
            hint=_TITLES if row.file.endswith(".txt") else _COMMAS,
        )
    bulleted = [piece.strip() for piece in _BULLET.split(name)]
    if len(bulleted) > 1 and is_like_person(bulleted[0]) and " " in bulleted[0]:
        raise LetterkitError(
            f"{place}: several texts with bullets between them, and nothing says what each is:"
            f" {shown}",
            hint="write several people one a line; of one person, write commas in place of the"
            " bullets",
        )


def _asked(place: str, text: str, whole: str) -> LetterkitError:
    """The error for a text that is behind a name; `whole` says which one it is, on a long line."""
    shown = masked(" ".join(text.split()), "comment")[:_MOST]
    which = masked(" ".join(whole.split()), "comment")[:_MOST]
    return LetterkitError(
        f"{place}: is this behind a name a wish not to print it? {shown} (in “{which}”)", hint=_WHAT
    )
