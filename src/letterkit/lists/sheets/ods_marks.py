"""The marks of an .ods spreadsheet, from its XML: OpenDocument 1.3, part 3, chapter 9."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from letterkit.lists.sheets.colours import PLAIN, WHITE
from letterkit.lists.sheets.marks import Cell, Marks, Range
from letterkit.lists.sheets.ods_seen import SIGNS, Unseen

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT, _OFFICE, _STYLE = (
    f"{_ODF}{each}:1.0 " for each in ("table", "text", "office", "style")
)
_LINK = f"{_TEXT}a"
_TARGET = "http://www.w3.org/1999/xlink href"
_LINKING = re.compile(r"=\s*HYPERLINK\(\s*\"([^\"]*)\"", re.IGNORECASE)
_SPANS = (f"{_TEXT}span", f"{_TEXT}p")
# Without one of these there is nothing to look for.
_ANY = re.compile(
    rb"visibility\s*=\s*[\"'](?:collapse|filter)|display\s*=\s*[\"']false|annotation"
    rb"|<text:a\b|HYPERLINK\(|line-through-(?:style|type)\s*=\s*[\"'](?!none)|-spanned\s*=|=\s*[\"']#|Err:"
)
_ERROR = re.compile(r"#[A-Z/0]+[!?]|#N/A|Err:\d+")
_MAX_COLUMNS = 16_384


def ods_marks(parts: zipfile.ZipFile) -> list[Marks]:
    """The marks of each sheet, in the order of the document."""
    content = parts.read("content.xml")
    styles = parts.read("styles.xml") if "styles.xml" in parts.namelist() else b""
    if not any(each.search(part) for each in (_ANY, SIGNS) for part in (content, styles)):
        return []
    looks, unseen = _Styles(), Unseen()

    def start(name: str, said: dict[str, str]) -> None:
        looks.start(name, said)
        unseen.start(name, said)

    _parse(styles, start, unseen.end)
    _parse(content, start, unseen.end)
    reader = _Reader(looks.struck(), unseen)
    _parse(content, reader.start, reader.end, reader.text)
    return reader.sheets


def _parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Call a function for each element; malformed XML is for the reader of values to refuse."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        return


@dataclass(slots=True)
class _Styles:
    """Which styles strike through by themselves, and which style each is built on."""

    own: dict[str, bool] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    current: str = ""

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == f"{_STYLE}style":
            self.current = said.get(f"{_STYLE}name", "")
            self.own[self.current] = False
            self.parents[self.current] = said.get(f"{_STYLE}parent-style-name", "")
        elif name == f"{_STYLE}text-properties":
            for key in ("text-line-through-style", "text-line-through-type"):
                if key_said := said.get(f"{_STYLE}{key}"):
                    self.own[self.current] = key_said != "none"

    def struck(self) -> frozenset[str]:
        return frozenset(name for name in self.own if self._is_struck(name))

    def _is_struck(self, name: str) -> bool:
        for _ in range(20):
            if not name:
                return False
            if self.own.get(name):
                return True
            name = self.parents.get(name, "")
        return False


@dataclass(slots=True)
class _Reader:
    """Where the parser is in the sheets, and the marks that it has passed."""

    struck: frozenset[str]
    unseen: Unseen
    sheets: list[Marks] = field(default_factory=list)
    tables: int = 0
    hidden_groups: list[bool] = field(default_factory=list)
    default_styles: list[str] = field(default_factory=list)
    row: int = 0
    row_repeats: int = 1
    row_hidden: bool = False
    row_style: str = ""
    row_cells: list[tuple[int, bool]] = field(default_factory=list)
    column: int = 0
    cell_said: dict[str, str] = field(default_factory=dict)
    cell_text: str = ""
    cell_struck: bool = False
    cell_plain: bool = False
    cell_runs: list[tuple[str, ...]] = field(default_factory=list)
    row_unseen: set[int] = field(default_factory=set)
    is_locked: bool = False
    spans: list[bool] = field(default_factory=list)
    span_styles: list[str] = field(default_factory=list)
    notes: int = 0
    note: str = ""

    def start(self, name: str, said: dict[str, str]) -> None:
        kind = name.removeprefix(_TABLE)
        if name == f"{_TABLE}table":
            self.tables += 1
            if self.tables == 1:
                self.sheets.append(Marks())
                self.row, self.default_styles, self.hidden_groups = 0, [], []
                self.is_locked = said.get(f"{_TABLE}protected") == "true"
        elif self.tables != 1:
            return
        elif name == f"{_OFFICE}annotation":
            self.notes += 1
            self.sheets[-1].noted.append(Cell(self.row, self.column))
            self.note = ""
        elif name in (*_SPANS, _LINK):
            self._start_words(name, said)
        elif kind == "table-row-group":
            self.hidden_groups.append(said.get(f"{_TABLE}display") == "false")
        elif kind == "table-column":
            self._start_column(said)
        elif kind == "table-row":
            self._start_row(said)
        elif kind in ("table-cell", "covered-table-cell"):
            self.cell_said, self.cell_text = said, ""
            self.cell_struck = self.cell_plain = False
            self.cell_runs = []
            self.column += 1

    def text(self, text: str) -> None:
        if self.notes and self.spans:
            self.note += text
        if self.tables == 1 and not self.notes:
            self.cell_text += text
            if text.strip():
                self.cell_runs.append(tuple(self.span_styles))
            if text.strip() and any(self.spans):
                self.cell_struck = True
            elif text.strip():
                self.cell_plain = True

    def end(self, name: str) -> None:
        kind = name.removeprefix(_TABLE)
        if name == f"{_TABLE}table":
            self.tables -= 1
        elif self.tables != 1:
            return
        elif name == f"{_OFFICE}annotation":
            self.notes -= 1
            self.sheets[-1].said.append((self.sheets[-1].noted[-1], self.note.strip()))
        elif name in _SPANS:
            self.spans.pop()
            self.span_styles.pop()
        elif kind == "table-row-group":
            self.hidden_groups.pop()
        elif kind in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif kind == "table-row":
            self._end_row()

    def _start_words(self, name: str, said: dict[str, str]) -> None:
        """A paragraph or some words with a style of their own, or words that lead somewhere."""
        if name in _SPANS:
            self.spans.append(said.get(f"{_TEXT}style-name") in self.struck)
            self.span_styles.append(said.get(f"{_TEXT}style-name", ""))
        elif not self.notes:
            self.sheets[-1].links.append((Cell(self.row, self.column), said.get(_TARGET, "")))

    def _start_column(self, said: dict[str, str]) -> None:
        repeats = _count(said, "columns")
        first = len(self.default_styles) + 1
        repeats = min(repeats, _MAX_COLUMNS - len(self.default_styles))
        self.default_styles += [said.get(f"{_TABLE}default-cell-style-name", "")] * repeats
        narrow = self.unseen.is_flat("table-column", said.get(f"{_TABLE}style-name", ""))
        if narrow or said.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            self.sheets[-1].hidden_columns.update(range(first, first + repeats))

    def _start_row(self, said: dict[str, str]) -> None:
        self.row += 1
        self.row_repeats = _count(said, "rows")
        hidden = said.get(f"{_TABLE}visibility") in ("collapse", "filter")
        low = self.unseen.is_flat("table-row", said.get(f"{_TABLE}style-name", ""))
        self.row_hidden = hidden or low or any(self.hidden_groups)
        self.row_style = said.get(f"{_TABLE}default-cell-style-name", "")
        self.row_cells, self.row_unseen, self.column = [], set(), 0

    def _end_cell(self) -> None:
        said, text = self.cell_said, self.cell_text.strip()
        first = self.column
        self.column += min(_count(said, "columns"), _MAX_COLUMNS) - 1
        style = said.get(f"{_TABLE}style-name") or self.row_style or self._column_style(first)
        marks = self.sheets[-1]
        if text or f"{_OFFICE}value-type" in said:
            struck = self.cell_struck or style in self.struck
            self.row_cells.append((first, struck))
            lost = self.unseen.hides(style, self.cell_runs, is_locked=self.is_locked)
            if (ground := self.unseen.ground(style)) != WHITE:
                marks.grounds.setdefault(self.row, {})[first] = ground
            if text and (letters := self.unseen.letters(style)) != PLAIN:
                marks.letters.setdefault(self.row, {})[first] = letters
            if all(lost):
                self.row_unseen.add(first)
            elif any(lost):
                marks.half_seen.append(Cell(self.row, first))
            if self.cell_struck and self.cell_plain and style not in self.struck:
                marks.partly.append(Cell(self.row, first))
            if f"{_TABLE}formula" in said and _ERROR.fullmatch(text):
                marks.wrong.append(Cell(self.row, first))
            if link := _LINKING.search(said.get(f"{_TABLE}formula", "")):
                marks.links.append((Cell(self.row, first), link[1]))
        across = _count(said, "columns", "spanned")
        down = _count(said, "rows", "spanned")
        if across > 1 or down > 1:
            last = Cell(self.row + down - 1, first + across - 1)
            marks.merged.append(Range(Cell(self.row, first), last))

    def _column_style(self, column: int) -> str:
        return self.default_styles[column - 1] if column <= len(self.default_styles) else ""

    def _end_row(self) -> None:
        last = self.row + self.row_repeats - 1
        if self.row_cells:
            rows = range(self.row, last + 1)
            marks = self.sheets[-1]
            if self.row_hidden:
                marks.hidden_rows.update(rows)
            struck = frozenset(column for column, is_struck in self.row_cells if is_struck)
            if struck:
                marks.struck.update(dict.fromkeys(rows, struck))
            if self.row in marks.grounds:
                marks.grounds.update(dict.fromkeys(rows, marks.grounds[self.row]))
            if self.row in marks.letters:
                marks.letters.update(dict.fromkeys(rows, marks.letters[self.row]))
            if self.row_unseen:
                marks.unseen.update(dict.fromkeys(rows, frozenset(self.row_unseen)))
        self.row = last


def _count(said: dict[str, str], of: str, how: str = "repeated") -> int:
    text = said.get(f"{_TABLE}number-{of}-{how}", "1")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 1
