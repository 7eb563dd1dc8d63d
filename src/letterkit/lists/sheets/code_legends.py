"""Legends of a coded column elsewhere in a file: `1 = named, 2 = initials, 3 = hidden`.

They stand above or below the table, on a sheet of their own, in a comment on a cell or of the file.
Where there is one legend, and one column in which nothing but its codes stands, what they mean is
read in their place, as answers in a column `shown`. Else the file is refused.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from letterkit.errors import LetterkitError
from letterkit.lists.records import Row
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part, shown_title
from letterkit.lists.rows.doubts import may_be_wish, strict
from letterkit.lists.sheets.title_rows import header_of

LEGEND = "a legend that explains a column, not a name"
_PIECES = re.compile(r"\s*[,;\n|]\s*|\.\s+")
_PIECE = re.compile(
    r"(?:[^\W\d_][^=:]{2,30}:\s*)?[\"'“(]?([A-Za-z]|\d{1,2})[)\"'”]?"
    r"\s*(=+>?|→|⇒|[:–—-])\s*(\S.*)"
)
_CODE = re.compile(r"[A-Za-z]|\d{1,2}")
_AUTHOR = re.compile(r"^[^\n:=]{1,60}:\s*\n?(?=\s*\S+\s*[=→⇒])")
_LONGEST = 400
_SHOWN = 120
_SHOWN_COLUMN = "shown"


@dataclass(frozen=True, slots=True)
class CodeLegend:
    """Codes and what they mean; `lines` are where it stands, and `texts` what is said there."""

    codes: Mapping[str, str]
    line: int
    texts: tuple[str, ...]

    @property
    def words(self) -> str:
        return ", ".join(f"{code} = {text}" for code, text in self.codes.items())


def codes_in(text: str) -> dict[str, str]:
    """The codes of a text and their meanings; nothing unless all of it is a legend about wishes."""
    found = _codes(text)
    return found if len(found) > 1 and _about_wishes(found) else {}


def with_code_legend(contents: Contents, name: str) -> tuple[Contents, frozenset[str]]:
    """The contents with a legend in the title of its column, and the texts that are done with."""
    legends = list(_legends(contents))
    if not legends:
        return contents, frozenset()
    legend = legends[0]
    same = all(dict(each.codes) == dict(legend.codes) for each in legends)
    done = frozenset(text for each in legends for text in each.texts)
    without = [_without(part, done) for part in contents.parts]
    parts = [part for part, _ in without if part.rows]
    left_out = [each for _, removed in without for each in removed]
    codes = legend.codes
    places = [(n, column) for n, part in enumerate(parts) for column in _coded(part, codes)]
    titles = {_titles(parts[number])[column] for number, column in places}
    numbers = {number for number, _ in places}
    plain = same and len(titles) == 1 and len(numbers) == len(places)
    if not plain or (titles != {_SHOWN_COLUMN} and _has_shown(parts, numbers)):
        raise _refused(name, legend)
    for number, column in places:
        parts[number] = _spelt_out(parts[number], column, legend)
    said = f"read as what “{shown_title(titles.pop())}” means: {legend.words[:_SHOWN]}"
    notes = [*contents.notes, f"{name}:{legend.line}: {said}"]
    kept = [*contents.left_out, *left_out]
    return replace(contents, parts=parts, left_out=kept, notes=notes), done


def _has_shown(parts: Sequence[Part], numbers: Iterable[int]) -> bool:
    return any(
        title.strip().casefold() == _SHOWN_COLUMN
        for number in numbers
        for title in _titles(parts[number])
    )


def _codes(text: str) -> dict[str, str]:
    plain = _AUTHOR.sub("", text.strip())
    if len(plain) > _LONGEST:
        return {}
    found: dict[str, str] = {}
    last = ""
    for piece in _PIECES.split(plain.strip(" .#")):
        match = _PIECE.fullmatch(piece.strip())
        if match and match[1] not in found:
            last = match[1]
            found[last] = match[3].strip(" .")
        elif match or not last:
            return {}
        elif piece.strip():
            found[last] += f" {piece.strip()}"
    return found


def _about_wishes(codes: Mapping[str, str]) -> bool:
    return any(strict(text) or may_be_wish(text) for text in codes.values())


def _legends(contents: Contents) -> Iterator[CodeLegend]:
    """The legends beside the rows, in rows of one text, and in tables of codes alone."""
    yield from _in_texts(contents.beside)
    alone = len(contents.parts) == 1  # the only table of a file is that of the people
    for part in contents.parts:
        table = {} if alone else _table_of_codes(part)
        if table:
            texts = tuple("\t".join(_given(row)) for row in part.rows)
            yield CodeLegend(table, part.rows[0].line, texts)
        else:
            rows = ((row.line, given[0]) for row in part.rows if len(given := _given(row)) == 1)
            yield from _in_texts(rows)


def _in_texts(texts: Iterable[tuple[int, str]]) -> Iterator[CodeLegend]:
    """Legends of one text each, or of texts that hold a code each, one below the other."""
    single: dict[str, str] = {}
    lines: list[int] = []
    said: list[str] = []
    for line, text in dict.fromkeys(texts):
        if codes := codes_in(text):
            yield CodeLegend(codes, line, (text,))
        elif len(one := _codes(text)) == 1 and "=" in text:
            single |= one
            lines.append(line)
            said.append(text)
    if len(single) > 1 and _about_wishes(single):
        yield CodeLegend(single, lines[0], tuple(said))


def _table_of_codes(part: Part) -> dict[str, str]:
    """The codes of a table of two columns, with a row of titles or without one."""
    rows = [_given(row) for row in part.rows]
    if len(rows) < 2 or any(len(row) != 2 for row in rows):
        return {}
    if not _CODE.fullmatch(rows[0][0]):
        rows = rows[1:]
    codes = {code: text for code, text in rows if _CODE.fullmatch(code)}
    return codes if len(codes) == len(rows) > 1 and _about_wishes(codes) else {}


def _given(row: ExportRow) -> list[str]:
    return [cell.strip() for cell in row.cells if cell.strip()]


def _without(part: Part, done: frozenset[str]) -> tuple[Part, list[LeftOut]]:
    """A part without the rows that are nothing but a legend."""
    gone = {id(row) for row in part.rows if "\t".join(_given(row)) in done}
    if not gone:
        return part, []
    kept = [row for row in part.rows if id(row) not in gone]
    left = [LeftOut(row.file, row.line, LEGEND) for row in part.rows if id(row) in gone]
    return replace(part, rows=kept), left


def _header(part: Part) -> int:
    return header_of([Row(row.line, row.cells) for row in part.rows[:10]])


def _titles(part: Part) -> Sequence[str]:
    return part.rows[_header(part)].cells


def _coded(part: Part, codes: Mapping[str, str]) -> list[int]:
    """The columns in which nothing but codes of the legend stands."""
    header = _header(part)
    found = []
    for number, title in enumerate(part.rows[header].cells):
        below = part.rows[header + 1 :]
        texts = {row.cells[number].strip() for row in below if number < len(row.cells)} - {""}
        if texts and texts <= codes.keys() and "=" not in title:
            found.append(number)
    return found


def _spelt_out(part: Part, column: int, legend: CodeLegend) -> Part:
    """The part with what the codes of a column mean in their place, as answers about display."""
    header = _header(part)
    rows = list(part.rows)
    for number in range(header, len(rows)):
        cells = list(rows[number].cells)
        if column < len(cells):
            text = cells[column].strip()
            cells[column] = _SHOWN_COLUMN if number == header else legend.codes.get(text, text)
        rows[number] = rows[number]._replace(cells=cells)
    return replace(part, rows=rows)


def _refused(name: str, legend: CodeLegend) -> LetterkitError:
    return LetterkitError(
        f"{name}:{legend.line}: a legend, and not one column that it is plainly about:"
        f" {legend.words[:_SHOWN]}",
        hint="write in a column called “shown” named, initials, role or unnamed for each of them,"
        " or “withdrawn” in one called “status”, and delete the legend",
    )
