"""Marks on names with their legend elsewhere in the file: `Ada Example *`, and `* = anonymous`.

    Ada Example *     Bo Sample (1)     Cy Third¹     Di Fourth[^1]     marks
    * = anonymous     (1) withdrew on 3 November      [^1]: Signs without their name in public.
    Names with an asterisk are not to be published.                     legends
    red = do not publish            a legend of colours, which are not read: it stops

A legend that says a wish counts for every row with its mark, and the mark goes. One that may say a
wish stops, with its text. A legend is nobody's name. A mark that no legend explains is for
`mark_on` in `wishes/name_marks.py`.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from letterkit.errors import LetterkitError
from letterkit.lists.pages.entry_marks import Mark, together
from letterkit.lists.people.beside_names import is_like_person
from letterkit.lists.records import Row
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part
from letterkit.lists.rows.doubts import may_be_wish, strict
from letterkit.lists.said.wishes import least
from letterkit.lists.sheets.colour_legends import UNREAD, UNREAD_HINT
from letterkit.lists.sheets.title_rows import header_of
from letterkit.lists.texts.legend_lines import KEY, SAYS, beside_legends, is_about_mark, key_of
from letterkit.private.private_data import masked
from letterkit.wishes.doubt_words import has
from letterkit.wishes.name_marks import BEFORE, BEHIND, EDGES
from letterkit.wishes.not_yet import says_not_yet

LEGEND = "a legend that explains a mark, not a name"
_EQUALS = re.compile(rf"^\s*({KEY})[).]?\s*(?:=+>?|→|⇒)\s*(\S.*)$")
_LIKE_SIGN = re.compile(r"^([^=:]{2,40}?)\s*(?:=|:)\s*(\S.*)$")
_NO_TEXT = re.compile(r"<(style|script|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<!--|-->|<(/?)(\w+)[^>]*>")
_INLINE = frozenset({"b", "i", "em", "strong", "span", "a", "small", "u", "sup", "sub", "code"})
_RAISED_TAG = re.compile(
    r"<sup\b[^>]*>\s*(?:<a\b[^>]*>)?\s*[\[(]?(\d{1,2})[\])]?\s*(?:</a>)?\s*</sup>", re.IGNORECASE
)
# A name that explains its own mark: "Bo* (*name changed)".
_OWN = re.compile(r"[^*†‡()]{1,60}[*†‡]\s*[(\[]\s*[*†‡]")
_AROUND = re.compile(r"^[\s>|\"'/,-]*(?:#\s+|//\s*)?|[\s|\"',;]+$")
_KEYED = re.compile(r"^[\w-]+\"?\s*:\s*[\"']?(?=\S)")
# The values of an object on one line, as in a file of a program.
_QUOTED = re.compile(r"\w[\"']?\s*:\s*([\"'`])(.*?)\1(?=\s*[,}]|\s*$)")
_LONGEST = 200
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Legend:
    """What a line says of a mark; `key` is the mark, or nothing where it is about colours."""

    key: str
    text: str
    line: int
    mark: Mark
    unclear: bool
    plain: bool = True


@dataclass(slots=True)
class _Found:
    """The legends of a file, and the lines of rows that each of them is about."""

    name: str
    by_key: dict[str, Legend] = field(default_factory=dict)
    used: dict[str, list[int]] = field(default_factory=dict)


def with_footnotes(
    contents: Contents, name: str, text: str = "", done: Set[str] = frozenset()
) -> Contents:
    """The contents with every legend applied to the rows that bear its mark.

    `text` is all of a file that is no table, for a legend may stand outside of the list. `done` are
    the texts of legends that are applied already.
    """
    marked = _marked(contents.parts)
    lines = [*contents.beside, *lines_of(text, _LONGEST)]
    rows_said = [each for part in contents.parts for each in _texts_of(part)]
    lines = [each for each in lines if each[1] not in done]
    legends = _legends(lines, marked) + _legends(rows_said, marked)
    if not legends:
        return contents
    found = _Found(name)
    for legend in legends:
        if not legend.key and (legend.mark or legend.unclear):
            raise _unread(legend, name)
        if legend.key:
            other = found.by_key.setdefault(legend.key, legend)
            if (other.mark, other.unclear) != (legend.mark, legend.unclear):
                raise _twice(other, legend, name)
    parts: list[Part] = []
    left_out = list(contents.left_out)
    for part in contents.parts:
        kept, without = _without_legends(part, found)
        left_out += without
        parts.append(_applied(kept, found))
    _refuse_unclear(found)
    return replace(
        contents, parts=parts, left_out=left_out, notes=[*contents.notes, *_notes(found)]
    )


def may_be_legend(text: str) -> bool:
    """Whether the last lines of a list may explain its marks, and are no sentence of a letter."""
    return bool(_EQUALS.match(text) or SAYS.match(text) or _sentence(0, text, {"*", "†"}))


def legend_lines(lines: Iterable[tuple[int, str]]) -> set[int]:
    """The numbers of lines that explain a mark which stands behind the text of another one."""
    given = list(lines)
    marked = {key_of(match[1]) for _, text in given for match in BEHIND.finditer(text)}
    found: set[int] = set()
    for number, text in given:
        says = SAYS.match(text)
        if says and key_of(says[1]) in marked and is_about_mark(says[1], says[2]):
            found.add(number)
    return found | {number for number, _ in beside_legends(given, marked, found)}


def raised(text: str) -> str:
    """A page with its raised numbers in square brackets, for tags are taken away."""
    return _RAISED_TAG.sub(r"[\1]", text)


def _keys_in(text: str) -> list[str]:
    if not text or not EDGES.search(text):
        return []
    return [key_of(match[1]) for match in (*BEHIND.finditer(text), *BEFORE.finditer(text))]


def _marked(parts: Sequence[Part]) -> set[str]:
    found: set[str] = set()
    for part in parts:
        for row in part.rows:
            if not _stands_as_legend(row):
                for cell in row.cells:
                    found.update(_keys_in(cell))
    return found


def _stands_as_legend(row: ExportRow) -> bool:
    """Whether a row is one text that explains the mark which it begins with, and bears none."""
    given = [cell.strip() for cell in row.cells if cell.strip()]
    says = SAYS.match(given[0]) if len(given) == 1 else None
    return says is not None and is_about_mark(says[1], says[2])


def lines_of(text: str, longest: int = 10_000) -> Iterator[tuple[int, str]]:
    """The lines of a text without tags, marks of lists and quotes around them."""
    if "<" in text:
        text = _NO_TEXT.sub(lambda match: "\n" * match[0].count("\n"), text)
        text = _TAG.sub(_break_or_nothing, raised(text))
        text = html.unescape(text)
    for number, line in enumerate(text.split("\n"), 1):
        for piece in line.split("\x00"):
            plain = _AROUND.sub("", piece.replace("\\", ""))
            if plain and len(plain) <= longest:
                yield number, plain
                if keyed := _KEYED.match(plain):
                    yield number, plain[keyed.end() :]


def _break_or_nothing(match: re.Match[str]) -> str:
    return "" if (match[2] or "").lower() in _INLINE else "\x00"


def _texts_of(part: Part) -> Iterator[tuple[int, str]]:
    """The texts of a part that may be legends: those of short rows, and each cell with a `=`."""
    for row in part.rows:
        given = [cell.strip() for cell in row.cells if cell.strip()]
        if len(given) <= 2:
            yield row.line, " ".join(given)
        for cell in given:
            if "=" in cell or len(part.rows[0].cells) == 1:
                yield row.line, cell
            if "\n" in cell:
                for line in cell.splitlines():
                    yield row.line, line


def _legends(lines: Iterable[tuple[int, str]], marked: set[str]) -> list[Legend]:
    found = []
    given = [(number, text) for number, text in lines if len(text) <= _LONGEST]
    for number, text in given:
        if legend := _legend(number, text, marked):
            found.append(legend)
    known = {legend.line for legend in found if legend.key and legend.key.isdigit()}
    for number, says in beside_legends(given, marked, known):
        found.append(_of_key(key_of(says[1]), says[2], number))
    return found


def _legend(number: int, text: str, marked: set[str]) -> Legend | None:
    if match := _EQUALS.match(text):
        return _of_key(key_of(match[1]), match[2], number)
    if _OWN.match(text):
        return None
    match = SAYS.match(text)
    if match and (key := key_of(match[1])) in marked:
        meaning = match[2]
        if is_about_mark(match[1], meaning):
            return _of_key(key, meaning, number)
    match = _LIKE_SIGN.match(text)
    if match and has("look", match[1]) and len(match[1].split()) <= 4:
        return _of_key("", match[2], number, what=text)
    return _sentence(number, text, marked)


def _of_key(key: str, text: str, number: int, *, what: str = "") -> Legend:
    mark = strict(text)
    unclear = not mark and (may_be_wish(text) or says_not_yet(text))
    return Legend(key, what or text, number, mark, unclear)


def _sentence(number: int, text: str, marked: set[str]) -> Legend | None:
    """ "Names with an asterisk are not to be published.", "Those in red stay anonymous." """
    words = text.split()
    if not 3 <= len(words) <= 25 or not has("entry", text):
        return None
    if not any(strict(said) or may_be_wish(said) for said in _said_in(text)):
        return None
    if text[-1] in "*†‡" and is_like_person(" ".join(words[:2])):
        return None  # "Ada Example, with my name*" has the mark itself
    starred, daggered = has("star", text), has("dagger", text)
    key = next((sign for sign in "*†‡" if f"{sign}" in text[1:] and sign in marked), "")
    key = key or ("*" if starred and "*" in marked else "†" if daggered and "†" in marked else "")
    if key:
        mark = _without_words(text)
        return Legend(key, text, number, mark, not mark, plain=False)
    if _near(words):
        return Legend("", text, number, strict(text), unclear=True, plain=False)
    return None


def _said_in(text: str) -> Sequence[str]:
    """What a line says: of `name: "Rosa Sample", role: "Nurse"` the values, but for names."""
    values = [match[2] for match in _QUOTED.finditer(text)]
    if not values and (keyed := _KEYED.match(text)):
        values = [text[keyed.end() :].strip("\"' ")]
    return [each for each in values if not is_like_person(each)] if values else [text]


def _without_words(text: str) -> Mark:
    """What a sentence says once the words for the mark are gone, in the plain cases."""
    rest = re.sub(r"\b(?:with|marked\s+with)\s+(?:an?|the)\s+\w+\s|\(?[*†‡]\)?", "", text)
    return strict(rest)


def _near(words: Sequence[str]) -> bool:
    """Whether a colour stands next to a word for the rows or names of a list."""
    looks = [n for n, word in enumerate(words) if has("look", word)]
    entries = [n for n, word in enumerate(words) if has("entry", word)]
    return any(abs(one - other) <= 3 for one in looks for other in entries)


def _without_legends(part: Part, found: _Found) -> tuple[Part, list[LeftOut]]:
    """A part without the rows that are nothing but a legend."""
    kept: list[ExportRow] = []
    left_out: list[LeftOut] = []
    for row in part.rows:
        given = [cell.strip() for cell in row.cells if cell.strip()]
        explains = given and len(given) <= 2 and not _begins_with_name(given, row)
        if explains and _is_legend(row, " ".join(given), found):
            left_out.append(LeftOut(row.file, row.line, LEGEND))
        else:
            kept.append(row)
    return (replace(part, rows=kept), left_out) if left_out else (part, [])


def _begins_with_name(given: Sequence[str], row: ExportRow) -> bool:
    """`Ada Zelnik,,E=mc² club`: what stands before a cell with a `=` is no part of a legend."""
    if len(given) < 2 or row.cells[0].strip() != given[0]:
        return False
    return bool(_EQUALS.match(given[1])) and not _EQUALS.match(given[0])


def _is_legend(row: ExportRow, text: str, found: _Found) -> bool:
    here = [each for each in found.by_key.values() if int(each.line) == int(row.line)]
    for legend in here:
        if text.lstrip("= ").endswith(legend.text) or legend.text in text:
            return True
    match = _EQUALS.match(text)
    return match is not None and key_of(match[1]) in found.by_key


def _applied(part: Part, found: _Found) -> Part:
    if not part.rows:
        return part
    header = header_of([Row(row.line, row.cells) for row in part.rows[:10]])
    columns = _columns_of_keys(part, header, found)
    rows = list(part.rows[: header + 1])
    for row in part.rows[header + 1 :]:
        rows.append(_row(row, columns, found))
    return replace(part, rows=rows)


def _columns_of_keys(part: Part, header: int, found: _Found) -> list[int]:
    """The columns in which nothing but the keys of legends stands, such as "Note" with 1 and 2."""
    columns = []
    for number in range(len(part.rows[header].cells)):
        cells = {
            row.cells[number].strip() for row in part.rows[header + 1 :] if number < len(row.cells)
        }
        keys = {key for cell in cells - {""} for key in _keys_of_cell(cell)}
        if keys and keys <= found.by_key.keys():
            columns.append(number)
    return columns


def _keys_of_cell(cell: str) -> list[str]:
    return [key_of(each) for each in re.split(r"[\s,;/+&]+", cell) if each]


def _row(row: ExportRow, columns: Sequence[int], found: _Found) -> ExportRow:
    keys: list[str] = []
    cells = []
    for number, cell in enumerate(row.cells):
        if number in columns and cell.strip():
            keys += _keys_of_cell(cell)
            cells.append(cell)
            continue
        here = [key for key in _keys_in(cell) if key in found.by_key]
        keys += here
        cells.append(_unmarked(cell, found) if here else cell)
    if not keys:
        return row
    for key in dict.fromkeys(keys):
        found.used.setdefault(key, []).append(row.line)
    mark = together(found.by_key[key].mark for key in keys)
    return row._replace(cells=cells, shown=least([row.shown, mark.shown]), out=row.out or mark.out)


def _unmarked(cell: str, found: _Found) -> str:
    def taken(match: re.Match[str]) -> str:
        return "" if key_of(match[1]) in found.by_key else match[0]

    while True:
        rest = BEFORE.sub(taken, BEHIND.sub(taken, cell))
        if rest == cell:
            return rest.strip()
        cell = rest


def _shown(legend: Legend) -> str:
    """The words of a legend for a message, without anything private."""
    return masked(legend.text, "comment")[:_SHOWN]


def _refuse_unclear(found: _Found) -> None:
    for key, legend in found.by_key.items():
        lines = found.used.get(key, [])
        named = key.isalnum()  # a digit or a letter, which may stand in a cell of any column
        if (legend.unclear and lines) or (named and not lines and (legend.mark or legend.unclear)):
            where = f"; it marks line {', '.join(map(str, lines[:10]))}" if lines else ""
            raise LetterkitError(
                f"{found.name}:{legend.line}: a legend that may ask not to name people: "
                f"{key} = {_shown(legend)}{where}",
                hint=_HINT,
            )


_HINT = (
    "write “do not name”, “initials only” or “withdrew” in the legend if that is what it asks; else"
    " delete it with its marks, and say in a column called “shown” who is named, initials, role or"
    " unnamed"
)


def _unread(legend: Legend, name: str) -> LetterkitError:
    place = f"{name}:{legend.line}"
    return LetterkitError(f"{place}: {UNREAD}: {_shown(legend)}", hint=UNREAD_HINT)


def _twice(one: Legend, other: Legend, name: str) -> LetterkitError:
    return LetterkitError(
        f"{name}:{other.line}: a mark that line {one.line} explains in another way: "
        f"{_shown(one)}; {_shown(other)}",
        hint="give each of the two a mark of its own, also where it stands on names",
    )


def _notes(found: _Found) -> Iterator[str]:
    for key, lines in found.used.items():
        legend = found.by_key[key]
        what = legend.mark.shown or ("left out" if legend.mark.out else "taken off")
        shown = ", ".join(map(str, lines[:10])) + (" and more" if len(lines) > 10 else "")
        yield f"{found.name}:{shown}: marked {key}, which is “{_shown(legend)}”: {what}"
