"""Texts on and beside a name that may be a wish, and that nothing explains: they stop an import."""

import re
from collections.abc import Mapping, Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.documents.group_words import ORGANISATION
from letterkit.lists.exports.hints import map_of
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.beside_names import is_like_person
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.people.not_themselves import refuse_not_themselves
from letterkit.lists.people.odd_names import nickname_in, odd_in
from letterkit.lists.people.people_in_one import refuse_people_in_one
from letterkit.lists.rows.contents import ExportRow, shown_title
from letterkit.lists.rows.doubts import asks_for_part, unclear_bracket, unclear_end
from letterkit.lists.said.answers_beside import refuse_answers
from letterkit.lists.said.demand_sentences import is_demand
from letterkit.lists.said.free_text import chosen_for
from letterkit.lists.said.said_of_signing import refuse_signing
from letterkit.model import Kind, Shown
from letterkit.private.private_data import masked
from letterkit.wishes.name_marks import mark_on
from letterkit.wishes.orders import begins_with_order
from letterkit.wishes.tongues import is_foreign_wish

_BULLET = re.compile(r"\s*[•●▪■∙◦‧]+\s*|\s+·\s+")
# In a text a line of titles makes a table; in an item or a paragraph nothing does.
_TITLES = "write a line of titles above the first, such as “Name | Role | Affiliation”"
_COMMAS = "write commas in place of the strokes: Ada Example, Editor, Example News"
_MOST = 120
_LISTED = 20  # lines that one error shows
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
# The encodings as which UTF-8 is read by mistake.
_GARBLED_AS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1256", "mac-roman", "cp437")
_WHAT = (
    "write “(do not name)”, “(initials only)” or “(withdrawn)” there if that is what is asked;"
    " else take it away"
)


def refuse_unclear(
    values: Mapping[str, str], row: ExportRow, layout: Layout, kind: str, *, scripts: bool
) -> None:
    """Refuse a name with a mark or words beside it that may ask not to print it.

    With `scripts`, other names of the list have another script in brackets too. A text of which
    somebody said that it is the name is one: `--map 'Name: X Æ A-12 Muster=named'`.
    """
    title, text = _name_as_given(row, layout)
    said = _is_said(title, text, layout)
    if values.get("name"):
        _refuse_marks(values, row, title, text, said=said)
    whole = _option(title, text)
    if not said:
        _refuse_words(values, row, whole)
    _refuse_parts(values, row)
    if not said:
        refuse_people_in_one(values, row, kind)
    refuse_answers(values, row)
    if said:
        return
    body = kind == ORGANISATION
    name = values.get("name", "")
    if not hidden_name(name):
        refuse_signing(f"{row.file}:{row.line}", name, body=body, whole=whole)
    of_body = body or ("kind" in layout.fields and values.get("kind") == Kind.ORGANISATION)
    refuse_not_themselves(f"{row.file}:{row.line}", values, text, body=of_body, whole=whole)
    if not body:
        _refuse_odd(values, row, whole, scripts=scripts)


def _name_as_given(row: ExportRow, layout: Layout) -> tuple[str, str]:
    """The title of the column for the name, and what stands in it."""
    if "name" not in layout.fields:
        return "", ""
    number = layout.fields.index("name")
    return layout.header.titles[number], cell_of(row, number).strip()


def _is_said(title: str, text: str, layout: Layout) -> bool:
    """Whether somebody said that all of a text is a name."""
    return bool(text) and chosen_for(text, layout.meanings.get(title, {})) == Shown.NAMED


def _option(title: str, text: str) -> str:
    """What says that all of a text is a name; nothing for one that holds something private."""
    plain = text and masked(text, "name") == text
    return map_of(f"{shown_title(title)}: {text}", "named") if plain else ""


def _is_half_a_letter(mark: str, text: str) -> bool:
    """Whether a mark is the end of a letter that another encoding garbled: the "²" of "Ð²"."""
    for match in _BEYOND_ASCII.finditer(text):
        if mark not in match[0]:
            continue
        for encoding in _GARBLED_AS:
            try:
                b"".join(_byte(each, encoding) for each in match[0]).decode()
            except UnicodeError:
                continue
            return True
    return False


def _byte(character: str, encoding: str) -> bytes:
    """The byte of a character; what an encoding leaves empty is the byte of that number."""
    try:
        return character.encode(encoding)
    except UnicodeError:
        return character.encode("latin-1")


def _refuse_marks(
    values: Mapping[str, str], row: ExportRow, title: str, text: str, *, said: bool
) -> None:
    """Refuse a mark on a name, unless somebody `said` that it is part of it, or on what is beside.

    `title` and `text` are those of the column for the name.
    """
    name = values.get("name", "")
    for key in ("role", "affiliation") if said else ("name", "role", "affiliation"):
        given = values.get(key, "")
        mark = mark_on(given, before=key == "name")
        if mark and not _is_half_a_letter(mark, given):
            whole = map_of(f"{shown_title(title)}: {text}", "named")
            own = key == "name" and text and masked(text, "name") == text
            raise LetterkitError(
                f"{row.file}:{row.line}: a mark that nothing in the file explains: {mark},"
                f" on {name[:_MOST]}",
                hint=f"add a row or line such as “{mark} = do not name” that says what it means, "
                "or take the mark away" + (f"; if it is part of the name: {whole}" if own else ""),
            )


def _refuse_words(values: Mapping[str, str], row: ExportRow, whole: str) -> None:
    """Refuse words in the place of a name, or behind it, that may be a wish."""
    place = f"{row.file}:{row.line}"
    name = values.get("name", "")
    if is_foreign_wish(name) and not hidden_name(name):
        raise LetterkitError(
            f"{place}: is this in the place of a name a wish not to be named? {name[:_MOST]}",
            hint="write “Anonymous” there if it is; else the name",
        )
    # "Bo Sample is no longer a signatory" is heard as a sentence about a row of that name.
    spoken = begins_with_order(name) or is_demand(name)
    end = "" if spoken else unclear_end(name)
    for text in (unclear_bracket(name), end):
        if text:
            raise _asked(place, text, name, whole)


def _refuse_parts(values: Mapping[str, str], row: ExportRow) -> None:
    """Refuse a role or an affiliation that asks for only a part of the name."""
    name = values.get("name", "")
    for key in ("role", "affiliation"):
        if name and asks_for_part(text := values.get(key, "")):
            raise _asked(f"{row.file}:{row.line}", text, f"{name}, {text}")


def _refuse_odd(values: Mapping[str, str], row: ExportRow, whole: str, *, scripts: bool) -> None:
    """Refuse a name with something in or around it that names of people do not have."""
    name = values.get("name", "")
    if not name or hidden_name(name):
        return
    said = odd_in(name, scripts=scripts)
    if said and not nickname_in(name, scripts=scripts):
        shown = masked(" ".join(name.split()), "comment")[:_MOST]
        what = masked(" ".join(said.split()), "comment")[:_MOST]
        raise LetterkitError(
            f"{row.file}:{row.line}: is all of this to be printed as a name: {shown}"
            + (f" ({what})?" if what not in shown else "?"),
            hint="leave only the name that is to be printed; if something else is asked, write"
            " “(do not name)”, “(initials only)” or “(withdrawn)” behind it" + _or_all(whole),
        )


def _or_all(whole: str) -> str:
    return f"; if all of it is the name: {whole}" if whole else ""


def refuse_all(errors: Sequence[LetterkitError]) -> None:
    """Refuse all names that are not clear in one error, each as it is written."""
    if not errors:
        return
    if len(errors) == 1:
        raise errors[0]
    said = [str(each) for each in errors[:_LISTED]]
    if len(errors) > _LISTED:
        said.append(f"and {len(errors) - _LISTED:,} more such lines")
    # Of hints that differ only in what stands in each line, the first shows how.
    hints: dict[str, str] = {}
    for each in errors:
        hints.setdefault(each.hint.partition("“")[0], each.hint)
    raise LetterkitError("; ".join(said), hint="; or ".join(hints.values()))


def refuse_strokes(values: Mapping[str, str], row: ExportRow, layout: Layout) -> None:
    """Refuse several texts with strokes or bullets between them that cannot be kept apart."""
    name = values.get("name", "")
    title, text = _name_as_given(row, layout)
    if _is_said(title, text, layout):
        return
    or_all = _or_all(_option(title, text))
    place = f"{row.file}:{row.line}"
    shown = masked(name, "comment")[:_MOST]
    if " | " in name:
        raise LetterkitError(
            f"{place}: several texts beside each other, and no line says what each is: {shown}",
            hint=(_TITLES if row.file.endswith(".txt") else _COMMAS) + or_all,
        )
    bulleted = [piece.strip() for piece in _BULLET.split(name)]
    if len(bulleted) > 1 and is_like_person(bulleted[0]) and " " in bulleted[0]:
        raise LetterkitError(
            f"{place}: several texts with bullets between them, and nothing says what each is:"
            f" {shown}",
            hint="write several people one a line; of one person, write commas in place of the"
            " bullets" + or_all,
        )


def _asked(place: str, text: str, line: str, whole: str = "") -> LetterkitError:
    """The error for a text that is behind a name; `line` says which one it is, on a long line."""
    shown = masked(" ".join(text.split()), "comment")[:_MOST]
    which = masked(" ".join(line.split()), "comment")[:_MOST]
    return LetterkitError(
        f"{place}: is this behind a name a wish not to print it? {shown} (in “{which}”)",
        hint=_WHAT + _or_all(whole),
    )
