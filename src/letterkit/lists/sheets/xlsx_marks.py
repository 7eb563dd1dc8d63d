"""The marks of an .xlsx workbook, from its XML: ISO/IEC 29500-1, chapter 18.

A million rows are looked through in a second if they have no marks, since searching bytes is much
faster than parsing them. Names of elements may have a prefix; attributes of rows and cells hold
numbers and names only, so that `>` ends a tag.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape
from posixpath import basename, dirname, join, normpath

from letterkit.lists.sheets.marks import Cell, Marks, Range, column_of
from letterkit.lists.sheets.sheet_margins import of_xlsx_sheet
from letterkit.lists.sheets.xlsx_seen import Unseen
from letterkit.lists.sheets.xlsx_xml import (
    FONT,
    FONTS,
    FORMAT,
    FORMATS,
    RUN,
    STRING,
    TEXT,
    attributes,
)

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
# Without one of these in it a sheet has no marks on rows or cells. Finding a few bytes takes a
# tenth of the time of a pattern.
_SIGNS = (b"hidden", b't="e"', b"t='e'", b"strike", b"rPr")
_LOW = re.compile(rb"\bht\s*=\s*[\"'](?:0|1[\"'.])")
_FLAT = 2.0  # points
_NARROW = 0.5  # letters
_FORMULAS = (b"<f", b":f")
_UNKNOWN = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\b[^>]*(?:/>|>\s*</(?:\w+:)?v>)\s*)?"
    rb"</(?:\w+:)?c>"
)
_ROW_OR_CELL = re.compile(
    rb"<(?:\w+:)?(?:row\b([^>]*)>|c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.DOTALL
)
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\b([^>]*)>")
_RULE = re.compile(rb"<(?:\w+:)?cfRule\b([^>]*)>")
_COMMENT = re.compile(
    rb"<(?:\w+:)?(?:threadedComment|comment)\b([^>]*)>(.*?)</(?:\w+:)?(?:threadedComment|comment)>",
    re.DOTALL,
)
_SAID = re.compile(rb"<(?:\w+:)?(?:t|text)\b[^>]*>([^<]*)(?=<)")
_STRIKE = re.compile(
    rb"<(?:\w+:)?d?strike\b(?![^>]*\bval\s*=\s*[\"'](?:0|false|off)[\"'])", re.IGNORECASE
)
_RULED = re.compile(rb"<(?:\w+:)?dxf\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?dxf>)", re.DOTALL)
_LINK = re.compile(rb"<(?:\w+:)?hyperlink\b([^>]*)>")
_LINKING = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*>\s*HYPERLINK\(\s*(?:\"|&quot;)(.*?)(?:\"|&quot;)"
)
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*>([^<]*)<")


def xlsx_marks(parts: zipfile.ZipFile) -> list[Marks]:
    """The marks of each sheet, in the order of the workbook; charts have none."""
    names = {name.lower(): name for name in parts.namelist()}

    def part(name: str) -> bytes:
        return parts.read(names[name.lower()]) if name.lower() in names else b""

    main = _main_part(part("_rels/.rels"))
    book = part(main)
    targets = _targets(part(_relations_of(main)), dirname(main))
    styles = part(next((name for kind, name in targets.values() if kind == "styles"), ""))
    strings = part(next((name for kind, name in targets.values() if kind == "sharedStrings"), ""))
    theme = part(next((name for kind, name in targets.values() if kind == "theme"), ""))
    looks = _Looks(styles, strings, Unseen(styles, strings, theme))
    found = []
    for match in _SHEET.finditer(book):
        wanted = attributes(match[1])
        key = next((text for name, text in wanted.items() if name.endswith(":id")), "")
        name = targets.get(key, ("", ""))[1]
        marks = _of_sheet(part(name), looks)
        beside = _targets(part(_relations_of(name)), dirname(name))
        for kind, target in beside.values():
            if kind in ("comments", "threadedComment"):
                marks.said += _commented(part(target))
        marks.links = list(_links(part(name), part(_relations_of(name))))
        marks.noted = list(dict.fromkeys(cell for cell, _ in marks.said))
        marks.margins = of_xlsx_sheet(part(name))
        found.append(marks)
    return found


class _Looks:
    """Which formats of cells, rules and shared texts are struck through, by their numbers."""

    def __init__(self, styles: bytes, strings: bytes, unseen: Unseen) -> None:
        self.unseen = unseen
        fonts = FONTS.search(styles)
        struck = _struck(FONT, fonts[1]) if fonts else set()
        formats = FORMATS.search(styles)
        self.formats: set[str] = set()
        for number, match in enumerate(FORMAT.finditer(formats[1] if formats else b"")):
            if attributes(match[1]).get("fontId") in struck:
                self.formats.add(str(number))
        self.rules = _struck(_RULED, styles)
        self.strings: set[str] = set()
        self.partly: set[str] = set()
        if _STRIKE.search(strings):
            for number, match in enumerate(STRING.finditer(strings)):
                if _has_struck_run(match[1] or b""):
                    self.strings.add(str(number))
                if _has_other_run(match[1] or b""):
                    self.partly.add(str(number))


def _struck(pattern: re.Pattern[bytes], text: bytes) -> set[str]:
    """The numbers of those elements that hold a strike."""
    found = set()
    for number, match in enumerate(pattern.finditer(text)):
        if match[1] and _STRIKE.search(match[1]):
            found.add(str(number))
    return found


def _has_struck_run(text: bytes) -> bool:
    """A text of which only a part is struck may be a name beside another one, so it counts."""
    return any(_STRIKE.search(match[1]) and TEXT.search(match[1]) for match in RUN.finditer(text))


def _has_other_run(text: bytes) -> bool:
    """Whether words without a line through them stand beside those with one."""
    runs = [match[1] for match in RUN.finditer(text) if TEXT.search(match[1])]
    struck = sum(bool(_STRIKE.search(run)) for run in runs)
    return 0 < struck < len(runs)


def _of_sheet(sheet: bytes, looks: _Looks) -> Marks:
    marks = Marks()
    end = max(sheet.rfind(b"sheetData>"), 0)
    rows, after = sheet[:end], sheet[end:]
    for match in _COLUMN.finditer(rows[: rows.find(b"sheetData")]):
        column = attributes(match[1])
        if column.get("hidden") in ("1", "true") or _is_flat(column.get("width"), _NARROW):
            first, last = _number(column.get("min")), _number(column.get("max"))
            marks.hidden_columns.update(range(first, min(last, 16_384) + 1))
    for match in _MERGED.finditer(after):
        first_place, _, last_place = attributes(match[1]).get("ref", "").partition(":")
        first_cell, last_cell = _place(first_place), _place(last_place)
        if first_cell and last_cell:
            marks.merged.append(Range(first_cell, last_cell))
    rules = (attributes(match[1]).get("dxfId", "") for match in _RULE.finditer(after))
    marks.ruled = not looks.rules.isdisjoint(rules)
    if _has_marks(rows, looks):
        _look_at_cells(rows, looks, marks)
    _look_at_forms(rows, looks.unseen, marks)
    return marks


def _look_at_forms(rows: bytes, unseen: Unseen, marks: Marks) -> None:
    """The colours behind cells and their letters; a cell that says no place has none here."""
    grounds, letters = unseen.grounds, unseen.letters
    if not grounds and not letters:
        return
    styles = "|".join({**grounds, **letters}).encode()
    styled = re.compile(rb"<(?:\w+:)?c\b([^<>]*?\bs\s*=\s*[\"'](?:" + styles + rb")[\"'][^<>]*)>")
    for match in styled.finditer(rows):
        said = attributes(match[1])
        cell = _place(said.get("r", ""))
        if cell and said["s"] in grounds:
            marks.grounds.setdefault(cell.row, {})[cell.column] = grounds[said["s"]]
        if cell and said["s"] in letters and not match[1].endswith(b"/"):
            marks.letters.setdefault(cell.row, {})[cell.column] = letters[said["s"]]


def _has_marks(rows: bytes, looks: _Looks) -> bool:
    """Whether it is worth looking at each cell."""
    if looks.strings or looks.unseen.runs or any(sign in rows for sign in _SIGNS):
        return True
    if _LOW.search(rows):
        return True
    if any(sign in rows for sign in _FORMULAS) and _UNKNOWN.search(rows):
        return True
    if telling := looks.formats | looks.unseen.formats:
        numbers = "|".join(telling).encode()
        styled = re.compile(rb"\bs\s*=\s*[\"'](?:" + numbers + rb")[\"']")
        return styled.search(rows) is not None
    return False


def _look_at_cells(rows: bytes, looks: _Looks, marks: Marks) -> None:
    row, column = 0, 0
    for match in _ROW_OR_CELL.finditer(rows):
        if match[1] is not None:
            said = attributes(match[1])
            # A row and a cell that do not say where they are follow the one before.
            row, column = _number(said.get("r")) or row + 1, 0
            if said.get("hidden") in ("1", "true") or _is_flat(said.get("ht"), _FLAT):
                marks.hidden_rows.add(row)
            continue
        said = attributes(match[2])
        cell = _place(said.get("r", "")) or Cell(row, column + 1)
        column = cell.column
        if match[3]:
            _look_at(cell, said, match[3], looks, marks)


def _look_at(cell: Cell, said: dict[str, str], inner: bytes, looks: _Looks, marks: Marks) -> None:
    value = _VALUE.search(inner)
    text = value[1].strip().decode("ascii", "replace") if value else ""
    kind = said.get("t", "")
    if kind == "e":
        marks.wrong.append(cell)
        return
    inline = kind == "inlineStr"
    if _UNKNOWN.search(inner + b"</c>"):
        marks.unknown.append(cell)
    if not text and not inline:
        return
    colours = looks.unseen.inline(inner) if inline else looks.unseen.runs.get(text, [])
    if kind != "s" and not inline:
        colours = []
    is_number = kind not in ("s", "str", "inlineStr")
    style = said.get("s", "0")
    words = looks.unseen.instead(style, text) if kind in ("", "n") else ""
    if words:
        marks.instead.setdefault(cell.row, {})[cell.column] = words
        is_number = False  # the words are seen, unless they are white
    lost = looks.unseen.hides(style, colours, is_number=is_number)
    if all(lost):
        marks.unseen[cell.row] = {*marks.unseen.get(cell.row, ()), cell.column}
    elif any(lost):
        marks.half_seen.append(cell)
    if (
        said.get("s") in looks.formats
        or (kind == "s" and text in looks.strings)
        or (inline and _has_struck_run(inner))
    ):
        if said.get("s") not in looks.formats and (
            (kind == "s" and text in looks.partly) or (inline and _has_other_run(inner))
        ):
            marks.partly.append(cell)
        marks.struck[cell.row] = {*marks.struck.get(cell.row, ()), cell.column}


def _commented(comments: bytes) -> Iterator[tuple[Cell, str]]:
    """Each comment with its cell; what Excel writes above a thread for older programs stays."""
    for match in _COMMENT.finditer(comments):
        if cell := _place(attributes(match[1]).get("ref", "")):
            text = b"".join(_SAID.findall(match[2])).decode("utf-8", "replace")
            yield cell, unescape(text).strip()


def _links(sheet: bytes, relations: bytes) -> Iterator[tuple[Cell, str]]:
    """Each cell on which a click leads somewhere, by the sheet or by a formula."""
    targets = {}
    for match in _RELATION.finditer(relations):
        said = attributes(match[1])
        targets[said.get("Id", "")] = said.get("Target", "")
    for match in _LINK.finditer(sheet):
        said = attributes(match[1])
        key = next((text for name, text in said.items() if name.endswith(":id")), "")
        cell = _place(said.get("ref", "").partition(":")[0])
        if cell and targets.get(key):
            yield cell, unescape(targets[key])
    if b"HYPERLINK(" in sheet:
        for match in _LINKING.finditer(sheet):
            if cell := _place(attributes(match[1]).get("r", "")):
                yield cell, unescape(match[2].decode("utf-8", "replace"))


def _main_part(relations: bytes) -> str:
    for kind, name in _targets(relations, "").values():
        if kind == "officeDocument":
            return name
    return "xl/workbook.xml"


def _relations_of(part: str) -> str:
    return join(dirname(part), "_rels", f"{basename(part)}.rels")


def _targets(relations: bytes, folder: str) -> dict[str, tuple[str, str]]:
    """Kind and part of each relation, by its id."""
    found = {}
    for match in _RELATION.finditer(relations):
        said = attributes(match[1])
        target = said.get("Target", "")
        place = target[1:] if target.startswith("/") else normpath(join(folder, target))
        found[said.get("Id", "")] = (basename(said.get("Type", "")), place)
    return found


def _place(text: str) -> Cell | None:
    match = _PLACE.fullmatch(text)
    return Cell(int(match[2]), column_of(match[1])) if match else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0


def _is_flat(text: str | None, least: float) -> bool:
    """Whether a height in points or a width in letters is too little to see anything."""
    try:
        return text is not None and float(text) < least
    except ValueError:
        return False
