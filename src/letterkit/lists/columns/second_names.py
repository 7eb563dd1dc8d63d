"""Tables with several signatories in a row: `Name 1, Name 2`, `Name, Co-signatory`."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.headers import Header, claimed
from letterkit.lists.columns.name_columns import are_names
from letterkit.lists.columns.questions import FIRST, LAST, PRIVATE, SECOND_LAST, field_of
from letterkit.lists.exports.hints import are_numbered, several_names
from letterkit.lists.exports.known import plain_title
from letterkit.lists.rows.contents import ExportRow, shown_title
from letterkit.lists.rows.name_shapes import is_detail, is_name
from letterkit.lists.said.wishes import wish_of_heading
from letterkit.text.names import fold
from letterkit.text.shell import quoted

_NAMES = frozenset({"name", FIRST, LAST})
_FIRST_OF_ALL = "(first)"  # the first column for a name, whatever its title
_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]\s*$")
_DIGITS = re.compile(r"\d+")
_SECOND = re.compile(
    r"\b(?:co ?sign\w*|second|third|fourth|2nd|3rd|4th|another|further|additional"
    r"|zweite\w*|dritte\w*|weitere\w*|mitunterzeichn\w*|cosignataire\w*|co signataire\w*"
    r"|deuxième|troisième|autre|cofirmante\w*|co firmante\w*|segundo firmante|otro|otra"
    r"|drugi\w*|trzeci\w*|kolejn\w*|współsygnatariusz\w*|втор\w+|трет\w+|соподписант\w*|друг\w+|другі|трэці|сападпісант\w*"
    r"|співпідписант\w*|трет\w+|الثاني|الثالث|آخر)\b"
)


def refuse_several(
    header: Header, rows: Sequence[ExportRow], mapping: Mapping[str, str], place: str
) -> None:
    """Refuse rows with more than one signatory, for only one of them would be read.

    Two columns of one title, but for a number in it, hold two people where both are filled and
    differ; a form that asks in two places fills one of them.
    """
    first: dict[str, int] = {}
    for number, title in enumerate(header.titles):
        stem = _stem(header, number, mapping)
        if not stem:
            continue
        first.setdefault(_FIRST_OF_ALL, number)
        other = first.setdefault(stem, number)
        line = _line_with_both(rows, other, number) if other != number else 0
        if line:
            raise LetterkitError(
                f"{place}:{line}: more than one signatory in a row:"
                f" “{shown_title(header.titles[other])}” and “{shown_title(title)}”",
                hint="give each signatory a row; or, if the second is none,"
                f" --map {quoted(f'{shown_title(title)}=private')}",
            )


def refuse_names_beside(
    header: Header,
    rows: Sequence[ExportRow],
    fields: Sequence[str],
    mapping: Mapping[str, str],
    place: str,
) -> None:
    """Refuse a table without titles of which one column is said to be the names, and more are."""
    if "name" not in fields or not are_numbered(header.titles):
        return
    likely = [header.titles[fields.index("name")]]
    for number, title in enumerate(header.titles):
        texts = [row.cells[number] for row in rows if number < len(row.cells)]
        if fields[number] == PRIVATE and title not in mapping and are_people(texts):
            likely.append(title)
    if len(likely) > 1:
        raise several_names(place, header.titles, sorted(likely, key=header.titles.index))


def are_people(texts: Sequence[str]) -> bool:
    """Whether nearly all texts of a column look like names of people, and are not all the same."""
    given = Counter(text.strip() for text in texts if text.strip())
    people = [text for text in given if " " in text and is_name(text) and not is_detail(text)]
    return are_names(given) and 2 * len(people) > len(given)


def _stem(header: Header, number: int, mapping: Mapping[str, str]) -> str:
    """The title of a column for a name without its number; a word for the second stands for "name".

    Nothing if the column asks for no name, or the user said what it is.
    """
    title = header.titles[number]
    if title in mapping:
        return ""
    if field_of(title) == SECOND_LAST:
        return ""
    plain = plain_title(_without_wish(title))
    if _SECOND.search(plain):
        rest = " ".join(_SECOND.sub(" ", plain).split())
        return _FIRST_OF_ALL if not rest or field_of(rest) in _NAMES else ""
    stem = " ".join(_DIGITS.sub(" ", plain).split())
    known = claimed(header, number, mapping) or field_of(stem)
    return stem if known in _NAMES else ""


def _without_wish(title: str) -> str:
    """A title without brackets that say how people in it are shown: `Names (anonymous)`."""
    match = _BRACKET.search(title)
    return title[: match.start()] if match and wish_of_heading(match[1]) else title


def _line_with_both(rows: Sequence[ExportRow], one: int, other: int) -> int:
    for row in rows:
        if other < len(row.cells) and one < len(row.cells):
            texts = fold(row.cells[one]).strip(), fold(row.cells[other]).strip()
            if all(texts) and texts[0] != texts[1]:
                return row.line
    return 0
